import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPhrase } from '../claims/phrase.ts';
import type { AskedFigure, FigureAnswer, Readable } from '../model/verdict.ts';
import { figureAsked, termsAsked, verifyFigure } from './verify-figure.ts';

const asked = (typed: string, claimant?: string, lang = 'en'): AskedFigure => ({ ...readPhrase(typed, lang), ...(claimant === undefined ? {} : { claimant }) });
function text(id: string, words: string, lang = 'en'): Readable {
  const { revision, reading } = readPhrase(words, lang);
  return { revision: { ...revision, articleId: id }, reading };
}
const RAID = text('raid', 'Ukrainian drones hit 41 aircraft at four airfields, the security service said. The ministry said that five planes were damaged.');
const FIRE = text('fire', 'A fire in Hallbrück killed at least 12 people, the mayor said. Thirty people were injured.');
const check = (typed: string, texts: readonly Readable[], claimant?: string): FigureAnswer => verifyFigure(asked(typed, claimant), texts);

test('the same value of the same thing and event is found, with who claims it', () => {
  assert.equal(check('41 aircraft hit', [FIRE, RAID]).verdict, 'found');
  assert.equal(check('41 aircraft hit', [RAID], 'the security service').verdict, 'found');
  assert.notEqual(check('41 aircraft hit', [RAID], 'the ministry').verdict, 'found');
  assert.equal(check('at least 12 people killed in Hallbrück', [RAID, FIRE], 'mayor').verdict, 'found');
});

test('a looser or stricter wording of the number is told from the same and from another', () => {
  assert.equal(check('12 people killed', [FIRE]).verdict, 'looser', '"at least" was left out');
  assert.equal(check('more than 40 aircraft hit', [RAID]).verdict, 'looser');
  assert.equal(check('43 aircraft hit', [RAID]).verdict, 'near');
  assert.equal(check('at least 13 people killed', [FIRE]).verdict, 'near');
});

test('a figure of a sentence that names another place, looks back, denies it or turns the doers is left open', () => {
  const two = text('two', 'A fire in Hallbrück killed 12 people. A blast in Lorn killed 30 people.');
  assert.equal(check('30 people killed in Lorn', [two]).verdict, 'found');
  assert.equal(check('30 people killed in Hallbrück', [two]).verdict, 'unsure');
  assert.equal(check('30 people killed in hallbrück', [two]).verdict, 'unsure', 'typed without a capital');
  const past = text('past', 'A fire in Hallbrück killed 12 people in 1950.');
  assert.equal(check('12 people killed in Hallbrück', [past]).verdict, 'unsure');
  assert.equal(check('12 people killed in Hallbrück in 1950', [past]).verdict, 'found');
  const denied = text('denied', 'The ministry denied that 41 aircraft were hit. The yard said not 17 but 19 ships were hit.');
  assert.equal(check('41 aircraft hit', [denied]).verdict, 'unsure');
  assert.equal(check('17 ships hit', [denied]).verdict === 'found', false);
  const drones = text('drones', 'Russia shot down 52 of 80 drones launched by Ukraine.');
  assert.equal(check('52 out of 80 drones downed by Ukraine', [drones]).verdict === 'found', false);
  assert.equal(check('52 out of 80 drones downed by Russia', [drones]).verdict, 'found');
  assert.equal(check('52 out of 80 drones shot down by Russia', [text('turned', 'Overnight, 52 of 80 drones were shot down by Russia.')]).verdict, 'found');
});

test('another thing, event or place is no near miss', () => {
  assert.equal(check('12 people killed in Lorn', [FIRE]).verdict, 'not-found');
  assert.equal(check('12 people arrested', [FIRE]).verdict, 'not-found');
  assert.equal(check('41 ships hit', [RAID]).verdict, 'not-found');
  assert.equal(check('41 percent', [RAID]).verdict, 'not-found');
  assert.deepEqual(check('30 people injured', [FIRE]).places.map((p) => p.claim.figure?.value), [30]); // prettier-ignore
});

test('what an article must hold are the words typed but the number and the word for what happened', () => {
  assert.deepEqual(termsAsked(asked('at least 12 people killed in Hallbrück')).sort(), ['hallbrück', 'peopl']);
  assert.equal(figureAsked(asked('no number')), undefined);
  assert.throws(() => check('nothing counted', [FIRE]), RangeError);
});

test('German figures are read by German words', () => {
  const de = text('de', 'Bei einem Brand in Hallbrück wurden mindestens 12 Menschen getötet, teilte die Polizei mit.', 'de');
  assert.equal(verifyFigure(asked('mindestens 12 Menschen getötet', undefined, 'de'), [de]).verdict, 'found');
  assert.equal(verifyFigure(asked('14 Menschen getötet', undefined, 'de'), [de]).verdict, 'near');
});
