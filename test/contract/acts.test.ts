import assert from 'node:assert/strict';
import { holds, type Act } from '../../src/model/act.ts';
import type { Reprint } from '../../src/model/reprint.ts';
import { onBoth } from './engines.ts';
import { HOUR, NOON } from './fixtures.ts';

const act = (id: string, more: Partial<Act> = {}): Act => ({
  id,
  kind: 'merge',
  at: NOON,
  accountId: 'ida',
  by: 'Ida Ødegård',
  why: 'Beide berichten vom selben Brand. 船',
  storyId: 'a',
  intoId: 'b',
  articleIds: [],
  ...more,
});
const undo = (id: string, undoes: string, at = NOON + HOUR): Act => act(id, { kind: 'undo', undoes, at, by: 'Eve', why: 'no' });

onBoth('acts are added once and never changed; what takes one back is told with it, and happens once', async (store) => {
  const merge = act('m'),
    split = act('s', { kind: 'split', at: NOON + 1, storyId: 'b', intoId: 'c', articleIds: ['x', 'y'] });
  assert.equal(await store.acts.add(merge), true);
  assert.equal(await store.acts.add({ ...merge, why: 'another reason' }), false);
  assert.equal(await store.acts.add(split), true);
  assert.deepEqual(await store.acts.get(['s', 'none', 'm']), [split, merge]);
  assert.equal(await store.acts.add(undo('u', 'm')), true);
  assert.equal(await store.acts.add(undo('v', 'm')), false, 'it is taken back already');
  const undone = { ...merge, undone: { by: 'Eve', at: NOON + HOUR, why: 'no' } };
  assert.deepEqual(await store.acts.get(['m']), [undone]);
  assert.deepEqual(await store.acts.get(['u']), [undo('u', 'm')]);
  assert.deepEqual(await store.acts.ofStories(['b']), [undone, split]);
  assert.deepEqual(await store.acts.ofStories(['c', 'a']), [undone, split]);
  assert.deepEqual(await store.acts.ofStories([]), []);
  assert.equal(holds(undone, NOON), false);
  assert.deepEqual(await store.check(), []);
});

onBoth('acts are listed from the newest on, a page at a time', async (store) => {
  for (const [i, id] of ['a', 'b', 'c', 'd', 'e'].entries()) await store.acts.add(act(id, { at: NOON + Math.floor(i / 2) }));
  await store.acts.add(undo('u', 'a'));
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await store.acts.newest(2, after);
    seen.push(...rows.map((r) => r.id));
    after = next;
  } while (after !== undefined);
  assert.deepEqual(seen, ['e', 'd', 'c', 'b', 'a']);
  assert.deepEqual((await store.acts.newest(2, 'nonsense')).rows.length, 2);
});

onBoth('acts hold until they end or are taken back', async (store) => {
  await store.acts.add(act('p', { kind: 'pin', until: NOON + HOUR }));
  await store.acts.add(act('q', { kind: 'pin', storyId: 'b', at: NOON + 1 }));
  await store.acts.add(act('h', { kind: 'hold', storyId: 'c', at: NOON + 2 }));
  const holding = async (now: number, storyId?: string) => (await store.acts.holding(['pin', 'hold'], now, storyId)).map((a) => a.id);
  assert.deepEqual(await holding(NOON), ['p', 'q', 'h']);
  assert.deepEqual(await holding(NOON + HOUR), ['q', 'h']);
  assert.deepEqual(await holding(NOON, 'b'), ['q']);
  await store.acts.add(undo('u', 'q'));
  assert.deepEqual(await holding(NOON), ['p', 'h']);
  assert.deepEqual(await store.acts.holding(['retitle'], NOON), []);
});

onBoth('what a transaction that fails did to acts and hubs did not happen', async (store) => {
  await assert.rejects(
    store.in(async (tx) => {
      await tx.acts.add(act('m'));
      await tx.hubs.put({ slug: 'ferry', name: 'Ferry', rule: 'ferry', by: 'Ida', at: NOON });
      throw new Error('no');
    }),
  );
  assert.deepEqual([await store.acts.get(['m']), await store.hubs.all()], [[], []]);
});

onBoth('hubs are found by their slug, replaced and removed', async (store) => {
  const ferry = { slug: 'ferry-паром', name: 'Ferries, паром', rule: 'ferry OR паром', by: 'Ida', at: NOON };
  await store.hubs.put(ferry);
  await store.hubs.put({ ...ferry, slug: 'a', name: 'A' });
  await store.hubs.put({ ...ferry, rule: 'ferry' });
  assert.deepEqual(await store.hubs.all(), [
    { ...ferry, slug: 'a', name: 'A' },
    { ...ferry, rule: 'ferry' },
  ]);
  assert.deepEqual(await store.hubs.get('ferry-паром'), { ...ferry, rule: 'ferry' });
  await store.hubs.remove('a');
  assert.equal(await store.hubs.get('a'), undefined);
});

onBoth('acts that say whose copy an article is are found by either side, until they end or are taken back', async (store) => {
  const said = (id: string, copy: string, more: Partial<Act> = {}): Act => ({ ...act(id, { kind: 'copy', articleIds: [copy], ...more }), intoId: undefined });
  await store.acts.add(said('c', 'x', { copyOf: 'y', at: NOON + 1 }));
  await store.acts.add(said('o', 'y', { kind: 'original', until: NOON + HOUR }));
  await store.acts.add(act('p', { kind: 'pin', articleIds: ['x'] }));
  const found = async (ids: readonly string[], now = NOON) => (await store.acts.onCopies(ids, now)).map((a) => a.id);
  assert.deepEqual([await found(['x']), await found(['y']), await found(['z']), await found([])], [['c'], ['o', 'c'], [], []]);
  assert.deepEqual(await found(['y', 'x'], NOON + HOUR), ['c']);
  assert.deepEqual((await store.acts.onCopies(['x'], NOON))[0]?.copyOf, 'y');
  assert.equal(await store.acts.add(said('c', 'z')), false);
  await store.acts.add(undo('u', 'c'));
  assert.deepEqual(await found(['x', 'y', 'z']), ['o']);
});

onBoth('what comparing says is kept beside what an editor says, and is all there is once that is put without it', async (store) => {
  const link = (copyId: string, originalId: string): Reprint => ({
    copyId,
    originalId,
    relation: 'reprint',
    containment: 1,
    evidence: ['Seiten gleich 船'],
    edits: { same: 1, cut: [], added: [], changed: [] },
  });
  const hand = { ...link('a', 'z'), act: 'c' },
    all = ['a', 'b', 'c'];
  await store.reprints.put('a', hand, link('a', 'o'));
  await store.reprints.put('b', undefined, link('b', 'o'));
  await store.reprints.put('c', link('c', 'z'), null);
  await store.reprints.put('d', link('d', 'o'));
  assert.deepEqual(await store.reprints.asCopy(all), [hand, link('c', 'z')]);
  assert.deepEqual(await store.reprints.foundAsCopy([...all, 'd']), [link('a', 'o'), link('b', 'o'), link('d', 'o')]);
  assert.deepEqual(await store.reprints.copiesOf(['o', 'z']), [link('d', 'o'), hand, link('c', 'z')]);
  assert.deepEqual(await store.reprints.foundCopiesOf(['z', 'o']), [link('a', 'o'), link('b', 'o'), link('d', 'o')]);
  for (const id of all) await store.reprints.put(id, link(id, 'o'));
  assert.deepEqual(await store.reprints.copiesOf(['o', 'z']), await store.reprints.foundCopiesOf(['o', 'z']));
  assert.deepEqual((await store.reprints.foundCopiesOf(['o'])).length, 4);
  assert.deepEqual(await store.check(), []);
});
