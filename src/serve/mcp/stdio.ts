import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { Store } from '../../store/store.ts';
import { passingKeys } from '../../store/seal.ts';
import { answerer } from '../api/routes.ts';
import { edgeOf } from '../edge.ts';
import type { ReadPhrase } from '../input.ts';
import { askOf } from './ask.ts';
import { serverOf } from './server.ts';

/** Bytes of a message, and of those that wait behind it. */
const MOST_BYTES = 1_000_000;

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
 * MCP over standard input and output, to the paper's own user; it returns when standard input ends, or holds a message that is longer than is read.
 */
export async function mcpOverStdio({ store, timezone, clock, readPhrase, onError }: StdioOptions): Promise<void> {
  const edge = edgeOf({ store, timezone, clock, readPhrase, base: 'http://localhost', desk: { keys: passingKeys(), trusted: () => false, beyond: false } }),
    paper = { ask: askOf(answerer(edge), onError), store, onError },
    transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: MOST_BYTES }),
    served = serveStdio(() => serverOf(paper), { transport, onerror: onError, maxSubscriptions: 0 });
  await endOf(transport);
  await served.close();
}

/** When a transport that is served is closed, from either side: it stops reading by itself, so that of its input no end is seen. */
function endOf(transport: StdioServerTransport): Promise<void> {
  const { onclose } = transport;
  return new Promise((resolve) => {
    transport.onclose = () => {
      onclose?.();
      resolve();
    };
  });
}
