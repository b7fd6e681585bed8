import { randomBytes } from 'node:crypto';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { ERRORS } from '../../errors.ts';
import type { Revision } from '../../model/revision.ts';
import type { Store } from '../../store/store.ts';
import { extentOf } from '../rights.ts';
import { MCP_WORDS } from '../words-mcp.ts';
import { Refusal } from '../api/problem.ts';
import { Fence, type Bounds } from './fence.ts';
import { visible } from './visible.ts';

const text = (told: string): { readonly type: 'text'; readonly text: string } => ({ type: 'text', text: told });

/** An answer as an agent gets it: facts that hold no word of a source, then what sources wrote, between two lines that only this answer knows. */
export async function answered(store: Store, answer: Readonly<Record<string, unknown>>, bounds: Bounds): Promise<CallToolResult> {
  const fence = new Fence(bounds),
    { facts, sheets } = fence.part(answer),
    texts = await store.articles.revisions([...fence.texts.keys()]);
  for (const revision of texts) {
    const sheet = fence.texts.get(revision.id);
    if (!sheet) continue;
    sheet.tell('rights', rightsOf(revision));
    // The publisher's words, on a line of their own: in the other they would pass for ours.
    fence.say(sheet, 'licence', revision.rights.licence ?? '');
  }
  const lines = sheets.flatMap((sheet) => sheet.lines());
  if (lines.length === 0) return { content: [text(JSON.stringify(facts))] };
  const nonce = unheardOf(lines),
    quoted = [`${MCP_WORDS.begin} ${nonce}`, MCP_WORDS.warning, ...lines, `${MCP_WORDS.end} ${nonce}`].join('\n');
  return { content: [text(JSON.stringify({ fence: nonce, ...facts })), text(quoted)] };
}

/** Chance that none of the lines holds. */
function unheardOf(lines: readonly string[]): string {
  for (;;) {
    const nonce = randomBytes(8).toString('hex');
    if (!lines.some((line) => line.includes(nonce))) return nonce;
  }
}

/** What the publisher lets be done with a text, and how much of it can be had here. */
function rightsOf(revision: Revision): string {
  const { rights } = revision,
    said = [
      MCP_WORDS.extent[extentOf(revision)],
      ...(rights.tdmReserved ? [MCP_WORDS.reserved] : []),
      ...(rights.noindex ? ['noindex'] : []),
      ...(rights.noarchive ? ['noarchive'] : []),
      ...(rights.nosnippet ? ['nosnippet'] : []),
      ...(rights.maxSnippet === undefined || rights.maxSnippet < 0 ? [] : [`max-snippet=${rights.maxSnippet}`]),
    ];
  return said.join('; ');
}

/** A refusal as a tool tells it: a code of docs/errors.md. */
export function refused({ code, detail }: Refusal): CallToolResult {
  const { happened, todo } = ERRORS[code],
    error = { code, title: happened, ...(detail === '' ? {} : { detail: visible(detail).text }), todo };
  return { content: [text(JSON.stringify({ error }))], isError: true };
}
