import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { archive } from '../archive.ts';
import { broadsheet, folder, start, type Ran } from '../run.ts';

const KILLS = 30;
const EVENTS = 4;

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

/** Four events are one day of the archive: a day is imported, and killed, at a time. */
const days = (): string[] => {
  const lines = archive(KILLS * EVENTS).map((r) => JSON.stringify(r)),
    perDay = lines.length / KILLS;
  return Array.from({ length: KILLS }, (_, day) => lines.slice(day * perDay, (day + 1) * perDay).join('\n') + '\n');
};

/** Imports files and kills the process after `delay` ms; false if it came to its end before. */
async function killed(data: string, files: readonly string[], delay: number): Promise<boolean> {
  const child = start(data, ['import', ...files]),
    timer = setTimeout(() => child.kill('SIGKILL'), delay),
    signal = await new Promise<string | null>((resolve) => child.once('close', (_code, s) => resolve(s)));
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

async function timed(run: () => Promise<Ran>): Promise<number> {
  const started = performance.now(),
    ran = await run();
  assert.equal(ran.code, 0, ran.err + ran.out);
  return performance.now() - started;
}

/** The days up to `last`: one whose import was killed before it was taken in is given again with the next, as its owner would. */
const given = (last: number): string[] => Array.from({ length: last + 1 }, (_, day) => `${day}.jsonl`);

test(`an import killed ${KILLS} times loses and doubles nothing`, { timeout: 600_000 }, async (t) => {
  const undisturbed = folder(t),
    disturbed = folder(t),
    parts = days();
  writeFileSync(join(undisturbed, 'all.jsonl'), parts.join(''));
  for (const [i, part] of parts.entries()) writeFileSync(join(disturbed, `${i}.jsonl`), part);
  writeFileSync(join(disturbed, 'none.jsonl'), '');
  await timed(() => broadsheet(undisturbed, ['import', 'all.jsonl']));
  const startup = await timed(() => broadsheet(disturbed, ['import', 'none.jsonl']));
  let died = 0,
    work = startup / 2;
  for (let i = 0; i < KILLS; i++) {
    // At a different point of its work each time, and sooner after one that came to its end.
    if (await killed(disturbed, given(i), startup * 0.8 + ((i * 37) % 100) * 0.01 * work)) died++;
    else work *= 0.8;
  }
  assert.ok(died >= KILLS / 2, `only ${died} of ${KILLS} imports were killed in time`);
  await timed(() => broadsheet(disturbed, ['import', ...given(KILLS - 1)]));
  assert.deepEqual(await state(disturbed), await state(undisturbed));
});
