import type { Claim } from './claim.ts';
import type { DateMention, Mention, RoleMention } from './entity.ts';

/** Everything `claims/read` finds in one revision, in text order. */
export interface Reading {
  readonly claims: readonly Claim[];
  readonly roles: readonly RoleMention[];
  readonly mentions: readonly Mention[];
  readonly dates: readonly DateMention[];
  /** All that was read, where this holds only what may be shown: to reckon with, not to print. */
  readonly whole?: Reading;
  /** By which version of the program and its weights it was read (`models.ts`); absent where that was not kept. */
  readonly method?: string;
}

/** All that was read in a text, whether or not it may be shown. */
export const wholeOf = (reading: Reading): Reading => reading.whole ?? reading;
