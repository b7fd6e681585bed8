import robotsModule from 'robots-parser';
import type { Rights } from '../model/page.ts';
import type { Fetched, NotGot } from './fetched.ts';
import { rightsOf, stricter } from './rights.ts';

/** What a host's robots.txt says, as far as it can be known. */
export interface HostRules {
  /** Why robots.txt could not be read, as a plain line; nothing is allowed then, and nothing is forbidden for good. */
  readonly unread?: string;
  allows(url: string): boolean;
  /** Between requests, ms; 0 where none is stated. */
  readonly delayMs: number;
  /** Site-wide statements in it: Content-Usage (AIPREF) and License (RSL). */
  readonly rights: Rights;
  /** For how long this may be believed, ms. */
  readonly forMs: number;
}

interface Parsed {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
}
// The package is CommonJS and its types describe it as if it were not.
const robotsParser = robotsModule as unknown as (url: string, text: string) => Parsed;

const DAY = 86_400_000;
/** For how long a robots.txt that could not be read is not asked for again, where the server names no time, ms. */
const UNREAD = DAY / 48;
/** Least such time, ms, whatever the server names. */
const UNREAD_LEAST = 60_000;
/** RFC 9309 2.5: at least 500 KiB must be read. */
export const ROBOTS_BYTES = 512 * 1024;
const MAX_HOSTS = 10_000;
const MAX_DELAY = 30_000;

/** The rules that the answer to /robots.txt gives (RFC 9309 2.3): missing allows everything, a broken server nothing for a while. */
export function rulesFrom(fetched: Fetched, robotsUrl: string, agent: string): HostRules {
  if (fetched.status === 'ok') {
    const text = new TextDecoder().decode(fetched.bytes.subarray(0, ROBOTS_BYTES));
    const parsed = robotsParser(robotsUrl, text);
    const delay = Number(parsed.getCrawlDelay(agent) ?? 0);
    return {
      allows: (url) => parsed.isAllowed(url, agent) !== false,
      delayMs: Number.isFinite(delay) ? Math.min(Math.max(delay * 1000, 0), MAX_DELAY) : 0,
      rights: siteRights(text),
      forMs: DAY,
    };
  }
  if (fetched.status === 'failed') return unreadRules(fetched);
  return { allows: () => true, delayMs: 0, rights: {}, forMs: DAY };
}

function unreadRules(failed: NotGot): HostRules {
  const forMs = Math.min(Math.max(failed.retryAfterMs ?? UNREAD, UNREAD_LEAST), DAY);
  return { unread: failed.line, allows: () => false, delayMs: 0, rights: {}, forMs };
}

/** What comes of asking for a page under its host's rules; undefined where it may be fetched. */
export function forbids(rules: HostRules, url: URL): NotGot | undefined {
  if (rules.unread !== undefined) {
    const why = rules.unread.charAt(0).toLowerCase() + rules.unread.slice(1);
    return { status: 'failed', line: `The robots.txt of ${url.host} could not be read: ${why}`, retryAfterMs: rules.forMs };
  }
  if (rules.allows(url.href)) return undefined;
  return { status: 'refused', line: `The robots.txt of ${url.host} does not allow programs to fetch this page.` };
}

function siteRights(text: string): Rights {
  let rights: Rights = {};
  for (const m of text.matchAll(/^\s*(content-usage|license)\s*:\s*(\S[^\r\n#]*)/gim)) {
    const value = (m[2] ?? '').trim();
    // A path before the preferences limits them to a part of the site; they are then left to the page's own header.
    if (m[1]?.toLowerCase() === 'license') rights = { ...rights, licence: value };
    else if (!value.startsWith('/') || value.startsWith('/ ')) rights = stricter(rights, rightsOf({ 'content-usage': value }, ''));
  }
  return rights;
}

interface Entry {
  /** Epoch ms; infinite while the rules are being fetched. */
  until: number;
  readonly rules: Promise<HostRules>;
}

/** Rules per host, fetched once and kept for as long as they may be believed. */
export class Robots {
  readonly #known = new Map<string, Entry>();
  readonly #fetch: (url: string) => Promise<Fetched>;
  readonly #agent: string;
  readonly #clock: () => number;
  constructor(fetch: (url: string) => Promise<Fetched>, agent: string, clock: () => number) {
    this.#fetch = fetch;
    this.#agent = agent;
    this.#clock = clock;
  }

  /** The rules of a URL's host, believed for as long as `forMs` says from now on. */
  async rules(url: URL): Promise<HostRules> {
    const known = this.#known.get(url.origin);
    const entry = known && known.until > this.#clock() ? known : this.#ask(url.origin);
    const rules = await entry.rules;
    return { ...rules, forMs: entry.until - this.#clock() };
  }

  #ask(origin: string): Entry {
    const robotsUrl = `${origin}/robots.txt`;
    const asked = this.#fetch(robotsUrl).then((fetched) => {
      const rules = rulesFrom(fetched, robotsUrl, this.#agent);
      // Here and not after an await of one caller: others wait for the same answer and read `until` too.
      entry.until = this.#clock() + rules.forMs;
      return rules;
    });
    const entry: Entry = { until: Infinity, rules: asked };
    this.#known.delete(origin);
    this.#known.set(origin, entry);
    if (this.#known.size > MAX_HOSTS) this.#known.delete(this.#known.keys().next().value ?? '');
    return entry;
  }
}
