import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRejected } from '../model/outcome.ts';
import { clean } from './clean.ts';

const TEXT = `<p>${'The ferry company said on Monday that its crews would go back to work after nine days of talks. '.repeat(6)}</p>`.repeat(3);

/** The authors of a page with `above` and `below` its headline, `after` its text, and `head` in its head. */
function authors({ above = '', below = '', after = '', head = '' }: Readonly<Record<string, string>>): string[] {
  const title = 'Ferry strike ends after nine days',
    body = `<html lang="en"><head><title>${title}</title>${head}</head><body>${above}<article><h1>${title}</h1>${below}${TEXT}</article>${after}</body></html>`,
    url = 'https://courier.example/news/ferry',
    made = clean({ id: 'p', url, finalUrl: url, format: 'html', body, fetchedAt: Date.UTC(2025, 11, 1), rights: {}, hints: {} });
  assert.ok(!isRejected(made), JSON.stringify(made));
  return made.authors.map((a) => a.name);
}

test('a name that is announced, carded, linked to its profile or marked is an author', () => {
  assert.deepEqual(authors({ below: '<p>Written by:</p><p>Ann Lee</p>' }), ['Ann Lee']);
  assert.deepEqual(authors({ below: '<p>Published August 7, 2023 by Ann Lee</p>' }), ['Ann Lee']);
  assert.deepEqual(authors({ head: '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">' }), ['Ann Lee']);
  assert.deepEqual(authors({ below: '<div><a href="/authors/ann-lee">Ann Lee</a></div>' }), ['Ann Lee']);
  assert.deepEqual(authors({ after: '<div class="signed"><a rel="author" href="/x">Ann Lee</a></div>' }), ['Ann Lee']);
});

test('nobody loses a byline to a co-author with a link', () => {
  assert.deepEqual(authors({ below: '<p>By <a href="/a">Ann Lee</a>, Staff Writer, and Bob Roe</p>' }), ['Ann Lee', 'Bob Roe']);
  assert.deepEqual(authors({ below: '<p>By <a href="/a">Ann Lee</a> <a href="/pdf">View in Digital Edition</a></p>' }), ['Ann Lee']);
});

test('whoever stands near is no author', () => {
  assert.deepEqual(authors({ below: '<ul><li>By Ann Lee</li><li>World News</li><li>Donald Trump</li></ul>' }), ['Ann Lee']);
  assert.deepEqual(authors({ above: '<div>Redaktion</div><div>Angela Merkel</div>' }), []);
  assert.deepEqual(authors({ above: '<div><a href="/author/jane-roe/">Jane Roe</a></div><div><a href="/author/jim-poe/">Jim Poe</a></div>' }), []);
  assert.deepEqual(authors({ after: '<aside><h2>Most read</h2><p><a href="/2">Budget passes</a> <a rel="author" href="/y">Jane Roe</a></p></aside>' }), []);
});

test('the day behind a name is not part of it, and does not hide it', () => {
  for (const line of [
    'By Ann Lee on December 13, 2025',
    'By Ann Lee December 2, 2025',
    'By Ann Lee on Monday, November 18th, 2025 at 11:08 a.m.',
    'The Courier | 4 May 2025 | By Ann Lee',
    '2/26/2025 7:11 AM PST BY Ann Lee',
    'Byby Ann Lee',
    'Words: Ann Lee',
  ])
    assert.deepEqual(authors({ below: `<p>${line}</p>` }), ['Ann Lee'], line);
});
test('cities, roles, houses and buttons beside a name are no authors', () => {
  assert.deepEqual(authors({ below: '<div class="author">Reuters, Washington, Nov 21 2025</div>' }), []);
  assert.deepEqual(authors({ below: '<div class="author"><span>Ann LeeTwitter</span></div><div class="author-title">Culture Writer</div>' }), ['Ann Lee']);
  assert.deepEqual(authors({ head: '<meta name="author" content="det/dpa">' }), []);
  assert.deepEqual(authors({ below: '<p>Redaktion: Ann Lee</p>' }), []);
});
