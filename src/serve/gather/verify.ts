import { searchable, type Searchable } from '../../ledger/passages.ts';
import { isAskable, verifyQuote } from '../../ledger/verify.ts';
import { wholeOf } from '../../model/reading.ts';
import type { Revision } from '../../model/revision.ts';
import { isMissing, type AskedQuote, type Place, type QuoteAnswer, type QuoteVerdict } from '../../model/verdict.ts';
import type { SearchFilter, Store } from '../../store/store.ts';
import { terms } from '../../text/words.ts';
import { NO_READING, reportOf, sourceMap, type Report, type SourcesOf } from './report.ts';
import { filtersOf } from './search.ts';

/** A passage with the article that prints it, and the newest text of that where it says otherwise. */
export interface ReportedPlace extends Place {
  readonly report: Report;
}
export interface VerifyView {
  readonly asked: AskedQuote;
  /** `common`: words that nearly every article holds, whatever its language, so that they cannot be looked for. */
  readonly verdict: QuoteVerdict | 'common';
  readonly places: readonly ReportedPlace[];
  /** How many articles there are, and since when; asked for where the words stand in none. */
  readonly articles?: number;
  readonly since?: number;
  /** Whether articles of some languages were not looked through: the words cannot be looked for in them, or there are too many languages. */
  readonly isPart?: boolean;
  /** Articles that hold all of its words and were looked into, where there are more of them than that. */
  readonly cutAt?: number;
}

/** How many articles there are, and since when. */
export type StoreExtent = Awaited<ReturnType<Store['articles']['extent']>>;

/** Articles that hold all words of a quotation and are looked into, newest first; and of each weaker question. */
const MOST_WHOLE = 200,
  MOST_LIKE = 60,
  PAGE = 50;
/** Of an article that was changed, this many of its last texts are compared; and of all articles together at most so many. */
const LAST_TEXTS = 8,
  MOST_TEXTS = 1000;
/** Of a quotation that nothing holds, this many of the rarest words are looked for, all but one at a time. */
const RAREST = 5;
/** How far back, ms, and of how many articles, the newest of those that were changed, older texts are looked through for what they no longer say. */
const CHANGED_REACH = 60 * 86_400_000,
  MOST_CHANGED = 150;

/**
 * Whether a stored article has a quotation, and who says it there.
 *
 * First the articles that hold all its words, newest first; then older texts of articles that were changed of late; then articles that hold all but one of its
 * rarest words, for something like it.
 * @param langs the languages that have articles: the words of an index are made by the rules of a language.
 * @param extent how many articles there are; counted in the store if not given.
 * @throws RangeError if the quotation is not askable (`isAskable`).
 */
export async function gatherVerify(
  store: Store,
  sourcesOf: SourcesOf,
  asked: AskedQuote,
  langs: readonly string[],
  { extent = () => store.articles.extent(), most = langs.length }: { readonly extent?: () => Promise<StoreExtent>; readonly most?: number } = {},
): Promise<VerifyView> {
  if (!isAskable(asked.quote)) throw new RangeError('not a quotation that can be looked for');
  const looked = langs.slice(0, most),
    unasked = looked.filter((lang) => terms(asked.quote, lang).length === 0),
    filters = filtersOf(asked.quote, looked),
    isPart = unasked.length > 0 || looked.length < langs.length ? { isPart: true } : {};
  if (looked.length > 0 && unasked.length === looked.length) return { asked, verdict: 'common', places: [] };
  const whole = await holdingAll(
      store,
      asked,
      filters.filter((f) => f.terms.length > 0),
    ),
    answer = isMissing(whole.answer) ? await otherwise(store, asked, { filters, langs: looked, known: whole.texts }) : whole.answer;
  return {
    asked,
    verdict: answer.verdict,
    places: await reported(store, sourcesOf, answer.places),
    ...(isMissing(answer)
      ? { ...(await extent()), ...isPart, ...(whole.isCut ? { cutAt: new Set(whole.texts.map((t) => t.revision.articleId)).size } : {}) }
      : {}),
  };
}

/** Looks into the articles that hold all words of a quotation, a page at a time, until one has it by the speaker asked for. */
async function holdingAll(
  store: Store,
  asked: AskedQuote,
  filters: readonly SearchFilter[],
): Promise<{ readonly answer: QuoteAnswer; readonly texts: readonly Searchable[]; readonly isCut: boolean }> {
  const texts: Searchable[] = [];
  let looked = 0,
    isFull = false;
  let open: readonly (readonly [SearchFilter, string | undefined])[] = filters.map((f) => [f, undefined]),
    answer: QuoteAnswer = { verdict: 'not-found', places: [] };
  while (open.length > 0 && looked < MOST_WHOLE && !isFull && answer.verdict !== 'found') {
    const pages = await Promise.all(open.map(([filter, after]) => store.search.articles(filter, PAGE, after))),
      rows = pages.flatMap((p) => p.rows),
      found = await textsOf(store, rows, MOST_TEXTS - texts.length);
    looked += rows.length;
    isFull = texts.length + found.length >= MOST_TEXTS;
    open = open.flatMap(([filter], i) => (pages[i]?.next === undefined ? [] : [[filter, pages[i].next] as const]));
    texts.push(...found);
    answer = verifyQuote(asked, texts);
  }
  return { answer, texts, isCut: open.length > 0 || isFull };
}

interface Tried {
  readonly filters: readonly SearchFilter[];
  readonly langs: readonly string[];
  /** What was looked into already. */
  readonly known: readonly Searchable[];
}

/** What older texts had, else what is like it. */
async function otherwise(store: Store, asked: AskedQuote, { filters, langs, known }: Tried): Promise<QuoteAnswer> {
  const older = verifyQuote(asked, await changedTexts(store));
  if (!isMissing(older)) return older;
  const weaker = (await Promise.all(filters.map((f) => allButOne(store, f, langs)))).flat(),
    pages = await Promise.all(weaker.map((filter) => store.search.articles(filter, MOST_LIKE))),
    rows = pages.flatMap((p) => p.rows).filter((r) => !known.some((k) => k.revision.articleId === r.articleId));
  return verifyQuote(asked, [...known, ...(await textsOf(store, rows, MOST_TEXTS - known.length))]);
}

/** Filters for the rarest words of another one, each without one of them: a word that was altered is then left out once. */
async function allButOne(store: Store, filter: SearchFilter, langs: readonly string[]): Promise<SearchFilter[]> {
  const distinct = [...new Set(filter.terms)],
    counted = await Promise.all((filter.lang === undefined ? langs : [filter.lang]).map((lang) => store.stories.documentFrequencies(lang, distinct))),
    often = (term: string): number => counted.reduce((n, { of }) => n + (of.get(term) ?? 0), 0),
    known = distinct.filter((term) => often(term) > 0),
    rarest = (known.length > 1 ? known : distinct).sort((a, b) => often(a) - often(b)).slice(0, RAREST);
  if (rarest.length < 2) return [];
  // A word that no article has is the altered one: then the others are asked for together.
  const others = known.length < distinct.length ? [known] : [];
  return [...others, ...rarest.map((_, i) => rarest.toSpliced(i, 1))].map((some) => ({ ...filter, terms: some }));
}

/** The last texts of some articles, at most `room` in all, each with its reading; every article once, and whole or not at all. */
async function textsOf(store: Store, newest: readonly Revision[], room = MOST_TEXTS): Promise<Searchable[]> {
  const once = [...new Map(newest.map((r) => [r.articleId, r])).values()].slice(0, Math.max(0, room)),
    changed = once.filter((r) => r.number > 1).map((r) => r.articleId),
    histories = changed.length > 0 ? await store.articles.histories(changed, LAST_TEXTS) : new Map<string, readonly Revision[]>(),
    revisions: Revision[] = [];
  for (const r of once) {
    const own = histories.get(r.articleId) ?? [r];
    if (revisions.length + own.length > room) break;
    revisions.push(...own);
  }
  const readings = await store.claims.reading(revisions.map((r) => r.id));
  return revisions.map((revision) => searchable({ revision, reading: wholeOf(readings.get(revision.id) ?? NO_READING) }));
}

/** The texts of articles that were changed of late, counted back from the newest article. */
async function changedTexts(store: Store): Promise<Searchable[]> {
  const [newest] = (await store.articles.newest({ limit: 1 })).rows;
  if (!newest) return [];
  const since = (newest.published ?? newest.seenAt) - CHANGED_REACH,
    { rows } = await store.articles.corrected({ since, limit: MOST_CHANGED });
  return textsOf(store, rows.filter((r) => r.number > 1)); // prettier-ignore
}

async function reported(store: Store, sourcesOf: SourcesOf, places: readonly Place[]): Promise<ReportedPlace[]> {
  const links = await store.reprints.asCopy([...new Set(places.map((p) => p.revision.articleId))]),
    sources = await sourceMap(sourcesOf, places.map((p) => p.revision)); // prettier-ignore
  return places.map((p) => ({
    ...p,
    report: reportOf(
      p.revision,
      undefined,
      sources,
      links.find((l) => l.copyId === p.revision.articleId),
    ),
  }));
}
