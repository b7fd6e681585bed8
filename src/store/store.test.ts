import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reading } from '../model/reading.ts';
import { Cache, newVersion, Overlay } from './cache.ts';
import { pack, unpack } from './pack.ts';
import { chunks, parts } from './prepared.ts';
import { decode, encode } from './queries/reading.ts';
import { distinct, inOrder } from './rows.ts';

test('packed text comes back as it was', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (text) => assert.equal(unpack(pack(text)), text)));
  assert.equal(unpack(pack('')), '');
});

test('text that repeats itself is packed smaller', () => {
  assert.ok(pack('The ferry left at nine. '.repeat(100)).length < 200);
});

test('a reading comes back as it was, whatever it quotes', () => {
  const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(id, id, id, fc.nat(), (revisionId, articleId, other, start) => {
      const at = { revisionId, start, end: start + 1 },
        // What another revision's citation and odd words must survive: they look like what is left out.
        odd = `"revisionId":"${revisionId}","articleId":"${articleId}","manner`;
      const reading: Reading = {
        claims: [
          { id: odd, articleId, revisionId, manner: 'quote', hedges: [at, { ...at, revisionId: other }], content: at, sentence: at, speaker: at, saidAt: 5 },
          {
            id: 'x',
            articleId: other,
            revisionId,
            manner: 'figure',
            hedges: [],
            content: at,
            sentence: at,
            figure: { span: at, value: 1, low: 1, high: 2, kind: 'killed', asOf: odd },
          },
        ],
        roles: [{ person: at, role: at }],
        mentions: [{ kind: 'place', at }],
        dates: [{ at, value: odd }],
      };
      assert.deepEqual(decode(encode(reading, revisionId, articleId), revisionId), reading);
    }),
  );
});

test('the cache keeps to its budget, drops the longest unused, and answers only for the same version', () => {
  const cache = new Cache<string>(10);
  cache.keep('a', 'A', 4);
  cache.keep('b', 'B', 4);
  assert.equal(cache.get('a'), 'A');
  cache.keep('c', 'C', 4);
  assert.deepEqual([cache.get('a'), cache.get('b'), cache.get('c')], ['A', undefined, 'C']);
  cache.keep('a', 'A2', 4, 7);
  assert.deepEqual([cache.get('a'), cache.get('a', 7), cache.get('c')], [undefined, 'A2', 'C']);
  cache.keep('large', 'L', 11);
  assert.deepEqual([cache.get('large'), cache.get('c')], [undefined, 'C']);
});

test('what a transaction kept is in the cache once it is committed', () => {
  const cache = new Cache<string>(100),
    tx = new Overlay(cache);
  cache.keep('a', 'old', 1, 1);
  tx.keep('a', 'new', 1, 2);
  assert.deepEqual([tx.get('a', 2), tx.get('a', 1), cache.get('a', 2), cache.get('a', 1)], ['new', 'old', undefined, 'old']);
  tx.commit();
  assert.equal(cache.get('a', 2), 'new');
});

test('no two versions are the same', () => {
  const versions = Array.from({ length: 1000 }, newVersion);
  assert.equal(new Set(versions).size, 1000);
  assert.ok(versions.every(Number.isSafeInteger));
});

test('rows are cut into few sizes, ids into parts, and nothing is left out', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 1200 }), (rows) => {
      assert.deepEqual(chunks(rows).flat(), rows);
      assert.ok(chunks(rows).every((c) => [1, 2, 4, 8, 16, 32, 64].includes(c.length)));
      assert.deepEqual(parts(rows).flat(), rows);
      assert.ok(parts(rows).every((p) => p.length > 0 && p.length <= 512));
    }),
  );
});

test('of rows with one key the last stays; ids give their order', () => {
  assert.deepEqual(
    distinct(
      [
        { id: 'b', n: 1 },
        { id: 'a', n: 2 },
        { id: 'b', n: 3 },
      ],
      (r) => r.id,
    ),
    [
      { id: 'a', n: 2 },
      { id: 'b', n: 3 },
    ],
  );
  assert.deepEqual(
    inOrder(
      ['b', 'x', 'a'],
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
    ),
    [2, 1],
  );
});
