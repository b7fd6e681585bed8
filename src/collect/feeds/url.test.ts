import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isWebUrl, moveBase, resolveUrl } from './url.ts';

test('references become absolute, and what could run something becomes nothing', () => {
  const base = 'https://harbour.example/a/b';
  const cases: readonly [string, string | undefined][] = [
    ['c', 'https://harbour.example/a/c'],
    [' //quay.example/x ', 'https://quay.example/x'],
    ['https://QUAY.example', 'https://quay.example/'],
    ['https://quay.example/a/../b', 'https://quay.example/b'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['java\nscript:alert(1)', undefined],
    ['\u0001javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['vbscript:x', undefined],
    ['', undefined],
  ];
  for (const [reference, absolute] of cases) assert.equal(resolveUrl(reference, base), absolute, reference);
  assert.equal(resolveUrl('c', ''), 'c');
  assert.equal(resolveUrl('unknown:c', ''), undefined);
  assert.equal(moveBase('#part', ''), '');
  assert.ok(isWebUrl('https://a.example') && !isWebUrl('a.example') && !isWebUrl(undefined));
});

test('the short way gives what the URL parser gives, in linear time', () => {
  const piece = fc.constantFrom('a', 'b1', '.', '..', '/', '//', '-', '_', '~', '?', '=', '&', '#', '%41', 'A', ':', '@', '0x7f', '1');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const url = `https://a.example${pieces.join('')}`;
      assert.equal(resolveUrl(url, ''), URL.parse(url)?.href);
    }),
    { numRuns: 2000 },
  );
  const start = performance.now();
  for (const part of ['a', 'a/', 'a.', '-', '~/'])
    for (const head of ['https://', 'https://a.example/', 'https://a.example/?']) resolveUrl(`${head}${part.repeat(50_000)}!`, '');
  assert.ok(performance.now() - start < 2_000);
});
