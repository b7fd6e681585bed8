import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { wellKnown } from './well-known.ts';

const NOW = Date.UTC(2025, 5, 2, 11, 10);
const served = (contact?: string): Hono => {
  const app = new Hono();
  wellKnown(app, { clock: () => NOW, publicUrl: 'https://paper.example/', ...(contact === undefined ? {} : { contact }) });
  return app;
};

test('programs are told to keep out and not to mine, whoever runs the paper', async () => {
  const app = served();
  assert.match(await (await app.request('/robots.txt')).text(), /^User-agent: \*\nDisallow: \/$/m);
  assert.deepEqual(await (await app.request('/.well-known/tdmrep.json')).json(), [{ location: '/', 'tdm-reservation': 1 }]);
  const trust = await (await app.request('/trust.txt')).text();
  assert.match(trust, /^datatrainingallowed=no$/m);
  assert.doesNotMatch(trust, /contact/);
});

test('where somebody answers for it, security.txt says who and until when; else there is none', async () => {
  const said = await (await served('desk@paper.example').request('/.well-known/security.txt')).text();
  assert.equal(
    said,
    'Contact: mailto:desk@paper.example\nExpires: 2025-11-30T00:00:00Z\nPreferred-Languages: en, de\nCanonical: https://paper.example/.well-known/security.txt\n',
  );
  for (const none of [undefined, '', 'me', 'a@b.example\nContact: x', 'javascript:1'])
    assert.equal((await served(none).request('/.well-known/security.txt')).status, 404, none ?? 'none');
});
