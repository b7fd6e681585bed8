import { claimTerms } from '../../src/ledger/asked.ts';
import type { GrantKind } from '../../src/model/allowance.ts';
import { cite } from '../../src/model/citation.ts';
import { idOf } from '../../src/model/id.ts';
import type { Rights } from '../../src/model/page.ts';
import type { Revision } from '../../src/model/revision.ts';
import type { Story } from '../../src/model/story.ts';
import { WEIGHTS } from '../../src/rank/score.ts';
import { SIGNALS } from '../../src/rank/signals.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { centred } from '../../src/stories/profile.ts';
import { terms } from '../../src/text/words.ts';
import { questionsOf } from './edition.ts';
import { readingOf, revisionOf } from './write.ts';

export const NOW = Date.UTC(2025, 5, 2, 12);

/** A publisher's rights, and what an editor marked its texts as. */
export interface Case {
  readonly name: string;
  readonly rights: Rights;
  readonly grant?: GrantKind;
}
export const CASES: readonly Case[] = [
  { name: 'plain', rights: {} },
  { name: 'noindex', rights: { noindex: true } },
  { name: 'noarchive', rights: { noarchive: true } },
  { name: 'nosnippet', rights: { nosnippet: true } },
  { name: 'snippetzero', rights: { maxSnippet: 0 } },
  { name: 'snippetfifty', rights: { maxSnippet: 50 } },
  { name: 'reserved', rights: { tdmReserved: true } },
  { name: 'licencelink', rights: { licence: 'https://licence.example/terms' } },
  { name: 'licensed', rights: {}, grant: 'licensed' },
  { name: 'own', rights: {}, grant: 'own' },
  { name: 'open', rights: {}, grant: 'open' },
  { name: 'openbutsilent', rights: { nosnippet: true }, grant: 'open' },
  { name: 'ownbutshort', rights: { noarchive: true }, grant: 'own' },
];

/** A sentence with two words that stand nowhere else: one to look for, and one that tells where it comes out. */
export interface Marked {
  readonly sentence: string;
  readonly lookup: string;
  readonly marker: string;
}
/** An article as it was written; `older` is what its first text had in place of a sentence. */
export interface MarkedArticle {
  readonly case: Case;
  readonly id: string;
  readonly revisionIds: readonly string[];
  readonly headline: string;
  readonly sentences: readonly Marked[];
  readonly older: Marked;
  readonly note: Marked;
}
export interface RightsEdition {
  readonly store: Store;
  readonly articles: readonly MarkedArticle[];
  readonly storyIds: readonly string[];
}

/** A number as four letters that no English word is likely to have. */
const letters = (n: number): string => [...String(n).padStart(4, '0')].map((d) => `${'bcdfghklmn'.charAt(Number(d))}${'aeiou'.charAt(Number(d) % 5)}`).join('');
let words = 0;
function marked(make: (lookup: string, marker: string) => string): Marked {
  const n = words++,
    [lookup, marker] = [`zul${letters(n)}`, `qov${letters(n)}`];
  return { lookup, marker, sentence: make(lookup, marker) };
}

/** Attributed sentences beside plain ones; the first holds the words of an excerpt. */
const BODY: readonly ((lookup: string, marker: string) => string)[] = [
  (l, m) => `The ${l} harbour of Port Maren lost its ${m} lamps on Sunday.`,
  (l, m) => `Mayor Mira Solberg said the ${l} storm had put out 14 ${m} lamps.`,
  (l, m) => `Ferries waited in the ${l} roads until the wind had gone and the ${m} pilots came back.`,
  (l, m) => `“The ${l} cable was older than the whole ${m} pier,” said Edda Lindqvist, an engineer.`,
  (l, m) => `The harbour board told reporters that 9 ${l} boats had been kept from the ${m} quay.`,
  (l, m) => `On June 1, 2025, the ${l} light had already failed once above the ${m} mole.`,
  (l, m) => `The coast guard said at least 12 ${l} people were taken off a ${m} barge.`,
  (l, m) => `Shops along the ${l} street stayed shut and the ${m} market was called off.`,
  (l, m) => `Lindqvist reportedly asked the operator for its ${l} records and a ${m} plan.`,
  (l, m) => `“We shall mend every ${l} lamp before the ${m} regatta,” Solberg said.`,
  (l, m) => `The operator denied that the ${l} fuses had been left without ${m} care.`,
  (l, m) => `Anglers on the ${l} wall went home early with their ${m} baskets.`,
  (l, m) => `The port authority said the ${l} repairs would cost 40,000 ${m} crowns.`,
  (l, m) => `A crane from the ${l} yard is to lift the ${m} mast on Tuesday.`,
  (l, m) => `The ministry of transport said it would send a ${l} inspector to the ${m} basin.`,
  (l, m) => `Buses replaced the ${l} line as far as the ${m} terminus.`,
];

function articleOf(of: Case, house: string, at: number): { readonly article: MarkedArticle; readonly revisions: readonly Revision[] } {
  const sentences = BODY.map(marked),
    older = marked((l, m) => `The ${l} council said nobody had missed the ${m} lamps.`),
    note = marked((l, m) => `Correction: the ${l} board counted nine, not ten ${m} boats.`),
    headline = `Lamps out in ${of.name} harbour of ${house}`,
    written = (all: readonly Marked[]) => ({
      key: `${house}-${of.name}`,
      source: `${house}-${of.name}`,
      at,
      lang: 'en',
      headline,
      body: all.map((s) => s.sentence),
      more: { rights: of.rights, section: 'World', hub: { url: `https://${house}.example/hub/${of.name}`, slug: `hub-${of.name}` } },
    }),
    // The newest text has another third sentence, and a note.
    first = revisionOf(written(sentences.with(2, older))),
    second = revisionOf({ ...written(sentences), notes: [note.sentence] }, 2),
    revisions = [first, { ...second, seenAt: at + 1_800_000, change: { kind: 'substantive' as const, announced: true } }];
  return { revisions, article: { case: of, id: first.articleId, revisionIds: revisions.map((r) => r.id), headline, sentences, older, note } };
}

/** For each case a story: an original, its copy with an edited paragraph, and a report of another house; each word of it marked. */
export async function seedRights(): Promise<RightsEdition> {
  const store = await openStore({ sqlite: ':memory:' }),
    articles: MarkedArticle[] = [],
    storyIds: string[] = [];
  for (const [i, of] of CASES.entries()) {
    const at = NOW - (i + 2) * 3_600_000,
      made = ['wire', 'gazette', 'times'].map((house, k) => articleOf(of, house, at + k * 60_000));
    articles.push(...made.map((m) => m.article));
    storyIds.push(await putStory(store, of, made.map((m) => m.revisions))); // prettier-ignore
  }
  for (const lang of ['en']) await store.fronts.put({ id: 'front', lang, at: NOW, ranked: storyIds.map((id, i) => rankedOf(id, i)) });
  return { store, articles, storyIds };
}

async function putStory(store: Store, of: Case, texts: readonly (readonly Revision[])[]): Promise<string> {
  const id = idOf('story', of.name),
    newest = texts.map((all) => all.at(-1) as Revision),
    [first] = newest as [Revision, ...Revision[]];
  await store.sources.put(
    newest.map((r) => ({ id: r.sourceId, name: r.sourceId.replace('-', ' '), domain: `${r.sourceId}.example`, kind: 'newspaper' as const })),
  );
  for (const r of newest) {
    if (of.grant)
      await store.acts.add({ id: `g-${r.sourceId}`, kind: 'grant', at: NOW - 9e7, accountId: 'ida', by: 'Ida', why: 'By contract.', storyId: '', articleIds: [], grant: { sourceId: r.sourceId, as: of.grant } }); // prettier-ignore
  }
  await store.articles.put(newest.map((r) => ({ id: r.articleId, url: r.canonicalUrl, sourceId: r.sourceId, firstSeen: r.published ?? NOW })));
  for (const revision of texts.flat()) {
    const reading = readingOf(revision);
    await store.articles.putRevisions([{ revision, terms: terms(revision.text, 'en') }]);
    await store.claims.put(revision.id, revision.articleId, reading, claimTerms(revision, reading.claims));
  }
  const story: Story = { id, lang: 'en', since: first.published ?? NOW, until: NOW - 3_600_000, headline: cite(first, first.headline), section: 'World', size: 3, independent: 2, sources: 3 }; // prettier-ignore
  await store.stories.put(story, { storyId: id, lang: 'en', until: story.until, size: 3, ...centred(new Map([['lamps', 1]])), recent: [], marks: [] });
  const copyOf = first.articleId,
    edits = { same: 12, cut: [7], added: [8], changed: [{ original: 0, copy: 0 }, { original: 3, copy: 3 }] }; // prettier-ignore
  await store.reprints.put(newest[1]?.articleId ?? '', {
    copyId: newest[1]?.articleId ?? '',
    originalId: copyOf,
    relation: 'reprint',
    containment: 0.8,
    evidence: [],
    edits,
  });
  for (const [i, r] of newest.entries())
    await store.stories.putMember({ storyId: id, articleId: r.articleId, revisionId: r.id, joinedAt: r.seenAt, ...(i === 1 ? { copyOf } : {}), why: { decision: i === 0 ? 'opened' : 'joined', score: 1, shared: terms('lamps pilots market repairs', 'en'), hoursApart: 1 } }); // prettier-ignore
  await store.ledger.put(id, questionsOf(id, newest));
  return id;
}

const rankedOf = (storyId: string, i: number) => ({
  storyId,
  badges: ['figures-differ', 'corrected'] as const,
  receipt: {
    storyId,
    score: 20 - i,
    rankWithReprints: i + 1,
    lines: SIGNALS.map((signal) => ({ signal, value: signal === 'held' ? 0 : 0.1, weight: WEIGHTS[signal], contribution: 0.1 })),
  },
});
