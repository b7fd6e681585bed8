import { createHash } from 'node:crypto';

export interface Fold<T> {
  readonly train: readonly T[];
  readonly test: readonly T[];
}

/** The part that a group belongs to, 0 to `count` - 1. */
export const partOf = (group: string, count = 5): number => (createHash('sha256').update(group).digest()[0] ?? 0) % count;

/** Five parts, each tested on what the others teach; what shares a group (story, saga, domain) is never on both sides, in any set. */
export function folds<T>(items: readonly T[], groupOf: (item: T) => string, count = 5): Fold<T>[] {
  const part = (item: T): number => partOf(groupOf(item), count);
  return Array.from({ length: count }, (_, k) => ({ train: items.filter((x) => part(x) !== k), test: items.filter((x) => part(x) === k) }));
}
