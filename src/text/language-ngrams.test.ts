import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eld } from 'eld/medium';
import fc from 'fast-check';
import { guessLanguage } from './language-ngrams.ts';

const TEXTS = [
  'The ferry left the harbour at nine, the coast guard said.',
  'Die Fähre verließ den Hafen um neun Uhr, teilte die Küstenwache mit.',
  'Le ferry a quitté le port à neuf heures, ont indiqué les garde-côtes de l’île.',
  'Паром вышел из гавани в девять часов, сообщила береговая охрана.',
  '渡轮于九点离开港口，海岸警卫队表示，没有人受伤，船上共有一百二十名乘客，天气良好，海面平静，调查仍在继续，港口当局将在周五公布结果。',
  'غادرت العبارة الميناء في التاسعة، حسبما ذكر خفر السواحل.',
  'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenbeamterinnen tagten',
  ...['', 'a', 'ab', 'abc', 'abcd', 'abcde', "don't 'quoted' ``so", 'é', '𝐀𝐁c def', 'x'.repeat(400), '12 + 30 = 42'],
];

function assertAlike(text: string): void {
  const theirs = eld.detect(text),
    { language, scores, reliable } = guessLanguage(text);
  assert.equal(language, theirs.language || undefined, text);
  assert.equal(reliable, theirs.isReliable(), text);
  const rounded = (all: Iterable<readonly [string, number]>): object => Object.fromEntries([...all].map(([lang, score]) => [lang, score.toFixed(9)]).sort());
  assert.deepEqual(rounded(scores), rounded(Object.entries(theirs.getScores())), text);
}

test('it guesses what ELD guesses, as surely', () => {
  for (const text of TEXTS) assertAlike(text);
  fc.assert(fc.property(fc.array(fc.constantFrom(...TEXTS.join(' ').split(' ')), { maxLength: 60 }), (words) => assertAlike(words.join(' '))));
});

test('languages are told apart, and no letters tell none', () => {
  assert.equal(guessLanguage(TEXTS[0] ?? '').language, 'en');
  assert.equal(guessLanguage(TEXTS[1] ?? '').language, 'de');
  assert.equal(guessLanguage('12 + 30 = 42').language, undefined);
});
