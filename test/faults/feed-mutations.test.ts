import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { READERS, type Readable } from '../../src/collect/read.ts';
import { damageBy, SNIPPETS } from './damage.ts';
import { FEED_SAMPLES, FEED_SNIPPETS } from './feed-samples.ts';
import { runnable } from './runnable.ts';

/** How many damaged documents are read; `BROADSHEET_MUTATIONS=100000` for all. */
const RUNS = Number(process.env['BROADSHEET_MUTATIONS'] ?? 2000);
/** The longest that one may take, ms of this thread: what the reader thread allows, if the full run is asked for, on a machine that does nothing else. */
const LONGEST_MS = process.env['BROADSHEET_MUTATIONS'] === undefined ? 30_000 : 2000;

const TYPES = [undefined, 'application/rss+xml', 'text/xml; charset=utf-8', 'text/html; charset=windows-1252', 'application/json', 'text/xml; charset=utf-16', 'text/xml; charset=shift_jis', 'x; charset=nonsense'] as const; // prettier-ignore
/** Mostly as it is wanted; now and then as something else, for anything may stand at any address. */
const readers = fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, fc.constantFrom(...(Object.keys(READERS) as Readable[])));

test(`whatever is read from outside survives ${RUNS} damaged documents, each within ${LONGEST_MS / 1000} s, and nothing that runs comes out`, (t) => {
  let slowest = { ms: 0, name: '', characters: 0 },
    read = 0;
  fc.assert(
    fc.property(
      fc.nat(FEED_SAMPLES.length - 1),
      fc.nat(FEED_SAMPLES.length - 1),
      fc.array(damageBy([...FEED_SNIPPETS, ...SNIPPETS]), { minLength: 1, maxLength: 5 }),
      readers,
      fc.constantFrom(...TYPES),
      fc.boolean(),
      (one, two, damages, as, contentType, isWide) => {
        const sample = FEED_SAMPLES[one] ?? { name: '', kind: 'feed', text: '' },
          body = damages.reduce((text, harm) => harm(text, () => FEED_SAMPLES[two]?.text ?? ''), sample.text),
          bytes = new Uint8Array(isWide && contentType?.endsWith('utf-16') ? Buffer.from(body, 'utf16le') : Buffer.from(body)),
          started = process.threadCpuUsage(),
          outcome = READERS[as ?? sample.kind](bytes, { url: 'https://harbour.example/feeds/all', ...(contentType ? { contentType } : {}) }),
          { user, system } = process.threadCpuUsage(started),
          ms = (user + system) / 1000;
        if (ms > slowest.ms) slowest = { ms, name: `${sample.name} as ${as ?? sample.kind}`, characters: body.length };
        assert.deepEqual(runnable(outcome).slice(0, 5), [], sample.name);
        assert.ok(ms < LONGEST_MS, `${sample.name} took ${Math.round(ms)} ms, ${body.length} characters`);
        if (!('rejected' in outcome)) read++;
      },
    ),
    { numRuns: RUNS, endOnFailure: true, seed: Number(process.env['BROADSHEET_SEED'] ?? 1) },
  );
  assert.ok(read > RUNS / 3, `only ${read} of ${RUNS} could be read: what is damaged beyond reading tests little`);
  t.diagnostic(`${read} of ${RUNS} were read; the slowest took ${Math.round(slowest.ms)} ms (${slowest.name}, ${slowest.characters} characters)`);
});

test('what would run is seen where it is', () => {
  for (const html of ['<p onclick="x">', '<svg>', '<a href="java&#9;script:x">', '<img src="data:text/html,x">', '<p style="background: u\\72l(x)">'])
    assert.notDeepEqual(runnable({ contentHtml: html }), [], html);
  assert.notDeepEqual(runnable({ items: [{ url: ' javascript:x' }] }), []);
  assert.deepEqual(runnable({ title: '<script>', contentHtml: '<p>Late <a href="https://a.example/">x</a></p>', url: 'https://a.example/' }), []);
});
