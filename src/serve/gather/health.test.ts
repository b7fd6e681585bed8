import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeedState, Trouble } from '../../model/feed.ts';
import { readerFor } from '../reader.ts';
import { inWords } from '../said.ts';
import { WORDS } from '../words.ts';
import { healthOf } from './health.ts';

const NOW = Date.UTC(2025, 5, 2, 12),
  DAY = 86_400_000,
  FINE: FeedState = { feedId: 'f', nextAt: NOW, lastPolledAt: NOW, lastOkAt: NOW, failures: 0, items: 20, changedAt: NOW - DAY, every: 2_400_000, rule: 'ttl' };
const says = (state: FeedState | undefined, paused = false): string => inWords(readerFor('en', 'UTC', NOW), healthOf({ paused }, state, NOW).says);

test('each state of a feed has its sentence', () => {
  assert.equal(says(undefined), 'It has not been asked yet.');
  assert.equal(says(FINE, true), 'It is paused.');
  assert.equal(says(FINE), 'It answers.');
  assert.equal(says({ ...FINE, tookMs: 12_300 }), 'It takes 12 seconds to answer.');
  assert.equal(says({ ...FINE, items: 0, shrunkFrom: 20 }), 'It answers without items, and had 20. What is stored stays.');
  assert.equal(says({ ...FINE, items: 3, shrunkFrom: 20 }), 'It has less than half of its 20 items.');
  assert.match(says({ ...FINE, move: { to: 'https://new.example/', times: 2, since: NOW } }), /moved for good\. That was seen 2 times/);
  assert.match(says({ ...FINE, failures: 1, goneAt: NOW, trouble: 'gone' }), /removed it for good/);
  assert.match(says({ ...FINE, failures: 2, trouble: 'page' }), /now answers with a web page/);
  assert.equal(says({ ...FINE, failures: 2 }), 'Its server cannot be reached.');
});

test('silence is told against what is usual for the feed', () => {
  const silent: FeedState = { ...FINE, changedAt: NOW - 9 * DAY };
  assert.equal(says(silent), 'Nothing new for 9 days.');
  assert.equal(says({ ...silent, pace: { polls: 5, changed: 1, ms: 20 * DAY } }), 'It answers.');
});

test('how often a feed is asked is said with what decided it, and since when it fails', () => {
  const reader = readerFor('de', 'UTC', NOW),
    { rhythm } = healthOf({ paused: false }, FINE, NOW);
  assert.deepEqual(rhythm && [inWords(reader, rhythm.every), inWords(reader, rhythm.why)], ['Abgefragt alle 40 Minuten:', 'nach seiner ttl']);
  assert.equal(healthOf({ paused: false }, { ...FINE, failures: 3, failingSince: NOW - DAY, trouble: 'tls' }, NOW).since, NOW - DAY);
});

test('every kind of trouble has its words in every language', () => {
  const kinds: Record<Trouble, true> = {
    gone: true, missing: true, login: true, payment: true, refused: true, legal: true, busy: true, server: true, tls: true, name: true, network: true, time: true, limits: true, private: true, page: true, unreadable: true,
  }; // prettier-ignore
  for (const words of Object.values(WORDS)) for (const kind of Object.keys(kinds) as Trouble[]) assert.ok(words[`health.${kind}`]);
});
