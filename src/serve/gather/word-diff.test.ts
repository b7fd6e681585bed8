import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { revisionOf } from '../../../test/promises/write.ts';
import type { Revision } from '../../model/revision.ts';
import { containment } from '../../text/shingles.ts';
import { wordDiff, wordSet, type Passage } from './word-diff.ts';

const textOf = (key: string, body: string): Revision => revisionOf({ key, source: 'nwa', at: 0, lang: 'en', headline: 'x', body: [body] });
const only = ({ revision, only: ranges }: Passage): string[] => ranges.map((r) => revision.text.slice(r.start, r.end));
const shown = ({ revision, at }: Passage): string => revision.text.slice(at.start, at.end);

function diff(was: string, is: string): ReturnType<typeof wordDiff> {
  const a = textOf('a', was),
    b = textOf('b', is);
  return wordDiff(a, a.blocks[0]!, b, b.blocks[0]!);
}

test('words and whole numbers that differ are told on both sides', () => {
  const { was, is } = diff('It was treating 1,200 people for smoke.', 'It was treating 12,000 people for smoke, it said.');
  assert.deepEqual(only(was), ['1,200']);
  assert.deepEqual(only(is), ['12,000', ', it said']);
});

test('of a long passage only the sentences around the change are shown, whole', () => {
  const filler = 'The harbour was calm that day and nobody thought of smoke. '.repeat(8),
    { was, is } = diff(`${filler}Two boats sank. ${filler}`.trim(), `${filler}Three boats sank. ${filler}`.trim());
  assert.equal(shown(was), 'Two boats sank.');
  assert.equal(shown(is), 'Three boats sank.');
});

test('what only one side has, taken out of it, leaves the same words', () => {
  const words = fc.array(fc.constantFrom('boat', 'quay', 'said', '14', 'smoke', ',', '.'), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const { was, is } = diff(a.join(' '), b.join(' '));
      const rest = ({ revision, at, only: ranges }: Passage): string => {
        let text = '';
        for (let i = at.start; i < at.end; i++) text += ranges.some((r) => r.start <= i && i < r.end) ? ' ' : revision.text[i];
        return text.split(/\s+/).filter(Boolean).join(' ');
      };
      assert.equal(rest(was), rest(is));
    }),
  );
});

test('kinship of passages is by the words of the smaller one', () => {
  const share = (a: string, b: string): number => containment(wordSet(a), wordSet(b));
  assert.equal(share('Two boats sank', 'two boats sank on Monday'), 1);
  assert.equal(share('Two boats sank', 'A library opened'), 0);
  assert.equal(share('', 'anything'), 0);
});
