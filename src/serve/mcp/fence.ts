import { Sheet } from './sheet.ts';
import { visible } from './visible.ts';
import { isOwn } from './vocabulary.ts';

/** An answer of the API with every word that is a source's taken out of it. */
export interface Parted {
  /** Ids, times, numbers, our own words, and `t1`, `n1`, `a1` for what stands on the sheets. Null, false and empty lists are left out. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What sources wrote, by the text that it stands in. */
  readonly sheets: readonly Sheet[];
}

export interface Bounds {
  /** Most of a list, by the name of its field, else by how deep it lies. */
  readonly most?: Readonly<Record<string, number>>;
  /** Whether the passages bear their SHA-256. */
  readonly hashed?: boolean;
}

/** Characters of sources in one answer as they are shown, with what is said of each text by its publisher. */
const ROOM = 40_000;
const MOST = [20, 20, 8, 5] as const;
/** Cursors are opaque: the API makes them, whatever they hold. */
const CURSOR = /^[\w-]{1,400}$/;
/** What stands on the sheet of a text, or where to look for more of the same elsewhere. */
const ON_SHEET = new Set('source url lang publishedAt seenAt authors credits revision number page hash modifiedAt'.split(' '));
/** Words of the one and of the other of two texts side by side. */
const SIDES: Readonly<Record<string, string>> = { onlyLeft: 'left', onlyRight: 'right' };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWords = (value: Fields): boolean => typeof value['text'] === 'string' && typeof value['start'] === 'number';
const isLine = (value: Fields): boolean => isWords(value) && typeof value['revision'] === 'string';
const isReport = (value: Fields): boolean => typeof value['revision'] === 'string' && typeof value['article'] === 'string' && 'copyOf' in value;

/** Takes answers of the API apart into facts and what sources wrote; it knows no answer's shape, only how lines, reports and words look, so what it does not know is a source's. */
export class Fence {
  readonly #bounds: Bounds;
  readonly #sheets = new Map<string, Sheet>();
  /** The first sheet of each article: an answer whose sentence is withheld names its article alone. */
  readonly #articles = new Map<string, Sheet>();
  readonly #refs = new Map<string, string>();
  readonly #left = new Map<string, number>();
  readonly #names = new Sheet('n');
  #room = ROOM;
  #passages = 0;
  #named = 0;

  constructor(bounds: Bounds = {}) {
    this.#bounds = bounds;
  }

  part(answer: Fields): Parted {
    const facts = this.#fields(answer, undefined, 0),
      left = Object.fromEntries(this.#left);
    return { facts: this.#left.size === 0 ? facts : { ...facts, left_out: left }, sheets: [...this.#sheets.values(), this.#names] };
  }
  /** The sheets of texts by the id of the text. */
  get texts(): ReadonlyMap<string, Sheet> {
    return this.#sheets;
  }

  #value(value: unknown, name: string, sheet: Sheet | undefined, depth: number): unknown {
    if (value === null || value === undefined || value === false || value === '') return undefined;
    if (typeof value === 'string') return (name === 'next' && CURSOR.test(value)) || isOwn(name, value) ? value : this.#name(value);
    if (Array.isArray(value)) return this.#list(value, name, sheet, depth);
    if (!isFields(value)) return value;
    const made = isLine(value) ? this.#line(value, depth) : isWords(value) ? this.#words(value, sheet, depth) : this.#fields(value, sheet, depth);
    return isFields(made) && Object.keys(made).length === 0 ? undefined : made;
  }

  #list(values: readonly unknown[], name: string, sheet: Sheet | undefined, depth: number): unknown {
    const most = this.#bounds.most?.[name] ?? MOST[depth] ?? 5,
      // A list within a list stays one: what belongs together is not told apart otherwise.
      made = values.slice(0, most).map((v) => this.#value(v, name, sheet, depth + 1)).filter((v) => v !== undefined); // prettier-ignore
    if (values.length > most) this.#leave(name, values.length - most);
    return made.length === 0 ? undefined : made;
  }
  #leave(name: string, n: number): void {
    this.#left.set(name, (this.#left.get(name) ?? 0) + n);
  }

  #fields(given: Fields, around: Sheet | undefined, depth: number): Fields {
    const report = isReport(given),
      sheet = report ? this.#sheetOf(given) : (this.#sheetBeside(given) ?? around),
      made: Record<string, unknown> = {};
    if (report) made['from'] = sheet?.ref;
    for (const [name, value] of Object.entries(given)) {
      if (name === 'page' || (report && ON_SHEET.has(name))) continue;
      const of = this.#value(value, name, this.#sheetBeside(given, SIDES[name]) ?? sheet, depth);
      if (of !== undefined) made[name] = of;
    }
    return made;
  }

  /** The sheet of the text that words are of, as the line, the report or the article beside them says. */
  #sheetBeside(given: Fields, side?: string): Sheet | undefined {
    for (const beside of side === undefined ? [given['line'], given['report']] : [given[side]]) {
      if (isFields(beside) && (isLine(beside) || isReport(beside))) return this.#sheetOf(beside);
    }
    return side === undefined ? this.#articles.get(String(given['article'])) : undefined;
  }

  /** A line is its passage; where the answer says more of it, that stands beside. */
  #line(line: Fields, depth: number): unknown {
    const sheet = this.#sheetOf(line);
    return this.#beside(line, this.#passage(line, sheet), sheet, depth, ['text', 'start', 'end', 'article', ...ON_SHEET]);
  }
  /** Words of a text that is told nearby; where none is, a place in it would say nothing. */
  #words(words: Fields, sheet: Sheet | undefined, depth: number): unknown {
    const ref = sheet ? this.#passage(words, sheet) : this.#name(String(words['text']));
    return this.#beside(words, ref, sheet, depth, ['text', 'start', 'end']);
  }
  #beside(given: Fields, ref: string | undefined, sheet: Sheet | undefined, depth: number, told: readonly string[]): unknown {
    if (ref === undefined) return undefined;
    const more = this.#fields(Object.fromEntries(Object.entries(given).filter(([name, v]) => !told.includes(name) && v !== 'paragraph')), sheet, depth);
    return Object.keys(more).length === 0 ? ref : { text: ref, ...more };
  }

  #sheetOf(of: Fields): Sheet {
    const id = String(of['revision']),
      sheet = this.#sheets.get(id) ?? new Sheet(`a${this.#sheets.size + 1}`);
    this.#sheets.set(id, sheet);
    this.#articles.set(String(of['article']), this.#articles.get(String(of['article'])) ?? sheet);
    sheet.tell('article', of['article']);
    sheet.tell('revision', id);
    for (const [label, value] of saidOf(of)) this.say(sheet, label, value);
    return sheet;
  }

  /** Says of a text what its publisher does, while there is room. */
  say(sheet: Sheet, label: string, value: string): void {
    if (sheet.isBare || !sheet.lacks(label, value)) return;
    if (this.#takes(value)) sheet.tell(label, value);
    else sheet.isBare = true;
  }

  #passage(words: Fields, sheet: Sheet): string | undefined {
    const text = String(words['text']),
      at = `${sheet.ref} ${String(words['start'])} ${String(words['end'])} ${text}`,
      known = this.#refs.get(at);
    if (known !== undefined) return known;
    // Nothing is quoted without where it is from.
    if (!this.#fits(text, sheet)) return undefined;
    const ref = `t${++this.#passages}`,
      hash = this.#bounds.hashed === true && typeof words['hash'] === 'string' ? { hash: words['hash'] } : {};
    sheet.add({ ref, text, start: Number(words['start']), end: Number(words['end']), ...hash });
    this.#refs.set(at, ref);
    return ref;
  }

  /** What stands in no text that is told: names of sources, sections, people's keys, addresses, an editor's words. */
  #name(text: string): string | undefined {
    const known = this.#refs.get(`n ${text}`);
    if (known !== undefined) return known;
    if (!this.#fits(text)) return undefined;
    const ref = `n${++this.#named}`;
    this.#names.add({ ref, text });
    this.#refs.set(`n ${text}`, ref);
    return ref;
  }

  #fits(text: string, sheet?: Sheet): boolean {
    const fits = sheet?.isBare !== true && this.#takes(text);
    if (!fits) this.#leave('texts', 1);
    return fits;
  }
  #takes(text: string): boolean {
    const { length } = visible(text).text;
    if (length > this.#room) return false;
    this.#room -= length;
    return true;
  }
}

/** What is said of a text, by the label of its line. */
function saidOf(of: Fields): (readonly [string, string])[] {
  const source = isFields(of['source']) ? of['source'] : {},
    authors = Array.isArray(of['authors']) ? of['authors'].filter(isFields) : [],
    said: Fields = {
      source: source['name'],
      domain: source['key'],
      url: of['url'],
      published: of['publishedAt'],
      seen: of['seenAt'],
      lang: of['lang'],
      by: authors.map((a) => [a['name'], a['place']].filter((s) => typeof s === 'string').join(', ')).join('; '),
      credit: Array.isArray(of['credits']) ? of['credits'].join('; ') : '',
    };
  return Object.entries(said).flatMap(([label, value]) => (typeof value === 'string' ? [[label, value] as const] : []));
}
