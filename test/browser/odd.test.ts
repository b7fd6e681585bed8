import assert from 'node:assert/strict';
import { test } from 'node:test';
import { many, ODD, paperOf } from '../promises/odd.ts';
import { complaints, launch, listen, noOverflow, open, unfold, violations } from './open.ts';

test('headlines of 400 characters, one word of 300, no date, no text, three scripts: every page holds', { timeout: 120_000 }, async (t) => {
  const browser = await launch(t);
  if (!browser) return;
  const odd = await paperOf(ODD);
  t.after(() => odd.store.close());
  const url = await listen(t, odd.app),
    context = await browser.newContext({ locale: 'en-GB' }),
    page = await context.newPage(),
    said = complaints(page);
  t.after(() => context.close());
  // Each of them leads once, for the lead's type is the largest.
  for (const key of [
    '/',
    '/since?at=2025-06-01',
    '/method',
    '/search?q=quay',
    ...odd.storyIds.map((id) => `/story/${id}`),
    ...odd.articleIds.map((id) => `/article/${id}`),
  ]) {
    await open(page, url + key);
    await unfold(page);
    await noOverflow(page, key, [320, 768, 1440]);
  }
  await open(page, `${url}/`);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(said, []);
});

test('one story makes a front page, and ten thousand do not make it longer', { timeout: 120_000 }, async (t) => {
  const browser = await launch(t);
  if (!browser) return;
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } }),
    page = await context.newPage();
  t.after(() => context.close());
  for (const count of [1, 2, 3, 4, 10_000]) {
    const paper = await paperOf(many(count));
    t.after(() => paper.store.close());
    await open(page, `${await listen(t, paper.app)}/`);
    assert.equal(await page.locator('main').getByRole('heading', { level: 2 }).first().innerText(), 'Quay number 0 is closed for repairs');
    await noOverflow(page, `${count} stories`, [320, 1440]);
    assert.ok((await page.content()).length < 150_000);
  }
});
