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
