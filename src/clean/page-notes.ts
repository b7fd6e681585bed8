import { within, type Leaf } from './markup.ts';
import type { PageFacts } from './page-signs.ts';
import {
  ASKS,
  BUYS,
  BYLINE,
  CART,
  DAY,
  FILTERS,
  FORUM,
  MANUAL,
  MORE,
  OFFERS,
  PAST,
  PHONE,
  PRICE,
  QUOTE,
  RATING,
  TITLED_MANUAL,
  TOLD,
  TRADE,
  TRIES,
  WE,
  YOU,
} from './page-words.ts';

/** Counts over the leaves of a page. "Open" leaves are those that nothing speaks against (no navigation, footer, sidebar). */
export interface Notes {
  words: number;
  /** Words of running text in the box that holds most of it. */
  bodyWords: number;
  linked: number;
  openWords: number;
  openLinked: number;
  headings: number;
  paragraphs: number;
  paragraphWords: number;
  longWords: number;
  longestRun: number;
  shortShare: number;
  bodyHeadings: number;
  teasers: number;
  prices: number;
  buys: number;
  tries: number;
  mores: number;
  cart: number;
  trade: number;
  filters: number;
  ratings: number;
  phones: number;
  questions: number;
  forum: number;
  manual: number;
  codeWords: number;
  tableWords: number;
  listWords: number;
  times: number;
  dates: number;
  bylines: number;
  articles: number;
  commentWords: number;
  textWords: number;
  you: number;
  we: number;
  told: number;
  past: number;
  quotes: number;
  headlineWords: number;
  titledManual: boolean;
  titledShop: boolean;
  openLeaves: number;
  loneLinks: number;
  bareLines: number;
  calls: number;
  forms: number;
  bodyHint: string;
}

/** Lines of more words are text, not the name of a link or a part. */
const LABEL = 8;
/** Characters: a word of a megabyte is no label either, and would be looked through again from each of its characters. */
const LONGEST_LABEL = 300;
/** Words of running text that are looked at for who speaks and how: the rest of a long text is no other. */
const LOOKED_AT = 3000;

/** Looks at every leaf of a page once. */
export function notePage({ scored, head, headline }: PageFacts): Notes {
  const { markup, prose, against, loose } = scored,
    // By the container, not by the choice of lines: that choice is learned from articles and knows them.
    body: Leaf[] = [],
    n = nothing(),
    titles = [headline, ...head.titles];
  let run = 0;
  for (const leaf of markup.leaves) {
    const open = against[leaf.box.order] === undefined,
      text = prose[leaf.index] ?? false;
    n.words += leaf.words;
    n.linked += leaf.words * leaf.linkShare;
    noteAnywhere(n, leaf);
    if (text && against[leaf.box.order] === 'comments') n.commentWords += leaf.words;
    if (!open) continue;
    noteOpen(n, leaf, text);
    if (within(leaf.box, loose) && leaf.linkShare < 0.8) {
      body.push(leaf);
      if (text) n.bodyWords += leaf.words;
    }
    const long = text && leaf.words >= 20 && leaf.linkShare < 0.5 && leaf.box.role !== 'list-item';
    run = long ? run + 1 : leaf.box.role === 'heading' || leaf.words >= 4 ? 0 : run;
    n.longestRun = Math.max(n.longestRun, run);
  }
  for (const box of markup.boxes) {
    if (box.tag === 'article') n.articles++;
    else if (box.tag === 'form') n.forms++;
    else if (box.tag === 'body' || box.tag === 'html') n.bodyHint += ` ${box.hint}`;
  }
  const lines = body.filter((l) => l.box.role !== 'heading'),
    short = lines.filter((l) => l.words < 12).length;
  n.shortShare = lines.length > 0 ? short / lines.length : 1;
  n.bodyHeadings = body.length > 0 ? (body.length - lines.length) / body.length : 0;
  n.headlineWords = wordsOf(headline);
  n.titledManual = titles.some((t) => TITLED_MANUAL.test(t));
  n.titledShop = titles.some((t) => OFFERS.test(t));
  return n;
}

function noteAnywhere(n: Notes, leaf: Leaf): void {
  const { text, words } = leaf;
  for (const l of leaf.links) if (l.href.startsWith('tel:')) n.calls++;
  if (text.length > LONGEST_LABEL) return;
  if (words <= 14 && /\d/.test(text)) {
    if (PRICE.test(text)) n.prices++;
    if (RATING.test(text)) n.ratings++;
    if (PHONE.test(text)) n.phones++;
  } else if (words <= 14 && /[★☆]/.test(text)) n.ratings++;
  if (words > LABEL) return;
  if (BUYS.test(text)) n.buys++;
  else if (TRIES.test(text)) n.tries++;
  else if (CART.test(text)) n.cart++;
  else if (TRADE.test(text)) n.trade++;
  else if (FILTERS.test(text)) n.filters++;
  else if (MORE.test(text)) n.mores++;
  if (FORUM.test(text)) n.forum++;
  if (MANUAL.test(text)) n.manual++;
}

function noteOpen(n: Notes, leaf: Leaf, prose: boolean): void {
  const { text, words, box } = leaf;
  n.openLeaves++;
  if (leaf.linkShare > 0.9) {
    if (words <= 4) n.loneLinks++;
  } else if (box.role !== 'heading' && words >= 2 && !/[.!?:;,…。！？」』”"»؟।]$/u.test(text)) n.bareLines++;
  n.openWords += words;
  n.openLinked += words * leaf.linkShare;
  if (box.role === 'heading') {
    n.headings++;
    if (leaf.linkShare > 0.8 && words >= 3) n.teasers++;
  } else if (box.role === 'preformatted') n.codeWords += words;
  else if (box.role === 'table') n.tableWords += words;
  else if (box.role === 'list-item') n.listWords += words;
  if (words <= 20 && words >= 3 && ASKS.test(text)) n.questions++;
  for (const m of leaf.marks) if (m.kind === 'time') n.times++;
  if (words <= LABEL && /\d/.test(text) && DAY.test(text)) n.dates++;
  if (words <= LABEL && BYLINE.test(text)) n.bylines++;
  if (!prose) return;
  n.paragraphs++;
  n.paragraphWords += words;
  if (words >= 25) n.longWords += words;
  if (n.textWords > LOOKED_AT) return;
  const said = words > 400 ? text.slice(0, 2500) : text;
  n.textWords += words > 400 ? 400 : words;
  n.you += count(said, YOU);
  n.we += count(said, WE);
  n.told += count(said, TOLD);
  n.past += count(said, PAST);
  n.quotes += count(said, QUOTE);
}

const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;
/** Letters of scripts without spaces count half a word each. */
const wordsOf = (text: string): number => text.split(/\s+/).filter((w) => /[\p{L}\p{N}]/u.test(w)).length + (text.match(/[\u3040-\u9fff]/g)?.length ?? 0) / 2;

const nothing = (): Notes => ({
  words: 0,
  bodyWords: 0,
  linked: 0,
  openWords: 0,
  openLinked: 0,
  headings: 0,
  paragraphs: 0,
  paragraphWords: 0,
  longWords: 0,
  longestRun: 0,
  shortShare: 0,
  bodyHeadings: 0,
  teasers: 0,
  prices: 0,
  buys: 0,
  tries: 0,
  mores: 0,
  cart: 0,
  trade: 0,
  filters: 0,
  ratings: 0,
  phones: 0,
  questions: 0,
  forum: 0,
  manual: 0,
  codeWords: 0,
  tableWords: 0,
  listWords: 0,
  times: 0,
  dates: 0,
  bylines: 0,
  articles: 0,
  commentWords: 0,
  textWords: 0,
  you: 0,
  we: 0,
  told: 0,
  past: 0,
  quotes: 0,
  headlineWords: 0,
  titledManual: false,
  titledShop: false,
  openLeaves: 0,
  loneLinks: 0,
  bareLines: 0,
  calls: 0,
  forms: 0,
  bodyHint: '',
});
