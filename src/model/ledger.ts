/** One question of a story's ledger and who answered it what, in order of time. */
export interface Question {
  readonly id: string;
  readonly storyId: string;
  /** Folded thing, event and place: what makes two figures answers to one question. */
  readonly key: string;
  readonly answers: readonly Answer[];
  /** True where two current answers surely exclude each other. */
  readonly differs: boolean;
}
export interface Answer {
  readonly claimId: string;
  readonly articleId: string;
  readonly at: number;
  readonly low: number;
  readonly high: number;
  /** Claim that the same claimant made later on this question. */
  readonly supersededBy?: string;
}
/** Whether its claimant said nothing later on the question. */
export const isCurrent = ({ supersededBy }: Pick<Answer, 'supersededBy'>): boolean => supersededBy === undefined;
