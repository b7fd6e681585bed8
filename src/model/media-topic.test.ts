import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaTopicOf } from './media-topic.ts';

test('the name of a section tells its topic, in several languages and among other words', () => {
  for (const [name, topic] of [
    ['Politics', 'politics'],
    ['Sport', 'sport'],
    ['Économie', 'economy'],
    ['Politik', 'politics'],
    ['سياسة', 'politics'],
    ['Культура', 'arts'],
    ['体育', 'sport'],
    ['Business & Money', 'economy'],
    ['Sea and weather', 'weather'],
    ['human interest', 'human-interest'],
    ['Здоров’я', 'health'],
  ] as const)
    assert.equal(mediaTopicOf(name), topic, name);
});

test('a region, a house word and a sentence tell none', () => {
  for (const name of ['World', 'Nation', 'Lokales', 'Port Almar', '', 'News', 'x'.repeat(80)]) assert.equal(mediaTopicOf(name), undefined, name);
});
