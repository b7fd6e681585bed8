import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { MALLOC } from '../../src/commands/up.ts';

/** As the command itself has them (`bin/broadsheet.js`). */
const FLAGS = ['--max-old-space-size=1024', '--heap-growing-percent=100', '--single-threaded-gc', '--max-semi-space-size=8'];
const COMMAND = join(import.meta.dirname, '..', '..', 'bin', 'broadsheet.js');

export interface Summary {
  readonly taken: number;
  readonly failed: number;
  readonly memoryMB: number;
  /** Until all was taken in, before it was worked off. */
  readonly takingInMB: number;
  readonly seconds: number;
}

/** The import command, from start to exit, into one data folder. */
export async function importInto(data: string, paths: readonly string[], killAfterMs?: number): Promise<Summary> {
  const child = spawn(process.execPath, [...FLAGS, COMMAND, 'import', '--json', ...paths], { env: environment(data) });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  child.stderr.pipe(process.stderr);
  const out = await text(child.stdout);
  clearTimeout(timer);
  if (out.trim() === '' && child.killed) return { taken: 0, failed: 0, memoryMB: 0, takingInMB: 0, seconds: 0 };
  if (out.trim() === '') throw new Error('import printed no summary');
  return JSON.parse(out) as Summary;
}

const environment = (data: string): NodeJS.ProcessEnv => ({ ...process.env, ...MALLOC, BROADSHEET_DATA: data, BROADSHEET_LOG: 'error' });

/** The running paper, and how long it took to its first front page, ms. */
export interface Paper {
  readonly url: string;
  readonly firstPageMs: number;
  /** Proportional set size of all its processes, MB (Linux). */
  memoryMB(): number | undefined;
  stop(): Promise<void>;
}

/** Starts the paper on a free loopback port: both processes with nothing to collect, or the pages alone. */
export async function startPaper(data: string, processes: 'both' | 'pages' = 'both'): Promise<Paper> {
  const port = await freePort(),
    url = `http://127.0.0.1:${port}`,
    started = performance.now(),
    env = { ...environment(data), BROADSHEET_PORT: String(port), BROADSHEET_HOST: '127.0.0.1' },
    none = join(tmpdir(), 'broadsheet-bench-none.opml');
  writeFileSync(none, '<opml version="2.0"><body></body></opml>');
  const child = spawn(process.execPath, [...FLAGS, COMMAND, 'up', ...(processes === 'both' ? ['--feeds', none] : ['--no-collect'])], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`up stopped with exit ${child.exitCode}`);
    if (performance.now() - started > 60_000) {
      await stop(child);
      throw new Error('up gave no page in 60 s');
    }
    await new Promise((r) => setTimeout(r, 5));
  }
  return { url, firstPageMs: performance.now() - started, memoryMB: () => memory(child.pid), stop: () => stop(child) };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

function memory(root: number | undefined): number | undefined {
  if (root === undefined || process.platform !== 'linux') return undefined;
  const pss = (pid: number): number => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
    children = (pid: number): number[] => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  const all = (pid: number): number[] => [pid, ...children(pid).flatMap(all)];
  return all(root).reduce((sum, pid) => sum + pss(pid), 0) / 1024;
}
