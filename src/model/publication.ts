/** How publishing goes that the running paper does by itself. Times are epoch ms. */
export interface Publication {
  /** When it last went well, also where there was nothing new to write. */
  readonly doneAt?: number;
  /** Since when it fails, and what the last run said. */
  readonly failingSince?: number;
  readonly error?: string;
}
