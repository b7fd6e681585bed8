import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quote } from '../../model/citation.ts';
import type { Revision } from '../../model/revision.ts';
import { terms } from '../../text/words.ts';
import { firstPlaces } from './places.ts';

const revision = (text: string, lang = 'en', more: Partial<Revision> = {}): Revision => ({ id: 'r', articleId: 'a', text, lang, ...more }) as Revision;
const shown = (of: Revision, wanted: string, whole = false): string[] => firstPlaces(of, terms(wanted, of.lang), whole).map((at) => quote(of, at));

test('a term is shown where it first stands in lower case, anywhere in the text', () => {
  const text = `FERRY BURNS\n\nThe ferry burned off the coast. ${'Nothing more was known. '.repeat(100)}A captain spoke.`;
  assert.deepEqual(shown(revision(text), 'ferry captain harbour'), ['ferry', 'captain']);
});

test('neighbours with capitals are one name, wherever they stand so', () => {
  const of = revision('The harbour of Almar was shut. Port Almar has one port and 340 ships.');
  assert.deepEqual(shown(of, 'Port Almar 340'), ['Port Almar', '340']);
  assert.deepEqual(shown(revision('Der Hafen Port Almar ist zu.', 'de'), 'Port Almar'), ['Port Almar']);
});

test('a word within a name is shown with all of it where that is asked for', () => {
  const of = revision('Aid came late. It was the Red Cross that sent it, said Vellandic Foreign Minister Jorge Halvard.');
  assert.deepEqual(shown(of, 'cross foreign', true), ['Red Cross', 'Vellandic Foreign Minister Jorge Halvard']);
  assert.deepEqual(shown(of, 'cross foreign'), ['Cross', 'Foreign']);
  assert.deepEqual(shown(revision('Red Cross Sends Aid To Kelmora At Last'), 'cross', true), ['Cross'], 'a headline in capitals is no name');
  assert.deepEqual(shown(revision('The Senate voted.'), 'senate', true), ['Senate']);
});

test('what the outlet prints on other pages too shows no term', () => {
  const text = 'The ferry burned. Subscribe to our harbour letter.',
    at = text.indexOf('Subscribe');
  assert.deepEqual(shown(revision(text, 'en', { furniture: [{ start: at, end: text.length }] }), 'ferry harbour'), ['ferry']);
});
