import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rightsOf, stricter } from './rights.ts';

test('headers and markup, the strictest wins, other robots rules are not ours', () => {
  assert.deepEqual(rightsOf({}, '<p>x'), {});
  assert.deepEqual(rightsOf({ 'x-robots-tag': 'otherbot: noindex, nofollow, broadsheet: noarchive' }, ''), { noarchive: true });
  assert.deepEqual(
    rightsOf({ 'x-robots-tag': 'max-snippet: 50' }, '<meta name="robots" content="noindex, max-snippet:20"><meta name="googlebot" content="nosnippet">'),
    { noindex: true, maxSnippet: 20 },
  );
  assert.deepEqual(rightsOf({ 'x-robots-tag': 'unavailable_after: 25 Jun 2030 15:00:00 GMT' }, ''), {});
  assert.deepEqual(rightsOf({ 'tdm-reservation': '1' }, ''), { tdmReserved: true });
  assert.deepEqual(rightsOf({}, '<meta name="tdm-reservation" content="1"><link rel="license" href="https://creativecommons.org/licenses/by/4.0/">'), {
    tdmReserved: true,
    licence: 'https://creativecommons.org/licenses/by/4.0/',
  });
  assert.deepEqual(rightsOf({ 'content-usage': 'train-ai=n, search=y' }, ''), { tdmReserved: true });
  assert.deepEqual(rightsOf({ 'content-usage': 'train-ai=y' }, ''), {});
  assert.deepEqual(rightsOf({ link: '<https://a.example/x>; rel="next", <https://a.example/rsl.xml>; rel="license"' }, ''), {
    licence: 'https://a.example/rsl.xml',
  });
  assert.deepEqual(rightsOf({}, '<meta name="robots" content="max-snippet:0">'), { nosnippet: true, maxSnippet: 0 });
});

test('two statements join to the stricter', () => {
  assert.deepEqual(stricter({ noindex: true, maxSnippet: -1 }, { noarchive: true, maxSnippet: 30 }), { noindex: true, noarchive: true, maxSnippet: 30 });
});
