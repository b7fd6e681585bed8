import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addRows, fix, likeliest, marginals, marginalsOfSteps, rowsOf, stepsOf, type Scores } from './crf.ts';

const LABELS = 3;

/** Scores that look like chance and are the same each time. */
function scoresOf(length: number, seed: number): Scores {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 32) * 6 - 3;
  };
  return { length, places: Float32Array.from({ length: length * LABELS }, next), edges: Float32Array.from({ length: length * LABELS * LABELS }, next) };
}

/** Every way through with its score. */
function ways({ length, places, edges }: Scores): { readonly path: readonly number[]; readonly score: number }[] {
  let out: { readonly path: readonly number[]; readonly score: number }[] = [{ path: [], score: 0 }];
  for (let t = 0; t < length; t++)
    out = out.flatMap(({ path, score }) =>
      Array.from({ length: LABELS }, (_, b) => {
        const a = path.at(-1),
          edge = a === undefined ? 0 : (edges[(t * LABELS + a) * LABELS + b] as number);
        return { path: [...path, b], score: score + edge + (places[t * LABELS + b] as number) };
      }),
    );
  return out;
}

test('the likeliest way is the best of all ways', () => {
  for (const seed of [1, 2, 3]) {
    const scores = scoresOf(5, seed),
      best = ways(scores).reduce((a, b) => (b.score > a.score ? b : a)),
      found = likeliest(scores, LABELS);
    assert.deepEqual([...found.path], best.path);
    assert.ok(Math.abs(found.score - best.score) < 1e-4);
  }
});

test('what is likely at a place and at an edge is the share of the ways that go there', () => {
  const scores = scoresOf(4, 9),
    all = ways(scores),
    sum = all.reduce((n, w) => n + Math.exp(w.score), 0),
    share = (goes: (path: readonly number[]) => boolean): number => all.filter((w) => goes(w.path)).reduce((n, w) => n + Math.exp(w.score), 0) / sum,
    moves = new Float64Array(4 * LABELS * LABELS),
    { likely, logSum } = marginals(scores, LABELS, moves);
  assert.ok(Math.abs(logSum - Math.log(sum)) < 1e-6);
  for (let t = 0; t < 4; t++)
    for (let b = 0; b < LABELS; b++) {
      assert.ok(Math.abs((likely[t * LABELS + b] as number) - share((p) => p[t] === b)) < 1e-6);
      for (let a = 0; t > 0 && a < LABELS; a++)
        assert.ok(Math.abs((moves[(t * LABELS + a) * LABELS + b] as number) - share((p) => p[t - 1] === a && p[t] === b)) < 1e-6);
    }
});

test('a label that is given is the only one', () => {
  const scores = scoresOf(4, 4);
  fix(scores.places, 2 * LABELS, LABELS, 1);
  assert.equal(likeliest(scores, LABELS).path[2], 1);
  assert.ok((marginals(scores, LABELS).likely[2 * LABELS + 1] as number) > 0.999999);
});

test('rows are found by their keys, and an unknown feature says nothing', () => {
  const keys = Int32Array.from({ length: 3000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1)),
    rows = rowsOf(
      keys,
      Int8Array.from({ length: 6000 }, (_, i) => i % 100),
      2,
      0.5,
    ),
    sums = new Int32Array(4);
  addRows(rows, Int32Array.from([keys[7] as number, 12345, keys[2999] as number]), 3, sums, 2);
  assert.deepEqual([...sums], [0, 0, 14 + 98, 15 + 99]);
});

test('marginals of whole steps are those of the scores that they stand for', () => {
  const scores = scoresOf(6, 5),
    steps = stepsOf(1 / 64),
    whole = { length: 6, places: Int32Array.from(scores.places, (x) => Math.round(x * 64)), edges: Int32Array.from(scores.edges, (x) => Math.round(x * 64)) },
    same = { length: 6, places: Float32Array.from(whole.places, (x) => x / 64), edges: Float32Array.from(whole.edges, (x) => x / 64) };
  for (const at of [undefined, 2]) {
    if (at !== undefined) {
      fix(whole.places, at * LABELS, LABELS, 1, steps.scale);
      fix(same.places, at * LABELS, LABELS, 1);
    }
    const [a, b] = [marginalsOfSteps(whole, LABELS, steps), marginals(same, LABELS)];
    assert.ok(Math.abs(a.logSum - b.logSum) < 1e-9);
    a.likely.forEach((p, i) => assert.ok(Math.abs(p - (b.likely[i] as number)) < 1e-12));
    assert.ok(Math.abs(likeliest(whole, LABELS).score / 64 - likeliest(same, LABELS).score) < 1e-9);
  }
});
