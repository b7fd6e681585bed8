import { quote } from '../../model/citation.ts';
import type { Range } from '../../model/range.ts';
import type { Revision } from '../../model/revision.ts';
import { keptWhenGiven } from '../allowance.ts';
import { extentOf } from '../rights.ts';
import type { Say } from './column.ts';
import type { Kept } from './reports.ts';

/** Why a text may not leave the house whole; undefined where it may. */
export function heldBack({ rights }: Pick<Revision, 'rights'>): string | undefined {
  if (rights.nosnippet) return 'nosnippet';
  if (rights.tdmReserved) return 'tdm-reservation';
  if (rights.noarchive) return 'noarchive';
  return extentOf({ rights }) === 'full' ? undefined : 'max-snippet';
}

/**
 * The words of a text that may be given away: all of it where its publisher allows that, else its headline and the few lines that a public page may have;
 * where excerpts or mining are reserved, its headline alone. Which lines these are `serve/allowance` says.
 */
export function leaving({ revision, reading }: Pick<Kept, 'revision' | 'reading'>): Say {
  const ranges = heldBack(revision) === undefined ? undefined : keptWhenGiven(revision, reading);
  return (at) => (at && (ranges === undefined || ranges.some((r) => within(at, r))) ? quote(revision, at) : null);
}

const within = (a: Range, b: Range): boolean => a.start >= b.start && a.end <= b.end;
