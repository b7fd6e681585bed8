import type { Allowance } from './allowance.ts';
import type { Range } from './range.ts';
import type { Rights } from './page.ts';
import type { WireVersion } from './wire.ts';

/** The kinds told apart in `corpora/pages/anatomy-read`. */
export type ArticleKind =
  | 'report'
  | 'opinion'
  | 'live-blog'
  | 'gallery'
  | 'video'
  | 'press-release'
  | 'interview'
  | 'review'
  | 'recipe'
  | 'how-to'
  | 'index'
  | 'product'
  | 'forum'
  | 'documentation'
  | 'other';

export type BlockKind = 'paragraph' | 'heading' | 'quote' | 'list-item' | 'caption' | 'table-row' | 'preformatted';

export interface Block extends Range {
  readonly kind: BlockKind;
  readonly links?: readonly Link[];
}
export interface Link extends Range {
  readonly href: string;
}

/** A person named as author or contributor; strings stand verbatim on the page. */
export interface Byline {
  readonly name: string;
  readonly role?: string;
  readonly place?: string;
}
export interface Dateline {
  readonly place: string;
  readonly agency?: string;
  readonly text: string;
}
/** Whose copy a page says it is, with the line that says so. */
export interface Credit {
  readonly agency: string;
  readonly evidence: string;
}
export interface Note {
  readonly type: 'correction' | 'update' | 'clarification' | 'withdrawal' | 'editor';
  readonly text: string;
}

/** Whether its house has corrected a text, or taken it back. */
export const isCorrected = (revision: { readonly notes: readonly Note[] }): boolean =>
  isWithdrawn(revision) || revision.notes.some((n) => n.type === 'correction');

/** Whether its house has taken a text back, whole. */
export const isWithdrawn = ({ notes }: { readonly notes: readonly Note[] }): boolean => notes.some((n) => n.type === 'withdrawal');
export interface HubLink {
  readonly url: string;
  readonly slug: string;
}
/** Text that is missing: behind a paywall or a consent wall, elsewhere than this teaser, or beyond what is read of one page. */
export type Stub = 'paywall' | 'consent' | 'teaser' | 'cut';

/** What `clean` makes of a page. All ranges are offsets into `text`. */
export interface Draft {
  /** Headline, deck, body blocks, notes, each range apart from the next by an empty line. The body is a run of blocks. */
  readonly text: string;
  readonly headline: Range;
  readonly deck?: Range;
  readonly blocks: readonly Block[];
  readonly noteRanges: readonly Range[];
  readonly kind: ArticleKind;
  readonly stub?: Stub;
  readonly lang: string;
  readonly canonicalUrl: string;
  /** Where it came over an agency's wire. */
  readonly wire?: WireVersion;
  readonly sourceName: string;
  readonly section?: string;
  readonly authors: readonly Byline[];
  readonly contributors: readonly Byline[];
  readonly dateline?: Dateline;
  readonly credits: readonly Credit[];
  readonly notes: readonly Note[];
  readonly hub?: HubLink;
  readonly tags: readonly string[];
  /** Epoch ms; `publishedDay` is true where only the day is known. */
  readonly published?: number;
  readonly publishedDay?: boolean;
  /** The calendar day as the publisher writes it, `YYYY-MM-DD`: an evening west of Greenwich is the next day in UTC. */
  readonly publishedOn?: string;
  readonly modified?: number;
}

/** One text of an article. Never updated: a change makes a new revision. */
export interface Revision extends Draft {
  readonly id: string;
  readonly articleId: string;
  /** 1 for the first text seen. */
  readonly number: number;
  readonly sourceId: string;
  /** Hash of `text`. */
  readonly hash: string;
  /** When this text was seen, epoch ms. */
  readonly seenAt: number;
  readonly rights: Rights;
  /** The page that it was read from. Texts stored by older versions do not say. */
  readonly pageId?: string;
  /** By which version of the program and its weights it was cleaned (`models.ts`); absent where that was not kept. */
  readonly method?: string;
  readonly change?: RevisionChange;
  /** Passages of the body that the source prints on its other pages too, in order: part of the page, not of the report. */
  readonly furniture?: readonly Range[];
  /** What of it may be shown, where it was read for a page (`serve/public-store`); never kept. */
  readonly allowance?: Allowance;
}
/** A passage before and after; one side is absent where it came or went. `was` lies in the text before, `is` in this one. */
export interface Edit {
  readonly was?: Range;
  readonly is?: Range;
}
/** How a revision differs from the one before it. Texts stored by older versions do not say what was edited. */
export interface RevisionChange {
  readonly kind: 'cosmetic' | 'substantive';
  /** A note of the desk, or a mark before the headline, says that something was changed. */
  readonly announced: boolean;
  /** Sentences that came, went or were changed, in the order of this text, those that went last. */
  readonly sentences?: readonly Edit[];
  readonly numbers?: readonly Edit[];
  /** Found by capitals: none in scripts without them, and in languages that capitalise every noun only those of several words. */
  readonly names?: readonly Edit[];
  readonly quotes?: readonly Edit[];
}

/** The range of the whole body, from the first block to the last; empty at the end of the text where there is none. */
export function bodyRange(d: Pick<Draft, 'blocks' | 'text'>): Range {
  const first = d.blocks[0],
    last = d.blocks.at(-1);
  return first && last ? { start: first.start, end: last.end } : { start: d.text.length, end: d.text.length };
}

type Furnished = Pick<Revision, 'text' | 'furniture'>;

/** A text, or the revision that holds it, with its furniture blanked: what is read of an article. Every place stays where it is. */
export function ownText({ text, furniture = [] }: Furnished): string {
  return furniture.reduceRight((t, { start, end }) => t.slice(0, start) + blank(t.slice(start, end)) + t.slice(end), text);
}
export const own = <T extends Furnished>(revision: T): T => (revision.furniture ? { ...revision, text: ownText(revision) } : revision);
/** The own words of a part of a revision in a row, without the gaps that furniture leaves. */
export function ownWords(revision: Furnished, { start, end }: Range): string {
  const words = ownText(revision).slice(start, end);
  return revision.furniture ? words.replace(/ {2,}/g, ' ') : words;
}
/** A passage of white space as long as another. */
export const blank = (passage: string): string => passage.replace(/\S/g, ' ');

/** Whether a range holds some of the furniture of a revision. */
export const isFurnished = ({ furniture = [] }: Pick<Revision, 'furniture'>, at: Range): boolean => furniture.some((f) => f.start < at.end && at.start < f.end);
