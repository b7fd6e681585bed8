import { sql } from 'kysely';
import { chunks, parts, prepared, preparedOne } from '../prepared.ts';
import type { Counted, Session } from '../session.ts';

export async function documentFrequencies(
  s: Session,
  lang: string,
  terms: readonly string[],
): Promise<{ readonly documents: number; readonly of: ReadonlyMap<string, number> }> {
  const of = new Map<string, number>(),
    total = await selectTotal(s.reads, { lang }),
    counted = s.counted.get(lang);
  for (const some of parts(terms)) for (const row of await selectTerms(s.reads, { lang, terms: some })) of.set(row.term, row.documents);
  for (const term of counted ? terms : []) {
    const more = counted?.of.get(term);
    if (more !== undefined) of.set(term, (of.get(term) ?? 0) + more);
  }
  return { documents: (total?.documents ?? 0) + (counted?.documents ?? 0), of };
}

/**
 * Counts one document more of the language, and of each of its terms. The rows are written at the end of the transaction:
 * of the terms of a batch of articles most occur in several.
 */
export function addDocument(tx: Session, lang: string, terms: readonly string[]): void {
  let counted = tx.counted.get(lang);
  if (!counted) tx.counted.set(lang, (counted = { documents: 0, of: new Map() }));
  counted.documents += 1;
  for (const term of new Set(terms)) counted.of.set(term, (counted.of.get(term) ?? 0) + 1);
}

/** Writes what the transaction counted. */
export async function writeCounted(tx: Session): Promise<void> {
  for (const [lang, counted] of tx.counted) {
    await countDocuments(tx.reads, { lang, documents: counted.documents });
    for (const rows of chunks(rowsOf(lang, counted))) await countTerms(tx.reads, { rows });
  }
}

// Sorted, so that rows of one page of the index are written together, and two writers take locks in one order.
const rowsOf = (lang: string, counted: Counted): { lang: string; term: string; documents: number }[] =>
  [...counted.of.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([term, documents]) => ({ lang, term, documents }));

const selectTotal = preparedOne((db, p: { lang: string }) => db.selectFrom('documents').select('documents').where('lang', '=', p.lang));
const selectTerms = prepared((db, p: { lang: string; terms: readonly string[] }) =>
  db.selectFrom('frequencies').select(['term', 'documents']).where('lang', '=', p.lang).where('term', 'in', p.terms),
);
const countDocuments = prepared((db, p: { lang: string; documents: number }) =>
  db
    .insertInto('documents')
    .values(p)
    .onConflict((c) => c.column('lang').doUpdateSet({ documents: sql<number>`documents.documents + excluded.documents` })),
);
const countTerms = prepared((db, p: { rows: { lang: string; term: string; documents: number }[] }) =>
  db
    .insertInto('frequencies')
    .values(p.rows)
    .onConflict((c) => c.columns(['lang', 'term']).doUpdateSet({ documents: sql<number>`frequencies.documents + excluded.documents` })),
);
