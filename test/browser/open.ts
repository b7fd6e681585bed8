import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, type TestContext } from 'node:test';
import { serve } from '@hono/node-server';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { PageCase } from '../promises/requests.ts';
import { needs } from '../require.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The browser waits for no network but ours, so a page that takes this long is broken. Milliseconds. */
const PATIENCE = 20_000;

let shared: Promise<Browser> | undefined;
after(async () => (await shared)?.close());

/** The one browser of all these tests; undefined where there is none, and the test is then skipped by name. */
export async function launch(t: TestContext): Promise<Browser | undefined> {
  const executablePath = needs('chromium', t);
  if (executablePath === undefined) return undefined;
  return (shared ??= chromium.launch({ executablePath, args: ARGS }));
}

/** Serves an application for one test; answers its address. */
export async function listen(t: TestContext, app: { fetch: PageCase['app']['fetch'] }): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(`http://127.0.0.1:${port}`));
    t.after(() => void server.close());
  });
}

/** Collects what the browser complains of on a page: its policy, markup it cannot read, resources it cannot load. */
export function complaints(page: Page): string[] {
  const said: string[] = [];
  // A page that answers 400 or 404 is reported by the browser as a failed load; that is its status, not a fault.
  page.on('console', (m) => {
    if (m.type() === 'error' && !m.text().includes('the server responded with a status of')) said.push(m.text());
  });
  page.on('pageerror', (e) => said.push(e.message));
  return said;
}

export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url, { timeout: PATIENCE });
}
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
}

/** Elements that reach over the page's edge. */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    if (!wide) return [];
    const reaching = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
    return reaching.length > 0 ? reaching.map((e) => e.outerHTML.slice(0, 120)) : ['the page scrolls sideways'];
  });
}

export async function noOverflow(page: Page, name: string, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await overflowing(page), [], `${name} at ${width}`);
  }
}

/** What axe objects to. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)} ${n.failureSummary}`));
  });
}
