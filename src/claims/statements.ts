import type { QuoteType } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import { matches } from '../text/matches.ts';
import { cuesOf, type Cue } from './cues.ts';
import { LEXICONS, type Lexicon } from './lexicon.ts';
import { isVerb, subjectAfter, subjectOf } from './noun-phrase.ts';
import { patternHits } from './patterns.ts';
import type { Quotation } from './quotations.ts';
import { ACCORDING, reportingVerbs } from './reporting.ts';
import type { Attribution, Paragraph, Sentence, Tagger } from './tagger.ts';
import type { Token } from './tokens.ts';

/** Finds quotes and reported statements by reporting verb, subject and quotation marks; where no subject is found an indirect one is left out. */
export const ruleTagger: Tagger = {
  tag(text, paragraphs, lang) {
    const lex = LEXICONS[lang];
    const out: Draft[] = [];
    let pending: Announced | undefined;
    for (const p of paragraphs) {
      const found = lex ? p.sentences.flatMap((s) => sentenceAttributions({ text, p, s, lex, lang })) : byPattern(text, p, lang);
      out.push(...withLooseQuotations({ text, p, lex, lang }, found, out.at(-1), pending));
      pending = lex ? announced({ text, p, lex, lang }) : undefined;
    }
    return out.filter((d) => d.parts.some((r) => r.end > r.start)).map((d) => finish(text, d, paragraphs));
  },
};

/** The attributions of a language that is read by patterns. */
function byPattern(text: string, p: Paragraph, lang: string): Draft[] {
  return patternHits(text, p, lang).map((h) => ({ parts: [h.content], cue: h.cue, speaker: h.speaker }));
}

/** An attribution in the making: the pieces of its content. */
export interface Draft {
  parts: Range[];
  cue?: Range;
  speaker?: Range;
  /** The quotation that its content ends with, if it does. */
  last?: Quotation;
}
interface Context {
  readonly text: string;
  readonly p: Paragraph;
  readonly s: Sentence;
  readonly lex: Lexicon;
  readonly lang: string;
}

function sentenceAttributions(c: Context): Draft[] {
  const cues = cuesOf(c.text, c.s, c.p.quotations, reportingVerbs(c.lang), c.lex);
  const out: Draft[] = [];
  cues.forEach((cue, k) => {
    const draft = attribution(c, cue, cues[k - 1], cues[k + 1]);
    if (draft) out.push(draft);
  });
  return [...out, ...accordingTo(c, out)];
}

function attribution(c: Context, cue: Cue, previous: Cue | undefined, next: Cue | undefined): Draft | undefined {
  const { tokens } = c.s;
  const range = (r: { from: number; to: number } | undefined): Range | undefined => {
    const a = r && tokens[r.from];
    const b = r && tokens[r.to - 1];
    return a && b ? { start: a.start, end: b.end } : undefined;
  };
  const draft = { cue: range(cue), speaker: range(cue.subject) };
  if (!draft.speaker) return undefined;
  draft.speaker = withoutInversion(c.text, draft.speaker);
  const groupStart = Math.min(cue.from, cue.subject && !cue.shared ? cue.subject.from : cue.from);
  const groupEnd = cue.inverted && cue.subject ? cue.subject.to : cue.to;
  const behind = cue.shared ? undefined : contentBefore(c, groupStart, previous, /^[.;]?$/.test(tokens[groupEnd]?.low ?? ''), cue.inverted);
  const ahead = contentAfter(c, cue, groupEnd, next, behind !== undefined);
  if (behind && (cue.inverted || !ahead || ahead.resumes))
    return { ...draft, parts: [behind.range, ...(ahead?.resumes ? [ahead.range] : [])], last: ahead?.resumes ? ahead.quotation : behind.quotation };
  return ahead ? { ...draft, parts: [ahead.range], last: ahead.quotation } : undefined;
}

/** French hangs the pronoun on the auxiliary ("a-t-il déclaré"). */
function withoutInversion(text: string, r: Range): Range {
  const m = /-(?:ils?|elles?|on)$/u.exec(text.slice(r.start, r.end));
  return m ? { start: r.start + m.index + 1, end: r.end } : r;
}

interface Content {
  readonly range: Range;
  readonly quotation?: Quotation;
  /** It goes on with what stood before the cue ("A, he said, B"). */
  readonly resumes?: boolean;
}

/** The content that ends where the cue's group begins: a quotation, or the clause up to the comma. */
function contentBefore(c: Context, groupStart: number, previous: Cue | undefined, closes: boolean, inverted: boolean): Content | undefined {
  const { tokens } = c.s;
  const mark = tokens[groupStart - 1];
  const first = tokens[groupStart];
  if (!mark || !first) return undefined;
  const quotation = c.p.quotations.findLast((q) => q.end <= first.start && /^[\s,—–-]*$/.test(c.text.slice(q.end, first.start)));
  if (quotation) {
    if (quotation.start < c.s.start) return { range: quotation, quotation };
    const from = previous ? (tokens[previous.to]?.start ?? c.s.start) : c.s.start;
    const lead = c.text.slice(from, quotation.start).trim();
    if (lead === '' || previous || /[:.!?]$/.test(lead)) return { range: quotation, quotation };
    return { range: { start: from, end: quotation.end } };
  }
  if (mark.low !== ',' || groupStart < 3 || (previous && !closes)) return undefined;
  const inside = tokens.slice(0, groupStart - 1);
  if (!inside.some((_, i) => isVerb(tokens, i, c.lex)) && c.lang === 'en') return undefined;
  if (c.lex.prepositions.has(tokens[0]?.low ?? '') && groupStart < 8 && !inverted) return undefined;
  return { range: { start: c.s.start, end: mark.start } };
}

/** The content that follows a cue, behind hearers and adjuncts. */
function contentAfter(c: Context, cue: Cue, groupEnd: number, next: Cue | undefined, interrupted: boolean): Content | undefined {
  const { tokens } = c.s;
  const at = contentStart(c, cue, groupEnd, interrupted);
  const first = at === undefined ? undefined : tokens[at];
  if (at === undefined || !first) return undefined;
  const resumes = interrupted && tokens[groupEnd]?.low === ',';
  const quotation = c.p.quotations.find((q) => q.start === first.start);
  const end = contentEnd(c, at, next);
  if (quotation && (quotation.end >= c.s.end || quotation.end >= end || /^[\s.,;]*$/.test(c.text.slice(quotation.end, end))))
    return { range: quotation, quotation, resumes };
  if (cue.verb.frames.has('q') && cue.verb.frames.size === 1) return undefined;
  return end > first.start ? { range: { start: first.start, end }, resumes } : undefined;
}

function contentStart(c: Context, cue: Cue, groupEnd: number, interrupted: boolean): number | undefined {
  const { tokens } = c.s;
  const { lex } = c;
  let i = groupEnd;
  if (cue.verb.frames.has('t')) i = afterHearer(tokens, i, lex);
  for (let guard = 0; guard < 6; guard++) {
    const t = tokens[i];
    if (!t) return undefined;
    const opened = c.p.quotations.some((q) => q.start === t.start);
    if (opened) return i;
    if (t.low === ':') i++;
    else if (t.low === ',') {
      const jump = commaJump(c, i, interrupted);
      if (jump === undefined) return undefined;
      i = jump;
    } else if (
      lex.times.has(t.low) ||
      (/^(?:on|early|late|last|this)$/.test(t.low) &&
        (lex.times.has(tokens[i + 1]?.low ?? '') || /^(?:week|month|year|morning|evening)$/.test(tokens[i + 1]?.low ?? '')))
    ) {
      i++;
      while (/^(?:morning|afternoon|evening|night|week|month|year)$/.test(tokens[i]?.low ?? '') || lex.times.has(tokens[i]?.low ?? '')) i++;
    } else if (lex.prepositions.has(t.low) && !(t.low === 'to' && cue.verb.frames.has('v'))) {
      const jump = adjunctEnd(c, i);
      if (jump === undefined)
        return t.low === 'to' &&
          /^\p{Ll}+$/u.test(tokens[i + 1]?.text ?? '') &&
          cue.verb.frames.has('s') &&
          !lex.determiners.has(tokens[i + 1]?.low ?? '') &&
          cue.verb.lemma !== 'say'
          ? i
          : undefined;
      i = jump;
    } else return startsContent(t, tokens[i + 1], cue, lex) ? i : undefined;
  }
  return undefined;
}

function startsContent(t: Token, next: Token | undefined, cue: Cue, lex: Lexicon): boolean {
  if (t.low === 'to') return next !== undefined && next.kind === 'word' && (cue.verb.frames.has('v') || cue.verb.frames.has('s') || cue.verb.frames.has('t'));
  if (cue.verb.particle && cue.verb.particle !== t.low && cue.verb.particle === 'that') return false;
  if (lex.complementizers.has(t.low)) return true;
  if (cue.verb.frames.has('v') && cue.verb.frames.size === 1 && cue.verb.lemma !== 'want' && cue.verb.lemma !== 'seek' && cue.verb.lemma !== 'plan')
    return false;
  if (t.kind === 'mark') return /^[$€£¥]$/.test(t.text);
  if (lex.coordinators.has(t.low) || lex.auxiliaries.has(t.low)) return false;
  return !lex.conjunctions.has(t.low) || /^(?:if|what|how|why|whether)$/.test(t.low);
}

/** Behind a comma: the other comma of an insertion, or the rest of an interrupted content. */
function commaJump(c: Context, i: number, interrupted: boolean): number | undefined {
  const { tokens } = c.s;
  const next = tokens[i + 1];
  if (!next) return undefined;
  if (c.p.quotations.some((q) => q.start === next.start) || (c.lex.complementizers.has(next.low) && c.lang !== 'en')) return i + 1;
  if (c.lang === 'de' && !c.lex.prepositions.has(next.low)) return i + 1;
  if (interrupted) return /ing$/.test(next.low) || c.lex.coordinators.has(next.low) || c.lex.conjunctions.has(next.low) ? undefined : i + 1;
  for (let k = i + 1; k < Math.min(tokens.length, i + 22); k++) {
    const t = tokens[k];
    if (t?.low === ',' && (tokens[k + 1]?.low === 'that' || c.p.quotations.some((q) => q.start === tokens[k + 1]?.start))) return k + 1;
  }
  return undefined;
}

/** Behind "in a statement", "at a rally in Ohio": only where "that", a colon or a quotation shows that the content starts there. */
function adjunctEnd(c: Context, i: number): number | undefined {
  const { tokens } = c.s;
  for (let k = i + 1; k < Math.min(tokens.length, i + 25); k++) {
    const t = tokens[k];
    if (!t) return undefined;
    if (t.low === ':' || (c.lex.complementizers.has(t.low) && /^(?:that|dass|que|che|що|что)$/.test(t.low))) return t.low === ':' ? k + 1 : k;
    if (c.p.quotations.some((q) => q.start === t.start) && /^[,:]$|^that$/.test(tokens[k - 1]?.low ?? '')) return k;
    if (t.low === ';' || t.low === '.') return undefined;
    if (isVerb(tokens, k, c.lex)) return undefined;
  }
  return undefined;
}

function afterHearer(tokens: readonly Token[], at: number, lex: Lexicon): number {
  const first = tokens[at];
  if (!first || first.kind !== 'word' || lex.complementizers.has(first.low)) return at;
  if (lex.pronouns.has(first.low) && !lex.determiners.has(first.low)) return at + 1;
  const run = subjectAfter(tokens, at, lex);
  return run ? run.to : at + 1;
}

const CUT =
  /^(?:adding|saying|calling|citing|noting|according|telling|arguing|claiming|insisting|suggesting|warning|referring|explaining|while|although|though|but)$/;

/** Where the content ends: the sentence's end, or the comma before the next attribution or a contrast. */
function contentEnd(c: Context, at: number, next: Cue | undefined): number {
  const { tokens } = c.s;
  for (let i = at + 1; i < tokens.length; i++) {
    const t = tokens[i];
    if (!t || c.p.quotations.some((q) => q.start < t.start && t.start < q.end)) continue;
    if (t.low === ';') return t.start;
    const after = tokens[i + 1];
    if (t.low === ',' && after && CUT.test(after.low)) return t.start;
    if (
      (t.low === ',' || c.lex.coordinators.has(t.low)) &&
      next?.shared &&
      !next.inverted &&
      (next.from === i + 1 || (next.from === i + 2 && c.lex.coordinators.has(after?.low ?? '')))
    )
      return t.start;
    if (
      t.low === ',' &&
      next &&
      !next.shared &&
      next.subject &&
      next.subject.from <= i + 3 &&
      next.subject.from > i &&
      c.lex.coordinators.has(after?.low ?? '')
    )
      return t.start;
    if (t.low === 'according' && tokens[i + 1]?.low === 'to') return t.start;
  }
  return trimEnd(c.text, c.s);
}

function trimEnd(text: string, s: Range): number {
  let end = s.end;
  while (end > s.start && /[\s.!?…]/.test(text[end - 1] ?? '')) end--;
  return end;
}

/** "…, according to X" and "According to X, …". */
function accordingTo(c: Context, found: readonly Draft[]): Draft[] {
  const pattern = ACCORDING[c.lang];
  if (!pattern) return [];
  const out: Draft[] = [];
  for (const m of matches(c.text.slice(c.s.start, c.s.end), pattern)) {
    const start = c.s.start + m.index;
    const end = start + m[0].length;
    if (c.p.quotations.some((q) => q.start < start && start < q.end) || found.some((d) => d.cue?.start === start)) continue;
    const at = c.s.tokens.findIndex((t) => t.start >= end);
    const run = at < 0 ? undefined : subjectAfter(c.s.tokens, at, c.lex);
    const a = run && c.s.tokens[run.from];
    const b = run && c.s.tokens[run.to - 1];
    if (!a || !b) continue;
    const draft = { cue: { start, end }, speaker: { start: a.start, end: b.end } };
    const lead = c.text.slice(c.s.start, start);
    if (/^\W*(?:but|and)?\W*$/i.test(lead)) {
      const comma = c.s.tokens[run.to];
      // German goes on with the verb ("Laut der Polizei starben …").
      if (comma && c.lang === 'de' && comma.kind === 'word') out.push({ ...draft, parts: [{ start: comma.start, end: trimEnd(c.text, c.s) }] });
      if (!comma || !/^[,:]$/.test(comma.low)) continue;
      const quotation = c.p.quotations.find((q) => q.start === c.s.tokens[run.to + 1]?.start && q.end >= c.s.end);
      out.push({ ...draft, parts: [quotation ?? { start: comma.end, end: trimEnd(c.text, c.s) }], last: quotation });
    } else {
      const quotation = c.p.quotations.find((q) => q.start < start && /^[\s,]*$/.test(c.text.slice(q.end, start)) && q.start <= c.s.start);
      out.push({ ...draft, parts: [quotation ?? { start: c.s.start, end: start }], last: quotation });
    }
  }
  return out;
}

/** Adds the quotations that no cue took: they go on with the attribution before them, or stand without a speaker. */
function withLooseQuotations(c: Loose, found: readonly Draft[], before: Draft | undefined, pending: Announced | undefined): Draft[] {
  const { text, p } = c;
  const out = [...found];
  const inside = (q: Range): boolean => out.some((d) => d.parts.some((r) => r.start < q.end && q.start < r.end));
  for (const q of p.quotations) {
    if (inside(q)) continue;
    const host = out.findLast((d) => d.last && endOf(d) <= q.start);
    if (host && continues(text.slice(endOf(host), q.start))) {
      host.parts.push(q);
      host.last = q;
      continue;
    }
    if (!standsAlone(text, q, p)) continue;
    if (before?.last?.open && q.start - p.start < 2) {
      before.parts.push(q);
      before.last = q;
      continue;
    }
    const by = q.start - p.start < 2 ? pending : colonSpeaker(c, q);
    out.push({ ...by, parts: [q], last: q });
  }
  return out.sort((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0));
}

/** Who is about to speak where a paragraph ends with a colon and the quotation follows in the next. */
interface Loose {
  readonly text: string;
  readonly p: Paragraph;
  readonly lex: Lexicon | undefined;
  readonly lang: string;
}
interface Announced {
  readonly cue?: Range;
  readonly speaker?: Range;
}
function announced(c: Omit<Context, 's'>): Announced | undefined {
  const s = c.p.sentences.at(-1);
  if (!s || s.tokens.at(-1)?.low !== ':') return undefined;
  return speakerOf({ ...c, s });
}

/** The subject of the sentence whose colon leads to a quotation ("The judge interrupted: …"). */
function colonSpeaker(c: Loose, q: Quotation): Announced | undefined {
  const s = c.p.sentences.find((x) => x.start < q.start && q.start < x.end);
  if (!s || !c.lex || !/:\s*$/.test(c.text.slice(s.start, q.start))) return undefined;
  return speakerOf({ text: c.text, p: c.p, lang: c.lang, lex: c.lex, s: { ...s, tokens: s.tokens.filter((t) => t.end <= q.start) } });
}

function speakerOf(c: Context): Announced | undefined {
  const cue = cuesOf(c.text, c.s, c.p.quotations, reportingVerbs(c.lang), c.lex).at(-1);
  const subject = cue?.subject ?? subjectOf(c.s.tokens, 0, c.s.tokens.length, c.lex);
  const a = subject && c.s.tokens[subject.from];
  const b = subject && c.s.tokens[subject.to - 1];
  const from = cue && c.s.tokens[cue.from];
  const to = cue && c.s.tokens[cue.to - 1];
  return a && b ? { speaker: { start: a.start, end: b.end }, ...(from && to ? { cue: { start: from.start, end: to.end } } : {}) } : undefined;
}

const endOf = (d: Draft): number => Math.max(...d.parts.map((r) => r.end), d.cue?.end ?? 0, d.speaker?.end ?? 0);
/** Only an adjunct up to the sentence's end, or nothing, between an attribution and the words that go on with it. */
const continues = (between: string): boolean => /^[^.!?"“”:]{0,90}[.,]?\s*$/u.test(between) && /[.,]\s*$|^\s*$/.test(between);

function standsAlone(text: string, q: Quotation, p: Paragraph): boolean {
  const words = text.slice(q.start, q.end).match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu)?.length ?? 0;
  const lead = text.slice(p.start, q.start).trimEnd();
  return words >= 4 && (lead === '' || /[.!?:]$/.test(lead)) && /^\p{Lu}|^\p{Lo}/u.test(text.slice(q.start + 1));
}

/** An attribution from its pieces, without the marks and spaces at their edges. */
export function finish(text: string, d: Draft, paragraphs: readonly Paragraph[]): Attribution {
  const parts = d.parts.map((r) => strip(text, r)).filter((r) => r.end > r.start);
  const content = { start: Math.min(...parts.map((r) => r.start)), end: Math.max(...parts.map((r) => r.end)) };
  return {
    content,
    ...(parts.length > 1 ? { parts } : {}),
    ...(d.cue ? { cue: d.cue } : {}),
    ...(d.speaker ? { speaker: strip(text, d.speaker) } : {}),
    type: typeOf(text, parts, paragraphs),
  };
}

function strip(text: string, r: Range): Range {
  let { start, end } = r;
  while (start < end && /[\s,;:]/.test(text[start] ?? '')) start++;
  while (end > start && /[\s,;:—–-]/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

/** Direct: every word stands in quotation marks; indirect: none; mixed: both. */
function typeOf(text: string, parts: readonly Range[], paragraphs: readonly Paragraph[]): QuoteType {
  let inside = 0;
  let outside = 0;
  for (const r of parts) {
    const touches = (x: Range): boolean => x.start < r.end && r.start < x.end,
      quotations = paragraphs.filter(touches).flatMap((p) => p.quotations.filter(touches)),
      words = text.slice(r.start, r.end);
    if (quotations.length === 0) {
      if (/[\p{L}\p{N}]/u.test(words)) outside++;
      continue;
    }
    for (const m of matches(words, /[\p{L}\p{N}]+/gu)) {
      const at = r.start + m.index;
      if (quotations.some((q) => q.start <= at && at < q.end)) inside++;
      else outside++;
    }
  }
  return inside === 0 ? 'indirect' : outside === 0 ? 'direct' : 'mixed';
}
