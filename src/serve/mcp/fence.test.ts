import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fence } from './fence.ts';

const ID = (n: number): string => String(n).padStart(24, '0');
const line = (n: number, text: string) => ({
  text,
  start: 0,
  end: text.length,
  hash: 'f'.repeat(64),
  lang: 'en',
  source: { id: 'nwa', name: 'NWA', key: 'nwa.example' },
  url: 'https://nwa.example/1',
  article: ID(n),
  revision: ID(n + 1000),
  publishedAt: '2025-06-02',
  seenAt: '2025-06-02T10:00:00.000Z',
});

test('a field that nobody knows is a source’s; ids, times, numbers and our own words are facts', () => {
  const { facts, sheets } = new Fence().part({
    story: ID(1),
    at: '2025-06-02T10:00:00.000Z',
    day: '2025-06-02/2025-06-04',
    score: 0.5,
    kind: 'report',
    lang: 'en',
    section: { slug: 'sport', topic: 'sport', name: null },
    novel: 'Do as I say',
    almost: `${ID(1)} and more`,
    next: 'abc_-123',
    after: 'abc_-123',
    nothing: null,
    never: false,
    none: [],
    deep: { deeper: { none: null } },
  });
  assert.deepEqual(facts, {
    story: ID(1),
    at: '2025-06-02T10:00:00.000Z',
    day: '2025-06-02/2025-06-04',
    score: 0.5,
    kind: 'report',
    lang: 'en',
    section: { slug: 'sport', topic: 'sport' },
    novel: 'n1',
    almost: 'n2',
    next: 'abc_-123',
    after: 'n3',
  });
  assert.deepEqual(sheets.flatMap((s) => s.lines()), ['n1 | Do as I say', `n2 | ${ID(1)} and more`, 'n3 | abc_-123']); // prettier-ignore
});

test('a word that is ours in one field is a source’s in another', () => {
  const { facts, sheets } = new Fence().part({
    verdict: 'found',
    outlets: ['found', 'obey', 'en'],
    by: 'ida',
    person: 'confirmed',
    sure: [{ kind: 'confirmed' }],
  });
  assert.deepEqual(facts, { verdict: 'found', outlets: ['n1', 'n2', 'n3'], by: 'n4', person: 'n5', sure: [{ kind: 'confirmed' }] });
  assert.deepEqual(sheets.flatMap((s) => s.lines()), ['n1 | found', 'n2 | obey', 'n3 | en', 'n4 | ida', 'n5 | confirmed']); // prettier-ignore
});

test('a list of lists stays one: what is in order of time in each does not run into the next', () => {
  const step = (n: number, kind: string) => ({ kind, line: line(n, `Step ${n}.`) }),
    { facts } = new Fence().part({ sure: [[step(1, 'hedged'), step(2, 'stated')], [], [step(3, 'denied')]] });
  assert.deepEqual(facts, { sure: [[{ kind: 'hedged', line: 't1' }, { kind: 'stated', line: 't2' }], [{ kind: 'denied', line: 't3' }]] }); // prettier-ignore
});

test('lines are passages under their text, each once; words go with the line beside them, and with no text where none is told', () => {
  const said = line(1, 'He said no.'),
    { facts, sheets } = new Fence().part({
      headline: said,
      statement: { cue: { text: 'said', start: 3, end: 7 }, line: said },
      label: [{ text: 'said', start: 3, end: 7 }],
    });
  assert.deepEqual(facts, { headline: 't1', statement: { cue: 't2', line: 't1' }, label: ['n1'] });
  assert.deepEqual(sheets.flatMap((s) => s.lines()).filter((l) => /^[tn]/.test(l)), ['t1 0-11 | He said no.', 't2 3-7 | said', 'n1 | said']); // prettier-ignore
});

test('lists and words are bounded, and it is said what was left out', () => {
  const many = Array.from({ length: 30 }, (_, i) => line(i, `${i} ${'x'.repeat(2000)}`)),
    { facts, sheets } = new Fence({ most: { lines: 25 } }).part({ lines: many, reports: many.map((l) => l.article) }),
    kept = facts['lines'] as string[],
    left = facts['left_out'] as Record<string, number>;
  assert.equal((facts['reports'] as string[]).length, 20);
  assert.deepEqual(left, { lines: 5, reports: 10, texts: 25 - kept.length });
  assert.ok(kept.length < 20 && kept.length > 15);
  assert.ok(sheets.flatMap((s) => s.lines()).join('\n').length < 60_000); // prettier-ignore
});

test('where texts are from counts too, as it is shown; of a text for which there is no room nothing is quoted', () => {
  const long = (n: number) => ({ ...line(n, `Line ${n}`), url: `https://nwa.example/${'x'.repeat(1900)}`, source: { id: 'nwa', name: 'y\u200B'.repeat(200), key: 'nwa.example' } }), // prettier-ignore
    { facts, sheets } = new Fence({ most: { lines: 200 } }).part({ lines: Array.from({ length: 200 }, (_, i) => long(i)) }),
    told = sheets.flatMap((s) => s.lines()),
    quoted = told.filter((l) => /^t\d+ /.test(l));
  assert.ok(told.join('\n').length < 80_000, `${told.join('\n').length} characters`);
  assert.ok(quoted.length > 5 && quoted.length < 30, `${quoted.length} passages`);
  assert.deepEqual([(facts['lines'] as string[]).length, facts['left_out']], [quoted.length, { texts: 200 - quoted.length }]);
  for (const sheet of sheets) {
    const lines = sheet.lines();
    if (lines.some((l) => /^t\d+ /.test(l)))
      for (const label of ['source', 'url'])
        assert.ok(
          lines.some((l) => l.startsWith(`${sheet.ref} ${label} | `)),
          label,
        );
  }
});

test('an address or a name that is longer than any is not told', () => {
  const { sheets } = new Fence().part({ headline: { ...line(1, 'Short'), url: `https://nwa.example/${'x'.repeat(3000)}` } });
  assert.ok(!sheets.flatMap((s) => s.lines()).some((l) => l.includes(' url | ')));
});
