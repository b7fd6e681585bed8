import type { Hono } from 'hono';
import type { Comparison } from '../../src/model/comparison.ts';
import { idOf } from '../../src/model/id.ts';
import { readPhrase } from '../../src/claims/phrase.ts';
import { remover } from '../../src/flow-remove.ts';
import { createApp } from '../../src/serve/app.ts';
import { openStore } from '../../src/store/open.ts';
import { NOW, SOURCES } from './articles.ts';
import { ACTS, HUBS, seedActs, seedHubs } from './acts.ts';
import { comparisonOf, seedEdition, type SeededEdition } from './edition.ts';

/** One page in one state. */
export interface PageCase {
  readonly name: string;
  readonly app: Hono;
  readonly path: string;
  readonly status: number;
  readonly form?: Readonly<Record<string, string>>;
  /** What the reader typed, which the page may show. */
  readonly typed?: readonly string[];
}
export interface Cases {
  readonly pages: readonly PageCase[];
  readonly edition: SeededEdition;
  readonly comparison: Comparison;
  close(): Promise<void>;
}

const settings = { timezone: 'Europe/Kyiv', mode: 'private' } as const;

/** Quotations to check: what for, the words, whose they are said to be, and the pieces in which they are shown again. */
const QUOTATIONS: readonly (readonly [name: string, quote: string, speaker: string, parts?: readonly string[]])[] = [
  ['found', 'The smoke was on the car deck before any alarm was heard', 'Lena Marsh'],
  ['in other dress', '"the smoke was on the car  deck before any alarm was heard..."', ''],
  ['said by another', 'The smoke was on the car deck before any alarm was heard', 'Oskar Teel'],
  ['interrupted', 'Two of our members told us the sprinkler never opened. They went back down twice.', 'Marta Quill'],
  ['in pieces', 'The smoke was … before any alarm was heard', ''],
  ['said by nobody named', 'It is less than the fish need and more than the boats can bear', 'Marta Quill'],
  ['with a word altered', 'The smoke was on the sun deck before any alarm was heard', '', ['The smoke was on the', 'sun', 'deck before any alarm was heard']],
  ['that an older text had', 'was treating 31 people for smoke, four of them in a serious state', ''],
  ['in Arabic', '«بحياة أربعة عشر شخصًا على الأقل»', 'خفر السواحل'],
  ['not at all', 'Zeppelins never carried so much cheese over the strait', ''],
  ['of common words', 'it is what it was', ''],
];

/** Figures to check: what for, the words, and whose figure it is said to be. */
const FIGURES: readonly (readonly [name: string, figure: string, claimant: string])[] = [
  ['found', 'at least 14 people killed', 'coast guard'],
  ['in another wording', '14 people killed in the Halden Strait', ''],
  ['said by another', '17 people killed on the Corvina', 'NWA'],
  ['of another value', '15 people killed in the ferry fire', ''],
  ['in a text that may not be quoted', 'dark for three nights', ''],
  ['not at all', '900 zeppelins over the strait', ''],
  ['without a number', 'some zeppelins', ''],
];

/** An edition of which a story was removed, report by report. */
async function thinnedEdition() {
  const edition = await seedEdition(),
    { store, storyIds } = edition,
    storyId = storyIds.at(-1) ?? '',
    [why, by] = ['Its publisher asked for it', 'Ida'],
    removed = [];
  for (const { articleId } of await store.stories.members(storyId)) removed.push(await remover()(store, { articleId, at: NOW, why, by, accountId: 'ida' }));
  const { articleId = '', actId = '' } = removed[0]?.tombstone ?? {};
  return { edition, storyId, articleId, actId, why, by };
}

/** Every page in every state it has. */
export async function everyPage(): Promise<Cases> {
  const edition = await seedEdition(),
    comparison = comparisonOf(),
    empty = await openStore({ sqlite: ':memory:' }),
    cut = await openStore({ sqlite: ':memory:' });
  await seedHubs(edition.store);
  await seedActs(edition.store, edition.storyIds, edition.mergedId);
  await cut.sources.put(SOURCES);
  await cut.feeds.put([{ id: 'f', url: 'https://nwa.example/feed', title: 'NWA', paused: false }]);
  await cut.feeds.putState({ feedId: 'f', nextAt: NOW, lastPolledAt: NOW - 1, failures: 1, lastError: 'the name nwa.example is not known' });
  const clock = (): number => NOW,
    ill = await openStore({ sqlite: ':memory:' });
  const answering = { nextAt: NOW + 1, lastPolledAt: NOW - 1, lastOkAt: NOW - 1, failures: 0, items: 1, every: 2_400_000, rule: 'skip' } as const;
  for (const [feedId, state] of Object.entries({
    moving: { ...answering, move: { to: 'https://nwa.example/new', times: 2, since: NOW - 2 } },
    empty: { ...answering, items: 0, shrunkFrom: 20 },
    quiet: { ...answering, changedAt: NOW - 30 * 86_400_000, every: 86_400_000 },
    page: { ...answering, failures: 2, trouble: 'page', failingSince: NOW - 3_600_000 },
    gone: { ...answering, failures: 1, trouble: 'gone', goneAt: NOW - 3_600_000 },
  } as const)) {
    await ill.feeds.put([{ id: feedId, url: `https://nwa.example/${feedId}`, title: 'NWA', paused: false }]);
    await ill.feeds.putState({ feedId, ...state });
  }
  const full = createApp({
      store: edition.store,
      settings,
      clock,
      read: () => Promise.resolve(comparison),
      readPhrase: (text, lang) => Promise.resolve(readPhrase(text, lang)),
    }),
    single = createApp({
      store: edition.store,
      settings,
      clock,
      read: () => Promise.resolve({ ...comparison, documents: comparison.documents.slice(0, 1), questions: [], lost: [], stories: [] }),
    }),
    broken = createApp({ store: edition.store, settings, clock, read: () => Promise.reject(new Error('boom')) }),
    bare = createApp({ store: empty, settings, clock }),
    unreachable = createApp({ store: cut, settings, clock }),
    ailing = createApp({ store: ill, settings, clock });
  const thinned = await thinnedEdition(),
    removedFrom = createApp({ store: thinned.edition.store, settings, clock });
  const at = (name: string, path: string, app: Hono = full, status = 200, more: Partial<PageCase> = {}): PageCase => ({ name, path, app, status, ...more });
  const stories = await Promise.all(edition.storyIds.map(async (id) => (await full.request(`/story/${id}`)).headers.get('location') ?? ''));
  const begun = (await edition.store.stories.ofSaga(edition.storyIds[0] ?? '', 3)).next;
  const articles = [...new Set(edition.revisions.map((r) => r.articleId))];
  const links = 'https://nwa.example/corvina\nhttps://gone.example/x';
  return {
    edition,
    comparison,
    pages: [
      at('front', '/'),
      at('front of one language', '/?lang=ar'),
      at('front of texts in no known language', '/?lang=und'),
      at('status of feeds that do this and that', '/status', ailing),
      ...['gone', 'page'].map((id) => at(`a feed that is ${id}`, `/feeds/${id}`, ailing, 200, { typed: [`https://nwa.example/${id}`] })),
      at('front of a time', '/?at=2025-06-02T14:30'),
      at('front before the first', '/?at=2001-01-01'),
      at('front without feeds', '/', bare),
      at('front with no feed reachable', '/', unreachable),
      ...stories.map((path, i) => at(`story ${i + 1}`, path)),
      ...articles.map((id, i) => at(`article ${i + 1}`, `/article/${id}`)),
      ...['news', 'unknown-section'].map((slug, i) => at(`section ${slug}`, `/section/${slug}`, full, i === 0 ? 200 : 404)),
      at('affair', `/saga/${edition.storyIds[0]}`),
      at('affair from its third newest development on', `/saga/${edition.storyIds[0]}?after=${begun}`),
      at('no such affair', `/saga/${idOf('none')}`, full, 404),
      at('affair from a wrong place on', `/saga/${edition.storyIds[0]}?after=soon`, full, 400),
      at('what changed', '/since'),
      at('what changed since a time', '/since?at=2025-06-02T06:00'),
      at('what changed since later', '/since?at=2031-01-01'),
      at('what changed in an empty paper', '/since', bare),
      at('corrections', '/corrections'),
      at('corrections of an empty paper', '/corrections', bare),
      at('method', '/method'),
      at('method with other weights', '/method?today=0&freshness=-3&figures=10'),
      at('method with wrong weights', '/method?today=much&freshness=99'),
      at('method of an empty paper', '/method', bare),
      ...['nwa.example', 'strait-times.example', 'mina.example'].map((domain) => at(`source ${domain}`, `/source/${domain}`)),
      at('no such source', '/source/nowhere.example', full, 404),
      ...['lena-marsh', 'oskar-teel'].map((slug) => at(`person ${slug}`, `/who/${slug}`)),
      at('no such person', '/who/nobody-at-all', full, 404),
      at('place', '/where/port-maren'),
      at('no such place', '/where/atlantis', full, 404),
      ...['who', 'where', 'hub', 'source'].flatMap((kind) => [at(`list of ${kind}`, `/${kind}`), at(`list of ${kind} of an empty paper`, `/${kind}`, bare)]),
      at('compare', '/compare'),
      at('compare an original and its copy', `/compare?a=${idOf('article', 'corvina')}&b=${idOf('article', 'corvina-nine')}`),
      at('compare two texts of one article', `/compare?a=${idOf(idOf('article', 'corvina-own'), 1)}&b=${idOf(idOf('article', 'corvina-own'), 2)}`),
      at('compare by address', '/compare?a=https://nwa.example/corvina&b=https://strait-times.example/corvina-times'),
      at('compare with an excerpt', `/compare?a=${idOf('article', 'corvina')}&b=${idOf('article', 'paywalled')}`),
      at('compare with what may not be shown', `/compare?a=${idOf('article', 'silent')}&b=${idOf('article', 'paywalled')}`),
      at('compare with nothing known', '/compare?a=nowhere&b=%00x', full, 404, { typed: ['nowhere', 'x'] }),
      at('log', '/log'),
      at('log entry', `/log/${ACTS[0]}`),
      at('log entry of figures', `/log/${ACTS[8]}`),
      at('log of an empty paper', '/log', bare),
      at('no such act', '/log/none', full, 404),
      ...['ferries', 'port-maren', 'nowhere'].map((slug) => at(`hub by rule ${slug}`, `/hub/${slug}`)),
      at('topics', '/desk/hubs'),
      at('topics of an empty paper', '/desk/hubs', bare),
      at('one topic', `/desk/hubs/ferries`, full, 200, { typed: [HUBS[0][1]] }),
      at('edit a story', `/desk/story/${edition.storyIds[0]}`),
      at('take an act back', `/desk/act/${ACTS[0]}`),
      at('remove an article', `/desk/article/${idOf('article', 'corvina')}`),
      at('an article that was removed', `/article/${thinned.articleId}`, removedFrom, 410, { typed: [thinned.why] }),
      at('a story that was removed', `/story/${thinned.storyId}`, removedFrom, 410),
      at('log of removals', '/log', removedFrom, 200, { typed: [thinned.why, thinned.by] }),
      at('let what was removed come again', `/desk/act/${thinned.actId}`, removedFrom, 200, { typed: [thinned.why, thinned.by] }),
      at('keys', '/keys'),
      at('story narrowed', `${stories[0]}?lang=en&kind=newspaper`),
      at('story narrowed by what is not there', `${stories[0]}?lang=xx&group=%3Cscript%3E`),
      at('hub', '/hub/ferry-fire'),
      at('hub of publishers', '/hub/ferry-fire?of=publishers'),
      at('no such hub', '/hub/nothing', full, 404),
      at('read', '/read'),
      at('read with a link', '/read?url=https://nwa.example/corvina', full, 200, { typed: ['https://nwa.example/corvina'] }),
      at('read switched off', '/read', bare),
      at('read: nothing given', '/read', full, 400, { form: { links: '', text1: '' } }),
      at('read: not a link', '/read', full, 400, { form: { links: 'nonsense', text1: 'Typed words.' }, typed: ['nonsense', 'Typed words.'] }),
      at('read: answer', '/read', full, 200, { form: { links, text1: 'A text.' } }),
      at('read: answer for one', '/read', single, 200, { form: { links, text1: '' } }),
      at('read: failure', '/read', broken, 500, { form: { links, text1: '' } }),
      at('search', '/search'),
      at('search with hits', '/search?q=ferry', full, 200, { typed: ['ferry'] }),
      at('search in Arabic', `/search?q=${encodeURIComponent('حريق')}`, full, 200, { typed: ['حريق'] }),
      at('search by source', `/search?q=${encodeURIComponent('source:strait-times.example')}`, full, 200, { typed: ['source:strait-times.example'] }),
      at('search by speaker', '/search?q=who:Lindqvist', full, 200, { typed: ['who:Lindqvist'] }),
      at('search by place', `/search?q=${encodeURIComponent('where:"Port Maren" fire')}`, full, 200, { typed: ['where:"Port Maren" fire'] }),
      at('search for figures', '/search?q=has:figure', full, 200, { typed: ['has:figure'] }),
      at('search for what was said with a verb', '/search?q=cue:say', full, 200, { typed: ['cue:say'] }),
      at('search for values of a thing', `/search?q=${encodeURIComponent('value:1..1000 thing:people ferry')}`, full, 200, {
        typed: ['value:1..1000 thing:people ferry'],
      }),
      at('search for figures that differ', '/search?q=has:differing', full, 200, { typed: ['has:differing'] }),
      at('search without hits', '/search?q=zeppelin', full, 200, { typed: ['zeppelin'] }),
      at('search with a wrong operator', '/search?q=fire+before:soon', full, 200, { typed: ['fire before:soon', 'before:soon'] }),
      at('search in an unknown source', '/search?q=source:nowhere.example', full, 200, { typed: ['source:nowhere.example', 'nowhere.example'] }),
      at('check a quotation', '/verify'),
      ...QUOTATIONS.map(([name, quote, speaker, parts]) => {
        const asked = new URLSearchParams({ quote, speaker });
        return at(`check a quotation: ${name}`, `/verify?${asked}`, full, 200, { typed: [quote, speaker, ...(parts ?? [])].filter(Boolean) });
      }),
      ...FIGURES.map(([name, figure, claimant]) => {
        const asked = new URLSearchParams({ figure, claimant });
        return at(`check a figure: ${name}`, `/verify?${asked}`, full, name === 'without a number' ? 400 : 200, { typed: [figure, claimant].filter(Boolean) });
      }),
      at('check a quotation without a word', '/verify?quote=%22%E2%80%A6%22', full, 400, { typed: ['"…"'] }),
      at('check a quotation in an empty paper', '/verify?quote=The+smoke+was+on+the+car+deck', bare, 200, { typed: ['The smoke was on the car deck'] }),
      at('status', '/status'),
      at('sign in', '/login'),
      at('setting up', '/setup'),
      at('account', '/account'),
      at('tokens', '/account/tokens'),
      at('feeds', '/feeds'),
      at('feeds without any', '/feeds', bare),
      at('one feed', `/feeds/${(await edition.store.feeds.all())[0]?.feed.id ?? ''}`),
      at('yours', '/mine'),
      at('mark a story', `/mine/story/${edition.storyIds[0]}`),
      at('mark a source', `/mine/source/${SOURCES[0]?.id ?? ''}`),
      at('status without feeds', '/status', bare),
      at('status with no feed reachable', '/status', unreachable),
      at('not there', '/nothing', full, 404),
      at('no such story', `/story/${idOf('none')}`, full, 404),
      at('no such article', '/article/%00', full, 404),
      at('not a time', '/?at=soon', full, 400),
    ],
    close: async () => {
      for (const store of [edition.store, thinned.edition.store, empty, cut]) await store.close();
    },
  };
}

/** Asks for a page as a reader of `lang` would. */
export async function ask(page: PageCase, lang: string): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': lang };
  if (!page.form) return page.app.request(page.path, { headers });
  return page.app.request(page.path, {
    method: 'POST',
    headers: { ...headers, origin: 'http://localhost', host: 'localhost' },
    body: new URLSearchParams(page.form),
  });
}
