import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { folder, start } from '../run.ts';

interface Running {
  readonly paper: string;
  readonly outlets: string;
  stop(): Promise<number | null>;
}

/** Starts `sample` and waits until it has replayed as far as it was asked to. */
async function sample(t: TestContext, home: string, args: readonly string[]): Promise<Running> {
  const child = start(home, ['sample', ...args], { BROADSHEET_PORT: '0', TMPDIR: home }),
    ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  t.after(() => child.kill('SIGKILL'));
  const out = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Replayed to')) resolve(said);
    });
    child.once('close', () => reject(new Error(`sample ended: ${said}`)));
  });
  const [paper = '', outlets = ''] = out.match(/http:\/\/[\d.]+:\d+/g) ?? [];
  return {
    paper,
    outlets,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

test('sample: replays up to a time, goes on when told, and goes on from there when started again', { timeout: 120_000 }, async (t) => {
  const home = folder(t),
    data = join(home, 'kept');
  const first = await sample(t, home, ['--from', '2025-10-06T08:00', '--speed', '0', '--data', data]);
  const morning = await (await fetch(first.paper)).text();
  assert.match(morning, /Sarne/);
  assert.doesNotMatch(morning, /second round of truce talks/);
  assert.match(await (await fetch(`${first.paper}/clock`)).text(), /datetime="2025-10-06T06:00/);
  const forward = await fetch(`${first.paper}/clock`, { method: 'POST', body: new URLSearchParams({ step: 'six' }) });
  assert.equal(forward.status, 200, 'the front page answers');
  assert.match(await forward.text(), /second round of truce talks/);
  assert.match(await (await fetch(first.outlets)).text(), /Corrin Herald/);
  assert.equal(await first.stop(), 0);
  const second = await sample(t, home, ['--from', '2025-10-06T08:00', '--speed', '0', '--data', data]);
  assert.equal(second.outlets, first.outlets, 'addresses of articles would change');
  assert.match(await (await fetch(second.paper)).text(), /second round of truce talks/);
  assert.equal(await second.stop(), 0);
  assert.ok(existsSync(join(data, 'broadsheet.db')));
});

test('sample: an edition that is none, and a time that is none, are said in one line', async (t) => {
  const home = folder(t);
  for (const args of [
    ['--edition', home],
    ['--from', 'Monday'],
    ['--speed', 'fast'],
  ]) {
    const child = start(home, ['sample', ...args], { TMPDIR: home });
    let err = '';
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    assert.notEqual(await new Promise((resolve) => child.once('close', resolve)), 0);
    assert.match(err, /^broadsheet: .+\n$/, args.join(' '));
  }
});
