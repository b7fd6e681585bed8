import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LEAF, probabilities, type Forest } from './forest.ts';

type Tree = number | { readonly feature: number; readonly threshold: number; readonly no: Tree; readonly yes: Tree };
const WIDTH = 4;
/** Few values, so that many a number is what it is compared with. */
const number = fc.integer({ min: -2, max: 2 });
const { tree } = fc.letrec<{ tree: Tree; node: Tree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, number, tie('node')),
  node: fc.record({ feature: fc.nat(WIDTH - 1), threshold: number, no: tie('tree'), yes: tie('tree') }),
}));
const rows = fc.array(fc.array(number, { minLength: WIDTH, maxLength: WIDTH }), { minLength: 1, maxLength: 5 });

/** Level by level, as the learner writes its trees. */
function forest(trees: readonly Tree[], bias: number): Forest {
  const roots: number[] = [],
    nodes: { feature: number; threshold: number; left: number }[] = [];
  for (const one of trees) {
    const queue = [one];
    roots.push(nodes.length);
    for (let k = 0; k < queue.length; k++) {
      const at = queue[k] as Tree;
      if (typeof at === 'number') nodes.push({ feature: LEAF, threshold: at, left: 0 });
      else nodes.push({ feature: at.feature, threshold: at.threshold, left: queue.push(at.no, at.yes) - 2 });
    }
  }
  const of = (f: keyof (typeof nodes)[number]): number[] => nodes.map((n) => n[f]);
  return {
    bias,
    roots: Int32Array.from(roots),
    feature: Uint16Array.from(of('feature')),
    threshold: Float32Array.from(of('threshold')),
    left: Uint16Array.from(of('left')),
  };
}
const walked = (t: Tree, row: readonly number[]): number => (typeof t === 'number' ? t : walked((row[t.feature] as number) > t.threshold ? t.yes : t.no, row));

test('a row comes to the leaves that a walk down each tree comes to', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 6 }), number, rows, (trees, bias, given) => {
      const told = probabilities(forest(trees, bias), Float32Array.from(given.flat()), WIDTH);
      assert.equal(told.length, given.length);
      for (const [i, row] of given.entries()) {
        const sum = trees.reduce<number>((all, t) => all + walked(t, row), bias);
        assert.ok(Math.abs((told[i] as number) - 1 / (1 + Math.exp(-sum))) < 1e-6);
      }
    }),
  );
});

const chain = (leaves: number): Tree => (leaves === 1 ? 1 : { feature: 0, threshold: leaves, no: chain(leaves - 1), yes: leaves / 64 });
test('a tree of 32 leaves is read, one of more is refused', () => {
  for (const x of [0, 2.5, 17.5, 32.5]) {
    const [p] = probabilities(forest([chain(32)], 0), Float32Array.of(x), 1);
    assert.equal(p, Math.fround(1 / (1 + Math.exp(-walked(chain(32), [x])))));
  }
  assert.throws(() => probabilities(forest([chain(33)], 0), Float32Array.of(1), 1), RangeError);
});
