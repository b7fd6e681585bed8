import { sql } from 'kysely';
import type { Story } from '../../model/story.ts';
import { prepared, type Db } from '../prepared.ts';
import { parsed } from '../rows.ts';

/** Living stories in order of their first report, a part of them. */
export async function listed(db: Db, part: number, size: number): Promise<readonly Story[]> {
  return (await selectPart(db, { skip: part * size, size })).map((row) => parsed<Story>(row));
}

/** Of each part of that order, when its newest story had its newest report. */
export async function newestOfParts(db: Db, size: number): Promise<readonly number[]> {
  return (await selectParts(db, { size })).map((row) => Number(row.until));
}

const selectPart = prepared<{ skip: number; size: number }, { readonly data: string }>((db, { skip, size }) =>
  db.selectFrom('stories').select('data').where('redirect', 'is', null).orderBy('since').orderBy('id').limit(size).offset(skip),
);
const selectParts = prepared<{ size: number }, { readonly until: number }>((db, { size }) =>
  db
    .selectFrom((e) =>
      e
        .selectFrom('stories')
        .select(['until', sql<number>`(row_number() over (order by since, id) - 1) / cast(${size} as integer)`.as('part')])
        .where('redirect', 'is', null)
        .as('numbered'),
    )
    .select((e) => e.fn.max('numbered.until').as('until'))
    .groupBy('numbered.part')
    .orderBy('numbered.part'),
);
