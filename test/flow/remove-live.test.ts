import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { archive } from '../archive.ts';
import { overHttp, overStdio, type Agent } from '../mcp/agent.ts';
import { broadsheet, folder, start } from '../run.ts';

const [first] = archive(1);
/** Two articles of which no word stands elsewhere: one in a story with others, one alone in its own. */
const TOGETHER = {
    ...first,
    id: 'together',
    title: 'Zorbanellic quandrant opens at the pier',
    url: 'https://herons.example/2025/zorbanellic',
    source: 'The Heron',
    author: 'Quixwhistle Bramblethorp',
    text: `${first?.text}\n\n"The marmalade ledger of forty-one herons burned," said Ulla Vexilmoor, who keeps it. At least 41 people were killed, she said.`,
  },
  ALONE = {
    ...first,
    id: 'alone',
    title: 'Glimwick choir sings in the quarry',
    url: 'https://herons.example/2025/glimwick',
    source: 'The Heron',
    text: 'The Glimwick choir sang in the old quarry on Sunday evening, and two hundred villagers listened from the rim.\n\n“We shall sing there every summer,” said Perla Oxhandle, who conducts it. The council has promised to mend the footpath before autumn.',
  };
const WORDS = ['zorbanellic', 'quandrant', 'quixwhistle', 'bramblethorp', 'marmalade', 'vexilmoor', 'glimwick', 'oxhandle', 'in the quarry'];
const heldIn = (text: string): readonly string[] => WORDS.filter((word) => text.toLowerCase().includes(word));

test('removed by command while the paper runs: pages, data, feeds, evidence and agents lose it at once', { timeout: 300_000 }, async (t) => {
  const data = folder(t);
  writeFileSync(join(data, 'archive.jsonl'), [TOGETHER, ...archive(4), ALONE].map((r) => JSON.stringify(r)).join('\n'));
  assert.equal((await broadsheet(data, ['import', 'archive.jsonl'])).code, 0);
  const child = start(data, ['up'], { BROADSHEET_PORT: '0' });
  t.after(() => child.kill('SIGKILL'));
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (d: Buffer) => (log += d.toString()));
  for (const end = Date.now() + 60_000; !/The paper is at/.test(log) && Date.now() < end;) await sleep(100);
  const site = /The paper is at (\S+)/.exec(log)?.[1] ?? '';
  assert.notEqual(site, '', log);
  const ask = async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
    const response = await fetch(`${site}${path}`),
      bytes = new Uint8Array(await response.arrayBuffer()),
      parts = path.endsWith('.zip') && response.ok ? Object.values(unzipSync(bytes)) : [bytes];
    return { status: response.status, text: parts.map((part) => new TextDecoder().decode(part)).join('\n') };
  };
  const idOf = async (word: string): Promise<string> => (JSON.parse((await broadsheet(data, ['search', word, '--json'])).out) as { article: string }).article,
    [together, alone] = [await idOf('zorbanellic'), await idOf('glimwick')],
    storyOf = async (id: string): Promise<string> => (JSON.parse((await ask(`/article/${id}.json`)).text) as { story: { story: string } }).story.story,
    [home, own] = [await storyOf(together), await storyOf(alone)];
  assert.notEqual(home, own);
  const agents: readonly Agent[] = [await overHttp(site), await overStdio(data)];
  t.after(() => Promise.all(agents.map((agent) => agent.close())));

  /** What is asked before, so that all of it is kept in whatever memory there is, and after; by what it has to hold before. */
  const places = [
      `/article/${together}`,
      `/article/${together}.json`,
      `/article/${alone}`,
      `/article/${alone}.json`,
      `/story/${own}`,
      `/story/${own}.json`,
      `/story/${own}/evidence.zip`,
      `/saga/${own}.json`,
      `/compare.json?a=${together}&b=${alone}`,
      `/story/${home}`,
      `/story/${home}.json`,
      `/story/${home}/evidence.zip`,
      '/',
      '/front.json',
      '/search?q=vexilmoor',
      '/search.json?q=vexilmoor',
      '/feed.xml',
      '/feed.json',
      '/since',
      '/source/herons.example',
      '/verify.json?quote=the%20marmalade%20ledger%20of%20forty-one%20herons%20burned',
      '/changes.json',
      '/log',
    ],
    gone = places.slice(0, 9);
  const tools = [
    ['article', { article: together }, 'article-removed'],
    ['explain', { article: alone }, 'article-removed'],
    ['story', { story: own }, 'article-removed'],
    ['figures', { story: own }, 'article-removed'],
    ['explain', { story: own }, 'article-removed'],
    ['compare', { a: together, b: alone }, 'article-removed'],
    ['story', { story: home }],
    ['explain', { story: home }],
    ['search', { q: 'vexilmoor' }],
    ['who_said', { who: 'Ulla Vexilmoor' }],
    ['verify_quote', { quote: 'the marmalade ledger of forty-one herons burned' }],
    ['front_page', {}],
  ] as const;
  const before = await Promise.all(places.map(ask));
  assert.ok(before.filter((a) => heldIn(a.text).length > 0).length > 12, 'it was never there');
  for (const agent of agents) for (const [tool, args] of tools) assert.equal((await agent.ask(tool, args)).isError, false, tool);

  for (const id of [together, alone]) {
    const ran = await broadsheet(data, ['remove', id, '--reason', 'The court said so.', '--json']);
    assert.equal(ran.code, 0, ran.err);
  }
  for (const [i, path] of places.entries()) {
    const { status, text } = await ask(path),
      // What was searched for is said again.
      words = path.includes('q=') || path.startsWith('/verify') ? heldIn(text).filter((w) => !path.toLowerCase().includes(w)) : heldIn(text);
    assert.deepEqual([path, status, words], [path, gone.includes(path) ? 410 : before[i]?.status, []]);
    if (gone.includes(path) && path.includes('.json')) assert.equal((JSON.parse(text) as { code: string }).code, 'article-removed', path);
  }
  for (const [i, agent] of agents.entries())
    for (const [tool, args, code] of tools) {
      const answer = await agent.ask(tool, args),
        asked = JSON.stringify(args).toLowerCase(),
        told = `${JSON.stringify(answer.facts)}${answer.texts}`;
      assert.deepEqual([i, tool, answer.error?.code, heldIn(told).filter((w) => !asked.includes(w))], [i, tool, code, []]);
      assert.ok(code !== undefined || !told.includes(together), tool);
    }
  child.kill('SIGTERM');
  await once(child, 'exit');
});
