export type Direction = 'at-least' | 'at-most';

/** One measured figure: its fixed name, what closes the work on it and what is aimed at. Values are fractions 0-1. */
export interface Row {
  readonly set: string;
  readonly metric: string;
  readonly gate: number;
  readonly goal: number;
  readonly direction: Direction;
  /** Whether learned weights take part in the figure; such rows are cross-validated unless run `--as-is`. */
  readonly trained: boolean;
  /** Measured beside the rows of the quality table. */
  readonly beside: boolean;
}

type Short = readonly [set: string, metric: string, gate: number, goal: number, more?: Partial<Pick<Row, 'direction' | 'trained' | 'beside'>>];
const AT_MOST = { direction: 'at-most' } as const;
const TRAINED = { trained: true } as const;
const BESIDE = { beside: true } as const;

const TABLE: readonly Short[] = [
  ['seed', 'checks', 1, 1],
  ['seed-story', 'checks', 1, 1],
  ['feeds', 'files', 0.95, 0.985],
  ['feeds', 'safe', 1, 1],
  ['feeds', 'dates', 0.93, 0.98],
  ['feeds', 'lists', 0.9, 0.97],
  ['feeds', 'hostile', 1, 1],
  ['pages-scrapinghub', 'f1', 0.968, 0.98, TRAINED],
  ['pages-fundus', 'f1', 0.965, 0.98, TRAINED],
  ['pages-wcxb', 'f1', 0.955, 0.97, TRAINED],
  ['pages-wcxb', 'title', 0.88, 0.95],
  ['pages-wcxb', 'byline', 0.75, 0.88],
  ['pages-wcxb', 'published', 0.82, 0.92],
  ['pages-kind', 'refused-nonarticles', 0.85, 0.95, TRAINED],
  ['pages-kind', 'refused-articles', 0.01, 0.01, { ...AT_MOST, ...TRAINED }],
  ['anatomy', 'authors', 0.85, 0.94],
  ['anatomy', 'dateline', 0.85, 0.94],
  ['anatomy', 'credit', 0.8, 0.9],
  ['anatomy', 'contributors', 0.75, 0.9],
  ['anatomy', 'kind', 0.85, 0.93, TRAINED],
  ['reprints-newsreuse', 'family-f1', 0.95, 0.98, TRAINED],
  ['reprints-wire', 'family-f1', 1, 1],
  ['relations', 'family-f1', 0.86, 0.93, TRAINED],
  ['relations', 'reprint-f1', 0.84, 0.89, TRAINED],
  ['relations', 'macro-f1', 0.62, 0.77, TRAINED],
  ['stories-allsides', 'bcubed-f1', 0.87, 0.93, TRAINED],
  ['stories-allsides', 'ami', 0.8, 0.88, TRAINED],
  ['stories-sagas', 'pair-f1', 0.58, 0.7, TRAINED],
  ['stories-sagas', 'ami', 0.66, 0.78, TRAINED],
  ['stories-sagas', 'saga-bcubed-f1', 0.93, 0.97, TRAINED],
  ['stories-googlenews', 'bcubed-f1', 0.92, 0.96, TRAINED],
  ['stories-ecbplus', 'bcubed-f1', 0.88, 0.93, TRAINED],
  ['stories-basil', 'bcubed-f1', 0.98, 0.99, TRAINED],
  ['stories-vietnamese', 'bcubed-f1', 0.92, 0.96, TRAINED],
  ['stories-uci', 'bcubed-f1', 0.84, 0.91, TRAINED],
  ['stories', 'churn', 0.03, 0.01, AT_MOST],
  ['sections', 'accuracy', 0.93, 0.96, { ...TRAINED, ...BESIDE }],
  ['sections', 'coverage', 0.45, 0.6, { ...TRAINED, ...BESIDE }],
  ['headlines', 'best-two', 0.65, 0.75],
  ['headlines', 'never-worst', 0.97, 1],
  ['related', 'en', 0.74, 0.82],
  ['related', 'mean6', 0.7, 0.78],
  ['rank', 'ndcg10', 0.92, 0.95],
  ['claims', 'joint', 0.44, 0.52, TRAINED],
  ['claims', 'attributed', 0.63, 0.7, TRAINED],
  ['claims-speech', 'joint', 0.63, 0.72, TRAINED],
  ['claims-speech', 'attributed', 0.82, 0.89, TRAINED],
  ['claims-direct', 'content', 0.86, 0.93, TRAINED],
  ['claims-direct', 'attributed', 0.85, 0.91, TRAINED],
  ['claims-shown', 'precision-at-half-recall', 0.93, 0.97, TRAINED],
  ['claims-shown', 'direct alone', 0.97, 0.99, TRAINED],
  ['claims-german', 'joint', 0.1, 0.4, BESIDE],
  ['claims-german', 'attributed', 0.25, 0.5, BESIDE],
  ['names', 'f1', 0.88, 0.92, TRAINED],
  ['names-shipped', 'conll-f1', 0.7, 0.85, { ...TRAINED, ...BESIDE }],
  ['names-shipped', 'ieer-f1', 0.75, 0.88, { ...TRAINED, ...BESIDE }],
  ['names-shipped', 'ieer-precision', 0.8, 0.93, { ...TRAINED, ...BESIDE }],
  ['dates', 'value-f1', 0.75, 0.82],
  ['roles', 'exact-f1', 0.78, 0.88],
  ['figures', 'span-f1', 0.85, 0.94],
  ['figures', 'value-f1', 0.85, 0.94],
  ['questions', 'pair-f1', 0.78, 0.9, TRAINED],
  ['questions', 'different-values-f1', 0.6, 0.82, TRAINED],
  ['questions', 'false-differs', 0.15, 0.08, { ...AT_MOST, ...TRAINED }],
  ['verify', 'recall', 0.99, 0.999],
  ['verify', 'false-verify', 0.01, 0.001, AT_MOST],
];

/** Every row of the quality table, in its order, and those beside it. The names are fixed: floors and reports use exactly these. */
export const ROWS: readonly Row[] = TABLE.map(([set, metric, gate, goal, more]) => ({
  set,
  metric,
  gate,
  goal,
  direction: more?.direction ?? 'at-least',
  trained: more?.trained ?? false,
  beside: more?.beside ?? false,
}));

export const nameOf = (row: { readonly set: string; readonly metric: string }): string => `${row.set} / ${row.metric}`;

/** Whether `value` is as good as `mark` allows, give or take `tolerance`. */
export const meets = (value: number, mark: number, direction: Direction, tolerance = 0): boolean =>
  direction === 'at-least' ? value >= mark - tolerance : value <= mark + tolerance;
