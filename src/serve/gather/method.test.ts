import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seedEdition } from '../../../test/promises/edition.ts';
import { WEIGHTS } from '../../rank/score.ts';
import { SIGNALS } from '../../rank/signals.ts';
import type { FrontPage, Ranked } from '../../model/front-page.ts';
import { gatherMethod, weightsOf } from './method.ts';

test('weights are taken from a form, and what is no weight stays the paper’s', () => {
  const given: Readonly<Record<string, string>> = { today: '0', freshness: ' -2,5 ', growth: 'much', figures: '11', reports: '' },
    { weights, wrong } = weightsOf((signal) => given[signal]);
  assert.deepEqual(weights, { ...WEIGHTS, today: 0, freshness: -2.5 });
  assert.equal(wrong, true);
  assert.deepEqual(
    weightsOf(() => undefined),
    { weights: WEIGHTS, wrong: false },
  );
});

test('other weights turn the page and keep every signal’s value', async (t) => {
  const { store, storyIds } = await seedEdition();
  t.after(() => store.close());
  const ranked = (storyId: string | undefined, today: number, freshness: number): Ranked => {
    const value = (signal: string): number => (signal === 'today' ? today : signal === 'freshness' ? freshness : 0),
      lines = SIGNALS.map((signal) => ({ signal, value: value(signal), weight: WEIGHTS[signal], contribution: value(signal) * WEIGHTS[signal] })),
      score = lines.reduce((sum, l) => sum + l.contribution, 0);
    return { storyId: storyId ?? '', badges: [], receipt: { storyId: storyId ?? '', score, lines, rankWithReprints: 1 } };
  };
  const front: FrontPage = { id: 'f', lang: 'en', at: 0, ranked: [ranked(storyIds[0], 1, 0.1), ranked(storyIds[1], 0.1, 1)] },
    placesBy = async (given: Readonly<Record<string, string>>): Promise<unknown[]> =>
      (
        await gatherMethod(
          store,
          (ids) => store.sources.get(ids),
          [front],
          weightsOf((s) => given[s]),
        )
      ).stories.map(({ brief, was }) => [brief.rank, was, brief.story.id]);
  assert.deepEqual(await placesBy({}), [
    [1, 1, storyIds[0]],
    [2, 2, storyIds[1]],
  ]);
  assert.deepEqual(await placesBy({ today: '0', freshness: '5' }), [
    [1, 2, storyIds[1]],
    [2, 1, storyIds[0]],
  ]);
});
