import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL cluster of the tests' own, reached by a socket in its folder. */
export interface Cluster {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/**
 * Makes a cluster in a temporary folder and starts it; nothing of an installed server is touched.
 * @param program path of `postgres`; `initdb` lies beside it.
 */
export async function startPostgres(program: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-pg-')),
    data = join(folder, 'data'),
    user = serverUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C.UTF-8', TZ: 'UTC' } };
  execFileSync(join(dirname(program), 'initdb'), ['-D', data, '-U', 'broadsheet', '-A', 'trust', '-E', 'UTF8', '--no-sync'], { ...options, stdio: 'pipe' });
  const settings = ['listen_addresses=', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=64MB', 'max_connections=50'];
  const server = spawn(program, ['-D', data, '-k', folder, ...settings.flatMap((s) => ['-c', s])], { ...options, stdio: 'ignore' });
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  const connectionString = `postgresql://broadsheet@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const stop = async (): Promise<void> => {
    await ended(server);
    process.off('exit', kill);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(connectionString, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { connectionString, stop };
}

/** The server refuses to run as root; its package brings a user of its own. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function ready(connectionString: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode} at its start`);
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error('postgres did not answer within ten seconds');
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGQUIT');
  await exit;
}
