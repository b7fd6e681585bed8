import type { Bound, FigureKind } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import { matches } from '../text/matches.ts';
import { numbers, type NumberSpan } from '../text/numbers.ts';
import { FIGURE_WORDS, type FigureWords } from './figure-words.ts';
import { isCounted } from './figure-filter.ts';
import { thingAfter, eventOf, kindOf } from './figure-thing.ts';
import { LEXICONS } from './lexicon.ts';
import type { Sentence } from './tagger.ts';

/** A figure with places in the text; values in plain units, percentages in percent. */
export interface FoundFigure {
  /** Bound word, currency sign, number and percent word. */
  readonly span: Range;
  /** Number and thing together. */
  readonly hull: Range;
  readonly value: number;
  readonly low: number;
  readonly high?: number;
  readonly of?: number;
  readonly bound?: Bound;
  readonly boundWord?: Range;
  readonly unit?: Range;
  readonly kind: FigureKind;
  readonly thing?: Range;
  readonly event?: Range;
}

/** A number with its bound, sign and unit, before it is known what it counts. */
export interface Quantity {
  span: Range;
  number: NumberSpan;
  value: number;
  high?: number;
  of?: number;
  /** Where the whole of a part ends ("52 out of 80"). */
  wholeEnd?: number;
  bound?: Bound;
  boundWord?: Range;
  unit?: Range;
  measure?: 'money' | 'percent' | 'duration' | 'distance' | 'other';
  tally?: boolean;
}

/** The figures of one sentence, in order; empty for a language without figure words. */
export function figuresOf(text: string, s: Sentence, lang: string): FoundFigure[] {
  const words = FIGURE_WORDS[lang];
  if (!words) return [];
  const found = numbers(text.slice(s.start, s.end), lang).map((n) => ({ ...n, start: n.start + s.start, end: n.end + s.start }));
  const out: FoundFigure[] = [];
  const used = new Set<NumberSpan>();
  const wholes = new Set<NumberSpan>();
  found.forEach((n, k) => {
    if (used.has(n)) return;
    const q = quantity(text, s, n, found[k + 1], found[k - 1], words, used);
    const whole = q.wholeEnd === undefined ? undefined : found[k + 1];
    if (whole && !isToldOfWhole(text, s, whole, words)) wholes.add(whole);
    if (!isCounted(text, s, q, words, lang)) return;
    if (whole && !isKnown(text.slice(n.end, whole.start))) used.add(whole);
    out.push(figure(text, s, q, words, lang, wholes.has(n)));
  });
  return [...shareThings(out), ...nobody(text, s, words)].sort((a, b) => a.span.start - b.span.start);
}

function quantity(
  text: string,
  s: Sentence,
  n: NumberSpan,
  next: NumberSpan | undefined,
  previous: NumberSpan | undefined,
  words: FigureWords,
  used: Set<NumberSpan>,
): Quantity {
  const q: Quantity = { span: { start: n.start, end: n.end }, number: n, value: n.value };
  pairUp(text, s, q, n, next, previous, words, used);
  money(text, s, q);
  percent(text, s, q, words);
  bound(text, s, q, words);
  unit(text, s, q, words);
  return q;
}

/** Ranges ("10 to 20"), tallies ("316 to 90") and parts of a whole ("52 out of 80"). */
function pairUp(
  text: string,
  s: Sentence,
  q: Quantity,
  n: NumberSpan,
  next: NumberSpan | undefined,
  previous: NumberSpan | undefined,
  words: FigureWords,
  used: Set<NumberSpan>,
): void {
  if (!next) return;
  const between = text.slice(n.end, next.start);
  if (words.of.test(between)) {
    q.of = next.value;
    q.wholeEnd = next.end;
    return;
  }
  if (/^\s+in\s+$/.test(between) && words === FIGURE_WORDS.en && n.value < next.value && next.value <= 1000) {
    q.span = { start: n.start, end: next.end };
    q.value = Math.round((n.value / next.value) * 10000) / 100;
    q.measure = 'percent';
    used.add(next);
    return;
  }
  const sentence = text.slice(s.start, s.end);
  const tally =
    /^\s?[-–]\s?$|^ to $/.test(between) &&
    /(?<!\p{L})(?:votes?|voted|poll|passed|approved|verdict|majority|margin|led|leads?|percent|ruling|ruled|decision)(?!\p{L})/iu.test(sentence) &&
    !n.words &&
    // "Fell from 3.9 to 3.7 percent" tells of two numbers, one after the other.
    !/(?<!\p{L})from\s+$/iu.test(text.slice(s.start, n.start)) &&
    n.value >= next.value - 30;
  if (tally && (/[-–]/.test(between) || n.value > next.value)) {
    q.span = { start: n.start, end: next.end };
    q.tally = true;
    used.add(next);
    return;
  }
  const betweenAnd = /^\s+and\s+$/i.test(between);
  if (
    words.to.test(between.replace(REPEATED, ' ')) &&
    next.value > n.value &&
    (!betweenAnd || /between\s+$/i.test(text.slice(s.start, n.start))) &&
    !(previous && /from\s+$/.test(text.slice(s.start, n.start)))
  ) {
    q.span = { start: n.start, end: next.end };
    // "10 to 20 million": the scale belongs to both.
    const scale = next.value / (Number(text.slice(next.start, next.end).replace(/[^\d.]/g, '')) || next.value);
    q.value = n.value < 1000 && scale >= 1000 ? n.value * scale : n.value;
    q.high = next.value;
    q.bound = 'range';
    used.add(next);
  }
}

/** "17 of the 24 boats", "18,000 of its 21,000 members": the whole is a fact by itself. */
const isKnown = (between: string): boolean => /(?<!\p{L})(?:the|its|their|his|all|den)(?!\p{L})/iu.test(between);

/** How many words of what is counted may stand between a whole and what happened to it. */
const WHOLE_REACH = 3;
/** Whether it is of a whole that its sentence tells what happened: of "three of the 12 people killed" all twelve were, of "17 of the 24 boats sank" not all. */
function isToldOfWhole(text: string, s: Sentence, whole: NumberSpan, words: FigureWords): boolean {
  const behind = /^[\p{L}\p{M}\s'’-]*/u.exec(text.slice(whole.end, s.end))?.[0].trim().split(/\s+/) ?? [];
  const at = behind.slice(0, WHOLE_REACH).findIndex((w) => words.happened(w) !== undefined);
  return at >= 0 && behind.slice(0, at).every((w) => !/^(?:was|were|is|are|has|have|had|been)$/.test(w));
}

/** The unit that a range says twice, or keeps for its end: "10 percent to 15 percent", "10- to 15-year". */
const REPEATED = /^(?:\s?(?:%|percent|per cent)|[-‐])\s(?=(?:to|and)\s)/iu;

const SIGN = /(?:US|U\.S\.|C|A|NZ|HK|S)?[$€£¥₹₴₽]\s?$/u;
function money(text: string, s: Sentence, q: Quantity): void {
  const m = SIGN.exec(text.slice(Math.max(s.start, q.span.start - 5), q.span.start));
  const after = /^\s?[€$£¥₴₽]/u.exec(text.slice(q.span.end, q.span.end + 3));
  if (m) q.span = { start: q.span.start - m[0].length, end: q.span.end };
  else if (after) q.span = { start: q.span.start, end: q.span.end + after[0].length };
  if (!m && !after) return;
  q.measure = 'money';
}

function percent(text: string, s: Sentence, q: Quantity, words: FigureWords): void {
  const tail = text.slice(q.span.end, s.end);
  const m = words.percent.exec(tail);
  if (m) {
    q.span = { start: q.span.start, end: q.span.end + (/points?$/i.test(m[0]) ? 0 : m[0].length) };
    q.measure = 'percent';
    return;
  }
  const c = words.currencies.exec(tail) ?? (q.number.vague ? /^ of (?:dollars|euros|pounds)/iu.exec(tail) : null);
  if (c && q.measure === undefined) {
    q.span = { start: q.span.start, end: q.span.end + c[0].length };
    q.measure = 'money';
  }
}

/** No bound reaches farther back, UTF-16 units. */
const BOUND_REACH = 60;

function bound(text: string, s: Sentence, q: Quantity, words: FigureWords): void {
  const from = Math.max(s.start, q.span.start - BOUND_REACH),
    head = text.slice(from, q.span.start);
  for (const [name, pattern] of words.bounds) {
    const m = pattern.exec(head);
    if (!m) continue;
    // "over eight regions" says where: a small number in words takes no spatial word as its bound, unless it measures time.
    if (/^(?:over|under|above|below|around|within)\s*$/i.test(m[0]) && q.number.words && q.value < 13 && !measures(text, s, q, words)) continue;
    const start = from + m.index;
    q.boundWord = { start, end: start + m[0].trimEnd().length };
    q.span = { start, end: q.span.end };
    q.bound = name;
    return;
  }
  for (const [name, pattern] of words.boundsAfter) {
    const m = pattern.exec(text.slice(q.span.end, s.end));
    if (!m) continue;
    q.boundWord = { start: q.span.end + m[0].search(/\S/), end: q.span.end + m[0].length };
    q.span = { start: q.span.start, end: q.span.end + m[0].length };
    q.bound = name;
    return;
  }
  if (q.number.vague) q.bound ??= 'at-least';
}

const measures = (text: string, s: Sentence, q: Quantity, words: FigureWords): boolean =>
  words.durations.test(/^[\s-]+(\p{L}+)/u.exec(text.slice(q.span.end, s.end))?.[1] ?? '');

function unit(text: string, s: Sentence, q: Quantity, words: FigureWords): void {
  const m = /^(?:\s?[-‐‑]|\s)?(\p{L}[\p{L}\p{M}/]*)/u.exec(text.slice(q.span.end, s.end));
  const w = m?.[1];
  if (!m || !w || q.measure) return;
  const start = q.span.end + m[0].length - w.length;
  const measure = words.durations.test(w) ? 'duration' : words.distances.test(w) ? 'distance' : words.units.test(w) ? 'other' : undefined;
  if (measure === 'distance' && /^[mM]$/.test(w) && !/^\d/.test(text.slice(q.number.start))) return;
  if (!measure) return;
  q.measure = measure;
  q.unit = { start, end: start + w.length };
}

/** @param bare of a whole whose sentence says what happened to a part. */
function figure(text: string, s: Sentence, q: Quantity, words: FigureWords, lang: string, bare: boolean): FoundFigure {
  const lex = LEXICONS[lang];
  const after = q.wholeEnd ?? Math.max(q.span.end, q.unit?.end ?? 0);
  const named = q.measure ? undefined : words.numberOf?.exec(text.slice(after, s.end));
  const counted = thingAfter(s, after + (named?.[0].length ?? 0), lex, lang);
  // "34 verletzt": what happened is not what is counted.
  const happens = counted && lang !== 'en' && words.happened(text.slice(counted.start, counted.end)) !== undefined;
  const thing = happens ? undefined : counted;
  const { event, kind: happened } = bare ? {} : eventOf(s, q, thing, words, lex);
  const kind = kindOf(text, q, thing, happened, words);
  const low = q.bound === 'at-most' || q.bound === 'less-than' ? 0 : q.value;
  const high = q.high ?? (q.bound === 'at-least' || q.bound === 'more-than' ? undefined : q.value);
  const end = thing && thing.end > q.span.end && !named ? thing.end : Math.max(q.span.end, q.unit?.end ?? 0);
  return {
    span: q.span,
    hull: { start: q.span.start, end },
    value: q.value,
    low: q.bound === 'range' ? q.value : low,
    high,
    ...(q.of === undefined ? {} : { of: q.of }),
    ...(q.bound ? { bound: q.bound } : {}),
    ...(q.boundWord ? { boundWord: q.boundWord } : {}),
    ...(q.unit ? { unit: q.unit } : {}),
    kind,
    ...(thing ? { thing } : {}),
    ...(event ? { event } : {}),
  };
}

const COUNTS: ReadonlySet<string> = new Set('killed injured missing arrested captured displaced destroyed damaged downed people'.split(' '));
/** "killed two people and injured another 40": a figure without a thing takes that of its neighbour in the sentence. */
function shareThings(list: readonly FoundFigure[]): FoundFigure[] {
  return list.map((f, i) => {
    if (f.thing || !COUNTS.has(f.kind)) return f;
    const other = [list[i - 1], list[i + 1]].find((x) => x?.thing && COUNTS.has(x.kind));
    return other?.thing ? { ...f, thing: other.thing } : f;
  });
}

const CASUALTY = /(?<!\p{L})(?:kill|injur|hurt|wound|arrest|missing|dead|died|death|casualt|fatalit|victim|verletzt|tot|getötet|opfer)/iu;
function nobody(text: string, s: Sentence, words: FigureWords): FoundFigure[] {
  const out: FoundFigure[] = [];
  const sentence = text.slice(s.start, s.end);
  for (const m of matches(sentence, words.nobody)) {
    const start = s.start + m.index;
    const end = start + m[0].length;
    const rest = text.slice(end, s.end);
    const near = /^[^,;]{0,60}/.exec(rest)?.[0] ?? '';
    if (
      !CASUALTY.test(m[0]) &&
      !/^[^,;]{0,25}?(?:were|was|been|is|are|got|wurde|wurden)?\s?(?:seriously |badly )?(?:kill|injur|hurt|wound|arrest|missing|dead|died|verletzt|getötet|festgenommen)/iu.test(
        near,
      )
    )
      continue;
    const thing = /^no\s+(.+)$|^keine\s+(.+)$/iu.exec(m[0]);
    const event = /(?:kill|injur|hurt|wound|arrest|report|found|died|record|caus)\p{L}*/iu.exec(near);
    const noun = thing?.[1] ?? thing?.[2];
    const kind = /injur|hurt|wound|verletz/iu.test(m[0] + near)
      ? 'injured'
      : /arrest|festgenommen/iu.test(m[0] + near)
        ? 'arrested'
        : /missing/iu.test(near)
          ? 'missing'
          : /kill|die|dea|fatal|tot|getötet/iu.test(m[0] + near)
            ? 'killed'
            : 'people';
    const at = noun && noun !== 'one' ? { start: end - noun.length, end } : undefined;
    out.push({
      span: at ? { start, end: start + (m[0].length - (noun?.length ?? 0)) - 1 } : { start, end },
      hull: { start, end },
      value: 0,
      low: 0,
      high: 0,
      kind,
      ...(at ? { thing: at } : {}),
      ...(event ? { event: { start: end + event.index, end: end + event.index + event[0].length } } : {}),
    });
  }
  return out;
}
