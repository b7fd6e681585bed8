import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { served, type Served } from '../api/paper.ts';
import { COMMANDS } from '../../src/commands/table.ts';
import { ERRORS } from '../../src/errors.ts';
import { TOOLS } from '../../src/serve/mcp/tools.ts';
import { TOOL_WORDS } from '../../src/serve/words-mcp.ts';
import { needs } from '../require.ts';
import { overHttp, type Agent, type Answer } from './agent.ts';
import { readAnswer } from './fenced.ts';

const run = promisify(execFile),
  text = readFileSync(new URL('../../docs/mcp.md', import.meta.url), 'utf8'),
  blocks = (kind: string): string[] => [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, of, body]) => (of === kind ? [body ?? ''] : []));
let paper: Served, agent: Agent;
before(async () => {
  paper = await served();
  agent = await overHttp(paper.address, paper.token);
});
after(async () => {
  await agent.close();
  await paper.close();
});

interface Call {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, string>>;
  readonly code?: string;
}
function callsIn(block: string): Call[] {
  const [first, second] = paper.edition.revisions,
    ids: Readonly<Record<string, string | undefined>> = { $STORY: paper.edition.storyIds[0], $ARTICLE: first?.articleId, $COPY: second?.articleId };
  return block.trim().split('\n').map((line) => JSON.parse(line.replace(/\$[A-Z]+/g, (name) => ids[name] ?? assert.fail(name))) as Call); // prettier-ignore
}
const printed = ({ facts, texts }: Answer): string => `${JSON.stringify(facts)}\n${texts}`.trimEnd().replaceAll(String(facts['fence']), '0123456789abcdef');

test('every example of docs/mcp.md is answered, each tool has one, and the answer that is printed is the answer', async () => {
  const calls = blocks('call'),
    tools = new Set<string>();
  for (const block of calls)
    for (const { tool, arguments: args, code } of callsIn(block)) {
      const answer = await agent.ask(tool, args);
      tools.add(tool);
      assert.equal(answer.error?.code, code, `${tool} ${JSON.stringify(answer.facts)}`);
      if (code !== undefined) continue;
      assert.deepEqual(readAnswer(answer).objections, []);
      assert.ok(answer.texts.length > 100, tool);
    }
  assert.deepEqual([...tools].sort(), Object.keys(TOOL_WORDS).sort());
  const [shown] = callsIn(calls[0] ?? '');
  assert.equal(blocks('answer')[0]?.trimEnd(), printed(await agent.ask(shown?.tool ?? '', shown?.arguments)));
});

test('its table names every tool with its arguments, its codes are codes, and what clients are told to start can be started', () => {
  for (const [name, { input }] of Object.entries(TOOLS)) {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\``));
    for (const key of Object.keys(input.shape)) assert.ok(row?.includes(`\`${key}\``), `${name} ${key}`);
  }
  const codes = [...(text.split('## What goes wrong')[1] ?? '').matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, code]) => code ?? '');
  assert.ok(codes.length > 12);
  for (const code of codes) assert.ok(code in ERRORS, code);
  for (const block of blocks('json')) {
    const { broadsheet } = (JSON.parse(block) as { mcpServers: { broadsheet: { command?: string; args?: string[] } } }).mcpServers,
      [command = 'mcp', option = '--data'] = broadsheet.args ?? [];
    assert.ok(COMMANDS.some((c) => c.name === command && c.options.some((o) => o.flags.startsWith(option))), block); // prettier-ignore
  }
});

test('the example for a shell does what it says', async (t) => {
  if (needs('curl', t) === undefined || needs('jq', t) === undefined) return;
  for (const example of blocks('sh')) {
    const { stdout } = await run('bash', ['--norc', '-euo', 'pipefail', '-c', example], { env: { PATH: process.env['PATH'], PAPER: paper.address, TOKEN: paper.token }, timeout: 30_000 }); // prettier-ignore
    assert.deepEqual(stdout.trim().split('\n'), Object.keys(TOOL_WORDS));
  }
});
