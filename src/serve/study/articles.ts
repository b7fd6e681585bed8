import { cite, quote } from '../../model/citation.ts';
import { originalOf } from '../../model/reprint.ts';
import { bodyRange, type Revision } from '../../model/revision.ts';
import { instant } from '../../text/date-values.ts';
import { publishedOf, type Column, type Table } from './column.ts';
import { kept, newest, together, type Kept } from './reports.ts';

/** What publishers allow, a column each. */
const RIGHTS: readonly Column<Kept>[] = [
  { name: 'noarchive', says: 'its publisher allows no copies to be kept for others', of: (k) => k.revision.rights.noarchive === true },
  { name: 'nosnippet', says: 'its publisher allows no excerpts', of: (k) => k.revision.rights.nosnippet === true },
  { name: 'maxSnippet', says: 'the most characters of an excerpt; -1 where the publisher sets no limit', of: (k) => k.revision.rights.maxSnippet ?? null },
  { name: 'tdmReserved', says: 'its publisher reserves text and data mining (TDMRep)', of: (k) => k.revision.rights.tdmReserved === true },
  { name: 'licence', says: 'the licence that the page names', of: (k) => k.revision.rights.licence ?? null },
];
/** Of which text of which article a row tells, by whom it was published and when. */
const WHICH: readonly Column<Kept>[] = [
  { name: 'revision', says: 'which text of it this is', of: (k) => k.revision.id },
  { name: 'number', says: '1 for the first text seen of it', of: (k) => k.revision.number },
  { name: 'textSha256', says: 'hash of the whole text, into which offsets count', of: (k) => k.textSha256 },
];
const WHEN: readonly Column<Kept>[] = [
  { name: 'seen', says: 'when this text was seen', of: (k) => instant(k.revision.seenAt) },
  { name: 'modified', says: 'when its publisher says it was changed', of: (k) => instant(k.revision.modified) },
];
const CLEANED: Column<Kept> = { name: 'cleanedBy', says: 'the version that cleaned it', of: (k) => k.revision.method ?? null };

export const articles: Table<Kept> = {
  says: 'Every article with its newest text, in a form that `broadsheet import` reads; the newest first.',
  columns: [
    { name: 'id', says: 'the article', of: (k) => k.revision.articleId },
    { name: 'published', says: 'when it was published', of: (k) => publishedOf(k.revision) },
    { name: 'title', says: 'its headline', of: (k) => part(k.revision, k.revision.headline) },
    { name: 'text', says: 'its body: from `bodyStart` of the whole text on', of: (k) => part(k.revision, bodyRange(k.revision)) },
    { name: 'source', says: 'the outlet as the page names it', of: (k) => k.revision.sourceName },
    { name: 'url', says: 'its address', of: (k) => k.article?.url || null },
    { name: 'lang', says: 'its language (BCP 47)', of: (k) => k.revision.lang },
    ...WHICH,
    { name: 'bodyStart', says: 'where the body begins in the whole text', of: (k) => bodyRange(k.revision).start },
    { name: 'sourceId', says: 'the outlet', of: (k) => k.revision.sourceId },
    { name: 'firstSeen', says: 'when the article was first seen', of: (k) => instant(k.article?.firstSeen) },
    ...WHEN,
    { name: 'kind', says: 'what kind of article it is', of: (k) => k.revision.kind },
    { name: 'stub', says: 'why a part of it is missing', of: (k) => k.revision.stub ?? null },
    { name: 'section', says: 'the section that its publisher names', of: (k) => k.revision.section ?? null },
    { name: 'authors', says: 'who wrote it', of: (k) => k.revision.authors.map((a) => a.name) },
    { name: 'contributors', says: 'who contributed', of: (k) => k.revision.contributors.map((a) => a.name) },
    { name: 'datelinePlace', says: 'where its dateline says it was written', of: (k) => k.revision.dateline?.place ?? null },
    { name: 'datelineAgency', says: 'the agency that its dateline names', of: (k) => k.revision.dateline?.agency ?? null },
    { name: 'credits', says: 'the agencies whose copy it says it is', of: (k) => k.revision.credits.map((c) => c.agency) },
    { name: 'notes', says: 'the notes of its desk, each with its kind', of: (k) => k.revision.notes.map((n) => `${n.type}: ${n.text}`) },
    { name: 'story', says: 'the story that it is in', of: (k) => k.member?.storyId ?? null },
    { name: 'copyOf', says: 'the article that it is a copy of', of: (k) => originalOf(k.link) ?? null },
    ...RIGHTS,
    CLEANED,
  ],
  rows: kept,
};

export const revisions: Table<Kept> = {
  says: 'Every text that was seen of every article, whole; the articles newest first, the texts of each in their order. All offsets are places in `text`.',
  columns: [
    { name: 'article', says: 'the article', of: (k) => k.revision.articleId },
    ...WHICH,
    { name: 'text', says: 'headline, deck, body and notes, apart by empty lines', of: (k) => k.revision.text },
    { name: 'headlineStart', says: 'where the headline begins', of: (k) => k.revision.headline.start },
    { name: 'headlineEnd', says: 'where it ends', of: (k) => k.revision.headline.end },
    { name: 'bodyStart', says: 'where the body begins', of: (k) => bodyRange(k.revision).start },
    { name: 'bodyEnd', says: 'where it ends', of: (k) => bodyRange(k.revision).end },
    {
      name: 'furniture',
      says: 'passages that its source prints on other pages too, each as begin-end',
      of: (k) => (k.revision.furniture ?? []).map((f) => `${f.start}-${f.end}`),
    },
    { name: 'published', says: 'when it was published', of: (k) => publishedOf(k.revision) },
    ...WHEN,
    { name: 'change', says: 'cosmetic or substantive, against the text before', of: (k) => k.revision.change?.kind ?? null },
    { name: 'announced', says: 'whether a note or the headline says that it was changed', of: (k) => k.revision.change?.announced ?? null },
    { name: 'page', says: 'the page that it was read from', of: (k) => k.revision.pageId ?? null },
    ...RIGHTS,
    CLEANED,
  ],
  async *rows(store, story) {
    for await (const some of newest(store, story)) for (const { articleId } of some) yield* await together(store, await store.articles.history(articleId));
  },
};

const part = (r: Revision, range: { readonly start: number; readonly end: number }): string => quote(r, cite(r, range));
