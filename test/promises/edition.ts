import { claimTerms } from '../../src/ledger/asked.ts';
import { cite, quote } from '../../src/model/citation.ts';
import type { Claim } from '../../src/model/claim.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Badge, FrontPage, Ranked } from '../../src/model/front-page.ts';
import { idOf } from '../../src/model/id.ts';
import type { Question } from '../../src/model/ledger.ts';
import type { Reprint } from '../../src/model/reprint.ts';
import type { Revision } from '../../src/model/revision.ts';
import type { Membership, Profile, Story } from '../../src/model/story.ts';
import { WEIGHTS } from '../../src/rank/score.ts';
import { SIGNALS } from '../../src/rank/signals.ts';
import { openStore, type Location } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { centred } from '../../src/stories/profile.ts';
import { addressKey } from '../../src/text/address.ts';
import { terms } from '../../src/text/words.ts';
import { NOW, SOURCES, STORIES } from './articles.ts';
import { readingOf, revisionOf, type Written } from './write.ts';

/** A stored edition with every state a page can be in. */
export interface SeededEdition {
  readonly store: Store;
  /** Every text stored. */
  readonly revisions: readonly Revision[];
  readonly storyIds: readonly string[];
  /** A story that was merged into the first. */
  readonly mergedId: string;
}

export async function seedEdition(where: Location = { sqlite: ':memory:' }): Promise<SeededEdition> {
  const store = await openStore(where);
  await store.sources.put(SOURCES);
  const revisions: Revision[] = [],
    storyIds: string[] = [];
  for (const written of STORIES) {
    revisions.push(...(await putStory(store, written, storyIds[0])));
    storyIds.push(storyIdOf(written));
  }
  await putEarlier(store, revisions);
  for (const r of revisions) {
    await store.articles.putAddresses(r.articleId, [addressKey(r.canonicalUrl) ?? 0]);
    await store.articles.putCiting(
      r.articleId,
      r.blocks.flatMap((b) => b.links ?? []).flatMap((l) => addressKey(l.href) ?? []),
    );
  }
  const mergedId = idOf('story', 'merged'),
    first = (await store.stories.get([storyIds[0] ?? '']))[0] as Story;
  await store.stories.put({ ...first, id: mergedId, redirect: first.id }, profileOf(mergedId, first));
  await store.editions.put(first.id, first.lang, [{ storyId: idOf('story', 'faehre'), lang: 'de', score: 1, shared: EDITION }]);
  for (const lang of ['en', 'de', 'ar', 'und']) await store.fronts.put(await frontOf(store, lang, storyIds));
  await putWork(store);
  return { store, revisions, storyIds, mergedId };
}

async function putReading(store: Store, revision: Revision): Promise<void> {
  const reading = readingOf(revision);
  await store.claims.put(revision.id, revision.articleId, reading, claimTerms(revision, reading.claims));
}

/** What the English and the German story of the ferry both write. */
const EDITION = [
  ['corvina', 'corvina'],
  ['14', '14'],
  ['marsh', 'marsh'],
] as const;

const storyIdOf = (written: readonly Written[]): string => idOf('story', written[0]?.key ?? '');
const articleIdOf = (key: string): string => idOf('article', key);

/** @param saga the story that began the affair of all of them, languages and all: so that every script stands in its list. */
async function putStory(store: Store, written: readonly Written[], saga?: string): Promise<Revision[]> {
  const id = storyIdOf(written),
    revisions = written.map((w) => revisionOf(w)),
    copies = new Map([
      [articleIdOf('corvina-gazette'), articleIdOf('corvina')],
      [articleIdOf('corvina-nine'), articleIdOf('corvina')],
    ]);
  await store.articles.put(
    written.map((w, i) => ({
      id: revisions[i]?.articleId ?? '',
      url: w.key === 'nameless' ? '' : `https://${w.source}.example/${w.key}`,
      sourceId: w.source,
      firstSeen: w.at,
    })),
  );
  await store.articles.putRevisions(revisions.map((revision) => ({ revision, terms: terms(revision.text, revision.lang) })));
  for (const r of revisions) await putReading(store, r);
  const first = revisions[0] as Revision,
    own = revisions.filter((r) => !copies.has(r.articleId));
  const story: Story = {
    id,
    lang: first.lang,
    since: written[0]?.at ?? NOW,
    until: written.at(-1)?.at ?? NOW,
    headline: cite(first, first.headline),
    ...(first.section === undefined ? {} : { section: first.section }),
    ...(saga === undefined ? {} : { saga }),
    size: revisions.length,
    independent: own.length,
    sources: new Set(revisions.map((r) => r.sourceId)).size,
  };
  await store.stories.put(story, profileOf(id, story));
  for (const [i, revision] of revisions.entries()) {
    const original = copies.get(revision.articleId);
    if (original !== undefined) await store.reprints.put(revision.articleId, reprintOf(revision.articleId, original));
    await store.stories.putMember(memberOf(id, revision, i, original));
  }
  await store.ledger.put(id, questionsOf(id, own));
  return revisions;
}

function memberOf(storyId: string, revision: Revision, i: number, copyOf: string | undefined): Membership {
  const why =
    i === 0
      ? { decision: 'opened' as const, score: 1, shared: [] }
      : {
          decision: copyOf === undefined ? ('joined' as const) : ('copy' as const),
          score: 0.62,
          shared: terms('ferry Corvina Port Maren bridge', revision.lang),
          hoursApart: i,
        };
  return { storyId, articleId: revision.articleId, revisionId: revision.id, joinedAt: revision.seenAt, ...(copyOf === undefined ? {} : { copyOf }), why };
}

function reprintOf(copyId: string, originalId: string): Reprint {
  const edits =
    copyId === articleIdOf('corvina-nine')
      ? { same: 4, cut: [5], added: [], changed: [{ original: 0, copy: 0 }] }
      : { same: 4, cut: [1, 5], added: [], changed: [] };
  return { copyId, originalId, relation: 'reprint', containment: 0.87, evidence: [], edits };
}

function profileOf(storyId: string, story: Story): Profile {
  return {
    storyId,
    lang: story.lang,
    until: story.until,
    size: story.size,
    ...centred(new Map([['ferry', 1]])),
    recent: [],
    marks: [],
  };
}

/** One question over everything a story says of the dead, one over the rest, answered in order of time. */
export function questionsOf(storyId: string, revisions: readonly Revision[]): Question[] {
  const figures = revisions.flatMap((r) =>
    readingOf(r)
      .claims.filter((c) => c.figure)
      .map((claim) => ({ claim, at: r.published ?? r.seenAt })),
  );
  const byKind = Map.groupBy(figures, (f) => f.claim.figure?.kind ?? 'other');
  return [...byKind].map(([kind, all]) => {
    const answers = all.map(({ claim, at }) => answerOf(claim, at));
    return { id: idOf(storyId, kind), storyId, key: kind, answers, differs: new Set(answers.map((a) => a.low)).size > 1 && kind === 'killed' };
  });
}

function answerOf(claim: Claim, at: number): Question['answers'][number] {
  const { value = 0, low = value, high = value } = claim.figure ?? {};
  return { claimId: claim.id, articleId: claim.articleId, at, low, high };
}

/** A second text of one article: a paragraph changed, nothing said about it. */
async function putEarlier(store: Store, revisions: Revision[]): Promise<void> {
  const written = STORIES[0]?.find((w) => w.key === 'corvina-own') as Written;
  const changed = revisionOf(
    { ...written, at: written.at, body: [...written.body.slice(0, 2), 'The hospital in Port Maren said it was treating 34 people for smoke.'] },
    2,
  );
  const revision: Revision = { ...changed, seenAt: NOW - 600_000, change: { kind: 'substantive', announced: false } };
  await store.articles.putRevisions([{ revision, terms: terms(revision.text, revision.lang) }]);
  await putReading(store, revision);
  revisions.push(revision);
}

async function frontOf(store: Store, lang: string, storyIds: readonly string[]): Promise<FrontPage> {
  const stories = (await store.stories.get(storyIds)).filter((s) => s.lang === lang).sort((a, b) => b.size - a.size || b.until - a.until);
  return { id: idOf('front', lang), lang, at: NOW, ranked: stories.map((s, i) => rankedOf(s, i)) };
}

function rankedOf(story: Story, i: number): Ranked {
  const value = 1 / (i + 2),
    lines = SIGNALS.map((signal) => ({ signal, value: signal === 'held' ? 0 : value, weight: WEIGHTS[signal], contribution: value * WEIGHTS[signal] }));
  const badges: Badge[] = [
    ...(story.size > 3 ? (['corrected', 'figures-differ', 'rising'] as const) : []),
    ...(story.sources === 1 ? (['one-source'] as const) : []),
  ];
  return { storyId: story.id, badges, receipt: { storyId: story.id, score: story.size - i / 10, lines, rankWithReprints: i === 1 ? 3 : i + 1 } };
}

async function putWork(store: Store): Promise<void> {
  await store.feeds.put([
    { id: 'f1', url: 'https://nwa.example/feed', title: 'NWA: all reports', paused: false },
    { id: 'f2', url: 'https://strait-times.example/rss', title: 'The Strait Times', paused: false },
    { id: 'f3', url: 'https://mina.example/rss', title: '', paused: true },
    { id: 'f4', url: 'https://kuestenfunk.example/atom', title: 'Küstenfunk', paused: false },
  ]);
  const order = ['bridge', 'none', 'corvina-times', 'paywalled'].map((key) => addressKey(`https://strait-times.example/${key}`) ?? 0);
  await store.feeds.putState({ feedId: 'f1', nextAt: NOW + 300_000, lastPolledAt: NOW - 300_000, lastOkAt: NOW - 300_000, failures: 0, items: 30 });
  await store.feeds.putState({
    feedId: 'f2',
    nextAt: NOW + 3_600_000,
    lastPolledAt: NOW - 60_000,
    lastOkAt: NOW - 86_400_000,
    failures: 3,
    lastError: 'the server answered 503 (service unavailable)',
    order,
    byHand: order.length,
  });
  await store.feeds.putState({ feedId: 'f4', nextAt: NOW - 1, failures: 0 });
  await store.work.add([{ id: 'w1', hop: 'fetch', subject: 'item', dueAt: NOW + 60_000, attempts: 0 }]);
  await store.work.recordFailures([{ id: 'x1', hop: 'fetch', subject: 'item', at: NOW - 7_200_000, attempts: 5, error: 'no answer within 30 seconds' }]);
}

/** What Read would answer for two of the edition's texts and one that cannot be had. */
export function comparisonOf(): Comparison {
  const [wire, copy, , own] = (STORIES[0] ?? []).map((w) => revisionOf(w)) as [Revision, Revision, Revision, Revision];
  const pasted = revisionOf({
    key: 'pasted',
    source: '',
    at: NOW,
    lang: 'en',
    headline: '',
    body: ['The ferry fire killed 19 people, a port worker said.'],
    more: { published: undefined },
  });
  const documents = [
    { input: 'https://nwa.example/corvina', revision: wire, reading: readingOf(wire) },
    { input: 'https://harbour-gazette.example/corvina-gazette', revision: copy, reading: readingOf(copy), copy: reprintOf(copy.articleId, wire.articleId) },
    { input: 'https://strait-times.example/corvina-times', revision: own, reading: readingOf(own) },
    { input: 'text 1', revision: pasted, reading: readingOf(pasted) },
  ];
  const sentence = readingOf(wire).claims[0]?.sentence ?? cite(wire, wire.headline),
    spoken = cite(wire, wire.blocks[1] ?? wire.headline);
  return {
    documents,
    problems: [{ input: 'https://gone.example/x', message: 'the server answered 404 (not found); check the link' }],
    stories: [[wire.id, copy.id, own.id], [pasted.id]],
    questions: questionsOf('read', [wire, own, pasted]),
    lost: [
      { kind: 'quote', originalRevisionId: wire.id, copyRevisionId: copy.id, original: spoken },
      { kind: 'claimant', originalRevisionId: wire.id, copyRevisionId: copy.id, original: sentence, copy: cite(copy, copy.blocks[0] ?? copy.headline) },
    ],
    timeline: readingOf(wire)
      .dates.flatMap((d) =>
        /^\d{4}-\d{2}-\d{2}$/.test(d.value) && quote(wire, d.at) !== '' ? [{ day: d.value, at: cite(wire, wire.blocks[5] ?? wire.headline) }] : [],
      )
      .slice(0, 2),
  };
}
