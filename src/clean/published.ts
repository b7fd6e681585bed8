import { parseDate, zoneIn } from '../text/timestamp.ts';
import type { Page } from '../model/page.ts';
import type { Leaf } from './markup.ts';
import type { Head } from './metadata.ts';

export interface Times {
  readonly published?: number;
  readonly publishedDay?: boolean;
  readonly publishedOn?: string;
  readonly modified?: number;
}
interface Read {
  readonly at: number;
  readonly day: boolean;
  /** The day as written, epoch ms of its midnight in UTC. */
  readonly on: number;
  /** Whether its zone is known, so that `at` is the moment and not only the clock there. */
  readonly zoned: boolean;
}

const UPDATED =
  /^\W*(?:(?:last |zuletzt |dernière )?(?:updated?|modified|aktualisiert|stand|akt\.|geändert|mis à jour|mise à jour|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt|oppdatert|uppdaterad|opdateret|обновлено|оновлено|güncelleme|更新))/iu;
const DATE_BOX = /(?<![a-z])(?:date|time|timestamp|published|publish|pub-?date|datum|fecha|posted|datetime|datepublished|dateline|data)(?![a-z])/;

/**
 * When the article was published and last changed: JSON-LD, then meta fields, then marked times and dates shown beside the headline, then the address.
 *
 * What an archive or a feed says of its own article goes before all of these, for there the text is all there is, and dates in it are what it
 * tells of. What says only a day gives that day's midnight and `publishedDay`. Times before 1990 or after the fetch are not believed.
 */
export function findTimes(zone: readonly Leaf[], head: Head, page: Page, lang: string): Times {
  const read = (s: string | undefined): Read | undefined => {
    const at = s === undefined ? undefined : parseDate(s, { lang, now: page.hints.published ?? page.fetchedAt });
    if (s === undefined || at === undefined || at < EARLIEST || at > page.fetchedAt + 2 * DAY) return undefined;
    const minutes = zoneIn(s, at),
      epoch = /^\s*\d{9,13}\s*$/.test(s);
    return {
      at,
      on: dayOf(at + (minutes ?? 0) * MINUTE),
      day: !epoch && !CLOCK.test(s),
      zoned: epoch || minutes !== undefined,
    };
  };
  const shown = zone.flatMap((leaf) => datesIn(leaf, read));
  const found =
    (page.format === 'record' || page.format === 'fragment' ? hinted(page) : undefined) ??
    read(head.ld.published) ??
    read(head.published) ??
    shown.find((s) => !s.updated)?.read ??
    read(dayInUrl(page.finalUrl || page.url)) ??
    hinted(page) ??
    shown[0]?.read;
  const published = found && exact(found, hinted(page));
  const modified = read(head.ld.modified) ?? read(head.modified) ?? shown.find((s) => s.updated)?.read;
  return {
    ...(published ? { published: published.at, publishedOn: isoDay(dayShown(published, shown)), ...(published.day ? { publishedDay: true } : {}) } : {}),
    ...(modified && (!published || modified.at > published.at) ? { modified: modified.at } : {}),
  };
}

/** A clock without its zone, or a day without its clock, is the moment that the feed gives, where the two can be the same. */
function exact(found: Read, hint: Read | undefined): Read {
  // A feed or a command line that gives only a day gives its midnight.
  if (found.zoned || !hint || hint.day || hint.at % DAY === 0) return found;
  const apart = Math.abs(hint.at - found.at);
  const same = found.day
    ? hint.at >= found.on - WIDEST_ZONE && hint.at < found.on + DAY + 12 * 60 * MINUTE
    : apart <= WIDEST_ZONE + MINUTE && Math.abs(apart - Math.round(apart / QUARTER) * QUARTER) < MINUTE;
  return same ? { ...hint, on: found.on } : found;
}
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const WIDEST_ZONE = 14 * 60 * MINUTE;

/** The day as readers of the page see it, where it shows one that can be the same moment; else as its head writes it. */
function dayShown(published: Read, shown: readonly { readonly read: Read; readonly updated: boolean }[]): number {
  const days = shown.filter((s) => !s.updated && Math.abs(s.read.on - dayOf(published.at)) <= DAY).map((s) => s.read.on);
  // A masthead shows the day of the visit: the head's own day goes before it where the page shows that too.
  return days.includes(published.on) ? published.on : (days[0] ?? published.on);
}
const dayOf = (at: number): number => Math.floor(at / DAY) * DAY;
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
const EARLIEST = Date.UTC(1990, 0, 1);
const DAY = 86_400_000;

function hinted({ hints }: Page): Read | undefined {
  return hints.published === undefined ? undefined : { at: hints.published, on: dayOf(hints.published), day: hints.publishedDay ?? false, zoned: true };
}

/** A time of day; a day and month may have a dot between them too. */
const CLOCK = /(?<![.\d])\d{1,2} ?[:hH] ?\d\d|(?<![.\d])\d{1,2}\.\d\d(?=\s?(?:uhr|h\b|[ap]\.?m))|T\d\d|\d\s?[ap]\.?m/iu;
/** Dates looked for in one line. */
const MOST_DATES = 20;

const YEAR = /(?<!\p{N})(?:19|20)\d\d(?!\p{N})/u;

/** A short leaf that is a date, or marks one. */
function datesIn(leaf: Leaf, read: (s: string) => Read | undefined): { readonly read: Read; readonly updated: boolean }[] {
  const marked = leaf.marks
    .filter((m) => m.kind === 'time')
    .slice(0, MOST_DATES)
    .flatMap((m) => {
      const found = (m.value ? read(m.value) : undefined) ?? read(leaf.text.slice(m.start, m.end));
      return found ? [{ read: found, updated: UPDATED.test(leaf.text.slice(0, m.end)) }] : [];
    });
  if (marked.length > 0 || leaf.words > 24 || !/\d/.test(leaf.text)) return marked;
  const boxed = DATE_BOX.test(`${leaf.box.hint} ${leaf.box.parent?.hint ?? ''}`);
  if (!boxed && leaf.words > 14) return [];
  // Where a year stands in the line, a day of another part of it has no other year, and the year alone is no day.
  const year = YEAR.exec(leaf.text)?.[0],
    parts = leaf.text.split(/\s*[|•·–—]\s*|,\s*(?=\d)|\s-\s/u, MOST_DATES);
  for (const part of [leaf.text, ...(year === undefined ? parts : parts.filter((p) => p.includes(year) && p.trim() !== year))]) {
    const found = read(part.replace(/^[^\p{L}\d]*(?:published|posted|veröffentlicht|publié|publicado|created|erstellt|on|am|le|el|:|\s)+/iu, ''));
    if (found) return [{ read: found, updated: UPDATED.test(leaf.text) }];
  }
  return [];
}

function dayInUrl(url: string): string | undefined {
  const m = /[/_-]((?:19|20)\d\d)[/_-]?([01]?\d)[/_-]?([0-3]\d)(?=[/_.-]|$)/.exec(url);
  return m ? `${m[1]}-${(m[2] ?? '').padStart(2, '0')}-${m[3]}` : undefined;
}

/** Whether a leaf is a dateline of the page (date, clock, `Updated …`) rather than text. */
export function isDateLine(leaf: Leaf): boolean {
  if (leaf.words > 14 || !/\d/.test(leaf.text)) return false;
  if (leaf.marks.some((m) => m.kind === 'time' && m.end - m.start > leaf.text.length * 0.4)) return true;
  return (
    leaf.text.length < 80 &&
    !/[.!?]$/u.test(leaf.text.replace(/(?:uhr|[ap]\.m)\.$/iu, '')) &&
    parseDate(leaf.text.replace(/^[^\d]{0,30}?:\s*/u, '')) !== undefined
  );
}
