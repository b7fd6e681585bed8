import type { Claim } from '../model/claim.ts';
import { idOf } from '../model/id.ts';
import type { Answer, Question } from '../model/ledger.ts';
import type { Reading } from '../model/reading.ts';
import { isWithdrawn, type Revision } from '../model/revision.ts';
import { primaryOf, terms } from '../text/words.ts';
import { boundBy, figureKey, figureWords, type Bond } from './bonds.ts';
import { differs } from './differ.ts';
import { isContrast, type Standing } from './contrast.ts';
import { evidenceOf, type Evidence } from './evidence.ts';
import { group } from './group.ts';
import { inherit } from './inherit.ts';
import type { Quantity } from './quantity.ts';
import { settingOf } from './setting.ts';

export interface Member {
  readonly revision: Revision;
  readonly reading: Reading;
  /** Article id of the original this one copies. */
  readonly copyOf?: string;
}
/** One figure of one member on its way into the ledger. */
interface Entry extends FigureRead {
  readonly member: Member;
}
/** What is read of a figure, whichever story its article is in. */
interface FigureRead extends Standing {
  readonly claim: Claim;
  readonly at: number;
  /** Folded sentence and the figure's place in it: the same words in another article are the same answer. */
  readonly words: string;
}

/** An open bound, where infinity would be lost in JSON. */
export const OPEN = Number.MAX_VALUE;

/**
 * The questions of a story that two articles, or two claimants in one, answer; in order of their first answer.
 *
 * Figures are linked by `group`; one that is linked to nothing stands in no question. A copy repeats its original's answer: it is
 * listed under the original's question, and alone neither makes a question nor a difference.
 * @param weights of `sameQuestion`, where not the shipped ones (cross-validation).
 * @param bonds what editors said of figures, the newest first: it goes before whatever else is known of them.
 */
export function enter(storyId: string, members: readonly Member[], weights?: readonly number[], bonds: readonly Bond[] = []): Question[] {
  const entries = members.flatMap((m) => entriesOf(m, members.length > 1)).sort((a, b) => a.at - b.at || (a.claim.id < b.claim.id ? -1 : 1));
  const { own, repeats } = setRepeatsAside(entries);
  const seen = new Map<string, number>();
  const bound = boundBy(bonds, keysOf(own, repeats));
  const joined = new Set(bound.same.flat());
  const isJoined: Joined = (a, b) => bound.same.some(([i, j]) => (own[i] === a && own[j] === b) || (own[i] === b && own[j] === a));
  return group(
    own.map((e) => e.evidence),
    weights,
    bound,
  ).flatMap((indexes): Question[] => {
    const originals = indexes.map((i) => own[i] as Entry);
    const repeated = originals.flatMap((e) => repeats.get(e) ?? []);
    return indexes.some((i) => joined.has(i)) || isAsked([...originals, ...repeated].filter((e) => !e.member.copyOf))
      ? [question(storyId, originals, repeated, seen, isJoined)]
      : [];
  });
}

/** Whether an editor said that two figures answer one question; then it is sure. */
type Joined = (a: Entry, b: Entry) => boolean;

/** By key, the index of each figure, or of the one that it repeats. */
function keysOf(own: readonly Entry[], repeats: ReadonlyMap<Entry, readonly Entry[]>): ReadonlyMap<string, number> {
  return new Map(own.flatMap((e, i) => [e, ...(repeats.get(e) ?? [])].map(({ member, claim }) => [figureKey(member.revision, claim), i] as const)));
}

/** An article that only repeats its own figure asks nothing; two articles do, and so do two claimants in one. */
function isAsked(entries: readonly Entry[]): boolean {
  const named = entries.filter((e) => e.claim.speaker).map(claimantOf);
  return new Set(entries.map((e) => e.claim.articleId)).size > 1 || new Set(named).size > 1;
}

function entriesOf(member: Member, isKept: boolean): Entry[] {
  return figuresIn(member, isKept).map((figure) => ({ ...figure, member }));
}

/** Each article that joins a story has the figures of all its members entered anew. Those of an article that stands alone, as most do, are not kept: 4 kB each. */
const figuresOf = new WeakMap<Reading, { readonly revision: Revision; readonly figures: readonly FigureRead[] }>();

function figuresIn({ revision, reading }: Member, isKept: boolean): readonly FigureRead[] {
  const known = figuresOf.get(reading);
  if (known?.revision === revision) return known.figures;
  const found = reading.claims.flatMap((claim): FigureRead[] => {
    if (!claim.figure) return [];
    const at = claim.saidAt ?? revision.published ?? revision.seenAt;
    const place = { text: revision.text, sentence: claim.sentence, figure: claim.figure, lang: revision.lang, at, articleId: revision.articleId };
    return [{ claim, at, evidence: evidenceOf(place), setting: once(() => settingOf(revision, reading, claim)), words: figureWords(revision, claim) }];
  });
  const figures = inherit(found, revision);
  if (isKept) figuresOf.set(reading, { revision, figures });
  return figures;
}

/**
 * Parts figures from those that only repeat them: the same sentence elsewhere, or in a copy the like figure of its original.
 * What a copy adds or alters stays a figure of its own.
 */
function setRepeatsAside(entries: readonly Entry[]): { own: Entry[]; repeats: Map<Entry, Entry[]> } {
  const own: Entry[] = [];
  const repeats = new Map<Entry, Entry[]>();
  const byWords = new Map<string, Entry>();
  const originalsFirst = [...entries.filter((e) => !e.member.copyOf), ...entries.filter((e) => e.member.copyOf)];
  for (const entry of originalsFirst) {
    const original = byWords.get(entry.words) ?? own.find((o) => repeated(entry, o));
    if (original) repeats.set(original, [...(repeats.get(original) ?? []), entry]);
    else {
      own.push(entry);
      byWords.set(entry.words, entry);
    }
  }
  return { own: own.sort((a, b) => a.at - b.at || (a.claim.id < b.claim.id ? -1 : 1)), repeats };
}

/** A value that is worked out when it is first asked for. */
function once<T>(make: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= make());
}

/** Share of a copy's words around a figure that stand in the original's sentence, from which it is taken for the same sentence. */
const SAME_WORDING = 0.5;
function repeated(copy: Entry, original: Entry): boolean {
  if (copy.member.copyOf === undefined || original.claim.articleId !== copy.member.copyOf) return false;
  const [a, b] = [copy.evidence, original.evidence];
  if (a.quantity.value !== b.quantity.value || a.quantity.dimension !== b.quantity.dimension || a.of !== b.of) return false;
  const shared = [...a.near.keys()].filter((t) => b.near.has(t)).length;
  return shared >= SAME_WORDING * Math.min(a.near.size, b.near.size);
}

function question(storyId: string, originals: readonly Entry[], repeats: readonly Entry[], seen: Map<string, number>, isJoined: Joined): Question {
  const all = [...originals, ...repeats].sort((a, b) => a.at - b.at || (a.claim.id < b.claim.id ? -1 : 1));
  const first = originals[0] as Entry;
  const key = keyOf(originals);
  const identity = `${first.claim.articleId} ${key}`;
  const nth = seen.get(identity) ?? 0;
  seen.set(identity, nth + 1);
  const superseded = supersessions(all);
  // What a house has taken back contradicts nobody.
  const current = originals.filter((e) => !e.member.copyOf && !superseded.has(e) && !isWithdrawn(e.member.revision));
  return {
    id: idOf('question', storyId, identity, nth),
    storyId,
    key,
    answers: all.map((e) => answer(e, superseded.get(e))),
    differs: current.some((a, i) => current.slice(i + 1).some((b) => apart(a, b, isJoined))),
  };
}

/** Least and most of a quantity, in the unit it is said in; `OPEN` where there is no most. */
export function boundsOf({ low, high, scale }: Quantity): Pick<Answer, 'low' | 'high'> {
  return { low: low / scale, high: Number.isFinite(high) ? high / scale : OPEN };
}

function answer(entry: Entry, by: Entry | undefined): Answer {
  const { quantity, articleId, at } = entry.evidence;
  return { claimId: entry.claim.id, articleId, at, ...boundsOf(quantity), ...(by ? { supersededBy: by.claim.id } : {}) };
}

/** Thing, event and names of the earliest figure that has each. */
function keyOf(entries: readonly Entry[]): string {
  const first = (part: (e: Evidence) => Iterable<string>): string => entries.map((e) => [...part(e.evidence)].join(' ')).find((s) => s !== '') ?? '';
  const kind = entries.map((e) => e.evidence.kind).find((k) => k !== 'other' && k !== 'objects' && k !== 'people') ?? '';
  return [first((e) => e.thing), kind || first((e) => (e.event ? [e.event] : [])), first((e) => e.names)].join(' | ');
}

/** Who answers: whom the speaker's words mean, else the speaker named, else the outlet itself. */
function claimantOf({ claim, member: { revision } }: Entry): string {
  const at = claim.speakerNamed ?? claim.speaker,
    named = at ? terms(revision.text.slice(at.start, at.end), primaryOf(revision.lang)) : [];
  return named.length > 0 ? `speaker ${[...new Set(named)].sort().join(' ')}` : `source ${revision.sourceId}`;
}

/** Answers whose claimant said otherwise in a later article, with that later answer. */
function supersessions(inOrder: readonly Entry[]): Map<Entry, Entry> {
  const out = new Map<Entry, Entry>();
  const latest = new Map<string, Entry>();
  for (const entry of [...inOrder].reverse()) {
    const claimant = claimantOf(entry);
    const newest = latest.get(claimant);
    if (!newest) latest.set(claimant, entry);
    else if (newest.at > entry.at && newest.claim.articleId !== entry.claim.articleId && differs(newest.evidence.quantity, entry.evidence.quantity))
      out.set(entry, newest);
  }
  return out;
}

/** Whether two current answers surely exclude each other. One article may report two claimants who disagree, but not disagree with itself. */
function apart(a: Entry, b: Entry, isJoined: Joined): boolean {
  if (isJoined(a, b) ? !differs(a.evidence.quantity, b.evidence.quantity) : !isContrast(a, b)) return false;
  return a.claim.articleId !== b.claim.articleId || (a.claim.speaker !== undefined && b.claim.speaker !== undefined && claimantOf(a) !== claimantOf(b));
}
