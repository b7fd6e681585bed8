import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NONE, planFor, readManifest, writeManifest, type Manifest } from './manifest.ts';

const entry = { hash: 'h', meaning: 'm', size: 1, mtime: 2, from: '/' };

test('a list reads as it was written', () => {
  const list: Manifest = { ...NONE, stamp: 's', files: { 'story/1/index.html': entry, 'index.html': entry }, open: ['a.html'] };
  assert.deepEqual(readManifest(writeManifest(list)), list);
});

test('a list that names what cannot be ours is refused', () => {
  for (const path of ['../x', '/etc/passwd', 'a/../../b', 'a//b', 'a\\b', '.', '', '.broadsheet/lock', 'a\0b']) {
    assert.throws(() => readManifest(JSON.stringify({ ...NONE, files: { [path]: entry } })), path);
    assert.throws(() => readManifest(JSON.stringify({ ...NONE, open: [path] })), path);
  }
  for (const text of ['', '[]', '{"version":2}', '{']) assert.throws(() => readManifest(text));
});

test('what is new comes before what links to it, front pages last; what is gone goes at last', () => {
  const before: Manifest = { ...NONE, files: { 'index.html': entry, 'old/index.html': entry, 'same/index.html': entry }, open: ['half/index.html'] },
    there = new Set(Object.keys(before.files)),
    made = new Map([
      ['index.html', true],
      ['lang/de/index.html', true],
      ['same/index.html', false],
      ['new/index.html', true],
      ['style.css', true],
    ]);
  assert.deepEqual(
    planFor(before, made, (f) => there.has(f)),
    {
      fresh: ['style.css', 'new/index.html', 'lang/de/index.html'],
      changed: ['index.html'],
      gone: ['old/index.html', 'half/index.html'],
      same: 1,
    },
  );
});
