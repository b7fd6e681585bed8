import { createHash } from 'node:crypto';

export interface Fold<T> {
  readonly train: readonly T[];
  readonly test: readonly T[];
}

/** Five parts, each tested on what the others teach; what shares a group (story, saga, domain) is never on both sides, in any set. */
export function folds<T>(items: readonly T[], groupOf: (item: T) => string, count = 5): Fold<T>[] {
  const part = (item: T): number => (createHash('sha256').update(groupOf(item)).digest()[0] ?? 0) % count;
  return Array.from({ length: count }, (_, k) => ({ train: items.filter((x) => part(x) !== k), test: items.filter((x) => part(x) === k) }));
}
