import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quotations } from './quotations.ts';

const quoted = (text: string): string[] => quotations(text, 0, text.length).map((q) => text.slice(q.start, q.end));

test('the marks of many languages', () => {
  assert.deepEqual(quoted('„Ja“, sagte er. »Nein«, sie. «Oui», lui. 「はい」 “Yes,” he. "No," she.'), [
    '„Ja“',
    '»Nein«',
    '«Oui»',
    '「はい」',
    '“Yes,”',
    '"No,"',
  ]);
});

test('a mark that does not close runs on where it opens a paragraph; a straight one inside is no quotation', () => {
  assert.deepEqual(quotations('“It went on and on.', 0, 19).map((q) => q.open), [true]);
  assert.deepEqual(quoted('A 5" pipe broke.'), []);
}); // prettier-ignore
