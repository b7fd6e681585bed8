export const WEIGHTS: readonly number[] = [];
