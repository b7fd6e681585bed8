import type { Page } from '../model/page.ts';
import type { Credit, Dateline, Draft } from '../model/revision.ts';
import { detectLanguage } from '../text/language.ts';
import type { Agencies } from './agencies.ts';
import { assemble } from './assemble.ts';
import { cut, LONGEST_SITE_NAME, LONGEST_TITLE } from './bounds.ts';
import { agenciesIn } from './credit.ts';
import { datelineLine, datelineOf } from './dateline.ts';
import { optional } from './metadata.ts';
import { noteOf } from './notes.ts';
import type { Sheet } from './sheet.ts';

/**
 * What is left of a wire item that its agency takes back: its headline, and the agency's words for it as a note of withdrawal.
 *
 * Undefined where the page takes nothing back. The text that was taken back is gone; it stays in the article's history.
 *
 * @param lines what the page says; a line that says itself that the report is withdrawn goes before the agency's code for it.
 */
export function takenBack(page: Page, lines: readonly string[]): Draft | undefined {
  const { wire, title = '', lang, sourceName = '', published, categories = [] } = page.hints;
  if (wire?.takenBack === undefined) return undefined;
  const note = lines.map(noteOf).find((n) => n?.type === 'withdrawal') ?? { type: 'withdrawal' as const, text: wire.takenBack };
  return {
    ...assemble({ headline: cut(title, LONGEST_TITLE), body: [], notes: [note.text] }),
    kind: 'report',
    lang: detectLanguage(title, lang),
    canonicalUrl: page.finalUrl,
    ...optional('wire', versionOf(page)),
    sourceName: cut(sourceName, LONGEST_SITE_NAME),
    authors: [],
    contributors: [],
    credits: [],
    notes: [note],
    tags: categories,
    ...optional('published', published),
    ...optional('modified', wire.versionAt),
  };
}

/** Which version of which item the page of a wire holds. */
export function versionOf({ hints: { wire } }: Page): Draft['wire'] {
  return wire && { guid: wire.guid, ...optional('versionAt', wire.versionAt) };
}

/** What was taken apart, with the byline and the section that a wire item has apart from its text. */
export function withWire<S extends Sheet | undefined>(sheet: S, { hints: { wire } }: Page): S {
  if (!sheet || !wire) return sheet;
  const { byline, section } = wire;
  return {
    ...sheet,
    ...(section ? { section } : {}),
    ...(byline ? { head: { ...sheet.head, authors: [cut(byline, LONGEST_TITLE), ...sheet.head.authors] } } : {}),
  };
}

/** The dateline that a wire item has apart from its text: `MOSCOW, Monday (Reuters)`, or only the place. */
export function datelineApart({ hints: { wire } }: Page, lang: string, agencies: Agencies): Dateline | undefined {
  const text = cut(wire?.dateline ?? '', 200);
  if (!text) return undefined;
  const read = datelineLine(text, agencies) ?? datelineOf(`${text.replace(/[\s—–-]+$/u, '')} — X`, lang, agencies);
  return read ? { ...read, text } : { place: text.replace(/\s*[(—–].*$/u, '').replace(/,$/u, '') || text, text };
}

/** The agencies that a wire item credits besides the one whose wire it is. */
export function creditsApart({ hints: { wire } }: Page, siteName: string, agencies: Agencies): readonly Credit[] {
  const own = agencies.named(siteName);
  return (wire?.credits ?? []).flatMap((line) => agenciesIn(line, agencies)).filter((c) => c.agency !== own && c.agency !== siteName);
}
