import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quote } from '../model/citation.ts';
import type { Revision } from '../model/revision.ts';
import { timeline } from './timeline.ts';
import type { DatedMember } from './timeline.ts';

/** A member whose dates are the given words with their days. */
function member(id: string, text: string, dates: Record<string, string>, more: { published?: number; copyOf?: string } = {}): DatedMember {
  const revision = { id, articleId: id, text, lang: 'en', published: more.published ?? 1, seenAt: 1 } as unknown as Revision;
  const found = Object.entries(dates).map(([word, value]) => ({
    at: { revisionId: id, start: text.indexOf(word), end: text.indexOf(word) + word.length },
    value,
  }));
  return { revision, reading: { claims: [], roles: [], mentions: [], dates: found }, ...(more.copyOf ? { copyOf: more.copyOf } : {}) };
}
function lines(...members: DatedMember[]): [string, string][] {
  const byId = new Map(members.map((m) => [m.revision.id, m.revision]));
  return timeline(members).map(({ day, at }) => [day, quote(byId.get(at.revisionId) as Revision, at)]);
}

test('sentences stand in order of the day they name, then of when they were told', () => {
  const early = member('a', 'The mill opened on Monday. It burned on Tuesday.', { Monday: '2025-06-02', Tuesday: '2025-06-03' });
  const late = member('b', 'A watchman was hired on Monday night.', { Monday: '2025-06-02' }, { published: 9 });
  assert.deepEqual(lines(late, early), [
    ['2025-06-02', 'The mill opened on Monday.'],
    ['2025-06-02', 'A watchman was hired on Monday night.'],
    ['2025-06-03', 'It burned on Tuesday.'],
  ]);
});

test('spans and durations are no days', () => {
  assert.deepEqual(lines(member('a', 'It rained over the weekend for two weeks.', { weekend: '2025-05-31/2025-06-01', 'two weeks': 'P2W' })), []);
});

test('a sentence with two words for one day stands once, with two days twice', () => {
  const twice = member('a', 'On Monday, 2 June, the mill opened.', { Monday: '2025-06-02', '2 June': '2025-06-02' });
  assert.equal(lines(twice).length, 1);
  assert.equal(lines(member('a', 'From Monday it ran until Friday.', { Monday: '2025-06-02', Friday: '2025-06-06' })).length, 2);
});

test("a copy's sentence is left out where it is its original's, and kept where it is new", () => {
  const original = member('a', 'The mill at Orrin burned on Tuesday with all its grain.', { Tuesday: '2025-06-03' }, { published: 5 });
  const copy = member(
    'b',
    'The mill at Orrin burned Tuesday with all of its grain. Rain is due on Friday in the hills.',
    { Tuesday: '2025-06-03', Friday: '2025-06-06' },
    { copyOf: 'a' },
  );
  assert.deepEqual(lines(copy, original), [
    ['2025-06-03', 'The mill at Orrin burned on Tuesday with all its grain.'],
    ['2025-06-06', 'Rain is due on Friday in the hills.'],
  ]);
});
