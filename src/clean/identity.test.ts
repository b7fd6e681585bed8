import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registeredDomain } from '../text/domain.ts';
import { canonicalOf } from './identity.ts';

test('a claim is believed on its own domain, not for the root, and not of another house', () => {
  const found = 'https://www.news.example.co.uk/2024/pier?utm_source=x';
  assert.equal(canonicalOf(found, ['https://news.example.co.uk/2024/pier-reopens']), 'https://news.example.co.uk/2024/pier-reopens');
  assert.equal(canonicalOf(found, ['/2024/pier-reopens']), 'https://www.news.example.co.uk/2024/pier-reopens');
  assert.equal(canonicalOf(found, ['https://news.example.co.uk/', 'https://other.example/2024/pier']), 'https://www.news.example.co.uk/2024/pier');
  assert.equal(canonicalOf('', ['https://news.example/2024/pier']), 'https://news.example/2024/pier');
  assert.equal(canonicalOf('', []), '');
});
test('registered domains', () => {
  assert.equal(registeredDomain('https://a.b.example.co.uk/x'), 'example.co.uk');
  assert.equal(registeredDomain('https://news.example.de/'), 'example.de');
  assert.equal(registeredDomain('nonsense'), undefined);
});

test('an address longer than any real one is not believed', () => {
  const own = 'https://courier.example/news/ferry';
  assert.equal(canonicalOf(own, [`https://courier.example/news/${'a'.repeat(5000)}`]), own);
});
