import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Revision } from '../model/revision.ts';
import type { Membership, Profile } from '../model/story.ts';
import { centred } from './profile.ts';
import { summary } from './summary.ts';

const PROFILE: Profile = {
  storyId: 's',
  lang: 'en',
  until: 9,
  size: 1,
  ...centred(new Map()),
  recent: [],
  marks: [],
};
function head(id: string, section?: string, url = `https://${id}.example/2025/06/ferry`): Revision {
  const text = `Ferry burns in the strait\n\nA ferry burned in the strait on Monday, the coast guard said. ${id}`;
  return {
    ...{ id, articleId: id, number: 1, sourceId: id, hash: id, seenAt: 1, rights: {}, text, headline: { start: 0, end: 25 } },
    ...{ blocks: [{ kind: 'paragraph', start: 27, end: text.length }], noteRanges: [], kind: 'report', lang: 'en', canonicalUrl: url, sourceName: '' },
    ...{ authors: [], contributors: [], credits: [], notes: [], tags: [], published: 1, ...(section === undefined ? {} : { section }) },
  } as Revision;
}
const sectionOf = (...heads: readonly Revision[]): string | undefined => {
  const members = heads.map((h, i): Membership => ({
    storyId: 's',
    articleId: h.articleId,
    revisionId: h.id,
    joinedAt: i,
    why: { decision: 'joined', score: 1, shared: [] },
  }));
  return summary(PROFILE, members, heads, heads.length).section;
};

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
