import { sql } from 'kysely';
import type { Edition } from '../../model/story.ts';
import { chunks, prepared } from '../prepared.ts';
import { distinct } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Editions } from '../store.ts';

export function editions(s: Session): Editions {
  return {
    put: (storyId, lang, found) =>
      s.write(async (db) => {
        await remove(db, { storyId });
        const rows = found.flatMap(({ storyId: otherId, lang: otherLang, score, shared }): Row[] => [
          { story_id: storyId, other_id: otherId, own_lang: lang, lang: otherLang, score, shared: JSON.stringify(shared) },
          { story_id: otherId, other_id: storyId, own_lang: otherLang, lang, score, shared: JSON.stringify(shared.map(([own, other]) => [other, own])) },
        ]);
        for (const some of chunks(distinct(rows, (row) => `${row.story_id} ${row.other_id}`))) await insert(db, { rows: some });
      }),
    async linked(storyId) {
      return (await selectLinked(s.reads, { storyId })).map((row) => row.other_id);
    },
    async of(storyId) {
      return (await selectBest(s.reads, { storyId })).map(edition);
    },
  };
}

interface Row extends Readonly<Record<string, string | number>> {
  readonly story_id: string;
  readonly other_id: string;
  readonly own_lang: string;
  readonly lang: string;
  readonly score: number;
  readonly shared: string;
}

const edition = ({ other_id: storyId, lang, score, shared }: Pick<Row, 'other_id' | 'lang' | 'score' | 'shared'>): Edition => ({
  ...{ storyId, lang, score },
  shared: JSON.parse(shared) as Edition['shared'],
});

const remove = prepared((db, p: { storyId: string }) =>
  db.deleteFrom('editions').where((e) => e.or([e('story_id', '=', p.storyId), e('other_id', '=', p.storyId)])),
);
const insert = prepared((db, p: { rows: Row[] }) => db.insertInto('editions').values(p.rows));
const selectLinked = prepared((db, p: { storyId: string }) =>
  db.selectFrom('editions').select('other_id').where('story_id', '=', p.storyId).orderBy('other_id'),
);

/** Rows than which there is none more alike from the one story into the other's language, nor from the other into the one's; of two as much alike the first by id. */
const selectBest = prepared((db, p: { storyId: string }) =>
  db
    .selectFrom('editions')
    .innerJoin('stories', (j) => j.onRef('stories.id', '=', 'editions.other_id').on('stories.redirect', 'is', null))
    .select(['editions.other_id as other_id', 'editions.lang as lang', 'editions.score as score', 'editions.shared as shared'])
    .where('editions.story_id', '=', p.storyId)
    .where(bestOf('story_id', 'lang', 'other_id'))
    .where(bestOf('other_id', 'own_lang', 'story_id'))
    .orderBy('editions.score', 'desc')
    .orderBy('editions.other_id'),
);

function bestOf(story: 'story_id' | 'other_id', lang: 'lang' | 'own_lang', other: 'story_id' | 'other_id') {
  const [ofStory, inLang, than] = [story, lang, other].map((column) => sql.ref(`editions.${column}`));
  return sql<boolean>`not exists (select 1 from editions as more where more.story_id = ${ofStory} and more.lang = ${inLang}
    and (more.score > editions.score or (more.score = editions.score and more.other_id < ${than})))`;
}
