import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoryDecided } from '../flow-stories.ts';
import type { Store } from '../store/store.ts';
import { describe } from './describe.ts';

const lines = (saga?: string): Promise<readonly string[]> => {
  const decided = {
    member: { storyId: 'arrest', why: { decision: 'opened', score: 0, shared: [] } },
    profile: { storyId: 'arrest', ...(saga === undefined ? {} : { saga }) },
  };
  return describe('stories', decided as unknown as StoryDecided, {} as Store);
};

test('a story that is a development of an affair names that', async () => {
  const said = 'a development of the affair vote';
  assert.ok((await lines('vote')).includes(said));
  for (const saga of ['arrest', undefined]) assert.doesNotMatch((await lines(saga)).join('\n'), /affair/);
});
