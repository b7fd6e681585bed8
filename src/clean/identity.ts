import { idOf } from '../model/id.ts';
import type { Page } from '../model/page.ts';
import type { Draft, Revision } from '../model/revision.ts';
import { addressKey, normalised, numberOf, shortened } from '../text/address.ts';
import { LONGEST_ADDRESS } from './bounds.ts';
import { isSameReport } from './same-report.ts';
import { registeredDomain } from '../text/domain.ts';

/** Which article a page holds. `url` is empty where it has no address of its own. */
export interface Identity {
  readonly articleId: string;
  readonly url: string;
}

/** Numbers by which an article is found again. */
export interface ArticleNames {
  /** What it says itself to be: who has one of these is the article. */
  readonly sure: readonly number[];
  /** What may have led to others too: who has one of these is the article where it tells the same. */
  readonly likely: readonly number[];
  /** What the article is known by from now on, besides its address. */
  readonly kept: readonly number[];
}

/** The newest text of an article that has one of the numbers. */
export interface NamedArticle {
  readonly name: number;
  readonly revision: Revision;
}

/**
 * By what the article on a page is known: its canonical address, surely where the page was found there; likely by its feed's name for it
 * (feed and guid), the addresses that it was asked for and found at, and all of them without what may be tracking. Without an address:
 * by its feed's name for it and by its words.
 */
export function namesOf(draft: Draft, page: Page): ArticleNames {
  const { itemId, itemOnly, wire } = page.hints,
    // A wire calls an item by one guid through all of its versions.
    item = [...(wire ? [numberOf('guid', wire.guid)] : []), ...(itemId === undefined ? [] : [numberOf('item', itemId)])],
    found = distinct([page.finalUrl, page.url].filter((url) => url !== ''));
  if (itemOnly) return { sure: item, likely: [], kept: item };
  if (draft.canonicalUrl === '' && found.length === 0) {
    const sure = [...item, wordsOf(draft, page)];
    return { sure, likely: [], kept: sure };
  }
  const canonical = addressKey(draft.canonicalUrl),
    addresses = keysOf(found),
    itself = canonical !== undefined && (addresses.length === 0 || addressKey(found[0] ?? '') === canonical) ? [canonical] : [],
    sure = wire ? [...item, ...itself] : itself,
    all = distinct([draft.canonicalUrl, ...found].map(normalised).filter((url) => url !== '')),
    likely = [...keysOf([draft.canonicalUrl]), ...item, ...addresses, ...keysOf(all.map(shortened)), ...looseKeys(all)],
    // A plain address is another article's own where the parameters tell articles apart: it is looked for, and not kept.
    kept = [...sure, ...item, ...addresses, ...looseKeys(all.filter((url) => shortened(url) !== url))];
  return { sure, likely: distinct(likely.filter((n) => !sure.includes(n))), kept: distinct(kept) };
}

const distinct = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];
const keysOf = (urls: readonly string[]): readonly number[] => urls.flatMap((url) => addressKey(url) ?? []);
const looseKeys = (urls: readonly string[]): readonly number[] => keysOf(urls.map(shortened)).map((key) => numberOf('loose', key));
const titleOf = ({ text, headline }: Draft): string => text.slice(headline.start, headline.end);
/** A headline alone may be used again: it goes with its time. */
const wordsOf = (draft: Draft, page: Page): number =>
  numberOf('words', page.hints.sourceId ?? draft.sourceName, titleOf(draft), draft.blocks.length > 0 ? '' : (draft.published ?? ''), draft.text);

/**
 * The identity of the article on a page: what a wire calls it through all of its versions; else that of one known by a sure name, or by a likely one where it tells the same; else a new one, by
 * its canonical address, its feed's name for it, or the hash of source, title, time and text.
 *
 * @param names what `namesOf` makes of the two. @param known the articles that have one of them.
 */
export function identify(draft: Draft, page: Page, names = namesOf(draft, page), known: readonly NamedArticle[] = []): Identity {
  const { itemId, itemOnly, wire } = page.hints,
    found = normalised(page.finalUrl || page.url),
    url = itemOnly ? page.url : draft.canonicalUrl || found,
    { sure, likely } = names,
    by = (names: readonly number[]): readonly Revision[] => names.flatMap((name) => known.filter((k) => k.name === name).map((k) => k.revision)),
    own = url === '' || itemOnly ? undefined : addressKey(url),
    same =
      by(sure).find((last) => own === undefined || addressKey(last.canonicalUrl) === own) ?? by([...sure, ...likely]).find((last) => isSameReport(draft, last));
  if (wire) {
    const [before] = by([numberOf('guid', wire.guid)]),
      // A wire that calls an item by the address of its page means that page.
      address = normalised(wire.guid),
      id = before?.articleId ?? (same && addressKey(same.canonicalUrl) === own ? same.articleId : undefined);
    return { articleId: id ?? (address === '' ? idOf('article', 'guid', wire.guid) : idOf('article', address)), url };
  }
  if (same) return { articleId: same.articleId, url };
  if (itemId !== undefined && own === undefined) return { articleId: idOf('article', 'item', itemId), url };
  if (url === '') return { articleId: idOf('article', page.hints.sourceId ?? draft.sourceName, titleOf(draft), draft.published ?? '', draft.text), url };
  // Its address may be, or have been, that of an article which tells something else.
  const taken = new Set(known.map((k) => k.revision.articleId)),
    ids = [[url], ...(found === '' ? [] : [[found]]), [url, draft.text]].map((seed) => idOf('article', ...seed)),
    articleId = ids.find((id) => !taken.has(id)) ?? idOf('article', url);
  return { articleId, url: articleId === ids[0] || found === '' ? url : found };
}

/**
 * The address by which an article is known, from what the page claims (`rel=canonical`, og:url, JSON-LD) and where it was found.
 *
 * A claim is believed on the same registered domain, unless it is the site's root or a folder above the page; across domains only where it plainly
 * is an article's own address (a copy that names its original is not that original: so never, but for AMP caches and the like of the same words).
 */
export function canonicalOf(found: string, claims: readonly (string | undefined)[]): string {
  const own = normalised(found);
  for (const claim of claims) {
    const url = claim === undefined || claim.length > LONGEST_ADDRESS ? '' : normalised(URL.parse(claim, found || undefined)?.href ?? '');
    if (url && believed(url, own)) return url;
  }
  return own;
}

function believed(claim: string, own: string): boolean {
  if (!own) return depth(claim) > 0;
  if (depth(claim) === 0 && depth(own) > 0) return false;
  if (registeredDomain(claim) !== registeredDomain(own)) return isCache(own) && depth(claim) > 0;
  const a = pathOf(claim);
  const b = pathOf(own);
  return a === b || !b.startsWith(`${a.replace(/\/$/, '')}/`) || /\/(?:amp|\d+|index\.\w+|amp\.html)$/i.test(b);
}
const pathOf = (url: string): string => URL.parse(url)?.pathname ?? '';
const depth = (url: string): number => (URL.parse(url)?.search ? 1 : 0) + pathOf(url).split('/').filter(Boolean).length;
const isCache = (url: string): boolean =>
  /(?:^|\.)(?:cdn\.ampproject\.org|webcache\.googleusercontent\.com|web\.archive\.org)$/.test(URL.parse(url)?.hostname ?? '');
