import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LiveStories, SPAN_MS, type Source } from './live.ts';
import { Span, stepOf, type Found, type LiveStory } from './span.ts';

const ALWAYS = { since: 0, before: Number.MAX_SAFE_INTEGER };
const story = (storyId: string, weights: Record<string, number>, until = 5, version = 1): LiveStory => ({
  storyId,
  until,
  version,
  terms: Uint32Array.from(Object.keys(weights), numberOf),
  steps: Uint8Array.from(Object.values(weights), stepOf),
});
/** A number for a term; those of some lie beyond what a signed one holds. */
const numberOf = (term: string): number => [...term].reduce((n, c) => Math.imul(n ^ c.charCodeAt(0), 0x01000193), 0x811c9dc5) >>> 0;
function look(span: Span, terms: readonly string[], window: typeof ALWAYS | undefined = ALWAYS, limit = 1000): string[] {
  const found: Found[] = [];
  span.look(terms.map(numberOf), window, [], found, limit);
  return found.sort((a, b) => b.shared - a.shared || (a.id < b.id ? -1 : 1)).map((f) => f.id);
}

test('a span finds what a plain list finds, whatever was put, changed and removed', () => {
  const term = fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    weights = fc.dictionary(term, fc.double({ min: 0.01, max: 9, noNaN: true })),
    act = fc.record({ id: fc.constantFrom('p', 'q', 'r', 's'), weights, until: fc.nat(9), gone: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), fc.uniqueArray(term), fc.nat(9), fc.nat(9), (acts, asked, since, before) => {
      const span = new Span(),
        list = new Map<string, LiveStory>();
      for (const { id, weights, until, gone } of acts) {
        if (gone) span.remove(id);
        else span.put(story(id, weights, until));
        if (gone) list.delete(id);
        else list.set(id, story(id, weights, until));
      }
      const expected = [...list.values()]
        .filter((s) => s.until >= since && s.until <= before && asked.some((t) => s.terms.includes(numberOf(t))))
        .map((s) => s.storyId);
      assert.deepEqual(look(span, asked, { since, before }).sort(), expected.sort());
      assert.equal(span.size, list.size);
      const ever = [...list.values()].filter((s) => asked.some((t) => s.terms.includes(numberOf(t)))).map((s) => s.storyId),
        found: Found[] = [];
      span.look(asked.map(numberOf), undefined, [], found, 1000);
      assert.deepEqual(found.map((f) => f.id).sort(), ever.sort());
    }),
  );
});

test('what shares the most weight comes first', () => {
  const span = new Span();
  span.put(story('s', { ferry: 3, harbour: 1 }));
  span.put(story('t', { ferry: 1, strike: 9 }));
  assert.deepEqual(look(span, ['ferry', 'harbour']), ['s', 't']);
  assert.deepEqual(look(span, ['ferry', 'strike']), ['t', 's']);
});

test('of many only those with most shared weight are answered, with all that share as much as the last of them', () => {
  const weights = fc.array(fc.constantFrom(0.5, 1, 2, 4, 8), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 12 }), (given, limit) => {
      const span = new Span();
      for (const [i, weight] of given.entries()) span.put(story(`s${i}`, { ferry: weight }));
      const all = look(span, ['ferry']),
        some = look(span, ['ferry'], ALWAYS, limit);
      assert.deepEqual(some.slice(0, limit), all.slice(0, limit));
      const last = given[Number(all[Math.min(limit, all.length) - 1]?.slice(1))] as number;
      assert.equal(some.length, given.filter((w) => w >= last).length);
    }),
  );
});

test('of a term that very many hold only the newest are looked at, and a span clears itself of the dead', () => {
  const span = new Span();
  for (let i = 0; i < 5000; i++) span.put(story(`s${i % 1000}`, { war: 1, [`own${i}`]: 1 }, 5, i));
  const found = look(span, ['war']);
  assert.equal(found.length, 200);
  assert.ok(found.every((id) => Number(id.slice(1)) >= 800));
  assert.deepEqual(look(span, ['own4321', 'own3']), ['s321']);
});

/** A table of stories in order of change, as the database keeps it. */
function table(): { rows: (LiveStory & { turn: number })[]; reads: string[]; source: Source } {
  const rows: (LiveStory & { turn: number })[] = [],
    reads: string[] = [],
    ordered = () => rows.toSorted((a, b) => a.turn - b.turn);
  const source: Source = {
    turn: () => Promise.resolve(Math.max(0, ...rows.map((r) => r.turn))),
    spans: () => Promise.resolve([...new Set(rows.map((r) => Math.floor(r.until / SPAN_MS)))]),
    span: (_lang, from, to) => {
      reads.push(`span ${from / SPAN_MS}`);
      return Promise.resolve(ordered().filter((r) => r.until >= from && r.until < to));
    },
    changed: (_lang, after) => {
      reads.push(`changed ${after}`);
      return Promise.resolve(ordered().filter((r) => r.turn > after));
    },
  };
  return { rows, reads, source };
}
const DAY = 86_400_000;

test('only the spans asked about are read, once', async () => {
  const { rows, reads, source } = table(),
    live = new LiveStories();
  rows.push({ ...story('old', { ferry: 1 }, 10 * DAY), turn: 1 }, { ...story('new', { ferry: 1 }, 100 * DAY), turn: 2 });
  const near = async (since: number, before: number) => (await live.near(source, 'en', [numberOf('ferry')], { since, before }, 9)).map((f) => f.id);
  assert.deepEqual(await near(95 * DAY, 105 * DAY), ['new']);
  assert.deepEqual(await near(95 * DAY, 105 * DAY), ['new']);
  assert.deepEqual(reads, ['span 3']);
  assert.deepEqual(await near(0, 105 * DAY), ['new', 'old']);
  assert.deepEqual(reads, ['span 3', 'span 0']);
});

test('what another process changed is read in; what a rolled back transaction changed is forgotten', async () => {
  const { rows, reads, source } = table(),
    live = new LiveStories(),
    near = async (term: string) => (await live.near(source, 'en', [numberOf(term)], ALWAYS, 9)).map((f) => f.id);
  rows.push({ ...story('s', { ferry: 1 }), turn: 10 });
  assert.deepEqual(await near('ferry'), ['s']);
  // Another process moves it to a later span and other terms.
  rows[0] = { ...story('s', { strike: 1 }, 40 * DAY), turn: 20 };
  assert.deepEqual([await near('ferry'), await near('strike')], [[], ['s']]);
  assert.ok(reads.includes('changed 10'));
  // A change of our own, after one of another process that we have not seen.
  rows.push({ ...story('t', { ferry: 1 }), turn: 30 }, { ...story('u', { ferry: 2 }), turn: 40 });
  await live.put(source, 'en', story('u', { ferry: 2 }), { before: 30, now: 40 });
  assert.deepEqual(await near('ferry'), ['u', 't']);
  await live.put(source, 'en', story('never', { ferry: 1 }), { before: 40, now: 50 });
  assert.ok((await near('ferry')).includes('never'));
  live.forget('en');
  assert.deepEqual(await near('ferry'), ['u', 't']);
});
