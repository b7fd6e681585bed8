import type { Page } from '../model/page.ts';
import { cut, LONGEST_TITLE } from './bounds.ts';
import { judgeBlocks } from './block-judge.ts';
import type { BlockModel } from './block-model.ts';
import { findDeck } from './deck.ts';
import { findHeadline, type Headline } from './headline.ts';
import type { Reason } from './hints.ts';
import { readHtml } from './html.ts';
import { judge, type Verdict } from './keep.ts';
import { within, type Leaf, type Markup } from './markup.ts';
import { readHead, type Head } from './metadata.ts';
import { isProse } from './prose.ts';
import { score, type Scored } from './score.ts';
import { findSection } from './section.ts';

/** A line that was left out of the article's text, and why. */
export interface Drop {
  readonly text: string;
  readonly reason: Reason;
}

/** A page taken apart, whatever its format: which leaves are its text, and which stand where its byline, date and notes may be. */
export interface Sheet {
  readonly headline: string;
  readonly deck?: string;
  /** Whether the deck reads as the first of the text, by how the page is built. */
  readonly deckIsText?: boolean;
  readonly section?: string;
  readonly body: readonly Leaf[];
  /** Short lines that are no running text, yet stand so amid it that they may sign it: bylines, credits, who else reported. */
  readonly signs?: readonly Leaf[];
  /** Leaves round the headline and before the text. */
  readonly zone: readonly Leaf[];
  /** Leaves of the article's box that are not its text, and what follows it closely. */
  readonly rest: readonly Leaf[];
  readonly drops: readonly Drop[];
  readonly head: Head;
  /** Whether text was not read that may be the article's: the page is longer than is read of one. */
  readonly cut?: boolean;
  /** Absent for plain text. */
  readonly scored?: Scored;
  readonly sourceName?: string;
}

const hinted = ({ hints: { title = '' } }: Page): string => cut(title, LONGEST_TITLE);

/** Parts that say nothing about the report even where they look like it. */
const UNREAD: ReadonlySet<Reason> = new Set<Reason>(['hidden', 'caption', 'comments', 'navigation', 'link-dense', 'headline', 'share', 'advertising']);

/** Takes a web page apart. A model other than the shipped one is for measuring. */
export function sheetOfHtml(page: Page, model?: BlockModel): Sheet {
  const markup = readHtml(page.body);
  const head = readHead(markup);
  const headline = findHeadline(markup, head, markup.leaves.find(isProse)?.index ?? 0);
  const scored = score(markup, headline.leaf);
  const { verdicts, ruled } = judgeBlocks(scored, headline, inShort(head), model);
  const kept = verdicts.filter((v) => v.reason === undefined).map((v) => v.leaf);
  // Where the text proper begins, both agree; above that stand deck, byline and date, whichever of them reads as text.
  const from = kept.findIndex((l) => ruled[l.index]?.reason === undefined);
  const proper = from > 0 ? kept.slice(from) : kept;
  const deck = findDeck(scored, headline.leaf, proper[0], head);
  const body = kept.length > 1 ? kept.filter((l) => l !== deck) : kept;
  const zone = zoneOf(
    markup,
    headline,
    proper.filter((l) => l !== deck || proper.length === 1),
  );
  const section = findSection(zone, headline.leaf, head);
  return {
    headline: headline.text || hinted(page),
    ...(deck && body[0] !== deck ? { deck: deck.text, deckIsText: kept.includes(deck) } : {}),
    ...(section ? { section } : {}),
    body,
    signs: verdicts.flatMap((v) => (isSign(v) && v.leaf !== deck ? [v.leaf] : [])),
    zone,
    rest: verdicts
      .filter((v) => v.reason !== undefined && !isSign(v) && !UNREAD.has(v.reason) && v.leaf !== deck && nearText(v.leaf, scored, kept))
      .map((v) => v.leaf),
    drops: verdicts
      .flatMap((v): Drop[] => (v.leaf === deck ? [{ text: v.leaf.text, reason: 'deck' }] : v.reason ? [{ text: v.leaf.text, reason: v.reason }] : []))
      .concat(unread(markup)),
    ...(isCut(scored) ? { cut: true } : {}),
    head,
    scored,
  };
}

/** So much of the text that a page hands to search engines tells which lines are in it. */
const TELLING = 60_000;
const inShort = (head: Head): Head =>
  head.ld.body && head.ld.body.length > TELLING ? { ...head, ld: { ...head.ld, body: cut(head.ld.body, TELLING) } } : head;

/** How what was not read of a page begins. */
const unread = ({ beyond }: Markup): Drop[] => (beyond ? [{ text: beyond.text, reason: 'too-long' }] : []);
/** Whether reading stopped where the article's text stands. */
const isCut = ({ markup: { beyond }, loose, against }: Scored): boolean => beyond !== undefined && within(beyond.box, loose) && !against[beyond.box.order];

const SIGN_WORDS = 60;
const isSign = ({ leaf, reason }: Verdict): boolean => reason === 'unlike-text' && leaf.words <= SIGN_WORDS;

/** Lines between a standfirst and the text proper. */
const BELOW_STANDFIRST = 8;

/** The leaves from a little above the headline to the first of the text; one that may be a standfirst has the byline below it. */
function zoneOf(markup: Markup, headline: Headline, kept: readonly Leaf[]): Leaf[] {
  const [opening, second] = kept,
    below = opening && second && opening.words <= 60 && second.index - opening.index <= BELOW_STANDFIRST,
    first = below ? second : opening;
  const end = first?.index ?? Math.min(markup.leaves.length, (headline.leaf?.index ?? 0) + 15);
  const from = headline.leaf && headline.leaf.index <= end ? headline.leaf.index - 8 : end - 12;
  const start = Math.max(0, from, end - 60);
  return markup.leaves.slice(start, end + 1).filter((l) => !l.box.hidden && l.words <= 60);
}

function nearText(leaf: Leaf, { loose }: Scored, kept: readonly Leaf[]): boolean {
  const first = kept[0]?.index ?? 0;
  const last = kept.at(-1)?.index ?? 0;
  return (within(leaf.box, loose) || leaf.index <= last + 12) && leaf.index >= first - 6 && leaf.index <= last + 40;
}

/** Takes the fragment that a feed carried apart: all of it is the article, but for the page's machinery in it. */
export function sheetOfFragment(page: Page): Sheet {
  const markup = readHtml(page.body);
  const headline = { text: hinted(page) };
  const whole: Scored = { ...score(markup), loose: markup.boxes[0] as Scored['loose'], tight: markup.boxes[0] as Scored['tight'] };
  const verdicts = judge(whole, headline).map((v) =>
    v.reason === 'fragment' || v.reason === 'outside' || v.reason === 'before-headline' ? { leaf: v.leaf, reason: undefined } : v,
  );
  return {
    headline: headline.text,
    body: verdicts.filter((v) => !v.reason && v.leaf.text !== headline.text).map((v) => v.leaf),
    zone: [],
    rest: [],
    drops: verdicts.flatMap((v): Drop[] => (v.reason ? [{ text: v.leaf.text, reason: v.reason }] : [])).concat(unread(markup)),
    ...(isCut(whole) ? { cut: true } : {}),
    head: readHead(markup),
    scored: whole,
  };
}
