import { clean } from '../clean/clean.ts';
import { identify } from '../clean/identity.ts';
import { revise } from '../clean/revise.ts';
import { read } from '../claims/read.ts';
import type { Taggers } from '../claims/tagger.ts';
import { sourceFor, type SourceTable } from '../collect/sources.ts';
import { enter } from '../ledger/enter.ts';
import { timeline } from '../ledger/timeline.ts';
import type { Comparison, Document, Problem } from '../model/comparison.ts';
import { isRejected, type Rejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import { originalOf } from '../model/reprint.ts';
import type { Revision } from '../model/revision.ts';
import { lost } from '../reprints/lost.ts';
import { match } from '../reprints/match.ts';
import { agencies, type SourceOf } from '../reprints/original.ts';
import { replay, type Priors } from '../stories/replay.ts';
import { fold } from '../text/words.ts';

/** One thing given to Read: how it was named, and its page. */
export interface PageInput {
  readonly input: string;
  readonly page: Page;
}

const REFUSED: Readonly<Record<Rejected['why'], string>> = {
  'not-an-article': 'there is no article on this page; give the address of one article',
  unreadable: 'this cannot be read as a page; check the link or file',
  empty: 'there is no text in it; paste the text itself',
  removed: 'the publisher has removed it',
};

/** What is known beforehand: the sources table, how rare words are, and who reads what is said. */
export interface Tables {
  readonly sources?: SourceTable;
  readonly priors?: Priors;
  readonly taggers?: Taggers;
}

/**
 * Sets one to ten documents side by side, by the stages of the flow and in their order; stores nothing.
 * @param now epoch ms, for documents without a date of their own.
 */
export function compareDocuments(inputs: readonly PageInput[], now: number, { sources = [], priors = {}, taggers = {} }: Tables = {}): Comparison {
  const problems: Problem[] = [],
    documents: Document[] = [];
  for (const { input, page } of inputs) {
    const draft = clean(page);
    if (isRejected(draft)) {
      problems.push({ input, message: `${REFUSED[draft.why]} (${draft.detail})` });
      continue;
    }
    const sourceId = sourceFor(page, draft.sourceName, sources).id,
      article = identify(draft, page),
      twin = documents.find((d) => d.revision.articleId === article.articleId),
      revision = revise(draft, { articleId: article.articleId, sourceId, rights: page.rights, seenAt: now, ...(twin ? { last: twin.revision } : {}) });
    if (revision === 'same') problems.push({ input, message: `the same article with the same text as ${twin?.input ?? 'another'}` });
    else documents.push({ input, revision, reading: read(revision, taggers) });
  }
  const linked = link(documents, sources),
    stories = group(linked, now, priors);
  return {
    documents: linked,
    problems,
    stories,
    questions: stories.flatMap((ids) =>
      enter(
        ids[0] ?? '',
        linked.filter((d) => ids.includes(d.revision.id)).map((d) => ({ ...d, copyOf: copyOf(d) })),
      ),
    ),
    lost: linked.flatMap((d) => {
      const original = linked.find((o) => o.revision.articleId === d.copy?.originalId) ?? rewritten(d, linked, stories, sources);
      return original ? lost(original, d) : [];
    }),
    // "On Monday" says nothing where nobody says when it was written.
    timeline: timeline(linked.filter((d) => d.revision.published !== undefined)),
  };
}

const sourceIn =
  (sources: SourceTable): SourceOf =>
  (id) =>
    sources.find((s) => s.id === id);
const time = (r: Revision): number => r.published ?? r.seenAt;

/** Whose copy each document is, judged in order of time as the flow would. */
function link(documents: readonly Document[], sources: SourceTable): Document[] {
  const inOrder = [...documents].sort((a, b) => time(a.revision) - time(b.revision)),
    byArticle = new Map<string, Document>();
  for (const document of inOrder) {
    const near = [...byArticle.values()].map((d) => ({ revision: d.revision, ...(d.copy ? { link: d.copy } : {}) })),
      { link: own, adopts } = match(document.revision, near, sourceIn(sources));
    byArticle.set(document.revision.articleId, own ? { ...document, copy: own } : document);
    for (const adopted of adopts) {
      const copy = byArticle.get(adopted.copyId);
      if (copy) byArticle.set(adopted.copyId, { ...copy, copy: adopted });
    }
  }
  return documents.map((d) => byArticle.get(d.revision.articleId) ?? d);
}

/** The article a document repeats: what is only based on another speaks for itself. */
const copyOf = (d: Document): string | undefined => originalOf(d.copy);

/** The documents by story, largest group first: placed in order of time, and a document that is linked to another goes where that one is. */
function group(documents: readonly Document[], now: number, priors: Priors): string[][] {
  const inOrder = [...documents].sort((a, b) => time(a.revision) - time(b.revision)),
    placed = replay(
      inOrder.map(({ revision }) => ({ ...revision, seenAt: now })),
      priors,
    ),
    storyOf = new Map(inOrder.map(({ revision }, i) => [revision.articleId, placed[i]?.storyId ?? ''])),
    groups = new Map<string, string[]>();
  for (const { revision, copy } of inOrder) {
    const story = storyOf.get(copy?.originalId ?? '') ?? storyOf.get(revision.articleId) ?? '';
    groups.set(story, [...(groups.get(story) ?? []), revision.id]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

/**
 * The report that a document tells in other words: it credits an agency, and among the documents of its story is an agency's own report, the
 * earliest if there are several. Agencies known to be different houses are never taken for each other.
 */
function rewritten(d: Document, documents: readonly Document[], stories: readonly (readonly string[])[], sources: SourceTable): Document | undefined {
  const sourceOf = sourceIn(sources),
    known = new Set(sources.flatMap((s) => (s.kind === 'agency' ? [s.name, s.family ?? s.name] : [])).map(fold)),
    credited = agencies(d.revision, sourceOf),
    story = stories.find((ids) => ids.includes(d.revision.id)) ?? [];
  if (credited.size === 0 || d.revision.dateline?.agency !== undefined) return undefined;
  return documents
    .filter((o) => o !== d && story.includes(o.revision.id) && o.revision.dateline?.agency !== undefined)
    .filter((o) => [...agencies(o.revision, sourceOf)].some((a) => credited.has(a) || !known.has(a)))
    .sort((a, b) => time(a.revision) - time(b.revision))[0];
}
