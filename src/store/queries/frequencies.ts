import { sql } from 'kysely';
import { chunks, parts, prepared, preparedOne } from '../prepared.ts';
import type { Counted, Session } from '../session.ts';

/** Terms remembered of a language. */
const REMEMBERED = 200_000;

export async function documentFrequencies(
  s: Session,
  lang: string,
  terms: readonly string[],
): Promise<{ readonly documents: number; readonly of: ReadonlyMap<string, number> }> {
  const known = await remembered(s, lang),
    counted = s.counted.get(lang),
    missing = terms.filter((term) => !known.of.has(term)),
    of = new Map<string, number>(),
    rows: { term: string; documents: number }[] = [];
  for (const some of parts(missing)) rows.push(...(await selectTerms(s.reads, { lang, terms: some })));
  for (const term of missing) known.of.set(term, 0);
  for (const row of rows) known.of.set(row.term, row.documents);
  for (const term of terms) {
    const n = (known.of.get(term) ?? 0) + (counted?.of.get(term) ?? 0);
    if (n > 0) of.set(term, n);
  }
  return { documents: known.documents + (counted?.documents ?? 0), of };
}

/** What is remembered of a language holds as long as the database has counted no other documents than were counted here. */
async function remembered(s: Session, lang: string): Promise<Counted> {
  const documents = (await selectTotal(s.reads, { lang }))?.documents ?? 0,
    known = s.known.get(lang);
  if (known?.documents === documents && known.of.size < REMEMBERED) return known;
  const made = { documents, of: new Map<string, number>() };
  s.known.set(lang, made);
  return made;
}

/** Remembers what a transaction counted, once it is committed. */
export function learnCounted(known: ReadonlyMap<string, Counted>, counted: ReadonlyMap<string, Counted>): void {
  for (const [lang, { documents, of }] of counted) {
    const before = known.get(lang);
    if (!before) continue;
    before.documents += documents;
    for (const [term, n] of of) {
      const m = before.of.get(term);
      if (m !== undefined) before.of.set(term, m + n);
    }
  }
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
