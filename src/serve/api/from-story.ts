import type { z } from '@hono/zod-openapi';
import { cite } from '../../model/citation.ts';
import type { Act } from '../../model/act.ts';
import type { ArticleView } from '../gather/article.ts';
import type { EditedWords, RevisionChanges } from '../gather/changes.ts';
import { peopleOf } from '../gather/people.ts';
import type { Line, Report } from '../gather/report.ts';
import type { Original, StoryView } from '../gather/story.ts';
import { excerpt, extentOf } from '../rights.ts';
import { iso, quoted, quotedAt, quotedOrNull, reportData, statementData, storyData, wordsAt, wordsOrNull } from './lines.ts';
import { closed, datedData, lossData, outdatedData, personData, questionData, relatedData } from './parts.ts';
import type * as shapes from './shapes-pages.ts';

/** A story's view as data: the same that its page shows. */
export function storyPageData(view: StoryView): z.output<typeof shapes.Story> {
  return {
    ...storyData(view),
    withdrawn: view.story.withdrawn === true,
    lines: view.lines.flatMap((line) => quoted(line).map((told) => ({ ...told, first: firstData(view, line) }))),
    reports: view.listed.originals.map(originalData),
    unlisted: view.unlisted,
    figures: view.figures.map(questionData),
    statements: view.speakers.flatMap(({ named, slug, statements }) => {
      const told = statements.flatMap(statementData);
      return told.length === 0 ? [] : [{ named: quotedOrNull(named), person: slug ?? null, statements: told }];
    }),
    timeline: view.timeline.flatMap(datedData),
    corrections: view.corrections.flatMap(quoted),
    outdated: view.outdated.map(outdatedData),
    lost: view.lost.flatMap(lossData),
    sure: view.sure.map((steps) =>
      steps.flatMap(({ kind, word, ...line }) => quoted(line).map((told) => ({ kind, line: told, word: wordsOrNull(line.report.revision, word) }))),
    ),
    people: view.people.flatMap(personData),
    related: view.related.map(relatedData),
    editions: view.editions.map(relatedData),
    developments: (view.affair?.others ?? []).map(storyData),
    places: view.standing.places.map(({ report, place, at }) => ({ article: report.articleId, place, at: at === undefined ? null : iso(at) })),
    cited: view.standing.cited.map(({ report, houses, citers }) => ({
      report: reportData(report),
      houses,
      citers: citers.map((c) => ({ report: reportData(c.report), member: c.member, sentence: quotedAt(c.report, c.sentence?.at)[0] ?? null })),
    })),
    hubs: view.hubs.map(({ slug, url }) => ({ slug, url })),
    acts: view.acts.map(({ act }) => actData(act)),
  };
}

function firstData({ firsts }: StoryView, line: Line): { article: string; reports: number } | null {
  const first = firsts.get(line);
  return first ? { article: first.report.articleId, reports: first.reports } : null;
}

function originalData({ report, membership, shared, copies, drawsOn }: Original): z.output<typeof shapes.Story>['reports'][number] {
  const { why, joinedAt } = membership;
  return {
    ...reportData(report),
    why: {
      decision: why.decision,
      score: why.score,
      hoursApart: why.hoursApart ?? null,
      shared: shared.flatMap((at) => wordsAt(report.revision, at)),
      act: why.act?.id ?? null,
    },
    joinedAt: iso(joinedAt),
    drawsOn: drawsOn?.articleId ?? null,
    copies: copies.map(reportData),
  };
}

/** An act, with the words that its editor signed. */
export function actData(act: Act): z.output<typeof shapes.Act> {
  const { undone } = act;
  return {
    act: act.id,
    kind: act.kind,
    at: iso(act.at),
    by: act.by ?? null,
    why: act.why ?? null,
    until: act.until === undefined ? null : iso(act.until),
    evidence: act.evidence ? { ...act.evidence } : null,
    story: act.storyId,
    into: act.intoId ?? null,
    articles: [...act.articleIds],
    copyOf: act.copyOf ?? null,
    undone: undone ? { by: undone.by, at: iso(undone.at), why: undone.why } : null,
  };
}

const PEOPLE = 8;

/** An article's view as data: its text as far as it may be shown, whose copy it is, what is said in it, and what it was before. */
export function articlePageData(view: ArticleView): z.output<typeof shapes.Article> {
  const { report, original } = view,
    { revision, reading } = report,
    extent = extentOf(revision),
    statements = reading.claims.flatMap((claim) => statementData({ report, claim }).map((told) => ({ claim, told })));
  return {
    ...reportData(report),
    deck: revision.deck ? quotedOrNull({ report, at: cite(revision, revision.deck) }) : null,
    extent,
    blocks: extent === 'full' ? revision.blocks.flatMap((b) => wordsAt(revision, b).map((words) => ({ ...words, kind: b.kind }))) : [],
    excerpt: extent === 'full' ? null : (quotedAt(report, excerpt(revision))[0] ?? null),
    notes: revision.noteRanges.flatMap((n) => quotedAt(report, cite(revision, n))),
    statements: statements.flatMap(({ claim, told }) => (claim.figure ? [] : [told])),
    figures: statements.flatMap(({ claim: { figure }, told }) =>
      figure ? [{ ...told, value: figure.value, low: figure.low, high: closed(figure.high), bound: figure.bound ?? null, kind: figure.kind }] : [],
    ),
    people: peopleOf([report], PEOPLE).flatMap(personData),
    story: view.story ? storyData(view.story) : null,
    original: original ? reportData(original) : null,
    copies: view.copies.map(reportData),
    outdated: view.outdated.map(outdatedData),
    lost: view.lost.flatMap(lossData),
    revisions: view.revisions.map((r) => changesData(report, r)),
  };
}

/** What a text of an article changed of the one before it, as far as both may be shown. @param report the article, as any of its texts. */
export function changesData(report: Report, changes: RevisionChanges): z.output<typeof shapes.Changes> {
  const { revision } = changes,
    line = ({ revision: of, at }: { readonly revision: Report['revision']; readonly at: { readonly start: number; readonly end: number } }) =>
      quotedAt({ ...report, revision: of }, cite(of, at)),
    pair = ({ was, is }: EditedWords) => ({ was: (was && line(was)[0]) ?? null, is: (is && line(is)[0]) ?? null });
  return {
    revision: revision.id,
    number: revision.number,
    seenAt: iso(revision.seenAt),
    kind: revision.change?.kind ?? null,
    announced: revision.change?.announced ?? null,
    changed: changes.changed.map(pair),
    added: changes.added.flatMap((at) => line({ revision, at })),
    removed: changes.removed.flatMap(line),
    numbers: changes.numbers.map(pair),
    names: changes.names.map(pair),
  };
}
