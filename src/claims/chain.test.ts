import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from './read.ts';

/** Chains as "nearest ← … ← first". */
function chains(text: string): string[] {
  const block = { start: 0, end: text.length, kind: 'paragraph' as const },
    { claims } = read({ id: 'r', articleId: 'a', text, headline: { start: 0, end: 0 }, blocks: [block], noteRanges: [], lang: 'en', published: 0, seenAt: 0 }); // prettier-ignore
  return claims.flatMap((c) => (c.chain && !c.figure ? [c.chain.map((r) => text.slice(r.start, r.end)).join(' ← ')] : []));
}

test('who cites whom in the sentence', () => {
  assert.deepEqual(chains('The Brae agency said on Monday, citing the harbour ministry, that two ships were lost.'), [
    'The Brae agency ← the harbour ministry',
  ]);
  assert.deepEqual(chains('Two ships were lost, the Brae agency said, citing officials.'), ['the Brae agency ← officials']);
});

test('one who reports what another said', () => {
  assert.deepEqual(chains('The Brae agency reported that the harbour ministry said that two ships were lost.'), ['The Brae agency ← the harbour ministry']);
});

test('the medium that somebody spoke to, not a court or a person', () => {
  assert.deepEqual(chains('“Two ships were lost,” harbour chief Ann Lund told the Brae Times.'), ['Brae Times ← harbour chief Ann Lund']);
  assert.deepEqual(chains('“Two ships were lost,” harbour chief Ann Lund told the court.'), []);
  assert.deepEqual(chains('“Two ships were lost,” harbour chief Ann Lund told Jan Holm.'), []);
});

test('a pronoun stands in a chain as whom it means, or there is none', () => {
  assert.deepEqual(chains('Harbour chief Ann Lund came at noon. “Two ships were lost,” she told the Brae Times.'), ['Brae Times ← Ann Lund']);
  assert.deepEqual(chains('“Two ships were lost,” she told the Brae Times.'), []);
});

test('who speaks of what another said relays nothing', () => {
  assert.deepEqual(chains('Brae Yards denied that a newspaper had said that two ships were lost.'), []);
  assert.deepEqual(chains('The mayor said that officials reported that two ships were lost.'), []);
});

test('what somebody says of themselves, or reasons that they cite, makes no chain', () => {
  assert.deepEqual(chains('The Brae agency said it believed that two ships were lost.'), []);
  assert.deepEqual(chains('The line stopped on Monday, citing high costs.'), []);
  assert.deepEqual(chains('The line said it would stop, citing bad weather and high costs.'), []);
});

test('a body that was told something relays nothing, an agency does', () => {
  for (const name of ['NATO', 'Boeing', 'Hamas', 'OPEC', 'Congress'])
    assert.deepEqual(chains(`“Two ships were lost,” harbour chief Ann Lund told ${name}.`), []);
  for (const name of ['Reuters', 'CNN']) assert.deepEqual(chains(`“Two ships were lost,” harbour chief Ann Lund told ${name}.`), [`${name} ← harbour chief Ann Lund`]); // prettier-ignore
});

test('a day, a disease or a poet that somebody cites is no source, and a source has no stop behind it', () => {
  for (const name of ['Monday', 'Covid', 'Shakespeare']) {
    assert.deepEqual(chains(`Two ships were lost, the Brae agency said, citing ${name}.`), []);
    assert.deepEqual(chains(`The Brae agency said on Monday, quoting ${name}, that two ships were lost.`), []);
  }
  assert.deepEqual(chains('Two ships were lost, the Brae agency said, citing the Harbour Ministry.'), ['the Brae agency ← the Harbour Ministry']);
});
