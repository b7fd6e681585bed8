import { readFileSync } from 'node:fs';
import { z } from '@hono/zod-openapi';
import { ProtocolError, ProtocolErrorCode, Server, type CallToolResult, type Tool as ListedTool } from '@modelcontextprotocol/server';
import { ERRORS } from '../../errors.ts';
import { readQuery } from '../api/operation.ts';
import { Refusal } from '../api/problem.ts';
import { MCP_WORDS, TOOL_WORDS, type ToolWords } from '../words-mcp.ts';
import { answered, refused } from './answer.ts';
import { unmarked } from './visible.ts';
import { TOOLS, type Arguments, type Paper, type Tool, type ToolName } from './tools.ts';

let version: string | undefined;
const versionOf = (): string =>
  (version ??= (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version);

/** A server of the protocol for one request, or for one connection: it lists the tools and answers them. */
export function serverOf(paper: Paper): Server {
  const server = new Server(
    { name: 'broadsheet', title: MCP_WORDS.title, version: versionOf() },
    { capabilities: { tools: {} }, instructions: MCP_WORDS.instructions },
  );
  server.setRequestHandler('tools/list', () => ({ tools: toolList() }));
  server.setRequestHandler('tools/call', ({ params }) => call(paper, params.name, params.arguments ?? {}));
  return server;
}

async function call(paper: Paper, name: string, args: Readonly<Record<string, unknown>>): Promise<CallToolResult> {
  const tool: Tool | undefined = Object.hasOwn(TOOLS, name) ? TOOLS[name as ToolName] : undefined;
  if (!tool) throw new ProtocolError(ProtocolErrorCode.InvalidParams, ERRORS['tool-unknown'].happened, { code: 'tool-unknown' });
  const given = argumentsOf(tool, args);
  if (given instanceof Refusal) return refused(given);
  try {
    const answer = await tool.run(paper, given);
    return answer instanceof Refusal ? refused(answer) : await answered(paper.store, answer, { most: tool.most?.(given) ?? {}, hashed: tool.hashed === true });
  } catch (error) {
    // Its words are no agent's business.
    paper.onError?.(error);
    return refused(new Refusal('internal'));
  }
}

/** The arguments of a call, by the rules and codes of the API's queries; null is as good as none. Words may be copied out of an answer, with the marks in them. */
function argumentsOf({ input }: Tool, args: Readonly<Record<string, unknown>>): Arguments | Refusal {
  const told = Object.entries(args).filter(([, value]) => value !== null && value !== undefined),
    wrong = told.find(([, value]) => typeof value !== 'string');
  if (wrong)
    return new Refusal(
      Object.hasOwn(input.shape, wrong[0]) ? 'parameter-invalid' : 'parameter-unknown',
      `"${wrong[0].slice(0, 60).toWellFormed()}": every argument is a text`,
    );
  return readQuery({ query: input }, Object.fromEntries(told.map(([name, value]) => [name, [unmarked(value as string)]]))) as Arguments | Refusal;
}

let list: ListedTool[] | undefined;
/** The tools as a client lists them; all of them only read, and reach nothing beyond the paper. */
function toolList(): ListedTool[] {
  return (list ??= Object.entries(TOOLS).map(([name, { input }]) => {
    const { title, does, takes }: ToolWords = TOOL_WORDS[name as ToolName];
    const described = z.strictObject(
      Object.fromEntries(Object.entries(input.shape).map(([key, type]) => [key, (type as z.ZodType).describe(takes[key] ?? '')])),
    );
    const inputSchema = Object.fromEntries(Object.entries(z.toJSONSchema(described, { io: 'input' })).filter(([key]) => key !== '$schema'));
    return {
      name,
      title,
      description: does,
      inputSchema: inputSchema as unknown as ListedTool['inputSchema'],
      annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    };
  }));
}
