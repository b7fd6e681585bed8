import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recorded } from '../../src/model/change.ts';
import { appOf } from '../serve/browser.ts';
import { archive, type ArchiveRecord } from '../archive.ts';
import { pageOf, paper, replayed } from './desk.ts';

const HOUR = 3_600_000;
const EVENT = archive(3).filter((r) => r.event === 0),
  OTHER = archive(3).filter((r) => r.event === 2);
const later = (r: ArchiveRecord, more: Partial<ArchiveRecord>): ArchiveRecord => ({
  ...r,
  id: `${r.id}-later`,
  published: new Date(Date.parse(r.published) + HOUR).toISOString(),
  ...more,
});
const kinds = (changes: readonly Pick<Recorded, 'kind'>[]): string[] => changes.map((c) => c.kind);

test('what happens to stories, texts and figures is told of as it happens, and read on through the API', async (t) => {
  const p = await paper(t),
    app = appOf({ store: p.store, clock: () => p.now });
  const read = async (since: string, limit = 200) =>
    (await (await app.request(`/changes.json?limit=${limit}${since === '' ? '' : `&since=${since}`}`)).json()) as {
      changes: { kind: string; cursor: string; story: string | null; into: string | null; article: string | null }[];
      next: string;
      more: boolean;
    };
  const start = await read('now');
  assert.deepEqual([start.changes, start.more], [[], false]);

  const taken = await p.take(EVENT),
    [home = ''] = await p.places(taken),
    opened = await read(start.next);
  assert.deepEqual(
    opened.changes.filter((c) => c.kind === 'story-opened' || c.kind === 'story-grown').map((c) => [c.kind, c.story, c.article]),
    taken.map((id, i) => [i === 0 ? 'story-opened' : 'story-grown', home, id]),
  );

  const [first] = EVENT as [ArchiveRecord];
  await p.take([later(first, { title: `${first.title}, and what came of it`, text: `${first.text}\n\nCorrection: An earlier version misstated the day.` })]);
  const revised = await read(opened.next);
  assert.ok(kinds(revised.changes as never).includes('article-revised'));
  assert.equal(revised.changes.find((c) => c.kind === 'article-revised')?.article, taken[0]);

  const [lone = ''] = await p.places(await p.take(OTHER)),
    before = await read(revised.next);
  assert.ok(before.changes.some((c) => c.kind === 'story-opened' && c.story === lone));
  const merge = await p.act('merge', lone, { intoId: home }),
    merged = await read(before.next);
  assert.deepEqual(
    merged.changes.filter((c) => c.kind.startsWith('story-')).map((c) => [c.kind, c.story, c.into]),
    [['story-merged', lone, home]],
  );
  await p.act('undo', lone, { undoes: merge.id });
  const restored = await read(merged.next);
  assert.deepEqual(
    restored.changes.filter((c) => c.kind.startsWith('story-')).map((c) => [c.kind, c.story]),
    [['story-restored', lone]],
  );

  // Read again in small steps it is the same, each change once.
  const all = await read(start.next),
    steps: string[] = [];
  for (let at = start.next, more = true; more;) {
    const step = await read(at, 2);
    steps.push(...step.changes.map((c) => c.cursor));
    ({ next: at, more } = step);
  }
  assert.deepEqual(
    steps,
    all.changes.map((c) => c.cursor),
  );
  assert.equal(new Set(steps).size, steps.length);
});

test('work that is delivered twice tells of nothing twice', async () => {
  const pages = [...EVENT, ...OTHER].map(pageOf),
    changes = await replayed(pages, 3, {}, (store) => store.changelog.since(0, 1000));
  assert.deepEqual(changes.flatMap((c) => (c.kind === 'story-opened' || c.kind === 'story-grown' ? [c.articleId] : [])).length, pages.length);
  assert.ok(!kinds(changes).includes('article-revised'));
});
