import type { Page } from '../model/page.ts';
import { parseDate } from '../text/timestamp.ts';
import { cut, cutAt, LONGEST_LEAF, LONGEST_TITLE, MOST_LEAVES, MOST_NAMES, MOST_TEXT, shown } from './bounds.ts';
import { chromeReason, opensOther } from './chrome.ts';
import { likeness } from './headline.ts';
import { wordsIn, type Anchor, type Box, type Leaf } from './markup.ts';
import type { Head } from './metadata.ts';
import type { Drop, Sheet } from './sheet.ts';

const ROOT: Box = { tag: '#text', hint: '', parent: undefined, role: 'text', hidden: false, order: 0, last: 0 };
const NO_HEAD: Head = { ld: { types: [], authors: [], keywords: [] }, titles: [], descriptions: [], tags: [], authors: [] };
const URLS = /https?:\/\/[^\s<>"'“”]+[^\s<>"'“”.,;:!?)\]]/gu;

/** Takes plain text apart: paragraphs parted by empty lines; first perhaps a section, then the headline, then byline and date, then the text. */
export function sheetOfText(page: Page): Sheet {
  return sheetOf(page.body, page.hints.title);
}

/** Takes an article record apart: `{title, text, author?, section?, published?}` as JSON. Fields that are not text are passed over. */
export function sheetOfRecord(page: Page): Sheet | undefined {
  const record = parseRecord(page.body);
  if (!record) return undefined;
  const field = (...names: string[]): string | undefined => names.map((n) => record[n]).find((v): v is string => typeof v === 'string' && v.trim() !== '');
  const short = (...names: string[]): string | undefined => cut(field(...names) ?? '', LONGEST_TITLE) || undefined;
  const title = short('title', 'headline') ?? page.hints.title ?? '';
  const sheet = sheetOf(field('text', 'body', 'content', 'articleBody', 'article') ?? '', title);
  const authors = [record['author'] ?? record['authors'] ?? record['byline']]
    .flat()
    .filter((a): a is string => typeof a === 'string')
    .slice(0, MOST_NAMES)
    .map((a) => cut(a, LONGEST_TITLE));
  const section = short('section', 'category') ?? sheet.section;
  const summary = field('description', 'summary', 'subtitle', 'deck') ?? '';
  const deck = cut(summary, LONGEST_LEAF);
  const published = short('published', 'date', 'datePublished', 'published_at', 'pubDate');
  const lang = short('lang', 'language');
  const sourceName = short('source', 'publisher', 'outlet', 'site');
  return {
    ...sheet,
    headline: title || sheet.headline,
    ...(section ? { section } : {}),
    ...(deck && !sheet.body.some((l) => l.text.includes(deck)) ? { deck: oneLine(deck) } : {}),
    ...(sheet.cut || deck.length < summary.length ? { cut: true } : {}),
    ...(sourceName ? { sourceName } : {}),
    head: { ...NO_HEAD, authors, ...(published ? { published } : {}), ...(lang ? { lang } : {}) },
  };
}

function parseRecord(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function sheetOf(text: string, title: string | undefined): Sheet {
  const { parts, beyond } = paragraphs(text);
  const leaves = parts.map(leafOf);
  const top = readTop(leaves, title && cut(title, LONGEST_TITLE));
  const drops: Drop[] = top.drops;
  const body: Leaf[] = [];
  let open = false;
  leaves.slice(top.from).forEach((leaf, i, list) => {
    const next = list[i + 1];
    const chrome = chromeReason(leaf.text) ?? (leaf.words <= 8 && opensOther(leaf.text) && !(next && next.words > 20 && !open) ? 'related' : undefined);
    if (chrome === 'related' && opensOther(leaf.text)) open = true;
    else if (open && leaf.words > 20) open = false;
    const reason = chrome ?? (open ? 'related' : undefined);
    if (reason) drops.push({ text: leaf.text, reason });
    else body.push(leaf);
  });
  if (beyond) drops.push({ text: beyond, reason: 'too-long' });
  return {
    headline: top.headline,
    ...(beyond ? { cut: true } : {}),
    ...(top.section ? { section: top.section } : {}),
    body,
    zone: leaves.slice(0, Math.min(leaves.length, top.from + 3)).filter((l) => l.text !== top.headline && l.words <= 30),
    rest: [],
    drops,
    head: NO_HEAD,
    ...(sourceOf(body) ? { sourceName: sourceOf(body) ?? '' } : {}),
  };
}

/** A space alone is one already. */
const oneLine = (s: string): string => s.replace(/[^\S ]\s*| \s+/g, ' ').trim();

interface Paragraphs {
  readonly parts: readonly string[];
  /** How what was not read begins, where the text is longer than is read of one page. */
  readonly beyond?: string;
}

/** Paragraphs at empty lines; where there are none, every line is one. */
function paragraphs(text: string): Paragraphs {
  const clean = (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).replace(/^\ufeff/, '').trim(),
    byLine = !/\n[^\S\n]*\n/.test(clean),
    parts: string[] = [];
  let at = 0,
    end = -1,
    length = 0,
    open = '';
  const close = (): void => {
    if (open) parts.push(open);
    length += open.length;
    open = '';
  };
  while (at < clean.length && parts.length < MOST_LEAVES && length < MOST_TEXT) {
    if (at > end) end = nextLine(clean, at);
    const to = end - at <= LONGEST_LEAF ? end : at + cutAt(clean.slice(at, at + LONGEST_LEAF + 1), LONGEST_LEAF),
      line = to === at ? '' : oneLine(clean.slice(at, to));
    if (line) open = open ? `${open} ${line}` : line;
    if (byLine || !line || to < end || open.length >= LONGEST_LEAF) close();
    at = to < end ? to : to + 1;
  }
  close();
  const beyond = shown(clean.slice(at));
  return { parts, ...(beyond ? { beyond } : {}) };
}
const nextLine = (text: string, from: number): number => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
};

function leafOf(text: string, index: number): Leaf {
  const links: Anchor[] = [...text.matchAll(URLS)].map((m) => ({ start: m.index, end: m.index + m[0].length, href: m[0] }));
  return { index, text, box: ROOT, links, marks: [], words: wordsIn(text), linkShare: 0, media: 0, stressed: 0 };
}

interface Top {
  readonly headline: string;
  readonly section?: string;
  /** Index of the first paragraph after the headline. */
  readonly from: number;
  readonly drops: Drop[];
}

function readTop(leaves: readonly Leaf[], title: string | undefined): Top {
  const [first, second, third] = leaves;
  const named = title ? leaves.slice(0, 4).find((l) => likeness(l.text, title) > 0.8) : undefined;
  if (named) return top(leaves, named);
  if (title) return { headline: oneLine(title), from: 0, drops: [] };
  if (first && second && third && isSection(first) && isHeadline(second)) return top(leaves, second);
  if (first && second && isHeadline(first)) return top(leaves, first);
  return { headline: '', from: 0, drops: [] };
}
function top(leaves: readonly Leaf[], headline: Leaf): Top {
  const above = leaves.slice(0, headline.index);
  const section = above.filter(isSection).at(-1)?.text;
  const drops: Drop[] = [
    ...above.map((l) => ({ text: l.text, reason: l.text === section ? ('section' as const) : ('before-headline' as const) })),
    { text: headline.text, reason: 'headline' },
  ];
  return { headline: headline.text, ...(section ? { section } : {}), from: headline.index + 1, drops };
}
const isHeadline = (l: Leaf): boolean => l.words <= 32 && l.text.length <= 220 && !/[^.][.。।]$/u.test(l.text);
const isSection = (l: Leaf): boolean => l.words <= 4 && l.text.length <= 40 && !/[.!?:,]$/u.test(l.text) && parseDate(l.text) === undefined;

/** `Test Broadcasting, 2 June 2025, 16:40`: a first line that names the outlet before a date. */
function sourceOf(body: readonly Leaf[]): string | undefined {
  const line = body.slice(0, 2).find((l) => l.words <= 12 && /\d{4}/.test(l.text));
  const m = line && /^(\p{Lu}[^,|–—\d]{2,40}?)\s*[,|–—]\s*(.*\d.*)$/u.exec(line.text);
  return m?.[1] && m[2] && parseDate(m[2]) !== undefined ? m[1] : undefined;
}
