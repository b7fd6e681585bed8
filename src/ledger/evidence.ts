import type { Figure } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import { calendar } from '../text/calendar.ts';
import { numbers } from '../text/numbers.ts';
import { fold, primaryOf, termOf, tokens } from '../text/words.ts';
import { MARKERS } from './markers.ts';
import { isUnit, quantityOf } from './quantity.ts';
import type { Quantity } from './quantity.ts';

type Found = Pick<Figure, 'value' | 'low' | 'high' | 'of' | 'bound' | 'kind' | 'asOf'> & {
  readonly span: Range;
  readonly unit?: Range;
  readonly thing?: Range;
  readonly event?: Range;
};

/** A figure where it stands. Ranges are offsets into `text`. */
export interface FigureInPlace {
  readonly text: string;
  readonly sentence: Range;
  readonly figure: Found;
  readonly lang: string;
  /** When it was said or published, epoch ms. */
  readonly at: number;
  readonly articleId: string;
}

export const MARKS = ['further', 'earlier', 'part'] as const;
export type Mark = (typeof MARKS)[number];

/** What is known of a figure for telling which question it answers; all words are index terms. */
export interface Evidence {
  readonly articleId: string;
  readonly at: number;
  /** Article and sentence: two figures of one sentence rarely answer one question. */
  readonly place: string;
  readonly quantity: Quantity;
  readonly kind: Figure['kind'];
  readonly of?: number;
  /** The other side of a tally ("51-48"). */
  readonly against?: number;
  readonly thing: ReadonlySet<string>;
  readonly head: string;
  readonly event: string;
  /** Terms of the sentence by nearness to the number, 0-1. */
  readonly near: ReadonlyMap<string, number>;
  /** The content term right behind the number. */
  readonly after: string;
  /** Capitalised terms next to the number, where the script and language tell names by capitals. */
  readonly names: ReadonlySet<string>;
  /** Weekdays and months next to the number. */
  readonly nearDays: ReadonlySet<string>;
  /** Those within the thing counted ("Ukrainian" of "162 Ukrainian drones"). */
  readonly qualifiers: ReadonlySet<string>;
  /** The sentence's other numbers. */
  readonly others: ReadonlySet<number>;
  /** Weekdays ("d0".."d6"), months ("m1".."m12") and years ("y2016") of the sentence. */
  readonly days: ReadonlySet<string>;
  readonly marks: ReadonlySet<Mark>;
}

/** A figure as the quantity that its words state; in plain units where no unit is given. */
export function quantityIn(text: string, figure: Found, lang: string, unit?: string): Quantity {
  const words = text.slice(figure.span.start, figure.span.end);
  return quantityOf({
    ...figure,
    unit,
    vague: numbers(words, lang).some((n) => n.vague),
    below: MARKERS[lang]?.nearly.test(words) ?? false,
    dozens: MARKERS[lang]?.dozens.test(words) ?? false,
  });
}

interface Word {
  readonly term: string;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  /** The weekday or month it names, at most one. */
  readonly day: readonly string[];
}

/** Gathers the evidence of one figure from its sentence. */
export function evidenceOf(x: FigureInPlace): Evidence {
  const { text, sentence, figure } = x;
  const lang = primaryOf(x.lang);
  const words = wordsOf(text, sentence, lang);
  const spanText = text.slice(figure.span.start, figure.span.end);
  const thing = termsIn(words, figure.thing);
  const right = words.find((w) => w.term !== '' && w.start >= figure.span.end);
  return {
    articleId: x.articleId,
    at: x.at,
    place: `${x.articleId} ${fold(text.slice(sentence.start, sentence.end))}`,
    quantity: quantityIn(text, figure, lang, unitOf(text, figure, words)),
    kind: figure.kind,
    ...(figure.of === undefined ? {} : { of: figure.of }),
    ...againstOf(spanText),
    thing: new Set(thing),
    head: thing.at(-1) ?? '',
    event: termsIn(words, figure.event).at(-1) ?? '',
    near: nearness(words, figure.span),
    after: right?.term ?? '',
    names: CAPITALS_NAME.has(lang) ? namesNear(words, figure.span, sentence) : NONE,
    nearDays: new Set(beside(words, figure.span).flatMap((w) => w.day)),
    qualifiers: CAPITALS_NAME.has(lang) ? qualifiersOf(words, figure.thing) : NONE,
    others: new Set(
      numbers(text.slice(sentence.start, sentence.end), lang)
        .filter((n) => sentence.start + n.end <= figure.span.start || sentence.start + n.start >= figure.span.end)
        .map((n) => n.value),
    ),
    days: daysOf(text.slice(sentence.start, sentence.end), lang),
    marks: marksOf(text, sentence, figure, lang),
  };
}

/** Languages that write names, and adjectives or nouns made of them, but not common nouns with a capital. */
export const CAPITALS_NAME: ReadonlySet<string> = new Set('en fr es it pt nl pl uk ru tr cs sv da nb no fi hu ro el bg hr sk sl id vi ca'.split(' '));
const NONE: ReadonlySet<string> = new Set();

function wordsOf(text: string, sentence: Range, lang: string): Word[] {
  const slice = text.slice(sentence.start, sentence.end);
  const found = tokens(slice);
  return found.map((token, i): Word => {
    const next = found[i + 1];
    // Scripts without spaces come as characters; pairs of them are the terms, as in the index.
    const pair = token.text.length <= 2 && next && next.start === token.end ? token.text + next.text : token.text;
    const day = dayOf(token.text, lang);
    const number = /^[\p{N}.,]+$/u.test(token.text);
    return {
      term: number ? '' : termOf(fold(pair), lang),
      start: token.start + sentence.start,
      end: token.end + sentence.start,
      capital: /^\p{Lu}/u.test(token.text) && day.length === 0,
      day,
    };
  });
}

/** The unit the figure names, else a word of measure right behind its number ("four hours into the flight"). */
function unitOf(text: string, figure: Found, words: readonly Word[]): string {
  if (figure.unit) return fold(text.slice(figure.unit.start, figure.unit.end));
  const next = words.find((w) => w.start >= figure.span.end);
  const word = next && /^[\s-]?$/.test(text.slice(figure.span.end, next.start)) ? fold(text.slice(next.start, next.end)) : '';
  return isUnit(word) ? word : '';
}

function termsIn(words: readonly Word[], range: Range | undefined): string[] {
  return range ? words.filter((w) => w.term !== '' && w.start >= range.start && w.end <= range.end).map((w) => w.term) : [];
}

function againstOf(span: string): { readonly against?: number } {
  const m = /\d\s*(?:[-‐‑–—]|to)\s*(\d+)$/u.exec(span);
  return m ? { against: Number(m[1]) } : {};
}

/** Weight falls with the distance in words, to a third at eight words. */
function nearness(words: readonly Word[], span: Range): Map<string, number> {
  const out = new Map<string, number>();
  const first = words.findIndex((w) => w.end > span.start);
  const last = words.findLastIndex((w) => w.start < span.end);
  words.forEach((w, i) => {
    if (w.term === '' || (i >= first && i <= last)) return;
    const distance = i < first ? first - i : i - last;
    out.set(w.term, Math.max(out.get(w.term) ?? 0, 4 / (3 + distance)));
  });
  return out;
}

const REACH_BEHIND = 8;
const REACH_BEFORE = 2;
function beside(words: readonly Word[], span: Range): Word[] {
  return [...words.filter((w) => w.end <= span.start).slice(-REACH_BEFORE), ...words.filter((w) => w.start >= span.end).slice(0, REACH_BEHIND)];
}

/** The first word of a sentence has a capital whatever it is. */
function namesNear(words: readonly Word[], span: Range, sentence: Range): Set<string> {
  return new Set(
    beside(words, span)
      .filter((w) => w.capital && w.term !== '' && w.start > sentence.start)
      .map((w) => w.term),
  );
}

function qualifiersOf(words: readonly Word[], thing: Range | undefined): Set<string> {
  return new Set(thing ? words.filter((w) => w.capital && w.term !== '' && w.start >= thing.start && w.end <= thing.end).map((w) => w.term) : []);
}

function daysOf(sentence: string, lang: string): Set<string> {
  return new Set(tokens(sentence).flatMap(({ text }) => (/^(?:19|20)\d\d$/.test(text) ? [`y${text}`] : dayOf(text, lang))));
}

/** The weekday ("d1") or month ("m6") a word names; short forms only where they cannot be another word. */
function dayOf(word: string, lang: string): string[] {
  const { weekdays, months } = calendar(lang);
  const name = fold(word);
  const weekday = name.length > 3 ? weekdays.get(name) : undefined;
  const month = name.length > 2 && (/^\p{Lu}/u.test(word) || !/^[a-z]+$/.test(name)) ? months.get(name) : undefined;
  return weekday !== undefined ? [`d${weekday}`] : month !== undefined ? [`m${month}`] : [];
}

/** How many characters before and behind the number its markers may stand. */
const BEFORE = 40;
const BEHIND = 32;
function marksOf(text: string, sentence: Range, figure: Found, lang: string): Set<Mark> {
  const markers = MARKERS[lang];
  if (!markers) return new Set();
  const from = Math.max(sentence.start, figure.span.start - BEFORE);
  const before = text.slice(from, figure.span.start).replace(/^\S*\s/, from > sentence.start ? '' : '$&');
  const behind = text.slice(figure.span.end, Math.min(sentence.end, figure.span.end + BEHIND));
  const clause = `${before.slice(before.search(/[^;:.]*$/))} ${behind}`;
  return new Set(MARKS.filter((mark) => markers[mark].test(clause)));
}
