import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cursorOf, readCursor } from './cursor.ts';

test('a cursor is read as it was written, and nothing else is one', () => {
  for (const cursor of [
    { at: 0, id: 'a' },
    { at: -86_400_000, id: '0123456789abcdef01234567' },
    { at: 1_748_862_600_000, id: 'a_b-c' },
  ])
    assert.deepEqual(readCursor(cursorOf(cursor)), cursor);
  for (const text of [undefined, '', 'x', '1.', '.a', '1.a b', '1.5.a', '1e3.a', '12345678901234567.a', `1.${'a'.repeat(65)}`, '1.a\n'])
    assert.equal(readCursor(text), undefined, String(text));
});
