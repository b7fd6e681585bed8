import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attributionTaggers } from '../models.ts';
import { paragraphs } from './paragraphs.ts';
import type { Attribution, Tagger } from './tagger.ts';

const tagger = attributionTaggers()['en'] as Tagger;

function tag(text: string): Attribution[] {
  const blocks = [...text.matchAll(/[^\n]+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  return tagger.tag(text, paragraphs(text, blocks, 'en'), 'en');
}
/** Attributions as "speaker [cue] content". */
const said = (text: string): string[] =>
  tag(text).map((a) => {
    const words = (r: { start: number; end: number } | undefined): string => (r ? text.slice(r.start, r.end) : '-');
    return `${words(a.speaker)} [${words(a.cue)}] ${(a.parts ?? [a.content]).map(words).join(' … ')}`;
  });

test('who stands before, behind and amid what is said', () => {
  assert.deepEqual(said('Harbour chief Ann Lund said on Monday that the crane had failed.'), ['Harbour chief Ann Lund [said] that the crane had failed']);
  assert.deepEqual(said('The crane had failed twice before, according to the harbour office.'), [
    'the harbour office [according to] The crane had failed twice before',
  ]);
  assert.deepEqual(said('“We saw smoke,” said Ann Lund, a crane driver. “Then it fell.”'), [
    'Ann Lund, a crane driver [said] “We saw smoke,” … “Then it fell.”',
  ]);
});

test('a speaker ends with their words, not with the comma behind', () => {
  const [only] = tag('“Do not taste it,” the institute’s director, Professor Yrsa Lind, said on Monday.');
  assert.ok(only?.speaker && only.speaker.end === '“Do not taste it,” the institute’s director, Professor Yrsa Lind'.length);
});

test('two cues of one sentence have each their own', () => {
  assert.deepEqual(said('The fleet claimed that it had sunk two boats, while the coast guard said that only one was lost.'), [
    'The fleet [claimed] that it had sunk two boats',
    'the coast guard [said] that only one was lost',
  ]);
});

test('a long quotation is read to its end', () => {
  const long = Array.from({ length: 30 }, (_, i) => `Pier ${i} was under water before noon.`).join(' '),
    [only, ...more] = tag(`Ann Lund said: “${long}”`);
  assert.equal(more.length, 0);
  assert.equal(only?.content.end, `Ann Lund said: “${long}”`.length);
  assert.equal(only.type, 'direct');
});

test('what nobody says is nobody’s', () => {
  assert.deepEqual(said('The crane fell into the harbour at noon. Two boats were lost.'), []);
  assert.deepEqual(said(''), []);
});

test('surer ones have a higher likelihood', () => {
  const [plain] = tag('“We saw smoke,” said Ann Lund.');
  assert.ok((plain?.score ?? 0) > 0.9);
  const [vague] = tag('The board appears to support the plan of the harbour office.');
  assert.ok(vague?.score !== undefined && vague.score < 0.9);
});

test('every place is in the text, whatever the text', () => {
  const word = fc.constantFrom('said', 'Ann', 'told', '“', '”', '"', ',', '.', ':', 'that', 'according', 'to', '\n', 'he', 'crane', '—', "n't", '12', '…');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join(' ');
      for (const a of tag(text))
        for (const r of [a.content, a.cue, a.speaker, ...(a.parts ?? [])]) if (r) assert.ok(r.start >= 0 && r.start < r.end && r.end <= text.length);
    }),
    { numRuns: 300 },
  );
});

test('a text is read the same whatever was read before it, also once all words were forgotten', () => {
  const text = 'Harbour chief Ann Lund said on Monday that the crane had failed. “We saw smoke,” said Ole Brix, who denied it.',
    before = tag(text);
  for (let part = 0; part < 5; part++) {
    const words = Array.from({ length: 6000 }, (_, i) => `w${part}x${i.toString(36)}`).join(' ');
    tag(`Ann Lund said that ${words} failed.`);
  }
  assert.deepEqual(tag(text), before);
});
