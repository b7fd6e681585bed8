import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { http, members, record } from '../../../test/warc.ts';
import type { Damage, Position, WarcRecord } from './records.ts';
import { readWarc, warcId } from './warc.ts';

function file(t: TestContext, bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-warc-')),
    path = join(folder, 'a.warc');
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path, bytes);
  return path;
}
async function all(path: string, from?: Position): Promise<(WarcRecord | Damage)[]> {
  const found: (WarcRecord | Damage)[] = [];
  for await (const one of readWarc(path, from)) found.push(one);
  return found;
}
const said = (found: readonly (WarcRecord | Damage)[]): string[] =>
  found.map((f) => ('damage' in f ? `! ${f.damage}` : (f.block?.toString('utf8') ?? '(long)')));

const THREE = ['one', 'two', 'three'].map((block) => record({ type: 'resource', block }));
/** What cannot be made smaller. */
const NOISE = Array.from({ length: 90 }, (_, i) => hash('sha1', String(i))).join('');
const FORMS: Readonly<Record<string, (records: readonly Buffer[]) => Buffer>> = {
  plain: (records) => Buffer.concat(records),
  'a member for each record': members,
  'one member for all': (records) => gzipSync(Buffer.concat(records)),
};

for (const [name, form] of Object.entries(FORMS)) {
  test(`${name}: records come with where to go on, and from there come the rest`, async (t) => {
    const path = file(t, form(THREE)),
      found = await all(path);
    assert.deepEqual(said(found), ['one', 'two', 'three']);
    for (const [i, one] of found.entries()) {
      assert.ok('next' in one);
      assert.deepEqual(said(await all(path, one.next)), ['one', 'two', 'three'].slice(i + 1));
    }
  });

  test(`${name}: what is cut short says so and gives what came before`, async (t) => {
    const bytes = form([...THREE, record({ type: 'resource', block: NOISE })]),
      found = await all(file(t, bytes.subarray(0, bytes.length - 400)));
    assert.deepEqual(said(found).slice(0, 3), ['one', 'two', 'three']);
    assert.match(said(found)[3] ?? '', /^! .*cut short/);
    assert.equal(found.length, 4);
  });
}

test('a damaged member costs itself alone', async (t) => {
  const packed = THREE.map((r) => gzipSync(r));
  for (const spoil of [(b: Buffer) => b.fill(0x55, 12, 40), (b: Buffer) => b.fill(0xff, b.length - 8, b.length - 4), (b: Buffer) => b.fill(0, 0, 3)]) {
    const [one, two, three] = packed.map((b) => Buffer.from(b)) as [Buffer, Buffer, Buffer];
    spoil(two);
    const found = await all(file(t, Buffer.concat([one, two, three])));
    assert.deepEqual([said(found)[0], said(found)[2], found.length], ['one', 'three', 3]);
    assert.deepEqual(found[1] && 'damage' in found[1] && found[1].at, { offset: one.length, inside: 0 });
  }
});

test('a wrong length costs its own record, too long or too short', async (t) => {
  for (const length of [1, 2000, 999_999_999_999, '3 bytes', '-1', '']) {
    const bad = record({ type: 'resource', block: 'bad one', length }),
      [one, two, three] = THREE as [Buffer, Buffer, Buffer],
      found = await all(file(t, Buffer.concat([one, bad, two, three])));
    assert.deepEqual([said(found)[0], ...said(found).slice(2)], ['one', 'two', 'three'], String(length));
    assert.match(said(found)[1] ?? '', /^! /);
  }
});

test('a head without end and a file of something else are told once, and cost no memory', async (t) => {
  const endless = Buffer.concat([Buffer.from('WARC/1.0\r\nX: '), Buffer.alloc(30_000_000, 'a')]),
    before = process.memoryUsage().arrayBuffers;
  assert.deepEqual(said(await all(file(t, endless))), ["! the record's head is longer than 64 KB"]);
  assert.ok(process.memoryUsage().arrayBuffers - before < 80_000_000);
  assert.deepEqual(said(await all(file(t, Buffer.from('GIF89a, and so on')))), ['! what stands here is no record']);
  assert.deepEqual(said(await all(file(t, Buffer.alloc(0)))), []);
  assert.deepEqual(said(await all(file(t, Buffer.from('WARC/1.0\r\n'.repeat(200_000))))).length, 1);
});

test('a block that is too long is passed, not kept, and a bomb does not hold up what follows', async (t) => {
  const started = performance.now(),
    long = record({ type: 'resource', block: Buffer.alloc(60_000_000, 'a') }),
    found = await all(file(t, members([long, ...THREE])));
  assert.deepEqual(said(found), ['(long)', 'one', 'two', 'three']);
  assert.ok(performance.now() - started < 5_000);
});

test('heads are read with folded lines, bare line feeds and other versions', async (t) => {
  const folded = Buffer.from('WARC/1.1\nWARC-Type: resource\nWARC-Target-URI:\n  https://gazette.example/b\nwarc-date: x\nContent-Length: 2\n\nhi\n\n'),
    [one, two] = (await all(file(t, Buffer.concat([folded, record({ type: 'resource', block: 'old', version: 'WARC/0.17' })])))) as WarcRecord[];
  assert.equal(one?.fields.get('warc-target-uri'), 'https://gazette.example/b');
  assert.equal(one?.fields.get('warc-date'), 'x');
  assert.equal(two?.block?.toString(), 'old');
});

test('whatever is damaged, reading ends, throws nothing and invents no record', async (t) => {
  const blocks = new Set(Array.from({ length: 12 }, (_, i) => `block ${i} ${'x'.repeat(i * 40)}`)),
    records = [...blocks].map((block) => record({ block: http(block) })),
    whole = [Buffer.concat(records), members(records), gzipSync(Buffer.concat(records))];
  await fc.assert(
    fc.asyncProperty(
      fc.nat(2),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
      fc.nat(200),
      async (form, at, put, cut) => {
        const bytes = whole[form] as Buffer,
          place = Math.floor(at * bytes.length),
          found = await all(file(t, Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + cut)])));
        const intact = found.filter((f) => 'block' in f && blocks.has(/\r\n\r\n(.*)$/s.exec(f.block?.toString() ?? '')?.[1] ?? ''));
        if (form === 1) assert.ok(intact.length >= records.length - 4, `${intact.length} of ${records.length}`);
        assert.ok(found.length <= records.length + 3);
      },
    ),
    { numRuns: 60 },
  );
});

test('a file is known by its content, not by its name', async (t) => {
  const [a, b, c] = [Buffer.concat(THREE), Buffer.concat(THREE), Buffer.concat(THREE.toReversed())].map((bytes) => file(t, bytes)) as [string, string, string];
  assert.equal(await warcId(a), await warcId(b));
  assert.notEqual(await warcId(a), await warcId(c));
});
