import { Refusal } from './problem.ts';

/**
 * A cursor as it leaves the API: opaque, and of no other list than its own.
 * @param list the name of the list.
 * @param place where a page of it ended, as the store or a view says it.
 */
export const opaque = (list: string, place: string): string => Buffer.from(`${list} ${place}`).toString('base64url');

/** What `opaque` was given; undefined where there is no cursor. */
export function placeIn(list: string, cursor: string | undefined): string | undefined | Refusal {
  if (cursor === undefined) return undefined;
  const told = /^[\w-]+$/.test(cursor) ? Buffer.from(cursor, 'base64url').toString('utf8') : '';
  return told.startsWith(`${list} `) && opaque(list, told.slice(list.length + 1)) === cursor ? told.slice(list.length + 1) : new Refusal('cursor-invalid');
}
