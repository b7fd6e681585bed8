import type { Profile } from '../model/story.ts';
import { centroidOf, membersOf, numberOf, type Member, type Side } from './member.ts';
import { marksOf, type StoryArticle } from './profile.ts';
import { sides, type Weighted } from './vector.ts';

/** An article made ready for many comparisons: its terms' numbers by place, and what each weighs in text, headline, first sentences and as a name. */
export interface Query {
  readonly article: StoryArticle;
  /** The place of a term, by its number. */
  readonly placeOf: ReadonlyMap<number, number>;
  /** Places of the terms of the headline, and of the names in it and in the first sentences. */
  readonly titleTerms: readonly number[];
  readonly nameTerms: readonly number[];
  readonly firstTerms: number;
  readonly plain: Float64Array;
  readonly title: Float64Array;
  readonly first: Float64Array;
  readonly names: Float64Array;
  readonly norm: number;
  readonly titleNorm: number;
  readonly firstNorm: number;
  readonly namesNorm: number;
}

export function query(article: StoryArticle): Query {
  const { plain, title, first, names, norm, titleNorm, firstNorm, namesNorm } = sides(article.vector),
    known = new Map<number, number>(),
    placesOf = (entries: readonly Weighted[]): number[] =>
      entries.map(([t]) => {
        const number = numberOf(t),
          n = known.get(number) ?? known.size;
        known.set(number, n);
        return n;
      }),
    places = { plain: placesOf(plain), title: placesOf(title), first: placesOf(first), names: placesOf(names) },
    weights = (entries: readonly Weighted[], at: readonly number[]): Float64Array => {
      const out = new Float64Array(known.size);
      entries.forEach(([, w], i) => (out[at[i] as number] = w));
      return out;
    };
  return {
    article,
    placeOf: known,
    titleTerms: places.title,
    nameTerms: places.names,
    plain: weights(plain, places.plain),
    title: weights(title, places.title),
    first: weights(first, places.first),
    names: weights(names, places.names),
    norm,
    titleNorm,
    firstNorm,
    namesNorm,
    firstTerms: first.length,
  };
}

/** The cosine with a story's centroid alone: enough to choose which stories to look at closely. */
export function centroidCosine(q: Query, profile: Profile): number {
  const { terms, weights, norm } = centroidOf(profile);
  let sum = 0;
  for (let i = 0; i < terms.length; i++) {
    const n = q.placeOf.get(terms[i] as number);
    if (n === undefined) continue;
    sum += (q.plain[n] as number) * (weights[i] as number);
  }
  return sum === 0 ? 0 : sum / (q.norm * norm);
}

/** How much a term still tells where so many texts near hold it: all where one does, down to nothing at FORTY. */
const FORTY = 40;
const TELLS = Float64Array.from({ length: FORTY + 1 }, (_, held) => 1 - Math.log(Math.max(1, held)) / Math.log(FORTY + 1));

/**
 * What the terms of an article still tell after what the texts near it have in common, by place of the term.
 *
 * Texts are counted, not stories: how the stories were cut so far must not say how alike the next two texts are.
 */
function telling(q: Query, near: readonly Profile[]): Float64Array {
  const held = new Uint8Array(q.placeOf.size);
  for (const profile of near)
    for (const m of membersOf(profile))
      for (const t of m.plain.terms) {
        const n = q.placeOf.get(t);
        if (n !== undefined) held[n] = (held[n] as number) + 1;
      }
  return Float64Array.from(held, (n) => TELLS[Math.min(FORTY, n)] as number);
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

/** An article beside each of the stories near it. */
export function similarities(q: Query, near: readonly Profile[]): Similarity[] {
  const told = telling(q, near),
    remains = { plain: left(q.plain, told), title: left(q.title, told), first: left(q.first, told), names: left(q.names, told) };
  return near.map((profile) => similarity(q, profile, told, remains));
}

/** The squared lengths of an article's sides by what their terms tell. */
type Remains = Readonly<Record<'plain' | 'title' | 'first' | 'names', number>>;

function similarity(q: Query, profile: Profile, told: Float64Array, { plain, title, first, names }: Remains): Similarity {
  const { at, source, day } = q.article,
    marks = marksOf(profile),
    members = membersOf(profile).map((of, i): Alike => {
      const mark = marks[i],
        text = overlap(q, q.plain, told, of.plain),
        held = heldIn(q, told, of.plain),
        dated = at !== undefined && mark?.at !== undefined,
        head = overlap(q, q.title, told, of.title),
        named = overlap(q, q.names, told, of.names),
        open = overlap(q, q.first, told, of.first);
      return {
        text: text.dot / (q.norm * of.plain.norm),
        textTold: cosineTold(text, plain, of.plain),
        title: head.dot / (q.titleNorm * of.title.norm),
        titleTold: cosineTold(head, title, of.title),
        first: open.dot / (q.firstNorm * of.first.norm),
        firstTold: cosineTold(open, first, of.first),
        titleHeld: title === 0 ? 0 : held.title / title,
        firstHeld: first === 0 ? 0 : held.first / first,
        headlineHeld: heldBy(q, told, of.title),
        ...early(q, told, of),
        openingHeld: heldBy(q, told, of.first),
        namesHeld: names === 0 ? 0 : held.names / names,
        memberNamesHeld: heldBy(q, told, of.names),
        namesAlike: named.dot / (q.namesNorm * of.names.norm),
        namesTold: cosineTold(named, names, of.names),
        ...rarity(q, told, of),
        hours: dated ? Math.abs(at - (mark.at as number)) / HOUR : 0,
        sameDay: dated && Math.floor(at / DAY) === Math.floor((mark.at as number) / DAY) ? 1 : 0,
        undated: dated ? 0 : 1,
        daysApart: day === undefined || mark?.day === undefined ? 0 : Math.abs(day - mark.day),
        daysTold: (day === undefined ? 0 : 1) + (mark?.day === undefined ? 0 : 1),
        same: source !== undefined && mark?.source === source ? 1 : 0,
        length: of.plain.terms.length,
        titleTerms: of.title.terms.length,
        firstTerms: of.first.terms.length,
        nameTerms: of.names.terms.length,
      };
    });
  return {
    centroid: centroidCosine(q, profile),
    members,
    left: plain / (q.norm * q.norm),
    titleLeft: title / (q.titleNorm * q.titleNorm),
    ...(at === undefined ? {} : { hours: Math.abs(at - profile.until) / HOUR }),
  };
}

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

function overlap(q: Query, of: Float64Array, told: Float64Array, b: Side): Overlap {
  let dot = 0,
    toldDot = 0,
    lost = 0;
  // Walk the stored side: it is bounded, the article is not.
  for (let i = 0; i < b.terms.length; i++) {
    const n = q.placeOf.get(b.terms[i] as number);
    if (n === undefined) continue;
    const a = of[n] as number,
      w = b.weights[i] as number,
      tells = told[n] as number;
    if (a === 0) continue;
    dot += a * w;
    toldDot += a * w * tells;
    lost += w * w * (1 - tells);
  }
  return { dot, told: toldDot, lost };
}

/** Squared weight of the article's headline, early terms and names, by what they tell, that a text holds. */
function heldIn(q: Query, told: Float64Array, { terms }: Side): Omit<Remains, 'plain'> {
  let title = 0,
    first = 0,
    names = 0;
  for (const t of terms) {
    const n = q.placeOf.get(t);
    if (n === undefined) continue;
    const tells = told[n] as number;
    title += (q.title[n] as number) ** 2 * tells;
    first += (q.first[n] as number) ** 2 * tells;
    names += (q.names[n] as number) ** 2 * tells;
  }
  return { title, first, names };
}

/** `telling` of a term that this many texts near hold. */
const HELD = [1, 3, 6].map((n) => TELLS[n] as number) as [number, number, number];

/** What two texts share that few other texts near hold: the more it is, the less it is the affair and the more one event. */
function rarity(q: Query, told: Float64Array, { plain }: Member): Pick<Alike, 'rare1' | 'rare3' | 'rare6'> {
  let rare1 = 0,
    rare3 = 0,
    rare6 = 0;
  for (let i = 0; i < plain.terms.length; i++) {
    const n = q.placeOf.get(plain.terms[i] as number);
    if (n === undefined) continue;
    const a = q.plain[n] as number,
      tells = told[n] as number;
    if (a === 0 || tells < HELD[2]) continue;
    const both = Math.sqrt((a / q.norm) * (plain.weights[i] as number));
    rare6 += both;
    if (tells >= HELD[1]) rare3 += both;
    if (tells >= HELD[0]) rare1 += both;
  }
  return { rare1, rare3, rare6 };
}

/** How early each holds the other's headline and first names, and how much of both headlines is in both; a term of a headline is as early as can be. */
function early(
  q: Query,
  told: Float64Array,
  { title, first, names }: Member,
): Pick<Alike, 'titleEarly' | 'headlineEarly' | 'titleShared' | 'namesEarly' | 'memberNamesEarly'> {
  const theirs = new Float64Array(q.plain.length);
  for (let i = 0; i < first.terms.length; i++) {
    const n = q.placeOf.get(first.terms[i] as number);
    if (n !== undefined) theirs[n] = first.weights[i] as number;
  }
  let shared = 0;
  for (const t of title.terms) if ((q.title[q.placeOf.get(t) ?? -1] ?? 0) > 0) shared++;
  const ours = (places: readonly number[], weights: Float64Array): number => {
      let held = 0,
        all = 0;
      for (const n of places) {
        const w = weights[n] as number,
          full = w * w * (told[n] as number);
        all += full;
        held += full * Math.min(1, (theirs[n] as number) / (q.first[n] || w));
      }
      return all === 0 ? 0 : held / all;
    },
    ofThem = (side: Side): number => {
      let held = 0,
        all = 0;
      for (let i = 0; i < side.terms.length; i++) {
        const n = q.placeOf.get(side.terms[i] as number),
          full = (side.weights[i] as number) ** 2 * (n === undefined ? 1 : (told[n] as number));
        all += full;
        if (n !== undefined && (theirs[n] as number) > 0) held += full * Math.min(1, (q.first[n] as number) / (theirs[n] as number));
      }
      return all === 0 ? 0 : held / all;
    };
  return {
    titleEarly: ours(q.titleTerms, q.title),
    headlineEarly: ofThem(title),
    titleShared: shared / (q.titleTerms.length + title.terms.length - shared || 1),
    namesEarly: ours(q.nameTerms, q.names),
    memberNamesEarly: ofThem(names),
  };
}

function cosineTold(o: Overlap, leftOfQuery: number, b: Side): number {
  return o.told === 0 ? 0 : o.told / Math.sqrt(leftOfQuery * Math.max(1e-6, b.norm * b.norm - o.lost));
}

function heldBy(q: Query, told: Float64Array, b: Side): number {
  let sum = 0,
    all = 0;
  for (let i = 0; i < b.terms.length; i++) {
    const n = q.placeOf.get(b.terms[i] as number),
      tells = n === undefined ? 1 : (told[n] as number),
      w = (b.weights[i] as number) ** 2 * tells;
    all += w;
    if (n !== undefined && (q.plain[n] as number) > 0) sum += w;
  }
  return all === 0 ? 0 : sum / all;
}
