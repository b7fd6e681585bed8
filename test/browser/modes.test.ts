import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { everyPage, type Cases } from '../promises/requests.ts';
import { complaints, launch, listen, open, overflowing, violations } from './open.ts';

let cases: Cases;
before(async () => void (cases = await everyPage()));
after(() => cases.close());

/** A page of each kind that has most on it. */
const named = (...names: string[]): readonly string[] =>
  names.map((name) => {
    const found = cases.pages.find((p) => p.name === name);
    assert.ok(found, name);
    return found.path;
  });
const WHOLE = [
  'front',
  'story 1',
  'article 2',
  'what changed',
  'corrections',
  'method',
  'source nwa.example',
  'person lena-marsh',
  'place',
  'hub',
  'list of who',
  'compare an original and its copy',
  'compare two texts of one article',
  'story narrowed',
  'keys',
  'search with hits',
  'status',
];

async function tab(t: TestContext, browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  t.after(() => context.close());
  return context.newPage();
}
const app = (): Cases['pages'][number]['app'] => (cases.pages[0] as Cases['pages'][number]).app;

test('text at twice its size stays on the page, and so does a page zoomed to 200 %', { timeout: 60_000 }, async (t) => {
  const browser = await launch(t);
  if (!browser) return;
  const url = await listen(t, app()),
    page = await tab(t, browser, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  for (const path of named(...WHOLE)) {
    await open(page, url + path);
    assert.deepEqual(await overflowing(page), [], `${path} zoomed`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    assert.deepEqual(await overflowing(page), [], `${path} with large text`);
    await page.setViewportSize({ width: 640, height: 450 });
  }
});

test('forced colours keep every mark apart from its text, and less motion moves nothing', { timeout: 60_000 }, async (t) => {
  const browser = await launch(t);
  if (!browser) return;
  const url = await listen(t, app()),
    page = await tab(t, browser, { forcedColors: 'active', reducedMotion: 'reduce', viewport: { width: 1024, height: 900 } });
  for (const path of named('front', 'story 1', 'article 2', 'corrections')) {
    await open(page, url + path);
    assert.deepEqual(await violations(page), [], path);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter(
          (e) => getComputedStyle(e).animationName !== 'none' || Number.parseFloat(getComputedStyle(e).transitionDuration) > 0,
        ).length,
    );
    assert.equal(moving, 0, path);
  }
  const plain = await page.evaluate(() => {
    const ins = document.querySelector('ins');
    return ins && getComputedStyle(ins).backgroundColor === getComputedStyle(document.body).backgroundColor;
  });
  assert.equal(plain, false, 'what was added stands out');
});

test(
  'words that were a link are underlined and not filled as a figure is, in light and dark, and readable in forced colours',
  { timeout: 60_000 },
  async (t) => {
    const browser = await launch(t);
    if (!browser) return;
    const url = await listen(t, app()),
      stories = cases.pages.filter((p) => p.app === app() && /^story \d+$/.test(p.name)).map((p) => p.path);
    for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
      const page = await tab(t, browser, { viewport: { width: 1024, height: 900 }, ...options });
      let seen = 0;
      for (const path of stories) {
        await open(page, url + path);
        const style = await page.evaluate(() => {
          const mark = document.querySelector('mark.link');
          if (!mark?.parentElement) return undefined;
          const { backgroundColor: fill, textDecorationLine: line, color } = getComputedStyle(mark);
          return { filled: !/, 0\)$/.test(fill), line, plain: color === getComputedStyle(mark.parentElement).color };
        });
        if (!style) continue;
        seen++;
        assert.deepEqual(style, { filled: false, line: 'underline', plain: true }, JSON.stringify(options));
      }
      assert.ok(seen > 0);
    }
  },
);

test('without a stylesheet every page reads from top to bottom', { timeout: 60_000 }, async (t) => {
  const browser = await launch(t);
  if (!browser) return;
  const url = await listen(t, app()),
    page = await tab(t, browser, { viewport: { width: 800, height: 900 } });
  await page.route('**/style.css', (route) => route.abort());
  for (const path of named(...WHOLE)) {
    await open(page, url + path);
    const order = await page.evaluate(() => [...document.querySelectorAll('h1, main')].map((e) => e.tagName)),
      levels = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3')].map((e) => Number(e.tagName.slice(1))));
    assert.ok(order.includes('H1') && order.includes('MAIN'), path);
    levels.forEach((level, i) => assert.ok(i === 0 || level <= (levels[i - 1] ?? 1) + 1, `${path}: a heading of level ${level} after ${levels[i - 1]}`));
  }
});

test('paper and ink: a printed page holds its words and not its controls', { timeout: 60_000 }, async (t) => {
  const browser = await launch(t);
  if (!browser) return;
  const url = await listen(t, app()),
    page = await tab(t, browser, { viewport: { width: 794, height: 1123 } });
  await page.emulateMedia({ media: 'print' });
  for (const path of named('front', 'story 1', 'article 2')) {
    await open(page, url + path);
    assert.deepEqual(
      await page.evaluate(() => [...document.querySelectorAll('form, nav')].filter((e) => e.getClientRects().length > 0).map((e) => e.className)),
      [],
      path,
    );
    assert.deepEqual(await overflowing(page), [], path);
  }
});

test('the keyboard alone: past the masthead, to the lead, into its story, always seen', { timeout: 60_000 }, async (t) => {
  const browser = await launch(t);
  if (!browser) return;
  const url = await listen(t, app()),
    page = await tab(t, browser, { javaScriptEnabled: false, viewport: { width: 1024, height: 768 } }),
    said = complaints(page);
  const focused = (): Promise<{ text: string; seen: boolean; outlined: boolean }> =>
    page.evaluate(() => {
      const e = document.activeElement as HTMLElement,
        r = e.getBoundingClientRect(),
        style = getComputedStyle(e);
      return { text: e.innerText.trim(), seen: r.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0, outlined: style.outlineStyle !== 'none' };
    });
  await open(page, `${url}/`);
  await page.keyboard.press('Tab');
  assert.deepEqual(await focused(), { text: 'Skip to the page', seen: true, outlined: true });
  await page.keyboard.press('Enter');
  let lead = '';
  for (let i = 0; i < 20 && !lead.startsWith('At least 14 dead'); i++) {
    await page.keyboard.press('Tab');
    const at = await focused();
    assert.ok(at.seen && at.outlined, `focus is lost on “${at.text}”`);
    lead = at.text;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/story\//);
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const at = await focused();
    assert.ok((at.seen && at.outlined) || at.text.length > 2000, `focus is lost on “${at.text.slice(0, 80)}”`);
  }
  assert.deepEqual(said, []);
});

test('words that run from right to left stand at the right, in a page that does not', { timeout: 60_000 }, async (t) => {
  const browser = await launch(t);
  if (!browser) return;
  const url = await listen(t, app()),
    page = await tab(t, browser, { viewport: { width: 360, height: 900 } });
  await open(page, `${url}/?lang=ar`);
  const head = page.locator('.lead h2 .said');
  assert.equal(await head.getAttribute('dir'), 'rtl');
  assert.equal(await head.evaluate((e) => getComputedStyle(e).direction), 'rtl');
  const [text, edge] = await Promise.all([
    head.evaluate((e) => {
      const range = document.createRange();
      range.selectNodeContents(e);
      return range.getClientRects()[0]?.right ?? 0;
    }),
    page.locator('.lead').evaluate((e) => e.getBoundingClientRect().right),
  ]);
  assert.ok(Math.abs(edge - text) < 3, `the headline ends ${edge - text} px before the edge`);
  assert.deepEqual(await overflowing(page), []);
});
