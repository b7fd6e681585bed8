import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../claims/read.ts';
import type { Revision } from '../model/revision.ts';
import { isContrast, type Standing } from './contrast.ts';
import { evidenceOf } from './evidence.ts';
import { settingOf } from './setting.ts';

const NOON = Date.UTC(2025, 5, 2, 12);

/** The figure of a value in a report of one paragraph after its headline, as the ledger sees it. */
function standing(value: number, text: string, headline = 'Blast at the Orrin mill'): Standing {
  const whole = `${headline}\n\n${text}`,
    at = { start: headline.length + 2, end: whole.length },
    revision = {
      id: text,
      articleId: text,
      sourceId: text,
      lang: 'en',
      published: NOON,
      seenAt: NOON,
      text: whole,
      headline: { start: 0, end: headline.length },
      blocks: [{ ...at, kind: 'paragraph' }],
      noteRanges: [],
    } as unknown as Revision,
    reading = read(revision),
    claim = reading.claims.find((c) => c.figure?.value === value);
  assert.ok(claim?.figure, `no figure ${value} in: ${text}`);
  const { sentence, figure } = claim;
  return {
    evidence: evidenceOf({ text: whole, sentence, figure, lang: 'en', at: NOON, articleId: text }),
    setting: () => settingOf(revision, reading, claim),
  };
}
const contrast = (a: readonly [number, string], b: readonly [number, string]): boolean => {
  const [x, y] = [standing(...a), standing(...b)];
  assert.equal(isContrast(x, y), isContrast(y, x));
  return isContrast(x, y);
};
const KILLED = [44, 'The blast killed 44 people on Monday.'] as const;

test('counts of the dead, hurt or held of one event are told apart', () => {
  assert.ok(contrast(KILLED, [30, 'At least 30 people were killed in the blast, police said.']));
  assert.ok(contrast([48, 'It killed 12 people and injured 48 others.'], [60, 'The blast injured 60 people.']));
});

test('a looser word for the same number is no difference', () => {
  assert.ok(!contrast([70, 'More than 70 people were killed in the blast.'], [80, 'Nearly 80 people were killed in the blast.']));
  assert.ok(!contrast([20, 'At least 20 people were killed in the blast.'], [23, 'The blast killed 23 people.']));
  assert.ok(!contrast([24, 'The blast injured dozens of people.'], [22, 'At least 22 people were injured in the blast.']));
  assert.ok(!contrast([12, 'The blast injured a dozen people.'], [11, 'The blast injured 11 people.']));
  assert.ok(!contrast([250, 'The blast injured more than 250 people.'], [276, 'The blast injured 276 people.']));
});

test('a part, other victims, an earlier event or another place is no difference', () => {
  assert.ok(!contrast(KILLED, [9, 'The blast killed nine others in the office.']));
  assert.ok(!contrast([5, 'The blast killed five people.'], [4, 'Four of the dead, police said, were visitors.']));
  assert.ok(!contrast([5, 'The blast injured five people.'], [4, 'Four of those injured were visitors.']));
  assert.ok(contrast([5, 'The blast killed five people.'], [4, 'The blast killed four of the people in the mill.']));
  assert.ok(!contrast(KILLED, [30, 'A fire at the mill killed 30 people in March 2019.']));
  assert.ok(!contrast([30, 'The blast injured 30 people.'], [17, 'In the blast 17 people were critically injured.']));
  assert.ok(!contrast([3, 'Police hunt three gunmen who killed guards.'], [4, 'The blast killed four cartoonists.']));
});

test('a state that moves, and what is only measured, is never called a difference', () => {
  const storm = (miles: number): readonly [number, string] => [miles, `The storm was ${miles} miles south of the coast on Monday.`];
  assert.ok(!contrast(storm(90), storm(145)));
  assert.ok(!contrast([724, 'The index fell 724 points.'], [500, 'The index fell nearly 500 points.']));
});
