import { calendar } from '../text/calendar.ts';
import type { Lexicon } from './lexicon.ts';
import { COMMON_VERBS } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** A run of tokens: indexes, end exclusive. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

const DASH = /^(?:—|–|--|-)$/;

/** Whether a token is a finite verb by its form, as far as a list and an ending show. */
export function isVerb(tokens: readonly Token[], i: number, lex: Lexicon): boolean {
  const t = tokens[i];
  if (!t || t.kind !== 'word') return t !== undefined && lex.auxiliaries.has(t.low);
  if (lex.auxiliaries.has(t.low)) return true;
  if (t.cap && i > 0) return false;
  const before = tokens[i - 1];
  if (before && (lex.determiners.has(before.low) || before.low === "'s" || lex.prepositions.has(before.low))) return false;
  if (COMMON_VERBS.has(t.low) && lex.complementizers.has('that')) return true;
  // "-ed" before a noun is an adjective ("a widely denounced vote").
  const after = tokens[i + 1];
  return (
    /[^e]ed$/.test(t.low) &&
    lex.complementizers.has('that') &&
    (after === undefined ||
      after.kind !== 'word' ||
      lex.determiners.has(after.low) ||
      lex.prepositions.has(after.low) ||
      lex.pronouns.has(after.low) ||
      after.cap)
  );
}

/** The subject that ends right before token `at`: a noun phrase with its title and apposition; undefined where none is clear. */
export function subjectBefore(tokens: readonly Token[], at: number, lex: Lexicon): Run | undefined {
  let to = at;
  while (to > 0 && isBetween(tokens[to - 1], lex)) to--;
  if (to === 0) return undefined;
  const last = tokens[to - 1];
  if (!last) return undefined;
  if (last.low === ',' || DASH.test(last.text)) {
    const open = openingComma(tokens, to - 1, last.low);
    if (open === undefined) return undefined;
    const inner = tokens[open + 1];
    // "an official, speaking on condition of anonymity, said": how somebody spoke belongs to who spoke.
    const apposition =
      inner && (inner.low === 'speaking' || inner.low === 'citing')
        ? inner.low === 'speaking'
        : inner && !lex.prepositions.has(inner.low) && !lex.conjunctions.has(inner.low) && !/ing$/.test(inner.low);
    const core = phraseBefore(tokens, open, lex);
    return core && (apposition || (inner && /^(?:who|which)$/.test(inner.low))) ? { from: core.from, to: to - 1 } : core;
  }
  return phraseBefore(tokens, to, lex);
}

const isBetween = (t: Token | undefined, lex: Lexicon): boolean =>
  t !== undefined && t.kind === 'word' && !t.cap && (lex.adverbs.has(t.low) || /^\p{L}{3,}ly$/u.test(t.low)) && !/^(?:family|ally|italy|assembly)$/.test(t.low);

function openingComma(tokens: readonly Token[], close: number, mark: string): number | undefined {
  for (let i = close - 1; i > 0 && i > close - 40; i--) {
    const t = tokens[i];
    if (!t) return undefined;
    if (/^[.;:?!"“”«»„]$/.test(t.text)) return undefined;
    // "Mayor Ann Lee, a doctor, 45, said": a list or an age belongs to the apposition.
    if ((mark === ',' ? t.low === ',' : DASH.test(t.text)) && i < close - 1) return i;
  }
  return undefined;
}

/** The noun phrase that a relative clause hangs on ("…by Mayor Ann Lee, who"): the last one before `to`, without the preposition that leads to it. */
export function antecedentBefore(tokens: readonly Token[], to: number, lex: Lexicon): Run | undefined {
  let from = to;
  while (from > 0 && !stops(tokens, from - 1, to, lex) && !(lex.prepositions.has(tokens[from - 1]?.low ?? '') && tokens[from - 1]?.low !== 'of')) from--;
  return trim(tokens, from, to, lex);
}

/** The noun phrase that ends before `to`. */
function phraseBefore(tokens: readonly Token[], to: number, lex: Lexicon): Run | undefined {
  let from = to;
  while (from > 0) {
    const i = from - 1;
    const t = tokens[i];
    if (!t || stops(tokens, i, to, lex)) break;
    from = i;
  }
  return trim(tokens, from, to, lex);
}

function stops(tokens: readonly Token[], i: number, to: number, lex: Lexicon): boolean {
  const t = tokens[i];
  if (!t) return true;
  if (t.kind === 'mark') return !(/^[$€£%&(){}[\]/]$/.test(t.text) || t.low === "'s" || t.text === '’');
  if (t.low === "'s" && i > 0) return false;
  if (lex.coordinators.has(t.low))
    return t.low !== 'and' && t.low !== 'und' && t.low !== 'et' && t.low !== 'y' && t.low !== 'e' ? true : !joinsPhrases(tokens, i, to, lex);
  if (lex.prepositions.has(t.low)) return (lex.conjunctions.has(t.low) && !/^(?:of|for)$/.test(t.low)) || t.low === 'than';
  if (lex.conjunctions.has(t.low)) return true;
  if (lex.pronouns.has(t.low) && !lex.determiners.has(t.low)) return i < to - 1;
  return isVerb(tokens, i, lex) && i < to;
}

/** "Trump and Clinton" is one phrase; "fell and Clinton" is not. */
function joinsPhrases(tokens: readonly Token[], i: number, to: number, lex: Lexicon): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (!before || !after || before.kind !== 'word' || to - i > 8 || lex.pronouns.has(after.low)) return false;
  for (let k = i - 1; k >= 0 && k > i - 8; k--) {
    const t = tokens[k];
    if (!t || (t.kind === 'mark' && t.low !== "'s")) break;
    if (isVerb(tokens, k, lex)) return false;
  }
  return before.cap === after.cap || lex.determiners.has(after.low);
}

function trim(tokens: readonly Token[], from0: number, to: number, lex: Lexicon): Run | undefined {
  let from = from0;
  for (;;) {
    const t = tokens[from];
    if (!t || from >= to) return undefined;
    const skip =
      lex.coordinators.has(t.low) ||
      lex.adverbs.has(t.low) ||
      lex.conjunctions.has(t.low) ||
      (t.kind === 'mark' && !/^[$€£(]$/.test(t.text)) ||
      /^(?:ly|so|even|yet|still|then|now|meanwhile|instead|however|also)$/.test(t.low) ||
      /ly$/.test(t.low);
    if (skip && !lex.determiners.has(t.low) && !lex.pronouns.has(t.low) && from + 1 < to) from++;
    else if (lex.prepositions.has(t.low)) {
      // An adjunct in front ("In 2012 Trump said"): the subject is the last phrase behind it.
      const next = lastPhrase(tokens, from, to, lex);
      if (next === undefined) return undefined;
      from = next;
    } else break;
  }
  const head = tokens[to - 1];
  if (!head || lex.prepositions.has(head.low) || (lex.determiners.has(head.low) && to - from === 1 && !lex.pronouns.has(head.low))) return undefined;
  if (lex.times.has(head.low) && !(head.low === 'today' && head.cap) && to - from > 1) return trim(tokens, from, to - 1, lex);
  return to > from && to - from < 30 ? { from, to } : undefined;
}

/** Where the phrase behind a date in front begins ("On 3 June 2025 the council"); undefined where no date stands there, or it leads on ("in May's report"). */
function behindDate(tokens: readonly Token[], from: number, to: number, lex: Lexicon): number | undefined {
  let i = from + 1;
  while (i < to && (isDay(tokens[i], lex) || /^\d{1,4}(?:st|nd|rd|th)?$/.test(tokens[i]?.low ?? ''))) i++;
  const behind = tokens[i],
    isDate = tokens.slice(from + 1, i).some((t) => isDay(t, lex) || /^\d{4}$/.test(t.text));
  return isDate && i < to && behind?.kind === 'word' && behind.low !== "'s" && behind.low !== 'day' && !lex.prepositions.has(behind.low) ? i : undefined;
}
/** Months are names in English alone of the languages that write them with a capital and set the subject behind them. */
const MONTHS = calendar('en').months;
const isDay = (t: Token | undefined, lex: Lexicon): boolean => t !== undefined && (lex.times.has(t.low) || (t.cap && MONTHS.has(t.low)));

function lastPhrase(tokens: readonly Token[], from: number, to: number, lex: Lexicon): number | undefined {
  const dated = behindDate(tokens, from, to, lex);
  if (dated !== undefined) return dated;
  for (let i = from + 2; i < to; i++) {
    const t = tokens[i];
    const before = tokens[i - 1];
    if (!t || !before || lex.prepositions.has(before.low) || before.low === "'s") continue;
    if (lex.pronouns.has(t.low) || (lex.determiners.has(t.low) && !lex.determiners.has(before.low))) return i;
    if (t.cap && (lex.times.has(before.low) || /^\d{4}$/.test(before.text) || !before.cap) && before.kind !== 'mark') return i;
  }
  return undefined;
}

/** The subject that starts at token `at`, as after an inverted verb ("said Rick Hasen, a law professor"). */
export function subjectAfter(tokens: readonly Token[], at: number, lex: Lexicon): Run | undefined {
  const first = tokens[at];
  if (!first || first.kind !== 'word') return undefined;
  if (lex.pronouns.has(first.low) && !lex.determiners.has(first.low)) return { from: at, to: at + 1 };
  let to = phraseAfter(tokens, at, lex);
  if (to === at) return undefined;
  const comma = tokens[to];
  if (comma?.low === ',') {
    const end = appositionAfter(tokens, to + 1, lex);
    if (end > to + 1) to = end;
  }
  return { from: at, to };
}

function phraseAfter(tokens: readonly Token[], at: number, lex: Lexicon): number {
  let i = at;
  let named = false;
  for (; i < tokens.length; i++) {
    const t = tokens[i];
    if (!t) break;
    if (t.low === "'s" || /^[&(]$/.test(t.text) || (t.text === '.' && tokens[i - 1]?.text.length === 1)) continue;
    if (t.text === ')' && tokens.slice(at, i).some((x) => x.text === '(')) continue;
    if (t.kind === 'mark') break;
    if (lex.times.has(t.low) || (lex.adverbs.has(t.low) && !lex.determiners.has(t.low))) break;
    if (lex.prepositions.has(t.low)) {
      const noun = tokens[i + 1];
      const binds =
        /^(?:of|for|at|from|with|von|für|du|de|des|del|do|da|di|della|dei|del)$/.test(t.low) &&
        noun &&
        (noun.cap || lex.determiners.has(noun.low) || t.low === 'of');
      if (!binds || i === at || (named && !/^(?:of|at|from|with)$/.test(t.low))) break;
      continue;
    }
    if (lex.conjunctions.has(t.low) || lex.auxiliaries.has(t.low)) break;
    if (lex.coordinators.has(t.low)) {
      const noun = tokens[i + 1];
      if (t.low === 'but' || !noun || !(noun.cap || lex.determiners.has(noun.low))) break;
      continue;
    }
    if (lex.pronouns.has(t.low) && !lex.determiners.has(t.low)) break;
    if (named && !t.cap && t.kind === 'word' && i > at) break;
    if (i > at && /ing$/.test(t.low) && !t.cap && tokens[i - 1]?.cap) break;
    if (t.cap && tokens[i + 1] && !tokens[i + 1]?.cap && i > at) named = tokens[i + 1]?.low !== "'s" && named;
    if (isVerb(tokens, i, lex) && i > at) break;
  }
  while (i > at && (lex.coordinators.has(tokens[i - 1]?.low ?? '') || lex.prepositions.has(tokens[i - 1]?.low ?? ''))) i--;
  return i;
}

/** End of an apposition that starts at `at` ("a law professor at X, and Y"), or `at` where none starts. */
function appositionAfter(tokens: readonly Token[], at: number, lex: Lexicon): number {
  const first = tokens[at];
  if (!first || first.kind !== 'word') return at;
  const starts =
    lex.determiners.has(first.low) ||
    (!first.cap &&
      !lex.prepositions.has(first.low) &&
      !lex.conjunctions.has(first.low) &&
      !lex.coordinators.has(first.low) &&
      !lex.pronouns.has(first.low) &&
      !lex.auxiliaries.has(first.low) &&
      !/(?:ing|ly)$/.test(first.low) &&
      /^(?:of|at|for)$/.test(tokens[at + 1]?.low ?? tokens[at + 2]?.low ?? ''));
  if (!starts && !/^(?:who|whose)$/.test(first.low)) return at;
  let i = at;
  for (; i < tokens.length; i++) {
    const t = tokens[i];
    if (!t || (t.kind === 'mark' && /^[,.;:?!—–"“”]|^--$/.test(t.text) && !/^[’']/.test(t.text))) break;
  }
  return i;
}

/** The subject of the clause that starts at `at`: the first noun phrase before its first verb. */
export function subjectOf(tokens: readonly Token[], at: number, end: number, lex: Lexicon): Run | undefined {
  for (let i = at + 1; i < end; i++) {
    if (tokens[i]?.low === ',' && lex.prepositions.has(tokens[at]?.low ?? '')) return subjectOf(tokens, i + 1, end, lex);
    if (isVerb(tokens, i, lex)) return subjectBefore(tokens, i, lex);
  }
  return undefined;
}
