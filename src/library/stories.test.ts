import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replay } from '../stories/replay.ts';
import { termPriors } from '../models.ts';
import type { Revision } from '../model/revision.ts';
import { revise } from '../clean/revise.ts';
import { draftOf } from './report.ts';
import { StoryGrouper, type Report } from './stories.ts';

const HOUR = 3_600_000,
  T = Date.UTC(2025, 5, 3, 9);
const FERRY = `KARSBY (Kelpress) - A ferry with 214 people on board ran aground off Karsby on Tuesday after its rudder failed in heavy seas, the coast guard said.

All passengers were taken off by six fishing boats within two hours, and eleven were treated for cold at the harbour hospital. "It was the fishermen who saved us," said Mina Aldous, who had been on her way to Helm with her two sons.

The Northern Star had passed an inspection in March. The transport ministry opened an inquiry and told the operator to keep its three other ferries in port until their steering gear had been examined.`;
const reports: readonly (Report & { readonly id: string })[] = [
  { id: 'agency', title: 'Ferry with 214 aboard runs aground off Karsby', text: FERRY, source: 'Kelpress', published: T },
  {
    id: 'vote',
    title: 'Parliament in Helm votes down tax on second homes',
    text: "Parliament in Helm voted down a tax on second homes on Tuesday by 71 votes to 64 after a debate of nine hours.\n\nFinance Minister Tor Eklund had asked for the levy to pay for rural schools. The Farmers' Party said that the tax would have driven summer guests away from the islands.",
    source: 'Helm Courier',
    published: T + HOUR,
  },
  { id: 'copy', title: 'Ferry aground: all 214 rescued', text: FERRY, source: 'Harbour Gazette', published: T + 2 * HOUR },
  {
    id: 'own',
    title: 'Fishermen tell how they took 214 people off the Northern Star',
    text: 'When the ferry Northern Star ran aground off Karsby, Jonas Brandt was mending nets. He was the first of six fishing boats to reach her, and took 48 passengers to the harbour.\n\nThe rudder of the ferry had failed in heavy seas on Tuesday, the coast guard said. Brandt said the waves had been higher than his wheelhouse. Eleven passengers are being treated for cold at the hospital in Karsby.',
    source: 'Tidewater Post',
    published: T + 5 * HOUR,
  },
];
const grouped = (list: readonly (Report & { readonly id: string })[] = reports): StoryGrouper => {
  const grouper = new StoryGrouper();
  for (const { id, ...report } of list) grouper.add(report, { id });
  return grouper;
};

test('reports of one event make one story, a copy hangs under its original and counts for nothing', () => {
  const grouper = new StoryGrouper(),
    told = reports.map(({ id, ...report }) => grouper.add(report, { id }));
  assert.deepEqual(
    told.map((t) => t.decision),
    ['opened', 'opened', 'copy', 'joined'],
  );
  assert.ok(told[3]?.shared.includes('ferri'));
  assert.deepEqual([told[2]?.copy?.of, told[2]?.copy?.relation], ['agency', 'reprint']);
  const [ferry, vote] = grouper.stories();
  assert.deepEqual(
    ferry?.articles.map((a) => [a.id, a.source, a.not?.why]),
    [
      ['agency', 'Kelpress', undefined],
      ['copy', 'Harbour Gazette', 'copy'],
      ['own', 'Tidewater Post', undefined],
    ],
  );
  assert.deepEqual([ferry?.size, ferry?.independent, ferry?.sources, vote?.size], [3, 2, 3, 1]);
  assert.ok(reports.some((r) => r.title === ferry?.headline));
  assert.deepEqual([ferry?.since, ferry?.until], [T, T + 5 * HOUR]);
});

test('the same articles in the same order make the same stories', () => {
  assert.deepEqual(grouped().stories(), grouped().stories());
});

test('what has its place keeps it: the same again is the same, a newer text is a version', () => {
  const grouper = grouped(),
    before = grouper.stories(),
    { id, ...own } = reports[3]!;
  assert.equal(grouper.add(own, { id }).decision, 'same');
  assert.deepEqual(grouper.stories(), before);
  const newer = grouper.add({ ...own, text: `${own.text}\n\nThe owners of the ferry said that they would pay for the hospital.` }, { id });
  assert.equal(newer.decision, 'kept');
  assert.equal(newer.storyId, grouper.storyOf('agency'));
  assert.equal(grouper.stories()[0]?.size, 3);
});

test('an original that comes after its copy takes it over', () => {
  const [agency, vote, copy] = reports as [Report & { id: string }, Report & { id: string }, Report & { id: string }],
    grouper = grouped([copy, vote]),
    late = grouper.add(agency, { id: 'agency' });
  assert.deepEqual(late.adopted, ['copy']);
  assert.equal(late.storyId, grouper.storyOf('copy'));
  assert.equal(
    grouper
      .stories()
      .find((s) => s.size === 2)
      ?.articles.find((a) => a.id === 'copy')?.copy?.of,
    'agency',
  );
});

test('where nothing is a copy it places as a replay of the flow does', () => {
  const own = reports.filter((r) => r.id !== 'copy'),
    revisions = own.map(
      ({ id, ...report }) => revise(draftOf(report), { articleId: id, sourceId: '', rights: {}, seenAt: Number(report.published) }) as Revision,
    ),
    grouper = grouped(own);
  assert.deepEqual(
    replay(revisions, termPriors()).map((p) => p.storyId),
    own.map((r) => grouper.storyOf(r.id)),
  );
});

test('an article without an id is called by its address, else by its words; one without a text is one still', () => {
  const grouper = new StoryGrouper();
  assert.equal(grouper.add({ text: FERRY, url: 'https://gazette.example/ferry' }).id, 'https://gazette.example/ferry');
  assert.match(grouper.add({ text: 'A storm is on its way to the coast.' }).id, /^[0-9a-f]{24}$/);
  const bare = grouper.add({ title: null, text: `${FERRY}\n\nMore follows.`, url: null, source: null, published: null, lang: null });
  assert.equal(bare.storyId, grouper.storyOf('https://gazette.example/ferry'), 'records have null');
  for (const text of ['', ' \n\n ', '404 Not Found']) assert.equal(grouper.add({ text }).decision, 'opened');
  assert.equal(grouper.storyOf('nobody'), undefined);
});
