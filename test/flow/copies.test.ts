import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reprint } from '../../src/model/reprint.ts';
import { remover } from '../../src/flow-remove.ts';
import { next } from '../../src/model/work.ts';
import { archive, type ArchiveRecord } from '../archive.ts';
import { paper, type Paper } from './desk.ts';

const HOUR = 3_600_000;
/** Of one event: an agency's report, a copy of it word for word, and a report of its own. */
const ONE = archive(1);
const [FIRST] = ONE as [ArchiveRecord];

const links = async ({ store }: Paper, ids: readonly string[]) =>
  Promise.all(
    ids.map(async (id) => {
      const [link] = await store.reprints.asCopy([id]);
      return link && `${link.relation} of ${ids.indexOf(link.originalId)}${link.act === undefined ? '' : ' by hand'}`;
    }),
  );
/** All that is kept of links, places and stories, to be the same again. */
async function kept({ store }: Paper, ids: readonly string[]) {
  const members = await store.stories.membership(ids),
    storyIds = [...new Set(members.map((m) => m.storyId))];
  const stories = await store.stories.get(storyIds),
    questions = await Promise.all(storyIds.map((id) => store.ledger.ofStory(id)));
  return { links: await store.reprints.asCopy(ids), found: await store.reprints.foundAsCopy(ids), members, stories, questions };
}
const independent = async ({ store }: Paper, id: string) => (await store.stories.get([id]))[0]?.independent;
const weighed = async ({ store }: Paper, id: string) =>
  (await store.fronts.latest('en'))?.ranked.find((r) => r.storyId === id)?.receipt.lines.find((l) => l.signal === 'reports')?.value;

test('what an editor marks as a copy counts as no report, in story, ledger and rank; taken back, all is as it was compared', async (t) => {
  const p = await paper(t),
    ids = await p.take(ONE),
    [agency = '', copy = '', own = ''] = ids,
    [home = ''] = await p.places(ids),
    before = await kept(p, ids),
    weight = await weighed(p, home);
  assert.ok((before.questions[0] ?? []).length > 0, 'the example needs a question that two reports answer');
  assert.deepEqual(await links(p, ids), [undefined, 'reprint of 0', undefined]);
  assert.deepEqual([await independent(p, home), await weighed(p, home)], [2, weight]);
  const act = await p.act('copy', home, { articleIds: [own], copyOf: copy });
  assert.deepEqual(await links(p, ids), [undefined, 'reprint of 0', 'reprint of 0 by hand'], 'a copy of a copy hangs under the original');
  const [link] = (await p.store.reprints.asCopy([own])) as [Reprint];
  assert.equal(link.act, act.id);
  assert.ok(link.evidence.includes(`through ${copy}`) && link.edits.added.length + link.edits.changed.length > 0, 'with how the texts differ');
  assert.deepEqual((await p.store.stories.membership([own]))[0]?.copyOf, agency);
  assert.equal(await independent(p, home), 1);
  assert.ok(((await weighed(p, home)) ?? 1) < (weight ?? 0), 'it is ranked by what counts');
  assert.deepEqual(await p.store.ledger.ofStory(home), [], 'a copy asks nothing');
  await p.store.work.add([next('acts', act.id, undefined)]);
  await p.drain();
  assert.deepEqual(await links(p, ids), [undefined, 'reprint of 0', 'reprint of 0 by hand'], 'done twice it is as if once');
  // A text that is compared again is still what the editor says.
  for (const r of await p.store.articles.latest(ids)) await p.store.work.add([next('reprints', r.id, undefined)]);
  await p.drain();
  assert.deepEqual(await links(p, ids), [undefined, 'reprint of 0', 'reprint of 0 by hand']);
  await p.act('undo', home, { undoes: act.id });
  assert.deepEqual(await kept(p, ids), before);
  assert.deepEqual([await independent(p, home), await weighed(p, home)], [2, weight]);
});

test('what an editor marks as a report of its own is nobody’s copy, whatever is compared, until that ends', async (t) => {
  const p = await paper(t),
    ids = await p.take(ONE),
    [, copy = ''] = ids,
    [home = ''] = await p.places(ids),
    before = await kept(p, ids),
    until = p.now + HOUR;
  await p.act('original', home, { articleIds: [copy], until });
  assert.deepEqual(await links(p, ids), [undefined, undefined, undefined]);
  assert.equal(await independent(p, home), 3);
  const [text] = await p.store.articles.latest([copy]);
  await p.store.work.add([next('reprints', text?.id ?? '', undefined)]);
  await p.drain();
  assert.deepEqual(await links(p, ids), [undefined, undefined, undefined]);
  p.now = until;
  await p.drain();
  assert.deepEqual(await kept(p, ids), before, 'it ends by itself');
});

test('where the original is said to be the copy, its copies hang under the other, and so does every later one', async (t) => {
  const p = await paper(t),
    ids = [...(await p.take(ONE))],
    [agency = '', copy = '', own = ''] = ids,
    [home = ''] = await p.places(ids),
    before = await kept(p, ids),
    turned = await p.act('copy', home, { articleIds: [agency], copyOf: copy });
  assert.deepEqual(await links(p, ids), ['reprint of 1 by hand', undefined, undefined]);
  assert.equal(await independent(p, home), 2);
  const under = await p.act('copy', home, { articleIds: [agency], copyOf: own, at: p.now + 1 });
  assert.deepEqual(await links(p, ids), ['reprint of 2 by hand', 'reprint of 2 by hand', undefined], 'the newer act decides, and what is found follows it');
  assert.equal(await independent(p, home), 1);
  const late = { ...FIRST, id: 'late', url: 'https://late.example/a', source: 'The Late Post', published: new Date(p.now + HOUR).toISOString() };
  ids.push(...(await p.take([late])));
  assert.deepEqual(await links(p, ids), ['reprint of 2 by hand', 'reprint of 2 by hand', undefined, 'reprint of 2 by hand']);
  assert.equal(await independent(p, home), 1);
  await p.act('undo', home, { undoes: under.id });
  assert.deepEqual(await links(p, ids), ['reprint of 1 by hand', undefined, undefined, 'reprint of 1 by hand']);
  await p.act('undo', home, { undoes: turned.id });
  assert.deepEqual(await links(p, ids), [undefined, 'reprint of 0', undefined, 'reprint of 0']);
  assert.deepEqual((await p.store.stories.membership(ids)).slice(0, 3), before.members);
});

test('acts that lead round in a ring leave one report to count: the earlier gives way', async (t) => {
  const p = await paper(t),
    ids = await p.take(ONE),
    [agency = '', , own = ''] = ids,
    [home = ''] = await p.places(ids);
  await p.act('copy', home, { articleIds: [agency], copyOf: own });
  await p.act('copy', home, { articleIds: [own], copyOf: agency, at: p.now + 1 });
  assert.deepEqual(await links(p, ids), [undefined, 'reprint of 0', 'reprint of 0 by hand']);
  assert.equal(await independent(p, home), 1);
});

test('when the original is removed, what was said to be its copy is what comparing says', async (t) => {
  const p = await paper(t),
    ids = await p.take(ONE),
    [agency = '', copy = '', own = ''] = ids,
    [home = ''] = await p.places(ids);
  await p.act('copy', home, { articleIds: [agency], copyOf: own });
  assert.deepEqual(await links(p, ids), ['reprint of 2 by hand', 'reprint of 2 by hand', undefined]);
  await remover()(p.store, { articleId: own, at: p.now, why: 'asked', by: 'Ida', accountId: 'ida' });
  await p.drain();
  assert.deepEqual(await links(p, ids), [undefined, 'reprint of 0', undefined]);
  assert.equal(await independent(p, home), 1);
  assert.deepEqual((await p.store.stories.membership([copy]))[0]?.copyOf, agency);
  assert.deepEqual(await p.store.check(), []);
});
