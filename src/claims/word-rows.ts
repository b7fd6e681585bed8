import { hashText } from '../text/hash.ts';
import { byForm, clusterOfForm, type Form } from './forms.ts';
import { COMMON_VERBS, LEXICONS, type Lexicon } from './lexicon.ts';
import { reportingVerbs } from './reporting.ts';
import { isRoleForm } from './role-words.ts';
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

function groupOf(form: Form, opens: boolean): WordClass {
  const { kind, low, text, cap } = form;
  if (kind === 'number') return GROUP.number;
  if (kind === 'mark') return MARKS[low] ?? (EN.auxiliaries.has(low) ? GROUP.auxiliary : GROUP.mark);
  for (const [list, group] of closed) if (list.has(low)) return group;
  if (verbs.has(low) && (!cap || opens)) return GROUP.reporting;
  if (cap) return isRoleForm(form) ? GROUP.title : text.length > 1 && text === text.toUpperCase() ? GROUP.capitals : GROUP.capital;
  if (COMMON_VERBS.has(low)) return GROUP.verb;
  if (low.endsWith('ly') || EN.adverbs.has(low)) return GROUP.adverb;
  if (low.endsWith('ing')) return GROUP.ing;
  if (low.endsWith('ed')) return GROUP.past;
  if (isRoleForm(form)) return GROUP.role;
  return low.endsWith('s') ? GROUP.plural : GROUP.other;
}

const shapeOf = ({ kind, cap, text }: Form): number =>
  kind === 'number' ? 3 : kind === 'mark' ? 4 : !cap ? 0 : text.length > 1 && text === text.toUpperCase() ? 2 : 1;

/** What a word says of attributions by itself. */
interface WordForm {
  /** Its number, and the edition that this is of. */
  number: number;
  edition: number;
  readonly low: number;
  readonly ending: number;
  readonly shortEnding: number;
  readonly shape: number;
  /** Class inside a sentence, and where it opens one. */
  readonly groups: readonly [WordClass, WordClass];
  readonly cluster: number;
  readonly frames: number;
}
/** Words numbered from text to text; where there are more, all are numbered anew from the next text on. */
const NUMBERED = 8_000;
let edition = 0,
  numbered = 0;

const wordForm = byForm((form): WordForm => {
  const { low } = form,
    shape = shapeOf(form),
    group = groupOf(form, false),
    cluster = clusterOfForm(form);
  return {
    number: 0,
    edition: -1,
    low: hashText(low),
    ending: hashText(low.slice(-3)),
    shortEnding: hashText(low.slice(-2)),
    shape,
    groups: [group, form.cap ? groupOf(form, true) : group],
    cluster: cluster < 0 ? -1 - shape : cluster,
    frames: hashText((verbs.get(low) ?? []).map((v) => [...v.frames].join('')).join('|')),
  };
});

/** The tokens of paragraphs as rows. */
export function wordRows(paragraphs: readonly Paragraph[]): WordRows {
  if (numbered >= NUMBERED) {
    numbered = 0;
    edition++;
  }
  const tokens = paragraphs.flatMap((p) => p.sentences.flatMap((s) => s.tokens)),
    n = tokens.length,
    begins: number[] = [],
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
      quotation: new Int32Array(n).fill(-1),
      paragraph: new Int32Array(n),
      sentence: new Int32Array(n),
      titled: new Uint8Array(n),
      begins,
    };
  let i = 0,
    sentences = 0,
    quotations = 0;
  paragraphs.forEach((p, at) => {
    const from = i;
    begins.push(from);
    for (const s of p.sentences) {
      for (let k = 0; k < s.tokens.length; k++, i++) {
        const word = wordForm((tokens[i] as Token).form);
        if (word.edition !== edition) {
          word.edition = edition;
          word.number = ++numbered;
        }
        rows.form[i] = word.number;
        rows.low[i] = word.low;
        rows.ending[i] = word.ending;
        rows.shortEnding[i] = word.shortEnding;
        rows.shape[i] = word.shape;
        rows.group[i] = word.groups[k === 0 ? 1 : 0];
        rows.cluster[i] = word.cluster;
        rows.frames[i] = word.frames;
        rows.paragraph[i] = at;
        rows.sentence[i] = sentences;
      }
      sentences++;
    }
    let inside = from;
    for (const q of p.quotations) {
      while (inside < i && (tokens[inside] as Token).start < q.start) inside++;
      for (; inside < i && (tokens[inside] as Token).end <= q.end; inside++) rows.quotation[inside] = quotations;
      quotations++;
    }
    const last = tokens[i - 1];
    if (i > from && last && !/[.!?:"”»)]$/.test(last.text)) rows.titled.fill(1, from, i);
  });
  begins.push(n);
  return rows;
}
