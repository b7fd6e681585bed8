import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { install, manifest, oldestNode, pack, passes, ROOT } from './packed.ts';
import { folder } from './run.ts';

/** What a package may weigh, bytes, and the most that the built code may need until it can be used, ms, on a machine that is busy with other tests. */
const MOST = { packed: 9_000_000, unpacked: 13_000_000, importMs: 3000 };
const ENTRIES = Object.keys(manifest(ROOT).exports).filter((e) => !e.endsWith('.json'));
const nameOf = (entry: string): string => `broadsheet${entry.slice(1)}`;

const SAYS =
  '<!doctype html><html lang="en"><head><title>Pier to open</title></head><body><nav><a href="/">Home</a></nav><article><h1>Pier to open on Thursday</h1>' +
  '<p class="byline">By Ann Lee</p>' +
  '<p>The pier will open on Thursday after nineteen days of repairs, the harbour office said, and <a href="/boats">two boats</a> will sail at once.</p>' +
  '<p>Work began in May after a storm had torn away eleven of its planks, and cost 40,000 crowns, which the town paid from its own funds.</p>' +
  '</article></body></html>';

/** What another project writes; the last lines must not pass the types. */
const CONSUMER = `import * as all from 'broadsheet';
import { clean, isRejected, revise, type Draft, type Rejected } from 'broadsheet/clean';
import { parseFeed, type ParsedItem } from 'broadsheet/feeds';
import { StoryGrouper, type GroupedStory } from 'broadsheet/stories';
import { readClaims, type Claims } from 'broadsheet/claims';
export const read: Draft | Rejected = clean('', { url: 'https://gazette.example/pier' });
export const items = (feed: ReturnType<typeof parseFeed>): readonly ParsedItem[] => (isRejected(feed) ? [] : feed.items);
export const grouped: readonly GroupedStory[] = new StoryGrouper().stories();
export const claims: Claims = readClaims('');
export const same: typeof clean = all.clean;
export const newer = isRejected(read) ? undefined : revise(read);
parseFeed(new Uint8Array(), { headers: new Headers() });
// @ts-expect-error a page is a text
export const wrong = (): unknown => clean(1);
// @ts-expect-error what was not asked about is no article
export const refused = (): unknown => readClaims(read);
`;

test('the packed package works for those who install it', { timeout: 900_000 }, async (t) => {
  const packed = await pack(t),
    home = await install(t, packed);
  writeFileSync(join(home, 'page.html'), SAYS);

  await t.test('holds what runs and nothing else, and is small', () => {
    const paths = packed.files.map((f) => f.path);
    assert.deepEqual(
      paths.filter((p) => !/^(?:assets|bin|dist|docs|models|samples\/edition)\/|^(?:package\.json|LICENSE|samples\/FORMAT\.md|[A-Z]+\.md)$/.test(p)),
      [],
    );
    assert.deepEqual(
      paths.filter((p) => /\.test\.|(?<!\.d)\.ts$|\.map$/.test(p)),
      [],
    );
    for (const file of ['LICENSE', 'bin/broadsheet.js', 'dist/main.js', 'dist/clean/index.d.ts']) assert.ok(paths.includes(file), file);
    assert.ok(packed.size < MOST.packed && packed.unpackedSize < MOST.unpacked, `${packed.size} bytes, unpacked ${packed.unpackedSize}`);
    // A table of text is not once more its own type.
    assert.deepEqual(
      packed.files.filter((f) => f.path.endsWith('.d.ts') && f.size > 40_000).map((f) => f.path),
      [],
    );
  });

  for (const [module, moduleResolution] of [
    ['Node16', 'Node16'],
    ['ESNext', 'Bundler'],
  ] as const)
    await t.test(`gives its types to a strict project (${moduleResolution})`, async () => {
      writeFileSync(join(home, 'consumer.ts'), CONSUMER);
      const compilerOptions = {
        module,
        moduleResolution,
        target: 'ES2023',
        lib: ['ES2023', 'DOM'],
        strict: true,
        skipLibCheck: false,
        types: [],
        noEmit: true,
      };
      writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
      await passes(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', home]);
    });

  await t.test('runs the examples of the documents, which print what they say', async (sub) => {
    const examples = ['README.md', ...globSync('docs/*.md', { cwd: ROOT })].flatMap((file) => examplesOf(file));
    assert.ok(examples.length >= 5 && new Set(examples.map((e) => e.file)).size >= 2);
    for (const { file, code, prints } of examples) {
      writeFileSync(join(home, 'example.ts'), code);
      assert.equal(await passes(process.execPath, [join(home, 'example.ts')]), prints, `${file}: ${code.slice(0, 200)}`);
    }
    sub.diagnostic(`${examples.length} examples`);
  });

  await t.test(`runs on the Node of the tests, ${process.version}`, (sub) => runsOn(sub, process.execPath, home));
  await t.test('runs on the oldest Node that it promises', async (sub) => {
    const node = await oldestNode(sub);
    if (node) await runsOn(sub, node, home);
  });
});

/** Pieces of code that are followed by what they print. */
function examplesOf(file: string): { readonly file: string; readonly code: string; readonly prints: string }[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/^```ts\n(?<code>[^]*?)^```\n(?:```text\n(?<prints>[^]*?)^```)?/gm)].map(({ groups: { code = '', prints } = {} }) => {
    assert.ok(prints, `${file} does not say what this prints: ${code.slice(0, 200)}`);
    return { file, code, prints };
  });
}

async function runsOn(t: TestContext, node: string, home: string): Promise<void> {
  const env = { PATH: [dirname(node), process.env['PATH']].join(delimiter), BROADSHEET_DATA: folder(t) },
    bin = join(home, 'node_modules', '.bin', 'broadsheet'),
    command = (...args: string[]): Promise<string> => passes(bin, args, { env, cwd: home });

  await t.test('every entry is imported and required, soon', async () => {
    for (const name of ENTRIES.map(nameOf)) {
      const said = await passes(
          node,
          [
            '--input-type=module',
            '-e',
            `const t = performance.now(), m = await import('${name}'); console.log(JSON.stringify([Object.keys(m), performance.now() - t]))`,
          ],
          { cwd: home },
        ),
        required = await passes(node, ['--input-type=commonjs', '-e', `console.log(JSON.stringify(Object.keys(require('${name}'))))`], { cwd: home }),
        [names, ms] = JSON.parse(said) as [string[], number];
      assert.ok(names.length > 0 && ms < MOST.importMs, `${name}: ${names.join()} in ${ms} ms`);
      assert.deepEqual(JSON.parse(required), names);
    }
  });

  await t.test('the command says what it can do, and cleans a file as text, as Markdown and as JSON', async () => {
    assert.match(await passes('npx', ['--no', '--', 'broadsheet', '--help'], { env, cwd: home }), /Usage: broadsheet/);
    assert.match(await command('clean', 'page.html'), /^Pier to open on Thursday\n\nAnn Lee\n\nThe pier will open/);
    assert.match(await command('clean', 'page.html', '--markdown'), /^# Pier to open on Thursday\n\n\*Ann Lee\*\n\nThe pier will open/);
    const { text, blocks } = JSON.parse(await command('clean', 'page.html', '--json')) as { text: string; blocks: { start: number; end: number }[] };
    assert.match(text.slice(blocks[1]?.start, blocks[1]?.end), /^Work began in May .* own funds\.$/);
  });

  await t.test('the paper opens: its processes, threads, models, assets and samples are found', async (sub) => {
    const child = spawn(bin, ['sample', '--from', '2025-10-06T08:00', '--speed', '0'], {
      env: { ...env, HOME: env.BROADSHEET_DATA, TMPDIR: env.BROADSHEET_DATA, BROADSHEET_PORT: '0', BROADSHEET_LOG: 'warn' },
      cwd: home,
    });
    sub.after(() => child.kill('SIGKILL'));
    const paper = await new Promise<string>((resolve, reject) => {
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          const [, at] = /The paper is at (\S+)[^]*Replayed to/.exec(said) ?? [];
          if (at) resolve(at);
        });
      child.once('close', () => reject(new Error(`sample ended: ${said}`)));
    });
    assert.match(await (await fetch(paper)).text(), /<h1[^]*Sarne/);
    assert.match(await (await fetch(new URL('/style.css', paper))).text(), /font-family/);
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
  });
}
