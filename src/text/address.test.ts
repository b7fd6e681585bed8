import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressKey, normalised, shortened } from './address.ts';

test('tracking, fragments and default ports are no part of an address, and what is left still leads there', () => {
  const plain = 'https://www.news.example/2024/pier';
  for (const twin of [
    'https://www.news.example/2024/pier/?utm_source=x&fbclid=1#top',
    'https://www.news.example:443/2024/pier?at_medium=RSS',
    `${plain}?ref_src=a`,
  ])
    assert.equal(normalised(twin), plain, twin);
  // Whether there is a page at the twin's other address nobody has said.
  assert.equal(normalised('https://m.news.example/2024/pier/amp'), 'https://m.news.example/2024/pier/amp');
  assert.equal(normalised('https://news.example/a?id=2&b=1'), 'https://news.example/a?b=1&id=2');
  assert.equal(normalised('javascript:alert(1)'), '');
  assert.equal(normalised('file:///a/b.txt'), '');
});

test('parameters by which some sites tell articles apart are a part of the address, and can be left out of it', () => {
  for (const name of ['source', 'from', 'feature', 'ref', 'cid', 'region', 'module', 'share']) {
    const address = `https://news.example/story?${name}=7`;
    assert.equal(normalised(address), address);
    assert.notEqual(addressKey(address), addressKey(`https://news.example/story?${name}=8`), name);
    assert.equal(shortened(`${address}&id=2`), 'https://news.example/story?id=2');
  }
  assert.equal(shortened('https://news.example/story'), 'https://news.example/story');
  assert.equal(shortened('mailto:desk@news.example'), '');
});

test('the spellings of one address have one number, and other addresses have others', () => {
  const key = addressKey('https://www.news.example/2024/pier');
  assert.ok(key !== undefined && Number.isSafeInteger(key) && key >= 0 && key < 2 ** 52);
  for (const same of [
    'http://news.example/2024/pier/',
    'https://m.news.example/2024/pier?utm_medium=feed',
    'https://amp.news.example/2024/pier',
    'https://news.example/2024/pier/amp#top',
    'https://www.news.example/amp/2024/pier',
    'https://www.news.example/2024/pier.amp',
  ])
    assert.equal(addressKey(same), key, same);
  for (const other of [
    'https://news.example/2024/pier-2',
    'https://news.example/2024/pier?id=2',
    'https://north.news.example/2024/pier',
    'https://news.example:8080/2024/pier',
  ])
    assert.notEqual(addressKey(other), key, other);
  for (const none of ['https://news.example/', 'https://www.news.example/?utm_source=x', 'mailto:desk@news.example', ''])
    assert.equal(addressKey(none), undefined, none);
  assert.notEqual(addressKey('https://news.example/?id=7'), undefined);
});
