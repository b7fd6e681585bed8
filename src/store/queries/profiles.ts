import { sql } from 'kysely';
import type { Profile } from '../../model/story.ts';
import { newVersion } from '../cache.ts';
import { SPAN_MS, type Source } from '../live/live.ts';
import { stepOf, type LiveStory, type Window } from '../live/span.ts';
import { parts, prepared, preparedOne, type Db } from '../prepared.ts';
import { packProfile, unpackProfile } from '../profile-bytes.ts';
import { inOrder } from '../rows.ts';
import type { Session } from '../session.ts';
import { load, type Packed, type Stamp } from '../versioned.ts';

/** A story is found by its heaviest terms, and looked for by the first of those given. */
const INDEXED = 64,
  ASKED = 24;
/** Numbers that a transaction takes for its changes of a language's stories. */
const TURNS = 1_000_000;

export async function putProfile(s: Session, db: Db, profile: Profile, findable: boolean): Promise<void> {
  const { storyId, lang, until } = profile,
    found = findable ? foundBy(profile) : NOT_FOUND,
    version = newVersion(),
    data = packProfile(profile),
    turn = await nextTurn(s, db, lang);
  await upsert(db, { story_id: storyId, lang, until, version, turn: turn.now, indexed: packTerms(found), data });
  await s.live.put(source(db), lang, { storyId, until, version, ...found }, turn);
  s.caches.profiles.keep(storyId, profile, data.length, version);
}

export async function profilesById(s: Session, ids: readonly string[]): Promise<Profile[]> {
  const stamps: Stamp[] = [];
  for (const some of parts(ids)) stamps.push(...(await selectStamps(s.reads, { ids: some })));
  return loaded(s, ids, stamps);
}

/** Stories that share terms, most summed weight first. */
export async function profilesNear(s: Session, lang: string, terms: readonly number[], window: Window, limit: number): Promise<Profile[]> {
  const asked = terms.slice(0, ASKED),
    found = asked.length === 0 ? [] : await s.live.near(source(s.reads), lang, asked, window, limit);
  return loaded(
    s,
    found.map((f) => f.id),
    found,
  );
}

async function loaded(s: Session, ids: readonly string[], stamps: readonly Stamp[]): Promise<Profile[]> {
  return inOrder(ids, await load(s, s.caches.profiles, stamps, selectData, parse));
}

/** The numbers of a transaction's changes; the row of `turns` lets one transaction at a time change a language's stories. */
async function nextTurn(s: Session, db: Db, lang: string): Promise<{ readonly before: number; readonly now: number }> {
  const last = s.turns.get(lang);
  if (last === undefined) {
    const [row] = await takeTurns(db, { lang, turn: TURNS }),
      now = row?.turn ?? TURNS;
    s.turns.set(lang, now);
    return { before: now - TURNS, now };
  }
  s.turns.set(lang, last + 1);
  return { before: last, now: last + 1 };
}

const parse = (data: Uint8Array): { readonly value: Profile; readonly size: number } => ({ value: unpackProfile(data), size: data.length });

/** The terms that a story is found by. */
type FoundBy = Pick<LiveStory, 'terms' | 'steps'>;
const NOT_FOUND: FoundBy = { terms: new Uint32Array(), steps: new Uint8Array() };

const foundBy = ({ numbers, weights }: Profile): FoundBy => ({
  terms: numbers.slice(0, INDEXED),
  steps: Uint8Array.from(weights.subarray(0, INDEXED), stepOf),
});

/** All numbers, then all steps, in base64. */
const packTerms = ({ terms, steps }: FoundBy): string =>
  Buffer.concat([Buffer.from(terms.buffer, terms.byteOffset, terms.byteLength), steps]).toString('base64');

function unpackTerms(indexed: string): FoundBy {
  // Rows of version 0.1.0 have the terms by name, in JSON; their stories keep no members to compare an article with.
  if (indexed.startsWith('{')) return NOT_FOUND;
  const bytes = new Uint8Array(Buffer.from(indexed, 'base64')),
    count = bytes.length / (Uint32Array.BYTES_PER_ELEMENT + 1);
  return { terms: new Uint32Array(bytes.buffer, 0, count), steps: bytes.subarray(Uint32Array.BYTES_PER_ELEMENT * count) };
}

/** What the index in memory is filled from. */
const source = (db: Db): Source => ({
  turn: async (lang) => (await selectTurn(db, { lang }))?.turn ?? 0,
  spans: async (lang) => (await selectSpans(db, { lang })).map((row) => row.span),
  span: async (lang, from, to) => (await selectSpan(db, { lang, from, to })).map(liveStory),
  changed: async (lang, after) => (await selectChanged(db, { lang, after })).map(liveStory),
});

const liveStory = (row: { story_id: string; until: number; version: number; indexed: string }): LiveStory => ({
  ...{ storyId: row.story_id, until: row.until, version: row.version },
  ...unpackTerms(row.indexed),
});

const takeTurns = prepared((db, p: { lang: string; turn: number }) =>
  db
    .insertInto('turns')
    .values(p)
    .onConflict((c) => c.column('lang').doUpdateSet({ turn: sql<number>`turns.turn + excluded.turn` }))
    .returning('turn'),
);
const selectTurn = preparedOne((db, p: { lang: string }) => db.selectFrom('turns').select('turn').where('lang', '=', p.lang));
const span = sql<number>`cast(floor(until * 1.0 / ${sql.lit(SPAN_MS)}) as bigint)`;
const selectSpans = prepared((db, p: { lang: string }) => db.selectFrom('profiles').select(span.as('span')).distinct().where('lang', '=', p.lang));
const LIVE = ['story_id', 'until', 'version', 'indexed'] as const;
const selectSpan = prepared((db, p: { lang: string; from: number; to: number }) =>
  db.selectFrom('profiles').select(LIVE).where('lang', '=', p.lang).where('until', '>=', p.from).where('until', '<', p.to).orderBy('turn'),
);
const selectChanged = prepared((db, p: { lang: string; after: number }) =>
  db.selectFrom('profiles').select(LIVE).where('lang', '=', p.lang).where('turn', '>', p.after).orderBy('turn'),
);
const upsert = prepared((db, p: { story_id: string; lang: string; until: number; version: number; turn: number; indexed: string; data: Uint8Array }) =>
  db
    .insertInto('profiles')
    .values(p)
    .onConflict((c) =>
      c.column('story_id').doUpdateSet((e) => ({
        lang: e.ref('excluded.lang'),
        until: e.ref('excluded.until'),
        version: e.ref('excluded.version'),
        turn: e.ref('excluded.turn'),
        indexed: e.ref('excluded.indexed'),
        data: e.ref('excluded.data'),
      })),
    ),
);
const selectStamps = prepared((db, p: { ids: readonly string[] }) =>
  db.selectFrom('profiles').select(['story_id as id', 'version']).where('story_id', 'in', p.ids),
);
const selectData = prepared<{ ids: readonly string[] }, Packed>((db, p) =>
  db.selectFrom('profiles').select(['story_id as id', 'version', 'data']).where('story_id', 'in', p.ids),
);
