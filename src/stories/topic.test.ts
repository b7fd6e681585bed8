import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MEDIA_TOPICS } from '../model/media-topic.ts';
import { toBase64 } from '../text/base64.ts';
import { termOf } from '../text/words.ts';
import { centred } from './profile.ts';
import { guess, likelihoodsOf, topicModel, type PackedTopics, type TopicModel } from './topic.ts';

const SPORT = MEDIA_TOPICS.indexOf('sport'),
  CRIME = MEDIA_TOPICS.indexOf('crime');

/** Two words for sport, two for crime; each worth ten steps. */
function packed(least = 0.8): PackedTopics {
  const rows = [SPORT, SPORT, CRIME, CRIME].map((topic) => MEDIA_TOPICS.map((_, k) => (k === topic ? 10 : 0)));
  return {
    topics: MEDIA_TOPICS,
    least: MEDIA_TOPICS.map((_, k) => (k === CRIME ? null : least)),
    bias: MEDIA_TOPICS.map(() => 0),
    scale: 1,
    terms: 'goal keeper judge jury',
    weights: toBase64(Uint8Array.from(rows.flat())),
  };
}
const MODEL: TopicModel = topicModel(packed());
const story = (words: Readonly<Record<string, number>>): ReturnType<typeof centred> => centred(new Map(Object.entries(words)));

test('the words of a story tell its topic, the strongest first among the reasons', () => {
  const found = guess(story({ keeper: 2, goal: 3, judge: 0.2, harbour: 1 }), MODEL);
  assert.equal(found?.topic, 'sport');
  assert.deepEqual(found?.terms, ['goal', 'keeper']);
  assert.ok(found.likelihood > 0.9 && found.likelihood <= 1);
});

test('a day or a month is no reason, and none of two words that make a topic', () => {
  const thursday = topicModel({ ...packed(), terms: `goal ${termOf('thursday', 'en')} judge jury` }),
    words = Object.fromEntries([
      ['goal', 3],
      [termOf('thursday', 'en'), 2],
    ]),
    of = (more: Readonly<Record<string, number>>) => guess({ ...story({ ...words, ...more }), lang: 'en' }, thursday);
  assert.equal(of({}), undefined);
  assert.deepEqual(guess({ ...story({ goal: 3, keeper: 2, [termOf('october', 'en')]: 1 }), lang: 'en' }, MODEL)?.terms, ['goal', 'keeper']);
});

test('nothing is said where words are unknown, torn, or one alone', () => {
  assert.equal(guess(story({ harbour: 1, ferry: 1 }), MODEL), undefined);
  assert.equal(guess(story({ goal: 1, keeper: 1, judge: 1, jury: 1 }), MODEL), undefined);
  assert.equal(guess(story({ goal: 1 }), MODEL), undefined);
  assert.equal(guess(story({}), MODEL), undefined);
});

test('a topic that is never said keeps others from being said', () => {
  assert.equal(guess(story({ judge: 1, jury: 1, goal: 0.1, keeper: 0.1 }), MODEL), undefined);
});

test('a story of many members is judged as one of one: by the direction of its words', () => {
  const words = { goal: 1, keeper: 2, judge: 0.5, ferry: 1 },
    half = Object.fromEntries(Object.entries(words).map(([t, w]) => [t, w / 2]));
  likelihoodsOf(story(words), MODEL).forEach((p, k) => assert.ok(Math.abs(p - (likelihoodsOf(story(half), MODEL)[k] ?? 0)) < 1e-6));
});

test('a model with too few weights is refused', () => {
  assert.throws(() => topicModel({ ...packed(), terms: 'goal keeper judge' }), RangeError);
});
