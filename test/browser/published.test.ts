import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { publishPaper } from '../../src/commands/publish.ts';
import { loadSettings } from '../../src/settings.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { filesIn, host } from '../publish/site.ts';
import { folder } from '../run.ts';
import { complaints, launch, noOverflow, open, unfold, violations } from './open.ts';

const HEADLINE = '.lead h2 a',
  OUTLET = 'main a:has(.outlet)';

test(
  'the published paper in a browser: from front page to story to article, from a host and from a disk, asking nobody else',
  { timeout: 180_000 },
  async (t) => {
    const browser = await launch(t);
    if (!browser) return;
    const { store } = await seedEdition(),
      out = join(folder(t), 'paper'),
      settings = loadSettings({ BROADSHEET_DATA: folder(t), BROADSHEET_TIMEZONE: 'UTC' }, '');
    t.after(() => store.close());
    await publishPaper({ settings, store }, { folder: out, base: 'https://paper.example/news/' }, () => NOW);
    const { url, missed } = await host(t, out, '/news/');
    for (const [start, scheme, width] of [
      [url, 'light', 360],
      [`${pathToFileURL(out).href}/`, 'dark', 1440],
    ] as const) {
      const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 } }),
        page = await context.newPage(),
        said = complaints(page),
        elsewhere: string[] = [];
      t.after(() => context.close());
      page.on('request', (r) => void (r.url().startsWith(start) || elsewhere.push(r.url())));
      await open(page, `${start}index.html`);
      for (const [kind, next] of [
        ['index', HEADLINE],
        ['story', OUTLET],
        ['article', ''],
      ] as const) {
        assert.match(page.url(), new RegExp(kind));
        assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgba(0, 0, 0, 0)', 'the stylesheet has been read');
        await unfold(page);
        await noOverflow(page, kind, [width]);
        // On a disk each file is an origin of its own, and axe would ask for the stylesheet anew.
        if (start === url) assert.deepEqual(await violations(page), [], `${kind} at ${width}, ${scheme}`);
        if (next === '') continue;
        const here = page.url();
        await page.click(next);
        await page.waitForURL((to) => to.href !== here, { timeout: 20_000 });
      }
      // What has moved leads on by itself.
      const short = [...filesIn(out).keys()].find((f) => /^story\/\w+\/index\.html$/.test(f)) ?? '';
      await open(page, start + short);
      await page.waitForURL(/story\/\w+\/[^/]+\/index\.html$/);
      assert.deepEqual(said, []);
      assert.deepEqual(elsewhere, []);
    }
    assert.deepEqual(
      missed.filter((m) => !m.endsWith('/favicon.ico')),
      [],
    );
  },
);
