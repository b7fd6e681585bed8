import { z } from '@hono/zod-openapi';
import { isId } from '../edge.ts';
import { gatherArticle } from '../gather/article.ts';
import { isRemoved, isStoryRemoved } from '../gather/removed.ts';
import { gatherSearch, type Hit, type HitGroup } from '../gather/search.ts';
import { gatherStory } from '../gather/story.ts';
import { Href } from '../href.ts';
import { asksSomething, parseQuery, type Query } from '../query.ts';
import { lookedThrough } from '../routes/fronts.ts';
import { besideOf } from '../routes/story.ts';
import { opaque, placeIn } from './cursor.ts';
import { articlePageData, storyPageData } from './from-story.ts';
import { iso, quotedAt, reportData, speakerData, storyData, wordsAt, wordsOrNull } from './lines.ts';
import { after, Moved, operation } from './operation.ts';
import { Refusal } from './problem.ts';
import * as shapes from './shapes-pages.ts';

/** `/story/{id}.json`: of a merged story the one that it is in now. */
export const story = operation({
  id: 'story',
  path: '/story/{id}.json',
  summary: 'A story: who reports and who reprints, what they say, and why each article is in it',
  answer: shapes.Story,
  async run(edge, { key }) {
    const id = isId(key) ? await edge.store.stories.resolve(key) : undefined,
      [found] = id === undefined ? [] : await edge.store.stories.get([id]);
    if (!found) return new Refusal(isId(key) && (await isStoryRemoved(edge.store, key)) ? 'article-removed' : 'not-found');
    if (found.id !== key) return new Moved(`${Href.to(['story', found.id]).value}.json`);
    const view = await gatherStory(edge.store, edge.sourcesOf, found, await besideOf(edge, found));
    return view ? storyPageData(view) : new Refusal('not-found');
  },
});

/** `/article/{id}.json` */
export const article = operation({
  id: 'article',
  path: '/article/{id}.json',
  summary: 'An article: its text as far as its rights allow, whose copy it is, what is said in it, and what it was before',
  answer: shapes.Article,
  async run({ store, sourcesOf }, { key }) {
    const [found] = isId(key) ? await store.articles.get([key]) : [],
      view = found && (await gatherArticle(store, sourcesOf, found));
    return view ? articlePageData(view) : new Refusal((await isRemoved(store, key)) ? 'article-removed' : 'not-found');
  },
});

/** Characters of a search. */
const LONGEST = 400;

/** `/search.json?q=`: a cursor is of one language's hits. */
export const search = operation({
  id: 'search',
  path: '/search.json',
  summary: 'Articles that hold all words of a query and what it asks of claims, newest first',
  query: z.object({
    q: z.string().min(1).max(LONGEST).openapi({
      description: 'Words, and operators: source: lang: before: after: where: who: cue: thing: value: kind: has:',
      example: 'ferry has:figure',
    }),
    after,
  }),
  answer: shapes.Search,
  async run(edge, { query: { q, after: cursor } }) {
    const typed = parseQuery(q),
      place = placeIn('search', cursor),
      [, lang, from] = typeof place === 'string' ? (/^([a-z]{2,3}|\*) ([\w.~:+/=-]{1,200})$/.exec(place) ?? []) : [];
    if (place instanceof Refusal) return place;
    if (place !== undefined && lang === undefined) return new Refusal('cursor-invalid');
    if (!asksSomething(typed)) return { wrong: [...typed.wrong], unknownSource: false, groups: [] };
    const query: Query = lang === undefined || lang === '*' ? typed : { ...typed, lang },
      view = await gatherSearch(edge.store, edge.sourcesOf, query, await lookedThrough(edge), from);
    return { wrong: [...typed.wrong], unknownSource: view.unknownSource, groups: view.groups.map(groupData) };
  },
});

function groupData({ lang, hits, next, readTo }: HitGroup): z.output<typeof shapes.Search>['groups'][number] {
  return {
    lang: lang ?? null,
    hits: hits.map(hitData),
    readTo: readTo === undefined ? null : iso(readTo),
    next: next === undefined ? null : opaque('search', `${lang ?? '*'} ${next}`),
  };
}

function hitData({ report, lines, story: of }: Hit): z.output<typeof shapes.Search>['groups'][number]['hits'][number] {
  const { revision } = report;
  return {
    report: reportData(report),
    lines: lines.flatMap(({ at, found, claims }) =>
      quotedAt(report, at).map((line) => ({
        ...line,
        found: found.flatMap((f) => wordsAt(revision, f)),
        claims: claims.map((claim) => ({
          claim: claim.id,
          manner: claim.manner,
          speaker: speakerData(report, claim),
          cue: wordsOrNull(revision, claim.cue),
          figure: wordsOrNull(revision, claim.figure?.span),
        })),
      })),
    ),
    story: of ? storyData(of) : null,
  };
}
