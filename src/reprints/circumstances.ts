import type { Revision } from '../model/revision.ts';
import { fold } from '../text/words.ts';
import type { Known } from './facts.ts';
import { agencies, commonAgency, hasSource, versionOrder, type SourceOf } from './original.ts';
import { spokenIn, type Prepared, type Spoken } from './prepare.ts';
import type { Circumstances } from './relation.ts';

/** What is known of two texts beside their words; the order does not matter. */
export function circumstances(a: Prepared, b: Prepared, sources: SourceOf): Circumstances & Known {
  const agency = commonAgency(a.revision, b.revision, sources);
  const unknownSource = !hasSource(a.revision, sources) || !hasSource(b.revision, sources);
  const sameSource = !unknownSource && a.revision.sourceId === b.revision.sourceId;
  const [earlier, later] = versionOrder(a.revision, b.revision) < 0 ? [a, b] : [b, a];
  const namesEarlier = sameSource ? undefined : named(later, earlier.revision, sources);
  return {
    agency,
    unknownSource,
    sameSource,
    sameAgency: agency !== undefined && !sameSource,
    wire: agencies(a.revision, sources).size + agencies(b.revision, sources).size > 0,
    named: namesEarlier !== undefined || (!sameSource && named(earlier, later.revision, sources) !== undefined),
    hoursApart: apart(a.revision, b.revision),
    laterIsShorter: later.words <= Math.min(a.words, b.words),
    later,
    earlier,
    pointer: namesEarlier === undefined ? taken(earlier.revision, later.revision, sources) : `names ${namesEarlier}`,
  };
}

/** Hours between publications; undefined where either is not dated. */
function apart(a: Revision, b: Revision): number | undefined {
  return a.published === undefined || b.published === undefined ? undefined : Math.abs(a.published - b.published) / 3_600_000;
}

/** The name of the house that a text is from, where another names it: its words one after another, between capitals as names are written. */
function named(text: Prepared, of: Revision, sources: SourceOf): string | undefined {
  const name = sources(of.sourceId)?.name ?? of.sourceName,
    all = spokenIn(name).map((s) => s.word),
    // The article is left out, or is another in another case, and an initial stands as often without its dot.
    from = all.findIndex((word) => word.length > 2 && word !== 'the'),
    words = from === -1 ? [] : all.slice(from);
  if (!words.some((word) => text.names.has(word))) return undefined;
  return text.spoken.some((sentence) => sentence.some((_, at) => standsAt(sentence, at, words))) ? name : undefined;
}

/** Whether a name stands at a place of a sentence. A single word at its beginning is capital anyway. */
function standsAt(sentence: readonly Spoken[], at: number, name: readonly string[]): boolean {
  return (
    (at > 0 || name.length > 1) &&
    sentence[at]?.capital === true &&
    sentence[at + name.length - 1]?.capital === true &&
    name.every((word, i) => sentence[at + i]?.word === word)
  );
}

/**
 * What points to a text being made from agency copy: it credits the agency of that copy. Where it credits nobody, the other must be the
 * agency's own, by its source or its dateline: a paper that says at its foot that it used an agency has been out itself too.
 * A house's own name in its dateline makes no agency.
 */
function taken(text: Revision, by: Revision, sources: SourceOf): string | undefined {
  const source = sources(text.sourceId),
    own = source?.kind === 'agency' ? undefined : fold(source?.name ?? text.sourceName),
    from = new Set([...agencies(text, sources)].filter((name) => name !== own)),
    credited = agencies(by, sources),
    credit = [...credited].find((name) => from.has(name));
  if (credit !== undefined) return `credits ${asWritten(credit, by)}`;
  if (credited.size > 0) return undefined;
  if (source?.kind === 'agency') return `agency copy ${source.family ?? source.name}`;
  const dateline = text.dateline?.agency;
  return dateline !== undefined && fold(dateline) !== own ? `agency copy ${dateline}` : undefined;
}

/** A folded name as the text that credits it has it. */
const asWritten = (agency: string, by: Revision): string =>
  [...by.credits.map((c) => c.agency), by.dateline?.agency].find((name) => name !== undefined && fold(name) === agency) ?? agency;
