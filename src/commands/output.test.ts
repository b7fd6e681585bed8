import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { outFile, outFolder, writeOut } from './output.ts';

function newFolder(t: TestContext): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-output-')));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
const refused = (fn: () => unknown, says: RegExp): void =>
  assert.throws(fn, (e: { code?: string; message: string }) => e.code === 'output' && says.test(e.message));

test('a file is written whole under its name, with its hash, for its owner alone', async (t) => {
  const folder = newFolder(t),
    { folder: into, name } = outFile(join(folder, 'claims.csv'), join(folder, 'data')),
    written = await writeOut(into, [{ name, parts: ['a,b\r\n', new TextEncoder().encode('ä,ö\r\n')] }]);
  assert.equal(readFileSync(join(folder, 'claims.csv'), 'utf8'), 'a,b\r\nä,ö\r\n');
  assert.deepEqual(written, [{ name: 'claims.csv', sha256: createHash('sha256').update('a,b\r\nä,ö\r\n').digest('hex') }]);
  assert.deepEqual(readdirSync(folder), ['claims.csv']);
});

test('nothing is written over, followed out of its folder, or put among the data', (t) => {
  const folder = newFolder(t),
    data = join(folder, 'data');
  mkdirSync(join(data, 'inner'), { recursive: true });
  writeFileSync(join(folder, 'there'), 'x');
  symlinkSync('/nowhere/at/all', join(folder, 'dangling'));
  symlinkSync(data, join(folder, 'door'));
  for (const [path, says] of [
    ['there', /is there already/],
    ['dangling', /is there already/],
    ['door', /is there already/],
    ['door/x.csv', /lies in the data folder/],
    ['data/x.csv', /lies in the data folder/],
    ['data/inner/../../data/x.csv', /lies in the data folder/],
    ['none/x.csv', /lies in no folder/],
    ['there/x.csv', /lies in no folder/],
    ['x\0.csv', /is no path/],
    ['x.csv/', /is a folder/],
  ] as const)
    refused(() => outFile(`${folder}/${path}`, data), says);
  refused(() => outFolder(join(folder, 'door'), data, ['a']), /is a link/);
  refused(() => outFolder(join(folder, 'there'), data, ['a']), /is a file/);
  refused(() => outFolder(join(data, 'new'), data, ['a']), /lies in the data folder/);
  refused(() => outFolder(data, data, ['a']), /lies in the data folder/);
  mkdirSync(join(folder, 'out'));
  writeFileSync(join(folder, 'out', 'b'), 'x');
  refused(() => outFolder(join(folder, 'out'), data, ['a', 'b']), /is there already/);
  assert.equal(outFile(join(folder, 'out', '..', 'up.csv'), data).folder.path, folder);
});

test('where one of several fails none is there, and neither is the folder that was made for them', async (t) => {
  const folder = newFolder(t),
    bad = function* (): Generator<string> {
      yield 'half';
      throw new Error('the store failed');
    };
  const into = outFolder(join(folder, 'out'), join(folder, 'data'), ['a', 'b']);
  await assert.rejects(
    writeOut(into, [
      { name: 'a', parts: ['whole'] },
      { name: 'b', parts: bad() },
    ]),
    /the store failed/,
  );
  assert.ok(!existsSync(join(folder, 'out')));
  mkdirSync(join(folder, 'kept'));
  writeFileSync(join(folder, 'kept', 'own'), 'x');
  await assert.rejects(writeOut(outFolder(join(folder, 'kept'), join(folder, 'data'), ['a']), [{ name: 'a', parts: bad() }]));
  assert.deepEqual(readdirSync(join(folder, 'kept')), ['own']);
});

test('what appears under the name meanwhile stays', async (t) => {
  const folder = newFolder(t),
    { folder: into, name } = outFile(join(folder, 'a'), join(folder, 'data'));
  const parts = function* (): Generator<string> {
    writeFileSync(join(folder, 'a'), 'of another');
    yield 'mine';
  };
  await assert.rejects(writeOut(into, [{ name, parts: parts() }]), { code: 'output' });
  assert.equal(readFileSync(join(folder, 'a'), 'utf8'), 'of another');
  assert.deepEqual(readdirSync(folder), ['a']);
});

test('a folder that cannot be written is said so', { skip: process.getuid?.() === 0 ? 'root may write anywhere' : false }, async (t) => {
  const folder = newFolder(t);
  mkdirSync(join(folder, 'shut'));
  chmodSync(join(folder, 'shut'), 0o500);
  await assert.rejects(writeOut(outFolder(join(folder, 'shut'), join(folder, 'data'), ['a']), [{ name: 'a', parts: ['x'] }]), { code: 'output' });
});
