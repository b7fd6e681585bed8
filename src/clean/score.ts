import { objection, type Reason } from './hints.ts';
import { within, type Box, type Leaf, type Markup } from './markup.ts';
import { isProse } from './prose.ts';

/** What the page as a whole says about each of its boxes and leaves. */
export interface Scored {
  readonly markup: Markup;
  /** Which leaves are running text; by leaf index. */
  readonly prose: readonly boolean[];
  /** By box order: why it and all in it is not the article's text. */
  readonly against: readonly (Reason | undefined)[];
  /** Words of running text inside, by box order. */
  readonly proseWords: Float64Array;
  /** The subtree with the greatest sum of leaf scores, and the densest part of it. */
  readonly loose: Box;
  readonly tight: Box;
}

/**
 * Finds the box that holds the article: the subtree whose leaves' scores have the greatest sum.
 *
 * Running text counts for, link lists and boxes named as navigation, promotion and the like count against, so that a box too
 * narrow loses text and a box too wide takes in clutter (the idea of Readability's propagated scores, as a maximum-sum subtree).
 */
export function score(markup: Markup, headline?: Leaf): Scored {
  const { boxes, leaves } = markup;
  const prose = leaves.map(isProse);
  const proseWords = new Float64Array(boxes.length);
  for (const leaf of leaves) if (prose[leaf.index]) add(proseWords, leaf.box, leaf.words);
  up(boxes, proseWords);
  const against = objections(boxes, proseWords, headline);
  const sums = new Float64Array(boxes.length);
  for (const leaf of leaves) add(sums, leaf.box, weight(leaf, prose[leaf.index] ?? false, against[leaf.box.order]));
  up(boxes, sums);
  const loose = climb(greatest(boxes, sums), sums, proseWords);
  return { markup, prose, against, proseWords, loose, tight: densest(boxes, sums, loose) };
}

function add(sums: Float64Array, box: Box, n: number): void {
  sums[box.order] = (sums[box.order] ?? 0) + n;
}
/** Children come after parents, so one pass from the end carries every sum to the root. */
function up(boxes: readonly Box[], sums: Float64Array): void {
  for (let i = boxes.length - 1; i > 0; i--) {
    const parent = boxes[i]?.parent;
    if (parent) add(sums, parent, sums[i] ?? 0);
  }
}

/** A box that holds a good part of all running text is the article whatever it is called (`has-sidebar`, `article-comments-open`). */
const TOO_MUCH_TO_DROP = 0.4;
/** The foot of a page is longer than many a short report, but never its text while there is any other. */
const NEARLY_ALL = 0.9;
const isFoot = (box: Box): boolean => box.tag === 'footer' || /(?:^|\s)(?:\S+-)?(?:footer|colophon)(?:-\S+)?(?=\s|$)/.test(box.hint);

/** Hidden parts that a reader opens by hand (an accordion's answers) are text. */
const OPENS = /(?:^|[\s-])(?:accordion|collaps[a-z]*|expand[a-z]*|faq|panel|region|tabpanel|tab|answer)(?=[\s-]|$)/;

function objections(boxes: readonly Box[], proseWords: Float64Array, headline: Leaf | undefined): (Reason | undefined)[] {
  const all = proseWords[0] ?? 0;
  const against: (Reason | undefined)[] = [];
  const apart = headline && ownArticle(headline.box, proseWords, all);
  for (const box of boxes) {
    const above = box.parent ? against[box.parent.order] : undefined;
    const own = above ?? (box.hidden && !OPENS.test(box.hint) ? 'hidden' : objection(box));
    const share = all > 0 ? (proseWords[box.order] ?? 0) / all : 0;
    const holdsHeadline = headline !== undefined && within(headline.box, box) && share > 0.2;
    const much = above === undefined && (holdsHeadline || (share > (isFoot(box) ? NEARLY_ALL : TOO_MUCH_TO_DROP) && own !== 'comments'));
    const other = apart !== undefined && above === undefined && isOther(box, apart, share);
    against.push(other ? 'related' : much ? undefined : own);
  }
  return against;
}

/** The `article` element that the headline stands in, if a fair part of the running text is in it too. */
function ownArticle(box: Box, proseWords: Float64Array, all: number): Box | undefined {
  for (let b: Box | undefined = box; b; b = b.parent) if (b.tag === 'article') return (proseWords[b.order] ?? 0) >= all * 0.2 ? b : undefined;
  return undefined;
}
/** Another article on the same page: the next one of an endless scroll, a teaser. */
const isOther = (box: Box, own: Box, share: number): boolean => box.tag === 'article' && !within(box, own) && !within(own, box) && share > 0;

function weight(leaf: Leaf, prose: boolean, against: Reason | undefined): number {
  if (against === 'caption') return 0;
  if (against) return -Math.min(leaf.words, 5) / 2;
  if (leaf.linkShare > 0.6) return -Math.min(leaf.words, 12) - 1;
  if (leaf.box.role === 'table') return leaf.words * 0.2;
  if (leaf.box.role === 'heading') return 0;
  if (prose && ABOUT_COOKIES.test(leaf.text)) return 0;
  if (prose) return Math.min(leaf.words, 120) * (leaf.box.role === 'list-item' ? 0.6 : 1) * (1 - leaf.linkShare);
  return leaf.words >= 15 ? leaf.words * 0.3 : -1;
}

const ABOUT_COOKIES = /\bcookies?\b|datenschutzerklärung|privacy policy|\bGDPR\b|política de privacidad/iu;

function greatest(boxes: readonly Box[], sums: Float64Array): Box {
  let best = boxes[0] as Box;
  for (const box of boxes) if ((sums[box.order] ?? 0) >= (sums[best.order] ?? 0)) best = box;
  return best;
}

/** From one paragraph, or a part with markedly less text than what is round it, up to that. */
function climb(from: Box, sums: Float64Array, proseWords: Float64Array): Box {
  let at = from;
  for (let up = from.parent; up && up.tag !== 'body' && up.tag !== 'html'; up = up.parent) {
    const more = (proseWords[up.order] ?? 0) / ((proseWords[at.order] ?? 0) || 1);
    if (isLeafy(at) || (more >= 1.25 && (sums[up.order] ?? 0) >= (sums[at.order] ?? 0) * 0.6)) at = up;
    else if ((sums[up.order] ?? 0) < 0) break;
  }
  return at;
}

/** Steps down while one child holds most of the sum. */
function densest(boxes: readonly Box[], sums: Float64Array, from: Box): Box {
  const share = (sums[from.order] ?? 0) * 0.6;
  let at = from;
  for (let i = from.order + 1; i <= from.last; i++) {
    const box = boxes[i];
    if (box && within(box, at) && box.parent === at && (sums[i] ?? 0) >= share && !isLeafy(box)) at = box;
  }
  return at;
}
const isLeafy = (box: Box): boolean => box.tag === 'p' || box.tag === 'li' || box.role === 'heading';
