import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoryDecided } from '../flow-stories.ts';
import type { Filed } from '../model/story.ts';
import type { Store } from '../store/store.ts';
import { describe } from './describe.ts';

const lines = (saga?: string, filed?: Filed): Promise<readonly string[]> => {
  const decided = {
      member: { storyId: 'arrest', why: { decision: 'opened', score: 0, shared: [] } },
      profile: { storyId: 'arrest', ...(saga === undefined ? {} : { saga }) },
    },
    reads = { stories: { get: () => Promise.resolve([{ id: 'arrest', ...(filed ? { filed } : {}) }]) } };
  return describe('stories', decided as unknown as StoryDecided, reads as unknown as Store);
};

test('a story that is a development of an affair names that', async () => {
  const said = 'a development of the affair vote';
  assert.ok((await lines('vote')).includes(said));
  for (const saga of ['arrest', undefined]) assert.doesNotMatch((await lines(saga)).join('\n'), /affair/);
});

test('a section says whether sources name it or words make it likely', async () => {
  assert.equal((await lines(undefined, { topic: 'crime', by: 'sources', sources: 2 })).at(-1), 'section: crime, which 2 sources name');
  assert.match((await lines(undefined, { topic: 'crime', by: 'words', likelihood: 0.912, terms: ['judg'] })).at(-1) ?? '', /guessed .*0\.91\): judg$/);
  assert.equal((await lines()).at(-1), 'section: nothing tells a topic');
});
