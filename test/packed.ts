import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { folder } from './run.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

export interface Packed {
  readonly path: string;
  /** Bytes, packed and unpacked. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** Packs a copy, for packing builds into the folder itself, where other tests run. */
export async function pack(t: TestContext): Promise<Packed> {
  const into = folder(t),
    { files } = manifest(ROOT),
    copied = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'src', ...files.filter((f) => f !== 'dist' && !f.startsWith('!'))];
  for (const name of copied) cpSync(join(ROOT, name), join(into, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(into, 'node_modules'));
  const said = await passes('npm', ['pack', '--json', '--offline', '--no-update-notifier'], { cwd: into }),
    // What the build prints stands before it.
    [packed] = JSON.parse(said.slice(said.search(/^\[/m))) as (Packed & { readonly filename: string })[];
  assert.ok(packed);
  return { ...packed, path: join(into, packed.filename) };
}

/**
 * Installs the package into an empty project, as its users do. Where no registry answers, what it names as its dependencies is laid beside it, and nothing else.
 * @returns the project's folder.
 */
export async function install(t: TestContext, { path }: Packed): Promise<string> {
  const home = folder(t);
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  if (await fromRegistry(home, path)) return home;
  const installed = join(home, 'node_modules', 'broadsheet');
  mkdirSync(installed, { recursive: true });
  await run('tar', ['-xzf', path, '-C', installed, '--strip-components', '1']);
  for (const name of Object.keys(manifest(installed).dependencies)) {
    const to = join(home, 'node_modules', name);
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), to);
  }
  mkdirSync(join(home, 'node_modules', '.bin'));
  symlinkSync('../broadsheet/bin/broadsheet.js', join(home, 'node_modules', '.bin', 'broadsheet'));
  return home;
}

/**
 * The oldest Node that the package promises to run on, from the package `node`; undefined, and the test skipped, where no registry answers.
 *
 * It is no dependency of the project: its program would be linked in place of the newer one (`node_modules/.bin/node`).
 */
export async function oldestNode(t: TestContext): Promise<string | undefined> {
  const oldest = /^>=(\d+\.\d+\.\d+)$/.exec(manifest(ROOT).engines.node)?.[1],
    home = folder(t);
  assert.ok(oldest, 'engines.node names one version exactly');
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'oldest', private: true, allowScripts: { node: true } }));
  if (await fromRegistry(home, `node@${oldest}`)) return join(home, 'node_modules', 'node', 'bin', 'node');
  if (process.env['BROADSHEET_REQUIRE_ALL'] === '1') assert.fail(`no registry answers: Node ${oldest} was not had`);
  t.skip(`no registry answers: Node ${oldest} was not had`);
  return undefined;
}

async function fromRegistry(home: string, what: string): Promise<boolean> {
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--no-update-notifier', '--fetch-retries', '0', '--fetch-timeout', '60000'];
  return run('npm', ['install', ...options, what], { cwd: home, timeout: 180_000 }).then(
    () => true,
    (error: unknown) => {
      const { stderr = '', killed } = error as { stderr?: string; killed?: boolean };
      // Nothing else that goes wrong is the network's.
      if (!killed && !/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i.test(stderr)) assert.fail(stderr);
      return false;
    },
  );
}

interface Manifest {
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
  readonly exports: Readonly<Record<string, unknown>>;
}
export const manifest = (home: string): Manifest => JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest;

/** Runs a program to its end and answers with what it prints; what it says goes with the failure. */
export async function passes(
  program: string,
  args: readonly string[],
  { env = {}, cwd }: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Promise<string> {
  const own = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env };
  try {
    return (await run(program, [...args], { ...(cwd ? { cwd } : {}), env: own, timeout: 240_000, maxBuffer: 64e6 })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message?: string };
    assert.fail(`${program} ${args.join(' ').slice(0, 200)}: ${message}\n${stdout}${stderr}`);
  }
}
