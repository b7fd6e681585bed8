import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byForm, formAt, formOf } from './forms.ts';

test('what is written alike is one form, wherever it stands', () => {
  const text = 'Lund saw Lund’s lund';
  assert.equal(formAt(text, 0, 4), formAt(text, 9, 13));
  assert.notEqual(formOf('Lund'), formOf('lund'));
  assert.deepEqual(
    ['Lund’s', '41', '’s', '—'].map((w) => formOf(w)).map(({ text, low, kind, cap }) => [text, low, kind, cap]),
    [['Lund’s', "lund's", 'word', true], ['41', '41', 'number', false], ['’s', "'s", 'word', false], ['—', '—', 'mark', false]],
  ); // prettier-ignore
});

test('a function of forms is asked once a form', () => {
  const asked: string[] = [],
    isShort = byForm(({ text }) => {
      asked.push(text);
      return text.length < 4;
    });
  assert.deepEqual(['pier', 'a', 'pier', 'a'].map((w) => isShort(formOf(w))), [false, true, false, true]); // prettier-ignore
  assert.deepEqual(asked, ['pier', 'a']);
});

test('of more forms than are remembered each is still what it is, and is asked anew', () => {
  let asked = 0;
  const length = byForm(({ text }) => {
    asked++;
    return text.length;
  });
  const words = Array.from({ length: 40_000 }, (_, i) => `pier${i}`),
    all = (): readonly number[] => words.map((w) => length(formOf(w)));
  assert.deepEqual(
    all(),
    words.map((w) => w.length),
  );
  assert.deepEqual(
    all(),
    words.map((w) => w.length),
  );
  assert.ok(asked > words.length, 'all were remembered');
});
