import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeHTMLAttribute } from 'entities';
import { isWebUrl, moveBase, resolveUrl, resolveWritten } from './url.ts';

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

test('what is written in an attribute comes out as if it were decoded, resolved and written again', () => {
  const piece = fc.constantFrom(
      'a',
      'b1',
      '.',
      '..',
      '/',
      '//',
      '-',
      '?',
      '=',
      '&amp;',
      '&',
      '&#38;',
      '&lt',
      ';',
      '#',
      '%41',
      'A',
      ':',
      '"',
      'https://a.example',
      'é',
      ' ',
    ),
    escaped = (url: string | undefined): string | undefined => url?.replaceAll('&', '&amp;');
  let short = 0;
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 9 }),
      fc.constantFrom('/', 'https://a.example/', ''),
      fc.constantFrom('https://b.example/x/', 'file:///x', ''),
      (pieces, head, base) => {
        const written = head + pieces.join(''),
          quick = resolveWritten(written, base);
        if (quick === undefined) return;
        short++;
        assert.equal(quick, escaped(resolveUrl(decodeHTMLAttribute(written), base)));
      },
    ),
    { numRuns: 20_000, seed: 1 },
  );
  assert.ok(short > 1_000, `${short} cases were short`);
});
