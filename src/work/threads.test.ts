import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alone } from '../flow.ts';
import type { Page } from '../model/page.ts';
import { isRejected } from '../model/outcome.ts';
import { Threads } from './threads.ts';

const page = (id: string, body: string): Page =>
  ({
    id,
    url: '',
    finalUrl: '',
    status: 200,
    contentType: 'text/plain',
    format: 'text',
    body,
    fetchedAt: 0,
    rights: 'full',
    hints: {},
  }) as Page;
const TEXT =
  'Ferry strike ends after nine days\n\nThe crews of the harbour ferries went back to work on Monday, the union said. “We have what we asked for,” said its head, Ana Lund.';

test('a thread decides as this one would, and one piece that fails does not fail the others', async () => {
  const threads = new Threads(1);
  try {
    const good = page('a', TEXT),
      [first, bad, last] = threads.think('clean', [good, { nothing: true }, good]),
      here = await alone().clean(good);
    assert.ok(!isRejected(here));
    assert.deepEqual((await first)?.open(), here);
    await assert.rejects(bad as Promise<unknown>);
    assert.deepEqual((await last)?.open(), here);
  } finally {
    await threads.close();
  }
});

test('what a thread still owed when it ended is refused, and the next is asked of a new one', async () => {
  const threads = new Threads(1),
    [owed] = threads.think('clean', [page('a', TEXT)]);
  await Promise.all([assert.rejects(owed as Promise<unknown>, /the thread was ended/), threads.close()]);
  const [again] = threads.think('clean', [page('a', TEXT)]);
  assert.ok(again && !isRejected((await again).open() as Awaited<ReturnType<ReturnType<typeof alone>['clean']>>));
  await threads.close();
});

test('threads that work apart decide the same: one cleans, another does the rest', async () => {
  const threads = new Threads(2, { apart: true });
  try {
    const draft = await alone().clean(page('a', TEXT));
    assert.ok(!isRejected(draft));
    const [cleaned] = threads.think('clean', [page('a', TEXT)]),
      [told] = threads.think('reprints', [{ ...draft.draft, furniture: [] }]);
    assert.deepEqual((await cleaned)?.open(), draft);
    assert.deepEqual((await told)?.open(), alone().reprints({ ...draft.draft, furniture: [] } as never));
  } finally {
    await threads.close();
  }
});
