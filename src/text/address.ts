import { idOf } from '../model/id.ts';

/** Parameters that say how a reader came, and never what is read: names that campaign and click trackers have to themselves. */
const TRACKING =
  /^(?:utm_.*|fbclid|fb_(?:action_ids|action_types|ref|source)|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|mc_[ce]id|igshid|igsh|_ga|_gl|_hs(?:enc|mi)|__twitter_impression|ref_|ref_src|ref_url|cmpid|icid|ncid|ocid|smid|sr_share|xtor|at_.*|ns_(?:campaign|mchannel|source|linkname|fee)|wt_mc|wt\.mc.*|hss_channel|ito|itid|taid|ftag|s_cid|soc_(?:src|trk)|spm|mkt_tok|trkcampaign|ftcamp|guccounter|guce_.*|outputtype|srsltid|cx_.*|imp_id|(?:mtm|pk|piwik)_(?:campaign|kwd|keyword|source|medium|content|cid|group|placement))$/i;

/** Parameters that mostly say how a reader came, but by which some sites tell articles apart. */
const AMBIGUOUS =
  /^(?:ref|referrer|source|src|cmp|cid|share|shared|sh|partner|feature|trk.*|rss|feed|from|campaign|amp|module|pgtype|region|algo|utm|soc_.*|ns_.*)$/i;

/** An address without tracking parameters, fragment, login and default port; empty unless http(s). It still leads where it led. */
export function normalised(address: string): string {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return '';
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  url.pathname = url.pathname.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1') || '/';
  return url.href.replace(/\?$/, '');
}

/** A normalised address without the parameters that may be tracking too; the same where it has none of them. */
export function shortened(address: string): string {
  const url = URL.parse(normalised(address));
  if (!url) return '';
  for (const name of [...url.searchParams.keys()]) if (AMBIGUOUS.test(name)) url.searchParams.delete(name);
  return url.href.replace(/\?$/, '');
}

/**
 * A number for where an address leads, the same by http and https, with `www.` and without, and for its AMP and mobile twins; undefined
 * for a site's front page and for what is no web address. 52 bits of SHA-256, so that of a hundred million addresses one pair
 * or so shares a number.
 */
export function addressKey(address: string): number | undefined {
  const url = URL.parse(normalised(address));
  if (!url) return undefined;
  const path =
      url.pathname
        .replace(/\/(?:amp|amp\.html)$|^\/amp(?=\/)/i, '')
        .replace(/\.amp(\.html)?$/i, '$1')
        .replace(/(.)\/$/, '$1') || '/',
    host = url.host.replace(/^(?:www|m|mobile|amp)\.(?=[^.]+\.[^.]+)/, '');
  return path === '/' && url.search === '' ? undefined : numberOf('address', host, path, url.search);
}

/** 52 bits of SHA-256 over what something is known by. */
export const numberOf = (...parts: readonly (string | number)[]): number => Number.parseInt(idOf(...parts).slice(0, 13), 16);
