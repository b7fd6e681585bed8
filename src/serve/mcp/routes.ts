import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Edge } from '../edge.ts';
import { lacking, problem, Refusal } from '../api/problem.ts';
import type { Answerer } from '../api/routes.ts';
import { askOf } from './ask.ts';
import { serverOf } from './server.ts';

/** `/mcp`: the protocol over streamable HTTP, a message and its answer at a time; nothing is kept between two, and no stream stays open. */
export function mcpOver({ store }: Edge, answerer: Answerer, onError?: (error: unknown) => void): (c: Context) => Promise<Response> {
  const paper = { ask: askOf(answerer, onError), store, onError },
    handler = createMcpHandler(() => serverOf(paper), { maxSubscriptions: 0, keepAliveMs: 0 });
  return async (c) => {
    if (c.req.method !== 'POST') {
      c.header('Allow', 'POST');
      return problem(c, new Refusal('mcp-post-only'));
    }
    const token = c.get('token');
    if (token && !token.scopes.includes('read')) return lacking(c, 'read');
    const message = await messageOf(c);
    if (message instanceof Refusal) return problem(c, message);
    const request = new Request(c.req.url, { method: 'POST', headers: c.req.raw.headers, body: message.text }),
      answer = await handler.fetch(request, { parsedBody: message.body }),
      type = answer.headers.get('content-type'),
      text = await answer.text();
    c.header('Cache-Control', 'no-store');
    if (text === '') return c.body(null, answer.status as ContentfulStatusCode);
    return c.body(text, answer.status as ContentfulStatusCode, type === null ? {} : { 'Content-Type': type });
  };
}

/** The one message that a request holds. Of a list of them each would be counted as one request for all. */
async function messageOf(c: Context): Promise<{ readonly text: string; readonly body: unknown } | Refusal> {
  if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) return new Refusal('mcp-message', 'It is not application/json');
  const text = await c.req.text();
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { text, body } : new Refusal('mcp-message', 'It is no single message');
  } catch {
    return new Refusal('mcp-message', 'It is no JSON');
  }
}
