import { sql } from 'kysely';
import { cursorOf, readCursor } from '../../model/cursor.ts';
import type { Story } from '../../model/story.ts';
import { prepared, type Db } from '../prepared.ts';
import { parsed } from '../rows.ts';
import type { Paged, SagaPlace } from '../store.ts';

/** Stories of an affair after a place in it, in one order or the other. */
export async function ofSaga(db: Db, saga: string, limit: number, { oldestFirst = false, after, beside }: SagaPlace = {}): Promise<Paged<Story>> {
  const cursor = readCursor(after),
    from = cursor ? { since: cursor.at, id: cursor.id } : beside && { since: beside.since, id: beside.id },
    rows = await (oldestFirst ? selectOldest : selectNewest)(db, { saga, limit: limit + 1, ...from }),
    shown = rows.slice(0, limit).map((row) => parsed<Story>(row)),
    last = shown.at(-1);
  return rows.length > limit && last ? { rows: shown, next: cursorOf({ at: last.since, id: last.id }) } : { rows: shown };
}

interface Asked extends Readonly<Record<string, string | number | undefined>> {
  readonly saga: string;
  readonly limit: number;
  readonly since?: number;
  readonly id?: string;
}
type Row = { readonly data: string };

/** The index is over this expression and no other. */
const AFFAIR = sql<string>`coalesce(saga, id)`;
const selectOfSaga = (direction: 'asc' | 'desc') =>
  prepared<Asked, Row>((db, { saga, limit, since, id }) => {
    const query = db
      .selectFrom('stories')
      .select('data')
      .where(AFFAIR, '=', saga)
      .where('redirect', 'is', null)
      .orderBy('since', direction)
      .orderBy('id', direction);
    if (since === undefined || id === undefined) return query.limit(limit);
    // Compared as a pair, which both engines look up in the index at once.
    const beyond = direction === 'asc' ? sql<boolean>`(since, id) > (${since}, ${id})` : sql<boolean>`(since, id) < (${since}, ${id})`;
    return query.where(beyond).limit(limit);
  });
const selectNewest = selectOfSaga('desc');
const selectOldest = selectOfSaga('asc');
