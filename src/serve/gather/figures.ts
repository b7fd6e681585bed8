import type { Claim } from '../../model/claim.ts';
import type { Answer, Question } from '../../model/ledger.ts';
import type { Report } from './report.ts';

export interface AnswerRow {
  readonly answer: Answer;
  /** Undefined where the claim is of an older text than the one shown. */
  readonly claim?: Claim;
  readonly report?: Report;
}
export interface QuestionTable {
  readonly question: Question;
  /** The newest row whose claim is at hand names the thing counted. */
  readonly label?: AnswerRow;
  readonly rows: readonly AnswerRow[];
}

/** Questions with their claims and reports: those that differ first, then those with most answers. */
export function figureTables(questions: readonly Question[], reports: readonly Report[]): readonly QuestionTable[] {
  const byArticle = new Map(reports.map((r) => [r.articleId, r])),
    claims = new Map(reports.flatMap((r) => r.reading.claims.map((c) => [c.id, c] as const)));
  const tables = questions.map((question): QuestionTable => {
    const rows = collapsed(
      question.answers.map((answer): AnswerRow => ({ answer, claim: claims.get(answer.claimId), report: byArticle.get(answer.articleId) })),
    );
    return { question, rows, label: rows.findLast((r) => r.claim?.figure?.thing && r.report) ?? rows.findLast((r) => r.claim && r.report) };
  });
  return tables
    .filter((t) => t.label !== undefined)
    .sort((a, b) => Number(b.question.differs) - Number(a.question.differs) || b.rows.length - a.rows.length || newest(b) - newest(a));
}

function newest(table: QuestionTable): number {
  return table.rows.at(-1)?.answer.at ?? 0;
}

/** One row for each article and value, in the place of the first: a headline says again what the text says. */
function collapsed(rows: readonly AnswerRow[]): readonly AnswerRow[] {
  const kept = new Map<string, AnswerRow>();
  for (const row of rows) {
    const key = `${row.answer.articleId} ${row.answer.low} ${row.answer.high} ${row.answer.supersededBy === undefined}`,
      other = kept.get(key);
    if (!other || telling(row) > telling(other)) kept.set(key, row);
  }
  return [...kept.values()];
}

function telling({ claim, report }: AnswerRow): number {
  const inBody = claim !== undefined && report?.revision.blocks.some((b) => b.start <= claim.sentence.start && claim.sentence.end <= b.end);
  return (claim?.speaker ? 2 : 0) + (inBody ? 1 : 0);
}

/** The newest answers that still stand. */
export function currentRows(table: QuestionTable, limit: number): readonly AnswerRow[] {
  return table.rows.filter((r) => r.answer.supersededBy === undefined).slice(-limit);
}
