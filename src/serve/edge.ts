import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Mode } from '../model/allowance.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Store } from '../store/store.ts';
import { failProblem, isData } from './api/problem.ts';
import { Cache } from './cache.ts';
import { deskOf, type Desk, type DeskOptions } from './desk/desk.ts';
import type { SourcesOf } from './gather/report.ts';
import type { Href } from './href.ts';
import type { ReadInput, ReadPhrase } from './input.ts';
import type { Fragment } from './page.ts';
import { failurePage, type FailureCode } from './pages/failure.ts';
import { isIndexable } from './pages/layout.ts';
import { grantsIn, publicStore } from './public-store.ts';
import { acceptedLanguages, readerFor, uiLanguage, type Reader } from './reader.ts';
import { takesGzip, wireOf, type Wire } from './wire.ts';

/** What every route works with. */
export interface Edge {
  readonly store: Store;
  readonly sourcesOf: SourcesOf;
  readonly read?: (inputs: readonly ReadInput[]) => Promise<Comparison>;
  readonly readPhrase?: ReadPhrase;
  readonly timezone: string;
  readonly clock: () => number;
  /** Whether the clock is that of a replay. */
  readonly replayed?: boolean;
  /** Who may do what, and what readers have marked. */
  readonly desk: Desk;
  /** Who answers for the paper, as a web or mail address. */
  readonly contact?: Href;
  /** The paper's own address for links that leave it, without a slash at its end; never what a request says. */
  readonly base: string;
  /** Rendered pages; a page of undefined is one that is not there. */
  readonly pages: Cache<{ readonly page?: Fragment; readonly etag: string }>;
  /** Small answers of the store that many requests ask for at once. */
  readonly answers: Cache<unknown>;
  /** Who a request is answered for. */
  reader(c: Context): Reader;
  /** Sends a page; 304 where the reader has it already. */
  send(c: Context, page: Fragment, etag?: string): Response;
  fail(c: Context, code: FailureCode): Response;
}

const PAGES = 200;
const STATUS: Readonly<Record<FailureCode, 400 | 401 | 403 | 404 | 410 | 413 | 421 | 500>> = {
  missing: 404,
  removed: 410,
  wrong: 400,
  time: 400,
  foreign: 403,
  large: 413,
  host: 421,
  broken: 500,
  closed: 403,
  signin: 401,
  stale: 403,
};

/**
 * The same paper for anybody: what may be shown in public of what is stored, nothing kept of who reads it, and pages of its own, so that nothing made for
 * the paper's users comes to anybody else.
 */
export function openEdge(own: Edge): Edge {
  const { store, clock, timezone, replayed } = own,
    shown = publicStore(store, { mode: 'public', grants: () => grantsIn(store, clock()) });
  const reader = (c: Context): Reader => readerFor(uiLanguage(acceptedLanguages(c.req.header('accept-language'))), timezone, clock(), replayed, true);
  return {
    ...own,
    store: shown,
    desk: { ...own.desk, store: shown, forgets: true },
    pages: cacheOf(store),
    answers: cacheOf(store),
    reader,
    send: (c, page, etag) => {
      if (isIndexable(page)) c.header('X-Robots-Tag', undefined);
      return send(c, page, etag, 'public');
    },
  };
}

/** What was made of the store's rows, kept while they stay as they are. @param size how many at most. */
export const cacheOf = <T>(store: Store, size = PAGES): Cache<T> =>
  new Cache(
    size,
    () => store.changes(),
    () => store.removals.newest(),
  );

type Given = Pick<Edge, 'store' | 'read' | 'readPhrase' | 'clock' | 'timezone' | 'base' | 'replayed' | 'contact'> & {
  readonly sourcesOf?: SourcesOf;
  readonly desk: Omit<DeskOptions, 'store' | 'clock'>;
};
export function edgeOf(given: Given): Edge {
  const { store, clock, timezone } = given;
  const reader = (c: Context): Reader => readerFor(uiLanguage(acceptedLanguages(c.req.header('accept-language'))), timezone, clock(), given.replayed);
  const fail = (c: Context, code: FailureCode): Response => {
    if (isData(c.req.path)) return failProblem(c, code);
    c.header('Cache-Control', 'no-store');
    return c.html(failurePage(reader(c), code), STATUS[code]);
  };
  return {
    ...given,
    desk: deskOf({ ...given.desk, store, clock }),
    sourcesOf: given.sourcesOf ?? ((ids) => store.sources.get(ids)),
    pages: cacheOf(store),
    answers: cacheOf(store),
    reader,
    send: (c, page, etag) => send(c, page, etag),
    fail,
  };
}

const wires = new WeakMap<Fragment, Wire>();
/** A page without a tag is one reader's own: it is not compressed, since its length would tell of its secrets what is echoed beside them (BREACH). */
function send(c: Context, page: Fragment, etag?: string, mode: Mode = 'private'): Response {
  c.header('Cache-Control', etag === undefined ? 'no-store' : `${mode}, no-cache`);
  c.header('Vary', 'Accept-Language, Cookie');
  if (etag === undefined) return c.html(page.toString());
  let wire = wires.get(page);
  if (!wire) wires.set(page, (wire = wireOf(page.toString())));
  return sendWire(c, wire, etag, 'text/html; charset=UTF-8');
}

/** Sends what many get, compressed where the reader takes that; 304 where they have it already. */
export function sendWire(c: Context, wire: Wire, etag: string, type: string): Response {
  const gzip = takesGzip(c.req.header('accept-encoding'));
  c.header('Vary', 'Accept-Encoding', { append: true });
  // The bytes are others, so it is the same only in meaning.
  c.header('ETag', gzip ? `W/${etag}` : etag);
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  if (gzip) c.header('Content-Encoding', 'gzip');
  c.header('Content-Type', type);
  return c.body(gzip ? wire.gzip() : wire.plain);
}

/** Whether an `If-None-Match` header names the tag. */
export function matches(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.split(',').some((t) => t.trim() === '*' || t.trim().replace(/^W\//, '') === etag);
}
export function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

/** Whether it can be an id at all: anything else need not be asked for. */
export function isId(given: string): boolean {
  return /^[\w-]{1,64}$/.test(given);
}
