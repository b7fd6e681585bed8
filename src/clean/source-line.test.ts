import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRejected } from '../model/outcome.ts';
import { clean } from './clean.ts';

const TEXT = `<p>${'The ferry company said on Monday that its crews would go back to work after nine days of talks. '.repeat(6)}</p>`.repeat(3);

/** The credits of a page with `below` its headline and `after` its text. */
function credits({ below = '', after = '', inside = '' }: { below?: string; after?: string; inside?: string }): { agency: string; evidence: string }[] {
  const title = 'Ferry strike ends after nine days',
    body = `<html lang="en"><head><title>${title}</title><meta property="og:site_name" content="The Courier"></head><body><article><h1>${title}</h1>${below}<div class="text">${TEXT}${inside}</div>${after}</article></body></html>`,
    url = 'https://courier.example/news/ferry',
    made = clean({ id: 'p', url, finalUrl: url, format: 'html', body, fetchedAt: Date.UTC(2025, 11, 1), rights: {}, hints: {} });
  assert.ok(!isRejected(made), JSON.stringify(made));
  return [...made.credits];
}

test('the outlet that a page names as its source is credited, with the words that say so', () => {
  for (const [html, agency, evidence] of [
    [
      { inside: '<p>This article originally appeared on <a href="https://gazette.example/a">The Gazette</a>.</p>' },
      'The Gazette',
      'This article originally appeared on The Gazette.',
    ],
    [{ inside: '<p>Dieser Artikel erschien zuerst bei Abendblatt.</p>' }, 'Abendblatt', 'Dieser Artikel erschien zuerst bei Abendblatt.'],
    [{ below: '<p class="source">Harbour Weekly 3/9/2025</p>' }, 'Harbour Weekly', 'Harbour Weekly 3/9/2025'],
    [{ below: '<div><a href="https://www.gazette.example/">The Gazette</a> 02/10/2025</div>' }, 'The Gazette', 'The Gazette 02/10/2025'],
    [{ below: '<div>2025-03-10 09:58 来源：海港日报</div>' }, '海港日报', '来源：海港日报'],
    [{ below: '<div class="byline">Ines Falk / TNN / Updated: Oct 9, 2025</div>' }, 'TNN', 'Ines Falk / TNN / Updated: Oct 9, 2025'],
    [{ after: '<footer class="article-contributors"><p>Other sources • AP</p></footer>' }, 'AP', 'Other sources • AP'],
    [
      { after: '<div class="source"><p>With files from The Associated Press and Ines Falk</p></div>' },
      'AP',
      'With files from The Associated Press and Ines Falk',
    ],
  ] as const)
    assert.deepEqual(credits(html), [{ agency, evidence }], JSON.stringify(html));
});

test('a copyright line names the source only where the page says that the report is another’s', () => {
  const rights = '<p class="copyright">Copyright © 2025 Harbour News. All rights reserved.</p>';
  assert.deepEqual(
    credits({ after: `<p class="source">Via SyndiGate.info</p>${rights}` }).map((c) => c.agency),
    ['SyndiGate.info', 'Harbour News'],
  );
  assert.deepEqual(credits({ after: rights }), []);
});

test('the site itself, captions, other reports’ sources and buttons are no credits', () => {
  for (const html of [
    { inside: '<p>This article originally appeared in The Courier.</p>' },
    { below: '<p class="source">The Courier</p>' },
    { below: '<figure><img src="a.jpg"><figcaption>The ferry on Monday. © AFP / Ann Lee</figcaption></figure>' },
    { below: '<div class="imagetext">The ferry on Monday. © AFP / ANN LEE</div>' },
    { after: '<ul><li><a href="/2">Pier shut</a></li><li>Reuters</li></ul>' },
    { below: '<div><button>AA</button></div>' },
    { below: '<div class="tools">Text Size</div>' },
  ])
    assert.deepEqual(credits(html), [], JSON.stringify(html));
});
