import { sql } from 'kysely';
import { chunks, parts, prepared, preparedOne, type Db } from '../prepared.ts';
import { distinct } from '../rows.ts';

export async function documentFrequencies(
  db: Db,
  lang: string,
  terms: readonly string[],
): Promise<{ readonly documents: number; readonly of: ReadonlyMap<string, number> }> {
  const of = new Map<string, number>(),
    total = await selectTotal(db, { lang });
  for (const some of parts(terms)) for (const row of await selectTerms(db, { lang, terms: some })) of.set(row.term, row.documents);
  return { documents: total?.documents ?? 0, of };
}

/** Counts one document more of the language, and of each of its terms. */
export async function addDocument(db: Db, lang: string, terms: readonly string[]): Promise<void> {
  await countDocument(db, { lang });
  const rows = distinct(terms, (t) => t).map((term) => ({ lang, term, documents: 1 }));
  for (const some of chunks(rows)) await countTerms(db, { rows: some });
}

const selectTotal = preparedOne((db, p: { lang: string }) => db.selectFrom('documents').select('documents').where('lang', '=', p.lang));
const selectTerms = prepared((db, p: { lang: string; terms: readonly string[] }) =>
  db.selectFrom('frequencies').select(['term', 'documents']).where('lang', '=', p.lang).where('term', 'in', p.terms),
);
const countDocument = prepared((db, p: { lang: string }) =>
  db
    .insertInto('documents')
    .values({ lang: p.lang, documents: 1 })
    .onConflict((c) => c.column('lang').doUpdateSet({ documents: sql<number>`documents.documents + 1` })),
);
const countTerms = prepared((db, p: { rows: { lang: string; term: string; documents: number }[] }) =>
  db
    .insertInto('frequencies')
    .values(p.rows)
    .onConflict((c) => c.columns(['lang', 'term']).doUpdateSet({ documents: sql<number>`frequencies.documents + 1` })),
);
