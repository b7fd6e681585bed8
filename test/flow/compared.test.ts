import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copiesAmong } from '../../src/serve/study/copies.ts';
import type { ArchiveRecord } from '../archive.ts';
import { paper } from './desk.ts';

const TEXT = [
  'The noon ferry ran aground near the lighthouse on Monday and ninety passengers were taken off by lifeboats before the tide came back.',
  'The harbour office said that the pilot had gone ashore with a fever an hour before, and that nobody had been sent in his place.',
  'Divers found a hole as long as a rowing boat under the engine room; the owners promised to have her towed to the yard at Wenning.',
  'Until then the two smaller boats of the line carry the mail, the bread and whoever can prove that the journey will not wait.',
].join('\n\n');
const record = (source: string, published: string): ArchiveRecord => ({
  id: source,
  event: 1,
  url: `https://${source.toLowerCase()}.example/ferry`,
  source,
  title: 'Ferry stuck in mud',
  text: TEXT,
  lang: 'en',
  published,
});

test('a text is compared with others as they were compared themselves, though a newer text of them is cleaned already', async (t) => {
  const p = await paper(t),
    [originalId = ''] = await p.take([record('Courier', '2025-06-02T08:00:00Z')]),
    [first] = await p.store.articles.history(originalId);
  assert.ok(first);
  // The next text of the original is cleaned in one batch with the copy, and its own turn to be compared has not come.
  const words = 'This page is under repair.',
    blocks = first.blocks.slice(0, 1).map((b) => ({ ...b, end: b.start + words.length })),
    start = blocks[0]?.start ?? 0,
    second = { ...first, id: `${first.id}-2`, hash: 'another', number: 2, text: first.text.slice(0, start) + words, blocks };
  await p.store.articles.putRevisions([{ revision: second, terms: [] }]);
  assert.equal((await p.store.articles.latest([originalId]))[0]?.id, second.id);

  const [copyId = ''] = await p.take([record('Herald', '2025-06-02T09:00:00Z')]),
    [link] = await p.store.reprints.asCopy([copyId]);
  assert.equal(link?.originalId, originalId, 'compared with a text that had not had its turn');
  assert.deepEqual([link.edits.same, link.edits.cut.length, link.edits.added.length, link.edits.changed.length], [4, 0, 0, 0]);
  const [row] = await copiesAmong(p.store, [copyId]);
  assert.equal(row?.original?.revision.id, first.id, 'an export tells of the texts whose edits the link tells');
});
