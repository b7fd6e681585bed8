import type { Article } from '../../model/article.ts';
import type { Range } from '../../model/range.ts';
import type { Reprint } from '../../model/reprint.ts';
import type { Revision } from '../../model/revision.ts';
import type { Store } from '../../store/store.ts';
import { placeOf, publishedOf, sha256, type Column, type Table } from './column.ts';
import { newest } from './reports.ts';

/** A link with both texts as they were compared last. */
export interface CopyRow {
  readonly link: Reprint;
  readonly copy?: Side;
  readonly original?: Side;
}
interface Side {
  readonly revision: Revision;
  readonly article?: Article;
}

const side = (name: 'copy' | 'original', says: string): Column<CopyRow>[] => [
  { name, says, of: ({ link }) => (name === 'copy' ? link.copyId : link.originalId) },
  { name: `${name}Revision`, says: 'the text of it that was compared', of: (r) => r[name]?.revision.id ?? null },
  { name: `${name}Sha256`, says: 'hash of that text', of: (r) => (r[name] ? sha256(r[name].revision.text) : null) },
  { name: `${name}Source`, says: 'its outlet as the page names it', of: (r) => r[name]?.revision.sourceName ?? null },
  { name: `${name}Url`, says: 'its address', of: (r) => r[name]?.article?.url || null },
  { name: `${name}Published`, says: 'when it was published', of: (r) => (r[name] ? publishedOf(r[name].revision) : null) },
];

/** Where blocks lie in a text; one that an older text had is left out. */
const blocks = (of: Side | undefined, numbers: readonly number[]): string[] => numbers.flatMap((n) => at(of?.revision.blocks[n]));
const at = (block: Range | undefined): string[] => (block ? [placeOf(block)] : []);

export const copies: Table<CopyRow> = {
  says: 'Every article whose text was found in another, with the evidence and the edits; in the order of the articles.',
  columns: [
    ...side('copy', 'the article that has the words of the other'),
    ...side('original', 'the article whose words they are'),
    { name: 'relation', says: 'reprint, update, based-on or shared-source', of: (r) => r.link.relation },
    { name: 'containment', says: "share of the shorter text's 6-grams that stand in the other, 0 to 1", of: (r) => r.link.containment },
    { name: 'own', says: 'of what is based on another: share of its names and numbers that the other lacks', of: (r) => r.link.own ?? null },
    { name: 'evidence', says: 'why it is called so', of: (r) => r.link.evidence },
    { name: 'same', says: 'how many paragraphs are the same', of: (r) => r.link.edits.same },
    { name: 'cut', says: 'places in the original of paragraphs that were cut', of: (r) => blocks(r.original, r.link.edits.cut) },
    { name: 'added', says: 'places in the copy of paragraphs that were added', of: (r) => blocks(r.copy, r.link.edits.added) },
    {
      name: 'changed',
      says: 'paragraphs that were changed: place in the original, a colon, place in the copy',
      of: (r) =>
        r.link.edits.changed.flatMap(({ original, copy }) => {
          const [from] = blocks(r.original, [original]),
            [to] = blocks(r.copy, [copy]);
          return from === undefined || to === undefined ? [] : [`${from}:${to}`];
        }),
    },
    { name: 'comparedBy', says: 'the version that compared them', of: (r) => r.link.method ?? null },
  ],
  async *rows(store, story) {
    for await (const some of newest(store, story))
      yield* await copiesAmong(
        store,
        some.map((r) => r.articleId),
      );
  },
};

/** The links of these articles, in their order. */
export async function copiesAmong(store: Store, articleIds: readonly string[]): Promise<readonly CopyRow[]> {
  const links = await store.reprints.asCopy(articleIds),
    ids = [...new Set(links.flatMap((l) => [l.copyId, l.originalId]))],
    articles = new Map((await store.articles.get(ids)).map((a) => [a.id, a])),
    sides = new Map((await store.reprints.compared(ids)).map((revision) => [revision.articleId, { revision, article: articles.get(revision.articleId) }]));
  return links.map((link) => ({ link, copy: sides.get(link.copyId), original: sides.get(link.originalId) }));
}
