import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probabilities } from '../../src/text/forest.ts';
import { readHtml } from '../../src/clean/html.ts';
import { align } from './align.ts';
import { bin, boost, SETTINGS } from './boost.ts';

const laid = (html: string, truth: string): number[] => [...align(readHtml(html).leaves, truth)].map((s) => (s >= 0.5 ? 1 : 0));

test('a line that the page shows twice is the true text once, where it belongs', () => {
  const html = '<p>More to come</p><p>The pier was closed on Monday after the storm.</p><p>More to come</p><p>It opens again in May, the board said.</p>';
  assert.deepEqual(laid(html, 'The pier was closed on Monday after the storm. More to come It opens again in May, the board said.'), [0, 1, 1, 1]);
});

test('a line that differs in a word from the true text is still the true text', () => {
  assert.deepEqual(
    laid(
      '<p>The pier was closed on a grey Monday after the long storm of the week.</p>',
      'The pier was closed on a gray Monday after the long storm of the week.',
    ),
    [1],
  );
  assert.deepEqual(laid('<p>Something else was said here about another matter altogether, and at length.</p>', 'The pier was closed on Monday.'), [0]);
});

test('a summary that the truth puts first is found where the page has it', () => {
  const html = '<p>Ships wait outside the harbour for the third day in a row now.</p><p>The storm has closed the pier and all of its moorings today.</p>';
  assert.deepEqual(
    laid(html, 'The storm has closed the pier and all of its moorings today. Ships wait outside the harbour for the third day in a row now.'),
    [1, 1],
  );
});

test('boosted trees learn what no single threshold tells, and the same twice', () => {
  const count = 400,
    rows = new Float32Array(count * 2),
    labels = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    rows[i * 2] = (i * 7) % 20;
    rows[i * 2 + 1] = (i * 11) % 23;
    labels[i] = (rows[i * 2] ?? 0) > 9 !== (rows[i * 2 + 1] ?? 0) > 11 ? 1 : 0;
  }
  const fit = () =>
      boost(
        bin(rows, 2),
        labels,
        new Float32Array(count).fill(1),
        Int32Array.from({ length: count }, (_, i) => i),
        Int32Array.from({ length: count }, (_, i) => i),
        {
          ...SETTINGS,
          trees: 60,
          columns: 1,
          least: 1,
        },
      ),
    said = probabilities(fit(), rows, 2);
  assert.ok(said.every((p, i) => p > 0.5 === (labels[i] === 1)));
  assert.deepEqual(fit(), fit());
});
