import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { everyPage, type Cases } from '../promises/requests.ts';
import { complaints, launch, listen, open, violations } from './open.ts';

let cases: Cases;
before(async () => void (cases = await everyPage()));
after(() => cases.close());

async function tab(t: TestContext): Promise<{ page: Page; url: string; said: string[] } | undefined> {
  const browser = await launch(t);
  if (!browser) return undefined;
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1024, height: 768 } }),
    page = await context.newPage();
  t.after(() => context.close());
  return { page, url: await listen(t, (cases.pages[0] as Cases['pages'][number]).app), said: complaints(page) };
}
const focused = (page: Page): Promise<string> => page.evaluate(() => (document.activeElement as HTMLElement).innerText.trim());

test('j and k walk through the headlines, o opens one, and what is focused is seen', { timeout: 60_000 }, async (t) => {
  const at = await tab(t);
  if (!at) return;
  const { page, url, said } = at;
  await open(page, `${url}/`);
  await page.keyboard.press('j');
  assert.match(await focused(page), /^At least 14 dead/);
  await page.keyboard.press('j');
  const second = await focused(page);
  assert.match(second, /^Council votes/);
  const box = await page.locator(':focus').boundingBox();
  assert.ok(box && box.y >= 0 && box.y + box.height <= 768, 'in the window');
  assert.notEqual(await page.locator(':focus').evaluate((e) => getComputedStyle(e).outlineStyle), 'none');
  await page.keyboard.press('k');
  assert.match(await focused(page), /^At least 14 dead/);
  await page.keyboard.press('k');
  assert.match(await focused(page), /^At least 14 dead/, 'before the first there is none');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await page.waitForURL(/\/story\/[^/]+\/council-votes/);
  assert.deepEqual(said, []);
});

test('a slash goes to the search field, where letters are letters, and with a modifier keys are the browser’s', { timeout: 60_000 }, async (t) => {
  const at = await tab(t);
  if (!at) return;
  const { page, url } = at;
  await open(page, `${url}/`);
  await page.keyboard.press('/');
  await page.keyboard.type('jo?/k');
  assert.equal(await page.locator('#find').inputValue(), 'jo?/k');
  assert.equal(await page.locator('#keys').isVisible(), false);
  await page.locator('#find').blur();
  await page.keyboard.press('Control+j');
  await page.keyboard.press('Alt+j');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
});

test('a question mark shows the list of keys over the page, and the list can be shut and is a page too', { timeout: 60_000 }, async (t) => {
  const at = await tab(t);
  if (!at) return;
  const { page, url, said } = at;
  await open(page, `${url}/`);
  const list = page.locator('#keys');
  await page.keyboard.press('?');
  assert.match(await list.innerText(), /Keys[^]*To the next headline[^]*Open the headline/);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('j');
  assert.equal(await list.isVisible(), true, 'while it is open the page below stands still');
  await page.keyboard.press('Escape');
  assert.equal(await list.isVisible(), false);
  await page.keyboard.press('?');
  await page.keyboard.press('?');
  assert.equal(await list.isVisible(), false);
  await page.keyboard.press('?');
  await list.getByRole('link', { name: 'Turn these keys on or off' }).click();
  await page.waitForURL(/\/keys$/);
  assert.match(await page.getByRole('main').innerText(), /To the next headline[^]*The keys are on in this browser/);
  assert.deepEqual(said, []);
});

test('turned off they stay off, on every page, until they are turned on', { timeout: 60_000 }, async (t) => {
  const at = await tab(t);
  if (!at) return;
  const { page, url } = at;
  await open(page, `${url}/keys`);
  await page.getByRole('button', { name: 'Turn them off' }).click();
  await page.getByText('The keys are off in this browser.').waitFor();
  await open(page, `${url}/`);
  for (const key of ['j', '/', '?']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
  assert.equal(await page.locator('#keys').isVisible(), false);
  await open(page, `${url}/keys`);
  await page.getByRole('button', { name: 'Turn them on' }).click();
  await page.getByText('The keys are on in this browser.').waitFor();
  await page.keyboard.press('?');
  assert.equal(await page.locator('#keys').isVisible(), true);
});
