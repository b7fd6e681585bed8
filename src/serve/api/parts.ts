import type { z } from '@hono/zod-openapi';
import { OPEN } from '../../ledger/enter.ts';
import type { Range } from '../../model/range.ts';
import type { AnswerRow, QuestionTable } from '../gather/figures.ts';
import type { Loss } from '../gather/lost.ts';
import type { Outdated } from '../gather/outdated.ts';
import type { Person } from '../gather/people.ts';
import type { RelatedStory } from '../gather/related.ts';
import type { Dated } from '../gather/timeline.ts';
import { iso, quoted, quotedAt, quotedOrNull, reportData, speakerData, storyData, wordsAt, wordsOrNull } from './lines.ts';
import type * as shapes from './shapes.ts';

export type QuestionData = z.output<typeof shapes.Question>;

/** A number as JSON has it: null where a bound is open. */
export const closed = (n: number | undefined): number | null => (n === undefined || n === OPEN || !Number.isFinite(n) ? null : n);

function answerData({ answer, claim, report, also }: AnswerRow): z.output<typeof shapes.Answer> {
  const figure = claim?.figure,
    revision = claim && report?.revision,
    told = (at: Range | undefined): z.output<typeof shapes.Words> | null => (revision ? wordsOrNull(revision, at) : null);
  return {
    claim: answer.claimId,
    article: answer.articleId,
    at: iso(answer.at),
    kind: figure?.kind ?? null,
    value: figure?.value ?? null,
    low: answer.low,
    high: closed(answer.high),
    bound: figure?.bound ?? null,
    of: figure?.of ?? null,
    unit: told(figure?.unit),
    figure: told(figure?.span),
    claimant: claim && report ? speakerData(report, claim) : null,
    hedges: revision ? claim.hedges.flatMap((at) => wordsAt(revision, at)) : [],
    line: claim && report ? (quotedAt(report, claim.sentence)[0] ?? null) : null,
    supersededBy: answer.supersededBy ?? null,
    alsoIn: also.map((r) => r.articleId),
  };
}

export function questionData({ question, label, rows }: QuestionTable): QuestionData {
  const report = label?.report,
    figure = label?.claim?.figure;
  return {
    question: question.id,
    differs: question.differs,
    label: report && figure ? [figure.thing, figure.event, figure.place].flatMap((at) => wordsAt(report.revision, at)) : [],
    answers: rows.map(answerData),
  };
}

/** People whose names may be quoted. */
export const personData = ({ slug, name, roles, statements }: Person): z.output<typeof shapes.Person>[] =>
  quoted(name).map((line) => ({ slug, name: line, roles: roles.flatMap(quoted), statements }));

export const datedData = (dated: Dated): z.output<typeof shapes.Dated>[] => quoted(dated).map((line) => ({ day: dated.day, line }));

export const lossData = ({ kind, was, is, copies }: Loss): z.output<typeof shapes.Loss>[] =>
  quoted(was).map((line) => ({ kind, was: line, is: quotedOrNull(is), copies: copies.map((c) => c.articleId) }));

export const outdatedData = ({ copy, original, stale, notes }: Outdated): z.output<typeof shapes.Outdated> => ({
  copy: reportData(copy),
  original: reportData(original),
  stale: stale.flatMap((s) => quoted(s.line).map((line) => ({ line, now: quotedOrNull(s.now) }))),
  notes: notes.flatMap(quoted),
});

/** Another story, with the words that it shares with this one, as its own text has them. */
export function relatedData(related: RelatedStory): z.output<typeof shapes.StoryRef> & { shared: z.output<typeof shapes.Words>[] } {
  const { revision } = related.headline.report;
  return { ...storyData(related), shared: related.shared.flatMap((at) => wordsAt(revision, at)) };
}
