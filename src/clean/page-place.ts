/** What the address of a page says about the kind of page. Plain words of folders and hosts that are used all over the web. */
export interface Place {
  readonly front: boolean;
  readonly short: boolean;
  readonly slugWords: number;
  readonly numbered: boolean;
  readonly dated: boolean;
  readonly list: boolean;
  readonly shop: boolean;
  readonly forum: boolean;
  readonly manual: boolean;
  readonly service: boolean;
}

const part = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${list})(?![\\p{L}\\d])`, 'u');
const LIST = part(
  'tags?|categor(?:y|ies|ia|ie|ias)|kategorien?|topics?|authors?|search|archives?|collections?|lists?|c|l|market|charts?|browse|all|themen?|rubrik(?:en)?|sections?|trending|latest|index|best-?sellers?|new-?arrivals|angebote|sale',
);
const SHOP = part(
  'products?|produkte?|produits?|productos?|prodotti|produto|shop|store|boutique|tienda|p|pr|dp|pd|pdp|sku|items?|itm|listing|cart|buy|deals|artikelnr|ferienhaus|hotels?|immobilien?',
);
const FORUM = part(
  'forums?|foren|threads?|topic|viewtopic|showthread|viewthread|discussions?|boards?|bbs|comments|r|questions?|answers?|qa|community|communaute|comunidad',
);
const MANUAL = part(
  'docs?|documentation|doc|api|api-?reference|reference|manuals?|man\\d?|man-?pages|guides?|tutorials?|quickstart|wiki|kb|help|support|hilfe|learn|developers?|library|readthedocs|handbook|gitbook|specs?',
);
const SERVICE = part(
  'services?|solutions?|leistungen|l[öo]sungen|pricing|preise|features?|platform|tools?|software|about|about-us|ueber-uns|company|contact|kontakt|consult(?:ing|ant|ants)|movers|rental|repair|programs?|courses?|degrees?|graduate|admissions|careers?|jobs|agency|experts?',
);

/** Reads an address. Without one (a page from a file) it says nothing. */
export function placeOf(url: string): Place {
  const m = /^[a-z]+:\/\/([^/?#]+)([^?#]*)(\?[^#]*)?/i.exec(url.replace(/^https?:\/\/web\.archive\.org\/web\/\d+\w*\/(?=https?:)/i, ''));
  if (!m) return NOWHERE;
  const host = (m[1] ?? '').toLowerCase(),
    folders = (m[2] ?? '')
      .toLowerCase()
      .split('/')
      .filter((f) => f !== '' && !LANGUAGE.test(f)),
    query = m[3] ?? '',
    last = (folders.at(-1) ?? '').replace(/\.\w{2,5}$/, ''),
    slugWords = Math.max(
      0,
      ...folders.slice(-2).map(
        (f) =>
          decoded(f)
            .split(/[-_+\s]+/)
            .filter((w) => /\p{L}{2}/u.test(w)).length,
      ),
    ),
    path = `${host.split('.').slice(0, -2).join(' ')} ${folders.slice(0, -1).join(' ')} ${slugWords <= 3 ? last.replace(/[-_]/g, ' ') : ''} `,
    numbered = /\d{4,}|(?:\d[a-z]+){3}/.test(folders.join('/')) || /=\d{3,}/.test(query),
    dated = /(?:^|[/_-])(?:19|20)\d\d[/_-]?(?:0?[1-9]|1[0-2])(?:[/_-]|\d\d|$)/.test(folders.join('/'));
  return {
    front: folders.length === 0 && query === '',
    short: folders.length > 0 && slugWords <= 3 && !numbered && !dated && query.length < 20,
    slugWords,
    numbered,
    dated,
    list: LIST.test(path),
    shop: SHOP.test(path),
    forum: FORUM.test(path),
    manual: MANUAL.test(path),
    service: SERVICE.test(path),
  };
}
const NOWHERE: Place = {
  front: false,
  short: false,
  slugWords: 5,
  numbered: false,
  dated: false,
  list: false,
  shop: false,
  forum: false,
  manual: false,
  service: false,
};
/** `en`, `en-gb`, `en_us`, `us`: editions, not folders. */
const LANGUAGE = /^[a-z]{2}(?:[-_][a-z]{2})?$|^index\.\w{3,5}$/;

function decoded(folder: string): string {
  try {
    return decodeURIComponent(folder);
  } catch {
    return folder;
  }
}
