import { quote } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import { mayQuote } from '../rights.ts';
import { isShowable } from '../show.ts';
import { sameness } from './lines.ts';
import { castOf, housesNaming, nameSlug } from './people.ts';
import { speakerOf, type Meant } from './speaker.ts';
import type { Line, Report } from './report.ts';

export interface Statement {
  readonly report: Report;
  readonly claim: Claim;
}
export interface Speaker {
  /** The speaker by name, as the first of the reports that name them in full does; absent for all those whom no report names. */
  readonly named?: Line;
  /** The address of their page, where they are named in full. */
  readonly slug?: string;
  /** Houses whose reports name them. */
  readonly houses: number;
  readonly statements: readonly Statement[];
}

/**
 * Quotes and statements by speaker, who says most first; the same sentence of one speaker stands once.
 *
 * "He", "the minister" and "Lindqvist" stand under Edda Lindqvist where their report says so, and "Lindqvist" of a report that never names her in full
 * where one person of these reports alone is called so, in a text that has both forms. What nobody named says stands together, last.
 */
export function speakers(reports: readonly Report[]): readonly Speaker[] {
  const quotable = reports.filter((r) => mayQuote(r.revision)),
    joined = fullNames(quotable),
    by = new Map<string, { named?: Line; slug?: string; statements: Statement[] }>(),
    seen = new Set<string>();
  for (const report of quotable) {
    for (const claim of report.reading.claims) {
      if (!claim.speaker || claim.manner === 'figure' || !isInBody(report, claim)) continue;
      const who = speakerOf(report, claim),
        full = who?.short === undefined ? undefined : joinedTo(joined.get(who.short), who.title ?? ''),
        key = full?.key ?? who?.key ?? '',
        sentence = `${key} ${sameness(quote(report.revision, claim.sentence))}`;
      if (seen.has(sentence)) continue;
      seen.add(sentence);
      const known = by.get(key),
        slug = full?.slug ?? who?.slug,
        named = full?.named ?? (who && isShowable(report.revision, who.at) ? { report, at: who.at } : undefined);
      if (known) known.statements.push({ report, claim });
      else by.set(key, { ...(named ? { named } : {}), ...(slug === undefined ? {} : { slug }), statements: [{ report, claim }] });
    }
  }
  const houses = housesNaming(reports),
    all = [...by.values()].map((s): Speaker => ({ ...s, houses: s.slug === undefined ? 0 : (houses.get(s.slug)?.size ?? 0) }));
  return all.sort((a, b) => rank(b) - rank(a) || b.statements.length - a.statements.length || timeOf(a) - timeOf(b));
}

const isInBody = ({ revision }: Report, { sentence }: Claim): boolean => revision.blocks.some((b) => b.start <= sentence.start && sentence.end <= b.end);

/** Who is named in full stands before who is named, and that before who is not. */
const rank = ({ named, slug }: Speaker): number => (slug !== undefined ? 2 : named ? 1 : 0);
const timeOf = ({ named }: Speaker): number => named?.report.at ?? 0;

interface FullName extends Pick<Meant, 'key' | 'slug'> {
  readonly named: Line;
  /** What the reports that name them in full call them, folded. */
  readonly roles: Set<string>;
}

/** "Teel" is the one full name, "Minister Teel" only where a report that has it gives that role, and "Mr. Teel" perhaps a relative. */
function joinedTo(full: FullName | undefined, title: string): FullName | undefined {
  return full && (title === '' || [...full.roles].some((r) => r === title || r.endsWith(` ${title}`))) ? full : undefined;
}

/** By last word: the one person of these reports who is called so, where one of them has the full name and the last name alone. */
function fullNames(reports: readonly Report[]): ReadonlyMap<string, FullName> {
  const found = new Map<string, FullName | undefined>(),
    both = new Set<string>();
  for (const report of reports) {
    const words = shortNames(report),
      roles = rolesIn(report);
    for (const [slug, at] of castOf(report).slugs) {
      const last = sameness(quote(report.revision, at)).split(' ').at(-1) ?? '',
        known = found.get(last);
      if (words.has(last)) both.add(last);
      if (!found.has(last)) found.set(last, { key: slug, slug, named: { report, at }, roles: new Set(roles.get(slug)) });
      else if (known?.key === slug) for (const role of roles.get(slug) ?? []) known.roles.add(role);
      else if (known && known.key !== slug) found.set(last, undefined);
    }
  }
  return new Map([...found].flatMap(([last, full]) => (full && both.has(last) ? [[last, full] as const] : [])));
}

/** The last names by which a report calls somebody alone. */
function shortNames({ revision, reading }: Report): ReadonlySet<string> {
  const persons = reading.mentions.flatMap((m) => (m.kind === 'person' ? [sameness(quote(revision, m.at))] : [])),
    speakers = reading.claims.flatMap((c) => (c.speaker && c.speakerNamed ? (sameness(quote(revision, c.speaker)).split(' ').at(-1) ?? []) : []));
  return new Set([...persons, ...speakers]);
}

/** By slug, what a report calls those whom it names in full. */
function rolesIn(report: Report): ReadonlyMap<string, string[]> {
  const roles = new Map<string, string[]>(),
    { slugs } = castOf(report);
  for (const { person, role } of report.reading.roles) {
    const slug = nameSlug(quote(report.revision, person));
    if (slugs.has(slug)) roles.set(slug, [...(roles.get(slug) ?? []), sameness(quote(report.revision, role)).replace(/^(?:the|an?) /, '')]);
  }
  return roles;
}
