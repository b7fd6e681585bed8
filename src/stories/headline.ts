import { ownWords, type Revision } from '../model/revision.ts';
import { fold, primaryOf, terms, tokens } from '../text/words.ts';

/** Why a headline was or was not chosen. */
export interface HeadlineScore {
  readonly revision: Revision;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Openings of headlines that ask, promise or address the reader instead of telling; folded. */
const TEASERS: Readonly<Record<string, RegExp>> = {
  en: /^(?:why|how|what|when|where|who|here's|here is|here are|this is|these|you|your|watch|video|photos?|live|opinion|analysis|fact check|exclusive:? watch|the \d+|\d+ (?:things|ways|reasons))\b|\b(?:explained|you need to know|what we know|what to know|reacts?|you)\b/,
  de: /^(?:warum|wie|was|wer|wo|wann|so|darum|diese[rs]?|das ist|video|kommentar|liveticker|analyse)\b/,
  fr: /^(?:pourquoi|comment|qui|que|quand|voici|ce que|ces|vidéo|direct|édito|opinion|analyse)\b/,
  es: /^(?:por qué|cómo|qué|quién|cuándo|dónde|así|estos?|vídeo|video|en vivo|en directo|opinión|análisis)\b/,
};
const ENOUGH = 8;
/** What a headline loses that is a quotation from end to end: its words are one side's. */
const QUOTED = 1;
/** A headline whose words its own report opens with tells the news; a teaser's words come late or never. */
const TOLD = 1.6;

/**
 * The member whose headline stands for the story: it says what most members tell, in plain words, and is no question, teaser or opinion.
 *
 * The words of a headline count by how many members' headlines and openings hold them (the centroid of extractive summaries, Radev et
 * al. 2004); at equal scores the later report stands. @throws RangeError without members.
 */
export function headline(members: readonly Revision[]): Revision {
  const first = members.length === 1 ? members[0] && { revision: members[0] } : headlineScores(members)[0];
  if (!first) throw new RangeError('a story has at least one member');
  return first.revision;
}

/** All members, the best headline first. */
export function headlineScores(members: readonly Revision[]): HeadlineScore[] {
  const all = members.map((m) => readOf(m)),
    weight = new Map<string, number>();
  for (const { title, opening } of all)
    for (const t of new Set([...title, ...opening]))
      weight.set(t, (weight.get(t) ?? 0) + ((title.has(t) ? 1 : 0) + (opening.has(t) ? 1 : 0)) / (2 * members.length));
  const newest = Math.max(...members.map(timeOf));
  return all
    .map((one) => scored(one, weight, newest))
    .sort((a, b) => b.score - a.score || timeOf(b.revision) - timeOf(a.revision) || (a.revision.id < b.revision.id ? -1 : 1));
}

/** A member as far as the others do not matter. */
interface Candidate {
  readonly revision: Revision;
  readonly title: ReadonlySet<string>;
  readonly opening: ReadonlySet<string>;
  readonly faults: readonly (readonly [reason: string, cost: number])[];
}
/** A story's headline is chosen anew with each article that joins it. */
const known = new WeakMap<Revision, Candidate>();
function readOf(revision: Revision): Candidate {
  let made = known.get(revision);
  if (!made) known.set(revision, (made = read(revision)));
  return made;
}

function read(revision: Revision): Candidate {
  const title = new Set(terms(titleOf(revision), revision.lang)),
    opening = new Set(terms(ownWords(revision, { start: revision.headline.end, end: revision.text.length }).slice(0, 800), revision.lang));
  return { revision, title, opening, faults: faults(revision, title) };
}

function scored({ revision, title, opening, faults }: Candidate, weight: ReadonlyMap<string, number>, newest: number): HeadlineScore {
  const weights = [...title].map((t) => weight.get(t) ?? 0);
  const covered = weights
    .sort((a, b) => b - a)
    .slice(0, ENOUGH)
    .reduce((a, b) => a + b, 0);
  const told = title.size === 0 ? 0 : [...title].filter((t) => opening.has(t)).length / title.size;
  const reasons = [`coverage ${covered.toFixed(2)}`, `told ${told.toFixed(2)}`];
  let score = covered + TOLD * told;
  for (const [reason, cost] of faults) {
    reasons.push(reason);
    score -= cost;
  }
  return { revision, score: score - Math.min(0.3, (newest - timeOf(revision)) / 86_400_000 / 10), reasons };
}

function faults(revision: Revision, title: ReadonlySet<string>): [string, number][] {
  const text = titleOf(revision);
  const folded = fold(text).trim();
  const out: [string, number][] = [];
  if (/[?？؟;]\s*["'”’]?$/.test(text.trim()) && !/[^?？؟];$/.test(text.trim())) out.push(['question', 1]);
  if (revision.kind !== 'report') out.push([`kind ${revision.kind}`, revision.kind === 'live-blog' ? 0.5 : 1.5]);
  if (TEASERS[primaryOf(revision.lang)]?.test(folded)) out.push(['teaser', 0.7]);
  if (/["“„«‘]|(?<!\p{L})'/u.test(text)) out.push(['quotation', 0.25 + QUOTED * quotedShare(text)]);
  if (/!/.test(text)) out.push(['exclamation', 0.4]);
  if (/\p{Lu}{4,}/u.test(text) && /^\P{Ll}*$/u.test(text)) out.push(['capitals', 0.2]);
  if (title.size < 3) out.push(['too short', 1.5]);
  if (tokens(text).length > 18) out.push(['long', 0.4]);
  // A headline in which a sentence ends speaks twice, mostly to its reader.
  if (/[.!?]\s+\p{Lu}/u.test(text.replace(/\b\p{L}{1,3}\./gu, ''))) out.push(['two sentences', 0.4]);
  return out;
}

/** Quotations by their marks; an apostrophe inside a word is none. */
const QUOTATION = /“[^”]+”|„[^“”]+[“”]|«[^»]+»|»[^«]+«|"[^"]+"|‘[^’]+(?:’(?!\p{L}))|(?<!\p{L})'[^']+(?:'\p{Ll}[^']*)*'(?!\p{L})/gu;

/** Which share of a headline's words somebody else says: the more, the less it is the paper telling the news. */
function quotedShare(text: string): number {
  const words = tokens(text).length,
    quoted = [...text.matchAll(QUOTATION)].reduce((sum, m) => sum + tokens(m[0]).length, 0);
  return words === 0 ? 0 : quoted / words;
}

function titleOf(revision: Revision): string {
  return revision.text.slice(revision.headline.start, revision.headline.end);
}

function timeOf(revision: Revision): number {
  return revision.published ?? revision.seenAt;
}
