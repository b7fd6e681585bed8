import { idOf } from '../model/id.ts';
import type { Page } from '../model/page.ts';
import type { Draft } from '../model/revision.ts';
import { normalised } from '../text/address.ts';
import { LONGEST_ADDRESS } from './bounds.ts';
import { registeredDomain } from '../text/domain.ts';

/** Which article a page holds. `url` is empty where it has no address of its own. */
export interface Identity {
  readonly articleId: string;
  readonly url: string;
}

/**
 * The identity of the article on a page: what a wire calls it through all of its versions, its canonical address, or else the hash of
 * source, title, time and text.
 */
export function identify(draft: Draft, page: Page): Identity {
  const url = draft.canonicalUrl || normalised(page.finalUrl || page.url),
    guid = page.hints.wire?.guid;
  // A wire that calls an item by the address of its page means that page.
  if (guid && (url === '' || normalised(guid) !== url)) return { articleId: idOf('article', 'guid', guid), url };
  if (url) return { articleId: idOf('article', url), url };
  const title = draft.text.slice(draft.headline.start, draft.headline.end);
  return { articleId: idOf('article', page.hints.sourceId ?? draft.sourceName, title, draft.published ?? '', draft.text), url: '' };
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
