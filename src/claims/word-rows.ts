import { clusterOf } from '../text/clusters.ts';
import { hashText } from '../text/hash.ts';
import { COMMON_VERBS, LEXICONS, type Lexicon } from './lexicon.ts';
import { reportingVerbs } from './reporting.ts';
import { isRoleNoun } from './role-words.ts';
import type { Paragraph } from './tagger.ts';
import type { Token } from './tokens.ts';

/** The tokens of an English text, one after the other, as rows of numbers: what features of attributions are made of. */
export interface WordRows {
  readonly tokens: readonly Token[];
  /** Number of the word as it is written, from 1 on, within an edition: then all are numbered anew. */
  readonly form: Int32Array;
  readonly edition: number;
  /** Hashes of the word in small letters, of its last three letters and of its last two. */
  readonly low: Int32Array;
  readonly ending: Int32Array;
  readonly shortEnding: Int32Array;
  /** 0 small, 1 capital first, 2 all capitals, 3 number, 4 mark. */
  readonly shape: Uint8Array;
  readonly group: Uint8Array;
  /** Cluster of the word; below 0 by shape for a word that is in none. */
  readonly cluster: Int32Array;
  /** Hash of the frames of a reporting verb, of nothing for other words. */
  readonly frames: Int32Array;
  /** Number of the quotation that the token stands in, -1 outside. */
  readonly quotation: Int32Array;
  readonly paragraph: Int32Array;
  readonly sentence: Int32Array;
  /** 1 in a paragraph that does not end as sentences end: a headline, a list. */
  readonly titled: Uint8Array;
  /** Where each paragraph begins, and after the last where it ends. */
  readonly begins: readonly number[];
}

/** Word classes as far as lists and endings show them. */
export const GROUP = {
  other: 0, capital: 1, capitals: 2, number: 3, comma: 4, stop: 5, colon: 6, opening: 7, closing: 8, mark: 9, determiner: 10, pronoun: 11, auxiliary: 12,
  preposition: 13, conjunction: 14, coordinator: 15, that: 16, reporting: 17, verb: 18, adverb: 19, time: 20, possessive: 21, to: 22, relative: 23,
  straight: 24, semicolon: 25, dash: 26, negation: 27, bracket: 28, ing: 29, title: 30, speaker: 31, past: 32, role: 33, plural: 34, none: 99,
} as const; // prettier-ignore
/** How many word classes there are, none with them, and their numbers without a gap. */
export const CLASSES = 36;
export const classNumber = (group: number): number => Math.min(group, CLASSES - 1);
type WordClass = (typeof GROUP)[keyof typeof GROUP];

const MARKS: Readonly<Record<string, WordClass>> = {
  ',': GROUP.comma, '.': GROUP.stop, '!': GROUP.stop, '?': GROUP.stop, ':': GROUP.colon, '“': GROUP.opening, '«': GROUP.opening, '„': GROUP.opening,
  '”': GROUP.closing, '»': GROUP.closing, '"': GROUP.straight, ';': GROUP.semicolon, '—': GROUP.dash, '–': GROUP.dash, '--': GROUP.dash, '-': GROUP.dash,
  "'s": GROUP.possessive, '(': GROUP.bracket, ')': GROUP.bracket, '[': GROUP.bracket, ']': GROUP.bracket,
}; // prettier-ignore

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Closed classes in the order in which a word is asked for them. */
const CLOSED = (lex: Lexicon): readonly (readonly [ReadonlySet<string>, WordClass])[] => [
  [words('to'), GROUP.to],
  [words('that'), GROUP.that],
  [words('who which whom whose'), GROUP.relative],
  [lex.negations, GROUP.negation],
  [lex.coordinators, GROUP.coordinator],
  [words('i you we me us'), GROUP.speaker],
  [lex.determiners, GROUP.determiner],
  [lex.pronouns, GROUP.pronoun],
  [lex.auxiliaries, GROUP.auxiliary],
  [lex.prepositions, GROUP.preposition],
  [lex.conjunctions, GROUP.conjunction],
  [lex.times, GROUP.time],
];
const EN = LEXICONS['en'] as Lexicon;
const closed = CLOSED(EN);
const verbs = reportingVerbs('en');

function groupOf({ kind, low, text, cap }: Token, opens: boolean): WordClass {
  if (kind === 'number') return GROUP.number;
  if (kind === 'mark') return MARKS[low] ?? (EN.auxiliaries.has(low) ? GROUP.auxiliary : GROUP.mark);
  for (const [list, group] of closed) if (list.has(low)) return group;
  if (verbs.has(low) && (!cap || opens)) return GROUP.reporting;
  if (cap) return isRoleNoun(text, 'en') ? GROUP.title : text.length > 1 && text === text.toUpperCase() ? GROUP.capitals : GROUP.capital;
  if (COMMON_VERBS.has(low)) return GROUP.verb;
  if (low.endsWith('ly') || EN.adverbs.has(low)) return GROUP.adverb;
  if (low.endsWith('ing')) return GROUP.ing;
  if (low.endsWith('ed')) return GROUP.past;
  if (isRoleNoun(low, 'en')) return GROUP.role;
  return low.endsWith('s') ? GROUP.plural : GROUP.other;
}

const shapeOf = ({ kind, cap, text }: Token): number =>
  kind === 'number' ? 3 : kind === 'mark' ? 4 : !cap ? 0 : text.length > 1 && text === text.toUpperCase() ? 2 : 1;

/** What a word is by itself. */
interface Form {
  readonly number: number;
  readonly low: number;
  readonly ending: number;
  readonly shortEnding: number;
  readonly shape: number;
  /** Class inside a sentence, and where it opens one. */
  readonly groups: readonly [WordClass, WordClass];
  readonly cluster: number;
  readonly frames: number;
}
/** Words remembered from text to text; where there are more, all are forgotten before the next text, and numbered anew. */
const REMEMBERED = 20_000;
const forms = new Map<string, Form>();
let edition = 0;

function formOf(token: Token): Form {
  const known = forms.get(token.text);
  if (known) return known;
  const { low } = token,
    shape = shapeOf(token),
    cluster = clusterOf(token.text),
    made = {
      number: forms.size + 1,
      low: hashText(low),
      ending: hashText(low.slice(-3)),
      shortEnding: hashText(low.slice(-2)),
      shape,
      groups: [groupOf(token, false), groupOf(token, true)] as const,
      cluster: cluster < 0 ? -1 - shape : cluster,
      frames: hashText((verbs.get(low) ?? []).map((v) => [...v.frames].join('')).join('|')),
    };
  forms.set(token.text, made);
  return made;
}

/** The tokens of paragraphs as rows. */
export function wordRows(paragraphs: readonly Paragraph[]): WordRows {
  const tokens: Token[] = [],
    paragraph: number[] = [],
    sentence: number[] = [],
    quotation: number[] = [],
    begins: number[] = [];
  let quotations = 0,
    sentences = 0;
  paragraphs.forEach((p, at) => {
    const from = tokens.length;
    begins.push(from);
    for (const s of p.sentences) {
      for (const t of s.tokens) {
        tokens.push(t);
        paragraph.push(at);
        sentence.push(sentences);
        quotation.push(-1);
      }
      sentences++;
    }
    let i = from;
    for (const q of p.quotations) {
      while (i < tokens.length && (tokens[i]?.start ?? 0) < q.start) i++;
      for (; i < tokens.length && (tokens[i]?.end ?? 0) <= q.end; i++) quotation[i] = quotations;
      quotations++;
    }
  });
  begins.push(tokens.length);
  if (forms.size >= REMEMBERED) {
    forms.clear();
    edition++;
  }
  const n = tokens.length,
    rows = {
      tokens,
      form: new Int32Array(n),
      edition,
      low: new Int32Array(n),
      ending: new Int32Array(n),
      shortEnding: new Int32Array(n),
      shape: new Uint8Array(n),
      group: new Uint8Array(n),
      cluster: new Int32Array(n),
      frames: new Int32Array(n),
      quotation: Int32Array.from(quotation),
      paragraph: Int32Array.from(paragraph),
      sentence: Int32Array.from(sentence),
      titled: new Uint8Array(n),
      begins,
    };
  tokens.forEach((token, i) => {
    const form = formOf(token),
      opens = i === 0 || sentence[i - 1] !== sentence[i];
    rows.form[i] = form.number;
    rows.low[i] = form.low;
    rows.ending[i] = form.ending;
    rows.shortEnding[i] = form.shortEnding;
    rows.shape[i] = form.shape;
    rows.group[i] = form.groups[opens ? 1 : 0];
    rows.cluster[i] = form.cluster;
    rows.frames[i] = form.frames;
  });
  for (let p = 0; p + 1 < begins.length; p++) {
    const last = tokens[(begins[p + 1] as number) - 1];
    if (last && !/[.!?:"”»)]$/.test(last.text)) rows.titled.fill(1, begins[p], begins[p + 1]);
  }
  return rows;
}
