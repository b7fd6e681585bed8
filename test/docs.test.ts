import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { generated } from './docs/generate.ts';
import { unlisted } from './docs/weights.ts';
import { COMMANDS } from '../src/commands/table.ts';
import { ERRORS } from '../src/errors.ts';
import { SETTINGS } from '../src/settings.ts';

test('the generated documents are what the tables say (npm run docs)', async () => {
  for (const [name, text] of Object.entries(await generated()))
    assert.equal(readFileSync(`docs/${name}`, 'utf8'), text, `docs/${name} has drifted: run npm run docs`);
});

test('every module of learned weights is in the list that exports name', () => {
  assert.deepEqual(unlisted(), []);
});

test('every error code is thrown somewhere, and every setting is read', () => {
  const sources = globSync('src/**/*.ts')
    .filter((f) => !f.endsWith('.test.ts'))
    .map((f) => [f, readFileSync(f, 'utf8')] as const);
  const elsewhere = (own: string): string => sources.flatMap(([f, s]) => (f.endsWith(own) ? [] : [s])).join('\n');
  const unthrown = Object.keys(ERRORS).filter((code) => !new RegExp(`['"]${code}['"]|ERRORS\\.${code}\\b`).test(elsewhere('src/errors.ts')));
  assert.deepEqual(unthrown, []);
  const unread = Object.keys(SETTINGS).filter((name) => !new RegExp(`settings\\.${name}\\b`).test(elsewhere('src/settings.ts')));
  assert.deepEqual(unread, []);
});

test('every setting, error code and command that a document names exists', () => {
  for (const file of globSync(['*.md', 'docs/**/*.md'])) {
    const text = readFileSync(file, 'utf8');
    for (const [, name] of text.matchAll(/\bBROADSHEET_([A-Z_]+)\b/g))
      assert.ok((name as string) in SETTINGS || name === 'REQUIRE_ALL', `${file} names BROADSHEET_${name}`);
    for (const [, name] of text.matchAll(/(?:`|^|&& )(?:npx )?broadsheet ([a-z]+)\b/gm))
      assert.ok(
        COMMANDS.some((c) => c.name === name),
        `${file} names the command ${name}`,
      );
  }
});

test('every decision bears the number of its file', () => {
  const files = globSync('docs/decisions/*.md');
  assert.ok(files.length > 5);
  for (const file of files) assert.match(readFileSync(file, 'utf8'), new RegExp(`^# ${Number(/(\d+)-/.exec(file)?.[1])}\\. `), file);
});

test('every link between documents leads somewhere', () => {
  for (const file of globSync(['*.md', 'docs/**/*.md'])) {
    for (const [, target] of readFileSync(file, 'utf8').matchAll(/\]\((?!<?https?:|#|mailto:)([^)#]+)/g))
      assert.ok(existsSync(join(dirname(file), target as string)), `${file} links to ${target}`);
  }
});

test('every npm script that the documents name is there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> },
    texts = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...globSync('docs/*.md')],
    named = new Set(texts.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name ?? '')));
  assert.ok(named.size > 3);
  assert.deepEqual(
    [...named].filter((name) => !(name in scripts)),
    [],
  );
});
