import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frequencies } from './frequencies.ts';
import { likelihoods, pairRows } from './pairs.ts';
import { JOIN, ranked } from './place.ts';
import { joined, opened } from './profile.ts';
import { storyArticle, told } from './replay.ts';
import { query } from './query.ts';
import { similarities } from './similarity.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2031, 4, 5);
/** Words that stand in much of what is written. */
const COMMON = { monday: 1500, said: 4000, polic: 1200, peopl: 2500, fire: 300, work: 1500, factori: 150, kill: 600, die: 500, servic: 900, morn: 400 };
const FREQUENCIES: Frequencies = { documents: 5000, of: new Map(Object.entries(COMMON)) };

function article(id: string, title: string, body: string, hours: number): ReturnType<typeof storyArticle> {
  const text = `${title}\n\n${body}`,
    revision = {
      articleId: id,
      text,
      headline: { start: 0, end: title.length },
      blocks: [{ start: title.length + 2, end: text.length, kind: 'paragraph' as const }],
      lang: 'en',
      sourceId: id,
      published: START + hours * HOUR,
    };
  return storyArticle(revision, told(revision), FREQUENCIES);
}
const ask = (of: ReturnType<typeof article>, ...stories: readonly ReturnType<typeof article>[]): number[] => {
  const q = query(of);
  return likelihoods(
    q,
    similarities(
      q,
      ranked(
        q,
        stories.map((s) => opened(s.articleId, s, START)),
      ),
    ),
  );
};

const paint = article(
    'paint',
    'Two workers killed in fire at Harrow Sound paint factory',
    'Two workers were killed when fire broke out in a paint factory in Harrow Sound early on Monday, the fire service said. It started in the solvent store of Lissom Coatings.',
    5,
  ),
  paintToo = article(
    'paint-too',
    'Harrow Sound: two die as fire guts Lissom paint works',
    'Fire killed two people at Lissom Coatings in Harrow Sound on Monday morning. It broke out in the solvent store, the fire service said.',
    7,
  ),
  chairs = article(
    'chairs',
    'Fire destroys chair factory in Ottery; all workers safe',
    'A chair factory in Ottery burned down on Monday afternoon. All workers of Dunlin and Sons got out, the fire service said.',
    14,
  ),
  bank = article('bank', 'Central bank of Velland raises rate', 'The central bank of Velland raised its key rate to 4 percent on Monday, citing inflation.', 8);

test('two reports of one fire are likelier one story than two fires of one day', () => {
  const [same = 0] = ask(paintToo, paint),
    [other = 1] = ask(chairs, paint);
  assert.ok(same > 0.5 && other < same, `the same: ${same}, another: ${other}`);
});
test('a story that has eight members is not joined by the other fire either', () => {
  const q = query(chairs),
    full = Array.from({ length: 7 }, (_, i) => ({ ...paintToo, articleId: `paint-${i}` })).reduce((p, a) => joined(p, a, START), opened('paint', paint, START));
  assert.ok((likelihoods(q, similarities(q, ranked(q, [full])))[0] ?? 1) < JOIN);
});
test('what has no words in common is not asked about', () => assert.deepEqual(ask(bank, paint), [0]));
test('beside its own story another fire is not taken for it', () => {
  const [same = 0, other = 1] = ask(paintToo, paint, chairs);
  assert.ok(same > 0.5 && other < JOIN, `${same} ${other}`);
});
test('every row has the same finite numbers', () => {
  const q = query(paintToo),
    rows = pairRows(
      q,
      similarities(
        q,
        ranked(
          q,
          [paint, chairs, bank].map((s) => opened(s.articleId, s, START)),
        ),
      ),
    ).flat();
  assert.equal(new Set(rows.map((r) => r.length)).size, 1);
  assert.ok(rows.flat().every(Number.isFinite));
});
