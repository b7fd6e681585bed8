import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reading } from '../model/reading.ts';
import { read, type Readable } from './read.ts';

const revision = (text: string, lang = 'en'): Readable => {
  const blocks = [...text.matchAll(/[^\n]+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, kind: 'paragraph' as const }));
  return { id: 'r1', articleId: 'a1', text, headline: { start: 0, end: 0 }, blocks, noteRanges: [], lang, published: Date.UTC(2026, 2, 4), seenAt: 0 };
};
/** Claims as "speaker [cue] content". */
const said = (text: string, lang = 'en'): string[] =>
  read(revision(text, lang)).claims.filter((c) => !c.figure).map((c) => `${c.speaker ? text.slice(c.speaker.start, c.speaker.end) : '-'} [${c.cue ? text.slice(c.cue.start, c.cue.end) : '-'}] ${(c.contentParts ?? [c.content]).map((p) => text.slice(p.start, p.end)).join(' … ')}`); // prettier-ignore

test('a day is the day at the place of the dateline', () => {
  // One in the morning of a Monday in UTC.
  const told = { ...revision('Gates were shut on Sunday and today.'), published: Date.UTC(2025, 5, 2, 1) };
  const values = (place?: string): string[] => read(place ? { ...told, dateline: { place, text: place } } : told).dates.map((d) => d.value);
  assert.deepEqual(values(), ['2025-06-01', '2025-06-02']);
  assert.deepEqual(values('LOS ANGELES'), ['2025-06-01', '2025-06-01']);
  assert.deepEqual(values('TOKYO'), ['2025-06-01', '2025-06-02']);
});

test('indirect statements', () => {
  assert.deepEqual(said('Harbour chief Ann Lund said on Monday that the crane had failed.'), ['Harbour chief Ann Lund [said] that the crane had failed']);
  assert.deepEqual(said('The crane had failed twice before, the harbour office said.'), ['the harbour office [said] The crane had failed twice before']);
  assert.deepEqual(said('The crane had failed, according to the harbour office.'), ['the harbour office [according to] The crane had failed']);
  assert.deepEqual(said('The fleet claimed to have sunk two boats, while the coast guard stated that one was lost.'), [
    'The fleet [claimed] to have sunk two boats',
    'the coast guard [stated] that one was lost',
  ]);
  assert.deepEqual(said('The rule was defended by Mayor Ann Lund, who highlighted the cost of waiting.'), ['Mayor Ann Lund [highlighted] the cost of waiting']);
});

test('quotes, split and over paragraphs', () => {
  assert.deepEqual(said('“We saw smoke,” said Ann Lund, a crane driver. “Then it fell.”'), [
    'Ann Lund, a crane driver [said] “We saw smoke,” … “Then it fell.”',
  ]);
  assert.deepEqual(said('Lund continued:\n\n“We all ran to the gate. Nobody was hurt.”'), ['Lund [continued] “We all ran to the gate. Nobody was hurt.”']);
  assert.deepEqual(said('“We all ran to the old gate.”'), ['- [-] “We all ran to the old gate.”']);
});

test('a state, a plan and a heard rumour are no statements', () => {
  assert.deepEqual(said('The states signed a plan. The crew was told to wait.'), []);
});

test('other languages', () => {
  assert.deepEqual(said('Polizeisprecher Jan Beck sagte, dass der Kran umfiel.', 'de'), ['Polizeisprecher Jan Beck [sagte] dass der Kran umfiel']);
  assert.deepEqual(said('La grue est tombée lundi, a annoncé le maire Paul Morel.', 'fr'), ['le maire Paul Morel [a annoncé] La grue est tombée lundi']);
  assert.deepEqual(said('“我们继续寻找，”李明说。', 'zh'), ['李明 [说] “我们继续寻找，”']);
});

test('a figure has the claimant of its statement, and its hedges', () => {
  const text = 'The port said that at least 12 cranes were damaged. A storm reportedly destroyed more than 40 boats on Sunday.';
  const q = (c: { start: number; end: number } | undefined): string | undefined => c && text.slice(c.start, c.end);
  const figures = read(revision(text)).claims.filter((c) => c.figure);
  assert.deepEqual(figures.map((c) => [q(c.content), q(c.speaker), c.figure?.value, c.figure?.bound, c.figure?.kind, q(c.hedges[0]), c.figure?.asOf]), [
    ['at least 12 cranes', 'The port', 12, 'at-least', 'damaged', undefined, undefined],
    ['more than 40 boats', undefined, 40, 'more-than', 'destroyed', 'reportedly', '2026-03-01'],
  ]); // prettier-ignore
});

test('a date in front is no part of who counts', () => {
  const who = (text: string): string[] =>
    read(revision(text)).claims.flatMap((c) => (c.figure && c.speaker ? [text.slice(c.speaker.start, c.speaker.end)] : []));
  assert.deepEqual(who('On 3 June 2025 the council had put the toll at 38.'), ['the council']);
  assert.deepEqual(who('On Monday 3 June Mayor Ann Lee put the toll at 38.'), ['Mayor Ann Lee']);
  assert.deepEqual(who('On Monday police put the toll at 38.'), ['police']);
  assert.deepEqual(who('By 1 May the two ministries had counted 40 dead.'), ['the two ministries']);
  assert.deepEqual(who("On Monday's count the ministry put the toll at 38."), ['the ministry']);
});

test('people, places and organisations by the words around them', () => {
  const text = 'Mayor Ann Lund met the Harbour Ministry in Oslo. Lund left Oslo on Monday.';
  const found = read(revision(text)).mentions.map((m) => `${m.kind} ${text.slice(m.at.start, m.at.end)}`);
  assert.deepEqual(found, ['person Ann Lund', 'organisation Harbour Ministry', 'place Oslo', 'person Lund', 'place Oslo']);
});

const citations = (r: Reading): { revisionId: string; start: number; end: number }[] => [
  ...r.claims.flatMap((c) => [c.content, c.sentence, ...c.hedges, ...(c.speaker ? [c.speaker] : []), ...(c.cue ? [c.cue] : []), ...(c.figure ? [c.figure.span] : [])]),
  ...r.roles.flatMap((x) => [x.person, x.role]), ...r.mentions.map((m) => m.at), ...r.dates.map((d) => d.at),
]; // prettier-ignore

test('whatever the text, every citation lies in it and is of the revision', () => {
  const word = fc.constantFrom('said', '“', '”', '"', ',', '. ', ' ', 'Ann Lund', 'that', 'more than', '52', 'of the', '80', 'drones', '\n\n', 'on Monday', 'who', '—', '„', 'according to', 'two', '$', '%', ':', 'Mayor', 'then-', '-', 'President', "'s", '人', '说', 'قال');
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 40 }), fc.constantFrom('en', 'de', 'zh', 'ar', 'und'), (parts, lang) => {
      const text = parts.join(' ');
      for (const c of citations(read(revision(text, lang)))) {
        assert.equal(c.revisionId, 'r1');
        assert.ok(c.start >= 0 && c.start < c.end && c.end <= text.length, `${c.start}-${c.end} of ${JSON.stringify(text)}`);
      }
    }),
    { numRuns: 400 },
  );
}); // prettier-ignore

test('ids are of what they identify: twice the same text, twice the same ids, none twice in one text', () => {
  const text = '“We saw smoke,” said Ann Lund. The port said that 12 cranes fell. The port said it was sorry.';
  const ids = read(revision(text)).claims.map((c) => c.id);
  assert.deepEqual(
    ids,
    read(revision(text)).claims.map((c) => c.id),
  );
  assert.equal(new Set(ids).size, ids.length);
});
