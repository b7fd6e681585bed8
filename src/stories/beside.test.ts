import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../model/story.ts';
import { mergeOf, remembering } from './beside.ts';

const story = (storyId: string, more: Partial<Profile> = {}): Profile => ({
  ...{ storyId, lang: 'en', until: 0, size: 1, terms: '', numbers: new Uint32Array(), weights: new Float32Array(), recent: [], marks: [{ at: 0 }] },
  ...more,
});
const likely = (profile: Profile, score: number) => ({ profile, score });

test('a story remembers by their mean how its articles were like the stories near, the likeliest of them', () => {
  const [a, b] = [story('a'), story('b')],
    others = ['c', 'd', 'e', 'f', 'g'].map((id, i) => likely(story(id), 0.01 * (i + 1))),
    once = remembering(a, [likely(b, 0.3), likely(a, 0.9), ...others]);
  assert.deepEqual(
    once.beside?.map((x) => x.storyId),
    ['b', 'g', 'f', 'e'],
    'not itself, and of the others four',
  );
  const twice = remembering(once, [likely(b, 0.5)]).beside?.[0];
  assert.deepEqual([twice?.storyId, twice?.articles, twice?.likelihood.toFixed(3)], ['b', 2, '0.400']);
  assert.deepEqual(remembering(once, [likely(story('c'), 0.9)]).beside?.[0], { storyId: 'c', articles: 1, likelihood: 0.9 });
});

test('what was beside a story for long does not shut out what its newest articles are like', () => {
  const long = ['c', 'd', 'e', 'f'].map((storyId) => ({ storyId, articles: 40, likelihood: 0.0875 })),
    near = [likely(story('b'), 0.8), ...long.map((l) => likely(story(l.storyId), 0.0875))],
    twice = remembering(remembering(story('a', { beside: long }), near), near);
  assert.equal(mergeOf(twice, near)?.evidence.articles, 2);
});

test('two stories are one by what two articles or more say, whichever of the two they came to', () => {
  const b = story('b', { beside: [{ storyId: 'a', articles: 1, likelihood: 0.6 }], size: 3 }),
    one = story('a', { beside: [{ storyId: 'b', articles: 1, likelihood: 0.34 }] });
  assert.equal(mergeOf(one, [likely(story('b'), 0.3)]), undefined, 'one article proves nothing');
  const found = mergeOf(one, [likely(b, 0.3)]);
  assert.deepEqual([found?.into.storyId, found?.gone.storyId, found?.evidence.articles, found?.evidence.likelihood.toFixed(2)], ['b', 'a', 2, '0.47']);
  assert.equal(mergeOf({ ...one, beside: [{ storyId: 'b', articles: 4, likelihood: 0.3 }] }, [likely(b, 0.3)]), undefined, 'most say no');
  assert.equal(mergeOf(one, [likely(one, 0.9)]), undefined, 'never with itself');
});

test('of two stories the larger stays, of two alike the one that began earlier', () => {
  const beside = (storyId: string) => [{ storyId, articles: 2, likelihood: 0.9 }],
    late = story('late', { marks: [{ at: 5 }], beside: beside('early') }),
    early = story('early', { marks: [{ at: 1 }] });
  assert.equal(mergeOf(late, [likely(early, 1)])?.into.storyId, 'early');
  assert.equal(mergeOf({ ...late, size: 2 }, [likely(early, 1)])?.into.storyId, 'late');
});
