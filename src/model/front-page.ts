/** Why a story stands where it stands: contributions sum to the score. */
export interface Receipt {
  readonly storyId: string;
  readonly score: number;
  readonly lines: readonly ReceiptLine[];
  /** Place it would have if every reprint counted as a report. */
  readonly rankWithReprints: number;
}
export interface ReceiptLine {
  readonly signal: string;
  /** Scaled, 0-1. */
  readonly value: number;
  readonly weight: number;
  readonly contribution: number;
}
export type Badge = 'rising' | 'corrected' | 'figures-differ' | 'one-source';
export interface Ranked {
  readonly storyId: string;
  readonly receipt: Receipt;
  readonly badges: readonly Badge[];
  readonly moved?: Move;
}
/** Where a story stood on an earlier page, and which signal moved it most since; `from` is absent where it was not on it. */
export interface Move {
  readonly since: number;
  readonly from?: number;
  readonly by?: string;
}
/** The order of stories at one minute, for one language. */
export interface FrontPage {
  readonly id: string;
  readonly lang: string;
  readonly at: number;
  readonly ranked: readonly Ranked[];
}
