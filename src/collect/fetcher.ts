import { Agent, buildConnector, type Dispatcher } from 'undici';
import { BodyRefused, readBody, unpack, type BodyLimits } from './body.ts';
import { decodeText } from './decode.ts';
import { failureOf, lineOf, type Fetched, type FetchedPage, type GetOptions, type NotGot, type Validators } from './fetched.ts';
import { createGuard, placeOf, type Guard, type SystemLookup } from './guard.ts';
import { Turns, type Limits } from './politeness.ts';
import { rightsOf, stricter, type Headers } from './rights.ts';
import { forbids, Robots, ROBOTS_BYTES } from './robots.ts';

export type { Fetched, FetchedPage, GetOptions } from './fetched.ts';

/** The one door to the network. Nothing it does throws for what a server or network does: every outcome is a value. */
export interface Collector {
  /** Any address, such as a feed's; conditional where `etag` or `lastModified` is given. */
  get(url: string, options?: GetOptions): Promise<Fetched>;
  /** A web page, where its host's robots.txt allows it; conditional where `known` has validators of what came last. */
  page(url: string, known?: Validators): Promise<FetchedPage>;
  close(): Promise<void>;
}

export interface CollectorOptions {
  /** URL or mail address for the User-Agent; may be empty. */
  readonly contact: string;
  readonly version: string;
  /** Hosts, host:port pairs or CIDR ranges in private networks that may be fetched; they are the operator's own and no gap is kept for them. */
  readonly allowPrivate: readonly string[];
  readonly clock: () => number;
  /** Finds the addresses of a host; the system's by default. */
  readonly lookup?: SystemLookup;
  /** Headers that a feed at an address wants to be told; asked before each `get`. */
  readonly credentialsFor?: (url: string) => Promise<GetOptions['credentials']>;
  /** Least time between requests to one host; default 1 s. */
  readonly gapMs?: number;
  readonly timeoutMs?: number;
  readonly limits?: Partial<BodyLimits>;
}

const ROBOT = 'Broadsheet';
const MAX_REDIRECTS = 5;
const HEADER_BYTES = 32 * 1024;
const CONNECT_MS = 10_000;
const LIMITS: BodyLimits = { maxBytes: 20_000_000, maxRatio: 200, minRate: 200, rateWindowMs: 10_000 };
const FEED =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5';
const PAGE = 'text/html, application/xhtml+xml, */*;q=0.5';

export function createCollector(options: CollectorOptions): Collector {
  const { clock, contact, version } = options;
  const guard = createGuard(options.allowPrivate, options.lookup);
  const agent = createAgent(guard);
  const turns = new Turns(clock);
  const userAgent = `${ROBOT}/${version}${contact ? ` (+${contact})` : ''}`;
  const line: Line = {
    agent,
    guard,
    turns,
    clock,
    userAgent,
    gapMs: options.gapMs ?? 1000,
    timeoutMs: options.timeoutMs ?? 30_000,
    limits: { ...LIMITS, ...options.limits },
    delays: new Map(),
  };
  const get = async (url: string, o: GetOptions = {}): Promise<Fetched> =>
    follow(line, url, { accept: FEED, credentials: await options.credentialsFor?.(url), ...o });
  const robots = new Robots((url) => get(url, { accept: 'text/plain, */*;q=0.5', maxBytes: ROBOTS_BYTES * 4, timeoutMs: 10_000 }), ROBOT, clock);
  return { get, page: (url, known) => page(line, robots, url, known), close: () => agent.destroy() };
}

interface Line {
  readonly agent: Agent;
  readonly guard: Guard;
  readonly turns: Turns;
  readonly clock: () => number;
  readonly userAgent: string;
  readonly gapMs: number;
  readonly timeoutMs: number;
  readonly limits: BodyLimits;
  /** Crawl delays by host, ms. */
  readonly delays: Map<string, number>;
}

/** Connections that pass the guard; one connector per port, because what may be reached depends on the port. */
export function createAgent(guard: Guard): Agent {
  const connectors = new Map<string, buildConnector.connector>();
  return new Agent({
    connections: 32,
    pipelining: 1,
    maxHeaderSize: HEADER_BYTES,
    headersTimeout: 0,
    bodyTimeout: 0,
    // Longer than the gap between two requests to a host; of ten thousand hosts not much longer.
    keepAliveTimeout: 2_000,
    connect(to, done) {
      const url = new URL(`${to.protocol}//${to.hostname}:${to.port}`);
      const refusal = guard.refusal(url);
      if (refusal) return done(Object.assign(new Error(refusal), { code: 'EGUARD' }), null);
      const { port } = placeOf(url);
      const connector = connectors.get(port) ?? buildConnector({ timeout: CONNECT_MS, lookup: guard.lookupFor(port), maxCachedSessions: 0 });
      connectors.set(port, connector);
      connector(to, done);
    },
  });
}

/** Asks, follows redirects by hand so that every hop passes the guard, and reads the body within all limits. */
async function follow(line: Line, start: string, o: GetOptions): Promise<Fetched> {
  const budget: Budget = { leftMs: o.timeoutMs ?? line.timeoutMs };
  let url = URL.parse(start);
  const home = url?.origin;
  let moved = true;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (!url) return { status: 'refused', line: 'This is not a web address.' };
    const refusal = line.guard.refusal(url);
    if (refusal) return { status: 'refused', line: refusal };
    const forbidden = await o.permit?.(url);
    if (forbidden) return forbidden;
    const credentials = url.origin === home ? o.credentials : undefined;
    const answer = await ask(line, url, hop ? { ...o, credentials, etag: undefined, lastModified: undefined } : o, budget);
    if (!('location' in answer)) return answer.status === 'ok' && hop && moved ? { ...answer, movedTo: url.href } : answer;
    moved &&= answer.permanent;
    url = URL.parse(answer.location, url);
  }
  return { status: 'failed', line: `It redirects more than ${MAX_REDIRECTS} times.` };
}

type Answer = Fetched | { readonly location: string; readonly permanent: boolean };

/** Time left for one address over all its hops, ms; waiting for a turn does not count. */
interface Budget {
  leftMs: number;
}

async function ask(line: Line, url: URL, o: GetOptions, budget: Budget): Promise<Answer> {
  const { host, port } = placeOf(url);
  const own = line.guard.isOwn(url);
  const limits: Limits = own ? { gapMs: 0, perHost: 32 } : { gapMs: Math.max(line.gapMs, line.delays.get(host) ?? 0), perHost: 2 };
  const turn = await line.turns.take(own ? `${host}:${port}` : host, limits);
  if ('heldUntil' in turn) return { status: 'failed', line: 'The server is left alone for now.', retryAfterMs: turn.heldUntil - line.clock() };
  const start = performance.now();
  const signal = AbortSignal.timeout(Math.max(1, Math.round(budget.leftMs)));
  try {
    const answer = await request(line, url, o, signal);
    if (!('location' in answer) && answer.status === 'failed' && answer.retryAfterMs)
      line.turns.hold(host, line.clock() + Math.min(answer.retryAfterMs, 3_600_000));
    return answer;
  } catch (error) {
    if (signal.aborted) return { status: 'failed', line: 'The server did not answer in time.' };
    const refused = (error as NodeJS.ErrnoException).code === 'EGUARD';
    return { status: refused ? 'refused' : 'failed', line: error instanceof BodyRefused ? error.message : lineOf(error) };
  } finally {
    budget.leftMs -= performance.now() - start;
    turn.end();
  }
}

async function request(line: Line, url: URL, o: GetOptions, signal: AbortSignal): Promise<Answer> {
  const headers: Record<string, string> = { ...o.credentials, 'user-agent': line.userAgent, accept: o.accept ?? '*/*', 'accept-encoding': 'gzip, deflate, br' };
  if (o.etag) headers['if-none-match'] = o.etag;
  if (o.lastModified) headers['if-modified-since'] = o.lastModified;
  const response = await line.agent.request({ origin: url.origin, path: url.pathname + url.search, method: 'GET', headers, signal });
  const got = plain(response.headers);
  const code = response.statusCode;
  if (code !== 200 && code !== 203) await discard(response);
  if (code === 304) return { status: 'not-modified', headers: got };
  if ([301, 302, 303, 307, 308].includes(code) && got['location']) return { location: got['location'], permanent: code === 301 || code === 308 };
  if (code !== 200 && code !== 203) return failureOf(code, got, line.clock());
  const limits = { ...line.limits, maxBytes: o.maxBytes ?? line.limits.maxBytes };
  const bytes = await unpack(await readBody(response.body, limits), got['content-encoding'], limits);
  return { status: 'ok', bytes, finalUrl: url.href, headers: got };
}

/** Ends a body nobody reads; reading it would let the server decide how long we listen. */
async function discard(response: Dispatcher.ResponseData): Promise<void> {
  await response.body.dump({ limit: 16_384 }).catch(() => undefined);
}

function plain(headers: Dispatcher.ResponseData['headers']): Headers {
  return Object.fromEntries(Object.entries(headers).map(([k, v]) => [k.toLowerCase(), Array.isArray(v) ? v.join(', ') : v]));
}

async function page(line: Line, robots: Robots, url: string, { etag, lastModified }: Validators = {}): Promise<FetchedPage> {
  let site = {};
  const permit = async (hop: URL): Promise<NotGot | undefined> => {
    const rules = await robots.rules(hop);
    site = rules.rights;
    line.delays.set(placeOf(hop).host, rules.delayMs);
    return forbids(rules, hop);
  };
  const got = await follow(line, url, { accept: PAGE, maxBytes: 10_000_000, permit, etag, lastModified });
  if (got.status === 'not-modified') {
    const asked = etag !== undefined || lastModified !== undefined;
    return asked
      ? { status: 'not-modified', line: 'The server says that nothing changed.' }
      : { status: 'failed', line: 'The server says nothing changed, but was not asked that.' };
  }
  if (got.status !== 'ok') return got;
  const type = got.headers['content-type'] ?? '';
  if (!isText(type)) return notAPage(type);
  const body = decodeText(got.bytes, type);
  return {
    status: 'ok',
    finalUrl: got.finalUrl,
    body,
    rights: stricter(site, rightsOf(got.headers, body)),
    etag: got.headers['etag'],
    lastModified: got.headers['last-modified'],
  };
}

function isText(type: string): boolean {
  return type === '' || /^\s*(?:text\/|application\/(?:xhtml\+xml|xml|octet-stream))/i.test(type);
}

function notAPage(type: string): NotGot {
  return { status: 'refused', line: `This is ${type.split(';')[0]?.trim() ?? ''}, not a web page.` };
}
