import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paragraphs } from './paragraphs.ts';
import { rolesOf } from './roles.ts';

const roles = (text: string, lang = 'en'): string[] =>
  paragraphs(text, [{ start: 0, end: text.length }], lang).flatMap((p) => p.sentences).flatMap((s) => rolesOf(text, s, lang)).map((r) => `${text.slice(r.person.start, r.person.end)}: ${text.slice(r.role.start, r.role.end)}`); // prettier-ignore

test('titles before a name', () => {
  assert.deepEqual(roles('The team met Norwegian Foreign Minister Ann Lund and former harbour pilot Bo Ek.'), [
    'Ann Lund: Norwegian Foreign Minister',
    'Bo Ek: former harbour pilot',
  ]);
  assert.deepEqual(roles('Secretary of State Ann Lund spoke amid fears President Ek would leave.'), ['Ann Lund: Secretary of State', 'Ek: President']);
});

test('a title that ends a word of two halves is that word', () => {
  assert.deepEqual(roles('The bill that then-President Ek vetoed was by now-Justice Ann Lund.'), ['Ek: then-President', 'Ann Lund: now-Justice']);
});

test('a title whose full stop is a token of its own', () => {
  assert.deepEqual(roles('It was said by Sens. Ann Lund and Bo Ek.'), ['Ann Lund: Sens.']);
});

test('appositions behind a name', () => {
  assert.deepEqual(roles('It was led by Bo Ek, an aide to Danish leader Ann Lund.'), ['Bo Ek: an aide to Danish leader Ann Lund', 'Ann Lund: Danish leader']);
  assert.deepEqual(roles('“Good,” said Bo Ek, chief executive of Lund Data in Malmo, Sweden, on Monday.'), [
    'Bo Ek: chief executive of Lund Data in Malmo, Sweden',
  ]);
});

test('a name without a role has none', () => {
  assert.deepEqual(roles('Ann Lund met Bo Ek, whom she had not seen. Sadly, the President left.'), []);
});

test('other languages', () => {
  assert.deepEqual(roles('Das sagte Bürgermeister Jan Beck.', 'de'), ['Jan Beck: Bürgermeister']);
  assert.deepEqual(roles('Hier, le ministre de la Santé Paul Morel a parlé.', 'fr'), ['Paul Morel: ministre de la Santé']);
});
