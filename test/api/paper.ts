import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { readPhrase } from '../../src/claims/phrase.ts';
import { createApp } from '../../src/serve/app.ts';
import { newAccount } from '../../src/serve/desk/login.ts';
import { newToken } from '../../src/serve/desk/token.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition, type SeededEdition } from '../promises/edition.ts';

/** A paper on a socket of its own that somebody can sign in to, and a token for all that can be asked. */
export interface Served {
  readonly edition: SeededEdition;
  readonly address: string;
  readonly token: string;
  close(): Promise<void>;
}

export async function served(): Promise<Served> {
  const edition = await seedEdition(),
    ida = await newAccount('ida', 'correct horse battery', NOW),
    { token, text } = newToken({ name: 'examples', scopes: ['read', 'changes', 'desk'], accountId: ida.id }, NOW, 86_400_000);
  await edition.store.accounts.put(ida);
  await edition.store.tokens.put(token);
  const app = createApp({
      store: edition.store,
      settings: { timezone: 'UTC', mode: 'private', perMinute: 600 },
      clock: () => NOW,
      readPhrase: (typed, lang) => Promise.resolve(readPhrase(typed, lang)),
    }),
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  if (!server.listening) await once(server, 'listening');
  return {
    edition,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: text,
    async close() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await edition.store.close();
    },
  };
}
