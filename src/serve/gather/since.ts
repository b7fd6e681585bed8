import { cite } from '../../model/citation.ts';
import type { FrontPage } from '../../model/front-page.ts';
import type { Answer, Question } from '../../model/ledger.ts';
import type { Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { gatherCorrections, type Correction } from './corrections.ts';
import { figureTables, type AnswerRow, type QuestionTable } from './figures.ts';
import { merged } from './front.ts';
import { headed, type Headed } from './naming.ts';
import { reportOf, sourceMap, type Line, type SourcesOf } from './report.ts';

/** A known story and the headlines of the reports that came to it. */
export interface Grown extends Headed {
  readonly newest: readonly Line[];
  readonly more: number;
}
/** A figure as it was and as it is now. */
export interface Moved {
  readonly of?: Headed;
  readonly table: QuestionTable;
  readonly before: AnswerRow;
  readonly now: AnswerRow;
}
export interface SinceView {
  readonly since: number;
  readonly at: number;
  readonly fresh: readonly Headed[];
  readonly grown: readonly Grown[];
  readonly moved: readonly Moved[];
  readonly corrected: readonly Correction[];
}

/** Stories looked through, from the top of the front page. */
const STORIES = 40;
const FRESH = 12;
const GROWN = 10;
const HEADLINES = 3;
const MOVED = 8;
const CORRECTED = 8;

/** What changed on front pages since a time: stories, reports, figures, corrections. */
export async function gatherSince(store: Store, sourcesOf: SourcesOf, fronts: readonly FrontPage[], since: number): Promise<SinceView> {
  const at = Math.max(...fronts.map((f) => f.at)),
    stories = await store.stories.get(
      merged(fronts)
        .slice(0, STORIES)
        .map((r) => r.storyId),
    );
  const known = stories.filter((s) => s.since <= since && s.until > since);
  return {
    since,
    at,
    fresh: await headed(store, sourcesOf, stories.filter((s) => s.since > since).slice(0, FRESH)),
    grown: await grownOf(store, sourcesOf, known, since),
    moved: await movedOf(store, sourcesOf, stories, since),
    corrected: (await gatherCorrections(store, sourcesOf, at, { since, limit: CORRECTED })).corrections,
  };
}

async function grownOf(store: Store, sourcesOf: SourcesOf, stories: readonly Story[], since: number): Promise<Grown[]> {
  const members = await Promise.all(stories.map((s) => store.stories.members(s.id))),
    come = members.map((ms) => ms.filter((m) => m.copyOf === undefined && m.joinedAt > since).reverse()),
    heads = await headed(store, sourcesOf, stories.filter((_, i) => (come[i]?.length ?? 0) > 0).slice(0, GROWN));
  return Promise.all(
    heads.map(async (head) => {
      const of = come[stories.indexOf(head.story)] ?? [],
        revisions = await store.articles.latest(of.slice(0, HEADLINES).map((m) => m.articleId)),
        sources = await sourceMap(sourcesOf, revisions);
      return {
        ...head,
        newest: revisions.map((r) => ({ report: reportOf(r, undefined, sources), at: cite(r, r.headline) })),
        more: Math.max(0, of.length - HEADLINES),
      };
    }),
  );
}

/** The last answer before a time and the newest one after it, where they are not the same. */
function turn(question: Question, since: number): { readonly before: Answer; readonly now: Answer } | undefined {
  const before = question.answers.filter((a) => a.at <= since).at(-1),
    now = question.answers.filter((a) => a.at > since).at(-1);
  return before && now && (before.low !== now.low || before.high !== now.high) ? { before, now } : undefined;
}

async function movedOf(store: Store, sourcesOf: SourcesOf, stories: readonly Story[], since: number): Promise<Moved[]> {
  const all = (await Promise.all(stories.filter((s) => s.until > since).map((s) => store.ledger.ofStory(s.id)))).flat(),
    turned = all.filter((q) => turn(q, since)).slice(0, MOVED),
    revisions = await store.articles.latest(turned.flatMap((q) => q.answers.map((a) => a.articleId))),
    [readings, sources] = await Promise.all([store.claims.reading(revisions.map((r) => r.id)), sourceMap(sourcesOf, revisions)]),
    reports = revisions.map((r) => reportOf(r, readings.get(r.id), sources)),
    tables = figureTables(turned, reports),
    heads = await headed(
      store,
      sourcesOf,
      stories.filter((s) => turned.some((q) => q.storyId === s.id)),
    );
  return turned.flatMap((question): Moved[] => {
    const table = tables.find((t) => t.question.id === question.id),
      ends = turn(question, since),
      row = (answer: Answer | undefined): AnswerRow | undefined => table?.rows.find((r) => r.answer.low === answer?.low && r.answer.high === answer.high);
    const before = row(ends?.before),
      now = row(ends?.now);
    return table && before && now ? [{ of: heads.find((h) => h.story.id === question.storyId), table, before, now }] : [];
  });
}
