import type { Rejected } from '../model/outcome.ts';
import type { Trouble } from '../model/feed.ts';
import type { Rights } from '../model/page.ts';
import type { ParsedFeed } from './feeds/feed.ts';
import type { Headers } from './rights.ts';
import type { Hold } from './room.ts';

/** What asking for an address gave. A `line` is one plain sentence for people. */
export type Fetched = Got | NotModified | NotGot;

export interface Got {
  readonly status: 'ok';
  readonly bytes: Uint8Array;
  readonly finalUrl: string;
  /** Where every redirect said it moved for good. */
  readonly movedTo?: string;
  /** From asking to the last byte, all hops, ms; waiting for a turn is left out. */
  readonly tookMs?: number;
  /** Lower-case names. */
  readonly headers: Headers;
  /** What was read of it, where it was asked for as a feed (`ask.ts`). */
  readonly parsed?: ParsedFeed | Rejected;
  /** A hash of its bytes, where they are all that was read. */
  readonly body?: string;
}
export interface NotModified {
  readonly status: 'not-modified';
  readonly headers: Headers;
  readonly movedTo?: string;
  readonly tookMs?: number;
  /** To which address its validators belong, where that is known anew. */
  readonly validFor?: string;
}
/** `gone`: the publisher has taken it away (404, 410). `refused`: it may not be fetched, now or later. `failed`: it may work later. */
export interface NotGot {
  readonly status: 'gone' | 'refused' | 'failed';
  readonly line: string;
  readonly trouble?: Trouble;
  /** HTTP status, where one was given. */
  readonly code?: number;
  /** Nothing should be asked again before this, by the server's wish or by our own rules, ms. */
  readonly retryAfterMs?: number;
  /** It was not asked for, because others of its host stand before it. */
  readonly inLine?: true;
}

/** A web page as text, with what its publisher allows, and by what to ask whether it has changed. `not-modified` only where that was asked. */
export type FetchedPage =
  | ({ readonly status: 'ok'; readonly finalUrl: string; readonly body: string; readonly rights: Rights } & Validators)
  | { readonly status: 'not-modified'; readonly line: string }
  | NotGot;

export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
  /** The address that they came from, and the only one that they are sent to; the first by default. */
  readonly validFor?: string;
}

export interface GetOptions extends Validators {
  readonly accept?: string;
  /** Sent as the body of a POST. */
  readonly form?: string;
  /** Sent to the origin of the first address alone, never to where that redirects. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Of the body, decompressed; default 20 MB. */
  readonly maxBytes?: number;
  /** For everything, redirects included; default 30 s. */
  readonly timeoutMs?: number;
  /** Whether the host is probably asked for nothing more soon: then no connection is kept. */
  readonly isLast?: boolean;
  /** Of the memory for answers, where whoever asks has the bytes for longer than the asking takes. */
  readonly hold?: Hold;
  /** Whether what finds a long line before its host may come again later, instead of standing in it. */
  readonly comesAgain?: boolean;
  /** Asked before every hop; answers the outcome where it may not be made. */
  readonly permit?: (url: URL) => Promise<NotGot | undefined>;
}

/** Retry-After as ms from now: seconds or an HTTP date. */
export function retryAfter(value: string | undefined, now: number): number | undefined {
  if (!value) return undefined;
  const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}

/** The outcome of an HTTP status that carries no body worth having. */
export function failureOf(code: number, headers: Headers, now: number): NotGot {
  const said = LINES[code];
  if (code === 404 || code === 410) return { status: 'gone', code, line: said ?? '', trouble: code === 410 ? 'gone' : 'missing' };
  const wait = retryAfter(headers['retry-after'], now);
  const line = said ?? (code >= 500 ? `The server has a problem (HTTP ${code}).` : `The server refuses it (HTTP ${code}).`);
  const later = code >= 500 || code === 408 || code === 425 || code === 429;
  return { status: later ? 'failed' : 'refused', code, line, trouble: troubleOf(code), ...(wait === undefined ? {} : { retryAfterMs: wait }) };
}

function troubleOf(code: number): Trouble {
  const known: Readonly<Record<number, Trouble>> = {
    204: 'unreadable',
    401: 'login',
    402: 'payment',
    403: 'refused',
    407: 'login',
    408: 'time',
    429: 'busy',
    451: 'legal',
    503: 'busy',
  };
  return known[code] ?? (code >= 500 ? 'server' : 'refused');
}

/** The kind of a network error. */
export function networkTrouble(error: unknown): Trouble {
  const { code = '', cause, message } = error as { code?: string; cause?: unknown; message?: string };
  if (cause && !code) return networkTrouble(cause);
  if (code === 'EGUARD') return 'private';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name';
  if (/TIMEDOUT|TIMEOUT/.test(code)) return 'time';
  if (/OVERFLOW|TOO_LARGE/.test(code)) return 'limits';
  return isCertificate(code, message) ? 'tls' : 'network';
}

function isCertificate(code: string | undefined, message = ''): boolean {
  return /^(?:ERR_TLS|CERT_|ERR_SSL|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code ?? '') || /certificate|self-signed/i.test(message);
}

const LINES: Readonly<Record<number, string>> = {
  204: 'The server answers with nothing (HTTP 204).',
  401: 'The server wants a login (HTTP 401).',
  402: 'The server wants to be paid (HTTP 402).',
  403: 'The server refuses this program (HTTP 403).',
  404: 'There is nothing at this address (HTTP 404).',
  410: 'The publisher has removed it for good (HTTP 410).',
  429: 'The server says it is asked too often (HTTP 429).',
  451: 'It is withheld for legal reasons (HTTP 451).',
};

/** A network error as a plain line. */
export function lineOf(error: unknown): string {
  const { code, cause, message } = error as { code?: string; cause?: unknown; message?: string };
  if (cause && !code) return lineOf(cause);
  return (
    (code && NETWORK[code]) ??
    (isCertificate(code, message)
      ? `The server's certificate is not valid (${code ?? message ?? ''}).`
      : `The connection failed (${code ?? message ?? 'unknown error'}).`)
  );
}

const NETWORK: Readonly<Record<string, string>> = {
  EGUARD: 'The name leads into a private network.',
  ENOTFOUND: 'There is no such server name.',
  EAI_AGAIN: 'The server name cannot be looked up at the moment.',
  ECONNREFUSED: 'Nothing listens at this address.',
  ECONNRESET: 'The server broke the connection off.',
  EPIPE: 'The server broke the connection off.',
  ETIMEDOUT: 'The server did not answer in time.',
  EHOSTUNREACH: 'The server cannot be reached.',
  ENETUNREACH: 'The server cannot be reached.',
  UND_ERR_CONNECT_TIMEOUT: 'The server did not answer in time.',
  UND_ERR_HEADERS_TIMEOUT: 'The server did not answer in time.',
  UND_ERR_BODY_TIMEOUT: 'The server stopped in the middle of its answer.',
  UND_ERR_SOCKET: 'The server broke the connection off.',
  UND_ERR_HEADERS_OVERFLOW: "The answer's headers are too long.",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'The answer is shorter or longer than it says.',
  ERR_BUFFER_TOO_LARGE: 'The answer unpacks to too much.',
  Z_DATA_ERROR: 'The answer is packed wrongly.',
  Z_BUF_ERROR: 'The answer is packed wrongly.',
};
