import { sql } from 'kysely';
import type { Story } from '../../model/story.ts';
import { parts, prepared, type Db } from '../prepared.ts';
import { parsed } from '../rows.ts';

/** Living stories in order of their first report, a part of them. */
export async function listed(db: Db, part: number, size: number): Promise<readonly Story[]> {
  return (await selectPart(db, { skip: part * size, size })).map((row) => parsed<Story>(row));
}

/** Of each part of that order, when its newest story had its newest report. */
export async function newestOfParts(db: Db, size: number): Promise<readonly number[]> {
  return (await selectParts(db, { size })).map((row) => Number(row.until));
}

/** The newest texts of these stories' articles that are not their first, or carry a correction. */
export async function changedIn(db: Db, storyIds: readonly string[]): Promise<readonly { readonly storyId: string; readonly revisionId: string }[]> {
  const found: { readonly storyId: string; readonly revisionId: string }[] = [];
  for (const ids of parts(storyIds)) for (const row of await selectChanged(db, { ids })) found.push({ storyId: row.story_id, revisionId: row.revision_id });
  return found;
}

const selectChanged = prepared((db, p: { ids: readonly string[] }) =>
  db
    .selectFrom('members')
    .innerJoin('heads', 'heads.article_id', 'members.article_id')
    .select(['members.story_id as story_id', 'heads.revision_id as revision_id'])
    .where('members.story_id', 'in', p.ids)
    .where((e) => e.or([e('heads.corrected', '=', 1), e('heads.number', '>', 1)]))
    .orderBy('heads.revision_id'),
);
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
