import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Act } from '../model/act.ts';
import type { Membership } from '../model/story.ts';
import { boundTo, boundWhy, forbids, keptApart } from './constraints.ts';
import { objection, placed, restored } from './edit.ts';

const act = (id: string, kind: Act['kind'], storyId: string, intoId: string, articleIds: readonly string[] = [], more: Partial<Act> = {}): Act => ({
  id,
  kind,
  at: 0,
  accountId: 'ida',
  by: 'Ida',
  why: 'because',
  storyId,
  intoId,
  articleIds,
  ...more,
});
const member = (storyId: string, articleId: string, copyOf?: string): Membership => ({
  storyId,
  articleId,
  revisionId: `${articleId}.1`,
  joinedAt: 0,
  ...(copyOf === undefined ? {} : { copyOf }),
  why: { decision: 'joined', score: 0.5, shared: ['ferry'] },
});
const where = (members: readonly Membership[]): string => members.map((m) => `${m.articleId}:${m.storyId}`).join(' ');

/** All members after some of them have changed. */
function after(all: readonly Membership[], changed: readonly Membership[]): Membership[] {
  const by = new Map(changed.map((m) => [m.articleId, m]));
  return all.map((m) => by.get(m.articleId) ?? m);
}
const of = (all: readonly Membership[], storyId: string): Membership[] => all.filter((m) => m.storyId === storyId);

test('a split takes the chosen articles and the copies under them; taking it back restores where and why', () => {
  const all = [member('s', 'a'), member('s', 'b'), member('s', 'b2', 'b'), member('s', 'c')],
    split = act('x', 'split', 's', 'n', ['b', 'of no story']),
    moved = after(all, placed(split, all, 'n'));
  assert.equal(where(moved), 'a:s b:n b2:n c:s');
  assert.deepEqual(moved[1]?.why.act?.was, { storyId: 's', why: all[1]?.why });
  assert.deepEqual(after(moved, restored(split, of(moved, 'n'), new Set(['x']))), all);
  assert.deepEqual(placed(split, of(moved, 's'), 'n'), [], 'delivered twice it does nothing more');
});

test('copies and originals that came later go back with what they followed', () => {
  const move = act('v', 'move', 's', 't', ['c']),
    all = [member('s', 'a'), member('s', 'c', 'late')],
    put = after(all, placed(move, all, 't')),
    bound = put.find((m) => m.articleId === 'c') as Membership,
    late: Membership = { ...member('t', 'late'), why: boundWhy(bound) },
    copy: Membership = { ...member('t', 'd', 'c'), why: { decision: 'copy', score: 1, shared: [] } };
  assert.equal(where(restored(move, [bound, late, copy, member('t', 'z')], new Set(['v']))), 'c:s late:s d:s');
});

test('what a later act chose by name stays when an earlier one is taken back, and goes home when both are', () => {
  const all = [member('a', '1'), member('a', '2'), member('b', '3')],
    merge = act('m', 'merge', 'a', 'b'),
    move = act('v', 'move', 'b', 't', ['1']),
    merged = after(all, placed(merge, of(all, 'a'), 'b')),
    moved = after(merged, placed(move, of(merged, 'b'), 't')),
    unmerged = after(moved, restored(merge, moved, new Set(['m'])));
  assert.equal(where(unmerged), '1:t 2:a 3:b');
  assert.deepEqual(after(unmerged, restored(move, unmerged, new Set(['m', 'v']))), all);
});

test('members that came along in a later merge go back all the same', () => {
  const all = [member('a', '1'), member('b', '2'), member('c', '3')],
    first = after(all, placed(act('m', 'merge', 'a', 'b'), of(all, 'a'), 'b')),
    second = after(first, placed(act('n', 'merge', 'b', 'c'), of(first, 'b'), 'c')),
    back = after(second, restored(act('m', 'merge', 'a', 'b'), of(second, 'c'), new Set(['m'])));
  assert.equal(where(second), '1:c 2:c 3:c');
  assert.equal(where(back), '1:a 2:c 3:c');
});

test('taking everything back in reverse order restores everything, whatever was done', () => {
  const stories = ['a', 'b', 'c', 'd'];
  const step = fc.record({
    kind: fc.constantFrom('merge' as const, 'move' as const),
    from: fc.nat(3),
    to: fc.nat(3),
    articles: fc.subarray(['1', '2', '3', '4', '5', '6']),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const all = ['1', '2', '3', '4', '5', '6'].map((id, i) => member(stories[i % 4] ?? '', id, id === '6' ? '2' : undefined)),
        acts = steps.map((s, i) => act(String(i), s.kind, stories[s.from] ?? '', stories[s.to] ?? '', s.articles));
      let now: Membership[] = all;
      for (const a of acts) now = after(now, placed(a, of(now, a.storyId), a.intoId ?? ''));
      const undone = new Set<string>();
      for (const a of acts.toReversed()) now = after(now, restored(a, now, undone.add(a.id)));
      assert.deepEqual(now, all);
    }),
  );
});

test('an article is bound where its copies were put, as long as that binds', () => {
  const plain = member('s', 'a'),
    [put] = placed(act('v', 'move', 's', 't', ['a'], { until: 10 }), [plain], 't');
  assert.ok(put);
  assert.equal(boundTo([plain, put], 5)?.storyId, 't');
  assert.equal(boundTo([plain, put], 10), undefined);
  assert.equal(boundTo([plain], 5), undefined);
  assert.deepEqual(boundWhy(put), { decision: 'editor', score: 1, shared: [], act: { id: 'v', kind: 'move', until: 10 } });
});

test('what was split stays apart until that ends or is taken back, also after a merge of one side', () => {
  const split = act('x', 'split', 's', 'n', ['b'], { until: 10 }),
    plain = (id: string): string => id;
  assert.equal(forbids(keptApart([split], 5, plain), 'n', 's')?.id, 'x');
  assert.equal(forbids(keptApart([split], 10, plain), 'n', 's'), undefined);
  assert.equal(forbids(keptApart([{ ...split, undone: { by: 'Eve', at: 1, why: '' } }], 5, plain), 'n', 's'), undefined);
  assert.equal(
    forbids(
      keptApart([split], 5, (id) => (id === 's' ? 'u' : id)),
      'u',
      'n',
    )?.id,
    'x',
  );
  assert.equal(forbids(keptApart([act('p', 'pin', 's', 'n')], 5, plain), 's', 'n'), undefined);
});

test('an act that cannot be done is refused with the reason', () => {
  const members = [member('s', 'a'), member('s', 'b')],
    story = { id: 's', lang: 'en' },
    base = { story, members, articleIds: [] as string[], apart: [] };
  assert.equal(objection({ ...base, kind: 'split' }), 'nothing');
  assert.equal(objection({ ...base, kind: 'split', articleIds: ['a', 'b'] }), 'all');
  assert.equal(objection({ ...base, kind: 'split', articleIds: ['a'] }), undefined);
  assert.equal(objection({ ...base, kind: 'merge' }), 'same');
  assert.equal(objection({ ...base, kind: 'merge', into: story }), 'same');
  assert.equal(objection({ ...base, kind: 'merge', into: { id: 't', lang: 'de' } }), 'language');
  assert.equal(objection({ ...base, kind: 'move', articleIds: ['z'], into: { id: 't', lang: 'en' } }), 'nothing');
  const apart = keptApart([act('x', 'split', 's', 't', ['c'])], 0, (id) => id);
  assert.equal(objection({ ...base, kind: 'merge', into: { id: 't', lang: 'en' }, apart }), 'apart');
});
