import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const BIN = new URL('../bin/broadsheet.js', import.meta.url).pathname;

/** A folder that is gone when the test is. */
export function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'broadsheet-test-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Starts the real command in its own process, on a data folder of its own. */
export function start(data: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: data, BROADSHEET_DATA: data, BROADSHEET_LOG: 'warn', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: data,
  });
}

/** Runs it to its end. */
export async function broadsheet(
  data: string,
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): Promise<Ran> {
  const child = start(data, args, options.env);
  child.stdin?.end(options.input ?? '');
  const [out, err, code] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    new Promise<number | null>((r) => child.once('close', r)),
  ]);
  return { code, out, err };
}
