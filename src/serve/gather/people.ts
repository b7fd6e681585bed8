import { quote, type Citation } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import type { Range } from '../../model/range.ts';
import { houseOf } from '../../model/source.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { fold, primaryOf } from '../../text/words.ts';
import { slug } from '../href.ts';
import { mayQuote } from '../rights.ts';
import type { Line, Report } from './report.ts';

/** Somebody with a first and a last name, as reports name them. */
export interface Person {
  /** The readable part of their page's address. */
  readonly slug: string;
  readonly name: Line;
  /** What reports call them, each wording once, oldest first. */
  readonly roles: readonly Line[];
  /** Lines of theirs among these reports. */
  readonly statements: number;
  /** Houses whose reports among these name them. */
  readonly houses: number;
}

/** The people of one report, and how to know one of them in a few of its words. */
export interface Cast {
  readonly slugs: ReadonlyMap<string, Citation>;
  /** Whose name stands in a range, in full or as a last name that only one of them has. */
  find(range: Range): string | undefined;
  /** Who a speaker's words are: "Transport Minister Oskar Teel", "Teel", but nobody for "critics of Oskar Teel". */
  speaks(range: Range): string | undefined;
  /** Whose a claim is: whom its speaker's words mean, else name. */
  says(claim: Claim): string | undefined;
}

const casts = new WeakMap<Report, Cast>();
export function castOf(report: Report): Cast {
  let cast = casts.get(report);
  if (!cast) casts.set(report, (cast = makeCast(report)));
  return cast;
}

/** By slug, the houses whose reports name somebody in full, also where the words that do may not be shown. */
export function housesNaming(reports: readonly Report[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const report of reports) {
    if (report.copy?.relation === 'reprint') continue;
    for (const slug of wholeCast(report).slugs.keys()) found.set(slug, (found.get(slug) ?? new Set()).add(houseOf(report.sourceId, report.source)));
  }
  return found;
}
/** Everybody whom a report names, whether or not the words that do may be shown. */
export function wholeCast(report: Report): Cast {
  const { whole } = report.reading;
  if (!whole) return castOf(report);
  let cast = wholeCasts.get(report);
  if (!cast) wholeCasts.set(report, (cast = makeCast({ ...report, reading: whole })));
  return cast;
}
const wholeCasts = new WeakMap<Report, Cast>();

/** The slug of a full name; empty for a single word, which may be anybody's. */
export function nameSlug(name: string): string {
  const made = slug(name.replace(/['’]s$/u, ''));
  return made.includes('-') || isUnspaced(name) ? made : '';
}
const isUnspaced = (name: string): boolean => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}$/u.test(name);

function makeCast({ revision, reading }: Report): Cast {
  const slugs = new Map<string, Citation>(),
    byLast = new Map<string, Set<string>>(),
    names = [...reading.roles.map((r) => r.person), ...reading.mentions.filter((m) => m.kind === 'person').map((m) => m.at)].filter((at) =>
      isTold(revision, at),
    );
  for (const at of names) {
    const words = quote(revision, at),
      name = opensSentence(words, revision.lang) ? '' : nameSlug(words);
    if (name === '' || slugs.has(name)) continue;
    slugs.set(name, at);
    const last = name.slice(name.lastIndexOf('-') + 1);
    byLast.set(last, (byLast.get(last) ?? new Set()).add(name));
  }
  const lastOf = (word: string): string | undefined => (byLast.get(word)?.size === 1 ? [...(byLast.get(word) ?? [])][0] : undefined);
  const wordsIn = (range: Range): string => slugWords(revision.text.slice(range.start, Math.min(range.end, range.start + LONGEST)));
  const find = (range: Range): string | undefined => {
    const words = wordsIn(range),
      last = words.split('-').findLast((word) => lastOf(word));
    return [...slugs.keys()].find((name) => words.includes(`-${name}-`)) ?? (last === undefined ? undefined : lastOf(last));
  };
  const speaks = (range: Range): string | undefined => {
    if (range.end - range.start > LONGEST) return undefined;
    const text = revision.text.slice(range.start, range.end),
      // What follows a comma says more of them: "Pia Rask, an engineer".
      words = slugWords(text.split(/[,(–—]/u, 1)[0] ?? ''),
      full = [...slugs.keys()].filter((name) => words.endsWith(`-${name}-`)).sort((a, b) => b.length - a.length)[0],
      last = words.split('-').at(-2) ?? '',
      before = words.slice(0, -(full ?? last).length - 1);
    if (before.split('-').some((word) => LINKS.has(word))) return undefined;
    // In English the article was read for whom a last name means; elsewhere it means its only bearer, but with a title or a role perhaps another.
    const isBare = primaryOf(revision.lang) !== 'en' && before.replaceAll('-', '') === '';
    // "Its owner, Marte Ekholt": the name stands behind what is said of its bearer.
    return (
      full ??
      (isBare ? lastOf(last) : undefined) ??
      (text.includes(', ') ? [...slugs.keys()].find((name) => slugWords(text.slice(text.lastIndexOf(', '))) === `-${name}-`) : undefined)
    );
  };
  const says = ({ speaker, speakerNamed }: Claim): string | undefined => {
    const name = speakerNamed && nameSlug(quote(revision, speakerNamed));
    return name !== undefined && slugs.has(name) ? name : speaker && !speakerNamed ? speaks(speaker) : undefined;
  };
  return { slugs, find, speaks, says };
}

/** A name stands in what is told: in a headline or a heading any word may have a capital. */
const isTold = ({ blocks }: Report['revision'], at: Range): boolean => blocks.some((b) => b.start <= at.start && at.end <= b.end && b.kind !== 'heading');

/** "To Protesters": words that begin a sentence, not a name, though some stop words are names as well. */
function opensSentence(name: string, lang: string): boolean {
  const first = /^\p{L}+(?=\s)/u.exec(name)?.[0].toLowerCase() ?? '';
  return (STOP_WORDS[primaryOf(lang)]?.has(first) ?? false) && !/^(?:an|do|he|in|may|so|will|van|von|de|la|le|el|al|di|da|per|an)$/.test(first);
}

const LONGEST = 160;
/** Words that make what stands before a name more than a title of its bearer. */
const LINKS = new Set(
  'of for by with who whom that to from in on at and or against about between than like said told want wants von für mit und oder gegen bei zu aus über dass der des dem den de del du des por para con y o pour avec et ou contre que qui'.split(
    ' ',
  ),
);

/** The words of a piece of text as a slug has them, with a hyphen at both ends. */
function slugWords(text: string): string {
  return `-${(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join('-')}-`;
}

/** Who is named in these reports, those with most lines first. */
export function peopleOf(reports: readonly Report[], limit: number): readonly Person[] {
  const found = new Map<string, { name: Line; roles: Map<string, Line>; statements: number; mentions: number }>();
  for (const report of reports.filter((r) => mayQuote(r.revision))) {
    const cast = castOf(report);
    for (const [slug, at] of cast.slugs) {
      const known = found.get(slug);
      if (known) known.mentions++;
      else found.set(slug, { name: { report, at }, roles: new Map(), statements: 0, mentions: 1 });
    }
    for (const { person, role } of report.reading.roles) {
      const roles = found.get(cast.find(person) ?? '')?.roles,
        at = roleOf(report, role),
        words = fold(quote(report.revision, at)).replace(/^(?:the|an?) /, '');
      if (roles && !roles.has(words)) roles.set(words, { report, at });
    }
    for (const claim of report.reading.claims) {
      const speaker = claim.manner === 'figure' ? undefined : found.get(cast.says(claim) ?? '');
      if (speaker) speaker.statements++;
    }
  }
  const houses = housesNaming(reports);
  return [...found]
    .map(([slug, p]) => ({
      slug,
      houses: houses.get(slug)?.size ?? 0,
      name: p.name,
      roles: [...p.roles.values()],
      statements: p.statements,
      mentions: p.mentions,
    }))
    .filter((p) => p.roles.length > 0 || p.statements > 0)
    .sort((a, b) => b.statements - a.statements || b.mentions - a.mentions || b.roles.length - a.roles.length)
    .slice(0, limit);
}

/** A role as a report words it, without a conjunction that stands before it ("But President"). */
export function roleOf({ revision }: Pick<Report, 'revision'>, role: Citation): Citation {
  const stops = STOP_WORDS[primaryOf(revision.lang)],
    first = /^(\p{L}+)\s+/u.exec(quote(revision, role));
  return first && stops?.has(first[1]?.toLowerCase() ?? '') && !/^(?:the|an?)$/i.test(first[1] ?? '')
    ? roleOf({ revision }, { ...role, start: role.start + first[0].length })
    : role;
}
