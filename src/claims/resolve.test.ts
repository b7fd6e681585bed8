import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read, type Readable } from './read.ts';

const HEADLINE = 'Crane falls in Brae harbour';
const revision = (body: readonly string[], lang = 'en'): Readable => {
  const text = [HEADLINE, ...body].join('\n\n');
  let start = HEADLINE.length + 2;
  const blocks = body.map((p) => {
    const block = { start, end: start + p.length, kind: 'paragraph' as const };
    start += p.length + 2;
    return block;
  });
  return { id: 'r1', articleId: 'a1', text, headline: { start: 0, end: HEADLINE.length }, blocks, noteRanges: [], lang, published: Date.UTC(2026, 2, 4), seenAt: 0 };
}; // prettier-ignore
/** Speakers as "speaker → who is meant", "-" where nobody is said to be. */
function meant(body: readonly string[], lang = 'en'): string[] {
  const { text } = revision(body, lang),
    at = (r: { start: number; end: number } | undefined): string => (r ? text.slice(r.start, r.end) : '-');
  return read(revision(body, lang)).claims.flatMap((c) => (c.speaker && !c.figure ? [`${at(c.speaker)} → ${at(c.speakerNamed)}`] : []));
}

const LUND = 'Harbour chief Ann Lund opened the inquiry on Monday.';

test('a pronoun is the one person who was spoken of before it', () => {
  assert.deepEqual(meant([LUND, '“The crane was old,” she said.', 'She added that nobody had been hurt.']), ['she → Ann Lund', 'She → Ann Lund']);
  assert.deepEqual(meant([LUND, 'On Tuesday Lund waited at the gate, and she said that it was late.']), ['she → Ann Lund']);
});

test('of two persons a pronoun names neither, unless the text shows the gender of one', () => {
  assert.deepEqual(meant(['Harbour chief Ann Lund met Mayor Jan Holm.', 'She said the crane had been old.']), ['She → -']);
  assert.deepEqual(meant(['Spokeswoman Ann Lund met Mayor Jan Holm.', '“We waited,” Mr. Holm said.', 'On Monday Ms. Lund met Mr. Holm again.', 'She said the crane had been old.']).at(-1), 'She → Ann Lund'); // prettier-ignore
});

test('who stands behind a preposition, in a quotation or without a name is not whom a pronoun takes up', () => {
  assert.deepEqual(meant([LUND, 'Asked about Mayor Jan Holm, he said that it was late.']).at(-1), 'he → -');
  assert.deepEqual(meant([LUND, 'Jan Holm had come too late, she said.']).at(-1), 'she → Ann Lund');
  assert.deepEqual(meant([LUND, 'A senior official opened the gate.', 'She said it was late.']).at(-1), 'She → -');
  assert.deepEqual(meant([LUND, '“Jan Holm never came to the gate,” Lund said.', 'She said it was late.']).at(-1), 'She → Ann Lund');
  assert.deepEqual(meant(['“Ann Lund came. Then she said that it was late,” the guard recalled.']), ['the guard → -']);
});

test('a caption or a heading between two paragraphs tells nothing of who speaks', () => {
  assert.deepEqual(meant([LUND, 'Mayor Jan Holm at the gate', '“The crane was old,” she said.']).at(-1), 'she → Ann Lund');
});

test('a short name is the one full name that stands before it', () => {
  assert.deepEqual(meant(['Spokeswoman Ann Lund came.', 'Lund said that it was late. Ms. Lund said it again.']), ['Lund → Ann Lund', 'Ms. Lund → Ann Lund']);
  assert.deepEqual(meant([LUND, 'Engineer Per Lund came too.', 'Lund said that it was late.']), ['Lund → -']);
  assert.deepEqual(meant(['Lund said that it was late.', 'Per Lund, an engineer, came too.', 'Lund said that it was dark.']), ['Lund → -', 'Lund → -']);
  assert.deepEqual(meant([LUND, 'Critics of Lund said that it was late. Lund’s office said nothing was wrong.']), ['Critics of Lund → -', 'Lund’s office → -']);
});

test('a role is the one person whom the text calls so', () => {
  assert.deepEqual(meant(['Mayor Jan Holm came to the gate.', 'The mayor said that it was late.']), ['The mayor → Jan Holm']);
  assert.deepEqual(meant(['Former mayor Jan Holm came to the gate.', 'The mayor said that it was late.']), ['The mayor → -']);
  assert.deepEqual(meant(['Mayor Jan Holm of Brae met Mayor Pia Rask of Lorn.', 'The mayor said that it was late.']), ['The mayor → -']);
});

test('a body is meant by its noun or by the letters behind its name', () => {
  assert.deepEqual(meant(['The Harbour Safety Board (HSB) came to the gate.', 'The HSB said that it was late.']), ['The HSB → Harbour Safety Board']);
  assert.deepEqual(meant(['The Harbour Ministry sent two boats.', 'The ministry said that it was late.']), ['The ministry → Harbour Ministry']);
  assert.deepEqual(meant(['The Harbour Ministry met the Defence Ministry.', 'The ministry said that it was late.']), ['The ministry → -']);
});

test('in another language only full names say who speaks', () => {
  assert.deepEqual(meant(['Hafenchefin Ann Lund kam.', 'Lund sagte, dass der Kran umfiel.'], 'de'), ['Lund → -']);
});

test('a body is not meant by a noun that others bear without it in their name, nor where another of its kind stands between', () => {
  assert.deepEqual(meant(['The Acme yard was sued by Holm Trading Company.', 'The company said that it was late.']), ['The company → -']);
  // prettier-ignore
  for (const [name, noun] of [['World Bank', 'bank'], ['Brae University', 'university'], ['European Union', 'union'], ['Republican Party', 'party'], ['Justice Department', 'department'], ['Supreme Court', 'court']]) {
    assert.deepEqual(meant([`Two men of the ${name} came to the gate.`, `The ${noun} said that it was late.`]), [`The ${noun} → -`]);
  }
  assert.deepEqual(meant(['The Harbour Ministry sent two boats.', 'A French ministry waited. The ministry said that it was late.']), ['The ministry → -']);
  assert.deepEqual(meant(['The Harbour Ministry sent two boats.', 'The ministry of Lorn waited. The ministry said that it was late.']), ['The ministry → -']);
  const far = Array.from({ length: 14 }, (_, i) => `Boat ${String(i + 1)} lay at the gate.`);
  assert.deepEqual(meant(['The Harbour Ministry sent two boats.', ...far, 'The ministry said that it was late.']), ['The ministry → -']);
  assert.deepEqual(meant(['The Harbour Ministry sent two boats.', 'A ministry spokesman waited. The ministry said that it was late.']), ['The ministry → Harbour Ministry']); // prettier-ignore
});

test('a role is nobody where the text has another bearer of it, named or not', () => {
  assert.deepEqual(meant(['President Peter Holm flew to Paris.', 'There the French president spoke first. The president said that France would pay.']).at(-1), 'The president → -'); // prettier-ignore
  assert.deepEqual(meant(['Mayor Ann Lund opened the gate.', 'The mayor of Lorn was in Paris. The mayor said that it was late.']), ['The mayor → -']);
  assert.deepEqual(meant(['Judge Ann Lund came to the gate.', 'A federal judge in Texas stopped the law. The judge said that it was late.']), [
    'The judge → -',
  ]);
  assert.deepEqual(meant(['Ann Lund, the mayor of Brae, came to the gate.', 'The mayor said that it was late.']), ['The mayor → Ann Lund']);
});

test('a courtesy title means only whom the text shows to be of its gender', () => {
  assert.deepEqual(meant(['Hillary Clinton said that it was late.', 'Mr. Clinton said that he was proud of her.']).at(-1), 'Mr. Clinton → -');
  assert.deepEqual(meant(['Mayor Ann Lund said that it was late.', 'Mr. Lund said that the family would move.']), ['Mayor Ann Lund → -', 'Mr. Lund → -']);
  assert.deepEqual(meant(['Spokesman Per Lund came to the gate.', 'Mr. Lund said that it was late.']), ['Mr. Lund → Per Lund']);
  assert.deepEqual(meant(['Jan Lund came to the gate when he had slept.', 'Mr. Lund said that it was late.']), ['Mr. Lund → Jan Lund']);
});

test('a pronoun is not passed on over somebody without a full name', () => {
  for (const first of ['Ann Lund gave a speech.', 'Harbour chief Ann Lund gave a speech.']) {
    assert.deepEqual(meant([first, 'A patient filmed it. He said that it was loud.']), ['He → -']);
  }
  assert.deepEqual(meant(['President Peter Holm left.', 'His wife Eva stayed. She said that she was tired.']).at(-1), 'She → -');
  assert.deepEqual(meant(['President Peter Holm left.', 'Eva stayed. She said that it was late.']), ['She → -']);
  assert.deepEqual(meant(['Harbour chief Ann Lund thanked a plumber.', 'He said that it was late.']), ['He → -']);
});

test('a short name with a role of somebody else, of a place, or of two whose middles differ is nobody', () => {
  assert.deepEqual(meant(['Mayor Ann Lund opened the gate.', 'Police Chief Lund said that it was late.']), ['Police Chief Lund → -']);
  assert.deepEqual(meant(['Mayor Ann Lund opened the gate.', 'Mayor Lund said that it was late.']), ['Mayor Lund → Ann Lund']);
  assert.deepEqual(meant(['Representative Jim Jordan spoke.', 'Jordan said its border with Syria would stay closed.']), ['Jordan → -']);
  assert.deepEqual(meant(['Actor Denzel Washington came.', 'Washington said that sanctions would stay.']), ['Washington → -']);
  assert.deepEqual(meant(['Singer Paris Hilton came.', 'Paris said that sanctions would stay.']), ['Paris → -']);
  assert.deepEqual(meant(['President George H. W. Bush came.', 'President George W. Bush came later.', 'Bush said that it was late.']), ['Bush → -']);
});
