import type { Citation } from './citation.ts';

export interface RoleMention {
  readonly person: Citation;
  readonly role: Citation;
}
export interface Mention {
  readonly kind: 'person' | 'place' | 'organisation';
  readonly at: Citation;
}
/** A date expression with its TIMEX3-like value ("2025-06-02", "2025-05-31/2025-06-01", "P2W"). */
export interface DateMention {
  readonly at: Citation;
  readonly value: string;
  readonly mod?: string;
}
