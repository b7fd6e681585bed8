import type { z } from '@hono/zod-openapi';
import { OPEN } from '../../ledger/enter.ts';
import type { AnswerRow, QuestionTable } from '../gather/figures.ts';
import type { Loss } from '../gather/lost.ts';
import type { Outdated } from '../gather/outdated.ts';
import type { Person } from '../gather/people.ts';
import type { RelatedStory } from '../gather/related.ts';
import type { Dated } from '../gather/timeline.ts';
import { mayQuote } from '../rights.ts';
import { iso, quoted, quotedAt, quotedOrNull, reportData, speakerData, storyData, wordsAt } from './lines.ts';
import type * as shapes from './shapes.ts';

export type QuestionData = z.output<typeof shapes.Question>;

/** A number as JSON has it: null where a bound is open. */
const closed = (n: number | undefined): number | null => (n === undefined || n === OPEN || !Number.isFinite(n) ? null : n);

function answerData({ answer, claim, report, also }: AnswerRow): z.output<typeof shapes.Answer> {
  const figure = claim?.figure,
    // Words only where the claim is of the text at hand and its publisher lets it be quoted.
    told = claim && report && mayQuote(report.revision) ? { claim, report, revision: report.revision } : undefined;
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
    unit: told && figure?.unit ? wordsAt(told.revision, figure.unit) : null,
    figure: told && figure ? wordsAt(told.revision, figure.span) : null,
    claimant: told ? speakerData(told.report, told.claim) : null,
    hedges: told ? told.claim.hedges.map((at) => wordsAt(told.revision, at)) : [],
    line: told ? (quotedAt(told.report, told.claim.sentence)[0] ?? null) : null,
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
    label: report && figure && mayQuote(report.revision) ? [figure.thing, figure.event, figure.place].flatMap((at) => (at ? [wordsAt(report.revision, at)] : [])) : [],
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
  return { ...storyData(related), shared: mayQuote(revision) ? related.shared.map((at) => wordsAt(revision, at)) : [] };
}
