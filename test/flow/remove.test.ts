import assert from 'node:assert/strict';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { archive } from '../archive.ts';
import { cells } from '../contract/cells.ts';
import { broadsheet, folder, start } from '../run.ts';

const REPORTS = archive(6);
/** An article whose words stand nowhere else, and that opens the story of the reports beside it. */
const GONE = {
  ...REPORTS[0],
  id: 'gone',
  title: 'Zorbanellic quandrant opens at the pier',
  url: 'https://herons.example/2025/zorbanellic-quandrant-opens',
  source: 'The Heron',
  author: 'Quixwhistle Bramblethorp',
  text: `${REPORTS[0]?.text}\n\n"The marmalade ledger of forty-one herons burned," said Ulla Vexilmoor, who keeps it. At least 41 people were killed, she said.`,
  published: new Date(Date.parse(REPORTS[0]?.published ?? '') - 3_600_000).toISOString(),
};
const WORDS = ['zorbanellic', 'quandrant', 'quixwhistle', 'bramblethorp', 'marmalade ledger', 'vexilmoor'];
const heldBy = (text: string): readonly string[] => WORDS.filter((word) => text.toLowerCase().includes(word));
const lines = (records: readonly object[]): string => records.map((r) => JSON.stringify(r)).join('\n');

async function imported(data: string): Promise<string> {
  writeFileSync(join(data, 'archive.jsonl'), lines([GONE, ...REPORTS]));
  assert.equal((await broadsheet(data, ['import', 'archive.jsonl'])).code, 0);
  const found = JSON.parse((await broadsheet(data, ['search', 'zorbanellic', '--json'])).out.split('\n')[0] ?? '') as { article: string };
  return found.article;
}
/** All files of a folder, as one text of their names and bytes. */
const written = (root: string): string =>
  globSync('**/*', { cwd: root, exclude: ['.git'] })
    .map((name) => {
      try {
        return `${name}\n${readFileSync(join(root, name), 'utf8')}`;
      } catch {
        return name;
      }
    })
    .join('\n');

test('remove: by command, out of the store, its file, exports and the published paper; it is not imported again', { timeout: 600_000 }, async (t) => {
  const data = folder(t),
    out = join(folder(t), 'paper');
  mkdirSync(join(data, 'drop', 'done'), { recursive: true });
  writeFileSync(join(data, 'drop', 'done', 'old.jsonl'), lines([GONE]));
  const id = await imported(data),
    publish = () => broadsheet(data, ['publish', out, '--base', 'https://paper.example/', '--json']);
  assert.equal((await publish()).code, 0);
  assert.deepEqual(heldBy(written(out)).slice(0, 2), ['zorbanellic', 'quandrant'], 'it was never published');

  const noReason = await broadsheet(data, ['remove', id]);
  assert.deepEqual([noReason.code, /reason/.test(noReason.err)], [2, true]);
  const unknown = await broadsheet(data, ['remove', 'https://herons.example/none', '--reason', 'Asked for']);
  assert.deepEqual([unknown.code, /no such article/.test(unknown.err)], [1, true]);

  const ran = await broadsheet(data, ['remove', GONE.url, '--reason', 'The court said so.', '--by', 'Ida', '--json']);
  assert.equal(ran.code, 0, ran.err);
  const said = JSON.parse(ran.out) as { removed: { articleId: string; why: string; by: string }[]; copies: { articleId: string }[]; files: string[] };
  assert.deepEqual(
    said.removed.map(({ articleId, why, by }) => ({ articleId, why, by })),
    [{ articleId: id, why: 'The court said so.', by: 'Ida' }],
  );
  assert.ok(said.copies.length > 0, 'the copies were not told');
  assert.deepEqual(said.files, [join(data, 'drop', 'done', 'old.jsonl')]);

  const where = { sqlite: join(data, 'broadsheet.db') };
  assert.deepEqual(
    (await cells(where)).filter((c) => heldBy(c.text).length > 0).map((c) => c.place),
    [],
  );
  assert.deepEqual(
    globSync(`${data}/broadsheet.db*`).flatMap((file) => heldBy(readFileSync(file, 'latin1'))),
    [],
  );
  for (const what of ['articles', 'claims', 'stories', 'members', 'ledger', 'ninjs', 'warc']) {
    const exported = await broadsheet(data, ['export', '--what', what]);
    assert.equal(exported.code, 0, exported.err);
    assert.deepEqual([what, heldBy(exported.out), exported.out.includes(id)], [what, [], false]);
  }
  const doctor = await broadsheet(data, ['doctor']);
  assert.match(doctor.out, /Open work: none/);
  assert.equal(doctor.code, 0, doctor.out);

  const published = await publish();
  assert.equal(published.code, 0, published.err);
  assert.deepEqual(heldBy(written(out)), []);
  assert.match(written(out), /The court said so/, 'the log does not tell it');

  const again = await broadsheet(data, ['import', 'archive.jsonl', '--json']);
  assert.equal(again.code, 0, again.err);
  const { articles, removedBefore } = JSON.parse(again.out) as { articles: number; removedBefore: number };
  assert.deepEqual({ articles, removedBefore }, { articles: 0, removedBefore: 1 });
  const twice = await broadsheet(data, ['remove', id, '--reason', 'Again']);
  assert.equal(twice.code, 0, twice.err);
  assert.match(twice.out, /had been removed before/);
});

test('remove --with-copies takes what was copied of it too', { timeout: 300_000 }, async (t) => {
  const data = folder(t),
    id = await imported(data),
    ran = await broadsheet(data, ['remove', id, '--reason', 'Asked for', '--with-copies', '--json']),
    said = JSON.parse(ran.out) as { removed: object[]; copies: object[] };
  assert.ok(said.removed.length > 1);
  assert.deepEqual(said.copies, []);
});

test('remove that is killed has removed all or nothing, and what is left to clean is cleaned the next time', { timeout: 600_000 }, async (t) => {
  const data = folder(t),
    id = await imported(data),
    where = { sqlite: join(data, 'broadsheet.db') },
    standing = async () => new Set((await cells(where)).filter((c) => !/^(?:words|said)_/.test(c.place)).flatMap((c) => heldBy(c.text))),
    whole = await standing();
  assert.ok(whole.size >= 4);
  let gone = false;
  for (let wait = 500; !gone; wait *= 1.25) {
    const child = start(data, ['remove', id, '--reason', 'Asked for']),
      ended = new Promise((resolve) => child.once('close', resolve));
    await Promise.race([sleep(wait), ended]);
    child.kill('SIGKILL');
    await ended;
    const found = await standing();
    gone = found.size === 0;
    assert.ok(gone || found.size === whole.size, `half of it is left: ${[...found].join(', ')}`);
    assert.ok(wait < 20_000, 'it never came to its end');
  }
  const again = await broadsheet(data, ['remove', id, '--reason', 'Asked for']);
  assert.equal(again.code, 0, again.err);
  assert.deepEqual(
    globSync(`${data}/broadsheet.db*`).flatMap((file) => heldBy(readFileSync(file, 'latin1'))),
    [],
  );
  const doctor = await broadsheet(data, ['doctor']);
  assert.match(doctor.out, /Open work: none/);
});
