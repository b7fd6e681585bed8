/** Someone who may sign in. Times are epoch ms. */
export interface Account {
  readonly id: string;
  readonly name: string;
  /** The password as an argon2id string (`$argon2id$v=19$…`). */
  readonly password: string;
  readonly createdAt: number;
  /** Grows when the addresses of this account's feeds are made anew. */
  readonly feedTurn: number;
}

/** A browser that signed in. The token itself is known to that browser alone. */
export interface SignedIn {
  /** SHA-256 of the token. */
  readonly hash: string;
  readonly accountId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** What is sent along when a feed is asked for: a name and password, or a header. */
export type Credential =
  { readonly kind: 'basic'; readonly user: string; readonly password: string } | { readonly kind: 'header'; readonly header: string; readonly value: string };
