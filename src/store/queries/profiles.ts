import { sql } from 'kysely';
import type { Profile } from '../../model/story.ts';
import { newVersion } from '../cache.ts';
import { pack } from '../pack.ts';
import { chunks, parts, prepared, preparedOne, type Db } from '../prepared.ts';
import { inOrder } from '../rows.ts';
import type { Session } from '../session.ts';
import { load, type Packed, type Stamp } from '../versioned.ts';

/** A story is found by its heaviest terms, and looked for by an article's heaviest. */
const INDEXED = 64,
  ASKED = 24;
/** Rows lie by the week of a story's last article, so that dead stories are passed over and a living one's rows seldom move. */
const WEEK_MS = 7 * 86_400_000;
/** Weights are indexed in steps of 9 %: an article more moves most of them by less, and then nothing is written. */
const STEPS = 8;

/** What the index holds for a story: term → step. */
interface Indexed {
  readonly week: number;
  readonly steps: Readonly<Record<string, number>>;
}

export async function putProfile(s: Session, db: Db, profile: Profile, findable: boolean): Promise<void> {
  const before = await selectIndexed(db, { id: profile.storyId }),
    was: Indexed = before ? (JSON.parse(before.indexed) as Indexed) : { week: 0, steps: {} },
    is: Indexed = { week: weekOf(profile.until), steps: findable ? stepsOf(profile.terms) : {} },
    version = newVersion(),
    text = JSON.stringify(profile);
  const [row] = await upsert(db, { story_id: profile.storyId, until: profile.until, version, indexed: JSON.stringify(is), data: pack(text) });
  if (row) await writeTerms(db, profile.lang, row.story, was, is);
  s.caches.profiles.keep(profile.storyId, profile, text.length, version);
}

async function writeTerms(db: Db, lang: string, story: number, was: Indexed, is: Indexed): Promise<void> {
  const moved = was.week !== is.week,
    gone = Object.keys(was.steps).filter((term) => moved || !(term in is.steps)),
    rows = Object.entries(is.steps)
      .filter(([term, step]) => moved || was.steps[term] !== step)
      .map(([term, step]) => ({ lang, term, week: is.week, story, weight: 2 ** (step / STEPS) }));
  for (const terms of parts(gone)) await deleteTerms(db, { lang, week: was.week, story, terms });
  for (const some of chunks(rows)) await upsertTerms(db, { rows: some });
}

const weekOf = (at: number): number => Math.floor(at / WEEK_MS);
const stepsOf = (terms: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(heaviest(terms, INDEXED).map(([term, weight]) => [term, Math.round(Math.log2(weight) * STEPS)]));

function heaviest(terms: Readonly<Record<string, number>>, n: number): [string, number][] {
  return Object.entries(terms)
    .filter(([, weight]) => weight > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, n);
}

export async function profilesById(s: Session, ids: readonly string[]): Promise<Profile[]> {
  const stamps: Stamp[] = [];
  for (const some of parts(ids)) stamps.push(...(await selectStamps(s.reads, { ids: some })));
  return loaded(s, ids, stamps);
}

export async function profilesNear(s: Session, lang: string, terms: Readonly<Record<string, number>>, since: number, limit: number): Promise<Profile[]> {
  const asked = heaviest(terms, ASKED).map(([term]) => term);
  if (asked.length === 0) return [];
  const query = { lang, terms: asked, week: weekOf(since), since, limit },
    most = limit * 4;
  let rows = await selectNear(s.reads, { ...query, most });
  // Of those that share the most, some may have died earlier in the week of `since`.
  if (rows.length < limit && (rows[0]?.sharing ?? most) >= most) rows = await selectNear(s.reads, query);
  return loaded(
    s,
    rows.map((row) => row.id),
    rows,
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
const upsertTerms = prepared((db, p: { rows: { lang: string; term: string; week: number; story: number; weight: number }[] }) =>
  db
    .insertInto('story_terms')
    .values(p.rows)
    .onConflict((c) => c.columns(['lang', 'term', 'week', 'story']).doUpdateSet((e) => ({ weight: e.ref('excluded.weight') }))),
);
const deleteTerms = prepared((db, p: { lang: string; week: number; story: number; terms: readonly string[] }) =>
  db.deleteFrom('story_terms').where('lang', '=', p.lang).where('term', 'in', p.terms).where('week', '=', p.week).where('story', '=', p.story),
);
const selectStamps = prepared((db, p: { ids: readonly string[] }) =>
  db.selectFrom('profiles').select(['story_id as id', 'version']).where('story_id', 'in', p.ids),
);
const selectData = prepared<{ ids: readonly string[] }, Packed>((db, p) =>
  db.selectFrom('profiles').select(['story_id as id', 'version', 'data']).where('story_id', 'in', p.ids),
);
/** Only the `most` that share the most are looked at closer. */
const selectNear = prepared((db, p: { lang: string; terms: readonly string[]; week: number; since: number; limit: number; most?: number }) =>
  db
    .with('near', (q) => {
      const sharing = q
        .selectFrom('story_terms')
        .select(['story', sql<number>`sum(weight)`.as('shared')])
        .where('lang', '=', p.lang)
        .where('term', 'in', p.terms)
        .where('week', '>=', p.week)
        .groupBy('story');
      return p.most === undefined ? sharing : sharing.orderBy('shared', 'desc').orderBy('story').limit(p.most);
    })
    .selectFrom('near')
    .innerJoin('profiles', 'profiles.story', 'near.story')
    .select((e) => [
      'profiles.story_id as id',
      'profiles.version',
      e
        .selectFrom('near')
        .select(sql<number>`count(*)`.as('n'))
        .as('sharing'),
    ])
    .where('profiles.until', '>=', p.since)
    .orderBy('near.shared', 'desc')
    .orderBy('near.story')
    .limit(p.limit),
);
