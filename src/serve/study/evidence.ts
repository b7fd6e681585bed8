import { quote, type Citation } from '../../model/citation.ts';
import type { Page } from '../../model/page.ts';
import type { Membership } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { instant } from '../../text/date-values.ts';
import { ledgerRows, type LedgerRow } from '../gather/ledger-rows.ts';
import { cited, publishedOf, sha256, type Column, type Say } from './column.ts';
import { copiesAmong, type CopyRow } from './copies.ts';
import { heldBack, leaving } from './leaving.ts';
import { newest, together, type Kept } from './reports.ts';
import { storyRow, type StoryRow } from './stories.ts';

/** An article of a story as evidence: with the page that it was read from, and where its text and page lie in the bundle, or why they do not. */
export interface Exhibit extends Kept {
  readonly page?: Page;
  readonly textFile?: string;
  readonly pageFile?: string;
  readonly leftOut?: string;
}
/** Everything that a bundle is made of. */
export interface Evidence {
  readonly row: StoryRow;
  readonly exhibits: readonly Exhibit[];
  readonly members: readonly Membership[];
  readonly copies: readonly CopyRow[];
  readonly ledger: readonly LedgerRow[];
}

/** Bytes of pages in a bundle at most. */
const MOST_PAGES = 50_000_000;
/** Opened by a browser, none of them runs anything. */
const SUFFIXES: Readonly<Record<Page['format'], string>> = { html: 'html.txt', fragment: 'html.txt', text: 'txt', record: 'json.txt' };

/** Reads what is known of a story, with the words that may leave the house; undefined where there is no such story. */
export async function gatherEvidence(store: Store, storyId: string): Promise<Evidence | undefined> {
  const row = await storyRow(store, storyId);
  if (!row) return undefined;
  const exhibits: Exhibit[] = [];
  let bytes = 0;
  for await (const revisions of newest(store, storyId))
    for (const k of await together(store, revisions)) {
      const [page] = k.revision.pageId === undefined ? [] : await store.pages.get([k.revision.pageId]),
        number = String(exhibits.length + 1).padStart(4, '0'),
        held = heldBack(k.revision) ?? (page ? heldBack(page) : undefined),
        there = page !== undefined && page.body !== '',
        fits = there && bytes + page.body.length <= MOST_PAGES,
        leftOut = held ?? (there ? (fits ? undefined : 'too-large') : 'not-kept');
      if (held === undefined && fits) bytes += page.body.length;
      exhibits.push({
        ...k,
        say: leaving(k),
        ...(page ? { page } : {}),
        ...(held === undefined ? { textFile: `texts/${number}.txt` } : {}),
        ...(held === undefined && fits ? { pageFile: `pages/${number}.${SUFFIXES[page.format]}` } : {}),
        ...(leftOut === undefined ? {} : { leftOut }),
      });
    }
  const says = new Map(exhibits.map((e) => [e.revision.articleId, e]));
  return {
    row,
    exhibits,
    members: row.members,
    copies: await copiesAmong(
      store,
      exhibits.map((e) => e.revision.articleId),
    ),
    ledger: (await ledgerRows(store, (ids) => store.sources.get(ids), storyId)).map((line) => allowed(line, says)),
  };
}

/** A row without the words that may not leave. */
function allowed(row: LedgerRow, exhibits: ReadonlyMap<string, Exhibit>): LedgerRow {
  const exhibit = exhibits.get(row.article),
    { sentenceStart: start, sentenceEnd: end, revision: revisionId } = row,
    at = start === null || end === null || revisionId === null ? undefined : { revisionId, start, end },
    // What a question is called may be another article's words.
    label = [...exhibits.values()].every((e) => heldBack(e.revision) === undefined) ? row.label : null;
  if (at && exhibit?.say(at)) return { ...row, label };
  return {
    ...row,
    label,
    unit: null,
    figure: null,
    thing: null,
    event: null,
    place: null,
    sentence: null,
    claimant: null,
    claimantNamed: null,
    cue: null,
    hedges: [],
  };
}

export const EXHIBITS: readonly Column<Exhibit>[] = [
  { name: 'article', says: 'the article', of: (e) => e.revision.articleId },
  { name: 'revision', says: 'the text of it that the offsets count in', of: (e) => e.revision.id },
  { name: 'number', says: '1 for the first text seen of it', of: (e) => e.revision.number },
  { name: 'source', says: 'the outlet as the page names it', of: (e) => e.revision.sourceName },
  { name: 'url', says: 'the address of the article', of: (e) => e.article?.url || null },
  ...cited<Exhibit>('headline', 'its headline', (e) => ({ revisionId: e.revision.id, ...e.revision.headline })),
  { name: 'published', says: 'when it was published', of: (e) => publishedOf(e.revision) },
  { name: 'seen', says: 'when this text was seen', of: (e) => instant(e.revision.seenAt) },
  { name: 'asked', says: 'the address that was asked for', of: (e) => e.page?.url || null },
  { name: 'answered', says: 'the address that answered, after redirects', of: (e) => e.page?.finalUrl || null },
  { name: 'fetched', says: 'when the page was fetched; of an archive that does not say, as of when it was taken in', of: (e) => instant(e.page?.fetchedAt) },
  {
    name: 'rights',
    says: 'what headers and page said of rights, as name=value',
    of: (e) => Object.entries(e.revision.rights).map(([name, value]) => `${name}=${String(value)}`),
  },
  { name: 'textSha256', says: 'hash of the whole text', of: (e) => e.textSha256 },
  { name: 'text', says: 'the file of the whole text', of: (e) => e.textFile ?? null },
  { name: 'pageSha256', says: 'hash of the page as decoded text', of: (e) => (e.page?.body ? sha256(e.page.body) : null) },
  { name: 'page', says: 'the file of the page', of: (e) => e.pageFile ?? null },
  {
    name: 'leftOut',
    says: 'why text or page are not here: noarchive, nosnippet, max-snippet, tdm-reservation, not-kept, too-large',
    of: (e) => e.leftOut ?? null,
  },
  { name: 'cleanedBy', says: 'the version that cleaned it', of: (e) => e.revision.method ?? null },
  { name: 'readBy', says: 'the version that read it', of: (e) => e.reading?.method ?? null },
  { name: 'placedBy', says: 'the version that placed it', of: (e) => e.member?.why.method ?? null },
];

/** A sentence that claims were read in. */
export interface SentenceRow {
  readonly exhibit: Exhibit;
  readonly at: Citation;
  readonly claims: readonly string[];
  readonly say: Say;
}
export const SENTENCES: readonly Column<SentenceRow>[] = [
  ...cited<SentenceRow>('text', 'the sentence; empty where its publisher does not allow that', (r) => r.at),
  { name: 'sha256', says: 'hash of the sentence', of: (r) => sha256(quote(r.exhibit.revision, r.at)) },
  { name: 'article', says: 'the article', of: (r) => r.exhibit.revision.articleId },
  { name: 'revision', says: 'the text of it that the offsets count in', of: (r) => r.at.revisionId },
  { name: 'textSha256', says: 'hash of that text', of: (r) => r.exhibit.textSha256 },
  { name: 'source', says: 'the outlet as the page names it', of: (r) => r.exhibit.revision.sourceName },
  { name: 'url', says: 'the address of the article', of: (r) => r.exhibit.article?.url || null },
  { name: 'claims', says: 'the claims that were read in it', of: (r) => r.claims },
];

/** The sentences of an article that claims were read in, in the order of its text. */
export function sentencesOf(exhibit: Exhibit): readonly SentenceRow[] {
  const claims = exhibit.reading?.claims ?? [],
    byPlace = Map.groupBy(claims, (c) => `${c.sentence.start}-${c.sentence.end}`);
  return [...byPlace.values()]
    .flatMap((same) => (same[0] ? [{ exhibit, at: same[0].sentence, claims: same.map((c) => c.id), say: exhibit.say }] : []))
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}
