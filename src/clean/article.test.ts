import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import { clean } from './clean.ts';

const page = (url: string, body: string): Page => ({
  id: 'p',
  url,
  finalUrl: url,
  format: 'html',
  body,
  fetchedAt: Date.UTC(2026, 8, 1),
  rights: {},
  hints: {},
});
const repeat = (n: number, of: (i: number) => string): string => Array.from({ length: n }, (_, i) => of(i)).join('\n');

test('a shop’s list of goods is no article, and the reason says what was seen', () => {
  const goods = repeat(
    24,
    (i) =>
      `<li class="card"><a href="/item/${i}"><h3>Lantern number ${i} of brass</h3></a><p>$${20 + i}.00</p><a href="#">Add to cart</a><p>(${i + 3}) reviews</p></li>`,
  );
  const made = clean(
    page(
      'https://lamps.example/collections/lanterns',
      `<head><title>Lanterns | Lamps</title><meta property="og:type" content="website"></head><body class="template-collection"><nav><a href="/cart">Cart</a></nav>
      <h1>Lanterns</h1><p>We make your evenings bright, and our lanterns are made to last for all your years outside.</p><p>Sort by price</p><ul>${goods}</ul></body>`,
    ),
  );
  assert.ok(isRejected(made));
  assert.equal(made.why, 'not-an-article');
  assert.equal(made.kind, 'index');
  assert.match(made.detail, /^no article: \S/);
});

test('a report without a date, an author or types is kept', () => {
  const text = repeat(
    6,
    (i) =>
      `<p>The harbour office said on Monday that pier number ${i} was closed after the storm, and that two boats had been moved to the inner basin for repairs.</p>`,
  );
  const made = clean(
    page(
      'https://courier.example/harbour/storm-closes-six-piers-of-the-old-harbour',
      `<title>Storm closes six piers of the old harbour</title><h1>Storm closes six piers of the old harbour</h1>${text}`,
    ),
  );
  assert.ok(!isRejected(made));
  assert.equal(made.kind, 'report');
});

test('words of an address alone do not make a shop of a report', () => {
  const text = repeat(
    6,
    (i) => `<p>The council said that shop number ${i} had been closed since May, and the owner told the paper that he was waiting for an answer.</p>`,
  );
  const made = clean(
    page(
      'https://courier.example/shop/council-closes-six-shops-on-the-square',
      `<h1>Council closes six shops on the square</h1><p>By Ann Lee, 2 June 2025</p>${text}`,
    ),
  );
  assert.ok(!isRejected(made));
  assert.equal(made.kind, 'report');
});
