import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbers } from './numbers.ts';

const values = (text: string, lang: string): [string, number][] => numbers(text, lang).map((n) => [text.slice(n.start, n.end), n.value]);

test('numbers in digits and words', () => {
  assert.deepEqual(values('about 5.2 million, forty-two, two hundred and fifty, 1,450 and 5 1/2', 'en'), [
    ['5.2 million', 5_200_000],
    ['forty-two', 42],
    ['two hundred and fifty', 250],
    ['1,450', 1450],
    ['5 1/2', 5.5],
  ]);
  assert.deepEqual(
    values('einundzwanzig, 1.234, zweitausenddreihundert, 3,5 Millionen', 'de').map((v) => v[1]),
    [21, 1234, 2300, 3_500_000],
  );
  assert.deepEqual(
    values('3.5万人和二十三名', 'zh').map((v) => v[1]),
    [35_000, 23],
  );
  assert.deepEqual(
    values('2,5 млн і 1 200', 'uk').map((v) => v[1]),
    [2_500_000, 1200],
  );
});

test('vague plurals give the least they say', () => {
  const [a, b] = numbers('hundreds of thousands of fish, several hundred birds', 'en');
  assert.deepEqual([a?.value, a?.vague, b?.value, b?.vague], [200_000, true, 300, true]);
});

test('an article before a scale word is one', () => {
  assert.deepEqual(values('more than a dozen men, a million dollars, the million', 'en'), [
    ['a dozen', 12],
    ['a million', 1_000_000],
  ]);
});

test('digits inside a name are no number, and neighbours in a list stay apart', () => {
  assert.deepEqual(values('COVID-19 and F16', 'en'), []);
  assert.deepEqual(
    values('two and three, four', 'en').map((v) => v[1]),
    [2, 3, 4],
  );
});

test('thousands and millions in Portuguese', () => {
  assert.deepEqual(
    numbers('dois milhões de pessoas, três mil casas', 'pt').map((n) => n.value),
    [2e6, 3000],
  );
});
