import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revisionOf } from '../../../test/promises/write.ts';
import { quote } from '../../model/citation.ts';
import type { Reprint } from '../../model/reprint.ts';
import type { Revision } from '../../model/revision.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { outdatedCopies, type Outdated } from './outdated.ts';
import { reportOf, type Report } from './report.ts';

const NOW = Date.UTC(2025, 5, 2);
const FIRST = ['A crane fell into the basin on Monday.', 'Around 1,200 households had no power in the evening, the operator said.', 'Nobody was hurt.'],
  SECOND = [FIRST[0] ?? '', 'Around 12,000 households had no power in the evening, the operator said.', FIRST[2] ?? ''];
const text = (key: string, body: readonly string[], number = 1, more: Partial<Revision> = {}, notes: readonly string[] = []): Revision =>
  revisionOf({ key, source: key, at: NOW, lang: 'en', headline: 'Crane falls into the basin', body, notes, more }, number);
const link = (copy: Revision, original: Revision, relation: Reprint['relation'] = 'reprint'): Reprint => ({
  copyId: copy.articleId,
  originalId: original.articleId,
  relation,
  containment: 1,
  evidence: [],
  edits: { same: 3, cut: [], added: [], changed: [] },
});

async function outdated(history: readonly Revision[], copies: readonly (readonly [Revision, Reprint['relation']?])[]): Promise<readonly Outdated[]> {
  const store: Store = await openStore({ sqlite: ':memory:' });
  try {
    await store.articles.putRevisions(history.map((revision) => ({ revision, terms: [] })));
    const newest = history.at(-1) as Revision,
      reports = copies.map(([c, relation]): Report => reportOf(c, undefined, new Map(), link(c, newest, relation)));
    return await outdatedCopies(store, reportOf(newest, undefined, new Map()), reports);
  } finally {
    await store.close();
  }
}
const lines = (o: Outdated | undefined): string[][] =>
  (o?.stale ?? []).map(({ line, now }) => [line, now].map((l) => (l ? quote(l.report.revision, l.at) : '')));

test('a copy that has a line which its original has changed is told with both lines, each in its own words', async () => {
  const changed = { change: { kind: 'substantive', announced: false } } as const,
    history = [text('wire', FIRST), text('wire', SECOND, 2, changed)];
  const [found, ...more] = await outdated(history, [[text('copy', FIRST)], [text('follows', SECOND)]]);
  assert.equal(more.length, 0, 'the copy that follows is not told');
  assert.deepEqual(lines(found), [[FIRST[1], SECOND[1]]]);
});

test('so is one that has edited the line elsewhere, and one whose original took the line out', async () => {
  const changed = { change: { kind: 'substantive', announced: false } } as const,
    styled = FIRST.map((p) => p.replace('in the evening, the operator said', 'on Monday evening, the operator said'));
  assert.deepEqual(lines((await outdated([text('wire', FIRST), text('wire', SECOND, 2, changed)], [[text('copy', styled)]]))[0]), [[styled[1], SECOND[1]]]);
  const gone = [text('wire', FIRST), text('wire', [FIRST[0] ?? '', FIRST[2] ?? ''], 2, changed)];
  assert.deepEqual(lines((await outdated(gone, [[text('copy', FIRST)]]))[0]), [[FIRST[1], '']]);
});

test('a note that the original prints and the copy does not is told, in the original’s words', async () => {
  const note = 'Correction: an earlier version gave 1,200 households.',
    [found] = await outdated([text('wire', SECOND, 1, {}, [note])], [[text('copy', FIRST)]]);
  assert.deepEqual(
    found?.notes.map((n) => quote(n.report.revision, n.at)),
    [note],
  );
  assert.deepEqual(await outdated([text('wire', SECOND, 1, {}, [note])], [[text('copy', SECOND, 1, {}, [note])]]), []);
});

test('small changes, other relations and publishers who forbid quoting are left alone', async () => {
  const cosmetic = [text('wire', FIRST), text('wire', SECOND, 2, { change: { kind: 'cosmetic', announced: false } })],
    changed = [text('wire', FIRST), text('wire', SECOND, 2, { change: { kind: 'substantive', announced: false } })];
  assert.deepEqual(await outdated(cosmetic, [[text('copy', FIRST)]]), []);
  assert.deepEqual(await outdated(changed, [[text('copy', FIRST), 'based-on']]), []);
  assert.deepEqual(await outdated(changed, [[text('copy', FIRST, 1, { rights: { nosnippet: true } })]]), []);
});
