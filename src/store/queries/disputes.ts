import { isCurrent, type Question } from '../../model/ledger.ts';
import { parts, prepared, type Db } from '../prepared.ts';

/** Keeps which articles give current answers to questions whose answers differ, by place, so that they are found newest first. */
export async function putDisputes(db: Db, questions: readonly Question[]): Promise<void> {
  for (const { id, differs, answers } of questions) {
    const current = differs ? answers.filter(isCurrent).map((a) => a.articleId) : [];
    for (const articles of parts([...new Set(current)])) await insert(db, { id, articles });
  }
}

/** Forgets those of a story's questions; called before these are removed. */
export async function removeDisputes(db: Db, storyId: string): Promise<void> {
  await remove(db, { storyId });
}

/** Lets them follow an article to its new place. */
export async function moveDisputes(db: Db, from: number, to: number): Promise<void> {
  await move(db, { from, to });
}

const insert = prepared((db, p: { id: string; articles: readonly string[] }) =>
  db
    .insertInto('disputes')
    .columns(['place', 'question_id'])
    .expression((e) =>
      e
        .selectFrom('questions')
        .crossJoin('heads')
        .select(['heads.place', 'questions.id'])
        .where('questions.id', '=', p.id)
        .where('heads.article_id', 'in', p.articles),
    )
    .onConflict((c) => c.doNothing()),
);
const remove = prepared((db, p: { storyId: string }) =>
  db.deleteFrom('disputes').where('question_id', 'in', (e) => e.selectFrom('questions').select('id').where('story_id', '=', p.storyId)),
);
const move = prepared((db, p: { from: number; to: number }) => db.updateTable('disputes').set({ place: p.to }).where('place', '=', p.from));
