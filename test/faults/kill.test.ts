import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { archive } from '../archive.ts';
import { broadsheet, folder, start } from '../run.ts';

const KILLS = 30;
const EVENTS = 80;

/** Everything that must not depend on how often the import was killed. */
async function state(data: string): Promise<unknown> {
  const store = await openStore({ sqlite: join(data, 'broadsheet.db') });
  try {
    assert.deepEqual(await store.check(), [], 'the database is sound');
    const { work, failures, ...counts } = await store.counts();
    assert.equal(work, 0, 'no work is left open');
    assert.equal(failures, 0, 'no work was given up');
    return { counts, stories: await stories(store), front: await front(store) };
  } finally {
    await store.close();
  }
}
async function stories(store: Store): Promise<unknown> {
  const tallies = await store.stories.tallies('en', 0, Number.MAX_SAFE_INTEGER, 10_000);
  const members = await Promise.all(tallies.map(async (t) => (await store.stories.members(t.storyId)).map((m) => [m.articleId, m.copyOf])));
  return tallies.map((t, i) => [t.storyId, t.size, t.independent, members[i]]).sort();
}
async function front(store: Store): Promise<unknown> {
  const page = await store.fronts.latest('en');
  return page?.ranked.map((r) => [r.storyId, r.receipt.score.toFixed(9)]);
}

test(`an import killed ${KILLS} times loses and doubles nothing`, { timeout: 300_000 }, async (t) => {
  const undisturbed = folder(t),
    killed = folder(t),
    lines = archive(EVENTS).map((r) => JSON.stringify(r));
  for (const data of [undisturbed, killed]) writeFileSync(join(data, 'archive.jsonl'), lines.join('\n') + '\n');
  const first = await broadsheet(undisturbed, ['import', 'archive.jsonl', '--json']);
  assert.equal(first.code, 0, first.err + first.out);
  const took = (JSON.parse(first.out) as { seconds: number; articles: number }).seconds * 1000;
  assert.equal((JSON.parse(first.out) as { articles: number }).articles, EVENTS * 3);
  let died = 0;
  for (let i = 0; i < KILLS; i++) {
    const child = start(killed, ['import', 'archive.jsonl']),
      // Later and later, so that every part of the import is hit; the start of Node itself takes about 300 ms.
      timer = setTimeout(() => child.kill('SIGKILL'), 250 + ((i * 37) % 100) * (took / 100 / 2));
    const signal = await new Promise<string | null>((resolve) => child.once('close', (_code, s) => resolve(s)));
    clearTimeout(timer);
    if (signal === 'SIGKILL') died++;
  }
  assert.ok(died >= KILLS / 3, `only ${died} of ${KILLS} imports were killed in time`);
  const last = await broadsheet(killed, ['import', 'archive.jsonl', '--json']);
  assert.equal(last.code, 0, last.err + last.out);
  assert.deepEqual(await state(killed), await state(undisturbed));
});
