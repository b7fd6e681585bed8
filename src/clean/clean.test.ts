import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRejected } from '../model/outcome.ts';
import type { Page, PageFormat } from '../model/page.ts';
import type { Draft } from '../model/revision.ts';
import { clean } from './clean.ts';
import { explainClean } from './explain.ts';

const page = (body: string, format: PageFormat, hints: Page['hints'] = {}): Page => ({
  id: 'p',
  url: 'https://courier.example/2024/pier',
  finalUrl: 'https://courier.example/2024/pier',
  format,
  body,
  fetchedAt: Date.UTC(2025, 0, 1),
  rights: {},
  hints,
});

/** Every range lies on whole, trimmed words, in order, each apart from the next by an empty line. */
function checkRanges(d: Draft): void {
  const ranges = [d.headline, ...(d.deck ? [d.deck] : []), ...d.blocks, ...d.noteRanges].filter((r) => r.end > r.start);
  assert.equal(ranges.map((r) => d.text.slice(r.start, r.end)).join('\n\n'), d.text);
  for (const r of ranges) assert.match(d.text.slice(r.start, r.end), /^\S(?:[^\n]*\S)?$/u);
  for (const b of d.blocks) for (const l of b.links ?? []) assert.ok(l.start >= b.start && l.end <= b.end && l.start < l.end);
}

const tag = fc.constantFrom(
  'p',
  'div',
  'article',
  'h1',
  'h2',
  'ul',
  'li',
  'a',
  'span',
  'table',
  'tr',
  'td',
  'figure',
  'figcaption',
  'aside',
  'nav',
  'br',
  'b',
  'script',
  'blockquote',
);
const piece = fc.oneof(
  tag.map((t) => `<${t}>`),
  tag.map((t) => `</${t}>`),
  fc.constant('<p class="byline author">By Ann Lee in Oslo, '),
  fc.constant('<a href="/x">'),
  fc.constant('<a href="http://[">'),
  fc.constant('The pier will open on Thursday, the harbour office said on Monday evening. '),
  fc.constant('Correction: An earlier version gave the wrong day.'),
  fc.string({ maxLength: 12 }),
  fc.constant('EASTPORT (AP) — '),
  fc.constant('\u00a0 \n'),
);
test('any tag soup gives a refusal or a draft whose ranges are exact', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom<PageFormat>('html', 'text', 'fragment', 'record'), (pieces, format) => {
      const draft = clean(page(pieces.join(''), format));
      if (!isRejected(draft)) checkRanges(draft);
    }),
    { numRuns: 400, seed: 7 },
  );
});

test('nested, long and repeated input is cleaned in time', () => {
  for (const body of [
    '<div>'.repeat(200_000),
    '<a href=x>'.repeat(100_000),
    `<p>${'a'.repeat(1e6)}</p>`,
    `<p>${'Ab and '.repeat(1e5)}</p>`,
    `<title>${'T - '.repeat(1e5)}</title><p>x`,
    '</x>'.repeat(1e5),
  ]) {
    const before = performance.now();
    clean(page(body, 'html'));
    assert.ok(performance.now() - before < 5000, body.slice(0, 12));
  }
});

test('a fragment of a feed is all text but for its machinery; its title comes from the feed', () => {
  const draft = clean(
    page(
      '<p>The pier will open on Thursday, the office said.</p><p><a href="/more">Continue reading the whole story</a></p><p>Two boats will sail.</p>',
      'fragment',
      { title: 'Pier to open' },
    ),
  );
  assert.ok(!isRejected(draft));
  assert.equal(draft.text, 'Pier to open\n\nThe pier will open on Thursday, the office said.\n\nTwo boats will sail.');
});

test('hints speak where the page is silent', () => {
  const draft = clean(
    page('The pier will open on Thursday, the office said on Monday.', 'text', {
      title: 'Pier to open',
      sourceName: 'Courier',
      authors: ['Ann Lee'],
      published: 86_400_000 * 19_000,
      lang: 'en',
    }),
  );
  assert.ok(!isRejected(draft));
  assert.deepEqual([draft.sourceName, draft.authors, draft.published], ['Courier', [{ name: 'Ann Lee' }], 86_400_000 * 19_000]);
});

test('what is no article is refused with a reason', () => {
  assert.deepEqual(clean(page('  ', 'html')), { rejected: true, why: 'empty', detail: 'the page has no content', isBlank: true });
  assert.equal((clean(page('[1]', 'record')) as { why?: string }).why, 'unreadable');
  assert.equal((clean(page('<h1>404 Not Found</h1><p>nginx said that this page does not exist.</p>', 'html')) as { why?: string }).why, 'not-an-article');
});

test('explain names a reason for every line left out', () => {
  const html = `<nav><a href="/">Home</a></nav><article><h1>Pier to open on Thursday</h1><p class="byline">By Ann Lee</p><p>The pier will open on Thursday after nineteen days of repairs, the office said on Monday.</p>
    <figure><figcaption>The pier in May</figcaption></figure><p>Two boats will sail from the first day, and a third will follow once its engine has been tested.</p><p>Share this story</p></article><footer><p>All rights reserved.</p></footer>`;
  const { drops, kept } = explainClean(page(html, 'html'));
  assert.equal(kept.length, 2);
  assert.deepEqual(
    drops.map((d) => `${d.reason}: ${d.text}`),
    [
      'navigation: Home',
      'headline: Pier to open on Thursday',
      'fragment: By Ann Lee',
      'caption: The pier in May',
      'share: Share this story',
      'navigation: All rights reserved.',
    ],
  );
});

test('a date told in an archived text is not taken for the date of the article', () => {
  const published = Date.UTC(2014, 8, 12);
  const page: Page = {
    id: 'r',
    url: '',
    finalUrl: '',
    format: 'record',
    body: JSON.stringify({
      title: 'Sentence to be read in the harbour trial',
      text: 'October 13\n\nThe judge said that the sentence would be read then. The defence asked for more time.',
    }),
    fetchedAt: Date.UTC(2026, 10, 24),
    rights: {},
    hints: { published, publishedDay: true },
  };
  const draft = clean(page);
  assert.ok(!isRejected(draft));
  assert.equal(draft.published, published);
  assert.equal(draft.publishedDay, true);
});
