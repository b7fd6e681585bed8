import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedLinks } from './discover.ts';

test('declared feeds first, comments last of them, then guesses, each once', () => {
  const html = `<base href="/news/"><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
    <link rel="alternate" type="application/atom+xml" title="News" href="atom"><link rel="alternate" type="application/json+oembed" href="/oembed">
    <link rel="alternate" hreflang="fr" href="/fr"><a href="/rss.xml">RSS</a><a href="atom">again</a><a href="/feeding-time">no</a>`;
  assert.deepEqual(
    feedLinks(html, 'https://harbour.example/').map((l) => [l.url, l.from]),
    [
      ['https://harbour.example/news/atom', 'declared'],
      ['https://harbour.example/comments/feed/', 'declared'],
      ['https://harbour.example/rss.xml', 'guessed'],
    ],
  );
});
