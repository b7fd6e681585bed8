import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { everyPage, type Cases, type PageCase } from '../promises/requests.ts';
import { complaints, launch, listen, noOverflow, open, unfold, violations } from './open.ts';

const WIDTHS = [320, 768, 1440];
/** Pages looked at beside each other. */
const TABS = 3;

let cases: Cases;
before(async () => void (cases = await everyPage()));
after(() => cases.close());

/** Stories and articles are many of a kind; the first of them hold every state. */
const measured = (p: PageCase): boolean => Number(/\d+$/.exec(p.name)?.[0] ?? 0) <= 8;

/** One page of each kind: what stands before the first number or state in its name. */
function kinds(pages: readonly PageCase[]): readonly PageCase[] {
  return [...new Map(pages.toReversed().map((p) => [/^[a-z]+/.exec(p.name)?.[0], p])).values()];
}

async function visit(page: Page, url: string, p: PageCase): Promise<void> {
  await open(page, url + (p.form ? '/read' : p.path));
  if (p.form) {
    await page.fill('#links', p.form['links'] ?? '');
    await page.fill('#text1', p.form['text1'] ?? '');
    await page.click('.readform button');
  }
  await unfold(page);
}

/** Looks at every page in a few tabs at once. */
async function eachPage(context: BrowserContext, pages: readonly PageCase[], look: (page: Page, p: PageCase, said: string[]) => Promise<void>): Promise<void> {
  const open = [...pages];
  await Promise.all(
    Array.from({ length: TABS }, async () => {
      const page = await context.newPage(),
        said = complaints(page);
      for (let p = open.shift(); p; p = open.shift()) await look(page, p, said);
    }),
  );
}

for (const [scheme, width, locale] of [
  ['light', 360, 'en-GB'],
  ['dark', 1440, 'de-DE'],
] as const) {
  test(`pages in ${scheme}: nothing overflows, axe finds nothing, the policy is kept`, { timeout: 600_000 }, async (t) => {
    const browser = await launch(t);
    if (!browser) return;
    // Every page in light; in dark only colours differ, so one of each kind will do.
    const pages = scheme === 'light' ? cases.pages : kinds(cases.pages),
      urls = new Map(await Promise.all([...new Set(pages.map((p) => p.app))].map(async (app) => [app, await listen(t, app)] as const))),
      context = await browser.newContext({ colorScheme: scheme, locale, viewport: { width, height: 900 } });
    t.after(() => context.close());
    await eachPage(context, pages, async (page, p, said) => {
      await visit(page, urls.get(p.app) ?? '', p);
      if (measured(p)) assert.deepEqual(await violations(page), [], `${p.name} at ${width}, ${scheme}`);
      await noOverflow(page, p.name, WIDTHS);
      await page.setViewportSize({ width, height: 900 });
      assert.deepEqual(said, [], `${p.name}, ${scheme}`);
    });
  });
}
