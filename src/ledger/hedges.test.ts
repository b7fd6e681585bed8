import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf, revisionOf } from '../../test/promises/write.ts';
import type { Revision } from '../model/revision.ts';
import { enter } from './enter.ts';
import { surenessOf, type Told } from './hedges.ts';

const HOUR = 3_600_000;
function told(source: string, hour: number, headline: string, body: readonly string[], more: Partial<Revision> = {}): Told {
  const revision = revisionOf({ key: `${source}-${hour}`, source, at: hour * HOUR, lang: 'en', headline, body, more });
  return { revision, reading: readingOf(revision), at: hour * HOUR };
}
/** Each statement as "kind: word: outlet" of its steps. */
function stepsOf(reports: readonly Told[], questions = enter('story', reports)): string[][] {
  const of = new Map(reports.map((r) => [r.revision.id, r.revision]));
  return surenessOf(reports, questions).map((steps) =>
    steps.map(({ kind, at, word }) => {
      const revision = of.get(at.revisionId);
      assert.ok(revision);
      return [kind, ...(word ? [revision.text.slice(word.start, word.end)] : []), revision.sourceId].join(' ');
    }),
  );
}

const MAYBE = told('brae', 1, 'Hopes rise for crew', [
  'The pilot cutter Ida Brae may have reached the lee of Skarn Island with all nine crew, the harbour office said.',
]);
const THERE = told('skarn', 9, 'Cutter is safe', ['The pilot cutter Ida Brae reached the lee of Skarn Island late on Monday with all nine crew on board.']);

test('a hedge is followed to the report that says it without one', () => {
  assert.deepEqual(stepsOf([THERE, MAYBE]), [['hedged may brae', 'stated skarn']]);
});

test('a report that confirms it, says no to it, or still leaves it open is told apart', () => {
  const confirmed = told('skarn', 9, 'Cutter is safe', [
      'The owners confirmed that the pilot cutter Ida Brae had reached the lee of Skarn Island with nine crew.',
    ]),
    denied = told('skarn', 9, 'No trace', ['The pilot cutter Ida Brae had not reached the lee of Skarn Island with its nine crew, the coast guard said.']),
    open = told('kelt', 5, 'Hopes', ['The pilot cutter Ida Brae might have reached the lee of Skarn Island, and its nine crew with it.']);
  assert.deepEqual(stepsOf([MAYBE, confirmed]), [['hedged may brae', 'confirmed confirmed skarn']]);
  assert.deepEqual(stepsOf([MAYBE, denied]), [['hedged may brae', 'denied not skarn']]);
  assert.deepEqual(stepsOf([MAYBE, open]), []);
  assert.deepEqual(stepsOf([MAYBE, open, THERE]), [['hedged may brae', 'stated skarn']]);
});

test('what is only planned, asked, unverified or said of another thing answers nothing', () => {
  const others = [
    'The pilot cutter Ida Brae planned to reach the lee of Skarn Island with its nine crew.',
    'If the pilot cutter Ida Brae reached the lee of Skarn Island, its nine crew are safe.',
    'The pilot cutter Ida Brae reached the lee of Skarn Island with nine crew, a text claimed. That could not be verified.',
    'The pilot cutter Ida Brae reached the lee of Skarn Island with all 14 crew in 2011.',
    'The tug Marta reached the lee of Holm Island late on Monday.',
  ];
  for (const line of others) assert.deepEqual(stepsOf([MAYBE, told('skarn', 9, 'At sea', [line])]), [], line);
});

test('reports of one moment, or of one day where only that is known, follow each other in no order', () => {
  const at = (hour: number, isDay: boolean): Told => ({ ...THERE, at: hour * HOUR, revision: { ...THERE.revision, publishedDay: isDay } });
  assert.deepEqual(stepsOf([MAYBE, at(1, false)]), []);
  assert.deepEqual(stepsOf([MAYBE, at(9, true)]), []);
  assert.equal(stepsOf([MAYBE, at(30, true)]).length, 1);
});

test('a report is denied by others and withdrawn by its own house, not by another', () => {
  const report = told('brae', 1, 'Ferry line', ['Holm Line is to sell its three ferries to Skarn Tugs for 40 million crowns, papers show.']),
    denial = told('kelt', 5, 'Line replies', ['Holm Line said that it was not selling anything, after a paper reported that Skarn Tugs would buy its three ferries for 40 million crowns.']), // prettier-ignore
    sorry = [
      'On Monday we reported that Holm Line was to sell its three ferries to Skarn Tugs for 40 million crowns. The report was wrong, and we withdraw it.',
    ];
  assert.deepEqual(stepsOf([report, denial, told('brae', 9, 'We were wrong', sorry)]), [['stated brae', 'denied not kelt', 'withdrawn report was wrong brae']]);
  assert.deepEqual(stepsOf([report, told('skarn', 9, 'We were wrong', sorry)]), []);
});

test('what a house had left open is denied beside the line that recalls it', () => {
  const first = told('brae', 1, 'A death', ['A woman of 71 has died; her death may be linked to the bad oysters of Skarn, the Brae clinic said.']),
    later = told('kelt', 50, 'Clinic', ['The woman of 71 in Brae was not killed by what she ate, doctors found.', 'On Monday the Brae clinic had said that her death might be linked to the bad oysters of Skarn.']); // prettier-ignore
  assert.deepEqual(stepsOf([first, later]), [['hedged may brae', 'denied not kelt']]);
});

test('a figure that is held open is followed to the same figure without reserve, not to another', () => {
  const first = told('brae', 1, 'Fire', ['The fire at the Holm sawmill in Brae reportedly killed 14 workers on Sunday night.']),
    same = told('kelt', 8, 'Fire toll', ['The fire at the Holm sawmill killed 14 workers, the Brae police said.']),
    other = told('skarn', 9, 'Fire toll', ['The fire at the Holm sawmill killed 19 workers, the Brae police said.']);
  assert.deepEqual(stepsOf([first, same]), [['hedged reportedly brae', 'stated kelt']]);
  assert.deepEqual(stepsOf([first, other]), []);
});
