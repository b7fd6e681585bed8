import type { Context } from 'hono';
import type { Desk } from '../desk/desk.ts';
import { networkOf, peerOf } from '../desk/peer.ts';
import { TokenGate, Wrong } from '../desk/token.ts';
import { problem, Refusal } from './problem.ts';
import { Buckets } from './rate.ts';

/** Headers that say how much may still be asked. */
export function tell(c: Context, limits: Readonly<Record<string, string>> | undefined): void {
  for (const [name, value] of Object.entries(limits ?? {})) c.header(name, value);
}

/** Who may ask the API, and how often. */
export class Access {
  readonly #desk: Desk;
  readonly #tokens: TokenGate;
  readonly #buckets: Buckets;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#tokens = new TokenGate(desk.store);
    this.#buckets = new Buckets(desk.perMinute ?? 0);
  }

  /** Knows the token that a request carries, and counts the request; the answer where it may not go on. */
  async admit(c: Context): Promise<Response | undefined> {
    const network = networkOf(peerOf(c, this.#desk.trusted).address),
      token = await this.#tokens.of(c.req.header('authorization'), network, this.#desk.clock()),
      over = this.#count(c, token && !(token instanceof Wrong) ? `token ${token.id}` : network);
    if (over) return over;
    if (token instanceof Wrong) return refuse(c, token);
    if (token) c.set('token', token);
    return undefined;
  }

  /** Tells what is left (draft-ietf-httpapi-ratelimit-headers-10) by a clock that also goes on where the paper's stands still. */
  #count(c: Context, who: string): Response | undefined {
    if (this.#buckets.perMinute === 0) return undefined;
    const left = this.#buckets.take(who, performance.now());
    const limits = { 'RateLimit-Policy': `"default";q=${this.#buckets.perMinute};w=60`, RateLimit: `"default";r=${left.requests};t=${left.seconds}` };
    c.set('limits', limits);
    tell(c, limits);
    if (!left.isOver) return undefined;
    c.header('Retry-After', String(left.seconds));
    return problem(c, new Refusal('rate-limited'));
  }
}

/** RFC 6750, section 3.1. */
function refuse(c: Context, wrong: Wrong): Response {
  if (wrong.code === 'token-attempts') c.header('Retry-After', String(Math.ceil(wrong.wait / 1000)));
  else c.header('WWW-Authenticate', 'Bearer realm="broadsheet", error="invalid_token"');
  return problem(c, wrong);
}
