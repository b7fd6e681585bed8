import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcp, type AddressInfo, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { createAgent, createCollector, type Collector } from '../../src/collect/fetcher.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const FEED =
  '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title><item><title>Ferry late</title><link>http://harbour.example/1</link></item></channel></rss>';
const routes = new Map<string, Handler>();
let server: Server;
let origin = '';
let collector: Collector;
let connections = 0;

before(async () => {
  server = createServer((request, response) => {
    const handler = routes.get((request.url ?? '').split('?')[0] ?? '');
    if (handler) handler(request, response);
    else response.writeHead(404).end();
  });
  server.on('connection', () => connections++);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  collector = createCollector({
    contact: 'mailto:desk@harbour.example',
    version: '0.0.0',
    allowPrivate: [`127.0.0.1:${port}`],
    clock: Date.now,
    timeoutMs: 2_500,
    limits: { maxBytes: 3_000_000, minRate: 500, rateWindowMs: 600 },
  });
});
after(async () => {
  await collector.close();
  server.closeAllConnections();
  server.close();
});

function serve(path: string, handler: Handler): string {
  routes.set(path, handler);
  return origin + path;
}

async function failsWithin(ms: number, url: string, line: RegExp): Promise<void> {
  const start = performance.now();
  const got = await collector.get(url);
  assert.equal(got.status, 'failed');
  assert.match('line' in got ? got.line : '', line);
  assert.ok(performance.now() - start < ms, `took ${Math.round(performance.now() - start)} ms`);
}

test('a server that sends a byte now and then is left', async () => {
  const url = serve('/drip', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    const timer = setInterval(() => response.write(' '), 100);
    response.on('close', () => clearInterval(timer));
  });
  await failsWithin(2_400, url, /too slowly/);
});

test('a server that never sends its headers is left', async () => {
  const sockets: Socket[] = [];
  const mute = createTcp((socket) => void sockets.push(socket.on('error', () => undefined)));
  await new Promise<void>((done) => mute.listen(0, '127.0.0.1', done));
  const { port } = mute.address() as AddressInfo;
  const patient = createCollector({ contact: '', version: '0', allowPrivate: ['127.0.0.0/8'], clock: Date.now, timeoutMs: 700 });
  const got = await patient.get(`http://127.0.0.1:${port}/`);
  assert.equal(got.status, 'failed');
  assert.match('line' in got ? got.line : '', /in time/);
  await patient.close();
  for (const socket of sockets) socket.destroy();
  mute.close();
});

test('an endless body is cut at its limit', async () => {
  let sent = 0;
  const url = serve('/endless', (_, response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(65_536, 'a');
    const more = (): void => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      sent += chunk.length;
    };
    response.on('drain', more);
    response.on('error', () => undefined);
    more();
  });
  await failsWithin(2_400, url, /longer than 3 MB/);
  assert.ok(sent < 40_000_000, `${sent} bytes were taken`);
});

test('compressed bombs of gzip and Brotli do not unpack', async () => {
  const zeros = Buffer.alloc(100_000_000);
  const gz = gzipSync(zeros);
  const br = brotliCompressSync(zeros.subarray(0, 20_000_000), { params: {} });
  const before = process.memoryUsage.rss();
  await failsWithin(
    2_400,
    serve('/bomb.gz', (_, r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(gz)),
    /unpacks to too much/,
  );
  await failsWithin(
    2_400,
    serve('/bomb.br', (_, r) => r.writeHead(200, { 'content-encoding': 'br' }).end(br)),
    /unpacks to too much/,
  );
  await failsWithin(
    2_400,
    serve('/bomb.twice', (_, r) => r.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gz))),
    /unpacks to too much/,
  );
  await failsWithin(
    2_400,
    serve('/bomb.thrice', (_, r) => r.writeHead(200, { 'content-encoding': 'gzip, gzip, gzip' }).end(gz)),
    /more than twice/,
  );
  assert.ok(process.memoryUsage.rss() - before < 100_000_000);
});

test('compressed bombs of deflate, raw and zlib, and packed twice with a wrong length, do not unpack', async () => {
  const zeros = Buffer.alloc(100_000_000),
    [raw, zlib, gz] = [deflateRawSync(zeros), deflateSync(zeros), gzipSync(zeros)],
    before = process.memoryUsage.rss();
  for (const [name, encoding, body] of [
    ['raw', 'deflate', raw],
    ['zlib', 'deflate', zlib],
    ['raw in raw', 'deflate, deflate', deflateRawSync(raw)],
    ['zlib in gzip', 'deflate, gzip', gzipSync(zlib)],
  ] as const)
    await failsWithin(
      2_400,
      serve(`/bomb.${name.replaceAll(' ', '-')}`, (_, r) => r.writeHead(200, { 'content-encoding': encoding }).end(body)),
      /unpacks to too much/,
    );
  // The last four bytes of gzip say how much it unpacks to, modulo 2^32 (RFC 1952): nobody is to believe them.
  const lying = Buffer.from(gz);
  lying.writeUInt32LE(10, lying.length - 4);
  for (const [name, body] of [
    ['inside', gzipSync(lying)],
    ['outside', Buffer.concat([gzipSync(gz).subarray(0, -4), Buffer.from([1, 0, 0, 0])])],
  ] as const)
    await failsWithin(
      2_400,
      serve(`/lying-${name}`, (_, r) => r.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(body)),
      /unpacks to too much|packed wrongly/,
    );
  assert.ok(process.memoryUsage.rss() - before < 100_000_000);
});

test('a feed packed twice whose inner length is wrong is refused in words, and one that is right is read', async () => {
  const short = gzipSync(FEED);
  short.writeUInt32LE(FEED.length + 1, short.length - 4);
  await failsWithin(
    2_400,
    serve('/wrong-inner', (_, r) => r.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(short))),
    /packed wrongly/,
  );
  for (const [name, encoding, body] of [
    ['gzip', 'gzip, gzip', gzipSync(gzipSync(FEED))],
    ['raw', 'deflate', deflateRawSync(FEED)],
    ['zlib', 'deflate', deflateSync(FEED)],
  ] as const) {
    const got = await collector.get(serve(`/right-${name}`, (_, r) => r.writeHead(200, { 'content-encoding': encoding }).end(body)));
    assert.equal(got.status === 'ok' && new TextDecoder().decode(got.bytes), FEED, name);
  }
});

test('a redirect loop ends after five hops', async () => {
  let asked = 0;
  const url = serve('/loop', (_, r) => {
    asked++;
    r.writeHead(302, { location: '/loop' }).end();
  });
  await failsWithin(2_400, url, /redirects more than 5 times/);
  assert.equal(asked, 6);
});

test('wrong lengths and broken packing are failures, not answers', async () => {
  const short = createTcp(
    (socket) => void socket.on('error', () => undefined).once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhalf')),
  );
  await new Promise<void>((done) => short.listen(0, '127.0.0.1', done));
  const { port } = short.address() as AddressInfo;
  const own = createCollector({ contact: '', version: '0', allowPrivate: [`127.0.0.1:${port}`], clock: Date.now, timeoutMs: 2_000 });
  const got = await own.get(`http://127.0.0.1:${port}/`);
  assert.equal(got.status, 'failed');
  await own.close();
  short.close();
  await failsWithin(
    2_400,
    serve('/torn', (_, r) => r.writeHead(200, { 'content-encoding': 'br' }).end('not brotli at all')),
    /packed wrongly|connection failed/,
  );
});

test('headers without end are refused', async () => {
  await failsWithin(
    2_400,
    serve('/headers', (_, r) => r.writeHead(200, { 'x-long': 'h'.repeat(60_000) }).end('x')),
    /headers are too long/,
  );
});

test('a good feed still comes through, packed, with our name and nothing else of us', async () => {
  let headers: IncomingMessage['headers'] = {};
  const url = serve('/good', (request, r) => {
    headers = request.headers;
    r.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip', etag: '"1"', 'set-cookie': 'a=b' }).end(gzipSync(FEED));
  });
  const got = await collector.get(url);
  assert.equal(got.status === 'ok' && new TextDecoder().decode(got.bytes), FEED);
  assert.equal(headers['user-agent'], 'Broadsheet/0.0.0 (+mailto:desk@harbour.example)');
  await collector.get(url);
  assert.equal(headers['cookie'] ?? headers['referer'], undefined);
});

test('a conditional request is told from a full one, and a page may be forbidden by robots.txt', async () => {
  const url = serve('/conditional', (request, r) => {
    if (request.headers['if-none-match'] === '"7"') r.writeHead(304).end();
    else r.writeHead(200, { etag: '"7"' }).end(FEED);
  });
  assert.equal((await collector.get(url)).status, 'ok');
  assert.equal((await collector.get(url, { etag: '"7"' })).status, 'not-modified');
  serve('/robots.txt', (_, r) => r.writeHead(200).end('User-agent: *\nDisallow: /closed\n'));
  const open = await collector.page(serve('/open', (_, r) => r.writeHead(200, { 'content-type': 'text/html', 'tdm-reservation': '1' }).end('<p>open</p>')));
  assert.deepEqual(open.status === 'ok' && open.rights, { tdmReserved: true });
  const closed = await collector.page(serve('/closed', (_, r) => r.writeHead(200).end('secret')));
  assert.match(closed.status === 'refused' ? closed.line : '', /robots\.txt/);
  const sly = await collector.page(serve('/sly', (_, r) => r.writeHead(301, { location: '/closed' }).end()));
  assert.equal(sly.status, 'refused');
});

test('no form of a private address connects', async () => {
  const { port } = server.address() as AddressInfo;
  const guarded = createCollector({ contact: '', version: '0', allowPrivate: [], clock: Date.now, timeoutMs: 1_000 });
  const before = connections;
  const hosts = [
    '127.0.0.1', '2130706433', '0x7f000001', '0x7f.1', '017700000001', '127.1', '127.0.0.1.', '0', '0.0.0.0', 'localhost', 'LOCALHOST', 'x.localhost', 'printer.local', '[::1]', '[::]', '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::127.0.0.1]', '[64:ff9b:1::1]', '[2002:7f00:1::]', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '10.0.0.1', '172.16.0.1', '192.168.0.1', '169.254.169.254',
    '100.64.0.1', '192.0.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '168.63.129.16', '①②⑦.⓪.⓪.①',
  ]; // prettier-ignore
  for (const host of hosts) {
    const got = await guarded.get(`http://${host}:${port}/good`);
    assert.equal(got.status, 'refused', host);
  }
  for (const url of [
    'file:///etc/hosts',
    'ftp://harbour.example/',
    'gopher://127.0.0.1/',
    'data:text/plain,x',
    'http://user:pass@harbour.example/',
    'nonsense',
  ]) {
    assert.equal((await guarded.get(url)).status, 'refused', url);
  }
  assert.equal(connections, before);
  await guarded.close();
});

test('a redirect into a private network is not followed', async () => {
  const { port } = server.address() as AddressInfo;
  let reached = 0;
  serve('/inside', (_, r) => {
    reached++;
    r.end('inside');
  });
  for (const [i, target] of [
    `http://127.0.0.2:${port}/inside`,
    `http://[::ffff:127.0.0.1]:${port}/inside`,
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
  ].entries()) {
    const got = await collector.get(serve(`/out${i}`, (_, r) => r.writeHead(302, { location: target }).end()));
    assert.equal(got.status, 'refused', target);
  }
  assert.equal(reached, 0);
});

test('a page is to be asked for again where robots.txt has a server error', async (t) => {
  const broken = createServer((_, r) => r.writeHead(503, { 'retry-after': '600' }).end());
  await new Promise<void>((done) => broken.listen(0, '127.0.0.1', done));
  t.after(() => broken.close());
  const host = `127.0.0.1:${(broken.address() as AddressInfo).port}`;
  const own = createCollector({ contact: '', version: '0', allowPrivate: [host], clock: Date.now, timeoutMs: 1_000 });
  t.after(() => own.close());
  const got = await own.page(`http://${host}/x`);
  assert.equal(got.status, 'failed');
  assert.equal('line' in got && got.line, `The robots.txt of ${host} could not be read: the server has a problem (HTTP 503).`);
  assert.ok('retryAfterMs' in got && (got.retryAfterMs ?? 0) > 590_000);
});

// Less than the collector's own 2.5 s, after which the connection would be ended anyway.
test('a part of an answer is let go, and its connection with it', { timeout: 2_000 }, async () => {
  let closed: Promise<void> | undefined;
  const url = serve('/part', (_, response) => {
    closed = new Promise((done) => response.on('close', () => done()));
    response.writeHead(206).write(Buffer.alloc(65_536));
  });
  assert.equal((await collector.get(url)).status, 'refused');
  await closed;
});

test('after a feed no connection stays open; between pages of a host one does', async () => {
  const ports: (number | undefined)[] = [],
    closed: Promise<void>[] = [];
  const answer =
    (type: string): Handler =>
    (request, response) => {
      ports.push(request.socket.remotePort);
      closed.push(new Promise((done) => request.socket.once('close', () => done())));
      response.writeHead(200, { 'content-type': type }).end(FEED);
    };
  const feed = serve('/lone/feed', answer('application/rss+xml')),
    page = serve('/lone/page', answer('text/html'));
  await collector.get(feed);
  await collector.get(feed);
  await Promise.all(closed);
  assert.notEqual(ports[0], ports[1]);
  for (let times = 0; times < 5; times++) await collector.page(page);
  assert.ok(new Set(ports.slice(2)).size < 5);
});

test('of large answers that come at once all are read, one after the other where they are many', async () => {
  let pouring = 0;
  const url = serve('/large', (_, response) => {
    pouring++;
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).write(Buffer.alloc(1_200_000, 32));
    response.end(FEED);
  });
  const got = await Promise.all(Array.from({ length: 12 }, () => collector.get(url)));
  assert.deepEqual([got.filter((g) => g.status === 'ok' && g.bytes.length > 1_200_000).length, pouring], [12, 12]);
});

test('what may be reached is decided per port, also where the address names none', async (t) => {
  const ports: string[] = [];
  const agent = createAgent({
    refusal: () => undefined,
    isOwn: () => false,
    lookupFor: (port) => (_host, _options, done) => {
      ports.push(port);
      done(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), '', 0);
    },
  });
  t.after(() => agent.destroy());
  for (const scheme of ['http', 'https']) await assert.rejects(agent.request({ origin: `${scheme}://harbour.example`, path: '/', method: 'GET' }));
  assert.deepEqual(ports, ['80', '443']);
});

test('validators go out letter for letter, to the address they came from alone; a 304 that nobody asked for is a failure', async () => {
  const tags = ['W/"weak"', 'bare', '"with \\" and spaces"', '"ümlaut"', '""'].map((t) => Buffer.from(t).toString('latin1')),
    seen: (string | undefined)[] = [];
  const target = serve('/valid/target', (request, r) => {
      seen.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === tags[0]) r.writeHead(304).end();
      else r.writeHead(200, { etag: '"new"' }).end(FEED);
    }),
    start = serve('/valid/start', (request, r) => {
      seen.push(request.headers['if-none-match']);
      r.writeHead(302, { location: '/valid/target' }).end();
    });
  for (const etag of tags) await collector.get(target, { etag });
  assert.deepEqual(seen, tags);
  seen.length = 0;
  const through = await collector.get(start, { etag: tags[0], validFor: target });
  assert.deepEqual([through.status, ...seen], ['not-modified', undefined, tags[0]]);
  seen.length = 0;
  await collector.get(start, { etag: tags[0] });
  await collector.get(target, { etag: tags[0], validFor: start });
  assert.deepEqual(seen, [tags[0], undefined, undefined]);
  const dated = serve('/valid/dated', (request, r) => r.writeHead(request.headers['if-modified-since'] === 'yesterday, or so' ? 304 : 200).end(FEED));
  assert.equal((await collector.get(dated, { lastModified: 'yesterday, or so' })).status, 'not-modified');
  const unasked = await collector.get(serve('/valid/unasked', (_, r) => r.writeHead(304).end()));
  assert.match(unasked.status === 'failed' ? unasked.line : '', /was not asked that/);
});

test('a host that is asked too often is left alone as a whole, also where it does not say for how long', async (t) => {
  let asked = 0;
  serve('/often', (_, r) => {
    asked++;
    r.writeHead(429).end();
  });
  serve('/other', (_, r) => {
    asked++;
    r.end(FEED);
  });
  const { port } = server.address() as AddressInfo,
    // Named, so that it is no address of the operator's own, for which no manners are kept.
    named = createCollector({
      contact: '',
      version: '0',
      allowPrivate: ['127.0.0.0/8'],
      clock: Date.now,
      gapMs: 1,
      lookup: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    });
  t.after(() => named.close());
  const first = await named.get(`http://busy.example:${port}/often`),
    second = await named.get(`http://busy.example:${port}/other`),
    elsewhere = await named.get(`http://calm.example:${port}/other`);
  assert.deepEqual([first.status, second.status, elsewhere.status, asked], ['failed', 'failed', 'ok', 2]);
  assert.ok('retryAfterMs' in second && (second.retryAfterMs ?? 0) > 250_000);
});

test('no cookie comes back, no referrer is sent, no address is changed', async () => {
  const seen: { url?: string; headers: IncomingMessage['headers'] }[] = [];
  const take: Handler = (request, r) => {
    seen.push({ url: request.url, headers: request.headers });
    if (request.url?.startsWith('/plain/start')) r.writeHead(302, { location: '/plain/end?a=1', 'set-cookie': 'id=1; Path=/' }).end();
    else r.writeHead(200, { 'set-cookie': 'id=2; Path=/', etag: '"1"' }).end(FEED);
  };
  serve('/plain/start', take);
  serve('/plain/end', take);
  for (let n = 0; n < 3; n++) await collector.get(`${origin}/plain/start?b=%20x`);
  assert.deepEqual(new Set(seen.map((s) => s.url)), new Set(['/plain/start?b=%20x', '/plain/end?a=1']));
  for (const { headers } of seen) assert.deepEqual(Object.keys(headers).sort(), ['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
});
