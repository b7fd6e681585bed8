import type { Range } from '../model/range.ts';
import { bodies, bodyMeant, namesAnother, type Body } from './bodies.ts';
import {
  genderOf,
  genderOfNoun,
  lower,
  ofLast,
  peopleOf,
  roleKey,
  runsOf,
  type Gender,
  type Naming,
  type People,
  type Person,
  type Runs,
  type Told,
} from './people.ts';
import { isRoleNoun } from './role-words.ts';
import type { Attribution, Paragraph, Sentence } from './tagger.ts';
import { calendar } from '../text/calendar.ts';
import { isCity } from '../text/cities.ts';
import { regionWord } from '../text/regions.ts';
import { remembered } from '../text/remembered.ts';
import { isFunctionWord } from './lexicon.ts';

interface Found extends Told {
  readonly lang: string;
}

/**
 * For every attribution whose speaker is a pronoun, a short name or a role, where the text names in full who is meant; nothing where that is in doubt.
 *
 * English only: elsewhere a speaker is known by a full name alone. What stands in quotation marks is no antecedent, and a pronoun in them is never resolved.
 */
export function speakersNamed(text: string, found: Found): ReadonlyMap<Attribution, Range> {
  const out = new Map<Attribution, Range>();
  if (found.lang !== 'en') return out;
  const runs = runsOf(text, found.paragraphs),
    context = contextOf(text, found, peopleOf(text, found, runs), bodies(text, found, runs), runs);
  showGenders(context);
  proveTitles(context);
  for (const a of [...found.attributions].sort((x, y) => (x.speaker?.start ?? 0) - (y.speaker?.start ?? 0))) {
    const at = a.speaker && named(context, a.speaker, a.parts ?? [a.content]);
    if (at) out.set(a, at);
  }
  return out;
}

/** A sentence with the number of its paragraph. */
interface Placed extends Sentence {
  readonly paragraph: number;
}
/** Somebody is spoken of: a naming, a pronoun that was resolved, or an unnamed somebody. */
interface Trace extends Range {
  readonly person?: Person | undefined;
  readonly isShort?: boolean;
  /** Perhaps a thing. */
  readonly isOpen?: boolean;
  readonly gender?: Gender | undefined;
  readonly speaks: boolean;
}
interface Context {
  readonly text: string;
  readonly sentences: readonly Placed[];
  readonly paragraphs: readonly Paragraph[];
  people: People;
  readonly bodies: readonly Body[];
  /** By sentence, in text order, none of them quoted. */
  traces: Trace[][];
}

function contextOf(text: string, found: Found, people: People, known: readonly Body[], runs: Runs): Context {
  const { paragraphs } = found,
    sentences = paragraphs.flatMap((p, paragraph) => p.sentences.map((s) => ({ ...s, paragraph }))),
    speakers = found.attributions.flatMap((a) => a.speaker ?? []),
    speaks = (r: Range): boolean => speakers.some((s) => inside(r, s)),
    things = found.mentions.filter((m) => m.kind !== 'person').map((m) => m.at),
    asides = paragraphs.map((p) => isAside(text, p)),
    unquoted = people.namings.filter((n) => !n.quoted);
  const traces = sentences.map((s): Trace[] => {
    if (asides[s.paragraph]) return [];
    const here = unquoted.filter((n) => inside(n, s)),
      unnamed = nouns(s, found, runs, things).filter((u) => !here.some((n) => n.start <= u.end + 2 && u.start <= n.end + 3));
    return [...here, ...unnamed].map((n) => ({ ...n, speaks: speaks(n) })).sort((a, b) => a.start - b.start);
  });
  return { text, sentences, paragraphs, people, bodies: known, traces };
}

/** A heading, a caption or a link to another page: no part of what is told. */
const isAside = (text: string, p: Range): boolean => !/[.!?:;,…"”’'»)\]]/.test(text.slice(p.start, p.end).trimEnd().slice(-1));

const HUMAN =
  /^(?:man|woman|boy|girl|person|child|baby|kid|adult|patient|passenger|guest|guard|tenant|servant|migrant|refugee|prisoner|inmate|detainee|thief|saint|rival|critic|fan|cop|nun|monk|hero|star|official|teenager|teen|guy|lady|gentleman|individual|protester|reporter|caller|voter)$/;

/** Whether a noun names somebody ("patient", "mayor"), or ends as those of doers do ("plumber"). */
const personNoun = remembered((low): 'person' | 'doer' | undefined => {
  if (HUMAN.test(low) || (isRoleNoun(low, 'en') && !/[^s]s$/.test(low))) return 'person';
  return /^\p{L}{2,}(?:er|or|ist|ian|ee)$/u.test(low) ? 'doer' : undefined;
});

/** Somebody without a full name. */
interface Unnamed extends Range {
  readonly gender: Gender | undefined;
  readonly isOpen?: boolean;
}

/** Whoever a sentence speaks of without a full name: "a senior official", "Eva", and by what its subject is, perhaps "a patient", "his wife". */
function nouns(s: Placed, { paragraphs, roles }: Found, runs: Runs, things: readonly Range[]): Unnamed[] {
  const out: Unnamed[] = [],
    { tokens } = s,
    isFree = (t: Range): boolean => !isQuoted(paragraphs, s, t) && !roles.some((x) => inside(t, x.role));
  tokens.forEach((t, i) => {
    const noun = t.cap || t.kind !== 'word' ? undefined : personNoun(t.low);
    // "A plumber": a doer is only told behind "a".
    if (!noun || (noun === 'doer' && !/^(?:a|an|another)$/.test(tokens[i - 1]?.low ?? ''))) return;
    const next = tokens[i + 1];
    if (next?.cap || (next && isRoleNoun(next.low, 'en')) || !isFree(t)) return;
    out.push({ start: t.start, end: t.end, gender: genderOfNoun(t.low) });
  });
  // A lone capitalised word may be somebody's first name.
  for (const r of runs[s.paragraph] ?? []) {
    if (!inside(r, s) || r.words.length !== 1 || !mayBeFirstName(r.words[0] ?? '')) continue;
    if (things.some((o) => o.start < r.end && r.start < o.end) || !isFree(r)) continue;
    const before = tokens.findLast((t) => t.end <= r.start),
      next = tokens.find((t) => t.start >= r.end);
    if (/^(?:the|in|at|from|near|on|across|outside|around|through|toward|towards)$/.test(before?.low ?? '') || next?.kind === 'number') continue;
    out.push({ start: r.start, end: r.end, gender: undefined });
  }
  const subject = subjectOf(s);
  if (subject && isFree(subject) && !out.some((x) => x.start < subject.end && subject.start < x.end)) out.push({ ...subject, gender: undefined, isOpen: true });
  return out;
}

const mayBeFirstName = remembered((word) => {
  const low = lower(word).replace(/'s$/, ''),
    { months, weekdays } = calendar('en');
  return (
    /^\p{Lu}\p{Ll}+/u.test(word) && !/(?:ing|ly|ians?|ese|ish)$/.test(low) && regionWord(low) === 0 && !isCity(word) && !months.has(low) && !weekdays.has(low) && !isRoleNoun(low, 'en') &&
    !isFunctionWord(low)
  ); // prettier-ignore
});

/** The noun that a sentence begins with, behind an article or a possessive: "a patient", "his wife". */
function subjectOf({ tokens }: Placed): Range | undefined {
  const first = tokens[0];
  if (!first || !/^(?:a|an|the|another|his|her|their|one)$/.test(first.low)) return undefined;
  const noun = tokens.slice(1, 4).find((t) => t.kind === 'word' && !t.cap);
  return noun && { start: first.start, end: noun.end };
}
const inside = (a: Range, b: Range): boolean => b.start <= a.start && a.end <= b.end;
const isQuoted = (paragraphs: readonly Paragraph[], s: Placed, at: Range): boolean => paragraphs[s.paragraph]?.quotations.some((q) => inside(at, q)) ?? false;

// ─── one speaker ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function named(c: Context, speaker: Range, content: readonly Range[]): Range | undefined {
  const words = c.text.slice(speaker.start, speaker.end),
    at = c.sentences[sentenceOf(c, speaker.start)],
    quoted = at && isQuoted(c.paragraphs, at, speaker);
  // "Lund’s critics": somebody's somebody is not they. A note stands for itself.
  if (!at || speaker.end > at.end || quoted || /^['’]s?(?!\p{L})/u.test(c.text.slice(speaker.end, speaker.end + 2))) return undefined;
  const pronoun = /^(he|she)$/i.exec(words);
  if (pronoun) return byPronoun(c, speaker, content, lower(words) === 'he' ? 'm' : 'f');
  return byShortName(c, speaker) ?? byRole(c, speaker) ?? bodyMeant(c.text, speaker, c.bodies, since(c, speaker.start));
}

/** Where a person is named in full: last before a place, else first. */
function antecedent({ fulls }: Person, before: number): Range | undefined {
  return fulls.findLast((f) => f.end <= before) ?? fulls[0];
}

/** "Lund", "Ms. Lund", "Mayor Lund", but not "critics of Lund", "Lund and Holm". */
function byShortName(c: Context, speaker: Range): Range | undefined {
  const at = c.people.namings.find((n) => n.start >= speaker.start && n.end <= speaker.end && !n.quoted);
  if (!at?.person || at.person.fulls.some((f) => f.start === at.start)) return undefined;
  const before = c.text.slice(speaker.start, at.start),
    after = c.text.slice(at.end, speaker.end);
  if (/(?<!\p{L})(?:of|for|by|with|who|to|from|in|on|at|and|or|against|about|between|than|like|near|both|neither)(?!\p{L})|['’]s?\s|[,;:]/u.test(before))
    return undefined;
  // What follows a name may only say more of its bearer.
  if (after !== '' && !/^,\s(?!(?:and|or)\s)(?:(?:a|an|the|who|whose|his|her|speaking|\d)(?!\p{L})|(?:R|D|I)-|\p{Ll})/u.test(after)) return undefined;
  if (
    c.people.namings.some((n) => n !== at && n.start >= speaker.start && n.end <= speaker.end && n.person !== at.person && !/^,\s(?:who|whose)\s/u.test(after))
  )
    return undefined;
  return antecedent(at.person, speaker.start);
}

/** How many sentences back a role phrase may mean somebody. */
const ROLE_REACH = 12;

/** Where what a role phrase at a place may mean begins. */
const since = (c: Context, at: number): number => c.sentences[Math.max(0, sentenceOf(c, at) - ROLE_REACH)]?.start ?? 0;

/** "the mayor" where one person of the text alone is called so, and was before. */
function byRole(c: Context, speaker: Range): Range | undefined {
  const words = lower(c.text.slice(speaker.start, speaker.end)),
    m = /^the ((?:(?:former|vice|deputy|acting|assistant|prime|attorney|foreign|police|fire|defen[cs]e|interior|finance) )?)([\p{L}-]+)$/u.exec(words);
  if (!m || !isRoleNoun(m[2] ?? '', 'en')) return undefined;
  const person = ofRole(c, words.slice(4), speaker.start);
  return person && person.fulls.findLast((f) => f.end <= speaker.start);
}

function ofRole(c: Context, words: string, before: number): Person | undefined {
  const key = roleKey(words, 'last'),
    noun = key.split(' ').at(-1) ?? '',
    alike = c.people.persons.filter((p) => [...p.roles].some((r) => r === key || r.split(' ').at(-1) === noun)),
    at = sentenceOf(c, before);
  const [person] = alike;
  if (
    alike.length !== 1 ||
    !person?.roles.has(key) ||
    [...person.roles].some((r) => r !== key && r.split(' ').at(-1) === noun && /^(?:vice|deputy|former)/.test(r))
  )
    return undefined;
  const recent = c.traces
    .slice(Math.max(0, at - ROLE_REACH), at + 1)
    .flat()
    .some((t) => t.person === person && t.end <= before);
  if (!recent) return undefined;
  // Its own titles apart, nobody else may bear the noun: "the French president", "the mayor of Lorn", "a judge".
  const own = c.people.titles.filter((t) => t.person === person),
    from = Math.max(since(c, before), Math.min(...person.fulls.map((f) => f.end)));
  return namesAnother(c.text, { start: from, end: before }, words, own) || (words !== noun && namesAnother(c.text, { start: from, end: before }, noun, own))
    ? undefined
    : person;
}

// ─── pronouns ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** How far back a pronoun may point: sentences, and paragraphs. */
const REACH = 4;
const PARAGRAPHS = 2;

function byPronoun(c: Context, speaker: Range, content: readonly Range[], gender: Gender): Range | undefined {
  const person = personMeant(c, speaker, content, gender),
    at = sentenceOf(c, speaker.start);
  c.traces[at]?.push({ start: speaker.start, end: speaker.end, gender, speaks: true, ...(person ? { person } : {}) });
  c.traces[at]?.sort((a, b) => a.start - b.start);
  return person && person.fulls.findLast((f) => f.end <= speaker.start);
}

function personMeant(c: Context, speaker: Range, content: readonly Range[], gender: Gender): Person | undefined {
  const at = sentenceOf(c, speaker.start),
    sentence = c.sentences[at];
  if (!sentence) return undefined;
  const fits = (t: Trace): boolean => (t.person ? (genderOf(t.person) ?? t.gender ?? gender) === gender : (t.gender ?? gender) === gender);
  // Whom they speak of is not who speaks: "Jan Holm was late, she said".
  const sure = (t: Trace): boolean => t.person === undefined || genderOf(t.person) === gender;
  const before = (c.traces[at] ?? []).filter((t) => t.end <= speaker.start && fits(t) && !content.some((r) => inside(t, r)));
  if (before.length > 0) {
    // "Asked about Lund, he said": who stands behind a preposition is somebody else.
    const one = same(before);
    return one && before.some((t) => !governed(c, t, sentence)) && (before.some(sure) || isSubject(c, before, sentence)) ? one : undefined;
  }
  for (let k = at - 1; k >= 0 && k >= at - REACH; k--) {
    const s = c.sentences[k];
    if (!s || s.paragraph < sentence.paragraph - PARAGRAPHS) return undefined;
    const traces = (c.traces[k] ?? []).filter(fits);
    if (traces.length === 0) continue;
    const one = same(traces.some((t) => !governed(c, t, s)) ? traces : []);
    if (one) return traces.some(sure) || isSubject(c, traces, s) ? one : undefined;
    const speaking = mainSpeaker(c, traces, s);
    return speaking && genderOf(speaking) === gender ? speaking : undefined;
  }
  return undefined;
}

/** Whether a sentence begins with the first of some traces: nothing but their title, or a phrase up to a comma or a quotation, stands before. */
function isSubject(c: Context, [first]: readonly Trace[], s: Sentence): boolean {
  if (!first) return false;
  const before =
    c.text
      .slice(s.start, first.start)
      .split(/[,:;”"]\s/u)
      .at(-1) ?? '';
  return first.speaks || before.split(/\s+/).filter(Boolean).every((w) => /^\p{Lu}/u.test(w) || isRoleNoun(w, 'en') || /^(?:the|a|an|of|on|in|then|later|today|but|and|when|while|as|after|before)$/.test(w)); // prettier-ignore
}

/** The one person of some traces. */
function same(traces: readonly Trace[]): Person | undefined {
  const [first] = traces;
  return first?.person && traces.every((t) => t.person === first.person) ? first.person : undefined;
}

/** Who speaks in a sentence that begins with them, where the others in it hang on prepositions. */
function mainSpeaker(c: Context, traces: readonly Trace[], s: Sentence): Person | undefined {
  const speaking = traces.filter((t) => t.speaks && t.person),
    [one] = speaking;
  if (!one || !same(speaking) || traces.some((t) => t.person !== one.person && !governed(c, t, s))) return undefined;
  return one.person;
}

/** Whether a name hangs on a preposition or on "asked": not what its sentence is about. */
function governed(c: Context, t: Range, s: Sentence): boolean {
  return /(?<!\p{L})(?:of|for|by|with|to|from|on|at|against|about|between|than|like|near|under|over|after|behind|among|including)\s(?:(?:the|a|an|his|her|former|then|(?!\p{L}+day\s)[\p{Lu}][\p{L}.’'-]*)\s){0,5}$/iu.test(
    c.text.slice(s.start, t.start),
  );
}

function sentenceOf(c: Context, at: number): number {
  return c.sentences.findLastIndex((s) => s.start <= at);
}

// ─── gender by the pronouns of the narrative ─────────────────────────────────────────────────────────────────────────────

const OF_GENDER: Readonly<Record<string, Gender>> = { he: 'm', his: 'm', him: 'm', himself: 'm', she: 'f', her: 'f', hers: 'f', herself: 'f' };

/** Counts the pronouns of one gender that follow the only person of a sentence in it, and one that opens the next sentence. */
function showGenders(c: Context): void {
  c.sentences.forEach((s, k) => {
    const person = same(c.traces[k] ?? []),
      first = c.traces[k]?.[0];
    // Whom "Mr. Lund" means is still to be shown.
    if (!person || !first || c.traces[k]?.some((t) => t.isShort && t.gender)) return;
    const narrated = (from: number, to: number, list: Placed): Gender[] =>
      list.tokens.flatMap((t) => {
        const g = OF_GENDER[t.low];
        return g && t.start >= from && t.end <= to && !isQuoted(c.paragraphs, list, t) ? [g] : [];
      });
    const within = new Set(narrated(first.end, s.end, s)),
      next = c.sentences[k + 1],
      opening = next && (c.traces[k + 1] ?? []).length === 0 ? narrated(next.start, next.start + 4, next) : [];
    if (within.size === 1) for (const g of within) person.shown[g] += 1;
    if (within.size < 2) for (const g of opening) person.shown[g] += 1;
  });
}

/** Gives each short name with a courtesy title the person whom the text shows to be of that gender, if one. */
function proveTitles(c: Context): void {
  const proven = <T extends Trace | Naming>(n: T): T => {
    if (!n.isShort || !n.gender) return n;
    const last = lower(c.text.slice(n.start, n.end)).replace(/'s$/, ''),
      person = ofLast(last, c.people.named, n.gender);
    if (person) person.shown[n.gender] += 3;
    return { ...n, person };
  };
  c.people = { ...c.people, namings: c.people.namings.map(proven) };
  c.traces = c.traces.map((list) => list.map(proven));
}
