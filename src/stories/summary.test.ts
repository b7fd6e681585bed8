import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Revision } from '../model/revision.ts';
import type { Membership, Profile, Story } from '../model/story.ts';
import { toBase64 } from '../text/base64.ts';
import { centred } from './profile.ts';
import { furtherMembers, headlineMembers, summary } from './summary.ts';
import { topicModel, type TopicModel } from './topic.ts';

const PROFILE: Profile = {
  storyId: 's',
  lang: 'en',
  until: 9,
  size: 1,
  ...centred(new Map()),
  recent: [],
  marks: [],
};
function head(id: string, section?: string, url = `https://${id}.example/2025/06/ferry`, sourceId = id): Revision {
  const text = `Ferry burns in the strait\n\nA ferry burned in the strait on Monday, the coast guard said. ${id}`;
  return {
    ...{ id, articleId: id, number: 1, sourceId, hash: id, seenAt: 1, rights: {}, text, headline: { start: 0, end: 25 } },
    ...{ blocks: [{ kind: 'paragraph', start: 27, end: text.length }], noteRanges: [], kind: 'report', lang: 'en', canonicalUrl: url, sourceName: '' },
    ...{ authors: [], contributors: [], credits: [], notes: [], tags: [], published: 1, ...(section === undefined ? {} : { section }) },
  } as Revision;
}
const storyOf = (heads: readonly Revision[], model?: TopicModel, words: ReadonlyMap<string, number> = new Map()): Story => {
  const members = heads.map((h, i): Membership => ({
    storyId: 's',
    articleId: h.articleId,
    revisionId: h.id,
    joinedAt: i,
    why: { decision: 'joined', score: 1, shared: [] },
  }));
  return summary({ ...PROFILE, ...centred(words) }, members, heads, heads.length, undefined, model);
};
const sectionOf = (...heads: readonly Revision[]): string | undefined => storyOf(heads).section;

test('a story stands in the section that most of its members name, as far as the name tells a topic', () => {
  assert.equal(sectionOf(head('a', 'Nation'), head('b', 'Politics'), head('c', 'Business'), head('d', 'Politik')), 'Politik');
  assert.equal(sectionOf(head('a', 'Nation'), head('b'), head('c', 'Sport')), 'Sport');
});

test('where no section tells one, a folder of the address does; else the headline’s section stands', () => {
  assert.equal(sectionOf(head('a', 'World'), head('b', undefined, 'https://b.example/health/ferry')), 'health');
  assert.equal(sectionOf(head('a', 'World')), 'World');
  assert.equal(sectionOf(head('a')), undefined);
  // The last part of an address is a title and no folder.
  assert.equal(sectionOf(head('a', undefined, 'https://a.example/health')), undefined);
});

test('how many sources name a section counts, not how many of their articles', () => {
  const url = 'https://a.example/ferry',
    heads = [...['a', 'b', 'c'].map((id) => head(id, 'Sport', url, 'a')), head('d', 'Politics'), head('e', 'Politik')];
  assert.deepEqual(storyOf(heads).filed, { topic: 'politics', by: 'sources', sources: 2 });
});

/** Says sport of a story with both words. */
const MODEL = topicModel({
  topics: ['politics', 'sport'],
  least: [0.8, 0.8],
  bias: [0, 0],
  scale: 1,
  terms: 'goal keeper',
  weights: toBase64(Uint8Array.of(0, 10, 0, 10)),
});
const WORDS = new Map([
  ['goal', 1],
  ['keeper', 1],
]);

test('words file a story only where no source names a section that tells a topic', () => {
  assert.deepEqual(storyOf([head('a', 'Politics')], MODEL, WORDS).filed, { topic: 'politics', by: 'sources', sources: 1 });
  const guessed = storyOf([head('a', 'World')], MODEL, WORDS);
  assert.equal(guessed.section, 'World');
  assert.deepEqual(guessed.filed, { topic: 'sport', by: 'words', likelihood: 1, terms: ['goal', 'keeper'] });
  // The folders of an address count from behind its date.
  const dated = { ...head('a', 'World'), canonicalUrl: 'https://a.example/2012/12/07/politics/budget/' };
  assert.deepEqual(storyOf([dated]).filed, { topic: 'politics', by: 'sources', sources: 1 });
  assert.equal(storyOf([head('a', 'World')], MODEL).filed, undefined);
  assert.equal(storyOf([head('a', 'World')], undefined, WORDS).filed, undefined);
});

test('where those that may give the headline name no section, older reports and copies are asked', () => {
  const head1 = head('a', 'World'),
    members = [{ storyId: 's', articleId: 'a', revisionId: 'a', joinedAt: 0, why: { decision: 'opened', score: 1, shared: [] } } as const],
    of = (further: readonly Revision[]) => summary(PROFILE, members, [head1], 1, undefined, MODEL, further);
  assert.equal(of([]).filed, undefined);
  assert.deepEqual(of([head('c', 'Sport')]).filed, { topic: 'sport', by: 'sources', sources: 1 });
  assert.equal(of([head('c', 'Sport')]).section, 'Sport');
});

test('further members are all that may not give the headline, the newest thirty-six of them', () => {
  const all = Array.from({ length: 60 }, (_, i): Membership => ({
      ...{ storyId: 's', articleId: `a${i}`, revisionId: `a${i}`, joinedAt: i, why: { decision: 'joined', score: 1, shared: [] } },
      ...(i % 10 === 9 ? { copyOf: 'a0' } : {}),
    })),
    heads = headlineMembers(all),
    further = furtherMembers(all);
  assert.deepEqual([heads.length, further.length], [12, 36]);
  assert.ok(further.includes(all[59] as Membership), 'a copy is asked');
  assert.ok(!further.some((m) => heads.includes(m)));
  assert.deepEqual(
    further.map((m) => m.joinedAt),
    further.map((m) => m.joinedAt).toSorted((a, b) => a - b),
  );
});

test('what a house has taken back stands for the story only where there is nothing else', () => {
  const gone: Revision = { ...head('a'), notes: [{ type: 'withdrawal', text: 'This report has been withdrawn.' }] },
    story = storyOf([gone, head('b')]);
  assert.deepEqual([story.headline.revisionId, story.withdrawn], ['b', undefined]);
  const all = storyOf([gone, { ...gone, id: 'b', articleId: 'b' }]);
  assert.equal(all.withdrawn, true);
});
