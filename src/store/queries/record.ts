import type { Why } from '../../model/story.ts';
import { prepared, type Db } from '../prepared.ts';
import type { SourceRecord } from '../store.ts';

/** What the newest articles of a source are: whose, corrected or not, changed or not, and which stories they opened. */
export async function record(db: Db, sourceId: string, limit: number): Promise<SourceRecord> {
  const rows = await selectNewest(db, { sourceId, limit });
  return {
    articles: rows.length,
    copies: rows.filter((r) => r.copy_of !== null).length,
    corrected: rows.filter((r) => r.corrected === 1).length,
    changed: rows.filter((r) => r.number > 1).length,
    opened: rows.flatMap((r) => (r.story_id !== null && r.why !== null && (JSON.parse(r.why) as Why).decision === 'opened' ? [r.story_id] : [])),
  };
}

const selectNewest = prepared((db, p: { sourceId: string; limit: number }) =>
  db
    .selectFrom('heads')
    .leftJoin('members', 'members.article_id', 'heads.article_id')
    .select(['heads.corrected', 'heads.number', 'members.copy_of', 'members.story_id', 'members.why'])
    .where('heads.source_id', '=', p.sourceId)
    .orderBy('heads.place', 'desc')
    .limit(p.limit),
);
