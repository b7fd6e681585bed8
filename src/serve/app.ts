import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Comparison } from '../model/comparison.ts';
import type { Store } from '../store/store.ts';
import { edgeOf, etagOf, matches } from './edge.ts';
import type { SourcesOf } from './gather/report.ts';
import { ownForm, ownHost, securityHeaders } from './guard.ts';
import type { ReadInput } from './input.ts';
import { article } from './routes/article.ts';
import { front } from './routes/front.ts';
import { readRoutes } from './routes/read.ts';
import { search } from './routes/search.ts';
import { status } from './routes/status.ts';
import { story } from './routes/story.ts';

export type { ReadInput } from './input.ts';

/** What the web edge is made of. */
export interface AppOptions {
  readonly store: Store;
  readonly settings: {
    /** IANA name of the zone dates are shown in. */
    readonly timezone: string;
    /** The address readers use, where it is not loopback. */
    readonly publicUrl?: string;
    readonly mode: 'private';
  };
  /** Answers Read; without it the Read page says that it is off. */
  readonly read?: (inputs: readonly ReadInput[]) => Promise<Comparison>;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Sources of documents that are not stored; the store's table by default. */
  readonly sourcesOf?: SourcesOf;
  /** Told of errors that should not happen. */
  readonly onError?: (error: unknown) => void;
}

/** Ten long reports; what is pasted is read in the thread that serves the pages. */
const MOST_BYTES = 400_000;
/** The paper as an HTTP application: pages, their stylesheet, nothing that needs script. */
export function createApp(options: AppOptions): Hono {
  const edge = edgeOf({ ...options, timezone: options.settings.timezone }),
    app = new Hono();
  app.use(securityHeaders());
  app.use(async (c, next) => (ownHost(c, options.settings.publicUrl) ? next() : edge.fail(c, 'host')));
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => edge.fail(c, 'large') }));
  app.use(async (c, next) => (c.req.method === 'POST' && !ownForm(c) ? edge.fail(c, 'foreign') : next()));
  assets(app);
  app.get('/', (c) => front(edge, c));
  app.get('/story/:id/:slug?', (c) => story(edge, c));
  app.get('/article/:id', (c) => article(edge, c));
  readRoutes(edge, app);
  app.get('/search', (c) => search(edge, c));
  app.get('/status', (c) => status(edge, c));
  app.notFound((c) => edge.fail(c, 'missing'));
  app.onError((error, c) => {
    options.onError?.(error);
    return edge.fail(c, 'broken');
  });
  return app;
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#f9f7f1" d="M0 0h32v32H0z"/><path fill="#1b1a17" d="M4 5h24v3H4zm0 5h24v1H4zm0 4h11v13H4zm14 0h10v2H18zm0 4h10v2H18zm0 4h10v2H18zm0 4h7v1h-7z"/></svg>';

/** Stylesheet, icon and the word to robots: small, known at start. */
function assets(app: Hono): void {
  const files: readonly (readonly [string, string, string])[] = [
    ['/style.css', 'text/css; charset=utf-8', readFileSync(new URL('../../assets/paper.css', import.meta.url), 'utf8')],
    ['/icon.svg', 'image/svg+xml', ICON],
    ['/robots.txt', 'text/plain; charset=utf-8', 'User-agent: *\nDisallow: /\n'],
  ];
  for (const [path, type, body] of files) {
    const etag = etagOf(body);
    app.get(path, (c) => {
      c.header('Cache-Control', 'public, max-age=0, must-revalidate');
      c.header('ETag', etag);
      c.header('Content-Type', type);
      return matches(c.req.header('if-none-match'), etag) ? c.body(null, 304) : c.body(body);
    });
  }
}
