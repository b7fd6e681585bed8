import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile, Story } from '../../src/model/story.ts';
import type { Store } from '../../src/store/store.ts';
import { archive, type ArchiveRecord } from '../archive.ts';
import { termPriors } from '../../src/models.ts';
import { pageOf, paper, replayed, type Paper } from './desk.ts';

const HOUR = 3_600_000;
const [ONE, ALONE] = [0, 2].map((event) => archive(3).filter((r) => r.event === event)) as [ArchiveRecord[], ArchiveRecord[]];
/** Another report of the first event, in words of its own. */
const later = (n: number): ArchiveRecord => ({
  ...(ONE[2] as ArchiveRecord),
  id: `later-${n}`,
  url: `https://standard-${n}.example/flood`,
  published: new Date(Date.parse((ONE[2] as ArchiveRecord).published) + n * HOUR).toISOString(),
  title: `Search of Karsby market district goes on after flood`,
  text: `After the flood, crews went on to search what is left of the market district of Karsby ${n} hours later, and said they would not stop before dark.\n\nOf the ${n + 2} people who died, two kept shops beside the market, rescuers said. Power is back in half of the district, according to Mayor Lena Osk-0.`,
  source: `Evening Standard ${n}`,
});
const story = async (store: Store, id: string) => (await store.stories.get([id]))[0];

/** Two stories of which the first two articles of the one would have belonged to the other just as well. */
async function twoThatAreOne(p: Paper) {
  const first = await p.take(ONE),
    alone = await p.take(ALONE),
    [home = ''] = await p.places(first),
    [lone = ''] = await p.places(alone),
    [known] = (await p.store.stories.profiles([home])) as [Profile];
  assert.notEqual(home, lone);
  await p.store.stories.put((await story(p.store, home)) as Story, { ...known, beside: [{ storyId: lone, articles: 4, likelihood: 0.9 }] });
  return { first, alone, home, lone };
}

test('a story that its articles say is another one goes into that one, tells so in the log, and can be taken back for good', async (t) => {
  const p = await paper(t),
    { first, alone, home, lone } = await twoThatAreOne(p),
    before = await p.store.stories.membership([...first, ...alone]);
  const [joins = ''] = await p.take([later(3)]);
  assert.deepEqual(new Set(await p.places([...first, ...alone, joins])), new Set([home]));
  assert.equal(await p.store.stories.resolve(lone), home, 'the address of the one that is gone leads to the other');
  assert.equal((await story(p.store, home))?.size, first.length + alone.length + 1);
  assert.deepEqual(await p.store.ledger.ofStory(lone), []);
  const [act] = (await p.store.acts.newest(9)).rows;
  assert.deepEqual([act?.kind, act?.storyId, act?.intoId, act?.accountId], ['merge', lone, home, undefined]);
  assert.ok((act?.evidence?.articles ?? 0) >= 4 && (act?.evidence?.likelihood ?? 0) >= 0.4);
  const [moved] = await p.store.stories.membership(alone.slice(0, 1));
  assert.deepEqual([moved?.why.decision, moved?.why.act?.was?.storyId], ['merged', lone]);
  assert.deepEqual(await p.store.check(), []);

  await p.act('undo', lone, { undoes: act?.id ?? '' });
  assert.deepEqual(await p.store.stories.membership([...first, ...alone]), before);
  assert.equal(await p.store.stories.resolve(lone), lone);
  const [profile] = (await p.store.stories.profiles([home])) as [Profile];
  await p.store.stories.put((await story(p.store, home)) as Story, { ...profile, beside: [{ storyId: lone, articles: 9, likelihood: 0.9 }] });
  const [again = ''] = await p.take([later(4)]);
  assert.deepEqual(await p.places([again, alone[0] ?? '']), [home, lone], 'what was taken apart stays apart');
});

test('a story that is alone in its affair enters that of the one that goes into it, so that no affair loses a development', async (t) => {
  const p = await paper(t),
    { home, lone } = await twoThatAreOne(p),
    [known] = (await p.store.stories.profiles([lone])) as [Profile],
    own = (await story(p.store, lone)) as Story;
  await p.store.stories.put({ ...own, saga: 'begun' }, { ...known, saga: 'begun' });
  await p.store.stories.put({ ...own, id: 'other', saga: 'begun' }, { ...known, storyId: 'other', saga: 'begun' });
  await p.take([later(3)]);
  assert.equal(await p.store.stories.resolve(lone), home);
  assert.deepEqual((await p.store.stories.ofSaga('begun', 9)).rows.map((s) => s.id).sort(), [home, 'other'].sort());
});

test('a story that an editor has put a hand on is merged by nobody else', async (t) => {
  const p = await paper(t),
    { alone, home, lone } = await twoThatAreOne(p);
  await p.act('pin', lone);
  const [joins = ''] = await p.take([later(3)]);
  assert.deepEqual(await p.places([joins, alone[0] ?? '']), [home, lone]);
});

/** Two beginnings of one development in words of their own, and reports that have the words of both. */
const COMET = [
  'Comet probe Wanderer lands on comet',
  'Spacecraft touches down after ten year journey through space',
  'Comet probe Wanderer touches down after ten year journey',
  'Spacecraft Wanderer lands on comet after ten year journey',
  'Wanderer probe lands on comet: spacecraft touches down after ten years',
];

/** Members with their reasons, acts and profiles, when so many pieces go through a hop at once. */
const comet = (batch: number) =>
  replayed(
    COMET.map((title, i) =>
      pageOf({
        ...(ONE[0] as ArchiveRecord),
        ...{ id: `c${i}`, url: `https://s${i}.example/c`, published: new Date(i * HOUR).toISOString(), title, text: `${title}.`, source: `S${i}` },
      }),
    ),
    batch,
    termPriors(),
    async (store) => {
      const { rows } = await store.articles.newest({ limit: 9 }),
        members = await store.stories.membership(rows.map((r) => r.articleId));
      return { members, acts: (await store.acts.newest(9)).rows, profiles: await store.stories.profiles([...new Set(members.map((m) => m.storyId))]) };
    },
  );

test('reports that tell of two beginnings make one story of them, however work falls into batches', async () => {
  const one = await comet(1);
  assert.equal(one.members.length, COMET.length);
  assert.equal(new Set(one.members.map((m) => m.storyId)).size, 1);
  assert.deepEqual(
    one.acts.map((a) => a.kind),
    ['merge'],
  );
  assert.deepEqual(one.members.map((m) => m.why.decision).sort(), ['joined', 'joined', 'joined', 'merged', 'opened']);
  assert.deepEqual(await comet(128), one);
});
