import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** How the feeds answer: as they were asked, with 304 where validators match; whole with nothing new (`edited`: in other bytes), or with two new items. */
export type Mood = 'conditional' | 'same' | 'edited' | 'new';
/** What the tenth that misbehaves does, in turn. */
export const MISDEEDS = ['slow', 'endless', 'reset', 'error', 'busy', 'loop', 'page', 'garbage', 'bomb', 'silent'] as const;

const ITEMS = 20;
const FRESH = 2;
const WORDS = 'the harbour council said that the ferry would leave at noon and that nobody had been told of the works on the pier before '.repeat(2);

function feed(id: number, round: number, mood: Mood): string {
  const first = mood === 'new' ? FRESH * round : 0,
    items = Array.from({ length: ITEMS }, (_, i) => first + ITEMS - i).map(
      (n) =>
        `<item><title>Report ${n} of outlet ${id}</title><link>http://outlet-${id}.example/news/${n}</link><guid>${id}-${n}</guid><pubDate>${new Date(1_750_000_000_000 + n * 3_600_000).toUTCString()}</pubDate><description>${WORDS}${n}</description></item>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Outlet ${id}</title><link>http://outlet-${id}.example/</link><description>News</description>${mood === 'edited' ? `<lastBuildDate>${new Date(1_760_000_000_000 + round * 60_000).toUTCString()}</lastBuildDate>` : ''}${items.join('')}</channel></rss>`;
}

const bomb = gzipSync(Buffer.alloc(200_000_000, 32));
const CHUNK = Buffer.alloc(65_536, 'x');

function misbehave(deed: (typeof MISDEEDS)[number], request: IncomingMessage, response: ServerResponse): void {
  const pour = (): void => {
    while (!response.destroyed && response.write(CHUNK));
  };
  switch (deed) {
    case 'slow': {
      response.writeHead(200, { 'content-type': 'application/rss+xml' });
      const drops = setInterval(() => response.write('<'), 500);
      return void response.once('close', () => clearInterval(drops));
    }
    case 'endless':
      response.writeHead(200, { 'content-type': 'application/rss+xml' });
      response.on('drain', pour);
      return pour();
    case 'reset':
      return void request.socket.resetAndDestroy();
    case 'error':
      return void response.writeHead(500).end('no');
    case 'busy':
      return void response.writeHead(429, { 'retry-after': '3600' }).end();
    case 'loop':
      return void response.writeHead(302, { location: request.url ?? '/' }).end();
    case 'page':
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title><p>Please sign in.');
    case 'garbage':
      return void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(CHUNK.subarray(0, 20_000));
    case 'bomb':
      return void response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip' }).end(bomb);
    case 'silent':
  }
}

/**
 * Serves any number of outlets at `/ID/feed`, each on whatever loopback address it is asked at; every tenth misbehaves while `/?bad=1`.
 * Tells its parent its port; a message `{mood, round, bad}` changes what it answers, and is answered with the requests since the last.
 */
function serve(): void {
  let state: { mood: Mood; round: number; bad: boolean } = { mood: 'same', round: 0, bad: false },
    requests = 0;
  const server = createServer((request, response) => {
    requests++;
    const id = Number(/^\/(\d+)\//.exec(request.url ?? '')?.[1] ?? 0);
    if (state.bad && id % 10 === 0) return misbehave(MISDEEDS[(id / 10) % MISDEEDS.length] ?? 'silent', request, response);
    const etag = `"${id}"`;
    if (state.mood === 'conditional' && request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    response.writeHead(200, { 'content-type': 'application/rss+xml', ...(state.mood === 'conditional' ? { etag } : {}) });
    response.end(feed(id, state.round, state.mood));
  });
  process.on('message', (next: typeof state) => {
    state = next;
    process.send?.({ requests });
    requests = 0;
  });
  process.once('disconnect', () => process.exit());
  server.listen({ port: 0, host: '0.0.0.0', backlog: 1024 }, () => process.send?.({ port: (server.address() as { port: number }).port }));
}

if (import.meta.main) serve();
