import { sql } from 'kysely';
import { mediaTopicOf } from '../../model/media-topic.ts';
import { affairOf, type Story, type Tally } from '../../model/story.ts';
import { parts, prepared, type Db } from '../prepared.ts';
import { parsed } from '../rows.ts';

const HOUR_MS = 3_600_000;

/** Live stories with what their members add up to at `now`. */
export async function tallies(db: Db, lang: string, since: number, now: number, limit: number): Promise<Tally[]> {
  return summed(db, (await selectLive(db, { lang, since, now, limit })).map(parsed<Story>), now);
}

/** The same of some stories by id. */
export async function talliesOf(db: Db, ids: readonly string[], now: number): Promise<Tally[]> {
  const found: Story[] = [];
  for (const some of parts(ids)) for (const row of await selectThese(db, { ids: some, now })) found.push(parsed(row));
  return summed(db, found, now);
}

async function summed(db: Db, live: readonly Story[], now: number): Promise<Tally[]> {
  const counts = new Map<string, Counts>(),
    differing = new Map<string, number>();
  for (const ids of parts(live.map((story) => story.id))) {
    for (const row of await selectCounts(db, { ids, now, sixHours: now - 6 * HOUR_MS, day: now - 24 * HOUR_MS })) counts.set(row.story_id, row);
    for (const row of await selectDiffering(db, { ids })) differing.set(row.story_id, row.differing);
  }
  return live.map((story) => tally(story, counts.get(story.id), differing.get(story.id) ?? 0));
}

interface Counts {
  readonly story_id: string;
  readonly last: number | null;
  readonly last6h: number;
  readonly last24h: number;
  readonly corrected: number;
  readonly members: number;
  /** Members that are no copies. */
  readonly own: number;
  readonly opinions: number;
  readonly keeping: number;
}

/** Kinds of articles that keep: they are as true next week. */
const KEEPING = ['how-to', 'recipe', 'review', 'documentation', 'product'];

function tally(story: Story, counts: Counts | undefined, differing: number): Tally {
  const { id, lang, size, independent, sources, since, until, section, filed, withdrawn } = story,
    topic = filed?.topic ?? (section === undefined ? undefined : mediaTopicOf(section)),
    // Of a house's many reports, and of rewrites, no more count in a day than in all.
    counted = counts && counts.own > independent ? independent / counts.own : 1;
  return {
    storyId: id,
    lang,
    size,
    independent,
    sources,
    since,
    until,
    lastIndependentAt: counts?.last ?? since,
    last6h: (counts?.last6h ?? 0) * counted,
    last24h: (counts?.last24h ?? 0) * counted,
    differing,
    corrected: counts?.corrected ?? 0,
    opinionOnly: counts !== undefined && counts.opinions === counts.members,
    evergreen: counts !== undefined && counts.keeping === counts.members,
    ...(topic === undefined ? {} : { topic }),
    ...(withdrawn ? { withdrawn } : {}),
    saga: affairOf(story),
  };
}

const selectLive = prepared((db, p: { lang: string; since: number; now: number; limit: number }) =>
  db
    .selectFrom('stories')
    .select('data')
    .where('lang', '=', p.lang)
    .where('until', '>=', p.since)
    .where('since', '<=', p.now)
    .where('redirect', 'is', null)
    .orderBy('until', 'desc')
    .orderBy('id')
    .limit(p.limit),
);
const selectThese = prepared((db, p: { ids: readonly string[]; now: number }) =>
  db.selectFrom('stories').select('data').where('id', 'in', p.ids).where('since', '<=', p.now).where('redirect', 'is', null).orderBy('id'),
);
const selectCounts = prepared<{ ids: readonly string[]; now: number; sixHours: number; day: number }, Counts>((db, p) => {
  const own = sql`members.copy_of is null`,
    after = (time: number) => sql<number>`sum(case when ${own} and members.at > ${time} and members.at <= ${p.now} then 1 else 0 end)`;
  return db
    .selectFrom('members')
    .leftJoin('heads', 'heads.article_id', 'members.article_id')
    .select([
      'members.story_id',
      sql<number | null>`max(case when ${own} then members.at end)`.as('last'),
      after(p.sixHours).as('last6h'),
      after(p.day).as('last24h'),
      sql<number>`coalesce(sum(heads.corrected), 0)`.as('corrected'),
      sql<number>`count(*)`.as('members'),
      sql<number>`sum(case when ${own} then 1 else 0 end)`.as('own'),
      sql<number>`sum(case when heads.kind = 'opinion' then 1 else 0 end)`.as('opinions'),
      sql<number>`sum(case when heads.kind in (${sql.join(KEEPING)}) then 1 else 0 end)`.as('keeping'),
    ])
    .where('members.story_id', 'in', p.ids)
    .groupBy('members.story_id');
});
const selectDiffering = prepared((db, p: { ids: readonly string[] }) =>
  db
    .selectFrom('questions')
    .select((e) => ['story_id', e.fn.countAll<number>().as('differing')])
    .where('story_id', 'in', p.ids)
    .where('differs', '=', 1)
    .groupBy('story_id'),
);
