import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reprint } from '../model/reprint.ts';
import type { Source } from '../model/source.ts';
import { independence, MOST_OF_ONE_VOICE, type Report } from './independent.ts';

const IDS = 'abcdefghij'.split('');
const link = (copyId: string, originalId: string, relation: Reprint['relation'], containment = 1, own?: number): Reprint => ({
  ...{ copyId, originalId, relation, containment, evidence: [], edits: { same: 0, cut: [], added: [], changed: [] } },
  ...(own === undefined ? {} : { own }),
});
const source = (id: string, more: Partial<Source> = {}): Source => ({ id, name: id, domain: `${id}.example`, kind: 'newspaper', ...more });
const each = (id: string): Source => source(id);
const report = (articleId: string, more: Partial<Report> = {}): Report => ({ articleId, sourceId: `of-${articleId}`, ...more });
const said = (reports: readonly Report[], sources: (id: string) => Source | undefined = each): string =>
  independence(reports, sources)
    .map((c) => `${c.articleId}:${c.not ? `${c.not.why} ${c.not.of}` : 1}`)
    .join(', ');

test('copies, updates and rewrites without facts of their own count as the text they come from', () => {
  const copies = [report('a'), report('b', { link: link('b', 'a', 'reprint') }), report('c', { link: link('c', 'a', 'update') })];
  const rewrites = [report('d', { link: link('d', 'a', 'based-on', 0, 0.1) }), report('e', { link: link('e', 'a', 'based-on', 0.3, 0.6) })];
  assert.equal(said([...copies, ...rewrites]), 'a:1, b:copy a, c:update a, d:rewrite a, e:1');
});
test('a rewrite of which nobody has looked for facts of its own counts', () => {
  assert.equal(said([report('a'), report('b', { link: link('b', 'a', 'based-on', 0.6) })]), 'a:1, b:1');
});
test('copies of a text that is no member count once together', () => {
  assert.equal(said([report('b', { link: link('b', 'wire', 'reprint') }), report('c', { link: link('c', 'wire', 'reprint') })]), 'b:1, c:copy b');
});
test('a statement that several print counts once, a quotation that they share does not join them', () => {
  const shared = (id: string, containment: number): Report => report(id, { link: link(id, 'a', 'shared-source', containment) });
  assert.equal(said([report('a'), shared('b', 0.7), shared('c', 0.2)]), 'a:1, b:same-statement a, c:1');
});
test('an owner, or a family of agencies, counts no more often than its cap', () => {
  const owned = (id: string): Source => source(id, /[abc]/.test(id) ? { owner: 'Velland Media' } : { family: 'NWA', kind: 'agency' });
  const all = 'abcdef'.split('').map((id) => report(id, { sourceId: id }));
  assert.equal(said(all, owned), 'a:1, b:1, c:same-voice a, d:1, e:1, f:same-voice d');
});
test('a copy that its owner has said too often does not stand for the text that others come from too, in whatever order they came', () => {
  const owned = (id: string): Source => source(id, id === 'p' ? {} : { owner: 'Velland Media' });
  const before = [report('a', { sourceId: 'o' }), report('b', { sourceId: 'o' })];
  const x = report('x', { sourceId: 'o', link: link('x', 'wire', 'reprint') });
  const y = report('y', { sourceId: 'p', link: link('y', 'wire', 'reprint') });
  assert.equal(said([...before, x, y], owned), 'a:1, b:1, x:same-voice a, y:1');
  assert.equal(said([...before, y, x], owned), 'a:1, b:1, y:1, x:copy y');
});
test('of reports that are linked in a ring one counts', () => {
  const ring = (...ids: string[]): Report[] => ids.map((id, i) => report(id, { link: link(id, ids[(i + 1) % ids.length] ?? '', 'shared-source', 0.7) }));
  assert.equal(said(ring('a', 'b')), 'a:same-statement b, b:1');
  assert.equal(said(ring('a', 'b', 'c')), 'a:same-statement b, b:same-statement c, c:1');
});
test('reports of which nobody knows the source are not taken for one voice', () => {
  const all = 'abcd'.split('').map((id) => report(id, { sourceId: '' }));
  assert.equal(
    said(all, () => undefined),
    'a:1, b:1, c:1, d:1',
  );
});

const linked = fc.record({
  originalId: fc.constantFrom(...IDS, 'elsewhere'),
  relation: fc.constantFrom('reprint', 'update', 'based-on', 'shared-source') as fc.Arbitrary<Reprint['relation']>,
  containment: fc.double({ min: 0, max: 1, noNaN: true }),
  own: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
});
/** Any links: at copies, at what comes later, at itself, in rings. */
const stories = fc
  .array(fc.record({ sourceId: fc.constantFrom('', 's1', 's2', 's3', 's4'), link: fc.option(linked, { nil: undefined }) }), {
    minLength: 1,
    maxLength: IDS.length,
  })
  .map((rows) =>
    rows.map(({ sourceId, link: l }, i): Report => {
      const articleId = IDS[i] ?? '';
      return { articleId, sourceId, ...(l ? { link: link(articleId, l.originalId, l.relation, l.containment, l.own) } : {}) };
    }),
  );

test('every report counts once or says why not and who counts in its stead; at least one counts; a copy more changes no count', () => {
  fc.assert(
    fc.property(stories, (reports) => {
      const counted = independence(reports, each),
        ones = counted.filter((c) => c.not === undefined);
      assert.deepEqual(
        counted.map((c) => c.articleId),
        reports.map((r) => r.articleId),
      );
      assert.ok(ones.length >= 1);
      const ids = new Set(reports.map((r) => r.articleId));
      for (const { articleId, not } of counted) assert.ok(not === undefined || (not.of !== articleId && ids.has(not.of)));
      for (const voice of ['s1', 's2', 's3', 's4']) {
        assert.ok(ones.filter((c) => reports.find((r) => r.articleId === c.articleId)?.sourceId === voice).length <= MOST_OF_ONE_VOICE);
      }
      const one = reports[0] as Report,
        more = independence([...reports, report('z', { link: link('z', one.link?.originalId ?? one.articleId, 'reprint') })], each);
      if (one.link === undefined || counted[0]?.not) assert.equal(more.filter((c) => c.not === undefined).length, ones.length);
    }),
  );
});
test('a report that its house has taken back counts for nothing, nor do its copies', () => {
  assert.equal(said([report('a', { withdrawn: true }), report('b', { link: link('b', 'a', 'reprint') }), report('c')]), 'a:withdrawn a, b:copy a, c:1');
});
