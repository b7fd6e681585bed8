import type { Item } from '../model/item.ts';
import type { Page } from '../model/page.ts';
import type { Visit } from '../model/visit.ts';
import { pageOf, type Again } from './fetch.ts';
import type { FetchedPage, Validators } from './fetched.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A page is asked for again when so great a share of its article's age has passed since the last time: a young article changes most. */
const SHARE = 0.5;
const SOONEST = 10 * MINUTE;
const LATEST = DAY;
/** Articles are watched for so long. */
const WATCHED = 4 * DAY;
/** Pages that are asked for again after one poll of their feed, those of the youngest articles first. */
export const RECHECKS = 8;

/** When a page that was asked for now is to be asked for again, epoch ms; undefined where its article is too old. */
export function nextCheck(since: number, now: number): number | undefined {
  const at = now + Math.min(Math.max((now - since) * SHARE, SOONEST), LATEST);
  return at - since > WATCHED ? undefined : at;
}

/** Whether an item's page came a moment ago for another item: the article of two feeds is asked for once. `now`: epoch ms. */
export const cameWith = (item: Item, last: Visit | undefined, now: number): boolean =>
  last !== undefined && last.itemId !== item.id && now - last.checkedAt < SOONEST;

/** What becomes of asking for an item's page: the page, where it has to be cleaned, and the visit to be remembered; or another try at a time. */
export type Visited = { readonly page?: Page; readonly visit?: Visit; readonly reason: string } | (Again & { readonly page?: undefined });

/**
 * As `pageOf`, for a page that may have been asked for before: then nothing that keeps it from being read again puts the feed's few
 * words in the place of its text, and the same bytes are not cleaned twice.
 *
 * @param last the visit before; undefined for the first.
 * @param fetched undefined where `pageWanted` said no.
 */
export function visited(item: Item, last: Visit | undefined, fetched: FetchedPage | undefined, attempts: number, now: number): Visited {
  if (!fetched || item.url === undefined || ('inLine' in fetched && fetched.inLine)) return pageOf(item, fetched, attempts, now);
  if (fetched.status === 'ok') {
    const made = pageOf(item, fetched, attempts, now);
    if (!('page' in made)) return made;
    const visit = visitOf(item, item.url, last, made.page.id, now, fetched);
    if (last?.pageId === made.page.id) return { visit, reason: 'the page has not changed' };
    return { page: last ? { ...made.page, again: true } : made.page, visit, reason: made.reason };
  }
  if (!last) return pageOf(item, fetched.status === 'not-modified' ? undefined : fetched, attempts, now);
  const visit = visitOf(item, item.url, last, last.pageId, now, last);
  if (fetched.status !== 'gone') return { visit, reason: fetched.line };
  return { visit: { ...visit, nextAt: undefined }, reason: fetched.line };
}

function visitOf(item: Item, url: string, last: Visit | undefined, pageId: string, now: number, validators: Validators): Visit {
  const since = last?.since ?? Math.min(item.published ?? item.updated ?? item.seenAt, now),
    { etag, lastModified, validFor } = validators,
    valid = { etag, lastModified, ...(validFor === undefined ? {} : { validFor }) };
  return { url, itemId: item.id, feedId: item.feedId, since, checkedAt: now, nextAt: nextCheck(since, now), ...valid, pageId };
}
