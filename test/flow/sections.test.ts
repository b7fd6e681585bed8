import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArchiveRecord } from '../archive.ts';
import { paper } from './desk.ts';

const TEXT =
  'Tarnholm beat Kelmora by two goals to one on Monday after a header in the last minute of the game. Captain Birte Orlandsson said that nobody on the bench had believed in it any more.\n\nThe keeper of Kelmora had saved a penalty before the break, and the crowd of 6,100 in the old harbour ground sang his name. The coach said that his side would play the same way again on Saturday.';
const record = (id: string, hours: number, url: string): ArchiveRecord => ({
  ...{ id, lang: 'en', title: 'Tarnholm beat Kelmora with a late header', text: TEXT, event: 1, source: `Gazette ${id}`, url },
  published: new Date(Date.UTC(2025, 5, 2, 8 + hours)).toISOString(),
});

test('the section of a copy files the story where no report of its own stands in one that tells a topic', async (t) => {
  const p = await paper(t),
    ids = await p.take([record('own', 0, 'https://own.example/news/header'), record('copy', 1, 'https://copy.example/sport/header')]),
    [first = '', second] = await p.places(ids),
    [, copy] = await p.store.stories.membership(ids);
  assert.equal(second, first);
  assert.equal(copy?.copyOf, ids[0]);
  assert.deepEqual((await p.store.stories.get([first]))[0]?.filed, { topic: 'sport', by: 'sources', sources: 1 });
});
