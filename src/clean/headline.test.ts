import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sheetOfHtml } from './sheet.ts';

const TEXT = `<p>${'The ferry company said on Monday that its crews would go back to work after nine days of talks. '.repeat(6)}</p>`.repeat(3);
const headline = (head: string, body: string): string =>
  sheetOfHtml({
    id: 'p',
    url: 'https://courier.example/news/ferry',
    finalUrl: 'https://courier.example/news/ferry',
    format: 'html',
    body: `<html lang="en"><head>${head}</head><body>${body}${TEXT}</body></html>`,
    fetchedAt: 0,
    rights: {},
    hints: {},
  }).headline;

test('a heading that leads to the front page is the site’s name', () => {
  for (const home of ['/', 'https://harbourblog.example/', 'https://archive.example/web/2008/http://harbourblog.example/'])
    assert.equal(
      headline(
        '<title>Harbour Blog » Nine days of talks</title>',
        `<h1><a href="${home}">Harbour Blog</a></h1><h2><a href="/2025/talks">Nine days of talks</a></h2>`,
      ),
      'Nine days of talks',
    );
});
test('readers’ headline goes before the one for search engines', () => {
  const h1 = '<h1>The ferry strike is over after nine long days of talks</h1>';
  assert.equal(
    headline('<title>Ferry strike over: nine long days of talks end</title><meta property="og:title" content="Ferry strike 2025">', h1),
    'The ferry strike is over after nine long days of talks',
  );
  assert.equal(
    headline('<title>Crews go back to work</title><link rel="canonical" href="/news/ferry-strike-is-over-after-nine-long-days">', h1),
    'The ferry strike is over after nine long days of talks',
  );
});
test('a heading that is not about the page’s titles does not replace them', () => {
  assert.equal(
    headline(
      '<title>Crews go back to work after talks | The Courier</title><meta property="og:title" content="Crews go back to work after talks">',
      '<h1>Welcome to our harbour pages</h1>',
    ),
    'Crews go back to work after talks',
  );
});
