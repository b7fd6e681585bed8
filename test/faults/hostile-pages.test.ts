import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { HOSTILE, type Survived } from './hostile-pages.ts';

/** `BROADSHEET_HOSTILE=all` reads every page, on a machine that does nothing else; by default a part is read, and only a hang is a failure. */
const ALL = process.env['BROADSHEET_HOSTILE'] === 'all';
/** What one page may take, of one core and of memory; collectors and folders hand on no page over 10 MB, a file may be larger. */
const LONGEST_MS = ALL ? 2000 : 10_000;
const MOST_MB = 300;
const CHOSEN = ALL ? HOSTILE : HOSTILE.filter((_, i) => i % 4 === 0);

const program = fileURLToPath(new URL('./hostile-pages.ts', import.meta.url));

test(`hostile pages are read within ${LONGEST_MS / 1000} s and ${MOST_MB} MB`, { timeout: 900_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-hostile-')),
    file = join(folder, 'page');
  const bad: string[] = [];
  try {
    for (const { what, format = 'html', make } of CHOSEN) {
      writeFileSync(file, make());
      const line = await survive(file, format).then(
        ({ ms, mb, faults }) => ({ text: `${what}: ${ms} ms, ${mb} MB`, ok: ms <= LONGEST_MS && mb <= MOST_MB && faults.length === 0 }),
        (error: Error) => ({ text: `${what}: ${error.message.split('\n')[0] ?? ''}`, ok: false }),
      );
      t.diagnostic(line.text);
      if (!line.ok) bad.push(line.text);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  assert.deepEqual(bad, []);
});

async function survive(file: string, format: string): Promise<Survived> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, file, format], { timeout: 60_000 });
  return JSON.parse(stdout) as Survived;
}
