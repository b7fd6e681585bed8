import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { parseHTML } from 'linkedom';
import { clean } from '../../src/clean/clean.ts';
import type { Page } from '../../src/model/page.ts';
import { setFolders } from '../corpora.ts';
import { goldOf, pageOf } from '../sets/pages.ts';
import { interleave, type Benchmark } from './measure.ts';

const PAGES = 40;

/** Every n-th page of the article folders, in order of name: the same pages in every run. */
function somePages(corpora: string): Page[] {
  const all = ['scrapinghub', 'fundus', 'wcxb-article'].flatMap((name) =>
      setFolders(corpora, 'pages', name).flatMap((folder) => Object.values(goldOf(folder)).map((gold) => ({ folder, gold }))),
    ),
    step = Math.max(1, Math.floor(all.length / PAGES));
  return all.filter((_, i) => i % step === 0).map(({ folder, gold }) => pageOf(folder, gold.id, gold.url ?? 'https://example.org/'));
}

/** HTML in memory → article, beside Readability on the two DOMs it is run on. */
export const benchmark: Benchmark = async ({ corpora, rounds }) => {
  const pages = somePages(corpora),
    console = new VirtualConsole();
  let thrown = 0;
  const over = (name: string, one: (page: Page) => unknown) => ({
    name,
    run: (): number => {
      for (const page of pages) {
        try {
          one(page);
        } catch {
          thrown++;
        }
      }
      return pages.length;
    },
  });
  const rates = await interleave(
    [
      over('broadsheet clean', clean),
      over('jsdom + Readability', ({ body, url }) => {
        const dom = new JSDOM(body, { url: url || 'https://example.org/', virtualConsole: console });
        new Readability(dom.window.document).parse();
        dom.window.close();
      }),
      over('linkedom + Readability', ({ body }) => new Readability(parseHTML(body).document as unknown as Document).parse()),
    ],
    rounds,
  );
  const note = `${pages.length} pages${thrown > 0 ? `; a side threw ${Math.round(thrown / (rounds + 1))} times a round` : ''}`;
  return [{ what: 'clean a page', unit: 'pages/s', rates, peers: true, gate: '12x jsdom', goal: '25x jsdom', note }];
};
