import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf } from '../../src/model/id.ts';
import { ownText } from '../../src/model/revision.ts';
import { replayed } from './desk.ts';

const DAY = 86_400_000;
const PITCH = 'Like what you read? Treasurer Ida Quist says 400 readers keep the Courier alive; give what you can and receive our weekly letter by post.';
const TEXTS = [
  'The noon ferry ran aground near the lighthouse and ninety passengers were taken off by lifeboats before the tide came back.',
  'Members rejected the second tram line by eleven votes to nine after a debate that lasted until three in the morning.',
  'Four hundred bakers left their ovens cold on Thursday and marched to the ministry to ask for higher wages after dark.',
  'Workers who cleared a cellar discovered the portrait of a merchant that had been missing from the inventory since the flood.',
  'Gusts lifted half of the roof of the school at Wenning during lessons; nobody was hurt and classes move to the gymnasium.',
  'A court ordered the brewery to give back the well that it had fenced in, and fined its owner for the broken pump.',
];

const TITLES = ['Ferry stuck in mud', 'Council votes down tram', 'Bakers strike', 'Museum finds portrait', 'Storm at school', 'Brewery loses well'];

/** What an archive of these texts becomes, each with the pitch of its house, when so many pieces go through a hop at once. */
const courier = (batch: number) =>
  replayed(
    TEXTS.map((text, i) => ({
      id: idOf('page', i),
      url: `https://courier.example/${i}`,
      finalUrl: `https://courier.example/${i}`,
      format: 'record' as const,
      body: JSON.stringify({ title: TITLES[i], text: `${text}\n\n${PITCH}` }),
      fetchedAt: i * DAY,
      rights: {},
      hints: { published: i * DAY, lang: 'en', sourceName: 'Courier' },
    })),
    batch,
    {},
    async (store) => {
      const { rows } = await store.articles.newest({ limit: 99 }),
        readings = await store.claims.reading(rows.map((r) => r.id)),
        found = await store.search.articles({ terms: ['treasurer'] }, 99);
      return {
        revisions: rows.toReversed(),
        claims: rows.toReversed().map((r) => readings.get(r.id)?.claims.some((c) => r.text.slice(c.sentence.start, c.sentence.end).includes('Quist'))),
        found: found.rows.length,
        remembered: (await store.traces.ofSource(rows[0]?.sourceId ?? '')).length,
      };
    },
  );

test('what a house repeats is marked from its fourth text on, read by nothing, and stays in the text', async () => {
  const { revisions, claims, found, remembered } = await courier(128);
  assert.equal(revisions.length, TEXTS.length);
  for (const [i, r] of revisions.entries()) {
    assert.deepEqual(
      (r.furniture ?? []).map((f) => r.text.slice(f.start, f.end)),
      i < 3 ? [] : [PITCH],
    );
    assert.ok(r.text.endsWith(PITCH));
    assert.equal(ownText(r).includes('Quist'), i < 3);
  }
  assert.deepEqual(claims, [true, true, true, false, false, false]);
  assert.deepEqual([found, remembered], [3, TEXTS.length]);
});

test('it is the same however work falls into batches', async () => {
  assert.deepEqual(await courier(1), await courier(128));
});
