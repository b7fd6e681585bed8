import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readPhrase } from '../../src/claims/phrase.ts';
import { jsonOf, printVerdict } from '../../src/commands/print-verdict.ts';
import type { Revision } from '../../src/model/revision.ts';
import { gatherVerify, type VerifyView } from '../../src/serve/gather/verify.ts';
import { terms } from '../../src/text/words.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition, type SeededEdition } from '../promises/edition.ts';
import { readingOf, revisionOf, type Written } from '../promises/write.ts';
import { appOf, type App } from './browser.ts';

let edition: SeededEdition, app: App;
before(async () => {
  edition = await seedEdition();
  app = appOf({ store: edition.store, clock: () => NOW, readPhrase: (text, lang) => Promise.resolve(readPhrase(text, lang)) });
});
after(() => edition.store.close());

const SMOKE = 'The smoke was on the car deck before any alarm was heard';

async function view(quote: string, speaker?: string): Promise<VerifyView> {
  const { store } = edition;
  return gatherVerify(store, (ids) => store.sources.get(ids), speaker === undefined ? { quote } : { quote, speaker }, await store.stories.everIn());
}
/** Stores the texts of one article. */
async function put(...revisions: readonly Revision[]): Promise<void> {
  const id = revisions[0]?.articleId ?? '';
  await edition.store.articles.put([{ id, url: '', sourceId: 'nwa', firstSeen: NOW }]);
  for (const revision of revisions) {
    await edition.store.articles.putRevisions([{ revision, terms: terms(revision.text, 'en') }]);
    await edition.store.claims.put(revision.id, id, readingOf(revision));
  }
}
const page = async (asked: Record<string, string>): Promise<{ status: number; html: string; main: string }> => {
  const response = await app.request(`/verify?${new URLSearchParams(asked)}`),
    html = await response.text();
  return { status: response.status, html, main: /<main[^]*<\/main>/.exec(html)?.[0] ?? '' };
};

test('a quotation is found in the store, with whose words it is, where and when', async () => {
  const { verdict, places } = await view(`"${SMOKE.toUpperCase()}…"`, 'Marsh');
  assert.equal(verdict, 'found');
  assert.deepEqual([places[0]?.report.outlet, places[0]?.how, places[0]?.speaker], ['NWA', 'normalised', 'same']);
  assert.equal((await view(SMOKE, 'Oskar Teel')).verdict, 'wrong-speaker');
  const { main } = await page({ quote: SMOKE, speaker: 'Lena Marsh' });
  assert.match(main, /Found, word for word/);
  assert.match(main, /<mark class="found">The smoke was on the car deck before any alarm was heard<\/mark>/);
  assert.match(main, /Said by[^]*Lena Marsh[^]*whom you named/);
  assert.match(main, /<time datetime="2025-06-02T05:10:00/);
});

test('what is told in the words of the article, denied, or joined over a no is shown as that', async () => {
  const written: Written = {
    key: 'told',
    source: 'nwa',
    at: NOW - 7_200_000,
    lang: 'en',
    headline: 'Quarry',
    body: [
      'Tilda Wren said that the quarry had flooded overnight.',
      'Oskar Teel denied that gravel was stolen from the quarry.',
      '“The quarry will not open before winter,” said Tilda Wren.',
    ],
  };
  await put(revisionOf(written));
  const told = await page({ quote: 'the quarry had flooded overnight', speaker: 'Tilda Wren' });
  assert.match(told.main, /Found, word for word[^]*Said by[^]*Tilda Wren[^]*told in the words of the article, not in their own/);
  const denied = await page({ quote: 'gravel was stolen from the quarry', speaker: 'Oskar Teel' });
  assert.match(denied.main, /cannot be told for sure[^]*Denied, or not said, by[^]*Oskar Teel/);
  const no = await page({ quote: 'The quarry will … open before winter', speaker: 'Tilda Wren' });
  assert.match(no.main, /The words left out, between or right before these, say no/);
  const typed = { quote: 'gravel was stolen from the quarry' },
    searched = await view(typed.quote);
  assert.match(printVerdict(typed, searched), /denied, or not said, by Oskar Teel/);
  assert.match(JSON.stringify(jsonOf(searched)), /"words":"denied"/);
  assert.match(printVerdict(typed, await view('the quarry had flooded overnight')), /said by Tilda Wren, told in the article's words/);
});

test('a word altered is a near miss, whichever word it is', async () => {
  const words = SMOKE.split(' ');
  for (const i of [1, 5, 6, 9, 11]) {
    const { verdict, places } = await view(words.with(i, 'zeppelin').join(' '));
    assert.equal(verdict, 'near', `without ${words[i]}`);
    assert.equal(places[0]?.report.outlet, 'NWA');
  }
  const { main } = await page({ quote: words.with(6, 'sun').join(' ') });
  assert.match(main, /Not found like this in 1\d articles since <time datetime="2025-06-01">/);
  assert.match(main, /As you typed it<\/span> <span class="typed" dir="auto">The smoke was on the car <del>sun<\/del> before/);
  assert.match(main, /<ins>deck<\/ins>/);
});

test('what an article no longer says is found in its older text, though none of its words are left', async () => {
  const written: Written = {
      key: 'lost',
      source: 'nwa',
      at: NOW - 3_600_000,
      lang: 'en',
      headline: 'Weather',
      body: ['“Umbrellas grow like mushrooms under leaking gutters,” said Tilda Wren.'],
    },
    first = revisionOf(written),
    second = { ...revisionOf({ ...written, body: ['Rain is expected.'] }, 2), seenAt: NOW - 60_000 };
  await put(first, second);
  const { verdict, places } = await view('Umbrellas grow like mushrooms', 'Tilda Wren');
  assert.deepEqual([verdict, places[0]?.revision.id, places[0]?.later?.kind], ['found', first.id, 'gone']);
  const { main } = await page({ quote: 'Umbrellas grow like mushrooms' });
  assert.match(main, /A later version of the article no longer has it/);
  assert.match(main, new RegExp(`/compare\\?a=${first.id}&amp;b=${second.id}`));
});

test('a figure is found with whose it is and what others say on the same question', async () => {
  const same = await page({ figure: 'at least 14 people killed', claimant: 'the coast guard' });
  assert.match(same.main, /Found, the same figure/);
  assert.match(same.main, /<mark class="found">at least 14<\/mark>[^]*Said by[^]*the coast guard[^]*whom you named/);
  assert.match(same.main, /<table class="figures">[^]*17[^]*union/, 'the union says otherwise');
  const other = await page({ figure: '15 people killed in the ferry fire' });
  assert.match(other.main, /Not found like this in 1\d articles since/);
  assert.match(other.main, /another figure/);
  assert.match((await page({ figure: '15 zeppelins over the strait' })).main, /Not found in 1\d articles since/);
  assert.equal((await page({ figure: 'some zeppelins' })).status, 400);
});

test('a publisher who forbids quoting is named, with no word of the text', async () => {
  const { main } = await page({ quote: 'will be dark for three nights', speaker: 'the keeper' });
  assert.match(main, /Found, word for word/);
  assert.match(main, /no part of its text be shown/);
  assert.doesNotMatch(main, /The lamp of the Halden lighthouse/);
  const near = await page({ quote: 'will be dark for four nights, the keeper said' });
  assert.doesNotMatch(near.main, /three nights/);
});

test('of a text that allows an excerpt no more is shown, on the page, in the command and as data', async () => {
  const far = Array.from({ length: 60 }, (_, i) => `beacon${i}`).join(' '),
    first = revisionOf({
      ...{ key: 'short', source: 'nwa', at: NOW - 7_300_000, lang: 'en', headline: 'Rocks' },
      body: [`Granite slabs were lifted ashore. The crew counted ${far} in the night. Every winch held until dawn.`],
    });
  await put({ ...first, rights: { noarchive: true } });
  const typed = { quote: 'Granite slabs were lifted … Every winch held' },
    { main } = await page(typed),
    searched = await view(typed.quote),
    printed = printVerdict(typed, searched),
    data = JSON.stringify(jsonOf(searched));
  for (const shown of [main, printed, data]) {
    assert.match(shown, /Granite slabs were lifted[^]*Every winch held/);
    assert.doesNotMatch(shown, /beacon7/);
  }
  assert.match(main, /no more than an excerpt/);
  assert.match(printed, /no more than an excerpt/);
  const long = { quote: `The crew counted ${far}` };
  for (const shown of [printVerdict(long, await view(long.quote)), JSON.stringify(jsonOf(await view(long.quote)))]) {
    assert.match(shown, /beacon26/);
    assert.doesNotMatch(shown, /beacon27/);
  }
});

test('an older text shows no word that the newest forbids to quote', async () => {
  const written: Written = {
      key: 'withdrawn',
      source: 'nwa',
      at: NOW - 7_400_000,
      lang: 'en',
      headline: 'Eels',
      body: ['“Eels glide below the jetty,” said Tilda Wren.'],
    },
    first = revisionOf(written),
    second = { ...revisionOf({ ...written, body: ['Nothing is known.'] }, 2), seenAt: NOW - 50_000, rights: { nosnippet: true } };
  await put(first, second);
  for (const typed of [{ quote: 'Eels glide below the jetty' }, { quote: 'Eels glide below the pier' }]) {
    const searched = await view(typed.quote);
    assert.equal(searched.places[0]?.revision.id, first.id);
    for (const shown of [printVerdict(typed, searched), JSON.stringify(jsonOf(searched))]) assert.doesNotMatch(shown, /glide below the jetty|Tilda/);
    const { main } = await page(typed);
    assert.match(main, /no part of its text be shown/);
    assert.doesNotMatch(main.replace(/<form[^]*/, ''), /below the jetty|Tilda/);
  }
});

test('what cannot be looked for is said, and is no finding', async () => {
  for (const [quote, status, says] of [
    ['', 200, /Whose words they are said to be/],
    ['“…” — !', 400, /There is no word in the quotation/],
    ['word '.repeat(700), 400, /too long/],
    ['it is what it was', 200, /cannot be looked for/],
    ['\ud800 zeppelin cheese', 200, /Not found in 1\d articles since/],
    ['\u202eneve reven eseehc', 200, /Not found in/],
    ['<script>alert(1)</script>', 200, /Not found in/],
  ] as const) {
    const asked = await page({ quote, speaker: '\u202e<b>\ud800' });
    assert.equal(asked.status, status, quote);
    assert.match(asked.main, says, quote);
    assert.doesNotMatch(asked.main, /<script>|<b>/);
  }
});

test('what is too long is refused in words, and never cut', async () => {
  for (const [asked, says] of [
    [{ quote: SMOKE + ' “…”'.repeat(1000) }, /The quotation is too long/],
    [{ quote: SMOKE, speaker: 'Lena Marsh'.padEnd(201, '.') }, /The name is too long/],
    [{ figure: 'at least 14 people killed'.padEnd(301, '.') }, /The figure is too long/],
  ] as const) {
    const { status, main } = await page(asked);
    assert.equal(status, 400);
    assert.match(main, says);
  }
});

test('words are too common only where every language has them so, and what was not looked through is said', async () => {
  const { store } = edition,
    check = (langs: readonly string[], most?: number): Promise<VerifyView> =>
      gatherVerify(store, (ids) => store.sources.get(ids), { quote: 'it is what it was' }, langs, most === undefined ? {} : { most });
  assert.equal((await check(['en'])).verdict, 'common');
  const both = await check(['en', 'fr']);
  assert.deepEqual([both.verdict === 'common', both.isPart], [false, true]);
  assert.equal((await check(['fr', 'en'], 1)).isPart, true, 'a language was left out');
  assert.equal((await check(['fr'])).isPart, undefined);
});

test('how many articles there are is asked only where the words stand in none', async () => {
  const { store } = edition,
    counted = async (quote: string): Promise<number> => {
      let n = 0;
      const extent = (): ReturnType<typeof store.articles.extent> => {
        n++;
        return store.articles.extent();
      };
      await gatherVerify(store, (ids) => store.sources.get(ids), { quote }, ['en'], { extent });
      return n;
    };
  assert.deepEqual([await counted(SMOKE), await counted('zeppelin cheese')], [0, 1]);
});

test('of an article that was changed often its last eight texts are looked through', async () => {
  const words = ['heron', 'otter', 'lapwing', 'curlew', 'plover', 'bittern', 'avocet', 'dunlin', 'godwit', 'turnstone'],
    texts = words.map((bird, i) => ({
      ...revisionOf(
        { key: 'often', source: 'nwa', at: NOW - 7_500_000, lang: 'en', headline: 'Birds', body: [`A lonely ${bird} paddled ashore at sundown.`] },
        i + 1,
      ),
      seenAt: NOW - 90_000 + i,
    }));
  await put(...texts);
  assert.equal((await view('A lonely lapwing paddled ashore')).verdict, 'found');
  assert.equal((await view('A lonely otter paddled ashore')).verdict, 'near');
});

test('the page is for readers alone, speaks German, and is linked from search and from every foot', async () => {
  const response = await app.request(`/verify?${new URLSearchParams({ quote: SMOKE })}`, { headers: { 'accept-language': 'de' } }),
    html = await response.text();
  assert.match(html, /Gefunden, Wort für Wort/);
  assert.match(html, /<meta name="robots" content="noindex, nofollow">/);
  const search = await (await app.request('/search')).text();
  assert.ok((search.match(/href="\/verify"/g)?.length ?? 0) >= 2);
});
