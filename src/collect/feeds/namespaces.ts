/** Prefixes as written to the usual ones, where an element stands. */
export type Scope = ReadonlyMap<string, string>;
export const NO_SCOPE: Scope = new Map([['xml', 'xml']]);

/** Namespace URIs (without scheme and closing marks, folded) to the prefix used here. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^www\.w3\.org\/2005\/atom|^purl\.org\/atom\/ns/, 'atom'],
  [/purl\.org\/dc\/elements|purl\.org\/metadata\/dublin_core/, 'dc'],
  [/purl\.org\/dc\/terms/, 'dcterms'],
  [/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/purl\.org\/rss\/1\.0\/modules\/syndication/, 'sy'],
  [/rss\/1\.0\/modules\/(\w+)/, ''],
  [/itunes\.com\/dtds\/podcast|apple\.com\/.*itunes/, 'itunes'],
  [/search\.yahoo\.com\/mrss|video\.search\.yahoo\.com\/mrss/, 'media'],
  [/1999\/xhtml/, 'xhtml'],
  [/22-rdf-syntax-ns/, 'rdf'],
  [/sitemaps\.org\/schemas\/sitemap-image|sitemap-image/, 'image'],
  [/sitemap-news/, 'news'],
  [/googleplay/, 'googleplay'],
];
const RSS =
  /backend\.userland\.com|purl\.org\/(?:rss\/1\.0\/?$|net\/rss|rss\/0\.9)|my\.netscape\.com|channel\.netscape\.com|blogs\.law\.harvard|sitemaps\.org\/schemas\/sitemap\/|google\.com\/schemas\/sitemap\/|rssboard/;

/** The scope within an element that declares a prefix. */
export function declare(scope: Scope, prefix: string, uri: string): Scope {
  const folded = uri
    .trim()
    .toLowerCase()
    .replace(/^\w+:\/\//, '');
  const usual = RSS.test(folded) ? '' : (PREFIXES.find(([p]) => p.test(folded))?.[1] ?? prefix);
  // Atom as a document's own vocabulary needs no prefix; inside RSS it is told apart by it.
  return new Map(scope).set(prefix, usual === 'atom' && prefix === '' ? '' : usual === 'xhtml' && prefix === '' ? 'xhtml' : usual);
}
