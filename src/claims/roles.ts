import type { Range } from '../model/range.ts';
import { nameSpans, type NameSpan } from '../text/names.ts';
import { COMMON_VERBS, LEXICONS, type Lexicon } from './lexicon.ts';
import { isVerb } from './noun-phrase.ts';
import { byForm } from './forms.ts';
import { isRoleForm, isRoleNoun } from './role-words.ts';
import type { Sentence } from './tagger.ts';
import type { Token } from './tokens.ts';

export interface FoundRole {
  readonly person: Range;
  readonly role: Range;
}

/** Persons of a sentence with the role it gives them, before the name ("Mayor Ann Lee") or after it ("Ann Lee, a judge"). */
export function rolesOf(text: string, s: Sentence, lang: string): FoundRole[] {
  const lex = LEXICONS[lang];
  if (!lex) return [];
  const out: FoundRole[] = [];
  if (lang === 'en' && !s.tokens.some((t) => mayBeRole(t.form))) return out;
  for (const n of nameSpans(text, s)) {
    const before = roleBefore(text, s, n, lex, lang);
    if (before) out.push(...before);
    if (lang !== 'en') continue;
    const person = before?.[0]?.person ?? trimPerson(text, n),
      after = roleAfter(s, person, lex),
      led = before ? undefined : roleInFront(s, person, lex);
    if ((!after && !led) || (!before && !isPersons(text, n, person))) continue;
    if (after) out.push({ person, role: after });
    if (led) out.push({ person, role: led });
  }
  return out;
}

/**
 * Whether a token may hold a word that names a role in English: a sentence without one gives nobody a role.
 *
 * Runs of capitals know words that are a part of a token ("then-Sheriff"), or hold the full stop behind it ("Sens.").
 */
const mayBeRole = byForm(({ text }) => {
  const parts = [text, ...[...text.matchAll(/[-‐‑&]/g)].map((m) => text.slice(m.index + 1))];
  return parts.some((w) => isRoleNoun(w, 'en') || isRoleNoun(`${w}.`, 'en'));
});
const isRole = (t: Token | undefined): boolean => t !== undefined && isRoleForm(t.form);

/** The first token that starts at an offset or behind it; as many as there are where none does. */
function tokenFrom(tokens: readonly Token[], offset: number): number {
  let low = 0,
    high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const COMPOUND =
  /^(?:of (?:the )?(?:State|Staff|House|Defen[cs]e|Police|Justice|Treasury|Parliament|Commons|Army|Navy|Homeland Security|Education|Health|Energy|Labor|Commerce|Agriculture|Interior|Transportation))\s/u;

/** A title in front: the capitalised run itself holds it, or the words before the run do. */
function roleBefore(text: string, s: Sentence, n: NameSpan, lex: Lexicon, lang: string): FoundRole[] | undefined {
  const compound = officeOf(text, s, n, lang);
  if (compound) return [{ person: compound.person, role: { start: leftEdge(s.tokens, compound.start, lex, lang), end: compound.end } }];
  const last = n.words.findLastIndex((w, i) => i < n.words.length - 1 && isRoleNoun(w, lang) && !AFFILIATION.test(w));
  if (last >= 0) {
    const offsets = wordOffsets(text, n);
    const person = rangeOf(offsets, last + 1, n.words.length - 1);
    const end = offsets[last]?.end;
    const start = n.start;
    if (!person || end === undefined || !looksLikePerson(text, person) || (lang !== 'en' && !/^\p{Lu}/u.test(text[person.start] ?? ''))) return undefined;
    return [{ person, role: { start: leftEdge(s.tokens, start, lex, lang), end } }];
  }
  const at = tokenFrom(s.tokens, n.start);
  const title = at < s.tokens.length ? s.tokens[at - 1] : undefined;
  if (
    !title ||
    title.kind !== 'word' ||
    title.end + 1 !== n.start ||
    !isRoleNoun(title.text, lang) ||
    AFFILIATION.test(title.text) ||
    !looksLikePerson(text, n)
  ) {
    return lang === 'en' || !title ? undefined : romanceOffice(text, s, n, lang);
  }
  return [{ person: trimPerson(text, n), role: { start: leftEdge(s.tokens, title.start, lex, lang), end: title.end } }];
}

/** "Secretary of State Mike Pompeo", "GOP Speaker of the House John Boehner". */
function officeOf(text: string, s: Sentence, n: NameSpan, lang: string): { person: Range; start: number; end: number } | undefined {
  if (!text.endsWith('of ', n.start) && !text.endsWith('of the ', n.start)) return undefined;
  const head = /(?<!\p{L})(\p{L}+)\s(of (?:the )?)$/u.exec(text.slice(Math.max(s.start, n.start - 40), n.start));
  if (!head || !isRoleNoun(head[1] ?? '', lang)) return undefined;
  const m = COMPOUND.exec(`${head[2] ?? ''}${text.slice(n.start, n.end)}`);
  if (!m) return undefined;
  const end = n.start + m[0].length - (head[2]?.length ?? 0) - 1;
  const person = { start: end + 1, end: n.end };
  return person.end > person.start && looksLikePerson(text, person)
    ? { person, start: n.start - (head[2]?.length ?? 0) - 1 - (head[1]?.length ?? 0), end }
    : undefined;
}

/** "le ministre de la Défense Sébastien Lecornu" */
function romanceOffice(text: string, s: Sentence, n: NameSpan, lang: string): FoundRole[] | undefined {
  const m = /(\p{L}[\p{L}-]*)\s((?:des?|du|de la|de l[’']|del|della|dell[’']|do|da|des)\s?)(?:\p{L}+\s)?$/u.exec(text.slice(s.start, n.start));
  if (!m || !isRoleNoun(m[1] ?? '', lang) || n.words.length < 3) return undefined;
  const offsets = wordOffsets(text, n);
  const person = rangeOf(offsets, 1, n.words.length - 1);
  const end = offsets[0]?.end;
  return person && end !== undefined ? [{ person, role: { start: s.start + m.index, end } }] : undefined;
}

/** Where a role starts that ends in front of a name: over adjectives, nouns and possessives to the left. */
function leftEdge(tokens: readonly Token[], start: number, lex: Lexicon, lang: string): number {
  // The word that it starts in: a title may be the end of one ("then-President").
  let i = tokens.findIndex((t) => t.end > start);
  while (i > 0) {
    const t = tokens[i - 1];
    if (!t) break;
    if (t.low === "'s" || (t.text === '’' && tokens[i - 2]?.low.endsWith('s'))) {
      i--;
      continue;
    }
    if (t.low === 'and' && t.kind === 'word' && tokens[i - 2]?.cap && tokens[i]?.cap && isDepartment(tokens, i)) {
      i -= 2;
      continue;
    }
    if (/^(?:his|her|their|another|our|my)$/.test(t.low) && lang === 'en') return t.start;
    if (t.kind !== 'word' || !modifies(tokens, i - 1, lex, lang)) break;
    // In front of a capital only words that go with titles go on: "former President", but not "fears President".
    if (lang === 'en' && !t.cap && tokens[i]?.cap && !BEFORE_TITLE.test(t.low)) break;
    i--;
  }
  return tokens[i]?.start ?? start;
}

const BEFORE_TITLE =
  /^(?:former|acting|ex|then|vice|deputy|senior|junior|outgoing|incoming|state|presidential|right-wing|left-wing|far-right|longtime|veteran|fellow|late|retired|interim|onetime|ex-\p{L}+)$/u;

const isDepartment = (tokens: readonly Token[], i: number): boolean =>
  /^(?:Secretary|Minister|Commissioner|Director)$/.test(tokens[i + 1]?.text ?? '') ||
  /^(?:Secretary|Minister|Commissioner|Director)$/.test(tokens[i + 2]?.text ?? '');

function modifies(tokens: readonly Token[], i: number, lex: Lexicon, lang: string): boolean {
  const t = tokens[i];
  if (!t) return false;
  if (
    lex.determiners.has(t.low) ||
    lex.prepositions.has(t.low) ||
    lex.conjunctions.has(t.low) ||
    lex.coordinators.has(t.low) ||
    lex.pronouns.has(t.low) ||
    lex.auxiliaries.has(t.low) ||
    lex.times.has(t.low)
  )
    return false;
  if (lang !== 'en') return t.cap || /(?:sche[rn]?|ige[rn]?|ukrain|russ)/.test(t.low);
  if (lex.adverbs.has(t.low) || COMMON_VERBS.has(t.low) || /(?:ly|ing)$/.test(t.low))
    return /^(?:acting|leading|outgoing|incoming|sitting|visiting|ruling|founding|longtime|early|family|former|then)$/.test(t.low);
  if (
    /(?:ed|ought|ent|old)$/.test(t.low) &&
    !/^(?:retired|united|elected|appointed|convicted|alleged|president|government|student|independent|incumbent|parliament|resident|management|accused|exiled|jailed|deposed|wanted|disgraced|federal|renowned|celebrated|self-described|defence|law-enforcement|agent|department|development|employment|environment)$/.test(
      t.low,
    ) &&
    !t.cap &&
    i > 0
  )
    return false;
  return true;
}

/** Say what somebody is only behind a name ("a Rhode Island Democrat"); in front they are adjectives. */
const AFFILIATION = /^(?:republicans?|democrats?|socialist|libertarian|conservative|member|opposition|resident|child|house)$/i;
const PERIOD = /^(?:Mr|Mrs|Ms|Dr)\.$/;
function trimPerson(text: string, r: Range): Range {
  const m = /^(?:Mr|Mrs|Ms|Dr|Mx)\.?\s/u.exec(text.slice(r.start, r.end));
  return m ? { start: r.start + m[0].length, end: r.end } : { start: r.start, end: r.end };
}

const ORGANISATION =
  /(?:^|\s)(?:Inc|Corp|Co|Ltd|LLC|PLC|Group|Company|University|College|Institute|Ministry|Department|Agency|Bureau|Committee|Council|Commission|Court|Party|Union|Bank|Association|Foundation|Center|Centre|Club|Church|School|Hospital|Museum|House|Senate|Congress|Street|Avenue|Road|Park|River|Lake|Island|Islands|County|City|Airport|Times|Post|News|Act|States|Kingdom|Republic|Republican|Republicans|Democrats|Army|Navy|Force|Police|Service|Services|Office|Administration|League|Cup|Day|War|Street|Journal|Games|Olympics)\.?(?:\s|$)/u;

function looksLikePerson(text: string, r: Range): boolean {
  const name = text.slice(r.start, r.end);
  const words = name.split(/\s+/);
  return (
    words.length <= 5 &&
    !(words.length === 1 && /^(?:General|Minister|Secretary|Officer|House|Indeed|\p{L}+ly)$/u.test(name)) &&
    !ORGANISATION.test(name) &&
    !/^(?:National|Republican|Democratic|Supreme|Federal|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December|The|A|An|I|He|She|It|They|We|But|And|In|On|Of)\b/.test(
      name,
    ) &&
    /\p{Ll}/u.test(name) &&
    !/\d/.test(name)
  );
}

/** Whether nothing speaks against it that a run is a person's name. */
const isPersons = (text: string, n: NameSpan, person: Range): boolean =>
  !n.words.some((w, i) => isRoleNoun(w, 'en') && i < n.words.length - 1 && !PERIOD.test(w)) && looksLikePerson(text, person);

/** The apposition behind a name that names a role: up to its closing comma, dash or the sentence's end. */
function roleAfter({ tokens }: Sentence, person: Range, lex: Lexicon): Range | undefined {
  let i = tokenFrom(tokens, person.end);
  // A party, a place or an age may stand between ("Sen. Bernie Sanders of Vermont, a …", "Lamb, 33, a …").
  if (tokens[i]?.low === 'of' && tokens[i + 1]?.cap && tokens[i + 2]?.low === ',') i += 2;
  if (tokens[i]?.text === '(') i = tokens.findIndex((t, k) => k > i && t.text === ')') + 1;
  const mark = tokens[i];
  if (!mark || !APPOSED.has(mark.text)) return undefined;
  if (tokens[i + 1]?.kind === 'number' && tokens[i + 2]?.low === ',') i += 2;
  const first = tokens[i + 1];
  if (!first || first.kind !== 'word') return undefined;
  const opener =
    /^(?:a|an|the|his|her|their|one|then|twice|former|another)$/.test(first.low) ||
    isRoleForm(first.form) ||
    /^(?:chief|deputy|senior|vice|co-\p{L}+|executive|managing|associate|assistant|head|lead)$/u.test(first.low) ||
    (first.cap && tokens.slice(i + 2, i + 6).some((t) => t.low === "'s" || isRoleForm(t.form)) && tokens.slice(i + 2, i + 4).some((t) => t.low === "'s"));
  if (!opener) return undefined;
  const end = appositionEnd(tokens, i + 1, mark.text, lex);
  const inner = tokens.slice(i + 1, end);
  const head = inner.findIndex((t) => (lex.prepositions.has(t.low) && t.low !== 'at') || /^(?:who|which|that)$/.test(t.low));
  const core = head > 0 ? inner.slice(0, head) : inner;
  if (core.some((_, k) => isVerb(core, k, lex))) return undefined;
  const hasRole = core.some((t) => isRoleForm(t.form)) || (/^one$/.test(first.low) && inner.some((t) => isRoleForm(t.form)));
  const last = inner.at(-1);
  return hasRole && last && inner.length < 30 ? { start: first.start, end: last.end } : undefined;
}

/** What sets off an apposition. */
const APPOSED: ReadonlySet<string> = new Set([',', '—', '–', '--']);
const CLOSE = /^(?:[,;:.!?"“”()]|—|–|--)$/;
function appositionEnd(tokens: readonly Token[], at: number, mark: string, lex: Lexicon): number {
  let i = at;
  for (; i < tokens.length; i++) {
    const t = tokens[i];
    if (!t) break;
    if (t.text === '(') {
      const close = tokens.findIndex((x, k) => k > i && x.text === ')');
      if (close > 0 && close - i < 5) {
        i = close;
        continue;
      }
    }
    if (!CLOSE.test(t.text)) continue;
    if (t.text !== mark && mark !== ',' && t.low === ',') continue;
    const after = tokens[i + 1];
    const before = tokens[i - 1];
    // A place pair ("in Stamford, Connecticut", "Palm Beach, Fla.-based") and a list of names go on.
    if (
      t.low === ',' &&
      after?.cap &&
      before?.cap &&
      (/^(?:in|of|at|near|from)$/.test(tokens[i - 2]?.low ?? '') ||
        /^(?:in|of|at|near|from)$/.test(tokens[i - 3]?.low ?? '') ||
        tokens[i + 2]?.text === '-' ||
        /-based$/.test(after.low)) &&
      !/^(?:said|who)$/.test(tokens[i + 2]?.low ?? '')
    ) {
      const close = tokens[i + 2];
      if (!close || CLOSE.test(close.text) || close.text === '-' || /based/.test(after.low)) continue;
    }
    if (
      t.low === ',' &&
      lex.coordinators.has(after?.low ?? '') &&
      after?.low === 'and' &&
      (isRole(tokens[i + 2]) || /^(?:a|an|the|former)$/.test(tokens[i + 2]?.low ?? ''))
    )
      continue;
    break;
  }
  return i;
}

/** "The couple's son, Marc, …": a role in front of a name that is set off by commas. */
function roleInFront({ tokens }: Sentence, person: Range, lex: Lexicon): Range | undefined {
  const at = tokenFrom(tokens, person.start);
  const comma = tokens[at - 1];
  const head = tokens[at - 2];
  if (comma?.low !== ',' || !head) return undefined;
  const close = tokens[tokenFrom(tokens, person.end)];
  if (!close || !/^[,.;]$/.test(close.text)) return undefined;
  if (!isRoleForm(head.form) || head.cap) return undefined;
  let i = at - 2;
  for (; i > 0; i--) {
    const t = tokens[i - 1];
    if (!t || (t.kind === 'mark' && t.low !== "'s" && t.text !== '’')) return undefined;
    if (lex.determiners.has(t.low)) {
      return { start: t.start, end: tokens[at - 2]?.end ?? t.end };
    }
    if (lex.prepositions.has(t.low) || lex.auxiliaries.has(t.low) || lex.coordinators.has(t.low)) return undefined;
  }
  return undefined;
}

function wordOffsets(text: string, n: NameSpan): Range[] {
  let at = n.start;
  return n.words.map((w) => {
    const start = text.indexOf(w, at);
    at = start + w.length;
    return { start, end: at };
  });
}

function rangeOf(offsets: readonly Range[], from: number, to: number): Range | undefined {
  const a = offsets[from];
  const b = offsets[to];
  return a && b && to >= from ? { start: a.start, end: b.end } : undefined;
}
