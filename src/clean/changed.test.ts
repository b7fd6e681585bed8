import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Revision } from '../model/revision.ts';
import { articleChanges } from './changed.ts';

const text = (id: string, ...types: Revision['notes'][number]['type'][]): Revision =>
  ({ id, articleId: 'a', notes: types.map((type) => ({ type, text: 'A note.' })) }) as unknown as Revision;

test('a new text is told of, and a correction once', () => {
  const kinds = (last: Revision | undefined, now: Revision): string[] => articleChanges(last, now, 1).map((c) => c.kind);
  assert.deepEqual(kinds(undefined, text('1')), []);
  assert.deepEqual(kinds(undefined, text('1', 'correction')), ['article-corrected']);
  assert.deepEqual(kinds(text('1'), text('2', 'update')), ['article-revised']);
  assert.deepEqual(kinds(text('1'), text('2', 'withdrawal')), ['article-revised', 'article-corrected']);
  assert.deepEqual(kinds(text('1', 'correction'), text('2', 'correction')), ['article-revised']);
});
