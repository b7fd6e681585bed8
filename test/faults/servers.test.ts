import assert from 'node:assert/strict';
import { execFileSync, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createTls } from 'node:https';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createCollector, type Collector } from '../../src/collect/fetcher.ts';
import type { Fetched } from '../../src/collect/fetched.ts';
import { FEED, HOSTILE, listening, OK, raw, servers } from './hostile-servers.ts';

const TIMEOUT_MS = 4_000;
/** Of memory, for everything that a server may make us hold: those that flood fill the buffers of their sockets, and leave garbage faster than it is collected. */
const MEMORY_MB = 6,
  FLOOD_MB = 20;

after(() => servers.forEach((end) => end()));

const collector: Collector = createCollector({
  contact: '',
  version: '0',
  allowPrivate: ['127.0.0.0/8'],
  clock: Date.now,
  timeoutMs: TIMEOUT_MS,
  limits: { maxBytes: 3_000_000, minRate: 500, rateWindowMs: 500 },
  lookup: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
});
after(() => collector.close());

const lineOf = (got: Fetched): string => ('line' in got ? got.line : '');

let ports: readonly number[] = [];
before(async () => {
  const hostile = fork(new URL('./hostile-servers.ts', import.meta.url), { stdio: 'ignore' });
  servers.push(() => hostile.disconnect());
  ports = (await once(hostile, 'message'))[0] as readonly number[];
});

/** Asks those that flood or the others all at once, and a good feed meanwhile again and again. */
async function outlast(floods: boolean, goodMs: number): Promise<void> {
  const chosen = Object.entries(HOSTILE).flatMap(([name, how], i) => (how.floods === floods ? [{ name, line: how.line, port: ports[i] ?? 0 }] : [])),
    good = await raw((s) => s.end(`${OK}Content-Length: ${FEED.length}\r\nConnection: close\r\n\r\n${FEED}`)),
    before = process.memoryUsage.rss(),
    times: number[] = [];
  let most = before,
    over = false;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20),
    timed = async (port: number) => {
      const start = performance.now(),
        got = await collector.get(`http://127.0.0.1:${port}/feed`);
      return { got, ms: performance.now() - start };
    },
    meanwhile = (async () => {
      while (!over) {
        const { got, ms } = await timed(good);
        assert.equal(got.status, 'ok');
        times.push(ms);
        await new Promise((next) => setTimeout(next, 50));
      }
    })();
  const wrong = await Promise.all(
    chosen.map(async ({ name, line, port }) => {
      const { got, ms } = await timed(port);
      return line.test(lineOf(got)) && ms < TIMEOUT_MS + 1_000 ? [] : [`${name}: ${got.status} ${lineOf(got)} ${Math.round(ms)} ms`];
    }),
  );
  over = true;
  await meanwhile;
  clearInterval(watch);
  assert.deepEqual(wrong.flat(), []);
  const slowest = Math.max(...times);
  assert.ok(times.length > 0 && slowest < goodMs, `${times.length} good answers, the slowest took ${Math.round(slowest)} ms`);
  const allowed = chosen.length * (floods ? FLOOD_MB : MEMORY_MB) * 1e6;
  assert.ok(most - before < allowed, `${Math.round((most - before) / 1e6)} MB by ${chosen.length} servers`);
}

test('hostile servers are left in bounded time and memory, and a good feed does not wait for them', { timeout: 60_000 }, () => outlast(false, 1_000));

// They send as fast as the machine can, which no network does: what is left of it is shared.
test('so are those that flood', { timeout: 60_000 }, () => outlast(true, 3_000));

test('an answer of HTTP/1.0 without a length is read to its end, and one that is longer than it says up to there', async () => {
  const old = await raw((s) => s.end(`HTTP/1.0 200 OK\r\n\r\n${FEED}`)),
    got = await collector.get(`http://127.0.0.1:${old}/`);
  assert.equal(got.status === 'ok' && new TextDecoder().decode(got.bytes), FEED);
});

test('a certificate that is not valid is refused in words: its own, expired, of another name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-tls-')),
    at = (name: string): string => join(folder, name),
    openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' });
  try {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      at('ca.key'),
      '-out',
      at('ca.pem'),
      '-subj',
      '/CN=Test',
      '-days',
      '2',
    );
    const certificate = (name: string, host: string, ...validity: string[]): { key: Buffer; cert: Buffer } => {
      openssl(
        'req',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-keyout',
        at(`${name}.key`),
        '-out',
        at(`${name}.csr`),
        '-subj',
        `/CN=${host}`,
      );
      openssl('x509', '-req', '-in', at(`${name}.csr`), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-out', at(`${name}.pem`), ...validity);
      return { key: readFileSync(at(`${name}.key`)), cert: readFileSync(at(`${name}.pem`)) };
    };
    const cases = {
      own: { key: readFileSync(at('ca.key')), cert: readFileSync(at('ca.pem')) },
      unknown: certificate('unknown', 'harbour.example', '-days', '2'),
      expired: certificate('expired', 'harbour.example', '-days', '-1'),
      other: certificate('other', 'elsewhere.example', '-days', '2'),
    };
    let asked = 0;
    for (const [name, keys] of Object.entries(cases)) {
      const server = createTls(keys, (_, response) => {
        asked++;
        response.end(FEED);
      });
      servers.push(() => server.close());
      const port = await listening(server),
        got = await collector.get(`https://harbour.example:${port}/`);
      assert.equal(got.status, 'failed', name);
      assert.match(lineOf(got), /certificate is not valid/, name);
    }
    assert.equal(asked, 0, 'nothing was asked for over a connection that is not trusted');
    const plain = await raw((s) => s.end('HTTP/1.1 400 No\r\n\r\n'));
    assert.match(lineOf(await collector.get(`https://127.0.0.1:${plain}/`)), /certificate|failed/, 'a server without TLS');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
