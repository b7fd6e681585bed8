import type { SourceKind } from '../../model/source.ts';
import { ownerName, type Name } from '../names.ts';
import type { Report } from './report.ts';
import type { Original } from './story.ts';

/** By what a story's reports are narrowed. A source's group is its owner, or the agencies' house that it belongs to. */
export const FACETS = ['country', 'lang', 'kind', 'group'] as const;
export type Facet = (typeof FACETS)[number];
export type Filter = Readonly<Partial<Record<Facet, string>>>;

/** What may be chosen, where there is more than one. */
export interface Choices {
  /** ISO 3166-1 codes and primary language tags. */
  readonly country: readonly string[];
  readonly lang: readonly string[];
  readonly kind: readonly SourceKind[];
  readonly group: readonly Name[];
}
/** A story's reports by a filter. */
export interface Filtered {
  readonly filter: Filter;
  readonly choices: Choices;
  readonly originals: readonly Original[];
  /** Reports and copies that pass, and all. */
  readonly shown: number;
  readonly all: number;
}

/** An original stays where it or one of its copies passes; of the copies those that pass. */
export function filtered(originals: readonly Original[], asked: Filter): Filtered {
  const reports = originals.flatMap((o) => [o.report, ...o.copies]),
    choices = choicesOf(reports),
    // What nobody could have chosen here is not asked.
    filter = Object.fromEntries(FACETS.flatMap((f) => (asked[f] !== undefined && (choices[f] as readonly string[]).includes(asked[f]) ? [[f, asked[f]]] : []))),
    passes = (report: Report): boolean => FACETS.every((f) => filter[f] === undefined || valueOf(report, f) === filter[f]),
    kept = originals.map((o) => ({ ...o, copies: o.copies.filter(passes) })).filter((o) => passes(o.report) || o.copies.length > 0);
  return { filter, choices, originals: kept, shown: reports.filter(passes).length, all: reports.length };
}

function choicesOf(reports: readonly Report[]): Choices {
  const of = <T extends string>(facet: Facet): readonly T[] =>
    [...new Set(reports.flatMap((r) => valueOf(r, facet) ?? []))].sort() as readonly string[] as readonly T[];
  return { country: of('country'), lang: of('lang'), kind: of<SourceKind>('kind'), group: of<Name>('group') };
}

function valueOf({ revision, source }: Report, facet: Facet): string | undefined {
  switch (facet) {
    case 'country':
      return source?.country;
    case 'lang':
      return revision.lang;
    case 'kind':
      return source?.kind;
    case 'group':
      return source && (ownerName(source) ?? source.family);
  }
}
