import { Parser } from 'htmlparser2';
import { wordsIn, type Anchor, type Box, type Leaf, type Mark, type Markup, type Role } from './markup.ts';

/**
 * Reads HTML into text leaves with their ancestry, in one pass and without a tree.
 *
 * Scripts, styles, forms' controls, embedded media and drawings are skipped. No recursion: nesting beyond `DEEPEST` starts the parser anew
 * from that point, so that hostile pages cost linear time and nothing after them is lost.
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

/** Parses from `at`; answers where to go on (the end, unless nesting was cut). */
function parseFrom(html: string, at: number, reader: Reader): number {
  const parser = new Parser({
    onopentag(name, attribs) {
      if (reader.depth >= DEEPEST) throw new TooDeep();
      reader.open(name, attribs);
    },
    ontext: (data) => reader.text(data),
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
const AUTHOR = /(?:^|[\s-])(?:author|byline|creator)(?:s|[\s-]?name|[\s-]?link)?(?=[\s-]|$)/;

interface Frame {
  readonly box: Box | undefined;
  readonly anchor: string | undefined;
  readonly mark: Omit<Mark, 'start' | 'end'> | undefined;
  start: number;
}
const NONE: readonly never[] = [];
const PLAIN: Frame = { box: undefined, anchor: undefined, mark: undefined, start: 0 };
const STRESS: Frame = { ...PLAIN };
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
    else if (frame === STRESS) this.#stress--;
    else if (frame !== PLAIN) this.#closeSpan(frame);
  }

  text(data: string): void {
    if (this.#raw) this.#buffer += data;
    else if (!this.#skipFrom) this.#append(data);
  }

  finish(): Markup {
    this.#flush();
    this.#root.last = this.#boxes.length - 1;
    return {
      lang: this.#lang,
      base: this.#base,
      title: this.#title ?? '',
      metas: this.#metas,
      canonical: this.#canonical,
      jsonLd: this.#jsonLd,
      boxes: this.#boxes,
      leaves: this.#leaves,
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
    if (list) list.push(content.trim());
    else this.#metas.set(key, [content.trim()]);
  }

  #endRaw(): void {
    if (this.#raw === 'json') this.#jsonLd.push(this.#buffer);
    else this.#title ??= this.#buffer.replace(/\s+/g, ' ').trim();
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
    if (anchor !== undefined) this.#links.push({ start, end, href: anchor });
    if (mark) this.#marks.push({ ...mark, start, end });
  }

  #append(data: string): void {
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
    if (!text) return;
    let linked = 0;
    for (const l of links) linked += l.end - l.start;
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
  }

  #add(tag: string, hint: string, parent: Box | undefined, role: Role, hidden: boolean): Box {
    const order = this.#boxes.length;
    const box: Box = { tag, hint, parent, role, hidden, order, last: order };
    this.#boxes.push(box);
    return box;
  }
}

/** Longer names are slugs of headlines, not kinds of boxes. */
const LONGEST_NAME = 40;

/** `StoryBody__main_text` → `story-body-main-text`. */
function hintOf(a: Readonly<Record<string, string>>): string {
  const id = a['id'] && a['id'].length <= LONGEST_NAME ? a['id'] : '';
  let said = '';
  for (const part of [a['class'], id, a['role'], a['itemprop'], a['data-component'], a['data-testid'], a['data-module']])
    if (part) said = said === '' ? part : `${said} ${part}`;
  if (said.length > 300) said = said.slice(0, 300);
  return said === '' ? '' : namesOf(said);
}

const known = new Map<string, string>();
/** Pages repeat their names, so what they come to is remembered, to a bound. */
function namesOf(said: string): string {
  const before = known.get(said);
  if (before !== undefined) return before;
  const names = said
    .replace(/\S{41,}/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9\s-]+/g, '-')
    .replace(/-{2,}/g, '-');
  if (known.size > 20_000) known.clear();
  known.set(said, names);
  return names;
}

function markOf(name: string, a: Readonly<Record<string, string>>): Omit<Mark, 'start' | 'end'> | undefined {
  if (name === 'time') return { kind: 'time', ...(a['datetime'] ? { value: a['datetime'] } : {}) };
  if (!a['class'] && !a['rel'] && !a['itemprop']) return undefined;
  if (/(?:^|\s)author(?:\s|$)/.test(a['rel'] ?? '') || AUTHOR.test(hintOf(a))) return { kind: 'author' };
  return undefined;
}
