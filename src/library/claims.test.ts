import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clean } from '../clean/index.ts';
import { isRejected } from '../model/outcome.ts';
import { readClaims, verifyFigure, verifyQuote, type Span } from './claims.ts';

const TEXT = `Interior Minister Jona Hallberg said on Tuesday that at least 41 people had been killed in the landslide near Karsby.

"We have two days of sand left," Harbour Mayor Lena Osk told reporters. She warned that the next flood would reach the old town.

The old bridge had been closed since 3 June 2025.`;
const PUBLISHED = Date.UTC(2025, 5, 5, 9);

/** Every span in a value. */
function spansIn(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'start' in value && 'text' in value ? [value as Span] : [];
  return [...own, ...Object.values(value).flatMap(spansIn)];
}

test('a text is read to who says what, each with its place and its words', () => {
  const { statements, figures, people, places } = readClaims(TEXT);
  assert.deepEqual(
    statements.map((s) => [s.type, s.speaker?.text, s.speakerNamed?.text, s.cue?.text]),
    [
      ['indirect', 'Interior Minister Jona Hallberg', undefined, 'said'],
      ['direct', 'Harbour Mayor Lena Osk', undefined, 'told'],
      ['indirect', 'She', 'Lena Osk', 'warned'],
    ],
  );
  const [dead] = figures;
  assert.deepEqual([dead?.value, dead?.bound, dead?.kind, dead?.content.text], [41, 'at-least', 'killed', 'at least 41 people']);
  assert.equal(dead?.claimant?.text, 'Interior Minister Jona Hallberg');
  assert.deepEqual(
    people.map((p) => [p.name.text, p.role?.text]),
    [
      ['Jona Hallberg', 'Interior Minister'],
      ['Lena Osk', 'Harbour Mayor'],
    ],
  );
  assert.deepEqual(
    places.map((p) => p.text),
    ['Karsby'],
  );
});

test('what hangs on an unknown day of publication has no value', () => {
  const values = (published?: number): unknown => readClaims(TEXT, { published }).dates.map((d) => [d.at.text, d.value]);
  assert.deepEqual(values(), [
    ['on Tuesday', undefined],
    ['two days', 'P2D'],
    ['3 June 2025', '2025-06-03'],
  ]);
  assert.deepEqual((values(PUBLISHED) as unknown[][])[0], ['on Tuesday', '2025-06-03']);
  assert.equal(readClaims(TEXT).figures[0]?.asOf, undefined);
  assert.equal(readClaims(TEXT, { published: PUBLISHED }).figures[0]?.asOf, '2025-06-03');
});

test('an article of clean is read in the places of its own text', () => {
  const article = clean(TEXT, { hints: { title: 'Landslide kills 41', published: PUBLISHED } });
  assert.ok(!isRejected(article));
  const claims = readClaims(article);
  assert.equal(claims.statements.length, 3);
  for (const { start, end, text } of spansIn(claims)) assert.equal(article.text.slice(start, end), text);
});

test('a quotation is found, given to whoever says it, and refused where nothing was typed', () => {
  const other = 'The mayor of Helm, Petra Lindqvist, said: "We have sand for a week."';
  const found = verifyQuote('we have two days of sand left', [other, TEXT], { speaker: 'Lena Osk' });
  assert.equal(found.verdict, 'found');
  assert.deepEqual([found.places[0]?.in, found.places[0]?.whose, found.places[0]?.speaker?.text], [1, 'same', 'Harbour Mayor Lena Osk']);
  assert.equal(verifyQuote('We have two days of sand left', [TEXT], { speaker: 'Petra Lindqvist' }).verdict, 'wrong-speaker');
  assert.equal(verifyQuote('We have three days of sand left', [TEXT]).verdict, 'near');
  assert.equal(verifyQuote('The harbour will be sold', [TEXT]).verdict, 'not-found');
  assert.equal(verifyQuote('We have two days', []).verdict, 'not-found');
  assert.throws(() => verifyQuote(' … ', [TEXT]), RangeError);
  assert.throws(() => verifyQuote('word '.repeat(401), [TEXT]), RangeError);
});

test('a figure is found with its claimant, told from another value, and refused where there is none', () => {
  assert.deepEqual(
    [
      verifyFigure('at least 41 people killed', [TEXT]).verdict,
      verifyFigure('52 people killed', [TEXT]).verdict,
      verifyFigure('41 boats sold', [TEXT]).verdict,
    ],
    ['found', 'near', 'not-found'],
  );
  assert.equal(verifyFigure('at least 41 people killed', [TEXT], { speaker: 'Lena Osk' }).verdict, 'wrong-speaker');
  assert.equal(verifyFigure('at least 41 people killed', [TEXT]).places[0]?.figure.claimant?.text, 'Interior Minister Jona Hallberg');
  assert.throws(() => verifyFigure('many people', [TEXT]), RangeError);
  assert.equal(verifyFigure('41 people killed', []).verdict, 'not-found');
});

test('what is too long to be read whole is refused', () => {
  const long = 'word '.repeat(400_001);
  for (const asked of [() => readClaims(long), () => verifyQuote('two days', [TEXT, long]), () => verifyFigure('41 people', [long])])
    assert.throws(asked, /a text of up to 2000000 characters/);
});

test('whatever is read, nothing is thrown and every span has the words of its place', () => {
  const piece = fc.constantFrom(
    'She said',
    ' "We will.',
    '" ',
    '\n',
    '\n\n',
    ' 41 people',
    ' were killed',
    ' on Tuesday',
    '.',
    'é\u0301',
    '\ud83d',
    '中文',
    ' \t ',
    '“',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      for (const { start, end, text: words } of spansIn(readClaims(text, { unsure: true }))) assert.equal(text.slice(start, end), words);
    }),
    { numRuns: 150 },
  );
});
