import assert from 'node:assert/strict';
import { holds, type Act } from '../../src/model/act.ts';
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
