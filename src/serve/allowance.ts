import type { Allowance, Extent, GrantKind, Mode } from '../model/allowance.ts';
import { isShown, type Claim } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import type { Reading } from '../model/reading.ts';
import { bodyRange, isFurnished, ownText, type Revision } from '../model/revision.ts';
import { tokens } from '../text/words.ts';

/** The most words of an excerpt. */
export const EXCERPT_WORDS = 30;
/** The most lines of one article on public pages, and the share of its words that they may have together. */
const MOST_LINES = 3,
  LINES_SHARE = 0.1;
/** Characters of a line that tells something and can be read at a glance. */
export const SHORTEST = 40,
  LONGEST = 320;

type Limited = Pick<Revision, 'rights'>;

/** What a text's own rights allow: `nosnippet` and `max-snippet: 0` no body text, `noarchive` and a longer `max-snippet` an excerpt. */
export function ownExtent({ rights: { nosnippet, maxSnippet, noarchive } }: Limited): Extent {
  if (nosnippet || maxSnippet === 0) return 'none';
  return noarchive || (maxSnippet !== undefined && maxSnippet > 0) ? 'excerpt' : 'full';
}

/** What all of some texts allow. */
export function strictest(texts: readonly Limited[]): Revision['rights'] {
  const limits = texts.flatMap(({ rights: { maxSnippet } }) => (maxSnippet !== undefined && maxSnippet >= 0 ? [maxSnippet] : []));
  const any = (name: 'noindex' | 'nosnippet' | 'noarchive' | 'tdmReserved') => (texts.some((t) => t.rights[name]) ? { [name]: true } : {});
  return {
    ...any('noindex'),
    ...any('nosnippet'),
    ...any('noarchive'),
    ...any('tdmReserved'),
    ...(limits.length > 0 ? { maxSnippet: Math.min(...limits) } : {}),
  };
}

/** What may be shown of a text, of which nothing else was decided: what its own rights say to the paper's own users. */
export function rangesOf(revision: Revision): readonly Range[] {
  if (revision.allowance) return revision.allowance.ranges;
  return ownExtent(revision) === 'none' ? [revision.headline] : [{ start: 0, end: revision.text.length }];
}

/** What decides on the texts of one article beside their own words. */
export interface Circumstances {
  readonly mode: Mode;
  /** What its source's texts are, where an editor has marked them. */
  readonly grant?: GrantKind;
  /** What was read in the text. */
  readonly reading?: Reading;
  /** The newest text of the article, where this is an older one: what that forbids, this may not show either, and no other words. */
  readonly newest?: Revision;
}

/**
 * What may be shown of a text. THE rule of rights for pages, feeds, JSON and files alike.
 *
 * To the paper's own users whatever the text's rights allow. In public its headline, at most 30 words (its deck where that is no longer, else the first of its body; no more characters than
 * `max-snippet`), and at most three attributed sentences or notes of its publisher that together have no more than a tenth of its words; none where the publisher reserves mining (TDMRep, AIPREF) or
 * snippets. All of it only where the source is marked as licensed, own or open, and its rights do not limit it; whatever is stricter holds.
 */
export function allowanceOf(revision: Revision, { mode, grant, reading, newest = revision }: Circumstances): Allowance {
  const rights = strictest(newest === revision ? [revision] : [revision, newest]),
    extent = ownExtent({ rights }),
    whole = { start: 0, end: revision.text.length };
  if (extent === 'none') return { extent, ranges: [revision.headline], lines: [] };
  if (mode === 'private') return { extent, ranges: [whole] };
  if (grant !== undefined && extent === 'full') return { extent, ranges: [whole], ...(rights.tdmReserved ? { lines: [] } : {}) };
  if (newest !== revision) return echoed(revision, newest);
  const limited = { ...revision, rights },
    excerpt = openingOf(limited),
    used = excerpt ? excerpt.end - excerpt.start : 0,
    lines = linesOf(limited, reading, used);
  return {
    extent: 'excerpt',
    ranges: joined([revision.headline, ...(excerpt ? [excerpt] : []), ...lines.flatMap((l) => l.ranges)]),
    ...(excerpt ? { excerpt } : {}),
    lines: lines.map((l) => l.sentence),
  };
}

/** What stays of a text in a file that is given away, where its rights do not let it go whole: its headline, and the lines that a public page may have. */
export function keptWhenGiven(revision: Revision, reading: Reading | undefined): readonly Range[] {
  const lines = ownExtent(revision) === 'none' ? [] : linesOf(revision, reading, 0);
  return joined([revision.headline, ...lines.flatMap((l) => l.ranges)]);
}

/** Of an older text no words but those that the newest one shows too. */
function echoed(revision: Revision, newest: Revision): Allowance {
  const shown = newest.allowance ?? { extent: 'excerpt', ranges: [], lines: [] },
    found = (ranges: readonly Range[]): Range[] =>
      ranges.flatMap((r) => {
        const words = newest.text.slice(r.start, r.end),
          start = words === '' ? -1 : revision.text.indexOf(words);
        return start < 0 ? [] : [{ start, end: start + words.length }];
      }),
    excerpt = shown.excerpt && found([shown.excerpt])[0];
  return { extent: 'excerpt', ranges: joined([revision.headline, ...found(shown.ranges)]), ...(excerpt ? { excerpt } : {}), lines: found(shown.lines ?? []) };
}

/** The deck where it is no longer than an excerpt, else the first words of the body that are its own, up to the next furniture; no more characters than `max-snippet`. */
function openingOf(revision: Revision): Range | undefined {
  const { deck, rights } = revision,
    most = rights.maxSnippet !== undefined && rights.maxSnippet > 0 ? rights.maxSnippet : Infinity;
  if (deck && deck.end - deck.start <= most) {
    const words = tokens(revision.text.slice(deck.start, deck.end)).length;
    if (words > 0 && words <= EXCERPT_WORDS) return { start: deck.start, end: deck.end };
  }
  return firstWords(revision);
}

/** The first words of the body that are its own, up to the next furniture, at most 30 and at most what `max-snippet` allows; undefined where there are none. */
export function firstWords(revision: Revision): Range | undefined {
  const body = bodyRange(revision),
    limit = revision.rights.maxSnippet;
  if (body.end === body.start) return undefined;
  const text = ownText(revision),
    start = body.start + text.slice(body.start, body.end).search(/\S/);
  if (start < body.start) return undefined;
  const next = (revision.furniture ?? []).find((f) => f.start > start)?.start ?? body.end,
    reach = Math.min(next, limit !== undefined && limit > 0 ? start + limit : body.end);
  const last = tokens(text.slice(start, Math.min(body.end, start + 2000)))
    .slice(0, EXCERPT_WORDS)
    .findLast((t) => start + t.end <= reach);
  return last && { start, end: start + last.end };
}

interface PickedLine {
  readonly sentence: Range;
  /** The sentence, and where its speaker is named. */
  readonly ranges: readonly Range[];
}

/** Notes of the publisher first, then attributed sentences, those with most to tell and the earlier ones first, while there is room; none where mining is reserved. */
function linesOf(revision: Revision, reading: Reading | undefined, used: number): readonly PickedLine[] {
  if (revision.rights.tdmReserved) return [];
  const body = bodyRange(revision),
    countOf = (r: Range): number => tokens(revision.text.slice(r.start, r.end)).length,
    most = revision.rights.maxSnippet !== undefined && revision.rights.maxSnippet > 0 ? revision.rights.maxSnippet : Infinity;
  let words = Math.floor(countOf(body) * LINES_SHARE),
    characters = most - used;
  const picked: PickedLine[] = [];
  for (const line of [...revision.noteRanges.map((n) => ({ sentence: n, ranges: [n] })), ...attributed(revision, reading)]) {
    if (picked.length >= MOST_LINES) break;
    const cost = line.ranges.reduce((n, r) => n + countOf(r), 0),
      length = line.ranges.reduce((n, r) => n + r.end - r.start, 0);
    if (cost > words || length > characters) continue;
    words -= cost;
    characters -= length;
    picked.push(line);
  }
  return picked;
}

function attributed(revision: Revision, reading: Reading | undefined): PickedLine[] {
  const length = revision.text.length || 1,
    weight = (c: Claim): number => (c.manner === 'figure' ? 2.5 : c.type === 'indirect' ? 2.2 : 2) - (2 * c.sentence.start) / length,
    bySentence = new Map<number, Claim>();
  for (const claim of reading?.claims ?? []) {
    const { sentence, speaker } = claim,
      size = sentence.end - sentence.start;
    if (!speaker || !isShown(claim) || size < SHORTEST || size > LONGEST || isFurnished(revision, sentence)) continue;
    if (!isInBody(revision, sentence)) continue;
    const known = bySentence.get(sentence.start);
    if (!known || weight(claim) > weight(known)) bySentence.set(sentence.start, claim);
  }
  return [...bySentence.values()]
    .sort((a, b) => weight(b) - weight(a))
    .map(({ sentence, speakerNamed }) => ({
      sentence,
      // Whom "he" means is part of what makes the sentence an attributed one.
      ranges: speakerNamed && !(sentence.start <= speakerNamed.start && speakerNamed.end <= sentence.end) ? [sentence, speakerNamed] : [sentence],
    }));
}

/** Whether a sentence stands in the running text: headline and deck are shown as such, notes are corrections. */
export const isInBody = (revision: Revision, { start, end }: Range): boolean =>
  revision.blocks.some((b) => b.start <= start && end <= b.end && b.kind !== 'heading' && b.kind !== 'caption');

/** Ranges in order; those that touch or overlap are one. */
function joined(ranges: readonly Range[]): Range[] {
  const made: Range[] = [];
  for (const r of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = made.at(-1);
    if (last && r.start <= last.end) made[made.length - 1] = { start: last.start, end: Math.max(last.end, r.end) };
    else made.push({ start: r.start, end: r.end });
  }
  return made;
}
