import type { Range } from '../model/range.ts';
import { isCity } from '../text/cities.ts';
import { PEOPLE, REGION, regionWord } from '../text/regions.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import type { FoundMention } from './mentions.ts';
import type { Line } from './name-features.ts';
import { namesIn, unpackNames, type NameModel } from './name-model.ts';
import { NAME_WEIGHTS } from './name-weights.ts';
import { isRoleForm } from './role-words.ts';
import type { Paragraph } from './tagger.ts';
import { tokenize, type Token } from './tokens.ts';

let shipped: NameModel | undefined;
/** The tagger of English names that is shipped, unpacked when it is first asked. */
export const shippedNames = (): NameModel => (shipped ??= unpackNames(NAME_WEIGHTS));

/** Paragraphs as names are read in them: a line each, with its dateline. */
export function nameLines(text: string, paragraphs: readonly Paragraph[]): Line[] {
  return paragraphs.map(({ start, sentences }) => {
    const tokens: Token[] = [],
      opens: boolean[] = [],
      add = (more: readonly Token[]): void => {
        for (const t of more) {
          tokens.push(t);
          opens.push(t === more[0]);
        }
      },
      [first] = sentences;
    if (first && first.start > start) add(tokenize(text, start, first.start));
    for (const s of sentences) add(s.tokens);
    return { tokens, opens };
  });
}

/**
 * Persons, places and organisations as a learned tagger tells them from their words and what stands round them. Those whom a role names are persons;
 * a string that is of several kinds in one text is of the kind it mostly is, and a last name that of its bearer.
 */
export function learnedMentions(text: string, paragraphs: readonly Paragraph[], persons: readonly Range[], model = shippedNames()): FoundMention[] {
  const lines = nameLines(text, paragraphs),
    label = (r: Range): string => text.slice(r.start, r.end),
    // "Ed Royce, California": no state is a person.
    named = persons.filter((p) => (regionWord(label(p).toLowerCase()) & REGION) === 0 && !GLUED.test(label(p))),
    small = writtenSmall(lines),
    found = namesIn(lines, model).flatMap((names, l) => {
      const { tokens, opens } = lines[l] as Line;
      return names.flatMap(({ start, end, kind }): FoundMention[] => {
        if (!isKind(kind)) return [];
        const own = tokens.slice(opens[start] && end - start > 1 && isStop(tokens[start]) ? start + 1 : start, end),
          [first] = own,
          at = { start: first?.start ?? 0, end: own.at(-1)?.end ?? 0 };
        return isNamed(own, kind) && !named.some((p) => meet(p, at)) ? [{ kind: kind === 'person' && PLACES.test(label(at)) ? 'place' : kind, at }] : [];
      });
    }),
    full = [...named.map((at): FoundMention => ({ kind: 'person', at })), ...found],
    last = new Set(full.flatMap(({ kind, at }) => (kind === 'person' ? (lastOf(label(at)) ?? []) : []))),
    // "Order", "Hospitals": a word that the text also writes small is nobody, unless somebody is called so.
    first = full.filter(({ kind, at }) => kind !== 'person' || last.has(label(at)) || !small.has(label(at).toLowerCase())),
    all = [...first, ...bearers(lines, last, small, first)],
    settled = settle(all.map((m) => ({ name: label(m.at), kind: m.kind })), last); // prettier-ignore
  return all.map((m) => ({ ...m, kind: settled.get(label(m.at)) ?? m.kind })).sort((a, b) => a.at.start - b.at.start);
}

const meet = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
/** The last word of a name of several. */
const lastOf = (name: string): string | undefined => (/\s/.test(name) ? name.slice(name.lastIndexOf(' ') + 1) : undefined);

/** What tokens without a capital say, in small letters. */
function writtenSmall(lines: readonly Line[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const { tokens } of lines) for (const t of tokens) if (!t.cap) out.add(t.low);
  return out;
}

/** Last names that stand alone and were not seen; but not where one opens a sentence and is also a common word here. */
function bearers(lines: readonly Line[], last: ReadonlySet<string>, small: ReadonlySet<string>, there: readonly FoundMention[]): FoundMention[] {
  const out: FoundMention[] = [];
  for (const { tokens, opens } of lines) {
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i] as Token;
      if (!t.cap || t.text.length < 4 || !last.has(t.text) || there.some((m) => meet(m.at, t))) continue;
      const before = tokens[i - 1],
        alone = !tokens[i + 1]?.cap && (opens[i] || !before?.cap || (opens[i - 1] && isStop(before)) || before.text.endsWith('.') || isRoleForm(before.form));
      if (alone && !(opens[i] && small.has(t.low))) out.push({ kind: 'person', at: { start: t.start, end: t.end } });
    }
  }
  return out;
}

const isStop = (token: Token | undefined): boolean => token !== undefined && (STOP_WORDS['en']?.has(token.low) ?? false);
/** Two words that a page has run together: "TrumpMORE". */
const GLUED = /\p{Ll}{4}\p{Lu}/u;

const PLACES = /\s(?:County|River|Bayou|Lake|Island|Islands|Beach|City|Street|Avenue|Valley|Mountain|Mountains|Creek|Bay)$/;
/** Words of a name at most; what is longer is a headline in capitals. */
const LONGEST = 8;
/** Storms bear names of persons, and are none. */
const STORM = /^(?:hurricane|typhoon|cyclone|storm|tropical|superstorm)$/;

/** Whether tokens may be all of a name: no title or common word alone, no people or its adjective, nothing run together. */
function isNamed(tokens: readonly Token[], kind: FoundMention['kind']): boolean {
  const last = tokens.at(-1),
    shouted = last?.text === last?.text.toUpperCase();
  if (!last || tokens.length > LONGEST || tokens.some((t) => GLUED.test(t.text) && kind === 'person')) return false;
  if (kind === 'person' && STORM.test(tokens[0]?.low ?? '')) return false;
  if (tokens.length === 1 && !shouted && (isStop(last) || isRoleForm(last.form))) return false;
  const singular = regionWord(last.low.replace(/s$/, ''));
  return kind === 'organisation' || shouted || ((regionWord(last.low) | singular) & (PEOPLE | REGION)) !== PEOPLE;
}

const isKind = (kind: string): kind is FoundMention['kind'] => kind === 'person' || kind === 'place' || kind === 'organisation';

const isPlaceName = (name: string): boolean => (regionWord(name.toLowerCase()) & REGION) !== 0 || isCity(name);

/** What each string is throughout a text. */
function settle(
  named: readonly { readonly name: string; readonly kind: FoundMention['kind'] }[],
  last: ReadonlySet<string>,
): ReadonlyMap<string, FoundMention['kind']> {
  const counts = new Map<string, Map<FoundMention['kind'], number>>(),
    out = new Map<string, FoundMention['kind']>();
  for (const { name, kind } of named) {
    const of = counts.get(name) ?? new Map<FoundMention['kind'], number>();
    of.set(kind, (of.get(kind) ?? 0) + 1);
    counts.set(name, of);
  }
  for (const [name, of] of counts) {
    const [most] = [...of].sort((a, b) => b[1] - a[1])[0] ?? [];
    if (most) out.set(name, last.has(name) && (most !== 'place' || !isPlaceName(name)) ? 'person' : most);
  }
  return out;
}
