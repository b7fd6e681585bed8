import type { Claim } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import type { Readable } from '../model/verdict.ts';
import { deniesIn, holdsNegation, isDenied } from '../text/unsaid.ts';
import { fold, primaryOf, termOf, terms, tokens } from '../text/words.ts';
import { CAPITALS_NAME, type Evidence } from './evidence.ts';
import { settingOf } from './setting.ts';

/** A figure in its text, with what tells what it counts. */
export interface Weighed {
  readonly text: Readable;
  readonly claim: Claim;
  readonly evidence: Evidence;
}

/**
 * Whether it cannot be told that a text's figure is of what was asked, though its value is: its sentence does not name whom or where was asked for, looks back on
 * another time, denies it, or has the doers asked for on the other side ("52 drones launched by Ukraine" of 52 downed by Ukraine).
 * @param wanted the terms asked for, of which the article holds all.
 */
export function isInDoubt(asked: Weighed, found: Weighed, wanted: readonly string[]): boolean {
  const { text, claim, evidence } = found,
    names = wanted.filter((t) => isName(t, asked.text, text));
  return (
    names.some((t) => !evidence.near.has(t) && !evidence.thing.has(t)) ||
    (asked.text.reading.dates.length === 0 && settingOf(text.revision, text.reading, claim).looksBack) ||
    isDeniedThere(found) ||
    isTurned(asked, found, names)
  );
}

/** Whether a term names somebody or something: typed with a capital, or never printed without one. Where capitals do not tell, every term may. */
function isName(term: string, asked: Readable, { revision }: Readable): boolean {
  const lang = primaryOf(revision.lang);
  if (!CAPITALS_NAME.has(lang)) return true;
  const printed = revision.blocks.flatMap((b) => tokens(revision.text.slice(b.start, b.end))),
    typed = tokens(asked.revision.text).slice(1),
    has = (token: { readonly text: string }): boolean => termOf(fold(token.text), lang) === term,
    isCapital = (token: { readonly text: string }): boolean => /^\p{Lu}/u.test(token.text);
  return typed.some((t) => isCapital(t) && has(t)) || (printed.some(has) && printed.filter(has).every(isCapital));
}

/** Whether its speaker denies it, a verb that denies stands before it, or a "not" right before its number. */
function isDeniedThere({ text: { revision }, claim }: Weighed): boolean {
  const { text, lang } = revision,
    start = claim.figure?.span.start ?? claim.content.start,
    before = text.slice(claim.sentence.start, start);
  return isDenied(text, claim, lang) || deniesIn(before, lang) || holdsNegation(/\S+\s*$/u.exec(before)?.[0] ?? '', lang);
}

/** Whether who is named as the doer in one of them is not in the other, or is whose the things are. */
function isTurned(asked: Weighed, found: Weighed, names: readonly string[]): boolean {
  const [doers, there] = [doersOf(asked), doersOf(found)];
  return (
    names.some((t) => doers.has(t) && !there.has(t)) ||
    [...asked.evidence.qualifiers].some((t) => there.has(t) && !found.evidence.thing.has(t)) // prettier-ignore
  );
}

/** "Downed overnight by Ukraine": who is named behind the word for what happened as its doer. */
const BY = /^(?:\s+[\p{L}\p{M}-]+){0,3}?\s+(?:by|von|durch|par|por|da|dal|dalla|pelo|pela|door|av|af)\s+([^,.;:]{1,60})/u;
/** Behind the last of these a clause begins. */
const CLAUSE = /[,;:]|(?<!\p{L})(?:that|dass|que|che|dat|что|що)(?!\p{L})/giu;

/** The terms of those who did what a figure counts: before the verb that has it as its object, or behind "by". */
function doersOf({ text: { revision }, claim: { figure, sentence, cue } }: Weighed): ReadonlySet<string> {
  const { text, lang } = revision,
    event = figure?.event;
  if (!event) return new Set();
  if (event.start >= figure.span.end) return new Set(terms(BY.exec(text.slice(event.end, sentence.end))?.[1] ?? '', lang));
  const from = cue && cue.end <= event.start ? Math.max(cue.end, sentence.start) : sentence.start,
    before: Range = { start: from, end: event.start },
    clause = [...text.slice(before.start, before.end).matchAll(CLAUSE)].at(-1);
  return new Set(terms(text.slice(before.start + (clause ? clause.index + clause[0].length : 0), before.end), lang));
}
