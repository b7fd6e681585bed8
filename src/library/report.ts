import { clean } from '../clean/clean.ts';
import { isRejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import type { Range } from '../model/range.ts';
import type { Draft } from '../model/revision.ts';
import { detectLanguage } from '../text/language.ts';
import { parseDate } from '../text/timestamp.ts';

/** An article whose text is at hand already, without a page; `null`, as records have it, is what nobody knows. */
export interface Report {
  readonly title?: string | null;
  /** Plain text, paragraphs apart by empty lines. */
  readonly text: string;
  readonly url?: string | null;
  /** Who published it, by name. */
  readonly source?: string | null;
  /** When it was published: epoch ms, or a date as feeds and pages write it. */
  readonly published?: number | string | null;
  /** BCP 47; found in the text where it is not said. */
  readonly lang?: string | null;
}

/** The article in a report, with what its text says of its origin (dateline, agency, notes); its bare text where there is nothing of an article in it. */
export function draftOf(report: Report): Draft {
  const { title, text, url = '', source, published, lang } = known(report),
    hints: Page['hints'] = { title, published, lang, sourceName: source },
    body = JSON.stringify({ title, text }),
    cleaned = clean({ id: '', url, finalUrl: url, format: 'record', body, fetchedAt: published ?? NO_CLOCK, rights: {}, hints });
  return isRejected(cleaned) ? plainDraft(text, { lang, published, url, source }) : { ...cleaned, canonicalUrl: cleaned.canonicalUrl || url };
}

/** What is known of a report, its date as a number. */
function known({ title, text, url, source, published, lang }: Report): Known & { readonly title?: string; readonly text: string } {
  const at = typeof published === 'string' ? parseDate(published) : published;
  return { title: title ?? undefined, text, url: url ?? undefined, source: source ?? undefined, published: at ?? undefined, lang: lang ?? undefined };
}

interface Known {
  readonly url?: string;
  readonly source?: string;
  readonly published?: number;
  readonly lang?: string;
}

/** The last moment that a date can hold: dates are not measured by a clock. */
const NO_CLOCK = 8.64e15 - 2 * 86_400_000;

/** A text letter for letter, without a headline: places in it are places in what was given. Paragraphs are parted by empty lines. */
export function plainDraft(text: string, { lang, published, url = '', source = '' }: Known = {}): Draft {
  return {
    text,
    headline: { start: 0, end: 0 },
    blocks: paragraphsOf(text).map((r) => ({ ...r, kind: 'paragraph' })),
    noteRanges: [],
    kind: 'report',
    lang: detectLanguage(text, lang),
    canonicalUrl: url,
    sourceName: source,
    authors: [],
    contributors: [],
    credits: [],
    notes: [],
    tags: [],
    ...(published === undefined ? {} : { published }),
  };
}

function paragraphsOf(text: string): Range[] {
  return [...text.matchAll(/\S(?:[^\n]*\S)?(?:[^\S\n]*\n[^\S\n]*\S(?:[^\n]*\S)?)*/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}
