import type { Profile } from '../../model/story.ts';
import { newVersion } from '../cache.ts';
import { pack } from '../pack.ts';
import { parts, prepared, preparedOne, type Db } from '../prepared.ts';
import { inOrder } from '../rows.ts';
import type { Session } from '../session.ts';
import { load, type Packed, type Stamp } from '../versioned.ts';
import { indexOf, NOTHING, storiesSharing, writePostings, type Indexed, type Window } from './postings.ts';

export async function putProfile(s: Session, db: Db, profile: Profile, findable: boolean): Promise<void> {
  const before = await selectIndexed(db, { id: profile.storyId }),
    was = before ? (JSON.parse(before.indexed) as Indexed) : NOTHING,
    is = findable ? indexOf(profile) : NOTHING,
    version = newVersion(),
    text = JSON.stringify(profile);
  const [row] = await upsert(db, { story_id: profile.storyId, until: profile.until, version, indexed: JSON.stringify(is), data: pack(text) });
  if (row) await writePostings(db, profile.lang, row.story, was, is);
  s.caches.profiles.keep(profile.storyId, profile, text.length, version);
}

export async function profilesById(s: Session, ids: readonly string[]): Promise<Profile[]> {
  const stamps: Stamp[] = [];
  for (const some of parts(ids)) stamps.push(...(await selectStamps(s.reads, { ids: some })));
  return loaded(s, ids, stamps);
}

export async function profilesNear(s: Session, lang: string, terms: Readonly<Record<string, number>>, window: Window): Promise<Profile[]> {
  const stamps = await storiesSharing(s.reads, lang, terms, window);
  return loaded(
    s,
    stamps.map((stamp) => stamp.id),
    stamps,
  );
}

async function loaded(s: Session, ids: readonly string[], stamps: readonly Stamp[]): Promise<Profile[]> {
  return inOrder(ids, await load(s, s.caches.profiles, stamps, selectData, (text) => JSON.parse(text) as Profile));
}

const selectIndexed = preparedOne((db, p: { id: string }) => db.selectFrom('profiles').select('indexed').where('story_id', '=', p.id));
const upsert = prepared((db, p: { story_id: string; until: number; version: number; indexed: string; data: Uint8Array }) =>
  db
    .insertInto('profiles')
    .values(p)
    .onConflict((c) =>
      c.column('story_id').doUpdateSet((e) => ({
        until: e.ref('excluded.until'),
        version: e.ref('excluded.version'),
        indexed: e.ref('excluded.indexed'),
        data: e.ref('excluded.data'),
      })),
    )
    .returning('story'),
);
const selectStamps = prepared((db, p: { ids: readonly string[] }) =>
  db.selectFrom('profiles').select(['story_id as id', 'version']).where('story_id', 'in', p.ids),
);
const selectData = prepared<{ ids: readonly string[] }, Packed>((db, p) =>
  db.selectFrom('profiles').select(['story_id as id', 'version', 'data']).where('story_id', 'in', p.ids),
);
