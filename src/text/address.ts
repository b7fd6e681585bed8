import { idOf } from '../model/id.ts';

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

/**
 * A number for where an address leads, the same by http and https, with `www.` and without; undefined for a site's front page and for
 * what is no web address. 52 bits of SHA-256, so that of a hundred million addresses one pair
 * or so shares a number.
 */
export function addressKey(address: string): number | undefined {
  const url = URL.parse(normalised(address));
  if (!url || (url.pathname === '/' && url.search === '')) return undefined;
  return Number.parseInt(idOf('address', url.host.replace(/^www\./, ''), url.pathname, url.search).slice(0, 13), 16);
}
