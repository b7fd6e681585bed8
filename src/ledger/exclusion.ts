import { HAPPENED_KINDS } from '../model/claim.ts';
import { differs } from './differ.ts';
import type { Evidence } from './evidence.ts';
import { bothNames } from './names.ts';

/** Whether two figures state one value, or one is a looser wording of the other. */
export function alike(a: Evidence, b: Evidence): boolean {
  return !differs(a.quantity, b.quantity);
}

/** Whether no context could make two figures answers to one question. */
export function impossible(a: Evidence, b: Evidence): boolean {
  if (a.quantity.dimension !== b.quantity.dimension) return true;
  if (a.quantity.dimension === 'other' && a.quantity.unit !== b.quantity.unit) return true;
  if (a.place === b.place) return a.quantity.unit === b.quantity.unit || !alike(a, b);
  return kindsConflict(a, b) || (!alike(a, b) && !comparable(a, b));
}

/** Figures of different value are never set side by side where one is a part, or where the things counted bear other names. */
function comparable(a: Evidence, b: Evidence): boolean {
  return a.of === b.of && bothNames(a.qualifiers, b.qualifiers) !== 'apart';
}

export const HAPPENED: ReadonlySet<string> = new Set(HAPPENED_KINDS);
/** Kinds that sources use of one event. */
const EXCHANGED: readonly (readonly [string, string])[] = [
  ['destroyed', 'damaged'],
  ['destroyed', 'downed'],
  ['damaged', 'downed'],
  ['arrested', 'captured'],
];

function kindsConflict(a: Evidence, b: Evidence): boolean {
  return (
    a.kind !== b.kind &&
    HAPPENED.has(a.kind) &&
    HAPPENED.has(b.kind) &&
    !EXCHANGED.some(([x, y]) => (a.kind === x && b.kind === y) || (a.kind === y && b.kind === x))
  );
}
