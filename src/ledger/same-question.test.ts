import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Figure } from '../model/claim.ts';
import { contextOf } from './context.ts';
import { evidenceOf } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { impossible } from './exclusion.ts';
import { fit } from './fit.ts';
import { group } from './group.ts';
import { FEATURES, features, sameQuestion } from './same-question.ts';
import { WEIGHTS } from './same-question-weights.ts';

/** The evidence of the number in brackets, with its thing in braces: "killed [17] {people}". */
function figure(marked: string, kind: Figure['kind'], articleId: string, more: Partial<Figure> = {}): Evidence {
  const clean = marked.replace(/[[\]{}]/g, '');
  const range = (open: string, close: string) => {
    const words = marked.slice(marked.indexOf(open) + 1, marked.indexOf(close));
    const start = clean.indexOf(words);
    return { start, end: start + words.length };
  };
  const value = Number(/\[\D*([\d.]+)/.exec(marked)?.[1]);
  const found = { value, low: value, high: value, kind, span: range('[', ']'), ...(marked.includes('{') ? { thing: range('{', '}') } : {}), ...more };
  return evidenceOf({ text: clean, sentence: { start: 0, end: clean.length }, figure: found, lang: 'en', at: 0, articleId });
}

const toll = figure('The blast at the Orrin mill killed [17] {people} on Tuesday.', 'killed', 'a');
const sameToll = figure('Police said [17] {people} were killed in the blast at the Orrin mill.', 'killed', 'b');
const laterToll = figure('Police said [19] {people} were killed in the blast at the Orrin mill.', 'killed', 'c');
const injured = figure('The blast at the Orrin mill injured [48] {people} on Tuesday.', 'injured', 'd');
const elsewhere = figure('In 2019 a fire at a hotel in Brae killed [86] {tourists}.', 'killed', 'e');

test('there is a weight for the bias and for every feature', () => assert.equal(WEIGHTS.length, FEATURES.length + 1));

test('features are numbers between 0 and 1 and do not depend on which figure comes first', () => {
  const all = [toll, sameToll, laterToll, injured, elsewhere];
  const context = contextOf(all);
  for (const a of all)
    for (const b of all) {
      const x = features(a, b, context);
      features(b, a, context).forEach((v, i) => assert.ok(Math.abs(v - (x[i] ?? NaN)) < 1e-9, FEATURES[i] ?? ''));
      assert.ok(
        x.every((v) => v >= 0 && v <= 1 + 1e-9),
        String(x),
      );
    }
});

test('what cannot be one question is impossible', () => {
  assert.ok(impossible(toll, injured), 'killed and injured');
  assert.ok(impossible(toll, figure('The blast cost [17] euros.', 'money', 'b')), 'people and money');
  assert.ok(
    impossible(figure('Guards downed [162] {Ostran drones}.', 'downed', 'a'), figure('Guards downed [52] {Vale drones}.', 'downed', 'b')),
    'things of other names',
  );
  assert.ok(
    impossible(figure('Guards downed [52] {drones}.', 'downed', 'a', { of: 80 }), figure('Guards downed [60] {drones}.', 'downed', 'b')),
    'a part and a whole',
  );
  assert.ok(!impossible(toll, laterToll));
});

test('two figures of one sentence are one question only where one converts the other', () => {
  const text = 'It flew 3700 km and rose, which is 2300 miles.';
  const unit = (word: string) => ({ revisionId: 'r', start: text.indexOf(word), end: text.indexOf(word) + word.length });
  const km = figure(text.replace('3700', '[3700]'), 'distance', 'a', { unit: unit('km') });
  const miles = figure(text.replace('2300', '[2300]'), 'distance', 'a', { unit: unit('miles') });
  assert.equal(km.place, miles.place);
  assert.ok(!impossible(km, miles));
  assert.ok(impossible(km, figure(text.replace('2300', '[2300]'), 'distance', 'a', { unit: unit('km') })));
});

test('equal numbers without a shared word are not one question', () => {
  const lone = figure('Council members adopted [17] {motions} unanimously.', 'objects', 'z');
  assert.equal(sameQuestion(toll, lone, contextOf([toll, lone])), 0);
});

test('groups part the list: every figure in exactly one', () => {
  const all = [toll, elsewhere, sameToll, injured, laterToll];
  const groups = group(all);
  assert.deepEqual(groups.flat().sort(), [0, 1, 2, 3, 4]);
  assert.ok(groups.some((g) => g.includes(0) && g.includes(2)));
  assert.ok(groups.some((g) => g.length === 1 && g[0] === 1));
});

test('fitting learns what it is shown, and ignores what is not judged', () => {
  const figures = [toll, sameToll, elsewhere, figure('A fire at the hotel in Brae killed [86] {tourists} in 2019.', 'killed', 'f')];
  const learned = fit([{ figures, groups: [[0, 1], [2, 3]] }]); // prettier-ignore
  const context = contextOf(figures);
  assert.ok(sameQuestion(toll, sameToll, context, learned) > 0.5);
  assert.ok(sameQuestion(toll, elsewhere, context, learned) < 0.5);
  assert.deepEqual(fit([{ figures, groups: [] }]), new Array<number>(FEATURES.length + 1).fill(0));
});
