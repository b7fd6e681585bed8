import { read } from '../../src/claims/read.ts';
import { attributionTaggers } from '../../src/models.ts';
import type { Citation } from '../../src/model/citation.ts';
import type { Claim } from '../../src/model/claim.ts';
import type { Reading } from '../../src/model/reading.ts';
import { readLines, setFiles } from '../corpora.ts';
import { present, type Context, type Measure, type Outcome, type Sets } from '../measured.ts';
import { passage } from '../passage.ts';
import { scorer, valueOf, type ScorerRow } from '../scorers.ts';

type Span = readonly [number, number];
interface Gold {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  readonly title?: string;
  readonly published?: string;
  readonly quotes?: readonly object[];
}
interface Prf {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
}
type Report = { readonly all: Readonly<Record<string, Prf>> };
type Docs = readonly object[];
interface ClaimsScorer {
  evaluate(gold: Docs, preds: Docs): Report;
  speechOnly(docs: Docs, texts: ReadonlyMap<string, string>): Docs;
  oneType(gold: Docs, preds: Docs, type: string): [Docs, Docs];
  scoredRows(gold: Docs, preds: Docs): readonly ScorerRow[];
  evaluateSpans(gold: Docs, preds: Docs, field: string): { readonly exact: Prf; readonly value?: { readonly f1: number } };
  fieldRows(gold: Docs, preds: Docs, field: string): readonly ScorerRow[];
}

/** When undated gold texts are taken to be read: any fixed time does. */
const READ_AT = Date.UTC(2020, 0, 1);

const span = (c: Citation): Span => [c.start, c.end];
const optional = (name: string, c: Citation | undefined): object => (c ? { [name]: span(c) } : {});

const quoteOf = (claim: Claim): object => ({
  content: span(claim.content),
  ...(claim.contentParts ? { contentParts: claim.contentParts.map(span) } : {}),
  ...optional('cue', claim.cue),
  ...optional('source', claim.speaker),
  ...(claim.type ? { type: claim.type } : {}),
  ...(claim.score === undefined ? {} : { score: claim.score }),
});

function figureOf({ figure, speaker, hedges }: Claim): object[] {
  if (!figure) return [];
  const { value, low, high, of, kind } = figure;
  return [
    {
      span: span(figure.span),
      ...{ value, low, high, of, kind },
      bound: figure.bound ?? null,
      ...optional('thing', figure.thing),
      ...optional('event', figure.event),
      ...optional('claimant', speaker),
      ...optional('hedge', hedges[0]),
    },
  ];
}

/** A reading in the scorer's shape. */
function prediction(id: string, reading: Reading): object {
  return {
    id,
    quotes: reading.claims.filter((c) => c.manner !== 'figure').map(quoteOf),
    figures: reading.claims.flatMap(figureOf),
    roles: reading.roles.map((r) => ({ person: span(r.person), role: span(r.role) })),
    timex: reading.dates.map((d) => ({ span: span(d.at), value: d.value })),
  };
}

/** The texts and readings of a set. Several rows are of one set, so it is read once. */
const done = new Map<string, { readonly gold: readonly Gold[]; readonly preds: readonly object[] }>();
function readSet(context: Context, name: string): { readonly gold: readonly Gold[]; readonly preds: readonly object[] } {
  const before = done.get(name);
  if (before) return before;
  const gold = readLines<Gold>(...present(setFiles(context.corpora, 'claims', name), `claims/${name}`)),
    preds = gold.map((g) => prediction(g.id, read(passage(g.text, { ...g, seenAt: READ_AT }), attributionTaggers())));
  done.set(name, { gold, preds });
  return { gold, preds };
}

const load = (context: Context): Promise<ClaimsScorer> => scorer<ClaimsScorer>(context.eval, 'claims');
const f1 = (report: Report, metric: string): number => report.all[metric]?.f1 ?? 0;
const textsOf = (gold: readonly Gold[]): ReadonlyMap<string, string> => new Map(gold.map((g) => [g.id, g.text]));

function attributions(pick: (score: ClaimsScorer, gold: readonly Gold[], preds: Docs) => Outcome['values'], set = 'polnear'): Measure {
  return async (context): Promise<Outcome> => {
    const { gold, preds } = readSet(context, set);
    return { values: pick(await load(context), gold, preds), note: `${gold.length} articles, none of which was taught`, crossValidated: true };
  };
}

const whole = (score: ClaimsScorer, gold: readonly Gold[], preds: Docs): Outcome['values'] => {
  const report = score.evaluate(gold, preds);
  return { joint: f1(report, 'joint.exact'), attributed: f1(report, 'attributed') };
};
const all = attributions(whole),
  german = attributions(whole, 'dewikinews');
const speech = attributions((score, gold, preds) => {
  const report = score.evaluate(score.speechOnly(gold, textsOf(gold)), score.speechOnly(preds, textsOf(gold)));
  return { joint: f1(report, 'joint.exact'), attributed: f1(report, 'attributed') };
});
const direct = attributions((score, gold, preds) => {
  const report = score.evaluate(...score.oneType(gold, preds, 'direct'));
  return { content: f1(report, 'content.exact'), attributed: f1(report, 'attributed') };
});
/** What readers are shown: speech, the surest half of it; and of that the direct quotes alone. */
const shown = attributions((score, gold, preds) => {
  const texts = textsOf(gold),
    [g, p] = [score.speechOnly(gold, texts), score.speechOnly(preds, texts)],
    atHalf = (of: readonly [Docs, Docs]): number => valueOf(score.scoredRows(...of), 'attributed.p@r50');
  return { 'precision-at-half-recall': atHalf([g, p]), 'direct alone': atHalf(score.oneType(gold, preds, 'direct')) };
});

const spans =
  (name: string, field: string, values: (score: ClaimsScorer, gold: Docs, preds: Docs) => Outcome['values']): Measure =>
  async (context) => {
    const { gold, preds } = readSet(context, name);
    return { values: values(await load(context), gold, preds), note: `${gold.length} texts, ${field}` };
  };

export const sets: Sets = {
  claims: all,
  'claims-german': german,
  'claims-speech': speech,
  'claims-direct': direct,
  'claims-shown': shown,
  dates: spans('timex', 'timex', (score, gold, preds) => ({ 'value-f1': score.evaluateSpans(gold, preds, 'timex').value?.f1 ?? null })),
  roles: spans('roles-read', 'roles', (score, gold, preds) => ({ 'exact-f1': score.evaluateSpans(gold, preds, 'roles').exact.f1 })),
  figures: spans('figures-read', 'figures', (score, gold, preds) => {
    const rows = score.fieldRows(gold, preds, 'figures');
    return { 'span-f1': valueOf(rows, 'span.f1'), 'value-f1': valueOf(rows, 'overlap+value.f1') };
  }),
};
