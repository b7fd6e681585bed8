import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newAccount } from '../../src/serve/desk/login.ts';
import { NOW } from '../promises/articles.ts';
import { openStore } from '../../src/store/open.ts';
import { appOf } from '../serve/browser.ts';
import { complaints, launch, listen, noOverflow, open, violations } from './open.ts';

const PASSWORD = 'nine herons by the weir',
  pictures = process.env['PICTURES'];

for (const [scheme, width, locale] of [
  ['light', 360, 'en-GB'],
  ['dark', 1440, 'de-DE'],
] as const)
  test(`a token is made, shown once and taken back in a browser, ${scheme}`, { timeout: 60_000 }, async (t) => {
    const browser = await launch(t);
    if (!browser) return;
    const store = await openStore({ sqlite: ':memory:' });
    await store.accounts.put(await newAccount('Ida', PASSWORD, NOW));
    const url = await listen(t, appOf({ store, clock: () => NOW })),
      context = await browser.newContext({ colorScheme: scheme, locale, viewport: { width, height: 900 } }),
      page = await context.newPage(),
      said = complaints(page);
    t.after(async () => {
      await context.close();
      await store.close();
    });
    await open(page, `${url}/login`);
    await page.fill('#name', 'Ida');
    await page.fill('#password', PASSWORD);
    await page.click('form.desk button');
    await open(page, `${url}/account`);
    await page.click('#tokens a, a[href="/account/tokens"]');
    for (const name of ['nightly export', 'desk of the harbour edition']) {
      await page.fill('#name', name);
      await page.check('#scope-desk');
      await page.selectOption('#days', '30');
      await page.click('form[action="/account/tokens"] button');
    }
    const text = (await page.textContent('.told code')) ?? '';
    assert.match(text, /^broadsheet_[0-9a-f]{16}_[\w-]{43}$/);
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/tokens-${width}-${scheme}.png`, fullPage: true });
    assert.deepEqual(await violations(page), []);
    await noOverflow(page, 'tokens', [320, 360, 768, 1440]);
    const asked = (): Promise<number> => fetch(`${url}/front.json`, { headers: { authorization: `Bearer ${text}` } }).then((r) => r.status);
    assert.equal(await asked(), 200);
    await open(page, `${url}/account/tokens`);
    assert.equal(await page.locator('.told').count(), 0, 'it is shown once');
    await page.locator(`form[action="/account/tokens/${text.split('_')[1]}"] button`).click();
    assert.equal(await page.locator('.told').count(), 1);
    assert.equal(await asked(), 401);
    assert.deepEqual(said, []);
  });
