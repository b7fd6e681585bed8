import { readFileSync } from 'node:fs';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Mode } from '../model/allowance.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Removing } from '../model/removal.ts';
import { passingKeys, type Keys } from '../store/seal.ts';
import type { Store } from '../store/store.ts';
import { tell } from './api/access.ts';
import { isData, MCP_PATH } from './api/problem.ts';
import type { Answerer } from './api/routes.ts';
import type { DeskTools } from './desk/desk.ts';
import { deskRoutes } from './desk/routes.ts';
import { gate, isOpen } from './desk/gate.ts';
import { trustedProxies } from './desk/peer.ts';
import { feedReader } from './desk/feed-key.ts';
import { knowVisitor } from './desk/visitor.ts';
import { feedRoutes } from './feeds/routes.ts';
import { edgeOf, etagOf, openEdge, sendWire, type Edge } from './edge.ts';
import type { SourcesOf } from './gather/report.ts';
import { ownForm, ownHost, securityHeaders } from './guard.ts';
import { Href } from './href.ts';
import type { ReadInput, ReadPhrase } from './input.ts';
import { article } from './routes/article.ts';
import { evidence } from './routes/evidence.ts';
import { front } from './routes/front.ts';
import { ledgerFile } from './routes/ledger.ts';
import { morePages } from './routes/pages.ts';
import { readRoutes } from './routes/read.ts';
import { search } from './routes/search.ts';
import { sitemapRoutes } from './routes/sitemap.ts';
import { status } from './routes/status.ts';
import { story } from './routes/story.ts';
import type { MadeBy } from './study/bundle.ts';
import { MOST_PUSHED, websubRoutes } from './websub.ts';
import { contactAddress, wellKnown } from './well-known.ts';
import { wireOf } from './wire.ts';

export type { ReadInput, ReadPhrase } from './input.ts';

/** What the web edge is made of. */
export interface AppOptions {
  readonly store: Store;
  readonly settings: {
    /** IANA name of the zone dates are shown in. */
    readonly timezone: string;
    /** The address readers use, where it is not loopback. */
    readonly publicUrl?: string;
    /** For whom it is: its own users, or anybody. */
    readonly mode: Mode;
    /** Who answers for the paper, a web or mail address. */
    readonly contact?: string;
    /** The address of the server itself, for links that leave it where there is no public one. */
    readonly address?: string;
    /** Whether other machines can reach the server; then it answers nobody before there is an account. */
    readonly beyond?: boolean;
    /** Addresses or ranges of proxies whose word about whom they speak for is taken. */
    readonly trustedProxies?: readonly string[];
    /** Requests of the API that one token, or one address without one, may make in a minute; 0 = any. */
    readonly perMinute?: number;
  };
  /** What signs cookies and forms and encrypts logins of feeds; without it, keys that go with the process. */
  readonly keys?: Keys;
  /** How feeds are found and lists read; without it none can be added on pages. */
  readonly tools?: DeskTools;
  /** Removes an article for good, and answers with the id of the act in the log; without it none can be removed on pages. */
  readonly remove?: (removing: Removing) => Promise<string | undefined>;
  /** Answers Read; without it the Read page says that it is off. */
  readonly read?: (inputs: readonly ReadInput[]) => Promise<Comparison>;
  /** Reads the figure that a reader asks about; without it figures cannot be checked on a page. */
  readonly readPhrase?: ReadPhrase;
  /** By which version and weights the paper decides (`models.ts`), for a story's evidence. */
  readonly madeBy?: () => Promise<MadeBy>;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Whether the clock is that of a replay; then pages link to `/clock`. */
  readonly replayed?: boolean;
  /** Sources of documents that are not stored; the store's table by default. */
  readonly sourcesOf?: SourcesOf;
  /** Told of errors that should not happen. */
  readonly onError?: (error: unknown) => void;
}

/** Ten long reports; what is pasted is read in the thread that serves the pages. */
const MOST_BYTES = 400_000;
/** A list of ten thousand feeds. */
const MOST_LIST_BYTES = 4_000_000;
/** Every other form; hundreds of feeds can be chosen on one. */
const MOST_FORM_BYTES = 100_000;
/** A message of MCP: the longest quotation, each character of it escaped. */
const MOST_MESSAGE_BYTES = 32_000;
/** What anyone may send: taking a form of many fields apart costs the pages their time. */
const MOST_OPEN_BYTES = 8_000;
/** The paper as an HTTP application: pages, their stylesheet, a script that nothing needs. */
export function createApp(options: AppOptions): Hono {
  const { publicUrl, timezone, beyond = false, address = 'http://localhost:8080', trustedProxies: proxies = [], perMinute = 0 } = options.settings,
    { keys = passingKeys(), tools, remove } = options,
    desk = {
      keys,
      trusted: trustedProxies(proxies),
      beyond,
      perMinute,
      ...(publicUrl === undefined ? {} : { publicUrl }),
      ...(tools ? { tools } : {}),
      ...(remove ? { remove } : {}),
    },
    contact = Href.contact(contactAddress(options.settings.contact) ?? ''),
    edge = edgeOf({ ...options, ...(contact ? { contact } : {}), timezone, desk, base: (publicUrl ?? address).replace(/\/+$/, '') }),
    stated = { clock: options.clock, mode: options.settings.mode, ...(publicUrl === undefined ? {} : { publicUrl }) },
    app = new Hono();
  app.use(securityHeaders());
  app.use(async (c, next) => (ownHost(c, publicUrl, beyond) ? next() : edge.fail(c, 'host')));
  const limit = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => edge.fail(c, 'large') }),
    usual = limit(MOST_FORM_BYTES),
    open = limit(MOST_OPEN_BYTES),
    limits = new Map([
      ['/read', limit(MOST_BYTES)],
      ['/feeds/opml', limit(MOST_LIST_BYTES)],
      ['/login', open],
      ['/setup/account', open],
      [MCP_PATH, limit(MOST_MESSAGE_BYTES)],
    ]),
    pushed = limit(MOST_PUSHED),
    limitOf = (path: string) => limits.get(path) ?? (path.startsWith('/websub/') ? pushed : usual);
  // What only asks has no body: looking for one makes a whole request object of it.
  app.use((c, next) => (c.req.method === 'GET' || c.req.method === 'HEAD' ? next() : limitOf(c.req.path)(c, next)));
  app.use(async (c, next) => (c.req.method === 'POST' && !ownForm(c, publicUrl) ? edge.fail(c, 'foreign') : next()));
  assets(app);
  wellKnown(app, options.settings.contact === undefined ? stated : { ...stated, contact: options.settings.contact });
  websubRoutes(app, options);
  const { mode } = options.settings,
    broken = (error: Error, c: Context): Response => {
      options.onError?.(error);
      return edge.fail(c, 'broken');
    };
  if (mode === 'public') sitemapRoutes(openEdge(edge), app);
  app.use(knowVisitor(edge.desk), gate(edge, edge.desk, mode));
  deskRoutes(edge, app);
  if (mode === 'public') app.use(forAnybody(edge, paperFor(openEdge(edge), broken, options.onError)));
  app.get('/story/:id/evidence.zip', (c) => evidence(edge, c, options.madeBy));
  paper(edge, app, options.onError);
  readRoutes(edge, app);
  app.get('/status', (c) => status(edge, c));
  app.notFound((c) => edge.fail(c, 'missing'));
  app.onError(broken);
  return app;
}

/** What is read of the paper: the same for its own users and for anybody, each by an edge of their own. */
function paper(edge: Edge, app: Hono, onError?: (error: unknown) => void): void {
  feedRoutes(edge, app);
  app.use(data(edge, onError));
  app.get('/', (c) => front(edge, c));
  app.get('/story/:id/:file{ledger\\.(?:csv|jsonl)}', (c) => ledgerFile(edge, c));
  app.get('/story/:id/:slug?', (c) => story(edge, c));
  app.get('/article/:id', (c) => article(edge, c));
  morePages(edge, app);
  app.get('/search', (c) => search(edge, c));
}

/** What is asked for as data, or by agents. The schemas, and the protocol, are loaded with the first question: pages are served without them. */
function data(edge: Edge, onError?: (error: unknown) => void): MiddlewareHandler {
  let answering: Promise<Answerer> | undefined, agents: Promise<(c: Context) => Promise<Response>> | undefined;
  return async (c, next) => {
    if (!isData(c.req.path)) return next();
    const answer = await (answering ??= import('./api/routes.ts').then(({ answerer }) => answerer(edge)));
    if (c.req.path !== MCP_PATH) return (await answer(c)) ?? next();
    agents ??= import('./mcp/routes.ts').then(({ mcpOver }) => mcpOver(edge, answer, onError));
    return (await agents)(c);
  };
}

/** What is handed on to the paper for anybody. */
interface Passed {
  readonly limits?: Readonly<Record<string, string>> | undefined;
}

/** A public paper as anybody reads it. */
function paperFor(edge: Edge, broken: (error: Error, c: Context) => Response, onError?: (error: unknown) => void): Hono {
  const app = new Hono();
  app.use(securityHeaders(), async (c, next) => {
    c.set('visitor', { alone: false });
    tell(c, (c.env as Passed | undefined)?.limits);
    await next();
  });
  paper(edge, app, onError);
  app.notFound((c) => edge.fail(c, 'missing'));
  app.onError(broken);
  return app;
}

/** Sends who has not signed in, and brings no key of a feed, to the paper for anybody. */
function forAnybody({ desk }: Edge, open: Hono): MiddlewareHandler {
  return async (c, next) => {
    if (c.get('visitor').account || c.get('token') || !isOpen(c) || (await feedReader(desk, c))) return next();
    const passed: Passed = { ...(c.env as object), limits: c.get('limits') };
    return open.fetch(c.req.raw, passed);
  };
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#f9f7f1" d="M0 0h32v32H0z"/><path fill="#1b1a17" d="M4 5h24v3H4zm0 5h24v1H4zm0 4h11v13H4zm14 0h10v2H18zm0 4h10v2H18zm0 4h10v2H18zm0 4h7v1h-7z"/></svg>';

/** Stylesheet, script and icon: small, known at start. */
function assets(app: Hono): void {
  const files: readonly (readonly [string, string, string])[] = [
    ['/style.css', 'text/css; charset=utf-8', readFileSync(new URL('../../assets/paper.css', import.meta.url), 'utf8')],
    ['/paper.js', 'text/javascript; charset=utf-8', readFileSync(new URL('../../assets/paper.js', import.meta.url), 'utf8')],
    ['/icon.svg', 'image/svg+xml', ICON],
  ];
  for (const [path, type, body] of files) {
    const etag = etagOf(body),
      wire = wireOf(body);
    app.get(path, (c) => {
      c.header('Cache-Control', 'public, max-age=0, must-revalidate');
      return sendWire(c, wire, etag, type);
    });
  }
}
