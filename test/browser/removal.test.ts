import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { remover } from '../../src/flow-remove.ts';
import { newAccount } from '../../src/serve/desk/login.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { appOf } from '../serve/browser.ts';
import { complaints, launch, listen, open, overflowing, violations } from './open.ts';

const PASSWORD = 'nine herons by the weir';
/** Where pictures of the pages are put, if anywhere. */
const PICTURES = process.env['BROADSHEET_PICTURES'];

test(
  'an article is removed in a browser: the form wants a reason and a yes, fits a telephone and a wide screen, and leads to the log',
  { timeout: 120_000 },
  async (t) => {
    const browser = await launch(t);
    if (!browser) return;
    const { store, storyIds } = await seedEdition();
    t.after(() => store.close());
    await store.accounts.put(await newAccount('Ida', PASSWORD, NOW));
    const remove = remover(),
      url = await listen(t, appOf({ store, clock: () => NOW, remove: async (removing) => (await remove(store, removing))?.tombstone.actId })),
      members = await store.stories.members(storyIds[0] ?? ''),
      { articleId = '' } = members.find((m) => members.some((o) => o.copyOf === m.articleId)) ?? {};
    for (const [width, scheme] of [
      [1440, 'dark'],
      [360, 'light'],
    ] as const) {
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width, height: 800 }, colorScheme: scheme });
      t.after(() => context.close());
      const page = await context.newPage(),
        said = complaints(page),
        seen = async (name: string): Promise<void> => {
          assert.deepEqual(await overflowing(page), [], `${name} at ${width}`);
          assert.deepEqual(await violations(page), [], `${name} at ${width}`);
          if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}-${width}-${scheme}.png`), fullPage: true });
        };
      await open(page, `${url}/login?next=/article/${articleId}`);
      await page.fill('[name=name]', 'Ida');
      await page.fill('[name=password]', PASSWORD);
      await page.press('[name=password]', 'Enter');
      await page.waitForURL(`${url}/article/${articleId}`);
      await page.click(`a[href="/desk/article/${articleId}"]`);
      await seen('form');
      await page.fill('#why', 'Its publisher asked for it.');
      await page.click('form.desk button');
      assert.ok(page.url().includes('/desk/article/'), 'it went without a yes');
      assert.equal((await store.articles.get([articleId])).length, 1);
      if (width === 360) {
        await page.check('#sure');
        await page.click('form.desk button');
        await page.waitForURL(/\/log\//);
        await seen('log');
        await open(page, `${url}/article/${articleId}`);
        assert.equal(await page.textContent('h1'), 'This was removed.');
        await seen('tombstone');
      }
      assert.deepEqual(said, []);
    }
  },
);
