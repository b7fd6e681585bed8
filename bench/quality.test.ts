import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readLines, setFiles, setFolders } from './corpora.ts';
import { FAMILIES, JOBS, wanted } from './families.ts';
import { brokenFloors, raisedFloors, readFloors } from './floors.ts';
import { Absent, measure, type Context } from './measured.ts';
import { lines } from './quality.ts';
import { meets, nameOf, ROWS } from './rows.ts';

const QUALITY = join(import.meta.dirname, '..', '..', 'shared', 'quality.md');
const CONTEXT: Context = { corpora: '', eval: '', asIs: false };

/** "a · b / x · y · c / z (words)" → a / x, b / x, b / y, c / z. */
function namesIn(cell: string): string[] {
  const names: string[] = [];
  let set: string | undefined,
    waiting: string[] = [];
  for (const piece of cell.replace(/\([^)]*\)/g, '').split(' · ')) {
    const [left = '', metric] = piece.split(' / ').map((s) => s.trim());
    if (metric !== undefined) {
      names.push(...[...waiting, left].map((name) => `${name} / ${metric}`));
      [set, waiting] = [left, []];
    } else if (set !== undefined) names.push(`${set} / ${left}`);
    else waiting.push(left);
  }
  return names;
}

test('the rows are those of the quality table, name for name', { skip: existsSync(QUALITY) ? false : 'the table is not here' }, () => {
  const table = readFileSync(QUALITY, 'utf8').split('## Quality')[1]?.split('## Speed')[0] ?? '',
    cells = [...table.matchAll(/^\| (\S[^|]* \/ [^|]*?) \|/gm)].flatMap(([, cell]) => (cell?.startsWith('row:') ? [] : [cell ?? ''])),
    aside = [...table.matchAll(/\(with [^)]*: (pages-kind \/ [a-z-]+)\)/g)].map(([, name]) => name ?? '');
  assert.ok(cells.length > 20, 'the table was not understood');
  assert.deepEqual(
    ROWS.filter((r) => !r.beside)
      .map(nameOf)
      .sort(),
    [...cells.flatMap(namesIn), ...aside].sort(),
  );
});

test('no row has a goal easier than its gate, and no name occurs twice', () => {
  for (const row of ROWS) assert.ok(meets(row.goal, row.gate, row.direction), nameOf(row));
  assert.equal(new Set(ROWS.map(nameOf)).size, ROWS.length);
});

test('the floors name only rows that exist, and lie between 0 and 1', () => {
  const names = new Set(ROWS.map(nameOf));
  for (const [name, floor] of Object.entries(readFloors())) {
    assert.ok(names.has(name), name);
    assert.ok(floor >= 0 && floor <= 1, name);
  }
});

test('every family is measured in one job, and every set that it names has rows', () => {
  assert.deepEqual(JOBS.flat().sort(), FAMILIES.map((f) => f.name).sort());
  const sets = new Set(ROWS.map((r) => r.set));
  for (const family of FAMILIES) for (const set of family.sets) assert.ok(sets.has(set), set);
  assert.ok(wanted({ set: 'stories-uci' }, 'stories') && !wanted({ set: 'feeds' }, 'stories'));
});

test('a set is found by its name before the first dot, whichever half it is; what lies beside it only when asked for', () => {
  const root = mkdtempSync(join(tmpdir(), 'corpora-'));
  try {
    mkdirSync(join(root, 'reprints'));
    mkdirSync(join(root, 'pages', 'harbour-b'), { recursive: true });
    for (const name of ['pairs.heldout.jsonl.gz', 'news.test.jsonl', 'news.test.pairs.jsonl', 'news.train.jsonl', 'newsmore.dev.jsonl', 'README.md'])
      writeFileSync(join(root, 'reprints', name), name.endsWith('.gz') ? gzipSync('{"a":1}\n\n{"a":2}\n') : '{"a":3}');
    const found = (name: string, part?: string): string[] => setFiles(root, 'reprints', name, part).map((f) => f.slice(join(root, 'reprints').length + 1));
    assert.deepEqual(found('news'), ['news.test.jsonl']);
    assert.deepEqual(found('news', 'pairs'), ['news.test.pairs.jsonl']);
    assert.deepEqual(found('news', 'train'), ['news.train.jsonl']);
    assert.deepEqual(found('pairs'), ['pairs.heldout.jsonl.gz']);
    assert.deepEqual(setFiles(root, 'stories', 'news'), []);
    assert.deepEqual(readLines<{ a: number }>(...setFiles(root, 'reprints', 'pairs')), [{ a: 1 }, { a: 2 }]);
    assert.deepEqual(setFolders(root, 'pages', 'harbour'), [join(root, 'pages', 'harbour-b')]);
    assert.deepEqual(setFolders(root, 'pages', 'harb'), []);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('a value under its floor is reported, for shares that should be small one above it; an absent set is not', () => {
  const floors = { 'feeds / files': 0.9, 'stories / churn': 0.02 },
    at = (files: number | null, churn: number, absent?: string) =>
      brokenFloors(
        [
          { set: 'feeds', metric: 'files', value: files, ...(absent ? { absent } : {}) },
          { set: 'stories', metric: 'churn', value: churn },
        ],
        floors,
      ).map((b) => b.name);
  assert.deepEqual(at(0.899, 0.021), []);
  assert.deepEqual(at(0.89, 0.03), ['feeds / files', 'stories / churn']);
  assert.deepEqual(at(null, 0), ['feeds / files']);
  assert.deepEqual(at(null, 0, 'feeds/'), []);
});

test('floors rise and never fall', () => {
  const floors = { 'feeds / files': 0.9, 'stories / churn': 0.02, 'rank / ndcg10': 0.5 };
  const raised = raisedFloors(
    [
      { set: 'feeds', metric: 'files', value: 0.95559 },
      { set: 'stories', metric: 'churn', value: 0.05 },
      { set: 'headlines', metric: 'never-worst', value: 1 },
      { set: 'verify', metric: 'recall', value: null },
    ],
    floors,
  );
  assert.deepEqual(raised, { 'feeds / files': 0.9555, 'stories / churn': 0.02, 'headlines / never-worst': 1, 'rank / ndcg10': 0.5 });
});

test('what cannot be measured is null and says why; a set that breaks is a failure', async () => {
  const rows = ROWS.filter((r) => r.set === 'rank');
  assert.deepEqual(await measure(rows, undefined, CONTEXT), [{ set: 'rank', metric: 'ndcg10', value: null, note: 'not yet: no part computes it' }]);
  const absent = await measure(
    rows,
    () => {
      throw new Absent('stories/allsides');
    },
    CONTEXT,
  );
  assert.equal(absent[0]?.absent, 'stories/allsides');
  assert.equal(lines(absent, {}, false)[0]?.note, 'absent: stories/allsides');
  const given = await measure(rows, () => ({ values: { ndcg10: 0.5 }, note: 'two days' }), CONTEXT);
  assert.deepEqual(lines(given, { 'rank / ndcg10': 0.4 }, true), [
    { set: 'rank', metric: 'ndcg10', value: 0.5, floor: 0.4, gate: 0.92, goal: 0.95, note: 'two days; rules, not trained' },
  ]);
});
