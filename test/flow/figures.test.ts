import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureKey } from '../../src/ledger/bonds.ts';
import type { ActFigure } from '../../src/model/act.ts';
import type { Store } from '../../src/store/store.ts';
import { archive, type ArchiveRecord } from '../archive.ts';
import { paper } from './desk.ts';

const DAY = 24 * 3_600_000;
const EVENT = archive(1).filter((r) => r.event === 0);

/** The first figures of two articles that stand in no question together, as an act names them. */
async function twoFigures(store: Store, storyId: string): Promise<readonly [ActFigure, ActFigure]> {
  const readings = await store.claims.ofStory(storyId),
    revisions = await store.articles.revisions([...readings.keys()]),
    questions = await store.ledger.ofStory(storyId),
    figures = revisions.flatMap((r) =>
      (readings.get(r.id)?.claims ?? []).flatMap((c) =>
        c.figure && !questions.some((q) => q.answers.some((a) => a.claimId === c.id))
          ? [{ key: figureKey(r, c), articleId: r.articleId, at: c.figure.span, sentence: c.sentence }]
          : [],
      ),
    ),
    [first] = figures,
    other = figures.find((f) => f.articleId !== first?.articleId && f.key !== first?.key);
  assert.ok(first && other, 'the example needs figures that answer nothing');
  return [first, other];
}

/** Whether two figures answer one question of a story. */
async function areOne(store: Store, storyId: string, figures: readonly ActFigure[]): Promise<boolean> {
  const readings = await store.claims.ofStory(storyId),
    revisions = new Map((await store.articles.revisions([...readings.keys()])).map((r) => [r.id, r])),
    keys = new Map(
      [...readings].flatMap(([id, reading]) => {
        const revision = revisions.get(id);
        return revision ? reading.claims.flatMap((c) => (c.figure ? [[c.id, figureKey(revision, c)] as const] : [])) : [];
      }),
    );
  return (await store.ledger.ofStory(storyId)).some((q) => {
    const here = q.answers.map((a) => keys.get(a.claimId));
    return figures.every((f) => here.includes(f.key));
  });
}

test('what an editor says of figures holds through later reports and merges, until it ends or is taken back', async (t) => {
  const p = await paper(t),
    taken = await p.take(EVENT.slice(0, -1)),
    [home = ''] = await p.places(taken),
    figures = await twoFigures(p.store, home),
    articleIds = figures.map((f) => f.articleId);
  assert.equal(await areOne(p.store, home, figures), false);
  const joined = await p.act('same-question', home, { articleIds, figures });
  assert.equal(await areOne(p.store, home, figures), true);
  await p.take(EVENT.slice(-1));
  assert.equal(await areOne(p.store, home, figures), true, 'after a later report');

  const elsewhere: ArchiveRecord = {
    ...(EVENT[0] as ArchiveRecord),
    id: 'chess',
    url: 'https://morning-ledger.example/chess',
    title: 'Grandmaster Ostrova wins the chess congress in Mirow',
    text: 'Ines Ostrova won the chess congress in Mirow with seven points from nine games, the jury said.\n\nShe beat the favourite in the last round.',
  };
  const [other = ''] = await p.places(await p.take([elsewhere]));
  assert.notEqual(other, home);
  const merged = await p.act('merge', home, { intoId: other });
  assert.equal(await areOne(p.store, other, figures), true, 'in the story that theirs was merged into');
  await p.act('undo', home, { undoes: merged.id, intoId: other });
  assert.equal(await areOne(p.store, home, figures), true, 'and back');

  await p.act('undo', home, { undoes: joined.id });
  assert.equal(await areOne(p.store, home, figures), false);
  await p.act('same-question', home, { articleIds, figures, until: p.now + DAY });
  assert.equal(await areOne(p.store, home, figures), true);
  p.now += 2 * DAY;
  await p.drain();
  assert.equal(await areOne(p.store, home, figures), false, 'it has ended');
});
