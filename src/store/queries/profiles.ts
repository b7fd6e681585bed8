import { sql } from 'kysely';
import type { Profile } from '../../model/story.ts';
import { newVersion } from '../cache.ts';
import { SPAN_MS, type Source } from '../live/live.ts';
import { stepOf, type LiveStory, type Window } from '../live/span.ts';
import { pack } from '../pack.ts';
import { parts, prepared, preparedOne, type Db } from '../prepared.ts';
import { inOrder } from '../rows.ts';
import type { Session } from '../session.ts';
import { load, type Packed, type Stamp } from '../versioned.ts';

/** A story is found by its heaviest terms, and looked for by an article's heaviest. */
const INDEXED = 64,
  ASKED = 24;
/** Numbers that a transaction takes for its changes of a language's stories. */
const TURNS = 1_000_000;

export async function putProfile(s: Session, db: Db, profile: Profile, findable: boolean): Promise<void> {
  const { storyId, lang, until } = profile,
    steps = findable ? stepsOf(profile.terms) : {},
    version = newVersion(),
    text = JSON.stringify(profile),
    turn = await nextTurn(s, db, lang);
  await upsert(db, { story_id: storyId, lang, until, version, turn: turn.now, indexed: JSON.stringify({ steps }), data: pack(text) });
  await s.live.put(source(db), lang, { storyId, until, version, steps }, turn);
  s.caches.profiles.keep(storyId, profile, text.length, version);
}

export async function profilesById(s: Session, ids: readonly string[]): Promise<Profile[]> {
  const stamps: Stamp[] = [];
  for (const some of parts(ids)) stamps.push(...(await selectStamps(s.reads, { ids: some })));
  return loaded(s, ids, stamps);
}

/** Stories that share terms, most summed weight first. */
export async function profilesNear(s: Session, lang: string, terms: Readonly<Record<string, number>>, window: Window, limit: number): Promise<Profile[]> {
  const asked = heaviest(terms, ASKED).map(([term]) => term),
    found = asked.length === 0 ? [] : await s.live.near(source(s.reads), lang, asked, window, limit);
  return loaded(
    s,
    found.map((f) => f.id),
    found,
  );
}

async function loaded(s: Session, ids: readonly string[], stamps: readonly Stamp[]): Promise<Profile[]> {
  return inOrder(ids, await load(s, s.caches.profiles, stamps, selectData, (text) => JSON.parse(text) as Profile));
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

const stepsOf = (terms: Profile['terms']): Record<string, number> =>
  Object.fromEntries(heaviest(terms, INDEXED).map(([term, weight]) => [term, stepOf(weight)]));

function heaviest(terms: Readonly<Record<string, number>>, n: number): [string, number][] {
  return Object.entries(terms)
    .filter(([, weight]) => weight > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, n);
}

/** What the index in memory is filled from. */
const source = (db: Db): Source => ({
  turn: async (lang) => (await selectTurn(db, { lang }))?.turn ?? 0,
  spans: async (lang) => (await selectSpans(db, { lang })).map((row) => row.span),
  span: async (lang, from, to) => (await selectSpan(db, { lang, from, to })).map(liveStory),
  changed: async (lang, after) => (await selectChanged(db, { lang, after })).map(liveStory),
});

function liveStory(row: { story_id: string; until: number; version: number; indexed: string }): LiveStory {
  const { steps } = JSON.parse(row.indexed) as Pick<LiveStory, 'steps'>;
  return { storyId: row.story_id, until: row.until, version: row.version, steps };
}

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
