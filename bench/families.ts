import { ROWS, type Row } from './rows.ts';
import { measure, type Context, type Measured, type Sets } from './measured.ts';

/** One file of bench/sets and the sets it measures. */
export interface Family {
  readonly name: string;
  readonly sets: readonly string[];
  readonly load: () => Promise<{ readonly sets: Sets }>;
}

export const FAMILIES: readonly Family[] = [
  { name: 'seed', sets: ['seed', 'seed-story'], load: () => import('./sets/seed.ts') },
  { name: 'feeds', sets: ['feeds'], load: () => import('./sets/feeds.ts') },
  { name: 'pages', sets: ['pages-scrapinghub', 'pages-fundus', 'pages-wcxb', 'pages-kind'], load: () => import('./sets/pages.ts') },
  { name: 'anatomy', sets: ['anatomy'], load: () => import('./sets/anatomy.ts') },
  { name: 'reprints', sets: ['reprints-newsreuse', 'reprints-wire', 'relations'], load: () => import('./sets/reprints.ts') },
  {
    name: 'stories',
    sets: ['stories-sagas', 'stories-googlenews', 'stories-ecbplus', 'stories-basil', 'stories-vietnamese', 'stories-uci', 'stories-allsides', 'stories'],
    load: () => import('./sets/stories.ts'),
  },
  { name: 'sections', sets: ['sections'], load: () => import('./sets/sections.ts') },
  { name: 'headlines', sets: ['headlines'], load: () => import('./sets/headlines.ts') },
  { name: 'related', sets: ['related'], load: () => import('./sets/related.ts') },
  { name: 'rank', sets: ['rank'], load: () => import('./sets/rank.ts') },
  {
    name: 'claims',
    sets: ['claims', 'claims-speech', 'claims-direct', 'claims-shown', 'claims-german', 'dates', 'roles', 'figures'],
    load: () => import('./sets/claims.ts'),
  },
  { name: 'names', sets: ['names', 'names-shipped'], load: () => import('./sets/names.ts') },
  { name: 'questions', sets: ['questions'], load: () => import('./sets/questions.ts') },
  { name: 'verify', sets: ['verify'], load: () => import('./sets/verify.ts') },
];

/** Families that share work are measured in one process, one after the other; the longest job first. */
export const JOBS: readonly (readonly string[])[] = [
  ['stories', 'rank'],
  ['pages', 'anatomy'],
  ['reprints'],
  ['claims', 'names', 'questions'],
  ['sections'],
  ['headlines', 'related', 'feeds', 'seed', 'verify'],
];

/** Whether a row's set is asked for: by its own name, or by what it begins with. */
export const wanted = (row: Pick<Row, 'set'>, ask: string | undefined): boolean => ask === undefined || row.set.startsWith(ask);

/** Measures the wanted sets of some families. */
export async function measureFamilies(names: readonly string[], ask: string | undefined, context: Context): Promise<Measured[]> {
  const out: Measured[] = [];
  for (const family of FAMILIES.filter((f) => names.includes(f.name))) {
    const sets = family.sets.filter((set) => wanted({ set }, ask));
    if (sets.length === 0) continue;
    const loaded = await load(family);
    for (const set of sets) {
      const rows = ROWS.filter((r) => r.set === set),
        started = performance.now();
      if (isNote(loaded)) out.push(...rows.map((r): Measured => ({ set, metric: r.metric, value: null, ...loaded })));
      else out.push(...(await measure(rows, loaded[set], context)));
      process.stderr.write(`${set}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    }
  }
  return out;
}

type Loaded = Sets | { readonly note: string; readonly failed?: true };
const isNote = (loaded: Loaded): loaded is { readonly note: string; readonly failed?: true } => typeof loaded['note'] === 'string';

/** The family's sets; where they cannot be loaded, why not: a stage that does not exist yet is no failure. */
async function load(family: Family): Promise<Loaded> {
  try {
    return (await family.load()).sets;
  } catch (error) {
    const { code, message, stack } = error as { code?: string; message: string; stack?: string };
    if (code === 'ERR_MODULE_NOT_FOUND') return { note: `not yet: ${/src\/\S+?\.ts/.exec(message)?.[0] ?? message}` };
    process.stderr.write(`${family.name}: ${stack ?? message}\n`);
    return { note: `failed: ${message}`, failed: true };
  }
}
