import type { Question } from '../../model/ledger.ts';
import { chunks, parts, prepared } from '../prepared.ts';
import { distinct, parsed } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Ledgers } from '../store.ts';
import { putDisputes, removeDisputes } from './disputes.ts';

export function ledger(s: Session): Ledgers {
  return {
    put: (storyId, questions) =>
      s.write(async (db) => {
        await removeDisputes(db, storyId);
        await remove(db, { storyId });
        const rows = questions.map((q, position) => ({
          id: q.id,
          story_id: storyId,
          position,
          differs: q.differs ? 1 : 0,
          at: Math.max(0, ...q.answers.map((a) => a.at)),
          data: JSON.stringify(q),
        }));
        for (const some of chunks(distinct(rows, (row) => row.id))) await upsert(db, { rows: some });
        await putDisputes(
          db,
          distinct(questions, (q) => q.id),
        );
      }),
    async ofStory(storyId) {
      return (await selectOfStory(s.reads, { storyId })).map(parsed<Question>);
    },
    async disputedIn(articleIds) {
      const found: Question[] = [];
      for (const ids of parts(articleIds)) found.push(...(await selectDisputed(s.reads, { ids })).map(parsed<Question>));
      return found;
    },
    async differing(limit) {
      return (await selectDiffering(s.reads, { limit })).map(parsed<Question>);
    },
  };
}

const remove = prepared((db, p: { storyId: string }) => db.deleteFrom('questions').where('story_id', '=', p.storyId));
const upsert = prepared((db, p: { rows: { id: string; story_id: string; position: number; differs: number; at: number; data: string }[] }) =>
  db
    .insertInto('questions')
    .values(p.rows)
    .onConflict((c) =>
      c.column('id').doUpdateSet((e) => ({
        story_id: e.ref('excluded.story_id'),
        position: e.ref('excluded.position'),
        differs: e.ref('excluded.differs'),
        at: e.ref('excluded.at'),
        data: e.ref('excluded.data'),
      })),
    ),
);
const selectOfStory = prepared((db, p: { storyId: string }) => db.selectFrom('questions').select('data').where('story_id', '=', p.storyId).orderBy('position'));
const selectDiffering = prepared((db, p: { limit: number }) =>
  db.selectFrom('questions').select('data').where('differs', '=', 1).orderBy('at', 'desc').orderBy('id').limit(p.limit),
);
const selectDisputed = prepared((db, p: { ids: readonly string[] }) =>
  db
    .selectFrom('questions')
    .select('data')
    .where('id', 'in', (e) =>
      e.selectFrom('heads').innerJoin('disputes', 'disputes.place', 'heads.place').select('disputes.question_id').where('heads.article_id', 'in', p.ids),
    ),
);
