import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileOf, isPublished, linkTo } from './address.ts';

const ID = 'e55dd6727757aae22c6c0f92';
const part = (text: string): string => encodeURIComponent(text.toWellFormed());

test('pages and files of the live paper have a place; what asks a server has none', () => {
  for (const [address, file] of [
    ['/', 'index.html'],
    ['/?lang=de', 'lang/de/index.html'],
    [`/story/${ID}/zwei-brände`, `story/${ID}/zwei-brände/index.html`],
    [`/story/${ID}`, `story/${ID}/index.html`],
    [`/story/${ID}/feed.xml`, `story/${ID}/feed.xml`],
    [`/story/${ID}/ledger.csv`, `story/${ID}/ledger.csv`],
    ['/source/strait-times.example', 'source/strait-times.example/index.html'],
    ['/section/%D8%A7%D9%84%D8%B9%D8%A7%D9%84%D9%85', 'section/العالم/index.html'],
    ['/feed.atom', 'feed.atom'],
    ['/who', 'who/index.html'],
    ['/.well-known/tdmrep.json', '.well-known/tdmrep.json'],
    ['/sitemap/2.xml', 'sitemap/2.xml'],
  ] as const) {
    assert.equal(isPublished(address), true, address);
    assert.equal(fileOf(address), file);
  }
  for (const address of [
    '/search',
    '/search?q=x',
    '/read',
    '/status',
    '/mine',
    '/mine/feed.xml',
    '/desk/story/x',
    '/?at=2025-01-01',
    '/compare?a=1&b=2',
    `/story/${ID}?lang=en`,
  ])
    assert.equal(isPublished(address), false, address);
});

test('what follows in a list has a file of its own', () => {
  const files = ['/log', '/log?after=a', '/log?after=b', '/hub/x', '/hub/x?of=publishers'].map(fileOf);
  assert.equal(new Set(files).size, files.length);
});

test('names that a system keeps for itself, hides or takes for another are written otherwise, and readably', () => {
  for (const [name, shown] of [
    ['con', /^con~/],
    ['nul.txt', /^nul-txt~/],
    ['..', /^~/],
    ['.htaccess', /^htaccess~/],
    ['Straße', /^strasse~/],
    ['index.html', /^index-html~/],
    ['a/b', /^a-b~/],
    ['name.', /^name-~/],
    ['x'.repeat(300), /^x{60}~/],
    ['字'.repeat(90), /^字{20}~/],
  ] as const) {
    const [, made = ''] = fileOf(`/who/${part(name)}`).split('/');
    assert.match(made, shown, name);
    assert.ok(Buffer.byteLength(made) < 130);
  }
});

/** Names as a file system has them that knows neither capitals nor composed letters. */
const folded = (file: string): string => file.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');

test('no name leads out of the folder, and two names have never one file, also where capitals do not count', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.stringMatching(/^[.\\/:a-cA-C~ßẞſsİiı-]{1,6}$/),
    fc.constantFrom('..', '.', 'CON', 'con', 'Con.txt', 'lpt1', 'index.html', 'feed.xml', 'é', 'e\u0301', 'ﬁ', 'fi'),
  );
  fc.assert(
    fc.property(name, name, (one, other) => {
      const [a, b] = [one, other].map((n) => fileOf(`/who/${part(n)}`)) as [string, string];
      for (const file of [a, b]) {
        assert.equal(posix.normalize(file), file);
        assert.match(file, /^who\/[^/\\\0:*?"<>|]+\/index\.html$/);
        assert.doesNotMatch(file, /(?:^|\/)\.|[. ]\//);
      }
      if (one.toWellFormed() !== other.toWellFormed()) assert.notEqual(folded(a), folded(b));
    }),
    { numRuns: 3000 },
  );
});

test('a link leads from one file to another wherever the paper lies', () => {
  const file = fc.array(fc.stringMatching(/^[a-zß字 %?#:]{1,5}$/), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(file, file, (from, to) => {
      const base = `https://paper.example/a/b/`,
        here = base + from.split('/').map(encodeURIComponent).join('/');
      assert.equal(new URL(linkTo(from, to), here).href, new URL(to.split('/').map(encodeURIComponent).join('/'), base).href);
    }),
  );
});
