import type { FigureKind } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import type { FigureWords } from './figure-words.ts';
import type { Quantity } from './figures.ts';
import { COMMON_VERBS, type Lexicon } from './lexicon.ts';
import type { Sentence } from './tagger.ts';
import type { Token } from './tokens.ts';

const PAST = /(?:ed|wn|ught|ung|unk)$/;
const MONEY_OF = /^(?:of|in|de|an|von|di)$/;

/** The counted noun with what stands before it, from `at` on; undefined where none follows. */
export function thingAfter(s: Sentence, at: number, lex: Lexicon | undefined, lang: string): Range | undefined {
  const { tokens } = s;
  let i = tokens.findIndex((t) => t.start >= at);
  if (i < 0 || lang === 'zh') return undefined;
  // "dozens of people", "40 percent of voters".
  if (MONEY_OF.test(tokens[i]?.low ?? '')) {
    i++;
    while (lex?.determiners.has(tokens[i]?.low ?? '')) i++;
  }
  if (tokens[i]?.text === '-') i++;
  const first = tokens[i];
  if (!first || first.kind === 'mark' || (lex && /^(?:more|less|fewer|mehr)$/.test(first.low))) return undefined;
  let end = i;
  for (let k = i; k < Math.min(tokens.length, i + 7); k++) {
    const t = tokens[k];
    if (!t || t.kind === 'mark' || !goesOn(tokens, k, i, lex, lang)) break;
    end = k + 1;
    if (lang !== 'en' && lang !== 'de') break;
    if (lang === 'de' && t.cap) break;
  }
  const last = tokens[end - 1];
  if (lang === 'de' && !last?.cap) return undefined;
  return end > i && last ? { start: first.start, end: last.end } : undefined;
}

function goesOn(tokens: readonly Token[], k: number, from: number, lex: Lexicon | undefined, lang: string): boolean {
  const t = tokens[k];
  if (!t) return false;
  if (t.kind === 'number') return false;
  if (!lex) return true;
  if (
    lex.prepositions.has(t.low) ||
    lex.conjunctions.has(t.low) ||
    lex.coordinators.has(t.low) ||
    lex.auxiliaries.has(t.low) ||
    (lex.pronouns.has(t.low) && t.low !== 'others') ||
    lex.times.has(t.low)
  )
    return false;
  if (/^(?:sank|sunk|flew|fled|drowned|crashed|burned|exploded)$/.test(t.low)) return false;
  if (lex.determiners.has(t.low) && t.low !== 'other' && t.low !== 'another') return false;
  if (/^(?:ago|later|deep|away|more|apart|long|old|dead|alive|already|aboard|overnight|nationwide|worldwide)$/.test(t.low) || lex.adverbs.has(t.low))
    return false;
  if (lang !== 'en') return true;
  if (
    COMMON_VERBS.has(t.low) &&
    !/^(?:works?|shows?|plans?|plays?|calls?|votes?|looks?|turns?|lives?|claims?|moves?|helps?|starts?|support|finds?|needs?|runs?)$/.test(t.low)
  )
    return false;
  const next = tokens[k + 1];
  if (PAST.test(t.low) || /ing$/.test(t.low)) {
    if (/^(?:building|buildings|ceiling|evening|morning|wing|wings|red|bed|hundred|town|crown)s?$/.test(t.low)) return true;
    const noun =
      next &&
      next.kind === 'word' &&
      !lex.prepositions.has(next.low) &&
      !lex.determiners.has(next.low) &&
      !lex.coordinators.has(next.low) &&
      !lex.pronouns.has(next.low) &&
      !lex.auxiliaries.has(next.low) &&
      !lex.conjunctions.has(next.low) &&
      !lex.adverbs.has(next.low) &&
      !/ly$/.test(next.low);
    return k === from && noun === true && !next.cap;
  }
  if (/ly$/.test(t.low) && k > from) return false;
  return true;
}

/** Lives that are changed or saved are no deaths. */
const LOSS = /^(?:loss|lost|los(?:e|es|ing)|claim(?:s|ed|ing)?|took|takes?|taken|taking|cost(?:s|ing)?)$/;

/** The word that says what happened to those counted, and the kind it makes the figure. */
export function eventOf(
  s: Sentence,
  q: Quantity,
  thing: Range | undefined,
  words: FigureWords,
  lex: Lexicon | undefined,
): { event?: Range; kind?: FigureKind } {
  const { tokens } = s;
  const from = Math.max(q.span.end, q.unit?.end ?? 0, q.wholeEnd ?? 0, thing && thing.start >= q.span.end ? thing.end : 0);
  const range = (t: Token): Range => ({ start: t.start, end: t.end });
  const down = (t: Token): boolean => /^(?:shot|shoots?|shooting|brought|brings?)$/.test(t.low) && tokens[tokens.indexOf(t) + 1]?.low === 'down';
  const lost = (t: Token): boolean => {
    const at = tokens.indexOf(t);
    return t.low === 'lives' && tokens.slice(Math.max(0, at - 6), at + 4).some((o) => LOSS.test(o.low));
  };
  const kindWord = (t: Token | undefined): FigureKind | undefined => (!t ? undefined : down(t) ? 'downed' : lost(t) ? 'killed' : words.happened(t.low));
  const [start, end] = [clauseStart(tokens, q.span.start), clauseEnd(tokens, from)];
  const right = tokens.filter((t) => t.start >= from && t.start < end);
  const left = tokens.filter((t) => t.end <= q.span.start && t.end > start);
  const inThing = tokens.filter((t) => thing && t.start >= thing.start && t.end <= thing.end);
  const passive = right.findIndex((t) => lex?.auxiliaries.has(t.low));
  const own = inThing.find((t) => kindWord(t));
  // Directly behind: "59 are dead", "two people died", "40 wounded".
  const next = right.slice(0, passive >= 0 && passive < 3 ? passive + 5 : 3).find((t) => kindWord(t));
  const previous = left.slice(-7).findLast((t) => kindWord(t));
  const leftFirst = q.of !== undefined || (previous !== undefined && q.span.start - previous.end < 3 && passive !== 0);
  const chosen = leftFirst ? (previous ?? own ?? next) : (next ?? own ?? previous);
  if (chosen) {
    const kind = kindWord(chosen);
    return { event: range(chosen), ...(kind ? { kind } : {}) };
  }
  const verb = (t: Token): boolean =>
    t.kind === 'word' &&
    (!t.cap || t === tokens[0]) &&
    (PAST.test(t.low) || /[^h]ing$/.test(t.low) || COMMON_VERBS.has(t.low) || /^(?:began|hit|fired|left)$/.test(t.low)) &&
    !lex?.auxiliaries.has(t.low) &&
    t.low !== 'down';
  const behind = q.of === undefined ? right.slice(0, passive === 0 ? 4 : 1).find((t) => verb(t)) : undefined;
  const before = left.findLast((t) => verb(t));
  const event = behind ?? before ?? right.find((t) => verb(t));
  return event ? { event: range(event) } : {};
}

const CONTRASTS = new Set('while although after before but'.split(' '));
const BEHIND_COMMA = new Set('and but while who which as when'.split(' '));
/** Behind "and", the number or the event of another count. */
const ANOTHER = /^(?:more|at|about|nearly|some|injur|wound|another|hundreds|dozens|two|three|four|five|six|seven|eight|nine|ten|several)|(?:ed|ing)$/;

function clauseEnd(tokens: readonly Token[], from: number): number {
  for (let i = tokens.findIndex((t) => t.start >= from); i >= 0 && i < tokens.length; i++) {
    const { start, low, text } = tokens[i] as Token,
      next = tokens[i + 1];
    if (text === ';' || text === ':' || CONTRASTS.has(low)) return start;
    if (low === ',' && next && BEHIND_COMMA.has(next.low)) return start;
    if (low === 'and' && next && (next.kind === 'number' || ANOTHER.test(next.low))) return start;
  }
  return Infinity;
}

function clauseStart(tokens: readonly Token[], to: number): number {
  const stop = tokens.findLast(({ end, low }) => end <= to && (low === ';' || low === ':' || low === 'while' || low === 'although' || low === 'but'));
  return stop ? stop.end : -1;
}

/** "A 7-point plan" has seven parts; a lead of seven points is a share. */
const PLAN = /^[-‐‑]points?\s(?:plan|program(?:me)?|memo|agenda|proposal|list|manifesto|checklist|strategy|guide)/iu;

/** The kind of a figure: what happened, else its measure, else what it counts. */
export function kindOf(text: string, q: Quantity, thing: Range | undefined, happened: FigureKind | undefined, words: FigureWords): FigureKind {
  if (q.tally)
    return q.measure === 'percent' ||
      (/percent|poll|led/iu.test(text.slice(Math.max(0, q.span.start - 80), q.span.end + 60)) &&
        !/vote/iu.test(text.slice(Math.max(0, q.span.start - 60), q.span.end + 40)))
      ? 'percent'
      : 'voted';
  if (q.measure === 'money' || q.measure === 'percent' || q.measure === 'duration' || q.measure === 'distance') return q.measure;
  if (q.unit && /^points?$/i.test(text.slice(q.unit.start, q.unit.end))) return PLAN.test(text.slice(q.span.end, q.unit.end + 24)) ? 'other' : 'percent';
  if (q.measure === 'other') return 'other';
  const noun = thing ? (text.slice(thing.start, thing.end).split(/\s+/).at(-1) ?? '') : '';
  const people = words.people.test(noun);
  if (happened) {
    const bodily = /^(?:killed|injured|missing|displaced|arrested|captured)$/.test(happened);
    if (!bodily || people || /^(?:deaths?|injuries|arrests?)$/i.test(noun) || !words.events.test(noun)) return happened;
  }
  if (people) return 'people';
  return words.events.test(noun) ? 'other' : 'objects';
}
