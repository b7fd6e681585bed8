import type { Claim } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import type { Reading } from '../model/reading.ts';
import { isFurnished, ownText, type Revision } from '../model/revision.ts';
import { sentences } from '../text/sentences.ts';
import { fold, primaryOf, termOf, tokens } from '../text/words.ts';
import { SURE_WORDS, type SureWords } from './hedge-words.ts';

/** One report of a story, whose own words it holds: copies say again what their originals do. */
export interface Told {
  readonly revision: Revision;
  readonly reading: Reading;
  /** When it was published, else seen; epoch ms. */
  readonly at: number;
}
export interface Word extends Range {
  readonly term: string;
  /** A part of who says it and how, not of what is said. */
  readonly isSaid: boolean;
}
/** What a sentence says openly: the word that holds it open, and what that holds. */
export interface Hold {
  readonly at: Range;
  /** Claimed by somebody, where it is not in doubt by a word of the report itself. */
  readonly isAlleged: boolean;
  readonly isDenied: boolean;
  /** The clause that is held open. */
  readonly clause: Range;
  /** The first word that it holds; empty for what somebody alleges or denies, where all of it is. */
  readonly predicate: string;
}
/** A sentence or a headline of a report, with its content words. */
export interface SureLine extends Range {
  readonly told: Told;
  readonly isHeadline: boolean;
  readonly words: readonly Word[];
  readonly terms: ReadonlySet<string>;
  readonly holds: readonly Hold[];
  readonly lang: SureWords;
  /** What stands before and behind it. */
  before?: SureLine;
  after?: SureLine;
}

/** The headline and the sentences of a report's body with what they hold open; none in a language without a table. */
export function sureLines(told: Told): SureLine[] {
  const { revision, reading } = told,
    lang = SURE_WORDS[primaryOf(revision.lang)];
  if (!lang) return [];
  const text = ownText(revision),
    made: SureLine[] = [lineOf(told, text, revision.headline, { lang, isHeadline: true, claims: reading.claims })];
  let before: SureLine | undefined;
  for (const block of revision.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item' && block.kind !== 'quote') continue;
    for (const s of sentences(text.slice(block.start, block.end), revision.lang)) {
      const at = { start: block.start + s.start + datelineOf(text.slice(block.start + s.start, block.start + s.end), revision), end: block.start + s.end };
      if (isFurnished(revision, at)) continue;
      const line = lineOf(told, text, at, { lang, isHeadline: false, claims: reading.claims });
      if (before) {
        line.before = before;
        before.after = line;
      }
      made.push((before = line));
    }
  }
  return made;
}

/** How many characters of a sentence are the dateline before it. */
function datelineOf(sentence: string, { dateline }: Revision): number {
  if (!dateline || dateline.text === '' || !sentence.startsWith(dateline.text)) return 0;
  return dateline.text.length + (/^[\s—–-]*/u.exec(sentence.slice(dateline.text.length))?.[0].length ?? 0);
}

interface From {
  readonly lang: SureWords;
  readonly isHeadline: boolean;
  readonly claims: readonly Claim[];
}

function lineOf(told: Told, text: string, at: Range, { lang, isHeadline, claims }: From): SureLine {
  const here = claims.filter((c) => c.sentence.start < at.end && at.start < c.sentence.end && c.manner !== 'figure'),
    said = here.flatMap((c) => [c.speaker, c.cue].filter((r) => r !== undefined)),
    all = wordsOf(text, at, primaryOf(told.revision.lang), said),
    holds = [...reservations(text, at, all, lang), ...allegations(text, at, here, lang), ...denials(text, at, lang)],
    // How sure it is is no part of what is said.
    words = all.filter((w) => !holds.some((h) => h.at.start <= w.start && w.end <= h.at.end));
  return {
    told,
    start: at.start,
    end: at.end,
    isHeadline,
    words,
    terms: new Set(words.map((w) => w.term)),
    holds,
    lang,
  };
}

function wordsOf(text: string, at: Range, lang: string, said: readonly Range[]): Word[] {
  return tokens(text.slice(at.start, at.end)).flatMap((t) => {
    const term = termOf(fold(t.text), lang),
      place = { start: at.start + t.start, end: at.start + t.end };
    return term === '' ? [] : [{ ...place, term, isSaid: said.some((r) => r.start <= place.start && place.end <= r.end) }];
  });
}

function reservations(text: string, at: Range, words: readonly Word[], lang: SureWords): Hold[] {
  return places(text, at, lang.reserved).flatMap((place) => {
    // "May" within a sentence is the month.
    if (/^May$/.test(text.slice(place.start, place.end))) return [];
    const clause = clauseOf(text, at, place),
      held = words.find((w) => w.start >= place.end && w.end <= clause.end && !AUXILIARY.has(w.term));
    return held ? [{ at: place, isAlleged: false, isDenied: false, clause, predicate: held.term }] : [];
  });
}
/** What stands between a modal and its verb. */
const AUXILIARY: ReadonlySet<string> = new Set('have has had be been being also still yet soon already now well even only'.split(' '));

function allegations(text: string, at: Range, claims: readonly Claim[], lang: SureWords): Hold[] {
  return claims.flatMap(({ cue, content, type }) => {
    if (!cue || type === 'direct' || content.start < at.start || content.end > at.end || !lang.alleging.test(text.slice(cue.start, cue.end))) return [];
    return [{ at: cue, isAlleged: true, isDenied: false, clause: content, predicate: '' }];
  });
}

function denials(text: string, at: Range, lang: SureWords): Hold[] {
  return places(text, at, lang.denying).map((place) => ({
    at: place,
    isAlleged: false,
    isDenied: true,
    clause: { start: place.end, end: clauseOf(text, at, place).end },
    predicate: '',
  }));
}

/** Where a pattern stands in a range of a text. */
export function places(text: string, within: Range, pattern: RegExp): Range[] {
  return [...text.slice(within.start, within.end).matchAll(pattern)].map((m) => ({
    start: within.start + m.index,
    end: within.start + m.index + m[0].length,
  }));
}

const STOP = /[;:—–]|,\s(?=(?:and|but|while|although|whereas|which|who|as|after|according)(?!\p{L}))/gu;

/** The clause of a sentence that holds a word. */
function clauseOf(text: string, sentence: Range, at: Range): Range {
  const stops = places(text, sentence, STOP);
  return {
    start: stops.findLast((s) => s.end <= at.start)?.end ?? sentence.start,
    end: stops.find((s) => s.start >= at.end)?.start ?? sentence.end,
  };
}
