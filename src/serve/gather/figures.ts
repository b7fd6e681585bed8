import { quote } from '../../model/citation.ts';
import { isShown, type Claim } from '../../model/claim.ts';
import { isCurrent, type Answer, type Question } from '../../model/ledger.ts';
import { wholeOf } from '../../model/reading.ts';
import type { Store } from '../../store/store.ts';
import { sameness } from './lines.ts';
import { reportOf, sourceMap, type Report, type SourcesOf } from './report.ts';

export interface AnswerRow {
  readonly answer: Answer;
  /** Undefined where the claim is of an older text than the one shown. */
  readonly claim?: Claim;
  readonly report?: Report;
  /** Other reports that give the same figure and name the same claimant. */
  readonly also: readonly Report[];
}
export interface QuestionTable {
  readonly question: Question;
  /** The newest row whose claim is at hand names the thing counted. */
  readonly label?: AnswerRow;
  readonly rows: readonly AnswerRow[];
}

/**
 * Questions with their claims and reports: those that differ first, then those with most answers, then what only one says:
 * figures of these reports that answer no question of the ledger.
 */
export function figureTables(questions: readonly Question[], reports: readonly Report[]): readonly QuestionTable[] {
  const byArticle = new Map(reports.map((r) => [r.articleId, r])),
    claims = new Map(reports.flatMap((r) => claimsOf(r).map((c) => [c.id, c] as const)));
  const asked = new Set(questions.flatMap((q) => q.answers.map((a) => a.claimId)));
  const tables = [...questions, ...reports.flatMap((r) => loose(r, asked))].map((question): QuestionTable => {
    const rows = collapsed(
      question.answers.map((answer): AnswerRow => ({ answer, claim: claims.get(answer.claimId), report: byArticle.get(answer.articleId), also: [] })),
    );
    return { question, rows, label: rows.findLast((r) => r.claim?.figure?.thing && r.report) ?? rows.findLast((r) => r.claim && r.report) };
  });
  return tables
    .filter((t) => t.label !== undefined)
    .sort((a, b) => Number(b.question.differs) - Number(a.question.differs) || b.rows.length - a.rows.length || newest(b) - newest(a));
}

/** A question with the newest texts of those who answer it; undefined where none of them is stored. */
export async function questionTable(store: Store, sourcesOf: SourcesOf, question: Question): Promise<QuestionTable | undefined> {
  const revisions = await store.articles.latest([...new Set(question.answers.map((a) => a.articleId))]),
    [readings, sources] = await Promise.all([store.claims.reading(revisions.map((r) => r.id)), sourceMap(sourcesOf, revisions)]);
  return figureTables(
    [question],
    revisions.map((r) => reportOf(r, readings.get(r.id), sources)),
  ).find((t) => t.question.id === question.id);
}

/** All its claims: that a number stands there may be told where its sentence may not be shown. */
export const claimsOf = ({ reading }: Report): readonly Claim[] => wholeOf(reading).claims.filter(isShown);

function newest(table: QuestionTable): number {
  return table.rows.at(-1)?.answer.at ?? 0;
}

/**
 * A question of its own for each figure that the ledger set beside no other; the same value said twice in one article stands
 * once. Copies only repeat their original's.
 */
function loose(report: Report, asked: ReadonlySet<string>): Question[] {
  if (report.copy) return [];
  const alone = new Map<string, Claim>(),
    nameOf = ({ figure }: Claim): string => `${figure?.kind} ${figure?.low} ${figure?.high}`,
    answered = new Set(
      claimsOf(report)
        .filter((c) => asked.has(c.id))
        .map(nameOf),
    );
  for (const claim of claimsOf(report)) {
    if (!claim.figure || answered.has(nameOf(claim))) continue;
    const other = alone.get(nameOf(claim));
    if (!other || telling({ claim, report }) > telling({ claim: other, report })) alone.set(nameOf(claim), claim);
  }
  return [...alone.values()].map((claim) => ({ id: claim.id, storyId: '', key: '', answers: [answerOf(claim, report)], differs: false }));
}

function answerOf({ id, figure }: Claim, report: Report): Answer {
  const { low = 0, high = Infinity } = figure ?? {};
  return { claimId: id, articleId: report.articleId, at: report.at, low, high };
}

/** One row for each value and claimant, in the place of the first, with who else prints it. */
function collapsed(rows: readonly AnswerRow[]): readonly AnswerRow[] {
  const kept = new Map<string, AnswerRow>();
  for (const row of onceAnArticle(rows)) {
    const key = `${valueOf(row)} ${claimantOf(row)}`,
      other = kept.get(key);
    if (!other) kept.set(key, row);
    else if (row.report) kept.set(key, { ...other, also: [...other.also, row.report] });
  }
  return [...kept.values()];
}

/** One row for each article and value: a headline says again what the text says. */
function onceAnArticle(rows: readonly AnswerRow[]): Iterable<AnswerRow> {
  const kept = new Map<string, AnswerRow>();
  for (const row of rows) {
    const key = `${row.answer.articleId} ${valueOf(row)}`,
      other = kept.get(key);
    if (!other || telling(row) > telling(other)) kept.set(key, row);
  }
  return kept.values();
}
const valueOf = ({ answer }: AnswerRow): string => `${answer.low} ${answer.high} ${isCurrent(answer)}`;

/** Who is said to say it, folded; empty where nobody is named. */
export function claimantOf({ claim, report }: AnswerRow): string {
  return claim?.speaker && report ? sameness(quote(report.revision, claim.speaker)) : '';
}

function telling({ claim, report }: Pick<AnswerRow, 'claim' | 'report'>): number {
  const inBody = claim !== undefined && report?.revision.blocks.some((b) => b.start <= claim.sentence.start && claim.sentence.end <= b.end);
  return (claim?.speaker ? 2 : 0) + (inBody ? 1 : 0);
}

/** The answers that still stand, one a value, the newest last: of those who give the same value the newest that names who says it. */
export function currentRows(table: QuestionTable, limit: number): readonly AnswerRow[] {
  const standing = table.rows.filter((r) => isCurrent(r.answer)),
    values = new Map<string, AnswerRow>();
  for (const row of standing) {
    const value = `${row.answer.low} ${row.answer.high}`,
      other = values.get(value);
    if (!other || row.claim?.speaker || !other.claim?.speaker) values.set(value, row);
  }
  return standing.filter((r) => values.get(`${r.answer.low} ${r.answer.high}`) === r).slice(-limit);
}
