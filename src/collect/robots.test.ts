import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fetched } from './fetched.ts';
import { Robots, rulesFrom } from './robots.ts';

const ok = (text: string): Fetched => ({ status: 'ok', bytes: new TextEncoder().encode(text), finalUrl: '', headers: {} });
const at = (path: string): string => `https://harbour.example${path}`;
const rules = (f: Fetched) => rulesFrom(f, at('/robots.txt'), 'Broadsheet');

test('groups, the longest match, a group of our own, delay and site-wide rights', () => {
  const r = rules(
    ok(
      'User-agent: *\nDisallow: /\nUser-agent: broadsheet\nDisallow: /in\nAllow: /in/open\nCrawl-delay: 4\n\nContent-Usage: train-ai=n\nLicense: https://harbour.example/rsl.xml\n',
    ),
  );
  assert.deepEqual(
    [at('/a'), at('/in/b'), at('/in/open/c')].map((u) => r.allows(u)),
    [true, false, true],
  );
  assert.equal(r.delayMs, 4000);
  assert.deepEqual(r.rights, { tdmReserved: true, licence: 'https://harbour.example/rsl.xml' });
});

test('a missing file allows, a broken server forbids for a while', () => {
  assert.ok(rules({ status: 'gone', line: '', code: 404 }).allows(at('/')));
  assert.ok(rules({ status: 'refused', line: '', code: 403 }).allows(at('/')));
  const broken = rules({ status: 'failed', line: '', code: 503 });
  assert.ok(!broken.allows(at('/')));
  assert.ok(broken.forMs < rules(ok('')).forMs);
});

test('a host is asked once while its answer may be believed', async () => {
  let asked = 0;
  let now = 0;
  const robots = new Robots(
    () => Promise.resolve((asked++, ok(''))),
    'Broadsheet',
    () => now,
  );
  await Promise.all([robots.rules(new URL(at('/a'))), robots.rules(new URL(at('/b')))]);
  assert.equal(asked, 1);
  now = 86_400_001;
  await robots.rules(new URL(at('/a')));
  assert.equal(asked, 2);
});
