import type { Range } from './range.ts';

/** For whom the paper is: its own users, behind a login or on their machine, or anybody. */
export const MODES = ['private', 'public'] as const;
export type Mode = (typeof MODES)[number];

/** How much of a text may stand on a page: everything, an excerpt, or nothing but its headline. */
export type Extent = 'full' | 'excerpt' | 'none';

/** What may be shown of one text; without one, what its own rights say holds (`serve/allowance`). */
export interface Allowance {
  readonly extent: Extent;
  /** The passages whose words may be shown, in order and apart from each other. */
  readonly ranges: readonly Range[];
  /** The opening words among them, where the body may not be shown whole. */
  readonly excerpt?: Range;
  /** The sentences that may stand as lines; absent where every sentence may. */
  readonly lines?: readonly Range[];
}

export const GRANT_KINDS = ['licensed', 'own', 'open'] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];
