import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesIn, unpackNames, type NameModel } from '../../src/claims/name-model.ts';
import { linesOf } from './name-gold.ts';
import { fitNames, labelsOf, packNames } from './name-rows.ts';

const KINDS = ['person', 'place'];
const TOWNS = ['Karsby', 'Ostrava', 'Lund', 'Hallbruck', 'Teel', 'Morn'],
  PEOPLE = ['Ann Beck', 'Jan Rask', 'Pia Moor', 'Oskar Dahl', 'Eva Lind', 'Per Holm'];

/** Sentences in which the same names stand in every place of their kind. */
const taught = TOWNS.flatMap((town) =>
  PEOPLE.map((who) => {
    const text = `Mayor ${who} said on Monday that the pier in ${town} was closed.`,
      lines = linesOf(text);
    return { lines, labels: lines.map((line) => labelsOf(line, [who, town].map((n, kind) => ({ start: text.indexOf(n), end: text.indexOf(n) + n.length, kind })))) }; // prettier-ignore
  }),
);
const fit = (): NameModel => unpackNames(packNames(fitNames(taught, KINDS, { rounds: 8, rate: 0.1, penalty: 1e-5, least: 2 }), 5000));
const found = (text: string, model: NameModel): string[] => {
  const lines = linesOf(text);
  return namesIn(lines, model).flatMap((names, l) => names.map((n) => `${n.kind} ${(lines[l]?.tokens ?? []).slice(n.start, n.end).map((t) => t.text).join(' ')}`)); // prettier-ignore
};

test('names are told by what stands round them, whoever bears them, and packing loses none', () => {
  const model = fit();
  assert.deepEqual(found('Mayor Ulla Quist said on Friday that the pier in Wexmoor was closed.', model), ['person Ulla Quist', 'place Wexmoor']);
  assert.deepEqual(found('the pier was closed.', model), []);
});

test('what is learnt is the same twice', () => {
  const text = 'Mayor Ann Beck said that the pier in Lund was closed. Moor was there.';
  assert.deepEqual(found(text, fit()), found(text, fit()));
  const pack = () => packNames(fitNames(taught, KINDS, { rounds: 2, rate: 0.1, penalty: 1e-5, least: 2 }), 100);
  assert.deepEqual(pack(), pack());
});
