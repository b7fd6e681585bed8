/**
 * `broadsheet/clean`: a web page, a fragment or plain text → the article on it, as data. Pure: no network, no clock, no files.
 */
import { idOf } from '../model/id.ts';
import { type Rejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import type { Draft, Revision } from '../model/revision.ts';
import { clean as cleanPage } from './clean.ts';
import { explainClean, type Explanation } from './explain.ts';
import { revise as reviseDraft } from './revise.ts';

export { isRejected } from '../model/outcome.ts';
export { bylineOf, headlineOf, markdownOf, textOf } from './render.ts';
export type { Rejected } from '../model/outcome.ts';
export type * from '../model/revision.ts';
export type { Range } from '../model/range.ts';
export type { Explanation } from './explain.ts';
export type { Drop } from './sheet.ts';

/** What is known of a page besides its text. Times are epoch ms. */
export interface CleanOptions {
  /** Its address: links are made absolute by it. */
  readonly url?: string;
  /** `html` unless the text holds no tag at all, which is `text`; `fragment`: HTML of which all is the article. */
  readonly format?: 'html' | 'text' | 'fragment';
  /** When it was fetched: dates that lie later are taken for wrong. Without it the newest date is believed. */
  readonly fetchedAt?: number;
  /** What was said of it elsewhere, used where the page itself is silent. */
  readonly hints?: Pick<Page['hints'], 'title' | 'published' | 'lang' | 'sourceName' | 'authors'>;
}

/** The article on a page, or why there is none: `isRejected` tells which. */
export function clean(body: string, options: CleanOptions = {}): Draft | Rejected {
  return cleanPage(pageOf(body, options));
}

/** What `clean` makes of a page and what it leaves out, each line with its reason. */
export function explain(body: string, options: CleanOptions = {}): Explanation {
  return explainClean(pageOf(body, options));
}

/** The newer text of one article as a revision of the older, with what was edited and whether that was announced; `same` where nothing was. */
export function revise(draft: Draft, last?: Revision): Revision | 'same' {
  return reviseDraft(draft, { articleId: draft.canonicalUrl, sourceId: draft.sourceName, rights: {}, seenAt: draft.modified ?? draft.published ?? 0, last });
}

/** The last moment that a date can hold. */
const NO_CLOCK = 8.64e15 - 2 * 86_400_000;

function pageOf(body: string, { url = '', format, fetchedAt = NO_CLOCK, hints = {} }: CleanOptions): Page {
  return {
    id: idOf('page', url, body),
    url,
    finalUrl: url,
    format: format ?? (/<[a-z!?/]/i.test(body) ? 'html' : 'text'),
    body,
    fetchedAt,
    rights: {},
    hints,
  };
}
