import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Claim, Figure } from '../model/claim.ts';
import { claimTerms, isAsked, wantedTerms, type AskedClaim } from './asked.ts';
import { termsMeeting, termsOfInterval, type Interval } from './value-terms.ts';

/** A figure claim in its own sentence; `number`, `thing` and `cue` are words of it. */
function figure(text: string, number: string, value: number, more: { thing?: string; cue?: string; bound?: Figure['bound']; high?: number } = {}, lang = 'en') {
  const at = (words: string) => ({ revisionId: 'r', start: text.indexOf(words), end: text.indexOf(words) + words.length }),
    { thing, cue, bound, high } = more;
  const claim: Claim = {
    id: 'c',
    articleId: 'a',
    revisionId: 'r',
    manner: 'figure',
    hedges: [],
    content: at(number),
    sentence: at(text),
    ...(cue === undefined ? {} : { cue: at(cue) }),
    figure: {
      span: at(number),
      value,
      low: value,
      ...(high === undefined ? {} : { high }),
      ...(bound ? { bound } : {}),
      kind: 'objects',
      ...(thing === undefined ? {} : { thing: at(thing) }),
    },
  };
  return { revision: { text, lang }, claim };
}
/** Whether a claim is as asked; its index terms must then lead to it. */
function asked({ revision, claim }: ReturnType<typeof figure>, query: AskedClaim): boolean {
  const is = isAsked(revision, claim, query),
    terms = claimTerms(revision, [claim]);
  if (is)
    for (const group of wantedTerms(query, revision.lang))
      assert.ok(
        group.some((t) => terms.includes(t)),
        JSON.stringify({ group, terms }),
      );
  return is;
}

test('a cue is found by any form of its verb, and by no other verb', () => {
  const denied = figure('The ministry flatly denied that 41 planes fell.', '41', 41, { cue: 'flatly denied' });
  for (const cue of ['denied', 'deny', 'denies', 'denying', 'Denied', 'flatly denied']) assert.equal(asked(denied, { cue }), true, cue);
  for (const cue of ['said', 'den', 'denounced', 'firmly denied']) assert.equal(asked(denied, { cue }), false, cue);
  const said = figure('He said 41 planes fell.', '41', 41, { cue: 'said' });
  for (const cue of ['say', 'says', 'saying']) assert.equal(asked(said, { cue }), true, cue);
  const german = figure('Er dementierte, dass 41 Flugzeuge fielen.', '41', 41, { cue: 'dementierte' }, 'de');
  for (const cue of ['dementieren', 'dementiert', 'dementierten']) assert.equal(asked(german, { cue }), true, cue);
});

test('a thing is found by its words, whatever their number, and never by small words alone', () => {
  const planes = figure('About 41 Russian planes fell.', '41', 41, { thing: 'Russian planes' });
  for (const thing of ['planes', 'plane', 'Russian planes']) assert.equal(asked(planes, { thing }), true, thing);
  for (const thing of ['tanks', 'plans', 'Ukrainian planes', 'the']) assert.equal(asked(planes, { thing }), false, thing);
  assert.deepEqual(wantedTerms({ thing: 'the' }, 'en'), [[]]);
});

test('a value is met by what its bound allows', () => {
  const within = (at: ReturnType<typeof figure>, low: number, high = low) => asked(at, { value: { low, high } });
  const above = figure('more than 40 planes', 'more than 40', 40, { bound: 'more-than' });
  assert.deepEqual([within(above, 40, 50), within(above, 45), within(above, 1000, Infinity), within(above, 30, 40)], [true, true, false, false]);
  const range = figure('40 to 5,000 planes', '40 to 5,000', 40, { bound: 'range', high: 5000 });
  assert.deepEqual([within(range, 900), within(range, 1000, Infinity), within(range, 6000, Infinity), within(range, 1, 39)], [true, true, false, false]);
  const upTo = figure('up to 100 planes', 'up to 100', 100, { bound: 'at-most' });
  assert.deepEqual([within(upTo, 90), within(upTo, 10)], [true, false]);
  const dozens = figure('dozens of planes', 'dozens', 24, { bound: 'at-least' });
  assert.deepEqual([within(dozens, 20, 200), within(dozens, 60), within(dozens, 200)], [true, false, false]);
  const exact = figure('1,203,456 planes', '1,203,456', 1_203_456, { high: 1_203_456 });
  assert.deepEqual([within(exact, 1_203_456), within(exact, 1_203_457), within(exact, 1e6, 2e6)], [true, false, true]);
});

test('index terms of two intervals meet wherever the intervals do', () => {
  const number = fc.oneof(
      fc.integer({ min: -200, max: 5000 }),
      fc.double({ min: -1e4, max: 1e9, noNaN: true }),
      fc.constantFrom(0, 0.5, 1e-9, 999.9999, 1000, 1e18, 1e21, 1e300),
    ),
    interval = fc.oneof(
      number.map((n): Interval => ({ low: n, high: n })),
      fc.tuple(number, number).map(([a, b]): Interval => ({ low: Math.min(a, b), high: Math.max(a, b) })),
    ),
    open = fc.oneof(
      interval,
      number.map((n): Interval => ({ low: n, high: Infinity })),
      number.map((n): Interval => ({ low: -Infinity, high: n })),
    );
  fc.assert(
    fc.property(interval, open, (own, wanted) => {
      const terms = new Set(termsOfInterval(own)),
        meeting = termsMeeting(wanted);
      assert.ok(terms.size <= 120 && meeting.length <= 200, `${terms.size} ${meeting.length}`);
      if (own.low <= wanted.high && wanted.low <= own.high)
        assert.ok(
          meeting.some((t) => terms.has(t)),
          JSON.stringify({ own, wanted }),
        );
    }),
    { numRuns: 3000 },
  );
});

test('what is far from an interval has none of its terms', () => {
  const meets = (own: Interval, wanted: Interval): boolean => termsMeeting(wanted).some((t) => termsOfInterval(own).includes(t)),
    at = (low: number, high = low): Interval => ({ low, high });
  assert.equal(meets(at(41), at(42, 47)), false);
  assert.equal(meets(at(412_345), at(412_346)), false);
  assert.equal(meets(at(-41), at(40, 50)), false);
  assert.equal(meets(at(40, 50), at(61, 99)), false);
  assert.equal(meets(at(999), at(1000, Infinity)), false);
});

test('a name of words that are none elsewhere is found by its claims', () => {
  const text = 'The WHO said that 41 boats sank.',
    { revision, claim } = figure(text, '41', 41, { thing: 'boats', cue: 'said' }),
    told = { ...claim, speaker: { revisionId: 'r', start: 0, end: 7 } };
  for (const group of wantedTerms({ who: 'WHO' }, 'en')) assert.ok(group.some((t) => claimTerms(revision, [told]).includes(t)));
  assert.ok(wantedTerms({ who: 'WHO' }, 'en').flat().length > 0);
});
