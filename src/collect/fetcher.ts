import { Agent, buildConnector, Client, type Dispatcher } from 'undici';
import { BodyRefused, readBody, unpack, type BodyLimits, type Need } from './body.ts';
import { Deadline } from './deadline.ts';
import { decodeText } from './decode.ts';
import { failureOf, lineOf, networkTrouble, type Fetched, type FetchedPage, type GetOptions, type NotGot, type Validators } from './fetched.ts';
import { createGuard, placeOf, type Guard, type SystemLookup } from './guard.ts';
import { Turns, type Limits } from './politeness.ts';
import { rightsOf, stricter, type Headers } from './rights.ts';
import { forbids, Robots, ROBOTS_BYTES } from './robots.ts';
import { room } from './room.ts';

export type { Fetched, FetchedPage, GetOptions } from './fetched.ts';

/** The one door to the network. Nothing it does throws for what a server or network does: every outcome is a value. */
export interface Collector {
  /** Any address, such as a feed's; conditional where `etag` or `lastModified` is given. */
  get(url: string, options?: GetOptions): Promise<Fetched>;
  /** A web page, where its host's robots.txt allows it; conditional where `known` has validators of what came last. */
  page(url: string, known?: Validators, options?: Pick<GetOptions, 'comesAgain'>): Promise<FetchedPage>;
  close(): Promise<void>;
}

export interface FormCollector extends Collector {
  /** Sends a form, for subscribing at a hub; a redirect that keeps the method (307, 308) is followed. What is answered is not read. */
  post(url: string, form: string): Promise<Fetched>;
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
/** Answers like 103 (RFC 9110, 15.2) before the one that counts. */
const MAX_INTERIM = 20;
const HEADER_BYTES = 32 * 1024;
const CONNECT_MS = 10_000;
/** For a 429 without Retry-After. */
const HOLD_MS = 300_000;
const LONGEST_HOLD_MS = 3_600_000;
const LIMITS: BodyLimits = { maxBytes: 20_000_000, maxRatio: 200, minRate: 200, rateWindowMs: 10_000 };
const FEED =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5';
const PAGE = 'text/html, application/xhtml+xml, */*;q=0.5';

export function createCollector(options: CollectorOptions): FormCollector {
  const { clock, contact, version } = options;
  const guard = createGuard(options.allowPrivate, options.lookup);
  const connection = connectionOptions(guard);
  const agent = new Agent({ ...connection, connections: 32 });
  const turns = new Turns(clock);
  const userAgent = `${ROBOT}/${version}${contact ? ` (+${contact})` : ''}`;
  const line: Line = {
    agent,
    once: (origin) => new Client(origin, connection),
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
    follow(line, url, { accept: FEED, isLast: true, credentials: await options.credentialsFor?.(url), ...o });
  const robots = new Robots((url) => get(url, { accept: 'text/plain, */*;q=0.5', maxBytes: ROBOTS_BYTES * 4, timeoutMs: 10_000, isLast: false }), ROBOT, clock);
  return {
    get,
    page: (url, known, o) => page(line, robots, url, known, o),
    post: (url, form) => follow(line, url, { form }),
    close: () => agent.destroy(),
  };
}

interface Line {
  readonly agent: Agent;
  /** A connection for one request: of ten thousand hosts that are asked once an hour, none stays in memory. */
  readonly once: (origin: string) => Client;
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

/** Connections that pass the guard, kept open for a while. */
export function createAgent(guard: Guard): Agent {
  return new Agent({ ...connectionOptions(guard), connections: 32 });
}

/** One connector per port, because what may be reached depends on the port. */
function connectionOptions(guard: Guard): Client.Options {
  const connectors = new Map<string, buildConnector.connector>();
  return {
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
  };
}

/** Asks, follows redirects by hand so that every hop passes the guard, and reads the body within all limits. */
const follow = (line: Line, start: string, o: GetOptions): Promise<Fetched> =>
  o.hold ? followed(line, start, o) : room.during((hold) => followed(line, start, { ...o, hold }));

async function followed(line: Line, start: string, o: GetOptions): Promise<Fetched> {
  const budget: Budget = { leftMs: o.timeoutMs ?? line.timeoutMs };
  let url = URL.parse(start);
  const home = url?.origin;
  let moved = true;
  const { etag, lastModified, validFor = url?.href } = o,
    whole = budget.leftMs;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (!url) return { status: 'refused', line: 'This is not a web address.', trouble: 'unreadable' };
    const refusal = line.guard.refusal(url);
    if (refusal) return { status: 'refused', line: refusal, trouble: 'private' };
    const forbidden = await o.permit?.(url);
    if (forbidden) return forbidden;
    const credentials = url.origin === home ? o.credentials : undefined;
    // An ETag names a state of one address, and says nothing at another.
    const validators = url.href === validFor ? { etag, lastModified } : { etag: undefined, lastModified: undefined };
    const answer = await ask(line, url, { ...o, credentials, ...validators }, budget);
    if (!('location' in answer)) return finished(answer, hop > 0 && moved ? url.href : undefined, whole - budget.leftMs);
    moved &&= answer.permanent;
    url = URL.parse(answer.location, url);
  }
  return { status: 'failed', line: `It redirects more than ${MAX_REDIRECTS} times.`, trouble: 'limits' };
}

function finished(answer: Fetched, movedTo: string | undefined, tookMs: number): Fetched {
  return answer.status === 'ok' || answer.status === 'not-modified' ? { ...answer, ...(movedTo ? { movedTo } : {}), tookMs: Math.round(tookMs) } : answer;
}

type Answer = Fetched | { readonly location: string; readonly permanent: boolean };

/** Time left for one address over all its hops, ms; waiting for a turn or for room does not count. */
interface Budget {
  leftMs: number;
}

async function ask(line: Line, url: URL, o: GetOptions, budget: Budget): Promise<Answer> {
  const { host } = placeOf(url);
  const own = line.guard.isOwn(url);
  const limits: Limits = own ? { gapMs: 0, perHost: 32 } : { gapMs: Math.max(line.gapMs, line.delays.get(host) ?? 0), perHost: 2 };
  const turn = await line.turns.take(turnOf(line, url), limits, o.comesAgain);
  if ('comeAt' in turn)
    return { status: 'failed', line: 'Others of its server are asked for first.', trouble: 'busy', retryAfterMs: turn.comeAt - line.clock(), inLine: true };
  if ('heldUntil' in turn) return { status: 'failed', line: 'The server is left alone for now.', trouble: 'busy', retryAfterMs: turn.heldUntil - line.clock() };
  const stop = new AbortController(),
    { signal } = stop,
    deadline = new Deadline(budget.leftMs, () => stop.abort());
  const isLast = o.isLast === true && !line.turns.isAwaited(turnOf(line, url)),
    door = isLast ? line.once(url.origin) : line.agent;
  try {
    const answer = await request(line, door, url, o, signal, (bytes) => deadline.without(Promise.resolve(o.hold?.need(bytes))));
    if (!('location' in answer) && answer.status === 'failed') hold(line, host, answer);
    return answer;
  } catch (error) {
    if (signal.aborted) return { status: 'failed', line: 'The server did not answer in time.', trouble: 'time' };
    const refused = (error as NodeJS.ErrnoException).code === 'EGUARD';
    if (error instanceof BodyRefused) return { status: 'failed', line: error.message, trouble: 'limits' };
    return { status: refused ? 'refused' : 'failed', line: lineOf(error), trouble: networkTrouble(error) };
  } finally {
    budget.leftMs = deadline.end();
    if (door !== line.agent) void door.destroy();
    turn.end();
  }
}

/** By what turns are taken: of the operator's own places each port is one. */
function turnOf({ guard }: Line, url: URL): string {
  const { host, port } = placeOf(url);
  return guard.isOwn(url) ? `${host}:${port}` : host;
}

/** Leaves a whole host alone that said it is asked too often or is overloaded (429, 503), for as long as it says; where it names no time, for a while. */
function hold(line: Line, host: string, { code, retryAfterMs = code === 429 ? HOLD_MS : 0 }: NotGot): void {
  if (retryAfterMs > 0) line.turns.hold(host, line.clock() + Math.min(retryAfterMs, LONGEST_HOLD_MS));
}

async function request(line: Line, door: Dispatcher, url: URL, o: GetOptions, signal: AbortSignal, need: Need): Promise<Answer> {
  const headers: Record<string, string> = { ...o.credentials, 'user-agent': line.userAgent, accept: o.accept ?? '*/*', 'accept-encoding': 'gzip, deflate, br' };
  if (o.form !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
  if (o.etag) headers['if-none-match'] = o.etag;
  if (o.lastModified) headers['if-modified-since'] = o.lastModified;
  let interim = 0;
  const onInfo = (): void => {
    if (++interim > MAX_INTERIM) throw new BodyRefused('The server sends interim answers without end.');
  };
  const response = await door.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: o.form === undefined ? 'GET' : 'POST',
    headers,
    signal,
    onInfo,
    ...(o.form === undefined ? {} : { body: o.form }),
  });
  const got = plain(response.headers);
  const code = response.statusCode;
  if (o.form !== undefined) {
    await discard(response);
    if (code >= 200 && code < 300) return { status: 'ok', bytes: new Uint8Array(), finalUrl: url.href, headers: got };
    if (code > 300 && code < 307) return { status: 'refused', code, line: `The server answers a form with a redirect (HTTP ${code}).`, trouble: 'refused' };
  }
  if (code !== 200 && code !== 203 && o.form === undefined) await discard(response);
  if (code === 304)
    return o.etag || o.lastModified
      ? { status: 'not-modified', headers: got }
      : { status: 'failed', code, line: 'The server says nothing changed, but was not asked that.', trouble: 'server' };
  if ([301, 302, 303, 307, 308].includes(code) && got['location']) return { location: got['location'], permanent: code === 301 || code === 308 };
  if (code !== 200 && code !== 203) return failureOf(code, got, line.clock());
  const limits = { ...line.limits, maxBytes: o.maxBytes ?? line.limits.maxBytes };
  const bytes = await unpack(await readBody(response.body, limits, need), got['content-encoding'], limits, need);
  return { status: 'ok', bytes, finalUrl: url.href, headers: got };
}

/** Ends a body nobody reads; reading it would let the server decide how long we listen. */
async function discard(response: Dispatcher.ResponseData): Promise<void> {
  await response.body.dump({ limit: 16_384 }).catch(() => undefined);
}

function plain(headers: Dispatcher.ResponseData['headers']): Headers {
  return Object.fromEntries(Object.entries(headers).map(([k, v]) => [k.toLowerCase(), Array.isArray(v) ? v.join(', ') : v]));
}

async function page(line: Line, robots: Robots, url: string, known: Validators = {}, o: Pick<GetOptions, 'comesAgain'> = {}): Promise<FetchedPage> {
  let site = {};
  const permit = async (hop: URL): Promise<NotGot | undefined> => {
    const rules = await robots.rules(hop);
    site = rules.rights;
    line.delays.set(placeOf(hop).host, rules.delayMs);
    return forbids(rules, hop);
  };
  const got = await follow(line, url, { accept: PAGE, maxBytes: 10_000_000, permit, ...o, ...validatorsOf(known) });
  if (got.status === 'not-modified') return { status: 'not-modified', line: 'The server says that nothing changed.' };
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
    ...(got.finalUrl === url ? {} : { validFor: got.finalUrl }),
  };
}

/** Of what is known of a page the part that is sent. */
const validatorsOf = ({ etag, lastModified, validFor }: Validators): Validators => ({ etag, lastModified, ...(validFor === undefined ? {} : { validFor }) });

function isText(type: string): boolean {
  return type === '' || /^\s*(?:text\/|application\/(?:xhtml\+xml|xml|octet-stream))/i.test(type);
}

function notAPage(type: string): NotGot {
  return { status: 'refused', line: `This is ${type.split(';')[0]?.trim() ?? ''}, not a web page.` };
}
