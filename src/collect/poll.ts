import type { Feed, FeedState } from '../model/feed.ts';
import { idOf } from '../model/id.ts';
import type { Item } from '../model/item.ts';
import { isRejected, type Rejected } from '../model/outcome.ts';
import { fraction } from '../model/spread.ts';
import { contextOf } from './ask.ts';
import type { Fetched, NotGot, NotModified } from './fetched.ts';
import type { ParsedFeed } from './feeds/feed.ts';
import { parseFeed } from './feeds/parse.ts';
import { datesOf, itemsOf, saidOf, tickersIn } from './items.ts';
import { moveOf } from './moves.ts';
import { deskOrder } from './order.ts';
import type { Headers } from './rights.ts';
import { afterAnswer, afterFailure, SOONEST } from './schedule.ts';
import { hubOf } from './websub.ts';

export interface Polled {
  /** Whether a feed came, or the word that it has not changed. */
  readonly answered: boolean;
  readonly state: FeedState;
  /** None where the feed says of them what it said before. */
  readonly items: readonly Item[];
  /** The feed with what it now says of itself, where that changed. */
  readonly feedPatch?: Feed;
}

/**
 * What one poll of a feed means: its items, its next state, and when to ask again. A feed that fails, comes back empty or as a web page changes its state alone:
 * nothing that is stored goes with it.
 *
 * @param pushed whether a hub pushes what is new.
 */
export function polled(feed: Feed, state: FeedState | undefined, fetched: Fetched, now: number, pushed = false): Polled {
  if (fetched.status === 'not-modified') {
    const { move, believed } = moveOf(state?.move, fetched.movedTo, now);
    return {
      state: { ...unchanged(feed, state, fetched, now, pushed), ...(move && !believed ? { move } : {}) },
      items: [],
      answered: true,
      ...(move && believed ? { feedPatch: { ...feed, url: move.to } } : {}),
    };
  }
  if (fetched.status !== 'ok') return { state: failed(feed, state, fetched, now), items: [], answered: false };
  const { headers, bytes, finalUrl } = fetched,
    parsed = fetched.parsed ?? parseFeed(bytes, contextOf(fetched));
  if (isRejected(parsed)) {
    const trouble = isWebPage(bytes) ? 'page' : 'unreadable';
    return { state: failed(feed, state, { status: 'failed', line: parsed.detail, trouble }, now), items: [], answered: false };
  }
  const said = saidOf(feed, parsed, now),
    // Other bytes that say the same: nothing is to be looked up or written.
    same = state?.said === said ? state : undefined,
    items = same ? [] : itemsOf(feed, parsed, now),
    count = same?.items ?? items.length,
    dates = datesOf(same ? parsed.items : items, now),
    mark = same ? same.mark : markOf(items),
    changed = mark !== state?.mark,
    { move, believed } = moveOf(state?.move, fetched.movedTo, now),
    { pace, at, ...plan } = afterAnswer(feed.id, state, { changed, dates, wishes: parsed.wishes, headers, pushed }, now),
    shrunkFrom = shrunk(state, count),
    hub = hubOf(parsed, headers, feed.url),
    tickers = hub ? tickersIn(parsed) : [];
  return {
    state: {
      ...good(feed, state, fetched, now),
      ...validatorsOf(headers, finalUrl),
      ...plan,
      nextAt: at,
      pace,
      mark,
      changedAt: changed ? changedAt(state, dates, now) : (state?.changedAt ?? now),
      items: count,
      said,
      body: fetched.body,
      ...(parsed.wishes ? { wishes: parsed.wishes } : {}),
      ...(move && !believed ? { move } : {}),
      ...(hub ? { hub } : {}),
      ...(tickers.length > 0 ? { tickers } : {}),
      ...(shrunkFrom === undefined ? {} : { shrunkFrom }),
      ...(same ? orderIn(same) : deskOrder(items)),
    },
    items,
    answered: true,
    feedPatch: patch(feed, parsed, believed ? move?.to : undefined),
  };
}

/** What a good answer ends. */
const HEALED = { lastError: undefined, trouble: undefined, failingSince: undefined, goneAt: undefined, move: undefined } as const;

/**
 * What a hub pushed, read as an answer to a poll: never trusted more. It may hold no more than what is new, so it says nothing of how the feed does or when to ask again;
 * where it cannot be read it is only a word that there is something, and the feed is asked, if that was not done just now.
 */
export function pushedIn(feed: Feed, state: FeedState | undefined, parsed: ParsedFeed | Rejected, now: number): Polled {
  const known: FeedState = { feedId: feed.id, failures: 0, nextAt: now, ...state };
  if (isRejected(parsed))
    return { answered: false, items: [], state: { ...known, nextAt: Math.min(known.nextAt, Math.max(now, (known.lastPolledAt ?? 0) + SOONEST)) } };
  return {
    answered: false,
    items: itemsOf(feed, parsed, now, known.tickers),
    state: { ...known, said: undefined, body: undefined, etag: undefined, lastModified: undefined },
  };
}

/** What every good answer leaves behind. */
function good(feed: Feed, state: FeedState | undefined, { tookMs }: { readonly tookMs?: number }, now: number): Omit<FeedState, 'nextAt'> {
  return { feedId: feed.id, lastPolledAt: now, lastOkAt: now, failures: 0, polls: (state?.polls ?? 0) + 1, ...(tookMs === undefined ? {} : { tookMs }) };
}

/** As they came: a weak tag stays weak, quotation marks and all (RFC 9110, section 8.8.3). */
function validatorsOf(headers: Headers, validFor: string): Pick<FeedState, 'etag' | 'lastModified' | 'validFor'> {
  return { etag: headers['etag'], lastModified: headers['last-modified'], validFor };
}

function unchanged(feed: Feed, state: FeedState | undefined, fetched: NotModified, now: number, pushed: boolean): FeedState {
  const { headers, validFor = state?.validFor } = fetched,
    { pace, at, ...plan } = afterAnswer(feed.id, state, { changed: false, dates: [], wishes: state?.wishes, headers, pushed }, now);
  return {
    ...state,
    ...HEALED,
    ...good(feed, state, fetched, now),
    etag: headers['etag'] ?? state?.etag,
    lastModified: headers['last-modified'] ?? state?.lastModified,
    validFor,
    ...plan,
    nextAt: at,
    pace,
    changedAt: state?.changedAt ?? now,
  };
}

function failed(feed: Feed, state: FeedState | undefined, { code, line, trouble = 'network', retryAfterMs = 0 }: NotGot, now: number): FeedState {
  // It was not asked, because its server wants to be left alone: that says nothing of the feed.
  if (trouble === 'busy' && code === undefined)
    return { feedId: feed.id, failures: 0, ...state, nextAt: now + Math.round(retryAfterMs * (1 + fraction('held', feed.id))) };
  const failures = (state?.failures ?? 0) + 1,
    { at, ...plan } = afterFailure(feed.id, state, failures, retryAfterMs, now);
  return {
    ...state,
    feedId: feed.id,
    ...plan,
    nextAt: at,
    lastPolledAt: now,
    polls: (state?.polls ?? 0) + 1,
    failures,
    lastError: line,
    trouble,
    failingSince: (state?.failures ? state.failingSince : undefined) ?? now,
    goneAt: code === 410 ? (state?.goneAt ?? now) : undefined,
  };
}

/** A web page that stands where a feed stood says something else to whoever looks after it than a feed that is broken. */
function isWebPage(bytes: Uint8Array): boolean {
  return /<!doctype\s+html|<html\b/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 2_000)));
}

/** Names what it holds, in whatever order and with whatever dates: those of some feeds are made anew for every answer. */
function markOf(items: readonly Item[]): string {
  return idOf(...items.map((i) => `${i.url ?? i.id} ${i.title}`).sort());
}

const orderIn = ({ order, byHand }: FeedState): Partial<FeedState> => (order ? { order, byHand } : {});

/** Of the first answer nothing is known to have changed just now: its newest item tells. */
function changedAt(state: FeedState | undefined, dates: readonly number[], now: number): number {
  return state?.mark === undefined && dates.length > 0
    ? Math.min(
        now,
        dates.reduce((a, b) => Math.max(a, b)),
      )
    : now;
}

/** Says that a feed has less than half of the items that it had, and how many it had. */
function shrunk(state: FeedState | undefined, items: number): number | undefined {
  const had = state?.shrunkFrom ?? state?.items ?? 0;
  return items * 2 < had ? had : undefined;
}

function patch(feed: Feed, parsed: ParsedFeed, movedTo: string | undefined): Feed | undefined {
  const title = feed.title && feed.title !== feed.url ? feed.title : parsed.title || feed.title;
  const next = { ...feed, title, lang: feed.lang ?? parsed.lang?.toLowerCase().split('-')[0], url: movedTo ?? feed.url };
  return next.title === feed.title && next.lang === feed.lang && next.url === feed.url ? undefined : next;
}
