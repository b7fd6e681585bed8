import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Store } from '../../store/store.ts';
import { passingKeys } from '../../store/seal.ts';
import { answerer } from '../api/routes.ts';
import { edgeOf } from '../edge.ts';
import type { ReadPhrase } from '../input.ts';
import { askOf } from './ask.ts';
import { serverOf } from './server.ts';

/** What one program asks that has started this one. */
export interface StdioOptions {
  readonly store: Store;
  /** IANA name of the zone in which times without one are meant. */
  readonly timezone: string;
  readonly clock: () => number;
  readonly readPhrase: ReadPhrase;
  /** Told of errors that should not happen. */
  readonly onError: (error: unknown) => void;
}

/**
 * MCP over standard input and output, to the paper's own user; it returns when standard input ends.
 * @param input the stream that the protocol is read from.
 */
export async function mcpOverStdio({ store, timezone, clock, readPhrase, onError }: StdioOptions, input: Readable = process.stdin): Promise<void> {
  const edge = edgeOf({ store, timezone, clock, readPhrase, base: 'http://localhost', desk: { keys: passingKeys(), trusted: () => false, beyond: false } }),
    paper = { ask: askOf(answerer(edge), onError), store, onError },
    ended = once(input, 'close'),
    served = serveStdio(() => serverOf(paper), { onerror: onError, maxSubscriptions: 0 });
  await ended;
  await served.close();
}
