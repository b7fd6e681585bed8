import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf, revisionOf } from '../../../test/promises/write.ts';
import type { Revision } from '../../model/revision.ts';
import { quote } from '../../model/citation.ts';
import { keyLines } from '../gather/lines.ts';
import { reportOf } from '../gather/report.ts';
import { readerFor } from '../reader.ts';
import { excerpt } from '../rights.ts';
import { articleBody } from './body.ts';

const PITCH = 'Treasurer Ida Quist said that 400 readers keep this paper alive and asked for more of them.';
const CARD = 'Anna Berg opens the orchard show in the rain';
const plain = revisionOf({
    key: 'a',
    source: 'courier',
    at: 0,
    lang: 'en',
    headline: 'Ferry stuck in mud',
    body: [PITCH, `The governor ${CARD} said that 90 passengers were taken off.`, 'Nobody was hurt on board, the coast guard said.'],
  }),
  at = (words: string) => ({ start: plain.text.indexOf(words), end: plain.text.indexOf(words) + words.length }),
  furnished: Revision = { ...plain, furniture: [at(PITCH), at(CARD)] },
  shown = (revision: Revision): string => articleBody(readerFor('en', 'UTC', 0), revision, readingOf(revision)).toString();

test('furniture stands apart from the text: whole paragraphs after it, words amid it in small print', () => {
  const page = shown(furnished),
    [body = '', after = ''] = page.split('<details class="furniture">');
  assert.ok(!body.includes('Quist') && after.includes(PITCH));
  assert.match(body, new RegExp(`<mark class="furniture">${CARD}</mark>`));
  assert.match(body, /small print/);
  assert.ok(!/furniture|small print/.test(shown(plain)));
});

test('no claim, no line and no excerpt is of furniture', () => {
  const told = (revision: Revision): string[] => readingOf(revision).claims.map((c) => quote(revision, c.sentence));
  assert.ok(told(plain).some((s) => s.includes('Quist')) && told(plain).some((s) => s.includes('Berg')));
  assert.ok(told(furnished).length > 0);
  assert.ok(!told(furnished).some((s) => s.includes('Quist') || s.includes('Berg')));
  const lines = keyLines([reportOf(furnished, readingOf(furnished), new Map())], 9).map((l) => quote(furnished, l.at));
  assert.deepEqual(lines, ['Nobody was hurt on board, the coast guard said.']);
  const first = excerpt(furnished);
  assert.equal(first && quote(furnished, first), 'The governor');
});
