import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from '../../src/model/act.ts';
import { quote } from '../../src/model/citation.ts';
import { idOf } from '../../src/model/id.ts';
import { affairOf, type Profile, type Story } from '../../src/model/story.ts';
import { next } from '../../src/model/work.ts';
import type { Store } from '../../src/store/store.ts';
import { withCopies } from '../../src/stories/edit.ts';
import { archive, type ArchiveRecord } from '../archive.ts';
import { paper, type Paper } from './desk.ts';

const HOUR = 3_600_000;
/** Two events that fall into one story, and one that stands alone. */
const [ONE, TWO, ALONE] = [0, 1, 2].map((event) => archive(3).filter((r) => r.event === event)) as [ArchiveRecord[], ArchiveRecord[], ArchiveRecord[]];

/** What nothing else here is like. */
const CHESS: ArchiveRecord = {
  ...(ONE[0] as ArchiveRecord),
  id: 'chess',
  url: 'https://morning-ledger.example/chess',
  title: 'Grandmaster Ostrova wins the chess congress in Mirow',
  text: 'Ines Ostrova won the chess congress in Mirow with seven points from nine games, the jury said.\n\nShe beat the favourite in the last round with a bishop sacrifice that lasted forty moves, and thanked her trainer. The tournament had thirty players.',
  source: 'Morning Ledger',
};

/** Nor this. */
const ORCHESTRA: ArchiveRecord = {
  ...CHESS,
  id: 'orchestra',
  url: 'https://morning-ledger.example/orchestra',
  title: 'Philharmonic of Lund appoints Benedikt Aaro as conductor',
  text: 'The Philharmonic of Lund has appointed Benedikt Aaro as its conductor from next autumn on, its manager announced.\n\nAaro led the opera house for six seasons, and will begin with a cycle of symphonies by Nielsen. His contract runs until the end of the decade.',
};

const why = async (store: Store, id: string) => (await store.stories.membership([id]))[0]?.why;
const story = async (store: Store, id: string) => (await store.stories.get([id]))[0];
async function headlineOf(store: Store, id: string): Promise<string> {
  const found = await story(store, id),
    [revision] = found ? await store.articles.revisions([found.headline.revisionId]) : [];
  return found && revision ? quote(revision, found.headline) : '';
}
/** A later report of an event in words of its own. */
const later = (of: ArchiveRecord, text: string): ArchiveRecord => ({
  ...of,
  id: `${of.id}-later`,
  url: `${of.url}/later`,
  published: new Date(Date.parse(of.published) + 20 * HOUR).toISOString(),
  title: `${of.title}, a day on`,
  text,
  source: 'Evening Standard of Helm',
});

test('what is split off is a story of its own, later reports follow it, and taking it back restores every place and reason', async (t) => {
  const p = await paper(t),
    first = await p.take(ONE),
    second = await p.take(TWO),
    all = [...first, ...second],
    [home = ''] = await p.places(first),
    [other = ''] = await p.places(second);
  if (other !== home) await p.act('merge', other, { intoId: home });
  const before = await p.store.stories.membership(all);
  assert.deepEqual(new Set(await p.places(all)), new Set([home]), 'the example needs two events in one story');
  const intoId = idOf('story', 'new'),
    split = await p.act('split', home, { intoId, articleIds: second.filter((_, i) => i !== 1) });
  assert.deepEqual(await p.places(all), [home, home, home, intoId, intoId, intoId], 'the reprint goes with its report');
  assert.deepEqual([(await story(p.store, home))?.size, (await story(p.store, intoId))?.size, (await story(p.store, intoId))?.independent], [3, 3, 2]);
  assert.equal((await why(p.store, second[0] ?? ''))?.act?.id, split.id);
  assert.match(await headlineOf(p.store, intoId), /Tarn/);
  assert.match(await headlineOf(p.store, home), /Karsby/);
  assert.ok((await p.store.claims.ofStory(intoId)).size > 0);
  assert.ok((await p.store.fronts.latest('en'))?.ranked.some((r) => r.storyId === intoId));
  const [joins = ''] = await p.take([later(TWO[2] as ArchiveRecord, (TWO[2] as ArchiveRecord).text.split('\n\n').slice(0, 2).join('\n\n'))]);
  assert.deepEqual(await p.places([joins]), [intoId]);
  await p.store.work.add([next('acts', split.id, undefined)]);
  await p.drain();
  assert.deepEqual(await p.places(all), [home, home, home, intoId, intoId, intoId], 'done twice it is as if once');

  await p.act('undo', home, { undoes: split.id });
  assert.deepEqual(await p.store.stories.membership(all), before);
  assert.deepEqual(await p.places([joins]), [(await why(p.store, joins))?.decision === 'copy' ? home : intoId], 'what came by itself stays');
  assert.equal((await story(p.store, home))?.size, (await p.store.stories.members(home)).length);
});

test('stories that are made anew by an act stay in their affair, and what is split off is of the same', async (t) => {
  const p = await paper(t),
    all = await p.take(ONE),
    [home = ''] = await p.places(all),
    own = (await story(p.store, home)) as Story,
    [profile] = (await p.store.stories.profiles([home])) as [Profile],
    intoId = idOf('story', 'new'),
    inAffair = async () => (await p.store.stories.ofSaga('begun', 9)).rows.map((s) => s.id).sort();
  assert.equal(own.saga, undefined, 'a story that is like no other begins an affair');
  await p.store.stories.put(own, { ...profile, saga: 'begun' });
  const split = await p.act('split', home, { intoId, articleIds: all.slice(2) });
  assert.deepEqual(await inAffair(), [home, intoId].sort());
  assert.deepEqual(
    (await p.store.stories.profiles([home, intoId])).map((x) => x.saga),
    ['begun', 'begun'],
    'later developments follow either',
  );
  assert.deepEqual(
    (await p.store.stories.tallies('en', 0, p.now, 9)).map((x) => x.saga),
    ['begun', 'begun'],
  );
  await p.act('undo', home, { undoes: split.id });
  assert.deepEqual(await inAffair(), [home]);
});

/** Three stories of an affair each. */
async function affairs(p: Paper) {
  const [one = ''] = await p.places(await p.take(ONE)),
    [two = ''] = await p.places(await p.take([ORCHESTRA])),
    [three = ''] = await p.places(await p.take([CHESS]));
  const of = async (id: string) => affairOf((await story(p.store, id)) as Story);
  return {
    one,
    two,
    three,
    of,
    enter: async (id: string, into: string) => p.act('enter', id, { intoId: into, affair: { was: await of(id), now: await of(into) } }),
  };
}

test('a story put into an affair or taken out stays there whatever comes, and taking that back brings it where it was', async (t) => {
  const p = await paper(t),
    { one, two, three, of, enter } = await affairs(p),
    before = await Promise.all([one, two, three].map(of)),
    into = await enter(three, one),
    inAffair = async () => (await p.store.stories.ofSaga(await of(one), 9)).rows.map((s) => s.id);
  assert.equal(await of(three), await of(one));
  assert.ok((await inAffair()).includes(three));
  assert.ok(
    (await p.store.stories.tallies('en', 0, p.now, 9)).some((x) => x.storyId === three && x.saga === before[0]),
    'the front page counts it there',
  );
  const [joins = ''] = await p.take([later(CHESS, CHESS.text.split('\n\n')[0] as string)]);
  assert.deepEqual([await p.places([joins]), await of(three)], [[three], before[0]], 'a later report goes along');
  await p.store.work.add([next('acts', into.id, undefined)]);
  await p.drain();
  assert.equal(await of(three), before[0], 'done twice it is as if once');

  const out = await p.act('leave', three, { affair: { was: await of(three), now: three } });
  assert.equal(await of(three), three);
  assert.ok(!(await inAffair()).includes(three));
  await p.store.work.add([next('acts', into.id, undefined)]);
  await p.drain();
  assert.equal(await of(three), three, 'an earlier act that comes again undoes no later one');
  await p.act('undo', three, { undoes: into.id, intoId: one });
  assert.equal(await of(three), three, 'the later act stands');
  await p.act('undo', three, { undoes: out.id });
  assert.deepEqual(await Promise.all([one, two, three].map(of)), before);
  assert.deepEqual([await p.store.check(), await p.store.work.failures(1)], [[], []]);
});

test('the affair of a story that its first story left goes on at its address', async (t) => {
  const p = await paper(t),
    { one, three, of, enter } = await affairs(p),
    begun = await of(one);
  await enter(three, one);
  const out = await p.act('leave', one, { affair: { was: begun, now: idOf('affair', one, 1) } });
  assert.deepEqual([await of(one), await of(three)], [idOf('affair', one, 1), begun]);
  assert.deepEqual(
    (await p.store.stories.ofSaga(begun, 9)).rows.map((s) => s.id),
    [three],
  );
  await p.act('undo', one, { undoes: out.id });
  assert.equal(await of(one), begun);
});

test('a merge takes its affair along where that is wanted, and gives it back; what was chosen holds through it', async (t) => {
  const p = await paper(t),
    { one, two, three, of, enter } = await affairs(p),
    own = await of(two);
  await enter(three, one);
  const merge = await p.act('merge', three, { intoId: two, affair: { was: own, now: await of(three) } });
  assert.equal(await of(two), await of(one));
  await p.act('undo', three, { undoes: merge.id, intoId: two });
  assert.deepEqual([await of(two), await of(three)], [own, await of(one)]);
  const plain = await p.act('merge', three, { intoId: two });
  assert.equal(await of(two), own, 'without one it keeps its own');
  await p.act('undo', three, { undoes: plain.id, intoId: two });
  assert.equal(await of(three), await of(one), 'it comes back into the affair that was chosen for it');
});

test('a merged story’s address leads to the other for good; taken back it is a story again', async (t) => {
  const p = await paper(t),
    first = await p.take(ONE),
    alone = await p.take(ALONE),
    [home = ''] = await p.places(first),
    [lone = ''] = await p.places(alone);
  assert.notEqual(home, lone);
  const differing = await p.store.ledger.ofStory(lone),
    merge = await p.act('merge', lone, { intoId: home });
  assert.equal(await p.store.stories.resolve(lone), home);
  assert.deepEqual(new Set(await p.places([...first, ...alone])), new Set([home]));
  assert.deepEqual(await p.store.ledger.ofStory(lone), []);
  assert.equal((await p.store.fronts.latest('en'))?.ranked.filter((r) => r.storyId === lone).length, 0);
  const [joins] = await p.take([later(ALONE[2] as ArchiveRecord, (ALONE[2] as ArchiveRecord).text.split('\n\n').slice(0, 2).join('\n\n'))]);
  assert.deepEqual(await p.places([joins ?? '']), [home], 'what would have joined it joins the other');
  await p.act('undo', lone, { undoes: merge.id });
  assert.equal(await p.store.stories.resolve(lone), lone);
  assert.deepEqual(new Set(await p.places(alone)), new Set([lone]));
  assert.equal((await story(p.store, lone))?.redirect, undefined);
  assert.equal((await story(p.store, lone))?.size, (await p.store.stories.members(lone)).length);
  assert.deepEqual(await p.store.ledger.ofStory(lone), differing);
  assert.deepEqual(await p.places(first), [home, home, home]);
  assert.deepEqual(await p.store.check(), []);
});

test('moving the last article of a story away sends its address along, and later merges of the goal are followed back', async (t) => {
  const p = await paper(t),
    first = await p.take(ONE),
    [alone = ''] = await p.take([CHESS]),
    [home = ''] = await p.places(first),
    [lone = ''] = await p.places([alone]),
    move = await p.act('move', lone, { intoId: home, articleIds: [alone] });
  assert.equal(await p.store.stories.resolve(lone), home);
  await p.act('undo', lone, { undoes: move.id });
  assert.deepEqual([await p.store.stories.resolve(lone), ...(await p.places([alone]))], [lone, lone]);
});

test('an original that comes after its copy goes where an editor put that, as long as that binds', async (t) => {
  for (const until of [undefined, Date.parse(ONE[1]?.published ?? '') + HOUR]) {
    const p = await paper(t),
      [copy = ''] = await p.take(ONE.slice(1, 2)),
      alone = await p.take([CHESS]),
      [home = ''] = await p.places([copy]),
      [lone = ''] = await p.places(alone);
    p.now = Date.parse(ONE[1]?.published ?? '');
    await p.act('move', home, { intoId: lone, articleIds: [copy], ...(until === undefined ? {} : { until }) });
    assert.deepEqual(await p.places([copy]), [lone]);
    p.now += 2 * HOUR;
    const [original = ''] = await p.take([ONE[0] as ArchiveRecord]),
      [at] = await p.places([original]);
    assert.equal((await p.store.reprints.asCopy([copy]))[0]?.originalId, original, 'the example needs a late original');
    assert.equal((await why(p.store, original))?.decision === 'editor', until === undefined);
    if (until === undefined) assert.equal(at, lone);
  }
});

test('a chosen headline stays while reports join, until it ends', async (t) => {
  const p = await paper(t),
    first = await p.take(ONE),
    [home = ''] = await p.places(first),
    own = await headlineOf(p.store, home),
    chosen = ONE.find((r) => r.title !== own) as ArchiveRecord,
    until = p.now + 30 * HOUR;
  await p.act('retitle', home, { articleIds: [first[ONE.indexOf(chosen)] ?? ''], until });
  assert.equal(await headlineOf(p.store, home), chosen.title);
  await p.take([later(ONE[2] as ArchiveRecord, (ONE[2] as ArchiveRecord).text.split('\n\n').slice(0, 2).join('\n\n'))]);
  assert.ok(((await story(p.store, home))?.size ?? 0) > 3);
  assert.equal(await headlineOf(p.store, home), chosen.title);
  p.now = until + 1;
  await p.drain();
  assert.notEqual(await headlineOf(p.store, home), chosen.title);
});

test('a pinned story leads and a held one comes last until that ends; both say so in their receipts', async (t) => {
  const p = await paper(t),
    [home = ''] = await p.places(await p.take(ONE)),
    [lone = ''] = await p.places(await p.take([CHESS])),
    until = p.now + HOUR,
    front = async () => (await p.store.fronts.latest('en'))?.ranked ?? [],
    says = async (id: string, signal: string) => (await front()).find((r) => r.storyId === id)?.receipt.lines.find((l) => l.signal === signal)?.value;
  assert.deepEqual(
    (await front()).map((r) => r.storyId),
    [home, lone],
  );
  const pin = await p.act('pin', lone, { until });
  assert.deepEqual(
    (await front()).map((r) => r.storyId),
    [lone, home],
  );
  assert.equal(await says(lone, 'pinned'), 1);
  p.now = until;
  await p.drain();
  assert.deepEqual(
    (await front()).map((r) => r.storyId),
    [home, lone],
    'a pin ends by itself',
  );
  const hold = await p.act('hold', home);
  assert.deepEqual(
    (await front()).map((r) => r.storyId),
    [lone, home],
  );
  assert.equal(await says(home, 'held'), 1);
  await p.act('undo', home, { undoes: hold.id });
  await p.act('undo', lone, { undoes: pin.id });
  assert.deepEqual(
    (await front()).map((r) => r.storyId),
    [home, lone],
  );
  assert.equal(await says(home, 'held'), 0);
});

test('a pinned story stays on the front page however long it is silent, until the pin ends, is taken back, or gives way to a hold', async (t) => {
  const p = await paper(t),
    [silent = ''] = await p.places(await p.take([CHESS])),
    until = p.now + 20 * 24 * HOUR,
    front = async () => ((await p.store.fronts.latest('en'))?.ranked ?? []).map((r) => r.storyId),
    pin = await p.act('pin', silent, { until }),
    after = (days: number): ArchiveRecord => ({
      ...ORCHESTRA,
      id: `day ${days}`,
      url: `${ORCHESTRA.url}/${days}`,
      published: new Date(Date.parse(CHESS.published) + days * 24 * HOUR).toISOString(),
    });
  const [news = ''] = await p.places(await p.take([after(9)]));
  assert.deepEqual(await front(), [silent, news]);
  const hold = await p.act('hold', silent);
  assert.deepEqual(await front(), [news], 'held since, it is silent like any other');
  await p.act('undo', silent, { undoes: hold.id });
  assert.deepEqual(await front(), [silent, news]);
  const read = p.now;
  p.now += HOUR;
  await p.act('undo', silent, { undoes: pin.id });
  assert.deepEqual(await front(), [news]);
  assert.equal((await p.store.fronts.asOf('en', read))?.ranked[0]?.storyId, silent, 'the page that was read stays');
  await p.act('pin', silent, { until });
  await p.take([after(19)]);
  assert.equal((await front())[0], silent);
  p.now = until;
  await p.drain();
  assert.ok(!(await front()).includes(silent), 'the pin has ended');
});

test('taking a split back reopens a story that was only emptied, and brings its articles into no other', async (t) => {
  const p = await paper(t),
    ids = await p.take([...ONE, CHESS]),
    before = await p.store.stories.membership(ids),
    [home = '', , , lone = ''] = before.map((m) => m.storyId),
    own = before.filter((m) => m.storyId === home && m.copyOf === undefined).map((m) => m.articleId),
    fresh = idOf('story', 'fresh'),
    split = await p.act('split', home, { intoId: fresh, articleIds: own.slice(1) }),
    move = await p.act('move', home, { intoId: lone, articleIds: own.slice(0, 1) });
  assert.ok(own.length > 1);
  assert.equal(await p.store.stories.resolve(home), lone, 'its last article was moved');
  await p.act('undo', home, { undoes: split.id, intoId: fresh });
  assert.deepEqual(await p.places(own.slice(1)), Array(own.length - 1).fill(home));
  assert.deepEqual([await p.store.stories.resolve(home), (await p.store.stories.members(lone)).length > 1], [home, true]);
  await p.act('undo', home, { undoes: move.id, intoId: lone });
  assert.deepEqual(await p.store.stories.membership(ids), before);
});

test('an article that goes back into a story merged since goes along, and comes back with it', async (t) => {
  const p = await paper(t),
    ids = await p.take([...ONE, CHESS]),
    before = await p.store.stories.membership(ids),
    [home = '', , , lone = ''] = before.map((m) => m.storyId),
    fresh = idOf('story', 'fresh'),
    one = before.find((m) => m.storyId === home && m.copyOf === undefined)?.articleId ?? '',
    split = await p.act('split', home, { intoId: fresh, articleIds: [one] }),
    merge = await p.act('merge', home, { intoId: lone });
  await p.act('undo', home, { undoes: split.id, intoId: fresh });
  assert.deepEqual(new Set(await p.places(ids)), new Set([lone]));
  assert.equal((await why(p.store, one))?.act?.id, merge.id, 'as if the merge had taken it');
  await p.act('undo', home, { undoes: merge.id, intoId: lone });
  assert.deepEqual(await p.store.stories.membership(ids), before);
});

test('acts taken back in any order leave every article where it was, for the reason it had', async (t) => {
  for (const seed of [1, 2, 8, 11, 17, 25]) {
    let state = seed * 7919;
    const roll = (n: number): number => (state = (state * 48_271) % 2_147_483_647) % n,
      p = await paper(t),
      ids = await p.take(archive(5)),
      before = await p.store.stories.membership(ids),
      done: Act[] = [];
    for (let i = 0; i < 6; i++) {
      const live = [...new Set(await p.places(ids))],
        from = live[roll(live.length)] ?? '',
        members = await p.store.stories.members(from),
        kind = (['merge', 'split', 'move'] as const)[roll(3)] ?? 'merge',
        others = live.filter((id) => id !== from),
        some = members.filter(() => roll(2) === 0).map((m) => m.articleId),
        articleIds = kind === 'merge' ? [] : some.length > 0 ? some : members.slice(0, 1).map((m) => m.articleId),
        intoId = kind === 'split' ? idOf('story', seed, i) : others[roll(Math.max(1, others.length))];
      if (intoId === undefined || (kind === 'split' && withCopies(members, articleIds).length === members.length)) continue;
      done.push(await p.act(kind, from, { intoId, articleIds }));
    }
    while (done.length > 0) {
      const [act] = done.splice(roll(done.length), 1);
      if (act?.intoId !== undefined) await p.act('undo', act.storyId, { undoes: act.id, intoId: act.intoId });
    }
    assert.deepEqual(await p.store.stories.membership(ids), before, `seed ${seed}`);
    assert.deepEqual([await p.store.check(), await p.store.work.failures(1)], [[], []], `seed ${seed}`);
    await p.store.close();
  }
});

test('of a pin and a hold the newer decides, and neither travels with a merge', async (t) => {
  const p = await paper(t),
    [home = ''] = await p.places(await p.take(ONE)),
    [lone = ''] = await p.places(await p.take([CHESS])),
    hand = async (id: string) =>
      (await p.store.fronts.latest('en'))?.ranked
        .find((r) => r.storyId === id)
        ?.receipt.lines.flatMap((l) => (['pinned', 'held'].includes(l.signal) && l.value > 0 ? [l.signal] : []));
  for (const [kind, said] of [
    ['hold', 'held'],
    ['pin', 'pinned'],
    ['hold', 'held'],
  ] as const) {
    p.now += HOUR;
    await p.act(kind, lone);
    assert.deepEqual(await hand(lone), [said]);
  }
  p.now += HOUR;
  await p.act('merge', lone, { intoId: home });
  assert.deepEqual(await hand(home), []);
});

test('what an editor does makes a new front page; the one that was read stays as it was', async (t) => {
  const p = await paper(t),
    [home = ''] = await p.places(await p.take(ONE)),
    read = await p.store.fronts.latest('en'),
    held = async (at: number) =>
      (await p.store.fronts.asOf('en', at))?.ranked.find((r) => r.storyId === home)?.receipt.lines.find((l) => l.signal === 'held')?.value;
  assert.ok(read);
  p.now += 5 * HOUR;
  const hold = await p.act('hold', home),
    acted = p.now;
  assert.deepEqual(await p.store.fronts.asOf('en', acted - 1), read);
  assert.equal(await held(acted), 1);
  p.now += HOUR;
  await p.act('undo', home, { undoes: hold.id });
  assert.deepEqual([await held(acted), await held(p.now)], [1, 0]);
  // A report that comes late, older than the act, is on the newest page and not on a page before it.
  const { at: newest } = (await p.store.fronts.latest('en')) ?? { at: 0 },
    [alone = ''] = await p.places(await p.take([CHESS]));
  assert.deepEqual([(await p.store.fronts.latest('en'))?.at, newest], [p.now, p.now]);
  assert.ok((await p.store.fronts.latest('en'))?.ranked.some((r) => r.storyId === alone));
});

test('a story that a source opened is its own as long as its article is there by itself', async (t) => {
  const p = await paper(t),
    [first = ''] = await p.take(ONE),
    [chess = ''] = await p.take([CHESS]),
    [home = '', lone = ''] = await p.places([first, chess]),
    source = (await p.store.articles.get([chess]))[0]?.sourceId ?? '',
    opened = async () => (await p.store.sources.record(source, 10)).opened;
  assert.ok((await opened()).includes(lone));
  const others = (await opened()).filter((id) => id !== lone);
  await p.act('move', lone, { intoId: home, articleIds: [chess] });
  assert.deepEqual(await opened(), others);
});
