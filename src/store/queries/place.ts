import { prepared, type Db } from '../prepared.ts';

/** Places a millisecond of `at` has at first; each further attempt may fall in four times as long a time. */
const ROOM = 1000;
/** Times beyond about 1685 and 2255 share the places at the ends, so that a place stays a whole number below 2^53. */
const LIMIT = 9_000_000_000_000;

/**
 * A place for each article: a number that orders articles by `at`, newest highest, and that no other has.
 *
 * Paging then needs one number, and the full-text index, whose row id it is, answers newest first without sorting. Articles of
 * the very same millisecond (archives that know the day only) spread over at most a few seconds; the offset comes from the id.
 */
export async function choosePlaces(db: Db, wanted: readonly { readonly id: string; readonly at: number }[]): Promise<Map<string, number>> {
  const chosen = new Map<string, number>(),
    taken = new Set<number>();
  let open = wanted;
  for (let attempt = 0; open.length > 0; attempt++) {
    const asked = open.map(({ id, at }) => candidate(id, at, attempt));
    for (const { place } of await selectTaken(db, { places: asked })) taken.add(place);
    open = open.filter(({ id }, i) => {
      const place = asked[i] as number;
      if (taken.has(place)) return true;
      taken.add(place);
      chosen.set(id, place);
      return false;
    });
  }
  return chosen;
}

/** The least place that an article of this time can have. */
export const placeAt = (at: number): number => Math.max(-LIMIT, Math.min(LIMIT, Math.round(at))) * ROOM;

function candidate(id: string, at: number, attempt: number): number {
  return placeAt(at) + (hash(`${attempt} ${id}`) % (ROOM * 4 ** Math.min(attempt, 8)));
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

const selectTaken = prepared((db, p: { places: readonly number[] }) => db.selectFrom('heads').select('place').where('place', 'in', p.places));
