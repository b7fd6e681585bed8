import { durations } from './date-durations.ts';
import { stepped, type Anchor, type Context, type Piece } from './date-piece.ts';
import { rulesFor, rulesOf } from './date-rules.ts';
import { matches } from './matches.ts';
import { tenseAt, type Tense } from './date-tense.ts';
import { DAY, isDay, iso, isPossible, two } from './date-values.ts';
import type { Range } from '../model/range.ts';

export { dayOf, daysOf, isoWeek } from './date-values.ts';

/**
 * A time expression with its TIMEX3 value: an ISO day (with a time or a part of the day: "2025-06-02TNI"), month, year, week or weekend, a quarter, a season,
 * a duration (`P2W`), what recurs (`XXXX-WXX-5`), or `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
 */
export interface DateExpression extends Range {
  readonly value: string;
  /** "more than", "less than" or "about". */
  readonly mod?: string;
}
const FROM_HERE =
  /^(?:(?:early|late|earlier|later) )?(?:today|tonight|tomorrow|yesterday|this|last night|heute|gestern|morgen|hier|demain|hoy|ayer|oggi|ieri)/i;
/**
 * Whether a day that `dateExpressions` found in a text is surely the one meant. A speaker's "today", inside quotation marks, is the day of speaking, which
 * the text need not tell; "today" beside no verb of one day is the present.
 */
export function isSureDay(text: string, { start, end }: Range, lang: string): boolean {
  const words = text.slice(start, end);
  if (!FROM_HERE.test(words)) return true;
  return !isQuoted(text, start) && (lang !== 'en' || !/^today$/i.test(words) || tenseAt(text, start, end) !== undefined);
}

/** How far back in its paragraph the mark that opens a quotation is looked for, UTF-16 units. */
const QUOTATION = 10_000;

/** Whether a place may lie inside quotation marks; marks alike on both sides are counted from the paragraph's beginning, and out of reach of it are a doubt. */
function isQuoted(text: string, at: number): boolean {
  let [straight, closed, curly] = [0, false, false];
  const floor = Math.max(0, at - QUOTATION);
  let i = at - 1;
  for (; i >= floor && text[i] !== '\n'; i--) {
    const c = text[i] ?? '';
    if (c === '"') straight++;
    if (c === '”' || c === '»') closed = true;
    if (!closed && (c === '“' || c === '«' || c === '„')) return true;
    curly ||= c === '“' || c === '”';
  }
  const whole = i < 0 || text[i] === '\n';
  return !curly && (whole ? straight % 2 === 1 : straight > 0);
}

type Found = Piece & Range;

/**
 * The dates and durations a text names, in order, resolved against its day of publication.
 *
 * `published` is epoch ms, its UTC day the day at the place of the report. A weekday or a month without a year is the last one up to publication, unless the
 * sentence looks ahead; a day without a year follows the old year that its paragraph tells of. Only `within` is read, each range for itself; what one
 * named, the next may count from. Ranges are UTF-16 offsets. A language without date words gives calendar dates only.
 */
export function dateExpressions(text: string, published: number, lang: string, within: readonly Range[] = [{ start: 0, end: text.length }]): DateExpression[] {
  const now = Math.floor(published / DAY) * DAY;
  const anchor: Anchor = {};
  return within.flatMap((r) => resolved(text.slice(r.start, r.end), r.start, { now, lang, anchor }));
}

/** Addresses, whose dates are no words of the text. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\b[\w-]+\.(?:com|org|net|co|gov|edu|tv|io|ly|me|uk|de|fr)\/\S*/gi;
/** The signature of a post: "(@handle) May 3, 2017". */
const SIGNATURE = /\(@\w{1,30}\)[\s,·]*$/;

function pieces(text: string, lang: string): Found[] {
  // A mark for each UTF-16 unit that is taken, made for the first that is: a list would be searched anew for each match.
  let taken: Uint8Array | undefined;
  const found: Found[] = [];
  const take = (start: number, end: number): void => {
    (taken ??= new Uint8Array(text.length)).fill(1, start, end);
  };
  if (text.includes('/') || text.includes('www.')) for (const m of matches(text, ADDRESS)) take(m.index, m.index + m[0].length);
  const add = (p: Found): void => {
    if (taken) for (let i = p.start; i < p.end; i++) if (taken[i]) return;
    take(p.start, p.end);
    found.push(p);
  };
  for (const d of durations(text, lang)) add(d);
  for (const { pattern, read } of rulesFor(text, lang))
    for (const m of matches(text, pattern)) for (const piece of [read(m) ?? []].flat() as Piece[]) add(placed(piece, m, text));
  return found.filter((f) => !SIGNATURE.test(text.slice(Math.max(0, f.start - 40), f.start))).sort((a, b) => a.start - b.start);
}

/** What a rule reads, where its words stand. */
function placed(piece: Piece, m: RegExpExecArray, text: string): Found {
  const start = m.index + (piece.skip ?? 0),
    words = text.slice(start, piece.length === undefined ? m.index + m[0].length : start + piece.length);
  return { ...piece, start, end: start + words.trimEnd().replace(/(?<!\b[ap]\.m)\.$/, '').length };
}

/** Joins what is said of one time in several parts: "Friday, Oct. 23", "July last year", "10 p.m. Wednesday", "next year's first quarter". */
function joined(text: string, list: readonly Found[], lang: string): Found[] {
  const out: Found[] = [];
  for (const piece of list) {
    const last = out.at(-1);
    const gap = last ? text.slice(last.end, piece.start) : '';
    const made = last && gap.length < 14 ? join(last, piece, gap, lang) : undefined;
    if (last && made) out[out.length - 1] = { ...made, start: last.start, end: piece.end };
    else out.push(piece);
  }
  return out;
}

function join(a: Found, b: Found, gap: string, lang: string): Piece | undefined {
  if (a.kind === 'weekday' && b.kind === 'date' && b.day !== undefined && /^\.?,? ?(?:the |den |dem |le |el |il |\(|- )?$/i.test(gap))
    return { ...b, weekday: a.weekday ?? 0, ...(a.part ? { part: a.part } : {}) };
  // "5 April (Thursday)", "April 5, a Thursday".
  if (a.kind === 'date' && a.day !== undefined && a.weekday === undefined && b.kind === 'weekday' && /^(?: \(|,? an? )$/.test(gap))
    return { ...a, weekday: b.weekday ?? 0 };
  if (b.kind === 'relative-year' && /^(?:date|season|quarter)$/.test(a.kind) && a.year === undefined && /^,? ?(?:of |in )?$/.test(gap))
    return { ...a, step: b.step ?? 0 };
  if (a.kind === 'relative-year' && b.kind === 'quarter' && /^['’]s (?:fiscal )?$/.test(gap)) return { ...b, step: a.step ?? 0 };
  if (b.kind === 'year' && /^(?:date|season)$/.test(a.kind) && a.year === undefined && a.day === undefined && /^,? (?:of )?$/.test(gap))
    return { ...a, year: b.year ?? 0 };
  if (a.kind === 'year' && b.kind === 'quarter' && b.year === undefined && /^(?:['’]s)? $/.test(gap)) return { ...b, year: a.year ?? 0 };
  if (lang === 'en' && a.kind === 'clock' && (b.kind === 'weekday' || (b.kind === 'date' && b.day !== undefined)) && /^,? (?:on )?$/.test(gap))
    return { ...b, part: a.part ?? '' };
  return undefined;
}

/** How far an hour may stand behind its day, UTF-16 units. */
const CLOSE = 200;

interface Facts {
  readonly now: number;
  readonly lang: string;
  readonly anchor: Anchor;
}
/** An old year that a sentence opens with, which bare days after it belong to. */
interface Told {
  year?: number;
}

/** The words around a piece. Only some pieces ask for their tense, which takes longer to tell than all else. */
class Clause implements Context {
  readonly now: number;
  /** Anchors lie in the whole text, places in this range of it. */
  readonly anchor: Readonly<Anchor>;
  readonly text: string;
  readonly at: Range;
  readonly #lang: string;
  #tense: Tense | null = null;

  constructor({ now, anchor, text, at }: Omit<Context, 'tense'>, lang: string) {
    this.now = now;
    this.anchor = anchor;
    this.text = text;
    this.at = at;
    this.#lang = lang;
  }

  get tense(): Tense {
    if (this.#tense === null)
      this.#tense = this.#lang === 'en' ? tenseAt(this.text, this.at.start, this.at.end) : plainTense(this.text, this.at.start, rulesOf(this.#lang).future);
    return this.#tense;
  }
}

function resolved(text: string, from: number, { now, lang, anchor }: Facts): DateExpression[] {
  const list = joined(text, pieces(text, lang), lang);
  const told: Told = {};
  const out: DateExpression[] = [];
  list.forEach((p, i) => {
    const context = new Clause({ now, anchor, text, at: p }, lang);
    const value = typeof p.value === 'string' ? p.value : p.value ? p.value(context) : valueOf(p, context, told, list[i + 1]);
    if (value === undefined || !isPossible(value)) return;
    out.push({ start: from + p.start, end: from + p.end, value, ...(p.mod ? { mod: p.mod } : {}) });
    remember(p, value, { anchor, told, text, now });
  });
  // What a later paragraph counts from lies before it.
  if (anchor.dayAt !== undefined) anchor.dayAt -= text.length;
  if (anchor.yearAt !== undefined) anchor.yearAt -= text.length;
  return out;
}

/** Whether the words of the clause before an expression look ahead. */
function plainTense(text: string, at: number, future: RegExp | undefined): Tense {
  const from = Math.max(text.lastIndexOf('.', at), text.lastIndexOf('\n', at), at - 80, 0);
  return future?.test(text.slice(from, at)) ? 'ahead' : undefined;
}

function valueOf(p: Found, c: Context, told: Told, next: Found | undefined): string | undefined {
  const publishedIn = new Date(c.now).getUTCFullYear();
  switch (p.kind) {
    case 'year':
      return String(p.year);
    case 'relative-year':
      return String(publishedIn + (p.step ?? 0));
    case 'weekday':
      return weekday(p, c);
    case 'clock':
      // An hour without a day is told of no day at all, or of one named shortly before.
      return c.anchor.day !== undefined && c.at.start - (c.anchor.dayAt ?? 0) < CLOSE ? iso(c.anchor.day, p.part) : undefined;
    case 'quarter':
      return quarter(p, c, publishedIn);
    case 'season':
      return season(p, c, publishedIn);
    case 'date':
      return p.month === undefined ? undefined : date(p, p.month, yearOf(p, p.month, c, told, next));
    default:
      return undefined;
  }
}

const date = (p: Piece, month: number, year: number): string =>
  p.day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(p.day)}${p.part ?? ''}`;

/** What stands between the first and the last day of a span. */
const SPAN = /^(?: ?[-–—] ?| (?:to|through|until|bis) )(?:the )?$/i;

/** The year of a month or a day that stands without one. */
function yearOf(p: Found, month: number, c: Context, told: Told, next: Found | undefined): number {
  if (p.year !== undefined) return p.year;
  const d = new Date(c.now);
  const y = d.getUTCFullYear();
  const current = d.getUTCMonth() + 1;
  // "March 3 and April 5, 2016": the year stands once, behind the last.
  if (
    next?.kind === 'date' &&
    next.year !== undefined &&
    (next.day === undefined) === (p.day === undefined) &&
    /^,? ?(?:and|to|through|until|or|&|[-–—]|und|bis|et|y|e|и|і) ?(?:from |on )?$/i.test(c.text.slice(p.end, next.start))
  )
    return (next.month ?? 0) < month && /[-–—]|to|through|until|bis/.test(c.text.slice(p.end, next.start)) ? next.year - 1 : next.year;
  if (p.day === undefined) {
    if (p.step === -1) return month >= current ? y - 1 : y;
    if (p.step === 1) return month <= current ? y + 1 : y;
    if (p.step === 0) return y;
    if (told.year !== undefined) return told.year;
    if (c.tense === 'ahead') return month < current ? y + 1 : y;
    if (c.tense === 'back') return month > current ? y - 1 : y;
    // Undecided: the last such month, unless the next is much nearer.
    return month > current ? (month - current <= 4 ? y : y - 1) : current - month >= 8 ? y + 1 : y;
  }
  if (p.step !== undefined) return y + p.step;
  // "5 April to 7 May": the last day of a span follows its first.
  const { day: first, dayAt } = c.anchor;
  if (first !== undefined && dayAt !== undefined && dayAt >= 0 && p.weekday === undefined && SPAN.test(c.text.slice(dayAt, Math.max(dayAt, c.at.start)))) {
    const begun = new Date(first).getUTCFullYear();
    return Date.UTC(begun, month - 1, p.day) < first ? begun + 1 : begun;
  }
  const day = p.day;
  const fits = (year: number): boolean =>
    isDay(year, month, day) && (p.weekday === undefined || new Date(Date.UTC(year, month - 1, day)).getUTCDay() === p.weekday);
  if (told.year !== undefined && fits(told.year)) return told.year;
  const t = Date.UTC(y, month - 1, day);
  const near =
    c.tense === 'ahead' ? (t < c.now - 60 * DAY ? y + 1 : y) : t > c.now + 60 * DAY ? y - 1 : c.tense === undefined && t < c.now - 305 * DAY ? y + 1 : y;
  if (p.weekday === undefined || fits(near)) return near;
  // The weekday says which year is meant, if it is one near.
  return [near - 1, near + 1, near - 2].find(fits) ?? near;
}

function weekday(p: Found, c: Context): string | undefined {
  const today = new Date(c.now).getUTCDay();
  const wanted = p.weekday ?? 0;
  const ahead = p.step === 1 || (p.step !== -1 && c.tense === 'ahead');
  const t = ahead ? c.now + ((wanted - today + 7) % 7) * DAY : c.now - ((today - wanted + 7) % 7) * DAY;
  return iso(p.step && t === c.now ? t + p.step * 7 * DAY : t, p.part);
}

function quarter(p: Found, c: Context, publishedIn: number): string | undefined {
  if (p.part === undefined) {
    const known = c.anchor.quarter ?? stepped(c.now, 'Q', -1) ?? '';
    return `${p.year ?? Number(known.slice(0, 4)) + (p.step ?? 0)}${known.slice(4)}`;
  }
  if (p.year !== undefined) return `${p.year}-${p.part}`;
  const n = Number(p.part.slice(1));
  const begun = Math.floor(new Date(c.now).getUTCMonth() / 3) + 1;
  if (p.step === -1 && c.anchor.quarter) return `${Number(c.anchor.quarter.slice(0, 4)) - 1}-${p.part}`;
  if (p.step !== undefined) return `${publishedIn + p.step}-${p.part}`;
  // Results are of a quarter that is over, plans of one to come.
  return `${n > begun ? (c.tense === 'ahead' || n - begun === 1 ? publishedIn : publishedIn - 1) : n < begun && begun - n > 2 && c.tense === 'ahead' ? publishedIn + 1 : publishedIn}-${p.part}`;
}

/** Months in which the seasons begin; a winter is that of the year it begins in. */
const BEGINS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };
function season(p: Found, c: Context, publishedIn: number): string | undefined {
  if (p.year !== undefined) return `${p.year}-${p.part}`;
  const month = new Date(c.now).getUTCMonth() + 1;
  const begins = BEGINS[p.part ?? ''] ?? 3;
  const within = month >= begins && month < begins + 3;
  if (p.step === 1) return `${begins > month ? publishedIn : publishedIn + 1}-${p.part}`;
  if (p.step === -1) return `${begins + 2 < month ? publishedIn : publishedIn - 1}-${p.part}`;
  if (p.step === 0 || within || c.tense === 'ahead') return `${p.step !== 0 && begins + 2 < month ? publishedIn + 1 : publishedIn}-${p.part}`;
  return `${begins <= month ? publishedIn : publishedIn - 1}-${p.part}`;
}

/** A sentence's first words: where a year stands there, it is what the paragraph tells of. */
const OPENING =
  /(?:^|[.!?]["”’']?\s|\n)["“]?(?:(?:Back |It was |Then |And |But |Also |Early |Late |Earlier |Later )?(?:in |on |by |since |during |after |from |until )?(?:the |early |late |mid-?|spring |summer |fall |autumn |winter |of ){0,3})?$/i;

function remember(p: Found, value: string, { anchor, told, text, now }: { anchor: Anchor; told: Told; text: string; now: number }): void {
  const publishedIn = new Date(now).getUTCFullYear();
  const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0];
  const year = /^(\d{4})(?:$|-\d\d)/.exec(value)?.[1];
  if (p.kind === 'quarter' && p.step !== -1 && p.part?.startsWith('Q') && (p.year === undefined || p.year >= publishedIn - 1)) anchor.quarter = value;
  // A day counted from publication, or a new year, ends what was told of an old one.
  if (
    p.kind === 'weekday' ||
    p.kind === 'relative-year' ||
    (p.year !== undefined && p.year >= publishedIn) ||
    /^(?:yesterday|today|this|last|next)/i.test(text.slice(p.start, p.end))
  )
    delete told.year;
  if (!year || Number.isNaN(Date.parse(day ?? year))) return;
  if (day) {
    anchor.day = Date.parse(day);
    anchor.dayAt = p.end;
  }
  if (/^\d{4}-\d\d/.test(value)) anchor.month = value.slice(0, 7);
  anchor.year = Number(year);
  anchor.yearAt = p.end;
  if (p.year !== undefined && p.year < publishedIn && OPENING.test(text.slice(Math.max(0, p.start - 50), p.start))) told.year = p.year;
}
