import assert from 'node:assert/strict';
import type { Answer, Question } from '../../src/model/ledger.ts';
import { onBoth } from './engines.ts';
import { DAY, NOON, question, reading, revision, walk } from './fixtures.ts';

onBoth('search finds articles by terms of their claims, beside words and alone', async (store) => {
  const put = async (id: string, minutes: number, words: string[], said: string[]) => {
    const r = revision(id, 1, { published: NOON + minutes * 60_000, sourceId: minutes % 2 === 0 ? 'even' : 'odd' });
    await store.articles.putRevisions([{ revision: r, terms: words }]);
    await store.claims.put(r.id, id, reading(r), said);
  };
  await put('a', 1, ['ferry'], ['cdeni', 'v=41', 'tplane']);
  await put('b', 2, ['ferry', 'harbour'], ['cdeni', 'v=42', 'тлітак']);
  await put('c', 3, ['harbour'], ['csay', 'v=41']);
  await put('d', 4, ['ferry'], []);
  const found = async (terms: string[], claims: string[][], more: object = {}) =>
    (await store.search.articles({ terms, claims, ...more }, 10)).rows.map((r) => r.articleId);
  assert.deepEqual(await found([], [['cdeni']]), ['b', 'a']);
  assert.deepEqual(await found([], [['v=41', 'v=42']]), ['c', 'b', 'a']);
  assert.deepEqual(await found([], [['v=41', 'v=42'], ['cdeni']]), ['b', 'a']);
  assert.deepEqual(await found(['ferry'], [['v=41', 'v=42']]), ['b', 'a']);
  assert.deepEqual(await found(['ferry', 'harbour'], [['v=41', 'v=42'], ['cdeni']]), ['b']);
  assert.deepEqual(await found(['ferry'], [['v=41', 'v=42']], { sourceId: 'odd' }), ['a']);
  assert.deepEqual(await found([], [['тлітак']], { lang: 'en' }), ['b']);
  assert.deepEqual(await found([], [['cdeni']], { since: NOON + 2 * 60_000 }), ['b']);
  assert.deepEqual([await found([], [['ferry']]), await found(['cdeni'], []), await found([], [[]]), await found([], [['v=41'], []])], [[], [], [], []]);
  assert.deepEqual(await walk((after) => store.search.articles({ terms: [], claims: [['v=41', 'v=42']] }, 1, after)), ['c', 'b', 'a']);
  assert.deepEqual(await walk((after) => store.search.articles({ terms: ['ferry'], claims: [['cdeni']] }, 1, after)), ['b', 'a']);
});

onBoth('terms of claims are those of the newest text, once it is read', async (store) => {
  const [old, now, again] = [revision('a'), revision('a', 2, { published: NOON + DAY }), revision('a', 3, { published: NOON + DAY })],
    found = async (term: string) => (await store.search.articles({ terms: [], claims: [[term]] }, 10)).rows.map((r) => r.id);
  await store.articles.putRevisions([{ revision: old, terms: ['ferry'] }]);
  await store.claims.put(old.id, 'a', reading(old), ['cold']);
  assert.deepEqual(await found('cold'), ['a.1']);
  await store.claims.put(old.id, 'a', reading(old), ['cother']);
  assert.deepEqual([await found('cold'), await found('cother')], [[], ['a.1']]);
  await store.articles.putRevisions([{ revision: now, terms: ['ferry'] }]);
  assert.deepEqual(await found('cother'), []);
  await store.claims.put(old.id, 'a', reading(old), ['cold']);
  assert.deepEqual(await found('cold'), [], 'of a text that no longer stands');
  await store.claims.put(now.id, 'a', reading(now), ['cnew']);
  assert.deepEqual(await found('cnew'), ['a.2']);
  await store.articles.putRevisions([{ revision: again, terms: ['ferry'] }]);
  assert.deepEqual(await found('cnew'), [], 'the newest text stands at the same place, and nobody has read it');
});

onBoth('search finds what answers a question whose answers differ now', async (store) => {
  for (const [i, id] of ['a', 'b', 'c', 'd'].entries())
    await store.articles.putRevisions([{ revision: revision(id, 1, { published: NOON + i * 60_000 }), terms: id === 'c' ? ['bridge'] : ['ferry'] }]);
  const answer = (articleId: string, more: Partial<Answer> = {}): Answer => ({ claimId: `${articleId} claim`, articleId, at: NOON, low: 1, high: 1, ...more }),
    asked = (id: string, answers: Answer[], differs: boolean): Question => ({ ...question(id, 's', NOON), answers, differs }),
    found = async (terms: string[] = []) => (await store.search.articles({ terms, differing: true }, 10)).rows.map((r) => r.articleId),
    differing = asked('q', [answer('a'), answer('b', { supersededBy: 'x' }), answer('c')], true);
  await store.ledger.put('s', [differing, differing, asked('same', [answer('d')], false)]);
  assert.deepEqual([await found(), await found(['ferry'])], [['c', 'a'], ['a']]);
  assert.deepEqual(await store.ledger.disputedIn(['a', 'd']), [differing]);
  assert.deepEqual(await store.ledger.disputedIn(['b', 'd']), []);
  await store.articles.putRevisions([{ revision: revision('a', 2, { published: NOON + DAY }), terms: ['ferry'] }]);
  assert.deepEqual(await found(), ['a', 'c'], 'it follows the article to its new time');
  await store.ledger.put('s', [asked('q', [answer('a'), answer('c')], false)]);
  assert.deepEqual(await found(), []);
});
