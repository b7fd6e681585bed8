import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PageFormat } from '../../src/model/page.ts';
import { damage } from './damage.ts';
import { faultsOf, pageOf, samplePages, timed } from './pages.ts';

/** How many damaged pages are read; `BROADSHEET_MUTATIONS=100000` for all. */
const RUNS = Number(process.env['BROADSHEET_MUTATIONS'] ?? 2000);
/** The longest that one page may take, ms: a hang, unless the full run is asked for, on a machine that does nothing else. */
const LONGEST_MS = process.env['BROADSHEET_MUTATIONS'] === undefined ? 30_000 : 2000;

test(`clean survives ${RUNS} damaged pages, each within ${LONGEST_MS / 1000} s`, (t) => {
  const samples = samplePages(),
    formats = fc.oneof({ weight: 12, arbitrary: fc.constant<PageFormat>('html') }, fc.constantFrom<PageFormat>('fragment', 'text'));
  let slowest = { ms: 0, name: '' };
  fc.assert(
    fc.property(
      fc.nat(samples.length - 1),
      fc.nat(samples.length - 1),
      fc.array(damage, { minLength: 1, maxLength: 5 }),
      formats,
      (one, two, damages, format) => {
        const sample = samples[one],
          other = (): string => samples[two]?.html() ?? '',
          body = damages.reduce((html, harm) => harm(html, other), sample?.html() ?? '').toWellFormed(),
          { outcome, ms } = timed(pageOf(body, format));
        if (ms > slowest.ms) slowest = { ms, name: sample?.name ?? '' };
        assert.deepEqual(faultsOf(outcome), [], sample?.name ?? '');
        assert.ok(ms < LONGEST_MS, `${sample?.name ?? ''} took ${Math.round(ms)} ms, ${body.length} characters`);
      },
    ),
    { numRuns: RUNS, endOnFailure: true, ...seedOf() },
  );
  t.diagnostic(`${samples.length} pages; the slowest took ${Math.round(slowest.ms)} ms (${slowest.name})`);
});

/** The same damage every time, unless another seed is given. */
function seedOf(): { readonly seed: number } {
  const given = process.env['BROADSHEET_SEED'];
  return { seed: given === undefined ? 1 : Number(given) };
}
