import { cut, LONGEST_TITLE } from './bounds.ts';
import type { Leaf, Markup } from './markup.ts';
import type { Head } from './metadata.ts';

/** The headline's words, and the leaf that shows it where one does. */
export interface Headline {
  readonly text: string;
  readonly leaf?: Leaf;
}

/**
 * The headline: the heading on the page that says what the head of the page says (title, og:title, JSON-LD); without one, the head's own.
 * `firstProse` is the index of the first leaf of running text of the article: headings before it are preferred.
 */
export function findHeadline(markup: Markup, head: Head, firstProse: number): Headline {
  const claims = [head.ld.headline && cut(head.ld.headline, LONGEST_TITLE), ...head.titles].filter((t): t is string => Boolean(t)),
    likes = claims.map(likenessTo);
  const lone = onlyH1(markup, firstProse);
  if (lone && isTheHeadline(lone, claims, head)) return { text: bestWording(lone, claims), leaf: lone };
  let best: { leaf: Leaf; score: number } | undefined;
  for (const leaf of markup.leaves) {
    if (leaf.words > 60 || leaf.text.length < 2) continue;
    const rank = standing(leaf);
    if (rank === 0 || isMasthead(leaf)) continue;
    const agrees = likest(leaf.text, likes);
    const score = agrees * 3 + rank + (leaf.index <= firstProse ? 0.8 : 0) - (leaf.box.hidden ? 0.5 : 0) - (leaf.index > firstProse + 3 ? 1 : 0);
    // A heading in the midst of the text that shares some words with the title is one of its parts, where the page has a headline on top.
    if (lone && leaf !== lone && leaf.index > firstProse + 3 && agrees < SAME) continue;
    if ((agrees >= 0.5 || (rank >= 2 && claims.length === 0)) && score > (best?.score ?? 0)) best = { leaf, score };
  }
  if (best) return { text: bestWording(best.leaf, claims), leaf: best.leaf };
  const claim = claims[0] === undefined ? undefined : withoutSite(claims[0], head);
  if (lone && (claim === undefined || head.titles.length + (head.ld.headline ? 1 : 0) === 1)) return { text: lone.text, leaf: lone };
  return { text: claim ?? lone?.text ?? '', ...(claim === undefined && lone ? { leaf: lone } : {}) };
}

const SAME = 0.8;

/** The page's one first-rank heading, where it is as long as headlines are and the page's titles or its address say in part the same (search engines are often given other words than readers). */
function isTheHeadline(h1: Leaf, claims: readonly string[], head: Head): boolean {
  if (h1.words < 4 || likeness(h1.text, head.siteName ?? '') >= SAME) return false;
  const slug = slugOf(head.canonical ?? head.ogUrl ?? '');
  return claims.some((c) => likeness(h1.text, c) >= 0.4) || likeness(h1.text, slug) >= 0.6;
}
/** The words of an address's last part. */
const slugOf = (url: string): string => (/\/([^/?#]+?)(?:\.\w{2,5})?\/?(?:[?#].*)?$/.exec(url)?.[1] ?? '').replace(/[-_]+/g, ' ');

function standing(leaf: Leaf): number {
  const { tag, hint, role, parent } = leaf.box;
  if (tag === 'h1' || parent?.tag === 'h1') return 2;
  if (/(?:^|[\s-])(?:headline|entry-title|post-?title|article-title)(?=[\s-]|$)/.test(hint) && role === 'heading') return 1.6;
  if (tag === 'h2') return 1;
  return /(?:^|[\s-])(?:headline|title|entry-title|heading)(?=[\s-]|$)/.test(hint) ? 0.8 : role === 'heading' ? 0.5 : 0;
}

/** A heading that links to the site's front page is the site's name, however it is set. */
function isMasthead(leaf: Leaf): boolean {
  const [link] = leaf.links;
  return link !== undefined && leaf.linkShare > 0.8 && /^(?:\/|\.\/|(?:https?:)?\/\/[^/?#]+\/?|https?:\/\/.*\/https?:\/\/[^/?#]+\/?)$/i.test(link.href.trim());
}

/** The one first-rank heading above the text, or the only one that the page has. */
function onlyH1(markup: Markup, firstProse: number): Leaf | undefined {
  const h1 = markup.leaves.filter((l) => (l.box.tag === 'h1' || l.box.parent?.tag === 'h1') && !l.box.hidden && l.words >= 2 && !isMasthead(l)),
    above = h1.filter((l) => l.index <= firstProse);
  return above.length === 1 ? above[0] : h1.length === 1 ? h1[0] : undefined;
}

/** The leaf's own words; where a heading runs on (kicker and title in one), the head's title that stands in it. */
function bestWording(leaf: Leaf, claims: readonly string[]): string {
  const part = claims.find((c) => c.length > 15 && c.length < leaf.text.length && leaf.text.endsWith(c));
  // What stands before it is no kicker where another title begins with it too.
  if (part && claims.some((c) => c.startsWith(leaf.text.slice(0, leaf.text.length - part.length + 10)))) return leaf.text;
  return part ?? leaf.text;
}

/** A title without the name of the site at its end or start: ` | The Paper`, ` - The Paper`. */
export function withoutSite(title: string, head: Head): string {
  const site = head.siteName?.toLowerCase();
  const parts = title.split(/\s+[|·•»«–—-]\s+|\s*\|\s*/u);
  if (parts.length < 2) return title;
  const last = parts.at(-1)?.toLowerCase() ?? '';
  const first = parts[0]?.toLowerCase() ?? '';
  const cut = (from: number, to: number): string => title.slice(from, to).trim();
  const end = title.length - (parts.at(-1)?.length ?? 0);
  const separator = /\s*[|·•»«–—-]\s*$/u;
  if (site && (last.includes(site) || site.includes(last))) return withoutSite(cut(0, end).replace(separator, ''), head);
  if (/^[a-z0-9-]+\.(?:com|org|net|[a-z]{2})$/.test(last)) return cut(0, end).replace(separator, '');
  if (site && first === site) return cut(parts[0]?.length ?? 0, title.length).replace(/^\s*[|·•»«–—-]\s*/u, '');
  return title.includes('|') && (parts.at(-1)?.split(' ').length ?? 9) <= 4 && parts[0] && parts[0].split(' ').length >= 4
    ? cut(0, end).replace(separator, '')
    : title;
}

const FOLD = /[\p{L}\p{N}]+/gu;
const fold = (s: string): string[] => s.normalize('NFKC').toLowerCase().match(FOLD) ?? [];

/** How far two titles say the same, 0-1: shared words over the words of the longer, or of the shorter where it is whole in the other. */
export const likeness = (a: string, b: string): number => likenessTo(b)(fold(a));

type Likeness = (words: readonly string[]) => number;
/** `likeness` to one title, for many others: their words. */
function likenessTo(title: string): Likeness {
  const y = fold(title),
    inY = new Set(y),
    said = y.join(' ');
  return (x) => {
    if (!x.length || !y.length) return 0;
    const shared = x.filter((w) => inY.has(w)).length;
    const whole = said.includes(x.join(' ')) && x.join('').length >= 8 ? 0.9 : 0;
    return Math.max(shared / Math.max(x.length, y.length), whole && Math.max(whole * Math.min(1, x.length / Math.max(1, y.length) + 0.5), 0));
  };
}
function likest(text: string, likes: readonly Likeness[]): number {
  const words = fold(text);
  return Math.max(0, ...likes.map((like) => like(words)));
}
