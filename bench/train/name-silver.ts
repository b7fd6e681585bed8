import { isShout, nameSigns, runsOf, type Line } from '../../src/claims/name-features.ts';
import { namesIn, type NameModel } from '../../src/claims/name-model.ts';
import { isRoleNoun } from '../../src/claims/role-words.ts';
import type { Token } from '../../src/claims/tokens.ts';
import { calendar } from '../../src/text/calendar.ts';
import { isCity } from '../../src/text/cities.ts';
import { PEOPLE, REGION, regionWord } from '../../src/text/regions.ts';
import { STOP_WORDS } from '../../src/text/stop-words.ts';
import { ENDS, HEADS, LABELS, NAMELESS, THINGS } from './name-words.ts';
import { markName, type LabelledText } from './name-rows.ts';

export const KINDS = ['person', 'place', 'organisation'] as const;
export type Kind = (typeof KINDS)[number];

const BORDER = new Set(['in', 'near', 'outside']),
  AGE = /^\d\d$/;

interface Evidence {
  texts: number;
  person: number;
  place: number;
  organisation: number;
  inside: number;
  the: number;
}
/** Tokens `start` to `end` of a line that are one name, if they are any. */
interface Run {
  readonly start: number;
  readonly end: number;
}
const words = (line: Line, { start, end }: Run): string => line.tokens.slice(start, end).map((t) => t.text).join(' '); // prettier-ignore
const word = (line: Line, i: number): string => line.tokens[i]?.text ?? '';
const low = (line: Line, i: number): string => line.tokens[i]?.low ?? '';
export const isPeople = (w: string): boolean =>
  (regionWord(w.replace(/s$/, '')) & (PEOPLE | REGION)) === PEOPLE || (regionWord(w) & (PEOPLE | REGION)) === PEOPLE;
const isDate = (w: string): boolean => calendar('en').months.has(w.replace(/\.$/, '')) || calendar('en').weekdays.has(w.replace(/\.$/, ''));
const isOrganisation = (line: Line, r: Run): boolean => r.end - r.start > 1 && (ENDS.test(word(line, r.end - 1)) || (HEADS.test(word(line, r.start)) && /^(?:of|for)$/.test(low(line, r.start + 1)))); // prettier-ignore

/** Runs of capitals as they may be names: "of" only after words such as Ministry, a leading word that only opens the sentence left out. */
function capitalRuns(line: Line, isSmall: (w: string) => boolean): Run[] {
  const { tokens, opens } = line,
    signs = tokens.map((t) => nameSigns(t.form)),
    runs = runsOf(line, signs, false),
    out: Run[] = [];
  for (let i = 0; i < tokens.length; i = runs[2 * i + 1] as number) {
    let start = i;
    const end = runs[2 * i + 1] as number;
    if (!tokens[i]?.cap) continue;
    const first = opens[i] || (i > 0 && opens[i - 1] && tokens[i - 1]?.kind === 'mark');
    if (first && isSmall(low(line, i))) start++;
    while (start < end) {
      // A link that does not belong parts two names.
      let stop = start;
      while (stop < end && (!signs[stop]?.link || tokens[stop]?.cap || belongs(line, start, stop))) stop++;
      if (stop > start) out.push({ start, end: stop });
      start = stop;
      while (start < end && signs[start]?.link && !tokens[start]?.cap) start++;
    }
  }
  return out;
}

/** Whether the link at `at` belongs to the name from `start`. */
function belongs(line: Line, start: number, at: number): boolean {
  const link = low(line, at),
    before = low(line, at - 1);
  if (/^(?:van|von|der|den|bin|al|el|la|le|de|del|di|da|du)$/.test(link)) return true;
  if (link === '&') return true;
  if (link === 'of' || link === 'for') return HEADS.test(word(line, at - 1));
  return link === 'the' && before === 'of' && at - 2 >= start && HEADS.test(word(line, at - 2));
}

interface Parted {
  /** What stands before the titles: "FBI" in "FBI Director James Comey". */
  readonly prefix: Run;
  readonly run: Run;
  readonly titled: boolean;
}
/** A run without the titles and labels in front of a person's name. */
function bare(line: Line, r: Run): Parted {
  let last = r.start - 1,
    first = r.end,
    titled = false;
  for (let i = r.start; i < r.end; i++) {
    const w = word(line, i),
      role = LABELS.test(w) || isRoleNoun(w, 'en');
    if (!role && !isPeople(low(line, i))) continue;
    if (i > r.start && !role) continue;
    first = Math.min(first, i);
    last = i;
    titled ||= role && !/^(?:Republicans?|Democrats?|Democratic|GOP|House|Senate|State|National|First|Labour)$/.test(w);
  }
  return { prefix: { start: r.start, end: Math.max(r.start, Math.min(first, last)) }, run: { start: last + 1, end: r.end }, titled };
}

const PERSON_LENGTH = 4;
/** A word of so many texts that writes it small opens a sentence with a capital that says nothing. */
const LEAST_SMALL = 5;

/** What the whole of the news says of each string, in texts. */
export class NameKnowledge {
  readonly #of = new Map<string, Evidence>();
  readonly #first = new Map<string, { person: number; other: number }>();
  readonly #short = new Map<string, Kind | 'none'>();

  readonly #small = new Map<string, number>();
  readonly #given: ReadonlyMap<string, Kind | 'none'>;

  /** @param given names that are known beforehand. */
  constructor(texts: readonly (readonly Line[])[], given: ReadonlyMap<string, Kind | 'none'>) {
    this.#given = given;
    for (const lines of texts) this.#weigh(lines);
    for (const lines of texts) this.#count(lines);
    for (const [name, e] of this.#of) {
      const first = name.split(' '),
        [given = ''] = first;
      if (first.length < 2 || first.length > PERSON_LENGTH) continue;
      const seen = this.#first.get(given) ?? { person: 0, other: 0 };
      if (e.person >= 2 || (e.person === 1 && e.texts <= 3)) seen.person++;
      else if (e.organisation > 0 || e.the * 2 > e.texts) seen.other++;
      this.#first.set(given, seen);
    }
  }

  /** In how many texts a word is written small, less those in which it has a capital inside a sentence. */
  #weigh(lines: readonly Line[]): void {
    const small = new Set<string>(),
      large = new Set<string>();
    for (const line of lines) {
      if (isShout(line)) continue;
      line.tokens.forEach((t, i) => {
        if (t.kind === 'word' && !t.cap) small.add(t.low);
        else if (t.cap && !line.opens[i] && line.tokens[i - 1]?.kind !== 'mark') large.add(t.low);
      });
    }
    for (const w of small) this.#small.set(w, (this.#small.get(w) ?? 0) + 1);
    for (const w of large) this.#small.set(w, (this.#small.get(w) ?? 0) - 1);
  }
  readonly isSmall = (w: string): boolean => (STOP_WORDS['en']?.has(w) ?? false) || (this.#small.get(w) ?? 0) >= LEAST_SMALL;

  #count(lines: readonly Line[]): void {
    const seen = new Set<string>(),
      once = (name: string, what: keyof Evidence): void => {
        if (seen.has(`${what} ${name}`)) return;
        seen.add(`${what} ${name}`);
        let e = this.#of.get(name);
        if (!e) this.#of.set(name, (e = { texts: 0, person: 0, place: 0, organisation: 0, inside: 0, the: 0 }));
        e[what]++;
      };
    for (const line of lines) {
      if (isShout(line)) continue;
      for (const r of capitalRuns(line, this.isSmall)) {
        const whole = words(line, r);
        if (isOrganisation(line, r)) {
          once(whole, 'texts');
          once(whole, 'organisation');
          const short = word(line, r.end + 1);
          if (word(line, r.end) === '(' && word(line, r.end + 2) === ')' && isShortOf(short, whole)) this.#short.set(short, 'organisation');
          continue;
        }
        if (THINGS.test(word(line, r.end - 1))) {
          const short = word(line, r.end + 1);
          if (word(line, r.end) === '(' && isShortOf(short, whole)) this.#short.set(short, 'none');
        }
        const { run, titled } = bare(line, r),
          name = words(line, run);
        if (name === '') continue;
        once(name, 'texts');
        const before = low(line, run.start - 1),
          length = run.end - run.start;
        if (before === 'the') once(name, 'the');
        if (BORDER.has(before) && run.start === r.start) once(name, 'inside');
        if (
          length <= PERSON_LENGTH &&
          (titled || (run.start === r.start && isRoleNoun(before, 'en') && length > 1) || (length > 1 && word(line, run.end) === ',' && AGE.test(word(line, run.end + 1)) && word(line, run.end + 2) === ',')) // prettier-ignore
        )
          once(name, 'person');
        if (BORDER.has(before) && word(line, run.end) === ',' && (regionWord(low(line, run.end + 1)) & REGION) !== 0) once(name, 'place');
      }
    }
  }

  /** What a string is wherever it stands; undefined where that is not sure. */
  kind(name: string): Kind | 'none' | undefined {
    const e = this.#of.get(name),
      parts = name.split(' '),
      small = name.toLowerCase();
    const said = this.#given.get(name);
    if (said) return said;
    if (isDate(small) || isPeople(small) || NAMELESS.test(name)) return 'none';
    if (THINGS.test(parts.at(-1) ?? '') || LABELS.test(name) || isRoleNoun(name, 'en')) return 'none';
    if (!e) return undefined;
    if (e.organisation > 0) return 'organisation';
    if ((regionWord(small) & REGION) !== 0) return e.person > 2 && e.person * 10 > e.texts ? undefined : 'place';
    if (/^[\p{Lu}.]{2,6}$/u.test(name)) {
      const short = this.#short.get(name);
      return short ?? (e.texts >= 5 && e.the * 4 > e.texts && e.person * 20 < e.texts ? 'organisation' : undefined);
    }
    if (parts.length > 1 && parts.length <= PERSON_LENGTH) {
      const first = this.#first.get(parts[0] ?? '');
      if (e.person >= 2 && e.person * 20 >= e.texts && e.the * 5 < e.texts) return 'person';
      if (first && first.person >= 4 && first.person > 6 * first.other && e.place === 0 && e.the * 5 < e.texts) return 'person';
    }
    if (isCity(name)) return e.person > 2 && e.person * 20 > e.texts ? undefined : 'place';
    if (e.texts >= 4 && e.person === 0 && e.the * 10 < e.texts && ((e.place >= 2 && e.place * 8 > e.texts) || e.inside * 2.5 > e.texts)) return 'place';
    if (parts.length === 1 && e.person >= 5 && e.person * 8 > e.texts && e.the * 3 < e.texts) return 'person';
    return undefined;
  }
}

const isShortOf = (short: string, name: string): boolean => {
  const letters = name.split(' ').filter((w) => /^\p{Lu}/u.test(w)).map((w) => w.charAt(0)).join(''); // prettier-ignore
  return short.length >= 2 && short.replaceAll('.', '') === letters;
};

/** Labels a run as one name. */
export function mark(labels: Uint8Array, { start, end }: Run, kind: Kind): void {
  markName(labels, start, end, KINDS.indexOf(kind));
}

/** Labels for those lines of a text in which every capital is accounted for; undefined for the others. */
export function silver(lines: readonly Line[], known: NameKnowledge): LabelledText['labels'] {
  const people = new Map<string, number>();
  for (const line of lines) {
    for (const r of capitalRuns(line, known.isSmall)) {
      const name = words(line, bare(line, r).run);
      if (name.includes(' ') && !isOrganisation(line, r) && known.kind(name) === 'person') people.set(name.split(' ').at(-1) ?? '', 1);
    }
  }
  return lines.map((line) => {
    if (isShout(line)) return undefined;
    const labels = new Uint8Array(line.tokens.length);
    for (const r of capitalRuns(line, known.isSmall)) {
      const next = low(line, r.end);
      if (isOrganisation(line, r) && /^(?:and|of|for|&)$/.test(next) && (line.tokens[r.end + 1] as Token | undefined)?.cap) return undefined;
      if (isOrganisation(line, r)) {
        if (/^(?:and|&)$/.test(low(line, r.start - 1)) && (line.tokens[r.start - 2] as Token | undefined)?.cap) return undefined;
        mark(labels, r, 'organisation');
        continue;
      }
      // A dateline in capitals.
      if (r.start === 0 && /^[\p{Lu} .'’-]{4,}$/u.test(words(line, r)) && /^(?:\(|,|—|–|--|-|_)$/.test(next) && known.kind(words(line, r)) !== 'organisation') {
        mark(labels, r, 'place');
        continue;
      }
      const whole = known.kind(words(line, r));
      if (whole !== undefined) {
        if (whole !== 'none') mark(labels, r, whole);
        continue;
      }
      const { run, prefix } = bare(line, r),
        name = words(line, run);
      if (name === '' && prefix.end === prefix.start) continue;
      const kind = name === '' ? 'none' : people.has(name) ? 'person' : known.kind(name);
      if (prefix.end > prefix.start) {
        const before = known.kind(words(line, prefix));
        if (before === undefined) return undefined;
        if (before !== 'none') mark(labels, prefix, before);
      }
      if (kind === undefined || (run.start !== r.start && kind !== 'person')) return undefined;
      if (kind !== 'none') mark(labels, run, kind);
    }
    return labels;
  });
}

/** A string is what a tagger takes it for in so many texts at least, and in such a share of them. */
const VOTES = 4,
  AGREED = 0.85;

/** What strings that evidence leaves open are by a tagger's reading of all texts. */
export function voted(texts: readonly (readonly Line[])[], known: NameKnowledge, model: NameModel): ReadonlyMap<string, Kind | 'none'> {
  const votes = new Map<string, Map<string, number>>();
  for (const lines of texts) {
    const own = new Set<string>(),
      found = namesIn(lines, model);
    lines.forEach((line, l) => {
      if (isShout(line)) return;
      for (const r of capitalRuns(line, known.isSmall)) {
        const { run } = bare(line, r),
          name = words(line, run);
        if (name === '' || isOrganisation(line, r) || known.kind(name) !== undefined) continue;
        const over = found[l]?.find((n) => n.start < run.end && run.start < n.end);
        own.add(`${over === undefined ? 'none' : over.start === run.start && over.end === run.end ? over.kind : 'other'}\t${name}`);
      }
    });
    for (const vote of own) {
      const [kind = '', name = ''] = vote.split('\t'),
        of = votes.get(name) ?? new Map<string, number>();
      of.set(kind, (of.get(kind) ?? 0) + 1);
      votes.set(name, of);
    }
  }
  const out = new Map<string, Kind | 'none'>();
  for (const [name, of] of votes) {
    const [most] = [...of].sort((a, b) => b[1] - a[1]),
      all = [...of.values()].reduce((a, b) => a + b, 0);
    if (most && most[0] !== 'other' && most[1] >= VOTES && most[1] >= AGREED * all) out.set(name, most[0] as Kind | 'none');
  }
  return out;
}
