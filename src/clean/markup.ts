import { cutAt } from './bounds.ts';

/** One block-level element of a page, with what its tag and names say about it. */
export interface Box {
  readonly tag: string;
  /** Class, id, role, itemprop and component names, lower case, words parted by `-` or space. */
  readonly hint: string;
  readonly parent: Box | undefined;
  /** By its tag and those around it; of a cell that is part of the page's layout, once the page is read (`layout.ts`). */
  role: Role;
  /** Hidden by its own attributes (what lies in it is hidden too). */
  readonly hidden: boolean;
  readonly order: number;
  /** Order of the last box inside it. */
  last: number;
}
export type Role = 'text' | 'heading' | 'list-item' | 'quote' | 'caption' | 'table' | 'preformatted';

/** A run of text without a block boundary in it: what a reader sees as one line or paragraph. */
export interface Leaf {
  readonly index: number;
  readonly text: string;
  readonly box: Box;
  readonly links: readonly Anchor[];
  readonly marks: readonly Mark[];
  readonly words: number;
  /** Share of the text that is links, 0-1. */
  readonly linkShare: number;
  /** Pictures and players between it and the leaf before. */
  readonly media: number;
  /** Share of the text that is bold or italic, 0-1. */
  readonly stressed: number;
}
export interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}
/** Part of a leaf that the page marks as an author's name or as a time. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'author' | 'time';
  /** The machine-readable time. */
  readonly value?: string;
}

/** A page as an ordered list of text leaves, and what its head says. */
export interface Markup {
  readonly lang: string | undefined;
  readonly base: string | undefined;
  readonly title: string;
  /** By lower-case name, property or itemprop. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly canonical: string | undefined;
  readonly jsonLd: readonly string[];
  readonly boxes: readonly Box[];
  readonly leaves: readonly Leaf[];
  /** Where reading stopped, of a page longer than is read: how the next line begins, and where it stands. */
  readonly beyond?: { readonly text: string; readonly box: Box };
}

/** Whether a box or leaf lies in another box. */
export const within = (inner: Box, outer: Box): boolean => inner.order >= outer.order && inner.order <= outer.last;

const WIDE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Mymr}]/gu;
/** Letters looked at together. */
const PART = 10_000;
const MAYBE_WIDE = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]/;

/** Words by white space; letters of scripts written without spaces count half a word each. */
export function wordsIn(text: string): number {
  let n = text === '' ? 0 : 1;
  for (let i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) n++;
  return MAYBE_WIDE.test(text) ? n + Math.floor(wideIn(text) / 2) : n;
}
/** Part by part, for a list of all letters of a long text is many times the text. */
function wideIn(text: string): number {
  if (text.length <= PART) return text.match(WIDE)?.length ?? 0;
  let n = 0;
  for (let at = 0; at < text.length;) {
    const to = at + cutAt(text.slice(at, at + PART + 1), PART);
    n += text.slice(at, to).match(WIDE)?.length ?? 0;
    at = to;
  }
  return n;
}
