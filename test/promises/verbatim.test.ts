import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { quote, type Verbatim } from '../../src/model/citation.ts';
import { page } from '../../src/serve/page.ts';
import { objections, type Allowed } from './allowed.ts';
import { EDITORS, REASONS, RULE_WORDS } from './acts.ts';
import { SOURCES } from './articles.ts';
import { ask, everyPage, type Cases } from './requests.ts';

let cases: Cases, allowed: Allowed;
before(async () => {
  cases = await everyPage();
  const { edition, comparison } = cases,
    revisions = [...edition.revisions, ...comparison.documents.map((d) => d.revision)],
    feeds = await edition.store.feeds.all(),
    failures = await edition.store.work.failures(10);
  const names = [
    ...SOURCES.flatMap((s) => [s.name, s.owner ?? '', s.domain]),
    ...revisions.flatMap((r) => [
      r.sourceName,
      r.section?.split(' » ').at(-1) ?? '',
      r.hub?.slug.replaceAll('-', ' ') ?? '',
      ...[...r.authors, ...r.contributors].flatMap((a) => [a.name, a.place ?? '']),
      ...r.credits.map((c) => c.agency),
    ]),
    ...feeds.flatMap(({ feed, state }) => [feed.title, feed.url, state?.lastError ?? '']),
    ...failures.map((f) => f.error),
    ...comparison.problems.flatMap((p) => [p.input, p.message]),
    ...comparison.documents.map((d) => d.input),
    ...EDITORS,
    ...REASONS,
    ...RULE_WORDS,
    'NWA',
    'United Kingdom',
    'Vereinigtes Königreich',
    'the name nwa.example is not known',
  ];
  allowed = { revisions, names: new Set(names.filter(Boolean)) };
});
after(() => cases.close());

for (const lang of ['en', 'de', 'ar, en;q=0.5']) {
  test(`every page in every state holds only words of sources and of the interface (${lang})`, async () => {
    assert.ok(cases.pages.length > 75, 'pages are missing');
    for (const p of cases.pages) {
      const response = await ask(p, lang),
        html = await response.text();
      assert.equal(response.status, p.status, p.name);
      assert.deepEqual(objections(html, allowed, p.typed), [], p.name);
    }
  });
}

test('a story says who cites it, in the sentence that does, and where its houses put it', async () => {
  const { edition } = cases,
    [bridge] = await edition.store.stories.membership([edition.revisions.find((r) => r.canonicalUrl.endsWith('/bridge'))?.articleId ?? '']),
    html = await (await ask(cases.pages.find((p) => p.path.includes(`/story/${bridge?.storyId}`)) as Cases['pages'][number], 'en')).text();
  assert.match(html, /1 other house links to its reports[^]*voted 23 to 18 for it, <mark[^>]*>The Strait Times reported<\/mark> an hour before/);
  assert.match(html, /Where its publishers put it[^]*The Strait Times[^]*first/);
});

test('an invented sentence, a stitched one and one in an attribute are caught', async () => {
  const front = await (await ask(cases.pages[0] as Cases['pages'][number], 'en')).text();
  const planted = (html: string): string[] => objections(front.replace('</main>', `${html}</main>`), allowed);
  assert.deepEqual(planted(''), []);
  assert.deepEqual(planted('<p>The captain was to blame.</p>'), ['The captain was to blame.']);
  assert.deepEqual(planted('<p><span class="said">At least 14 dead in ferry fire</span></p>'), []);
  assert.equal(planted('<p>At least 14 dead in ferry fire</p>').length, 1, 'words of a source outside a quotation');
  assert.equal(planted('<p><span class="said">At least 15 dead in ferry fire</span></p>').length, 1);
  assert.equal(planted('<p><span class="said">At least 14 dead <mark>in Port Maren</mark></span></p>').length, 1);
  assert.equal(planted('<nav aria-label="Trust us"></nav>').length, 1);
  const altered = front.replace('"headline":"At least 14 dead', '"headline":"At least 15 dead');
  assert.notEqual(altered, front);
  assert.equal(objections(altered, allowed).length, 1, 'an invented headline in a block of data');
  assert.equal(objections(front.replace(/(property="og:title" content=")/, '$1Shocking: '), allowed).length, 1, 'an invented title for sharing');
  const forged = page`<p>${'The captain was to blame.' as Verbatim}</p>`.toString();
  assert.deepEqual(planted(forged), ['The captain was to blame.']);
});

test('a citation of another text cannot be quoted', () => {
  const [a, b] = cases.edition.revisions;
  assert.ok(a && b);
  assert.throws(() => quote(a, { revisionId: b.id, start: 0, end: 4 }), RangeError);
  assert.throws(() => quote(a, { revisionId: a.id, start: 0, end: a.text.length + 1 }), RangeError);
});

test('every page is valid HTML', async () => {
  // A title is a verbatim headline; it is as long as its publisher made it.
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' },
  });
  for (const p of cases.pages) {
    const report = await validator.validateString(await (await ask(p, 'en')).text());
    const said = report.results.flatMap((r) => r.messages.map((m) => `${p.name}: ${m.ruleId}: ${m.message} (${m.line}:${m.column})`));
    assert.deepEqual(said, [], p.name);
  }
});

test('nothing of a publisher who forbids it is shown, and no more than an excerpt of one who asks for that', async () => {
  const html = async (path: string): Promise<string> => (await ask({ ...(cases.pages[0] as Cases['pages'][number]), path }, 'en')).text();
  const of = (text: string): string => cases.edition.revisions.find((r) => r.text.startsWith(text))?.articleId ?? '';
  const silent = await html(`/article/${of('Lighthouse lamp')}`);
  assert.match(silent, /Lighthouse lamp goes dark/);
  assert.doesNotMatch(silent, /three nights/);
  assert.doesNotMatch(await html('/'), /three nights/);
  assert.doesNotMatch(await html('/search?q=lighthouse'), /three nights/);
  assert.match(await html(`/article/${of('Who owns the quay')}`), /no more than an excerpt/);
});

test('pages carry their policy, ask nobody else for anything and hold no script but the paper’s own file and data', async () => {
  for (const p of cases.pages) {
    const response = await ask(p, 'en'),
      html = await response.text(),
      policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'.*script-src 'self'/, p.name);
    assert.equal(response.headers.get('x-robots-tag'), 'noindex, nofollow', p.name);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff', p.name);
    assert.doesNotMatch(policy, /unsafe|nonce|sha256|script-src[^;]*(?:https?:|\*)/, p.name);
    assert.deepEqual(strangeScripts(html), [], p.name);
    assert.doesNotMatch(html, /\son\w+="|\sstyle="|javascript:|src="http/i, p.name);
  }
});

/** Scripts other than the one file and at most one block of data, in the head. */
function strangeScripts(html: string): string[] {
  const all = html.match(/<script[^]*?<\/script>/gi) ?? [],
    allowed = (s: string): boolean =>
      s === '<script src="/paper.js" defer></script>' || isData(/^<script type="application\/ld\+json">([^<>&\u2028\u2029]+)<\/script>$/.exec(s)?.[1]),
    body = html.slice(html.indexOf('<body>'));
  return [
    ...all.filter((s) => !allowed(s)),
    ...(all.length > 2 ? ['more than two'] : []),
    ...(body.match(/<script/gi) ?? []),
    ...((html.match(/<script/gi) ?? []).length === all.length ? [] : ['one that does not end']),
  ];
}

function isData(text: string | undefined): boolean {
  try {
    return text !== undefined && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

test('a script of any other kind is found', () => {
  const strange = (script: string): boolean => strangeScripts(`<head>${script}</head><body></body>`).length > 0;
  assert.equal(strange('<script src="/paper.js" defer></script><script type="application/ld+json">{"a":"\\u003c"}</script>'), false);
  for (const script of [
    '<script>1</script>',
    '<script src="/x.js"></script>',
    '<SCRIPT type="module">1</SCRIPT>',
    '<script type="application/ld+json">{"a":"</script>"}</script>',
  ])
    assert.equal(strange(script), true, script);
});
