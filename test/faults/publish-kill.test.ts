import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { openStore } from '../../src/store/open.ts';
import { archive } from '../archive.ts';
import { addressesOn, filesIn } from '../publish/site.ts';
import { broadsheet, folder, start } from '../run.ts';

const KILLS = 30;
const BASE = 'https://paper.example/';

/** Links of a published page that lead to no file. */
function broken(root: string, file: string, html: string): string[] {
  return addressesOn(html).flatMap((named) => {
    const to = new URL(named, BASE + file);
    if (to.origin + '/' !== BASE) return [];
    const path = decodeURIComponent(to.pathname.slice(1));
    return statSync(join(root, path), { throwIfNoEntry: false })?.isFile() ? [] : [`${named} on ${file}`];
  });
}

/** What a reader would find wrong who comes by the front page or by an address that was there before. */
function wrongs(root: string, known: readonly string[]): string[] {
  const files = filesIn(root),
    seen = new Set(['index.html', ...known.filter((f) => files.has(f))]),
    wrong: string[] = [];
  for (const file of seen) {
    const text = files.get(file)?.text ?? '';
    if (!file.endsWith('.html')) continue;
    if (!text.endsWith('</html>\n')) wrong.push(`${file} is not whole`);
    wrong.push(...broken(root, file, text));
    for (const named of addressesOn(text)) {
      const to = new URL(named, BASE + file);
      if (to.origin + '/' === BASE) seen.add(decodeURIComponent(to.pathname.slice(1)));
    }
  }
  return [...wrong, ...known.filter((f) => f.startsWith('story/') && !files.has(f)).map((f) => `${f} is gone`)];
}

/** Whether a run has begun to put files into their places. */
function isPlacing(root: string): boolean {
  const list = join(root, '.broadsheet/published.json');
  return existsSync(list) && !readFileSync(list, 'utf8').endsWith('"open":[]}\n');
}

test(`a run that is killed ${KILLS} times leaves a whole paper each time, and the next one finishes`, { timeout: 600_000 }, async (t) => {
  const data = folder(t),
    out = join(folder(t), 'paper'),
    args = (lang: string, to = out): string[] => ['publish', to, '--base', BASE, '--lang', lang];
  writeFileSync(
    join(data, 'archive.jsonl'),
    archive(12)
      .map((r) => JSON.stringify(r))
      .join('\n'),
  );
  assert.equal((await broadsheet(data, ['import', 'archive.jsonl'])).code, 0);
  const began = performance.now(),
    first = await broadsheet(data, args('en'));
  assert.equal(first.code, 0, first.err);
  const usual = performance.now() - began;
  const store = await openStore({ sqlite: join(data, 'broadsheet.db') });
  t.after(() => store.close());
  let placing = 0,
    killed = 0;
  for (let n = 0; n < KILLS; n++) {
    // Every page changes with the language of its words; a topic comes and goes.
    const known = [...filesIn(out).keys()].filter((f) => !f.startsWith('hub/'));
    if (n % 2 === 0) await store.hubs.put({ slug: `topic-${n}`, name: `Topic ${n}`, rule: 'fire', by: 'Ida', at: n });
    else await store.hubs.remove(`topic-${n - 1}`);
    const child = start(data, args(n % 2 === 0 ? 'de' : 'en')),
      ended = new Promise<string | null>((done) => child.once('close', (_code, signal) => done(signal))),
      over = ended.then(() => true);
    if (n % 3 === 0) await Promise.race([sleep(Math.random() * usual), over]);
    else {
      // While files are put into their places, which is soon done.
      while (!isPlacing(out) && !(await Promise.race([over, sleep(1, false)])));
      await sleep(Math.random() * 12);
    }
    child.kill('SIGKILL');
    if ((await ended) === 'SIGKILL') killed++;
    if (isPlacing(out)) placing++;
    assert.deepEqual(wrongs(out, known), [], `after ${n + 1} runs`);
  }
  assert.ok(killed >= KILLS / 2 && placing >= 5, `${killed} were killed, ${placing} of them while files were put into their places`);
  const last = await broadsheet(data, args('en'));
  assert.equal(last.code, 0, last.err);
  const fresh = join(folder(t), 'paper');
  assert.equal((await broadsheet(data, args('en', fresh))).code, 0);
  // But for the date in the masthead, which a page keeps as long as it says the same.
  const texts = (root: string): Record<string, string> =>
    Object.fromEntries([...filesIn(root)].map(([f, { text }]) => [f, text.replace(/<time class="made"[^>]*>/, '')]));
  assert.deepEqual(texts(out), texts(fresh), 'as if it had never been killed');
});
