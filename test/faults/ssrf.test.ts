import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createCollector, type Collector } from '../../src/collect/fetcher.ts';

/** A server inside, that counts who connects: nobody may, whatever name, form, redirect or proxy leads to it. */
let inside: Server;
let port = 0;
let connections = 0;
const collectors: Collector[] = [];

before(async () => {
  inside = createServer((_, response) => response.end('inside'));
  inside.on('connection', () => connections++);
  await new Promise<void>((done) => inside.listen(0, '127.0.0.1', done));
  ({ port } = inside.address() as AddressInfo);
});
after(async () => {
  await Promise.all(collectors.map((c) => c.close()));
  inside.closeAllConnections();
  inside.close();
});

/** @param answers what the names lead to, one answer after another. */
function collectorWith(answers: readonly (readonly LookupAddress[])[], allowPrivate: readonly string[] = []): { collector: Collector; asked: () => number } {
  let asked = 0;
  const collector = createCollector({
    contact: '',
    version: '0',
    allowPrivate: [PUBLIC.address, ...allowPrivate],
    clock: Date.now,
    timeoutMs: 1_500,
    gapMs: 0,
    lookup: (_host, _options, done) => done(null, [...(answers[Math.min(asked++, answers.length - 1)] ?? [])]),
  });
  collectors.push(collector);
  return { collector, asked: () => asked };
}

const address = (text: string): LookupAddress => ({ address: text, family: text.includes(':') ? 6 : 4 });
/** Stands for a public address: it is allowed, and nothing listens there. */
const PUBLIC = address('127.0.0.2');

test('a name that leads into a private network is not connected to, in every form of address that an answer may have', async () => {
  for (const text of ['127.0.0.1', '0.0.0.0', '10.1.2.3', '169.254.169.254', '::1', '::', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', 'fe80::1%lo', 'fe80::1', 'fd00::1', '::127.0.0.1']) {
    const { collector, asked } = collectorWith([[address(text)]]),
      got = await collector.get(`http://rebind.example:${port}/`);
    assert.equal(got.status, 'refused', text);
    assert.equal(asked(), 1, text);
  }
  assert.equal(connections, 0);
}); // prettier-ignore

test('of several addresses only those that are public are tried', async () => {
  const { collector } = collectorWith([[address('127.0.0.1'), PUBLIC, address('::1')]]);
  await collector.get(`http://mixed.example:${port}/`);
  assert.equal(connections, 0);
});

test('a name that first leads outside and then inside is judged by the address that is connected to', async () => {
  const { collector, asked } = collectorWith([[PUBLIC], [address('127.0.0.1')]]);
  await collector.get(`http://rebind.example:${port}/`);
  assert.equal((await collector.get(`http://rebind.example:${port}/`)).status, 'refused');
  assert.equal(asked(), 2, 'each connection looked the name up once: there is no look before the one that is used');
  assert.equal(connections, 0);
});

test('no way of writing an address gets around the guard', async () => {
  const { collector, asked } = collectorWith([[address('127.0.0.1')]]);
  const hosts = [
    '127.0.0.1', '127.000.000.001', '127.1', '2130706433', '017700000001', '0x7f000001', '0x7f.0x0.0x0.0x1', '0177.0.0.1', '127.0.0.1.', '127。0。0。1', '①②⑦.⓪.⓪.①', '𝟏𝟐𝟕.𝟎.𝟎.𝟏', '127.0.0.1%00',
    '0', '0.0.0.0', '00', '0x0', '[::]', '[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:0x7f.1]', '[::7f00:1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[fe80::1%25lo]', '[fe80::1%lo]',
    'user@127.0.0.1', 'harbour.example@127.0.0.1', 'harbour.example:80@127.0.0.1', '127.0.0.1\\@harbour.example', '127.0.0.1#@harbour.example', 'localhost.', 'LocalHost', 'ｌｏｃａｌｈｏｓｔ', 'a.localhost.', 'l\u00adocalhost', 'metadata.internal',
  ]; // prettier-ignore
  for (const host of hosts) {
    for (const url of [`http://${host}:${port}/`, `https://${host}:${port}/`, `http:\\\\${host}:${port}/`, `http:/${host}:${port}/`]) {
      assert.notEqual((await collector.get(url)).status, 'ok', url);
    }
  }
  assert.equal(asked(), 0, 'none of them was even looked up');
  assert.equal(connections, 0);
});

test('no redirect of an allowed server leads inside, whatever it changes', async (t) => {
  let target = '';
  const outside = createServer((_, response) => response.writeHead(307, { location: target }).end());
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done));
  t.after(() => outside.close());
  const at = (outside.address() as AddressInfo).port,
    { collector } = collectorWith([[address('127.0.0.1')]], [`127.0.0.1:${at}`]);
  for (target of [
    `http://127.0.0.1:${port}/`,
    `//127.0.0.1:${port}/`,
    `https://127.0.0.1:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://inside.example:${port}/`,
    `http://user:word@127.0.0.1:${port}/`,
    `http://0x7f.1:${port}/`,
    `http://localhost:${port}/`,
    'file:///etc/hosts',
    'data:text/plain,inside',
    `ftp://127.0.0.1:${port}/`,
    'javascript:1',
    `\\\\127.0.0.1:${port}\\`,
  ])
    assert.equal((await collector.get(`http://127.0.0.1:${at}/`)).status, 'refused', target);
  assert.equal(connections, 0);
});

test('no proxy that the environment names is used', async (t) => {
  const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'],
    were = names.map((name) => [name, process.env[name]] as const);
  t.after(() => {
    for (const [name, was] of were)
      if (was === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = was;
  });
  for (const name of names) process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : `http://127.0.0.1:${port}`;
  const { collector } = collectorWith([[PUBLIC]]);
  for (const scheme of ['http', 'https']) assert.notEqual((await collector.get(`${scheme}://harbour.example/`)).status, 'ok');
  assert.equal(connections, 0);
});
