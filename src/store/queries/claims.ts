import type { Reading } from '../../model/reading.ts';
import { newVersion } from '../cache.ts';
import { pack } from '../pack.ts';
import { parts, prepared } from '../prepared.ts';
import type { Session } from '../session.ts';
import type { Claims } from '../store.ts';
import { asText, load, type Packed, type Stamp } from '../versioned.ts';
import { indexable } from './heads.ts';
import { decode, encode } from './reading.ts';

export function claims(s: Session): Claims {
  const readings = (stamps: readonly Stamp[]): Promise<Map<string, Reading>> => load(s, s.caches.readings, stamps, selectData, asText(decode));
  return {
    put: (revisionId, articleId, reading, terms = []) =>
      s.write(async (db, tx) => {
        const text = encode(reading, revisionId, articleId),
          version = newVersion();
        await upsert(db, { revision_id: revisionId, article_id: articleId, claims: reading.claims.length, version, data: pack(text) });
        // The ledger asks for it next.
        tx.caches.readings.keep(revisionId, reading, text.length, version);
        const [head] = await selectHead(db, { articleId, revisionId });
        if (!head) return;
        await s.engine.fullText.remove(db, 'said', [head.place]);
        await s.engine.fullText.put(db, 'said', [{ place: head.place, terms: terms.filter(indexable) }]);
      }),
    async reading(revisionIds) {
      const stamps: Stamp[] = [];
      for (const ids of parts(revisionIds)) stamps.push(...(await selectStamps(s.reads, { ids })));
      return readings(stamps);
    },
    async ofStory(storyId) {
      return readings(await selectOfStory(s.reads, { storyId }));
    },
  };
}

const selectHead = prepared((db, p: { articleId: string; revisionId: string }) =>
  db.selectFrom('heads').select('place').where('article_id', '=', p.articleId).where('revision_id', '=', p.revisionId),
);
const selectStamps = prepared((db, p: { ids: readonly string[] }) =>
  db.selectFrom('readings').select(['revision_id as id', 'version']).where('revision_id', 'in', p.ids),
);
const selectOfStory = prepared((db, p: { storyId: string }) =>
  db
    .selectFrom('members')
    .innerJoin('heads', 'heads.article_id', 'members.article_id')
    .innerJoin('readings', 'readings.revision_id', 'heads.revision_id')
    .select(['readings.revision_id as id', 'readings.version'])
    .where('members.story_id', '=', p.storyId)
    .orderBy('members.joined_at')
    .orderBy('members.article_id'),
);
const selectData = prepared<{ ids: readonly string[] }, Packed>((db, p) =>
  db.selectFrom('readings').select(['revision_id as id', 'version', 'data']).where('revision_id', 'in', p.ids),
);
const upsert = prepared((db, p: { revision_id: string; article_id: string; claims: number; version: number; data: Uint8Array }) =>
  db
    .insertInto('readings')
    .values(p)
    .onConflict((c) =>
      c.column('revision_id').doUpdateSet((e) => ({
        article_id: e.ref('excluded.article_id'),
        claims: e.ref('excluded.claims'),
        version: e.ref('excluded.version'),
        data: e.ref('excluded.data'),
      })),
    ),
);
