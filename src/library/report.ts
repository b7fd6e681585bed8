import { clean } from '../clean/clean.ts';
import { isRejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import type { Range } from '../model/range.ts';
import type { Draft } from '../model/revision.ts';
import { detectLanguage } from '../text/language.ts';
import { parseDate } from '../text/dates.ts';

/** An article whose text is at hand already, without a page. */
export interface Report {
  readonly title?: string;
  /** Plain text, paragraphs apart by empty lines. */
  readonly text: string;
  readonly url?: string;
  /** Who published it, by name. */
  readonly source?: string;
  /** When it was published: epoch ms, or a date as feeds and pages write it. */
  readonly published?: number | string;
  /** BCP 47; found in the text where it is not said. */
  readonly lang?: string;
}

/** The article in a report, with what its text says of its origin (dateline, agency, notes); its bare text where there is nothing of an article in it. */
export function draftOf({ title, text, url = '', source, published, lang }: Report): Draft {
  const at = typeof published === 'string' ? parseDate(published) : published,
    hints: Page['hints'] = { title, published: at, lang, sourceName: source },
    body = JSON.stringify({ title, text }),
    cleaned = clean({ id: '', url, finalUrl: url, format: 'record', body, fetchedAt: at ?? NO_CLOCK, rights: {}, hints });
  return isRejected(cleaned) ? plainDraft(text, { lang, published: at, url, source }) : { ...cleaned, canonicalUrl: cleaned.canonicalUrl || url };
}

/** The last moment that a date can hold: dates are not measured by a clock. */
const NO_CLOCK = 8.64e15 - 2 * 86_400_000;

/** A text letter for letter, without a headline: places in it are places in what was given. Paragraphs are parted by empty lines. */
export function plainDraft(
  text: string,
  { lang, published, url = '', source = '' }: Omit<Report, 'text' | 'title'> & { readonly published?: number } = {},
): Draft {
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
