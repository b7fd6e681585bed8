import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { serve } from '@hono/node-server';
import { chromium, type Browser, type Page } from 'playwright-core';
import { everyPage, type PageCase } from '../promises/requests.ts';
import { needs } from '../require.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const WIDTHS = [320, 360, 768, 1440];

/** The browser waits for no network but ours, so a page that takes this long is broken. Milliseconds. */
const PATIENCE = 20_000;

async function listen(app: PageCase['app']): Promise<{ url: string; close(): void }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, close: () => void server.close() }),
    );
  });
}

/** Opens the page in one state; answers what the browser complained of. */
async function open(page: Page, url: string, p: PageCase): Promise<string[]> {
  const said: string[] = [];
  page.removeAllListeners('console');
  // A page that answers 400 or 404 is reported by the browser as a failed load; that is its status, not a fault.
  page.on('console', (m) => {
    if (m.type() === 'error' && !m.text().includes('the server responded with a status of')) said.push(m.text());
  });
  await page.goto(url + (p.form ? '/read' : p.path), { timeout: PATIENCE });
  if (p.form) {
    await page.fill('#links', p.form['links'] ?? '');
    await page.fill('#text1', p.form['text1'] ?? '');
    await page.click('.readform button');
  }
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
  return said;
}

/** Elements that reach over the page's edge. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    if (!wide) return [];
    return [...document.querySelectorAll('body *')]
      .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((e) => e.outerHTML.slice(0, 120));
  });
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)} ${n.failureSummary}`));
  });
}

test('every page in a real browser: nothing overflows, axe finds nothing, the policy is kept', { timeout: 600_000 }, async (t) => {
  const executablePath = needs('chromium', t);
  if (executablePath === undefined) return;
  const cases = await everyPage(),
    apps = new Map(await Promise.all([...new Set(cases.pages.map((p) => p.app))].map(async (app) => [app, await listen(app)] as const)));
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath, args: ARGS });
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ colorScheme, bypassCSP: false, locale: colorScheme === 'dark' ? 'de-DE' : 'en-GB' }),
        page = await context.newPage();
      for (const p of cases.pages) {
        await page.setViewportSize({ width: 1440, height: 900 });
        const said = await open(page, apps.get(p.app)?.url ?? '', p);
        assert.deepEqual(said, [], `${p.name}, ${colorScheme}`);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          assert.deepEqual(await overflowing(page), [], `${p.name} at ${width}`);
          if (width === (colorScheme === 'light' ? 360 : 1440)) assert.deepEqual(await violations(page), [], `${p.name} at ${width}, ${colorScheme}`);
        }
      }
      await context.close();
    }
  } finally {
    await browser?.close();
    for (const server of apps.values()) server.close();
    await cases.close();
  }
});
