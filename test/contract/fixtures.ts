import type { Article } from '../../src/model/article.ts';
import type { Item } from '../../src/model/item.ts';
import type { Question } from '../../src/model/ledger.ts';
import type { Page } from '../../src/model/page.ts';
import type { Reading } from '../../src/model/reading.ts';
import type { Revision } from '../../src/model/revision.ts';
import type { Membership, Profile, Story } from '../../src/model/story.ts';
import { numberOf } from '../../src/stories/vector.ts';
import { centred } from '../../src/stories/profile.ts';
import type { Work } from '../../src/model/work.ts';
import type { Store } from '../../src/store/store.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** 2 June 2025, 12:00 UTC. */
export const NOON = Date.UTC(2025, 5, 2, 12);

export const article = (id: string, more: Partial<Article> = {}): Article => ({
  id,
  url: `https://gazette.example/${id}`,
  sourceId: 'gazette',
  firstSeen: NOON,
  ...more,
});

export function revision(articleId: string, number = 1, more: Partial<Revision> = {}): Revision {
  const headline = `Ferry ${articleId} leaves the harbour`,
    body = `The ferry left at nine, the harbour master said. “It was full,” he added. Ничего не потеряно. 船は満員だった。`,
    text = `${headline}\n\n${body}`,
    start = headline.length + 2;
  return {
    id: `${articleId}.${number}`,
    articleId,
    number,
    sourceId: 'gazette',
    hash: `hash of ${articleId} ${number}`,
    seenAt: NOON + number,
    rights: { maxSnippet: -1 },
    text,
    headline: { start: 0, end: headline.length },
    blocks: [{ kind: 'paragraph', start, end: text.length, links: [{ start, end: start + 3, href: 'https://harbour.example/' }] }],
    noteRanges: [],
    kind: 'report',
    lang: 'en',
    canonicalUrl: `https://gazette.example/${articleId}`,
    sourceName: 'The Gazette',
    authors: [{ name: 'Ida Holm' }],
    contributors: [],
    credits: [],
    notes: [],
    tags: [],
    published: NOON,
    ...more,
  };
}

export function reading(r: Revision): Reading {
  const at = (start: number, end: number) => ({ revisionId: r.id, start, end });
  return {
    claims: [
      {
        id: `${r.id} claim`,
        articleId: r.articleId,
        revisionId: r.id,
        manner: 'figure',
        hedges: [at(1, 2)],
        content: at(0, 5),
        sentence: at(0, 20),
        saidAt: NOON,
        figure: { span: at(3, 4), value: 52, low: 52, high: 52.5, bound: 'about', kind: 'people' },
      },
      { id: `${r.id} quote`, articleId: r.articleId, revisionId: r.id, manner: 'quote', hedges: [], content: at(30, 40), sentence: at(20, 44) },
    ],
    roles: [{ person: at(1, 3), role: at(4, 9) }],
    mentions: [{ kind: 'place', at: at(4, 9) }],
    dates: [{ at: at(1, 2), value: '2025-06-02' }],
  };
}

export const item = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  feedId: 'feed',
  guid: id,
  title: `Title of ${id}`,
  authors: [],
  categories: ['harbour'],
  position: 0,
  seenAt: NOON,
  ...more,
});

export const page = (id: string, more: Partial<Page> = {}): Page => ({
  id,
  url: `https://gazette.example/${id}`,
  finalUrl: `https://gazette.example/${id}`,
  format: 'html',
  body: `<p>${'Ferry и паром 船. '.repeat(40)}</p>`,
  fetchedAt: NOON,
  rights: { noindex: true },
  hints: { title: 'Ferry' },
  ...more,
});

export const story = (id: string, more: Partial<Story> = {}): Story => ({
  id,
  lang: 'en',
  since: NOON - HOUR,
  until: NOON,
  headline: { revisionId: 'a.1', start: 0, end: 5 },
  size: 3,
  independent: 2,
  sources: 2,
  ...more,
});

/** What stories with these terms are found by. */
export const numbers = (...terms: readonly string[]): number[] => terms.map(numberOf);

export const profile = (storyId: string, terms: Readonly<Record<string, number>>, more: Partial<Profile> = {}): Profile => ({
  storyId,
  lang: 'en',
  until: NOON,
  size: 1,
  ...centred(new Map(Object.entries(terms))),
  recent: [Uint8Array.of(1, 2, 3), Uint8Array.of(), Uint8Array.of(4, 5, 6, 7)],
  marks: [{}, { at: NOON }, { at: NOON, day: 20_000, source: 'gazette' }],
  ...more,
});

export const member = (storyId: string, articleId: string, joinedAt: number, more: Partial<Membership> = {}): Membership => ({
  storyId,
  articleId,
  revisionId: `${articleId}.1`,
  joinedAt,
  why: { decision: 'joined', score: 0.5, shared: ['ferry'], hoursApart: 1.5 },
  ...more,
});

export const question = (id: string, storyId: string, at: number, differs = true): Question => ({
  id,
  storyId,
  key: `passengers ${id}`,
  answers: [
    { claimId: `${id} early`, articleId: 'a', at: at - 1, low: 1, high: 2 },
    { claimId: `${id} late`, articleId: 'b', at, low: 3, high: 3 },
  ],
  differs,
});

export const work = (id: string, more: Partial<Work> = {}): Work => ({ id, hop: 'clean', subject: `page ${id}`, dueAt: 0, attempts: 0, ...more });

/** Walks all pages and answers with the article ids. */
export async function walk(next: (after: string | undefined) => ReturnType<Store['articles']['newest']>): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | undefined, pages = 0; pages < 100; pages++) {
    const paged = await next(after);
    seen.push(...paged.rows.map((r) => r.articleId));
    if (paged.next === undefined) return seen;
    after = paged.next;
  }
  throw new Error('the pages have no end');
}
