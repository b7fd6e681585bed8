/** What a token lets its holder do: read what pages show, follow what changes, act at the desk. */
export const SCOPES = ['read', 'changes', 'desk'] as const;
export type Scope = (typeof SCOPES)[number];

/** A key that programs send instead of signing in. Its secret is known to its holder alone. Times are epoch ms. */
export interface Token {
  /** The part of it that is no secret. */
  readonly id: string;
  /** What its maker calls it. */
  readonly name: string;
  /** SHA-256 of its secret part, hexadecimal. */
  readonly hash: string;
  readonly scopes: readonly Scope[];
  /** Whose it is; absent where it was made on the machine itself. */
  readonly accountId?: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** The last day on which it was used, ISO date in UTC. */
  readonly usedOn?: string;
}
