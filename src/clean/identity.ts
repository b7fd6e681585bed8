import { idOf } from '../model/id.ts';
import type { Page } from '../model/page.ts';
import type { Draft } from '../model/revision.ts';
import { LONGEST_ADDRESS } from './bounds.ts';
import { registeredDomain } from './domain.ts';

/** Which article a page holds. `url` is empty where it has no address of its own. */
export interface Identity {
  readonly articleId: string;
  readonly url: string;
}

/** The identity of the article on a page: its canonical address, or else the hash of source, title, time and text. */
export function identify(draft: Draft, page: Page): Identity {
  const url = draft.canonicalUrl || normalised(page.finalUrl || page.url);
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

/** Parameters that say how a reader came, not what is read. */
const TRACKING =
  /^(?:utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|mc_[ce]id|igshid|_ga|_gl|ref|ref_|ref_src|ref_url|referrer|source|src|cmp|cmpid|cid|icid|ncid|ocid|smid|sr_share|share|shared|sh|xtor|at_.*|ns_.*|wt_mc|wt\.mc.*|hss_channel|ito|itid|taid|ftag|s_cid|soc_.*|partner|feature|spm|mkt_tok|trk.*|rss|feed|from|campaign|ftcamp|guccounter|guce_.*|outputtype|amp|srsltid|cx_.*|module|pgtype|region|algo|imp_id|utm)$/i;

/** An address without tracking parameters, fragment, default port and `www.`-like noise of AMP and mobile twins; empty unless http(s). */
export function normalised(address: string): string {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return '';
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  url.pathname =
    url.pathname
      .replace(/\/{2,}/g, '/')
      .replace(/\/(?:amp|amp\.html)\/?$|^\/amp(?=\/)/i, '')
      .replace(/\.amp(\.html)?$/i, '$1')
      .replace(/(.)\/$/, '$1') || '/';
  url.hostname = url.hostname.replace(/^(?:m|mobile|amp)\.(?=[^.]+\.[^.]+)/, 'www.');
  return url.href.replace(/\?$/, '');
}
