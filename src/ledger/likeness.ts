import type { Evidence } from './evidence.ts';
import { HAPPENED } from './exclusion.ts';

/** Whether the noun one figure counts stands in what the other counts. */
export function sharesHead(a: Evidence, b: Evidence): boolean {
  return a.head !== '' && b.head !== '' && (a.thing.has(b.head) || b.thing.has(a.head));
}

/** Likeness by context alone, without the values: what competes for a place in a question. `near` and `thing` are cosines. */
export function likeness(a: Evidence, b: Evidence, near: number, thing: number): number {
  const kind = a.kind !== b.kind ? 0 : HAPPENED.has(a.kind) ? 0.5 : 0.2;
  return near + thing / 2 + kind + (a.after !== '' && a.after === b.after ? 0.2 : 0);
}
