import { decodeHTMLAttribute } from 'entities';
import { escapeHtml } from './element.ts';
import { resolveUrl, resolveWritten } from './url.ts';

const ATTRIBUTES = new Set(
  'abbr align alt cite class colspan controls datetime dir headers height href hreflang hspace id kind label lang media name rel reversed rowspan scope sizes src srclang srcset start style summary target title type value vspace width poster'.split(
    ' ',
  ),
);
/** Declarations that load nothing and run nothing; `clean` reads from them what is hidden. */
const PLAIN_STYLE = /^(?!.*(?:url|expression|behaviou?r|binding|import|script))[\w\s:;#.,%()!'"-]*$/is;
const URLS = new Set(['href', 'src', 'cite', 'poster']);

/** The attributes of an element that may stand, as HTML, addresses absolute against `base`. */
export function attributesOf(attributes: Readonly<Record<string, string>>, base: string): string {
  let out = '';
  for (const name in attributes) out += attributeOf(name, attributes[name] ?? '', base);
  return out;
}

/** One attribute with a space before it, its value as written between its quotes; empty where it may not stand. */
export function attributeOf(name: string, raw: string, base: string): string {
  if (!ATTRIBUTES.has(name)) return '';
  const isUrl = URLS.has(name),
    written = isUrl ? resolveWritten(raw, base) : undefined;
  if (written !== undefined) return ` ${name}="${written}"`;
  const value = raw.includes('&') ? decodeHTMLAttribute(raw) : raw;
  if (name === 'style' && !PLAIN_STYLE.test(value)) return '';
  const clean = isUrl ? resolveUrl(value, base) : name === 'srcset' ? resolveSet(value, base) : value;
  return clean === undefined ? '' : ` ${name}="${/[&<>"]/.test(clean) ? escapeHtml(clean).replace(/"/g, '&quot;') : clean}"`;
}

/** Image candidates ("a.jpg 2x, b.jpg 3x") with each URL resolved; those that may not stand are left out. */
function resolveSet(set: string, base: string): string | undefined {
  const candidates = set
    .split(/,\s+/)
    .map((c) => c.trim().split(/\s+/))
    .map(([url, ...size]) => [resolveUrl(url, base), ...size])
    .filter(([url]) => url !== undefined);
  return candidates.length ? candidates.map((c) => c.join(' ')).join(', ') : undefined;
}
