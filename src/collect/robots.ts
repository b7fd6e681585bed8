import robotsModule from 'robots-parser';
import type { Rights } from '../model/page.ts';
import type { Fetched } from './fetched.ts';
import { rightsOf, stricter } from './rights.ts';

/** What a host's robots.txt says, as far as it can be known. */
export interface HostRules {
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
  const unreachable = fetched.status === 'failed';
  return { allows: () => !unreachable, delayMs: 0, rights: {}, forMs: unreachable ? DAY / 48 : DAY };
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

/** Rules per host, fetched once and kept for as long as they may be believed. */
export class Robots {
  readonly #known = new Map<string, { until: number; rules: Promise<HostRules> }>();
  readonly #fetch: (url: string) => Promise<Fetched>;
  readonly #agent: string;
  readonly #clock: () => number;
  constructor(fetch: (url: string) => Promise<Fetched>, agent: string, clock: () => number) {
    this.#fetch = fetch;
    this.#agent = agent;
    this.#clock = clock;
  }

  async rules(url: URL): Promise<HostRules> {
    const known = this.#known.get(url.origin);
    if (known && known.until > this.#clock()) return known.rules;
    const robotsUrl = `${url.origin}/robots.txt`;
    const entry = { until: Infinity, rules: this.#fetch(robotsUrl).then((f) => rulesFrom(f, robotsUrl, this.#agent)) };
    this.#known.delete(url.origin);
    this.#known.set(url.origin, entry);
    if (this.#known.size > MAX_HOSTS) this.#known.delete(this.#known.keys().next().value ?? '');
    const rules = await entry.rules;
    entry.until = this.#clock() + rules.forMs;
    return rules;
  }
}
