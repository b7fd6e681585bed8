import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { readPhrase } from '../../src/claims/phrase.ts';
import { createApp, type AppOptions } from '../../src/serve/app.ts';
import type { Store } from '../../src/store/store.ts';

/** A paper on a socket of its own. The store stays its maker's. */
export async function listening(
  store: Store,
  clock: () => number,
  settings: Partial<AppOptions['settings']> = {},
  onError?: AppOptions['onError'],
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const app = createApp({
      store,
      settings: { timezone: 'UTC', mode: 'private', ...settings },
      clock,
      ...(onError ? { onError } : {}),
      readPhrase: (typed, lang) => Promise.resolve(readPhrase(typed, lang)),
    }),
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  if (!server.listening) await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
