import { createHash, randomBytes } from 'node:crypto';
import type { Scope, Token } from '../../model/token.ts';
import type { Store } from '../../store/store.ts';
import { Refusal } from '../api/problem.ts';
import { Attempts } from './attempts.ts';
import { same } from './visitor.ts';

const DAY = 86_400_000;
/** A token is told by its beginning, so that scanners for secrets find it; then what it is found by, and 256 bits of chance. */
const SHAPE = /^broadsheet_([0-9a-f]{16})_([\w-]{43})$/;
export const LONGEST_NAME = 60;
/** The longest that a token may live, days. */
export const MOST_DAYS = 3660;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The part of a token that is no secret. */
export const newTokenId = (): string => randomBytes(8).toString('hex');
export const isTokenId = (given: string): boolean => /^[0-9a-f]{16}$/.test(given);

/** A new token, and the text of it, which is shown once and kept nowhere. */
export function newToken(
  given: Pick<Token, 'name' | 'scopes' | 'accountId'>,
  now: number,
  ms: number,
  id = newTokenId(),
): { readonly token: Token; readonly text: string } {
  const secret = randomBytes(32).toString('base64url');
  return { token: { ...given, id, hash: hashOf(secret), createdAt: now, expiresAt: now + ms }, text: `broadsheet_${id}_${secret}` };
}

/** How long `90d`, `12h` or `30m` is, ms; undefined where it is none of these, or longer than a token may live. */
export function lifetimeOf(typed: string): number | undefined {
  const [, n, unit] = /^(\d{1,6})([mhd])$/.exec(typed) ?? [],
    ms = Number(n) * ({ m: 60_000, h: 3_600_000, d: DAY }[unit ?? ''] ?? NaN);
  return ms > 0 && ms <= MOST_DAYS * DAY ? ms : undefined;
}

/** Tells whose token a request carries. */
export class TokenGate {
  readonly #store: Store;
  readonly #attempts = new Attempts();
  /** By network, tokens that were right there before: others' guesses do not keep them out. */
  readonly #known = new Set<string>();

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * The token of an `Authorization: Bearer` header (RFC 6750, section 2.1); undefined where it carries none.
   * @param network that it comes from (`networkOf`).
   */
  async of(header: string | undefined, network: string, now: number): Promise<Token | undefined | Wrong> {
    const [, text] = /^Bearer\s+(\S+)\s*$/i.exec(header ?? '') ?? [];
    if (text === undefined) return /^Bearer\b/i.test(header ?? '') ? new Wrong('token-invalid', 0) : undefined;
    const [, id = '', secret = ''] = SHAPE.exec(text) ?? [],
      place = `${network} ${id}`,
      attempt = { name: id, network, known: this.#known.has(place) },
      wait = this.#attempts.wait(attempt, now);
    if (wait > 0) return new Wrong('token-attempts', wait);
    const token = id === '' ? undefined : await this.#store.tokens.get(id);
    if (!token || !same(token.hash, hashOf(secret))) {
      this.#attempts.failed(attempt, now);
      return new Wrong('token-invalid', 0);
    }
    if (token.expiresAt <= now) return new Wrong('token-expired', 0);
    // What its owner may not do (any more) it may not do either.
    if (token.accountId !== undefined && !(await this.#store.accounts.get(token.accountId))) return new Wrong('token-invalid', 0);
    this.#known.add(place);
    if (this.#known.size > 10_000) this.#known.clear();
    await this.#use(token, now);
    return token;
  }

  /** Remembered once a day; a store that is busy must not refuse who may come in. */
  async #use({ id, usedOn }: Token, now: number): Promise<void> {
    const day = new Date(now).toISOString().slice(0, 10);
    if (usedOn !== day) await this.#store.tokens.used(id, day).catch(() => undefined);
  }
}

/** Why a token lets nobody in, and how long to wait, ms. */
export class Wrong extends Refusal {
  readonly wait: number;
  constructor(code: 'token-invalid' | 'token-expired' | 'token-attempts', wait: number) {
    super(code);
    this.wait = wait;
  }
}

/** Scopes as typed, by comma; undefined where one is none, or there is none. */
export function scopesOf(typed: string, all: readonly Scope[]): readonly Scope[] | undefined {
  const named = [...new Set(typed.split(',').map((s) => s.trim()))],
    found = named.flatMap((name) => all.filter((s) => s === name));
  return found.length === named.length ? found : undefined;
}
