import type { Lexicon } from './lexicon.ts';
import { antecedentBefore, subjectAfter, subjectBefore, subjectOf, type Run } from './noun-phrase.ts';
import type { Quotation } from './quotations.ts';
import type { ReportingVerb } from './reporting.ts';
import type { Sentence } from './tagger.ts';
import type { Token } from './tokens.ts';

/** A reporting verb with its auxiliaries and its subject; indexes into the sentence's tokens. */
export interface Cue extends Run {
  readonly verb: ReportingVerb;
  readonly subject?: Run;
  /** The subject stands behind the verb ("said Smith"). */
  readonly inverted: boolean;
  /** The subject was taken over from an earlier verb of the sentence. */
  readonly shared: boolean;
}

const BE = /^(?:is|are|was|were|be|been|being|'re|'m)$/;

/** The reporting verbs of a sentence outside its quotations, in order, each with its subject where one is found. */
export function cuesOf(text: string, s: Sentence, quotations: readonly Quotation[], verbs: ReadonlyMap<string, readonly ReportingVerb[]>, lex: Lexicon): Cue[] {
  const out: Cue[] = [];
  s.tokens.forEach((t, i) => {
    const candidates = t.kind === 'word' ? verbs.get(t.low) : undefined;
    if (!candidates || (t.cap && i > 0) || quotations.some((q) => q.start <= t.start && t.end <= q.end)) return;
    const verb =
      candidates.find((v) => v.next?.test(text.slice(t.end, s.end))) ??
      candidates.find((v) => v.particle && s.tokens[i + 1]?.low === v.particle) ??
      candidates.find((v) => !v.particle && !v.next);
    const cue = verb && cueAt(s.tokens, i, verb, lex, out);
    if (cue && cue.to > i) out.push(cue);
  });
  return out;
}

function cueAt(tokens: readonly Token[], i: number, verb: ReportingVerb, lex: Lexicon, earlier: readonly Cue[]): Cue | undefined {
  const to = i + 1 + (verb.particle && verb.particle !== 'that' && verb.frames.has('v') === false ? 1 : 0);
  const from = auxiliariesBefore(tokens, i, lex);
  const before = tokens[from - 1];
  const word = tokens[i]?.low ?? '';
  const aux = tokens.slice(from, i);
  if (
    before &&
    /^(?:to|a|an|the|his|her|its|their|our|my|your|this|that|no|any)$/.test(before.low) &&
    lex.complementizers.has('that') &&
    !(before.low === 'that' && !verb.nounLike)
  )
    return undefined;
  if (before?.low === "'s" && verb.nounLike) return possessed(tokens, i, verb, lex);
  if (verb.nounLike && !complementFollows(tokens, i + 1, word, verb, lex)) return undefined;
  if (word === 'pledged' && !/^(?:to|that|[“"])$/.test(tokens[i + 1]?.low ?? '')) return undefined;
  // "was told", "is expected": the subject hears, it does not say.
  if (aux.some((t) => BE.test(t.low)) && !verb.participle && /(?:ed|en|old|aid|ought|ead)$/.test(word) && lex.complementizers.has('that')) return undefined;
  if (verb.participle && !aux.some((t) => BE.test(t.low) || t.low === "'s")) return participle(tokens, i, to, verb, lex, earlier);
  return withSubject(tokens, { from, to, verb }, lex, earlier);
}

/** "Trump's claim that …": the owner is the speaker. */
function possessed(tokens: readonly Token[], i: number, verb: ReportingVerb, lex: Lexicon): Cue | undefined {
  if (tokens[i + 1]?.low !== 'that' || !lex.complementizers.has('that')) return undefined;
  const owner = subjectBefore(tokens, i - 1, lex);
  return owner ? { from: i, to: i + 1, verb, subject: { from: owner.from, to: i }, inverted: false, shared: true } : undefined;
}

/** A form that is also a noun is read as a verb only before what a verb takes. */
function complementFollows(tokens: readonly Token[], at: number, word: string, verb: ReportingVerb, lex: Lexicon): boolean {
  const t = tokens[at];
  if (!t) return !/^(?:states?|plans?|questions?)$/.test(word);
  if (t.low === 'that' || /^[:“"«]$/.test(t.text)) return true;
  if (/^(?:states?|notes?)$/.test(word)) return false;
  if (t.low === 'to') return verb.frames.has('v');
  if (t.kind === 'mark') return !/^(?:plans?|questions?|reports?|calls?)$/.test(word);
  return lex.pronouns.has(t.low) || lex.determiners.has(t.low) || t.cap || !/^(?:reports?|plans?|questions?|calls?|claims?)$/.test(word);
}

function auxiliariesBefore(tokens: readonly Token[], i: number, lex: Lexicon): number {
  let from = i;
  for (let k = i - 1; k >= 0 && k > i - 6; k--) {
    const t = tokens[k];
    if (!t) break;
    if ((lex.auxiliaries.has(t.low) && t.low !== "'s") || (t.low === "'s" && /(?:ing|ed)$|^been$/.test(tokens[k + 1]?.low ?? ''))) from = k;
    else if (!lex.adverbs.has(t.low) && !lex.negations.has(t.low) && !/^\p{L}{3,}ly$/u.test(t.low)) break;
  }
  // Adverbs in front of the first auxiliary belong to the cue as well ("then pointed out").
  while (
    from > 0 &&
    tokens[from - 1] &&
    !tokens[from - 1]?.cap &&
    (/^(?:also|then|later|once|again|still|even|not|recently|previously|already|just|now|repeatedly|reportedly)$/.test(tokens[from - 1]?.low ?? '') ||
      /^\p{L}{4,}ly$/u.test(tokens[from - 1]?.low ?? '')) &&
    from > 1
  )
    from--;
  return from;
}

function participle(tokens: readonly Token[], i: number, to: number, verb: ReportingVerb, lex: Lexicon, earlier: readonly Cue[]): Cue | undefined {
  const before = tokens[i - 1];
  if (before && lex.prepositions.has(before.low) && !/^(?:while|after|before|by|in)$/.test(before.low)) return undefined;
  if (before && lex.determiners.has(before.low)) return undefined;
  if (before && lex.auxiliaries.has(before.low)) return undefined;
  if (
    before?.kind === 'word' &&
    !lex.prepositions.has(before.low) &&
    !lex.coordinators.has(before.low) &&
    !lex.conjunctions.has(before.low) &&
    !lex.adverbs.has(before.low)
  ) {
    const own = subjectBefore(tokens, i, lex);
    if (own) return { from: i, to, verb, subject: own, inverted: false, shared: true };
  }
  const subject = earlier.findLast((c) => c.subject)?.subject ?? subjectOf(tokens, 0, i, lex);
  return subject && subject.to <= i ? { from: i, to, verb, subject, inverted: false, shared: true } : undefined;
}

function withSubject(tokens: readonly Token[], cue: { from: number; to: number; verb: ReportingVerb }, lex: Lexicon, earlier: readonly Cue[]): Cue | undefined {
  const before = tokens[cue.from - 1];
  const base = { ...cue, inverted: false, shared: false };
  const opensInverted = !closesApposition(tokens, cue.from, lex) && (!before || /^[,”"“»「」'’?!—–]$|^--$/.test(before.text));
  if (opensInverted && before && (cue.verb.frames.has('s') || cue.verb.frames.has('q'))) {
    const subject = subjectAfter(tokens, cue.to, lex);
    if (subject && !/^(?:that|the following)$/.test(tokens[subject.from]?.low ?? '') && endsInverted(tokens, subject.to, lex))
      return { ...base, subject, inverted: true };
  }
  if (before && (lex.coordinators.has(before.low) || (before.low === ',' && lex.coordinators.has(tokens[cue.from - 2]?.low ?? '')))) {
    const subject = earlier.findLast((c) => c.subject && !c.inverted)?.subject ?? subjectOf(tokens, 0, cue.from, lex);
    return subject && subject.to < cue.from ? { ...base, subject, shared: true } : undefined;
  }
  if (before && /^(?:who|which|that)$/.test(before.low) && lex.complementizers.has('that')) {
    const end = tokens[cue.from - 2]?.low === ',' ? cue.from - 2 : cue.from - 1;
    const subject = antecedentBefore(tokens, end, lex);
    return subject ? { ...base, subject } : undefined;
  }
  // German puts the verb second: what stands in front may be an adverb or an adjunct, with the subject behind the verb.
  const opening = tokens[0];
  if (
    opening &&
    lex.complementizers.has('dass') &&
    (lex.prepositions.has(opening.low) ||
      /^(?:so|gestern|heute|dort|hier|gleichzeitig|zugleich|zudem|außerdem|daraufhin|dabei|später|zuvor|auch|damit|dazu|dagegen|anschließend|schließlich|weiter|ferner)$/.test(
        opening.low,
      ))
  ) {
    const subject = subjectAfter(tokens, cue.to, lex);
    return subject ? { ...base, subject, inverted: true } : undefined;
  }
  const subject = subjectBefore(tokens, cue.from, lex);
  const head = subject && subject.to - subject.from === 1 ? tokens[subject.from]?.low : undefined;
  // Nobody in particular speaks in "you want", "one adds".
  if (!subject || head === 'you' || head === 'one') return undefined;
  return { ...base, subject };
}

/** Whether the comma before a verb ends an insertion behind its subject ("Lee, who leads the team, proposed"). */
function closesApposition(tokens: readonly Token[], at: number, lex: Lexicon): boolean {
  if (tokens[at - 1]?.low !== ',') return false;
  for (let i = at - 2; i > 0 && i > at - 25; i--) {
    if (tokens[i]?.kind === 'mark' && /^[“”"«».;:]$/.test(tokens[i]?.text ?? '')) return false;
    if (tokens[i]?.low === ',') return /^(?:who|which|whose|speaking|a|an)$/.test(tokens[i + 1]?.low ?? '') && subjectBefore(tokens, at, lex) !== undefined;
  }
  return false;
}

/** What may follow an inverted subject: the end, a mark, an adjunct; not a clause of its own. */
function endsInverted(tokens: readonly Token[], at: number, lex: Lexicon): boolean {
  const t = tokens[at];
  if (!t || t.kind === 'mark') return true;
  return (
    lex.prepositions.has(t.low) ||
    lex.times.has(t.low) ||
    lex.conjunctions.has(t.low) ||
    /^(?:adding|who|and|late|early|last|this)$/.test(t.low) ||
    /ing$/.test(t.low)
  );
}
