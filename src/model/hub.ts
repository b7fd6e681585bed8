/** A topic that an editor made: every article that its rule asks for. Times are epoch ms. */
export interface Hub {
  readonly slug: string;
  /** As the editor named it. */
  readonly name: string;
  /** As typed (`stories/hub-rule`). */
  readonly rule: string;
  /** Who wrote the rule, and when. */
  readonly by: string;
  readonly at: number;
}
