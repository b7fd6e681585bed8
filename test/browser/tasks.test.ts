import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { everyPage, type Cases } from '../promises/requests.ts';
import { launch, listen, open } from './open.ts';

let cases: Cases;
before(async () => void (cases = await everyPage()));
after(() => cases.close());

/** A first visitor without script, who has the front page before them and counts their clicks. */
class Visitor {
  clicks = 0;
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  async click(what: Locator): Promise<void> {
    this.clicks++;
    await what.click();
  }
}

async function visitor(t: TestContext): Promise<Visitor | undefined> {
  const browser = await launch(t);
  if (!browser) return undefined;
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', viewport: { width: 1440, height: 900 } }),
    page = await context.newPage();
  t.after(() => context.close());
  await open(page, `${await listen(t, (cases.pages[0] as Cases['pages'][number]).app)}/`);
  return new Visitor(page);
}

test('a first visitor finds the lead and why it leads', async (t) => {
  const v = await visitor(t);
  if (!v) return;
  const lead = v.page.getByRole('main').getByRole('article').first();
  assert.match(await lead.getByRole('heading').innerText(), /At least 14 dead/);
  const box = await lead.getByRole('heading').boundingBox();
  assert.ok(box && box.y + box.height < 900, 'the lead stands on the first screen');
  await v.click(lead.getByText('Why here'));
  assert.match(await lead.locator('.receipt').innerText(), /Place 1, score[^]*Reports today[^]*Newest own report/);
  assert.ok(v.clicks <= 3);
});

test('a first visitor finds what two sources differ on', async (t) => {
  const v = await visitor(t);
  if (!v) return;
  const rail = v.page.getByRole('region', { name: 'Figures that differ' });
  assert.match(await rail.innerText(), /at least 14 people[^]*coast guard[^]*17 people[^]*union/);
  await v.click(rail.getByRole('link', { name: 'At least 14 dead in ferry fire in the Halden Strait' }));
  const differing = v.page.locator('.figures .differs');
  assert.match(await differing.innerText(), /Figures differ[^]*at least 14[^]*NWA[^]*17[^]*The Strait Times/);
  assert.ok(v.clicks <= 3);
});

test('a first visitor finds what changed since yesterday, and the very words', async (t) => {
  const v = await visitor(t);
  if (!v) return;
  await v.click(v.page.getByRole('link', { name: 'What changed since yesterday' }));
  assert.match(await v.page.getByRole('region', { name: 'New stories' }).innerText(), /Council votes 23 to 18/);
  const changed = v.page.getByRole('region', { name: 'Corrected or changed' });
  assert.match(await changed.innerText(), /changed without a note/);
  assert.deepEqual(await changed.locator('del').allInnerTexts(), ['31', ', four of them in a serious state']);
  assert.deepEqual(await changed.locator('ins').allInnerTexts(), ['34']);
  assert.ok(v.clicks <= 3);
});

test('a first visitor finds whose report a copy is, and what it cut', async (t) => {
  const v = await visitor(t);
  if (!v) return;
  await v.click(v.page.getByRole('link', { name: 'Harbour Gazette' }).last());
  assert.match(await v.page.getByRole('heading', { level: 1 }).innerText(), /Ferry blaze kills at least 14/);
  const copy = v.page.getByRole('region', { name: 'A reprint' });
  assert.match(await copy.innerText(), /of\s+NWA[^]*87% the same text[^]*2 cut/);
  await v.click(copy.getByText('Show what differs'));
  assert.match(await copy.locator('del').first().innerText(), /The smoke was on the car deck/);
  assert.ok(v.clicks <= 3);
});

test('a first visitor finds who somebody is and what they said', async (t) => {
  const v = await visitor(t);
  if (!v) return;
  await v.click(v.page.getByRole('link', { name: 'At least 14 dead in ferry fire in the Halden Strait' }).first());
  await v.click(v.page.getByRole('region', { name: 'People as reported' }).getByRole('link', { name: 'Edda Lindqvist' }));
  assert.match(await v.page.getByRole('main').innerText(), /Nobody here should learn it from a screen[^]*Roles as reported\s+Mayor/);
  assert.ok(v.clicks <= 3);
});
