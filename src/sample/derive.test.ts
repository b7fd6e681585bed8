import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArticle } from './article.ts';
import { derive } from './derive.ts';

const FRONT = '---\nheadline: H\npublished: 2025-10-06T07:10\n';
const text = { body: ['One boat.', 'Two boats.', 'Three boats.'], foot: ['Note.'] };
const after = (operations: string): ReturnType<typeof derive> => derive(text, readArticle(`${FRONT}of: a/b\n---\n${operations}`).operations);

test('operations change a text in their order', () => {
  assert.deepEqual(after('- cut: Two').body, ['One boat.', 'Three boats.']);
  assert.deepEqual(after('- keep: 1\n- end: The end.').body, ['One boat.', 'The end.']);
  assert.deepEqual(after('- replace: boat => ship').body, ['One ship.', 'Two ships.', 'Three ships.']);
  assert.deepEqual(after('- instead: One => A ship.\n- before: A ship => Ahoy!').body, ['Ahoy!', 'A ship.', 'Two boats.', 'Three boats.']);
  assert.deepEqual(after('- after: One => More $& to come.').body[1], 'More $& to come.');
  assert.deepEqual(after('- unnote: Note\n- note: Other.').foot, ['Other.']);
  assert.deepEqual(after('- no notes').foot, []);
});

test('what is not found, or found twice, is an error', () => {
  assert.throws(() => after('- cut: Four'), /0 paragraphs/);
  assert.throws(() => derive({ body: ['A b.', 'A c.'], foot: [] }, [{ name: 'cut', at: 'A', words: 'A' }]), /2 paragraphs/);
  assert.throws(() => after('- replace: ferry => ship'), /not found/);
});

test('a file is fields, a text with its foot, and later texts', () => {
  const read = readArticle(
    `${FRONT}byline: By A B\n---\nFirst.\n\nSecond: here.\n\n***\nFoot.\n\n=== 2025-10-06T09:00\nannounce: yes\nheadline: New\n- cut: Second`,
  );
  assert.deepEqual(read.text, { body: ['First.', 'Second: here.'], foot: ['Foot.'] });
  assert.equal(read.fields['byline'], 'By A B');
  assert.deepEqual(read.changes, [
    { at: '2025-10-06T09:00', announced: true, gone: false, fields: { headline: 'New' }, operations: [{ name: 'cut', at: 'Second', words: 'Second' }] },
  ]);
  assert.throws(() => readArticle('Just a text.'), /does not begin/);
  assert.throws(() => readArticle('---\nheadline: H\n---\nText.'), /published/);
  assert.throws(() => readArticle(`${FRONT}---\nText.\n\n=== 2025-10-06T09:00\n- paint: it`), /not an operation/);
});
