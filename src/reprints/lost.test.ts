import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../claims/read.ts';
import { quote } from '../model/citation.ts';
import type { Revision } from '../model/revision.ts';
import { lost } from './lost.ts';
import type { Side } from './lost.ts';

function side(id: string, ...paragraphs: string[]): Side {
  const text = ['Ferry sinks off Lorn', ...paragraphs].join('\n\n');
  let start = 0;
  const ranges = ['Ferry sinks off Lorn', ...paragraphs].map((p) => {
    const range = { start, end: start + p.length, kind: 'paragraph' as const };
    start += p.length + 2;
    return range;
  });
  const revision = {
    id,
    articleId: id,
    text,
    headline: ranges[0],
    blocks: ranges.slice(1),
    noteRanges: [],
    lang: 'en',
    published: Date.UTC(2025, 5, 2),
    seenAt: 0,
  };
  return { revision: revision as unknown as Revision, reading: read(revision as unknown as Revision) };
}
function found(original: Side, copy: Side): [kind: string, original: string, copy: string | undefined][] {
  return lost(original, copy).map((l) => [l.kind, quote(original.revision, l.original), l.copy && quote(copy.revision, l.copy)]);
}

const CLAIM = 'The harbour union claimed that a loose cargo door on the ferry had killed more than 30 passengers off the Lorn coast.';
const CAVEAT = 'The claim could not be verified independently.';

test('a claim that lost its claimant is found, with the sentence that stands in its place', () => {
  const copy = 'A loose cargo door on the ferry reportedly killed more than 30 passengers off the Lorn coast, as rescue work went on.';
  assert.deepEqual(found(side('a', CLAIM), side('b', copy)), [['claimant', CLAIM, copy]]);
});

test('a claimant under another wording, or a pronoun, is not lost', () => {
  assert.deepEqual(
    found(side('a', CLAIM), side('b', 'More than 30 passengers were killed off the Lorn coast by a loose cargo door on the ferry, the union said.')),
    [],
  );
  assert.deepEqual(found(side('a', CLAIM), side('b', 'It said a loose cargo door on the ferry had killed more than 30 passengers off the Lorn coast.')), []);
});

test('a caveat is lost only where its claim was kept and no caveat stands in the copy', () => {
  const kept = CLAIM.replace('had killed', 'killed');
  assert.deepEqual(found(side('a', `${CLAIM} ${CAVEAT}`), side('b', kept)), [['caveat', CAVEAT, undefined]]);
  assert.deepEqual(found(side('a', `${CLAIM} ${CAVEAT}`), side('b', `${kept} That has not been confirmed.`)), []);
  assert.deepEqual(found(side('a', `${CLAIM} ${CAVEAT}`), side('b', 'Divers rested at noon and the weather turned mild.')), []);
});

test('a changed number is found, a rounded one is not', () => {
  const original = side('a', 'The coastguard said 41 passengers were rescued from the sinking ferry near Lorn on Monday.');
  const changed = 'The coastguard said 61 passengers were rescued from the sinking ferry near Lorn on Monday.';
  assert.deepEqual(
    found(original, side('b', changed)).map(([kind]) => kind),
    ['number'],
  );
  const loose = side('a', 'The coastguard said more than 40 passengers were rescued from the sinking ferry near Lorn on Monday.');
  assert.deepEqual(found(loose, side('b', changed.replace('61', '41'))), []);
});

test('an altered quotation is found, a shortened one is not', () => {
  const original = side('a', '"We were never told that the forward door had been damaged in the spring," Captain Ines Moor said.');
  const altered = found(original, side('b', '"We were told that the forward door had been badly damaged in the spring," Captain Ines Moor said.'));
  assert.deepEqual(
    altered.map(([kind]) => kind),
    ['quote'],
  );
  assert.deepEqual(found(original, side('b', '"We were never told that the forward door had been damaged," Captain Ines Moor said.')), []);
});

test('a copy that says the same has lost nothing, and neither has a report on something else', () => {
  const original = side('a', `${CLAIM} ${CAVEAT}`);
  assert.deepEqual(found(original, side('b', `${CLAIM} ${CAVEAT}`)), []);
  assert.deepEqual(found(original, side('b', 'The town council of Brae voted on Monday to build a second library.')), []);
});

test('another spelling, another small word or a shown cut is no altered quotation', () => {
  const original = side('a', '"We were never told in the U.S. that the forward door could not be closed in the spring," Captain Ines Moor said.');
  const other = (words: string): string[] => found(original, side('b', `"${words}," Captain Ines Moor said.`)).map(([kind]) => kind);
  assert.deepEqual(other('We were never told in the US that a forward door cannot be closed in the spring'), ['quote']);
  assert.deepEqual(other('We were never told in the US that a forward-door could not be closed in the spring'), []);
  assert.deepEqual(other('We were never told … that the forward door could not be closed in the spring'), []);
  assert.deepEqual(other('We were told in the U.S. that the forward door could not be closed in the spring'), ['quote']);
});

test('a claim that another sentence or another name still carries has its claimant', () => {
  assert.deepEqual(
    found(side('a', CLAIM), side('b', 'A loose cargo door on the ferry killed more than 30 passengers off the Lorn coast, according to the coastguard.')),
    [],
  );
  assert.deepEqual(
    found(
      side('a', CLAIM),
      side('b', 'A loose cargo door on the ferry killed more than 30 passengers off the Lorn coast. The harbour union said that on Monday.'),
    ),
    [],
  );
});

test('a hedge is lost only with the clause that it holds', () => {
  const original = side('a', 'A man of 84 who ate the smoked fish in Lorn on Sunday may have died of 3 infections.');
  assert.deepEqual(found(original, side('b', 'A man of 84 who ate the smoked fish in Lorn on Sunday has died of 3 infections.')).map(([kind]) => kind), ['hedge']); // prettier-ignore
  assert.deepEqual(found(original, side('b', 'A man of 84 who ate the smoked fish in Lorn on Sunday is in hospital with 2 others.')), []);
});

test('numbers of two things, or of two people, are not one number changed', () => {
  const original = side('a', 'A poll shows that 89 percent of readers in Brae think the rumours of Ines Moor are false.');
  assert.deepEqual(found(original, side('b', 'A poll shows that 92 percent of readers in Brae think the rumours of Pia Rask are false.')), []);
  assert.deepEqual(found(original, side('b', 'A poll shows that 92 percent of readers in Brae think the rumours of Ines Moor are false.')).map(([kind]) => kind), ['number']); // prettier-ignore
});
