import { hintOf, markOf, TagParser } from './attributes.ts';
import {
  cut,
  cutAt,
  LONGEST_JSON,
  LONGEST_LEAF,
  LONGEST_META,
  LONGEST_TITLE,
  MOST_BOXES,
  MOST_JSON,
  MOST_LEAVES,
  MOST_METAS,
  MOST_METAS_OF_A_NAME,
  MOST_SPANS,
  MOST_TEXT,
  shown,
} from './bounds.ts';
import { freeCells } from './layout.ts';
import { wordsIn, type Anchor, type Box, type Leaf, type Mark, type Markup, type Role } from './markup.ts';

/**
 * Reads HTML into text leaves with their ancestry, in one pass and without a tree.
 *
 * Scripts, styles, forms' controls, embedded media and drawings are skipped. No recursion: nesting beyond `DEEPEST` starts the parser anew
 * from that point, so that hostile pages cost linear time and nothing after them is lost. Of a page longer than any article the first part is
 * read (`bounds.ts`), and `beyond` says where it stopped.
 */
export function readHtml(html: string): Markup {
  const reader = new Reader();
  for (let at = 0; at < html.length;) at = parseFrom(html, at, reader);
  return reader.finish();
}

const DEEPEST = 1500;
/** Anchors and marks open at once; each of them is told of every leaf inside it. */
const MOST_OPEN = 24;
class TooDeep extends Error {}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** Text in whole characters: the parser gives the halves of some named ones apart, and at the end of a broken page may give one alone. */
function whole(text: (data: string) => void): (data: string) => void {
  let half = '';
  return (data) => {
    let s = half + data;
    half = isHigh(s.charCodeAt(s.length - 1)) ? s.slice(-1) : '';
    if (half !== '') s = s.slice(0, -1);
    if (isLow(s.charCodeAt(0))) s = s.slice(1);
    if (s !== '') text(s);
  };
}

/** Parses from `at`; answers where to go on (the end, unless nesting was cut). */
function parseFrom(html: string, at: number, reader: Reader): number {
  const parser = new TagParser({
    onopentag(name, attribs) {
      if (reader.depth >= DEEPEST) throw new TooDeep();
      reader.open(name, attribs);
    },
    ontext: whole((data) => reader.text(data)),
    onclosetag: () => reader.close(),
  });
  try {
    parser.end(at === 0 ? html : html.slice(at));
    return html.length;
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    reader.restart();
    return at + Math.max(parser.endIndex, parser.startIndex) + 1;
  }
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const BLOCKS = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol option p pre search section summary table tbody td tfoot th thead tr ul',
);
const SKIPPED = words(
  'script style noscript template svg math iframe object embed video audio canvas select textarea button input map area noembed noframes applet datalist progress meter',
);
const ROLES: Readonly<Record<string, Role>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'list-item',
  dt: 'list-item',
  dd: 'list-item',
  blockquote: 'quote',
  figcaption: 'caption',
  caption: 'caption',
  figure: 'caption',
  pre: 'preformatted',
  tr: 'table',
  p: 'text',
};

interface Frame {
  readonly box: Box | undefined;
  readonly anchor: string | undefined;
  readonly mark: Omit<Mark, 'start' | 'end'> | undefined;
  start: number;
}
const NONE: readonly never[] = [];
const PLAIN: Frame = { box: undefined, anchor: undefined, mark: undefined, start: 0 };
const STRESS: Frame = { ...PLAIN };
/** A block beyond those that are told apart: it only parts lines. */
const BREAK: Frame = { ...PLAIN };
const STRESSES = words('b strong i em');
/** What a caption may stand below. */
const MEDIA = words('img iframe video object embed');

class Reader {
  readonly #boxes: Box[] = [];
  readonly #leaves: Leaf[] = [];
  readonly #metas = new Map<string, string[]>();
  readonly #jsonLd: string[] = [];
  readonly #stack: Frame[] = [];
  /** Frames of open anchors and marks, innermost last. */
  readonly #open: Frame[] = [];
  #box: Box = this.#add('#root', '', undefined, 'text', false);
  readonly #root = this.#box;
  #skipFrom = 0;
  #raw: 'json' | 'title' | undefined;
  #buffer = '';
  #title: string | undefined;
  #lang: string | undefined;
  #base: string | undefined;
  #canonical: string | undefined;
  /** Never ends in white space: that waits in `#gap`, so that nobody has to look at the end of a long text again and again. */
  #text = '';
  #gap: '' | ' ' | '\n' = '';
  #links: Anchor[] = [];
  #marks: Mark[] = [];
  /** Pictures and players since the last leaf. */
  #media = 0;
  /** Characters of links in this leaf. */
  #linked = 0;
  /** Meta elements, characters of JSON-LD and of text, so far. */
  #said = 0;
  #ld = 0;
  #length = 0;
  /** Whether as much is read as is read of one page. */
  #full = false;
  #beyond: Markup['beyond'];
  /** Emphasised parts open, and letters in them since the last leaf. */
  #stress = 0;
  #stressed = 0;

  get depth(): number {
    return this.#stack.length;
  }

  restart(): void {
    this.#flush();
    this.#stack.length = 0;
    this.#open.length = 0;
    this.#skipFrom = 0;
    this.#raw = undefined;
    this.#box = this.#root;
    this.#stress = 0;
  }

  open(name: string, a: Readonly<Record<string, string>>): void {
    if (this.#skipFrom) this.#stack.push(PLAIN);
    else if (SKIPPED.has(name)) this.#skip(name, a);
    else if (BLOCKS.has(name)) this.#openBlock(name, a);
    else this.#openInline(name, a);
  }

  close(): void {
    const frame = this.#stack.pop();
    if (!frame) return;
    if (this.#skipFrom) {
      if (this.#stack.length < this.#skipFrom) this.#skipFrom = 0;
      if (this.#raw === 'json') this.#endRaw();
    } else if (this.#raw) this.#endRaw();
    else if (frame.box) this.#closeBlock(frame.box);
    else if (frame === BREAK) this.#flush();
    else if (frame === STRESS) this.#stress--;
    else if (frame !== PLAIN) this.#closeSpan(frame);
  }

  text(data: string): void {
    if (this.#raw) {
      if (this.#buffer.length <= (this.#raw === 'title' ? LONGEST_TITLE : LONGEST_JSON)) this.#buffer += data;
    } else if (!this.#skipFrom) this.#append(data);
  }

  finish(): Markup {
    this.#flush();
    this.#root.last = this.#boxes.length - 1;
    freeCells(this.#leaves);
    return {
      lang: this.#lang,
      base: this.#base,
      title: this.#title ?? '',
      metas: this.#metas,
      canonical: this.#canonical,
      jsonLd: this.#jsonLd,
      boxes: this.#boxes,
      leaves: this.#leaves,
      ...(this.#beyond ? { beyond: this.#beyond } : {}),
    };
  }

  #skip(name: string, a: Readonly<Record<string, string>>): void {
    if (MEDIA.has(name)) this.#media++;
    this.#stack.push(PLAIN);
    this.#skipFrom = this.#stack.length;
    if (name === 'script' && /ld\+json/i.test(a['type'] ?? '')) this.#raw = 'json';
  }

  #openBlock(name: string, a: Readonly<Record<string, string>>): void {
    this.#flush();
    if (name === 'html') this.#lang ??= a['lang'] || a['xml:lang'];
    const parent = this.#box;
    const role = ROLES[name] ?? parent.role;
    const hidden = a['hidden'] !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(a['style'] ?? '');
    if (this.#boxes.length >= MOST_BOXES) {
      this.#stack.push(BREAK);
      if (hidden) this.#skipFrom = this.#stack.length;
      return;
    }
    this.#box = this.#add(name, hintOf(a), parent, name === 'p' && parent.role !== 'text' ? parent.role : role, hidden);
    if (a['itemprop']) this.#itemprop(a);
    this.#stack.push({ box: this.#box, anchor: undefined, mark: undefined, start: 0 });
  }

  #openInline(name: string, a: Readonly<Record<string, string>>): void {
    if (name === 'br' || name === 'hr') {
      this.#break(name);
      this.#stack.push(PLAIN);
    } else if (name === 'meta' || name === 'link' || name === 'base' || name === 'title') this.#head(name, a);
    else if (STRESSES.has(name)) {
      this.#stress++;
      this.#stack.push(STRESS);
    } else {
      if (MEDIA.has(name)) this.#media++;
      if (a['itemprop']) this.#itemprop(a);
      const mark = markOf(name, a);
      const anchor = name === 'a' ? a['href'] : undefined;
      if ((!mark && anchor === undefined) || this.#open.length >= MOST_OPEN) this.#stack.push(PLAIN);
      else {
        const frame: Frame = { box: undefined, anchor, mark, start: this.#text.length + this.#gap.length };
        this.#stack.push(frame);
        this.#open.push(frame);
      }
    }
  }

  #head(name: string, a: Readonly<Record<string, string>>): void {
    this.#stack.push(PLAIN);
    if (name === 'title') {
      this.#raw = 'title';
      this.#buffer = '';
    } else if (name === 'base') this.#base ??= a['href'];
    else if (name === 'meta') this.#meta(a['property'] ?? a['name'] ?? a['itemprop'] ?? a['http-equiv'], a['content']);
    else if (/(?:^|\s)canonical(?:\s|$)/i.test(a['rel'] ?? '')) this.#canonical ??= a['href'];
  }

  #itemprop(a: Readonly<Record<string, string>>): void {
    const value = a['content'] ?? a['datetime'];
    if (value && value.length < 500) this.#meta(a['itemprop'], value);
  }

  #meta(name: string | undefined, content: string | undefined): void {
    if (!name || !content?.trim()) return;
    const key = name.trim().toLowerCase();
    const list = this.#metas.get(key);
    if (++this.#said > MOST_METAS || (list && list.length >= MOST_METAS_OF_A_NAME)) return;
    const value = cut(content.trim(), LONGEST_META);
    if (list) list.push(value);
    else this.#metas.set(key, [value]);
  }

  #endRaw(): void {
    if (this.#raw === 'title')
      this.#title ??= cut(
        this.#buffer
          .slice(0, 2 * LONGEST_TITLE)
          .replace(/\s+/g, ' ')
          .trim(),
        LONGEST_TITLE,
      );
    else if (this.#ld + this.#buffer.length <= LONGEST_JSON && this.#jsonLd.length < MOST_JSON) {
      this.#ld += this.#buffer.length;
      this.#jsonLd.push(this.#buffer);
    }
    this.#raw = undefined;
    this.#buffer = '';
  }

  #closeBlock(box: Box): void {
    this.#flush();
    box.last = this.#boxes.length - 1;
    this.#box = box.parent ?? this.#root;
  }

  #closeSpan(frame: Frame): void {
    const at = this.#open.lastIndexOf(frame);
    if (at >= 0) this.#open.splice(at, 1);
    this.#endSpan(frame);
  }

  #endSpan({ anchor, mark, start }: Frame): void {
    const end = this.#text.length;
    if (end <= start) return;
    if (anchor !== undefined) {
      this.#linked += end - start;
      if (this.#links.length < MOST_SPANS) this.#links.push({ start, end, href: anchor });
    }
    if (mark && this.#marks.length < MOST_SPANS) this.#marks.push({ ...mark, start, end });
  }

  #append(data: string): void {
    if (this.#full) this.#leaveOut(data);
    else if (this.#text.length + data.length <= LONGEST_LEAF) this.#write(data);
    else this.#writeLong(data);
  }

  #leaveOut(data: string): void {
    if (!this.#beyond && /\S/.test(data)) this.#beyond = { text: shown(data), box: this.#box };
  }

  /** Of what makes a line too long the rest goes on in a further line, after a word where one ends. */
  #writeLong(data: string): void {
    for (let from = 0; from < data.length;) {
      const room = Math.max(1000, LONGEST_LEAF - this.#text.length),
        to = data.length - from <= room ? data.length : from + cutAt(data.slice(from, from + room + 1), room);
      this.#write(data.slice(from, to));
      from = to;
      if (from < data.length || this.#gap !== '' || this.#text.length > LONGEST_LEAF * 1.2) this.#flush();
      if (this.#full) return this.#leaveOut(data.slice(from));
    }
  }

  #write(data: string): void {
    const s = /[^\S ]| {2}/.test(data) ? data.replace(/\s+/g, ' ') : data,
      start = s.startsWith(' ') ? 1 : 0,
      end = s.length > start && s.endsWith(' ') ? s.length - 1 : s.length;
    if (start > 0 && this.#text) this.#gap ||= ' ';
    if (end === start) return;
    this.#text += this.#gap + s.slice(start, end);
    if (this.#stress > 0) this.#stressed += end - start;
    this.#gap = end < s.length ? ' ' : '';
  }

  /** One line break is a space, two or a rule end the paragraph. */
  #break(name: string): void {
    if (name === 'hr' || this.#gap === '\n') this.#flush();
    else if (this.#text) this.#gap = '\n';
  }

  #flush(): void {
    for (const frame of this.#open) {
      this.#endSpan(frame);
      frame.start = 0;
    }
    const text = this.#text.replace(/\n/g, ' ');
    this.#text = '';
    this.#gap = '';
    const links = this.#links.length > 0 ? this.#links : NONE;
    const marks = this.#marks.length > 0 ? this.#marks : NONE;
    if (links.length > 0) this.#links = [];
    if (marks.length > 0) this.#marks = [];
    const linked = this.#linked;
    this.#linked = 0;
    if (!text) return;
    this.#leaves.push({
      index: this.#leaves.length,
      text,
      box: this.#box,
      links,
      marks,
      words: wordsIn(text),
      linkShare: Math.min(1, linked / text.length),
      media: this.#media,
      stressed: Math.min(1, this.#stressed / text.length),
    });
    this.#media = 0;
    this.#stressed = 0;
    this.#length += text.length;
    this.#full = this.#length >= MOST_TEXT || this.#leaves.length >= MOST_LEAVES;
  }

  #add(tag: string, hint: string, parent: Box | undefined, role: Role, hidden: boolean): Box {
    const order = this.#boxes.length;
    const box: Box = { tag, hint, parent, role, hidden, order, last: order };
    this.#boxes.push(box);
    return box;
  }
}
