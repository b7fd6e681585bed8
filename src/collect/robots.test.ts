import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineOf, type Fetched } from './fetched.ts';
import { forbids, Robots, rulesFrom } from './robots.ts';

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

test('a robots.txt that could not be read is a passing failure with its true reason, a closed page is refused', async () => {
  let now = 0;
  const failed: Fetched = { status: 'failed', line: lineOf({ code: 'ENOTFOUND' }) };
  const robots = new Robots(
    () => Promise.resolve(failed),
    'Broadsheet',
    () => now,
  );
  const url = new URL('http://nosuch.invalid/x');
  const line = 'The robots.txt of nosuch.invalid could not be read: there is no such server name.';
  assert.deepEqual(forbids(await robots.rules(url), url), { status: 'failed', line, retryAfterMs: 1_800_000 });
  now = 600_000;
  assert.equal(forbids(await robots.rules(url), url)?.retryAfterMs, 1_200_000);
  assert.equal(rules({ status: 'failed', line: '', retryAfterMs: 300_000 }).forMs, 300_000);
  const closed = new URL(at('/closed'));
  assert.equal(forbids(rules(ok('User-agent: *\nDisallow: /closed\n')), closed)?.status, 'refused');
  assert.equal(forbids(rules(ok('')), closed), undefined);
});
