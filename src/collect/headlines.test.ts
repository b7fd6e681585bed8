import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRejected } from '../model/outcome.ts';
import { feedLinks } from './discover.ts';
import { headlinesOf } from './headlines.ts';

const PAGE = 'https://www.harbour.example/';
const teaser = (n: number, text: string): string =>
  `<article class="teaser"><h2><a href="/news/2025/${n}/ferry-is-late">${text}</a></h2><p>Short text.</p></article>`;
const TEXTS = [
  'Ferry to Brae is late for the ninth day',
  'Council closes the old pier',
  'Harbour master resigns over ropes',
  'Two boats collide near the lock',
  'Storm holds the night ferry back',
];
const page = (body: string): string =>
  `<html lang="en"><title>The Harbour</title><nav>${TEXTS.map((_, i) => `<a href="/section/number-${i}-of-five">A section with a long name ${i}</a>`).join('')}</nav>${body}<footer><a href="/2025/terms-and-so-on">Terms and conditions of use</a></footer></html>`;
const titles = (html: string, url = PAGE): readonly (string | undefined)[] => {
  const feed = headlinesOf(html, url);
  return isRejected(feed) ? [feed.detail] : feed.items.map((i) => i.title);
};

test("a page's own headlines, in their order, each once; not its navigation, its footer or links elsewhere", () => {
  const body = TEXTS.map((text, i) => teaser(i, text)).join('') + teaser(0, 'Ferry to Brae is late for the ninth day') + '<article class="teaser"><h2><a href="https://elsewhere.example/news/2025/1/x-y-z">An advertisement for something else</a></h2></article>',
    feed = headlinesOf(page(body), PAGE);
  assert.ok(!isRejected(feed));
  assert.deepEqual(feed.items.map((i) => i.title), TEXTS);
  assert.deepEqual([feed.format, feed.title, feed.lang, feed.items[1]?.url], ['page', 'The Harbour', 'en', 'https://www.harbour.example/news/2025/1/ferry-is-late']);
}); // prettier-ignore

test('of a teaser that is one link its heading is the headline', () => {
  const whole = TEXTS.map(
    (text, i) => `<a class="card" href="/n/${1000 + i}"><span>Politics</span><h3>${text}</h3><p>And a long text below it that says more.</p></a>`,
  ).join('');
  assert.deepEqual(titles(page(`<main>${whole}</main>`)), TEXTS);
});

test('any script is read: words that are not apart say as much in fewer letters', () => {
  const lines = [
    '港の渡し船が九日連続で遅延',
    '市議会が古い桟橋を閉鎖へ',
    '港長がロープ問題で辞任表明',
    '水門近くで船二隻が衝突事故',
    '嵐で夜の便が欠航になる見込み',
  ];
  assert.deepEqual(titles(lines.map((text, i) => `<li class=t><a href="/articles/${10_000 + i}">${text}</a></li>`).join('')), lines);
});

test('elements that are left open without end cost no time: what came before stands', () => {
  const started = process.threadCpuUsage().user;
  assert.deepEqual(titles(page(`<main>${TEXTS.map((text, i) => teaser(i, text)).join('')}</main>`) + '<div>'.repeat(500_000)), TEXTS);
  assert.equal(feedLinks('<link rel=alternate type=application/rss+xml href=/a.xml>' + '<div>'.repeat(400_000), PAGE).length, 1);
  assert.ok(process.threadCpuUsage().user - started < 1_000_000);
});

test('a page without headlines is refused, however many links it has', () => {
  for (const html of [
    '',
    page('<p>Nothing</p>'),
    Array.from({ length: 50 }, (_, i) => `<a href="/tag/${i}">Word${i}</a>`).join(' '),
    TEXTS.map((text, i) => `<p><a href="/#part-${i}">${text}</a></p>`).join(''),
    '<a href="/news/2025/one-two-three">'.repeat(100_000),
  ])
    assert.match(titles(html)[0] ?? '', /no headlines/);
});
