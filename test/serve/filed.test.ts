import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Filed, Story } from '../../src/model/story.ts';
import { terms } from '../../src/text/words.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { appOf } from './browser.ts';

const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** A seeded edition whose first story is filed so, and its pages. */
async function filedAs(t: { after(f: () => void): void }, filed: Filed) {
  const { store, storyIds } = await seedEdition(),
    [story] = await store.stories.get(storyIds.slice(0, 1)),
    [profile] = await store.stories.profiles(storyIds.slice(0, 1));
  t.after(() => void store.close());
  assert.ok(story && profile);
  await store.stories.put({ ...story, filed } satisfies Story, profile);
  const app = appOf({ store, clock: () => NOW }),
    asked = async (path: string, lang: string): Promise<string> => (await app.request(path, { headers: { 'accept-language': lang } })).text(),
    path = (await app.request(`/story/${story.id}`)).headers.get('location') ?? '';
  return { store, story, page: (lang: string) => asked(path, lang), section: (topic: string, lang: string) => asked(`/section/${topic}`, lang) };
}

test('a story that words file says so on both pages, of its newest reports alone, and gives no likelihood', async (t) => {
  const { page, section } = await filedAs(t, { topic: 'disaster', by: 'words', likelihood: 0.79, terms: ['ferri', 'corvina'] });
  const html = plain(await page('en'));
  assert.match(html, /guessed from its words/);
  assert.match(html, /None of its newest reports stands in a section that says what it is about\./);
  assert.match(html, /Of a hundred stories filed so, about five stand wrongly\./);
  assert.doesNotMatch(html, /79/);
  assert.match(plain(await section('disaster', 'en')), /1 story stands here by its words alone: none of its newest reports stands in a section that says/);
  assert.match(plain(await section('disaster', 'de')), /Keiner seiner neuesten Berichte steht in einem Ressort, das sagt, worum es geht/);
});

test('a story that outlets file names those whose own section says so, three at most', async (t) => {
  const { store, story, page } = await filedAs(t, { topic: 'politics', by: 'sources', sources: 4 }),
    underOf = async (lang: string): Promise<string> => /<dt>(?:Section|Ressort)<\/dt>.*?<\/dd>/s.exec(await page(lang))?.[0] ?? '';
  const latest = await store.articles.latest((await store.stories.members(story.id)).map((m) => m.articleId)),
    bySource = [...new Map(latest.map((r) => [r.sourceId, r])).values()].slice(0, 4);
  assert.equal(bySource.length, 4);
  await store.articles.putRevisions(
    bySource.map((r) => ({ revision: { ...r, id: `${r.id}b`, number: r.number + 1, section: 'Politics' }, terms: terms(r.text, r.lang) })),
  );
  const under = await underOf('en');
  assert.equal((under.match(/<a href="\/article\//g) ?? []).length, 3);
  assert.match(plain(under), /^Section Politics filed so by .+ , .+ and 1 other outlet$/);
  assert.match(plain(await underOf('de')), /^Ressort Politik so eingeordnet von .+ und 1 weiteren Medium$/);
});
