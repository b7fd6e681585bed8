import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { folder } from './run.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

const SAYS =
  '<!doctype html><html lang="en"><head><title>Pier to open</title></head><body><nav><a href="/">Home</a></nav><article><h1>Pier to open on Thursday</h1>' +
  '<p class="byline">By Ann Lee</p>' +
  '<p>The pier will open on Thursday after nineteen days of repairs, the harbour office said, and <a href="/boats">two boats</a> will sail at once.</p>' +
  '<p>Work began in May after a storm had torn away eleven of its planks, and cost 40,000 crowns, which the town paid from its own funds.</p>' +
  '</article></body></html>';

/** What another project writes; the last line must not pass the types. */
const CONSUMER = `import { clean, explain, isRejected, markdownOf, revise, textOf, type Draft, type Rejected } from 'broadsheet/clean';
const read: Draft | Rejected = clean(process.argv[2] ?? '', { url: 'https://gazette.example/pier' });
if (isRejected(read)) throw new Error(read.detail);
const reasons: readonly string[] = explain(process.argv[2] ?? '').drops.map((d) => d.reason);
const newer = revise(read);
process.stdout.write(JSON.stringify({
  headline: read.text.slice(read.headline.start, read.headline.end),
  authors: read.authors.map((a) => a.name),
  blocks: read.blocks.length,
  link: read.blocks[0]?.links?.[0]?.href,
  reasons,
  number: newer === 'same' ? 0 : newer.number,
  markdown: markdownOf(read),
  text: textOf(read),
}));
// @ts-expect-error a page is a text
export const wrong = (): unknown => clean(1);
declare const process: { readonly argv: readonly string[]; readonly stdout: { write(s: string): void } };
`;

test('the packed package cleans a page as a library and as a command, with its types', { timeout: 300_000 }, async (t) => {
  const packed = await pack(folder(t)),
    home = folder(t),
    installed = join(home, 'node_modules', 'broadsheet');
  mkdirSync(installed, { recursive: true });
  await run('tar', ['-xzf', packed, '-C', installed, '--strip-components', '1']);
  linkDependencies(home, installed);
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  writeFileSync(join(home, 'page.html'), SAYS);

  await t.test('holds what runs, and no sources or tests', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      files.filter((f) => /\.test\.|(?<!\.d)\.ts$/.test(f)),
      [],
    );
    for (const file of ['LICENSE', 'bin/broadsheet.js', 'dist/main.js', 'dist/clean/index.d.ts']) assert.ok(files.includes(file), file);
  });

  await t.test('gives the article and its types to another project', async () => {
    writeFileSync(join(home, 'consumer.ts'), CONSUMER);
    writeFileSync(
      join(home, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { target: 'ES2023', module: 'NodeNext', strict: true, types: [], outDir: 'out' }, files: ['consumer.ts'] }),
    );
    await passes(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', home]);
    const said = JSON.parse(await passes(process.execPath, [join(home, 'out', 'consumer.js'), SAYS])) as Record<string, unknown>;
    const { markdown, text, reasons, ...rest } = said;
    assert.deepEqual(rest, { headline: 'Pier to open on Thursday', authors: ['Ann Lee'], blocks: 2, link: 'https://gazette.example/boats', number: 1 });
    assert.match(String(markdown), /^# Pier to open on Thursday\n[^]*\[two boats\]\(<?https:\/\/gazette\.example\/boats>?\)/);
    assert.match(String(text), /^Pier to open on Thursday\n/);
    assert.ok(Array.isArray(reasons) && reasons.includes('navigation'));
  });

  await t.test('cleans a file as text, as Markdown and as JSON', async () => {
    const command = (...args: string[]): Promise<string> =>
      passes(process.execPath, [join(installed, 'bin', 'broadsheet.js'), 'clean', join(home, 'page.html'), ...args], { BROADSHEET_DATA: home });
    assert.match(await command(), /^Pier to open on Thursday\n\nAnn Lee\n\nThe pier will open/);
    assert.match(await command('--markdown'), /^# Pier to open on Thursday\n\n\*Ann Lee\*\n\nThe pier will open/);
    const { text, blocks } = JSON.parse(await command('--json')) as { text: string; blocks: { start: number; end: number }[] };
    assert.match(text.slice(blocks[1]?.start, blocks[1]?.end), /^Work began in May .* own funds\.$/);
  });
});

/** Packs a copy, for packing builds into the folder itself, where other tests run: answers with the package's path. */
async function pack(into: string): Promise<string> {
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: readonly string[] };
  const copied = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'src', ...files.filter((f) => f !== 'dist')];
  for (const name of copied) cpSync(join(ROOT, name), join(into, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(into, 'node_modules'));
  const said = await passes('npm', ['pack', '--json', '--offline', '--no-update-notifier'], {}, into);
  // What the build prints stands before it.
  const [{ filename } = { filename: '' }] = JSON.parse(said.slice(said.search(/^\[/m))) as { filename: string }[];
  return join(into, filename);
}

/** What an installation would lay beside the package: what it names as its dependencies, and nothing else. */
function linkDependencies(home: string, installed: string): void {
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { dependencies: Readonly<Record<string, string>> };
  for (const name of Object.keys(dependencies)) {
    const to = join(home, 'node_modules', name);
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), to);
  }
}

/** Runs a program to its end; what it says goes with the failure. */
async function passes(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd?: string): Promise<string> {
  try {
    return (await run(program, [...args], { ...(cwd ? { cwd } : {}), env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env }, timeout: 240_000 }))
      .stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    assert.fail(`${program} ${args.slice(0, 3).join(' ').slice(0, 200)}: ${stdout}${stderr}`);
  }
}
