import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from './measured.ts';
import { meets, nameOf, ROWS } from './rows.ts';

export type Floors = Readonly<Record<string, number>>;
export const FLOORS_FILE = join(import.meta.dirname, 'floors.json');
/** Room below a floor for a set that is resampled or a machine that rounds otherwise. */
export const TOLERANCE = 0.002;

export const readFloors = (path = FLOORS_FILE): Floors => JSON.parse(readFileSync(path, 'utf8')) as Floors;

export interface Broken {
  readonly name: string;
  readonly floor: number;
  readonly value: number | null;
}

/** Rows that fell below their floor (for shares that should be small: rose above it), or that had a value and no longer have one though their set is here. */
export function brokenFloors(measured: readonly Measured[], floors: Floors): Broken[] {
  return measured.flatMap((m) => {
    const row = ROWS.find((r) => nameOf(r) === nameOf(m)),
      floor = floors[nameOf(m)];
    if (!row || floor === undefined || m.absent !== undefined) return [];
    const holds = m.value !== null && meets(m.value, floor, row.direction, TOLERANCE);
    return holds ? [] : [{ name: nameOf(m), floor, value: m.value }];
  });
}

/** The floors with every better value taken in, in the order of the table; values are cut to four digits on the safe side. */
export function raisedFloors(measured: readonly Measured[], floors: Floors): Floors {
  const values = new Map(measured.map((m) => [nameOf(m), m.value]));
  return Object.fromEntries(
    ROWS.flatMap((row) => {
      const name = nameOf(row),
        old = floors[name],
        value = values.get(name),
        cut = typeof value !== 'number' ? undefined : (row.direction === 'at-least' ? Math.floor(value * 1e4) : Math.ceil(value * 1e4)) / 1e4,
        better = cut !== undefined && (old === undefined || (cut !== old && meets(cut, old, row.direction))) ? cut : old;
      return better === undefined ? [] : [[name, better]];
    }),
  );
}

export function writeFloors(floors: Floors, path = FLOORS_FILE): void {
  writeFileSync(path, JSON.stringify(floors, null, 2) + '\n');
}
