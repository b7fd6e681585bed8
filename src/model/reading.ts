import type { Claim } from './claim.ts';
import type { DateMention, Mention, RoleMention } from './entity.ts';

/** Everything `claims/read` finds in one revision, in text order. */
export interface Reading {
  readonly claims: readonly Claim[];
  readonly roles: readonly RoleMention[];
  readonly mentions: readonly Mention[];
  readonly dates: readonly DateMention[];
  /** By which version of the program and its weights it was read (`models.ts`); absent where that was not kept. */
  readonly method?: string;
}
