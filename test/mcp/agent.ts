import assert from 'node:assert/strict';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

/** What a tool answered: its facts, and the words of sources as they were sent. */
export interface Answer {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly texts: string;
  readonly isError: boolean;
  readonly error?: { readonly code: string; readonly detail?: string };
}
export interface Agent {
  readonly client: Client;
  ask(tool: string, args?: Readonly<Record<string, unknown>>): Promise<Answer>;
  close(): Promise<void>;
}
export type Era = 'legacy' | 'auto';

const clientOf = (era: Era): Client => new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: era } });

/** An agent on a paper's `/mcp`. @param era `legacy` shakes hands as clients of 2025 do, `auto` speaks the newest revision. */
export async function overHttp(address: string, token?: string, era: Era = 'legacy'): Promise<Agent> {
  const client = clientOf(era),
    headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`), { requestInit: { headers } }));
  return agentOf(client);
}

const BIN = new URL('../../bin/broadsheet.js', import.meta.url).pathname;

/** An agent that has started `broadsheet mcp` on a data folder. */
export async function overStdio(
  data: string,
  era: Era = 'legacy',
  env: Readonly<Record<string, string>> = {},
): Promise<Agent & { readonly stderr: () => string }> {
  const client = clientOf(era),
    transport = new StdioClientTransport({
      command: process.execPath,
      args: [BIN, 'mcp', '--data', data],
      env: { PATH: process.env['PATH'] ?? '', HOME: data, ...env },
      cwd: data,
      stderr: 'pipe',
    });
  let said = '';
  transport.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await client.connect(transport);
  return { ...agentOf(client), stderr: () => said };
}

function agentOf(client: Client): Agent {
  return {
    client,
    async ask(name, args = {}) {
      const { content, isError } = await client.callTool({ name, arguments: { ...args } });
      return answerOf(
        (content as readonly { readonly text: string }[]).map((part) => part.text),
        isError === true,
      );
    },
    close: () => client.close(),
  };
}

export function answerOf([first = '{}', texts = '', ...more]: readonly string[], isError: boolean): Answer {
  assert.deepEqual(more, []);
  const facts = JSON.parse(first) as Answer['facts'],
    error = facts['error'] as Answer['error'];
  return { facts, texts, isError, ...(error ? { error } : {}) };
}
