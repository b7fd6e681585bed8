import { sql } from 'kysely';
import type { Profile } from '../../model/story.ts';
import { chunks, parts, prepared, type Db } from '../prepared.ts';
import type { Stamp } from '../versioned.ts';

/** A story is found by its heaviest terms, and looked for by an article's heaviest. */
const INDEXED = 64,
  ASKED = 24;
/** Of a term only the newest stories are looked at: one that more than this many hold hardly tells them apart. */
const POSTINGS = 200;
/** Weights are indexed in steps of 9 %: an article more moves most of them by less, and then nothing is written. */
const STEPS = 8;
/**
 * A posting is the week of a story's newest article and the story's number, so that a term's postings lie in order of time, the
 * dead are passed over, and those of a living story move once a week at most.
 */
const WEEK_MS = 7 * 86_400_000,
  STORIES = 2 ** 31;
/** Times before 1970 and beyond the year 40,000 count as those. */
const firstOfWeek = (at: number): number => Math.max(0, Math.min(2 ** 21, Math.floor(at / WEEK_MS))) * STORIES;

/** What the index holds for a story: term → step. */
export interface Indexed {
  readonly week: number;
  readonly steps: Readonly<Record<string, number>>;
}
export const NOTHING: Indexed = { week: 0, steps: {} };

export function indexOf(profile: Profile): Indexed {
  const steps = heaviest(profile.terms, INDEXED).map(([term, weight]) => [term, Math.round(Math.log2(weight) * STEPS)] as const);
  return { week: firstOfWeek(profile.until), steps: Object.fromEntries(steps) };
}

/** Writes what has changed in a story's postings. */
export async function writePostings(db: Db, lang: string, story: number, was: Indexed, is: Indexed): Promise<void> {
  const moved = was.week !== is.week,
    gone = Object.keys(was.steps).filter((term) => moved || !(term in is.steps)),
    rows = Object.entries(is.steps)
      .filter(([term, step]) => moved || was.steps[term] !== step)
      .map(([term, step]) => ({ lang, term, posting: is.week + story, weight: 2 ** (step / STEPS) }));
  for (const terms of parts(gone)) await remove(db, { lang, terms, posting: was.week + story });
  for (const some of chunks(rows)) await upsert(db, { rows: some });
}

export interface Window {
  readonly since: number;
  readonly before?: number;
  readonly limit: number;
}

/** Stories that share terms, most summed weight first. */
export async function storiesSharing(db: Db, lang: string, terms: Readonly<Record<string, number>>, window: Window): Promise<readonly Stamp[]> {
  const asked = heaviest(terms, ASKED).map(([term]) => term);
  if (asked.length === 0) return [];
  // No term is empty, so the rest of the places stays without postings.
  while (asked.length < ASKED) asked.push('');
  const { since, before = Number.MAX_SAFE_INTEGER, limit } = window,
    query = { lang, terms: asked, since, before, least: firstOfWeek(since), end: firstOfWeek(before) + STORIES, limit },
    most = limit * 4;
  const rows = await selectSharing(db, { ...query, most });
  // Of those that share the most, some may have ended in the same week but before `since`; then all are looked at.
  return rows.length < limit && (rows[0]?.sharing ?? most) >= most ? selectSharing(db, query) : rows;
}

function heaviest(terms: Readonly<Record<string, number>>, n: number): [string, number][] {
  return Object.entries(terms)
    .filter(([, weight]) => weight > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, n);
}

const upsert = prepared((db, p: { rows: { lang: string; term: string; posting: number; weight: number }[] }) =>
  db
    .insertInto('story_terms')
    .values(p.rows)
    .onConflict((c) => c.columns(['lang', 'term', 'posting']).doUpdateSet((e) => ({ weight: e.ref('excluded.weight') }))),
);
const remove = prepared((db, p: { lang: string; terms: readonly string[]; posting: number }) =>
  db.deleteFrom('story_terms').where('lang', '=', p.lang).where('term', 'in', p.terms).where('posting', '=', p.posting),
);

type Sharing = {
  readonly lang: string;
  readonly terms: readonly string[];
  readonly since: number;
  readonly before: number;
  readonly least: number;
  readonly end: number;
  readonly limit: number;
  readonly most?: number;
};
/** `asked` finds below which posting a term has had its share; only the `most` that share the most are looked at closer. */
const selectSharing = prepared((db, p: Sharing) =>
  db
    .with('given(term)', () => sql<{ term: string }>`(values ${sql.join(p.terms.map((term) => sql`(cast(${term} as text))`))})` as never)
    .with('asked', (q) =>
      q
        .selectFrom('given')
        .select((e) => [
          'given.term',
          e
            .selectFrom('story_terms')
            .select('story_terms.posting')
            .where('story_terms.lang', '=', p.lang)
            .whereRef('story_terms.term', '=', 'given.term')
            .where('story_terms.posting', '<', p.end)
            .orderBy('story_terms.posting', 'desc')
            .limit(1)
            .offset(sql.lit(POSTINGS))
            .as('before'),
        ]),
    )
    .with('near', (q) => {
      const sharing = q
        .selectFrom('asked')
        .crossJoin('story_terms')
        .select(['story_terms.posting', sql<number>`sum(story_terms.weight)`.as('shared')])
        .where('story_terms.lang', '=', p.lang)
        .whereRef('story_terms.term', '=', 'asked.term')
        .where('story_terms.posting', '>', sql<number>`coalesce(asked.before, -1)`)
        .where('story_terms.posting', '>=', p.least)
        .where('story_terms.posting', '<', p.end)
        .groupBy('story_terms.posting');
      return p.most === undefined ? sharing : sharing.orderBy('shared', 'desc').orderBy('story_terms.posting').limit(p.most);
    })
    .selectFrom('near')
    .innerJoin('profiles', (join) => join.on('profiles.story', '=', sql<number>`near.posting % ${sql.lit(STORIES)}`))
    .select((e) => [
      'profiles.story_id as id',
      'profiles.version',
      e
        .selectFrom('near')
        .select(sql<number>`count(*)`.as('n'))
        .as('sharing'),
    ])
    .where('profiles.until', '>=', p.since)
    .where('profiles.until', '<=', p.before)
    .orderBy('near.shared', 'desc')
    .orderBy('profiles.story')
    .limit(p.limit),
);
