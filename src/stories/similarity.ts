import type { MemberMark } from '../model/story.ts';
import { member, PARTS, type Member } from './member.ts';
import type { Near } from './saga.ts';
import { NOWHERE } from './places.ts';
import type { Query } from './query.ts';
import type { SideName } from './vector.ts';

/** How much a term still tells where so many texts near hold it: all where one does, down to nothing at FORTY. */
const FORTY = 40;
const TELLS = Float64Array.from({ length: FORTY + 1 }, (_, held) => 1 - Math.log(Math.max(1, held)) / Math.log(FORTY + 1));

/**
 * What the terms of an article still tell after what the texts near it have in common, by place of the term.
 *
 * Texts are counted, not stories: how the stories were cut so far must not say how alike the next two texts are.
 */
function telling(q: Query, near: readonly (readonly Shared[])[]): Float64Array {
  const held = new Uint8Array(q.plain.length),
    told = new Float64Array(q.plain.length);
  for (const { plain, places } of near.flat())
    for (let i = plain.from; i < plain.to; i++) held[places[i] as number] = (held[places[i] as number] as number) + 1;
  for (let n = 0; n < told.length; n++) told[n] = TELLS[Math.min(FORTY, held[n] as number)] as number;
  return told;
}

/** How an article and one member of a story are alike: cosines, 0-1, and the same (`told`) by what terms still tell among the texts near. */
export interface Alike {
  readonly text: number;
  readonly textTold: number;
  readonly title: number;
  readonly titleTold: number;
  readonly first: number;
  readonly firstTold: number;
  /** How much of the article's headline the member's text holds, and of the member's headline the article's text. */
  readonly titleHeld: number;
  readonly headlineHeld: number;
  /** The same by how early the text holds it. */
  readonly titleEarly: number;
  readonly headlineEarly: number;
  /** Share of the terms of both headlines that stand in both. */
  readonly titleShared: number;
  /** How much of the article's early terms the member's text holds, and of the member's the article's text. */
  readonly firstHeld: number;
  readonly openingHeld: number;
  /** How much of the names in the one's headline and first sentences the other's text holds, of the article's and of the member's. */
  readonly namesHeld: number;
  readonly memberNamesHeld: number;
  /** The same by how early the other's text holds them. */
  readonly namesEarly: number;
  readonly memberNamesEarly: number;
  /** Cosine of the names in both headlines and first sentences, and the same by what the names tell. */
  readonly namesAlike: number;
  readonly namesTold: number;
  /** Weight in common of terms that one text near holds, three at most, six at most. */
  readonly rare1: number;
  readonly rare3: number;
  readonly rare6: number;
  readonly hours: number;
  /** Of one calendar day (UTC); not told where either is not dated. */
  readonly sameDay: number;
  readonly undated: number;
  /** Days between the days that the two report of, and whether that is told at all. */
  readonly daysApart: number;
  readonly daysTold: number;
  readonly same: number;
  /** Terms kept of the member, of its headline and of its first sentences. */
  readonly length: number;
  readonly titleTerms: number;
  readonly firstTerms: number;
  readonly nameTerms: number;
}
/** An article beside a story and its members. */
export interface Similarity {
  readonly centroid: number;
  readonly members: readonly Alike[];
  /** Which part of the weight of the article's text and headline is left after what the texts near it have in common: the same beside every story. */
  readonly left: number;
  readonly titleLeft: number;
  /** Hours from the story's newest member; absent where the article is not dated. */
  readonly hours?: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One side of a member: how long it is as a vector, of how many terms, and where among the shared ones those of this side are. */
interface Side {
  readonly from: number;
  readonly to: number;
  readonly norm: number;
  readonly terms: number;
}
/** What a member has in common with the article: the terms' places in it, and what each weighs in the member. */
interface Shared extends Readonly<Record<SideName, Side>> {
  readonly places: readonly number[];
  readonly weights: readonly number[];
}

function shared(q: Query, { numbers, parts, counts }: Member): Shared {
  const places: number[] = [],
    weights: number[] = [];
  let at = 0;
  const side = (terms: number): Side => {
    const from = places.length,
      end = at + terms;
    let squared = 0;
    for (; at < end; at++) {
      const weight = (parts[at] as number) / PARTS,
        place = q.places.of(numbers[at] as number);
      squared += weight * weight;
      if (place === NOWHERE) continue;
      places.push(place);
      weights.push(weight);
    }
    return { from, to: places.length, norm: Math.sqrt(squared) || 1, terms };
  };
  const [plain = 0, title = 0, first = 0, names = 0] = counts;
  return { places, weights, plain: side(plain), title: side(title), first: side(first), names: side(names) };
}

/** An article beside each of the stories near it. */
export function similarities(q: Query, near: readonly Near[]): Similarity[] {
  const members = near.map(({ profile }) => profile.recent.map((m) => shared(q, member(m)))),
    told = telling(q, members),
    remains = { plain: left(q.plain, told), title: left(q.title, told), first: left(q.first, told), names: left(q.names, told) },
    theirs = new Float64Array(told.length);
  return near.map((n, i) => similarity({ q, told, remains, theirs }, n, members[i] as readonly Shared[]));
}

/** The squared lengths of an article's sides by what their terms tell. */
type Remains = Readonly<Record<SideName, number>>;

/** What every comparison of one article has in common. */
interface Comparing {
  readonly q: Query;
  readonly told: Float64Array;
  readonly remains: Remains;
  /** By place, how early one member holds a term: zero between comparisons. */
  readonly theirs: Float64Array;
}

function similarity(c: Comparing, { profile, cosine }: Near, members: readonly Shared[]): Similarity {
  const { q, remains } = c,
    { at } = q.article;
  return {
    centroid: cosine,
    members: members.map((m, i) => alike(c, m, profile.marks[i] ?? {})),
    left: remains.plain / q.norms.plain ** 2,
    titleLeft: remains.title / q.norms.title ** 2,
    ...(at === undefined ? {} : { hours: Math.abs(at - profile.until) / HOUR }),
  };
}

function alike(c: Comparing, of: Shared, mark: MemberMark): Alike {
  const { q, remains } = c,
    { at, source, day } = q.article,
    { plain, title, first, names } = of,
    text = overlap(c, q.plain, of, plain),
    head = overlap(c, q.title, of, title),
    open = overlap(c, q.first, of, first),
    named = overlap(c, q.names, of, names),
    remain = { title: leftOf(c, of, title), first: leftOf(c, of, first), names: leftOf(c, of, names) },
    held = heldIn(c, of),
    soon = early(c, of, remain),
    rare = rarity(c, of),
    dated = at !== undefined && mark.at !== undefined;
  return {
    text: text.dot / (q.norms.plain * plain.norm),
    textTold: cosineTold(text, remains.plain, plain),
    title: head.dot / (q.norms.title * title.norm),
    titleTold: cosineTold(head, remains.title, title),
    first: open.dot / (q.norms.first * first.norm),
    firstTold: cosineTold(open, remains.first, first),
    titleHeld: share(held.title, remains.title),
    firstHeld: share(held.first, remains.first),
    headlineHeld: share(heldBy(c, of, title), remain.title),
    titleEarly: soon.title,
    headlineEarly: soon.headline,
    titleShared: titleShared(q, of),
    namesEarly: soon.names,
    memberNamesEarly: soon.memberNames,
    openingHeld: share(heldBy(c, of, first), remain.first),
    namesHeld: share(held.names, remains.names),
    memberNamesHeld: share(heldBy(c, of, names), remain.names),
    namesAlike: named.dot / (q.norms.names * names.norm),
    namesTold: cosineTold(named, remains.names, names),
    rare1: rare.rare1,
    rare3: rare.rare3,
    rare6: rare.rare6,
    hours: dated ? Math.abs(at - (mark.at as number)) / HOUR : 0,
    sameDay: dated && Math.floor(at / DAY) === Math.floor((mark.at as number) / DAY) ? 1 : 0,
    undated: dated ? 0 : 1,
    daysApart: day === undefined || mark.day === undefined ? 0 : Math.abs(day - mark.day),
    daysTold: (day === undefined ? 0 : 1) + (mark.day === undefined ? 0 : 1),
    same: source !== undefined && mark.source === source ? 1 : 0,
    length: plain.terms,
    titleTerms: title.terms,
    firstTerms: first.terms,
    nameTerms: names.terms,
  };
}

const share = (part: number, all: number): number => (all <= 0 ? 0 : part / all);

/** The squared length of a vector by what its terms tell. */
function left(weights: Float64Array, told: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < weights.length; n++) sum += (weights[n] as number) ** 2 * (told[n] as number);
  return sum;
}

interface Overlap {
  readonly dot: number;
  readonly told: number;
  /** What the stored side's squared length loses by what its terms in common do not tell. */
  readonly lost: number;
}

function overlap({ told }: Comparing, of: Float64Array, { places, weights }: Shared, { from, to }: Side): Overlap {
  let dot = 0,
    toldDot = 0,
    lost = 0;
  for (let i = from; i < to; i++) {
    const n = places[i] as number,
      a = of[n] as number;
    if (a === 0) continue;
    const w = weights[i] as number,
      tells = told[n] as number;
    dot += a * w;
    toldDot += a * w * tells;
    lost += w * w * (1 - tells);
  }
  return { dot, told: toldDot, lost };
}

/** Squared weight of the article's headline, early terms and names, by what they tell, that a text holds. */
function heldIn({ q, told }: Comparing, { plain, places }: Shared): Omit<Remains, 'plain'> {
  let title = 0,
    first = 0,
    names = 0;
  for (let i = plain.from; i < plain.to; i++) {
    const n = places[i] as number,
      tells = told[n] as number;
    title += (q.title[n] as number) ** 2 * tells;
    first += (q.first[n] as number) ** 2 * tells;
    names += (q.names[n] as number) ** 2 * tells;
  }
  return { title, first, names };
}

/** `telling` of a term that this many texts near hold. */
const HELD = [1, 3, 6].map((n) => TELLS[n] as number) as [number, number, number];

/** What two texts share that few other texts near hold: the more it is, the less it is the affair and the more one event. */
function rarity({ q, told }: Comparing, { plain, weights, places }: Shared): Pick<Alike, 'rare1' | 'rare3' | 'rare6'> {
  let rare1 = 0,
    rare3 = 0,
    rare6 = 0;
  for (let i = plain.from; i < plain.to; i++) {
    const n = places[i] as number,
      a = q.plain[n] as number,
      tells = told[n] as number;
    if (a === 0 || tells < HELD[2]) continue;
    const both = Math.sqrt((a / q.norms.plain) * (weights[i] as number));
    rare6 += both;
    if (tells >= HELD[1]) rare3 += both;
    if (tells >= HELD[0]) rare1 += both;
  }
  return { rare1, rare3, rare6 };
}

/** How early each holds the other's headline and first names; a term of a headline is as early as can be. */
function early(c: Comparing, of: Shared, remain: Pick<Remains, 'title' | 'names'>): Readonly<Record<'title' | 'headline' | 'names' | 'memberNames', number>> {
  const { q, theirs } = c,
    { places, weights, first, title, names } = of;
  for (let i = first.from; i < first.to; i++) theirs[places[i] as number] = weights[i] as number;
  const found = {
    title: earlyIn(c, q.titleTerms, q.title),
    headline: share(earlyOf(c, of, title), remain.title),
    names: earlyIn(c, q.nameTerms, q.names),
    memberNames: share(earlyOf(c, of, names), remain.names),
  };
  for (let i = first.from; i < first.to; i++) theirs[places[i] as number] = 0;
  return found;
}

/** Share of the terms of both headlines that stand in both. */
function titleShared(q: Query, { title, places }: Shared): number {
  let both = 0;
  for (let i = title.from; i < title.to; i++) if ((q.title[places[i] as number] as number) > 0) both++;
  return both / (q.titleTerms.length + title.terms - both || 1);
}

/** How early a member holds some of the article's terms. */
function earlyIn({ q, told, theirs }: Comparing, terms: readonly number[], weights: Float64Array): number {
  let held = 0,
    all = 0;
  for (const n of terms) {
    const w = weights[n] as number,
      full = w * w * (told[n] as number);
    all += full;
    held += full * Math.min(1, (theirs[n] as number) / (q.first[n] || w));
  }
  return share(held, all);
}

/** How much of a side of a member the article holds, by how early it does. */
function earlyOf({ q, told, theirs }: Comparing, of: Shared, side: Side): number {
  let held = 0;
  for (let i = side.from; i < side.to; i++) {
    const n = of.places[i] as number;
    if ((theirs[n] as number) > 0) held += (of.weights[i] as number) ** 2 * (told[n] as number) * Math.min(1, (q.first[n] as number) / (theirs[n] as number));
  }
  return held;
}

/** The squared length of a side of a member by what its terms tell; what the article does not hold tells all. */
function leftOf({ told }: Comparing, { places, weights }: Shared, { from, to, norm, terms }: Side): number {
  let lost = 0;
  for (let i = from; i < to; i++) lost += (weights[i] as number) ** 2 * (1 - (told[places[i] as number] as number));
  return terms === 0 ? 0 : norm * norm - lost;
}

function cosineTold(o: Overlap, leftOfQuery: number, { norm }: Side): number {
  return o.told === 0 ? 0 : o.told / Math.sqrt(leftOfQuery * Math.max(1e-6, norm * norm - o.lost));
}

/** How much of a side of a member the article's text holds. */
function heldBy({ q, told }: Comparing, of: Shared, side: Side): number {
  let held = 0;
  for (let i = side.from; i < side.to; i++) {
    const n = of.places[i] as number;
    if ((q.plain[n] as number) > 0) held += (of.weights[i] as number) ** 2 * (told[n] as number);
  }
  return held;
}
