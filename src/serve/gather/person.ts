import { quote } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import type { Store } from '../../store/store.ts';
import { fold } from '../../text/words.ts';
import { mayQuote } from '../rights.ts';
import { sameness } from './lines.ts';
import { reportsHolding, storiesOf, type Headed } from './naming.ts';
import { castOf, housesNaming, roleOf, wholeCast } from './people.ts';
import type { Line, Report, SourcesOf } from './report.ts';
import { speakerOf } from './speaker.ts';
import type { Statement } from './statements.ts';

export interface PersonView {
  readonly slug: string;
  readonly name: Line;
  /** Articles that name them. */
  readonly read: number;
  /** Houses that name them in reports of their own. */
  readonly houses: number;
  readonly roles: readonly Line[];
  readonly said: readonly Statement[];
  readonly about: readonly Statement[];
  readonly stories: readonly Headed[];
}

const SAID = 40;
const ABOUT = 20;
const ROLES = 12;
const STORIES = 12;

/** What stored reports say of somebody and quote of them; undefined where none names them in full. */
export async function gatherPerson(store: Store, sourcesOf: SourcesOf, slug: string, langs: readonly string[]): Promise<PersonView | undefined> {
  const holding = await reportsHolding(store, sourcesOf, slug.replaceAll('-', ' '), langs),
    naming = holding.filter((r) => mayQuote(r.revision) && wholeCast(r).slugs.has(slug)),
    first = naming.find((r) => castOf(r).slugs.has(slug)),
    at = first && castOf(first).slugs.get(slug);
  if (!first || !at) return undefined;
  return {
    slug,
    name: { report: first, at },
    read: naming.length,
    houses: housesNaming(naming).get(slug)?.size ?? 0,
    roles: rolesOf(naming, slug),
    said: once(naming, (report) => report.reading.claims.filter((c) => c.manner !== 'figure' && castOf(report).says(c) === slug)).slice(0, SAID),
    about: once(naming, (report) =>
      report.reading.claims.filter((c) => c.manner !== 'figure' && c.speaker && isOf(report, c, slug) === false && castOf(report).find(c.content) === slug),
    ).slice(0, ABOUT),
    stories: await storiesOf(
      store,
      sourcesOf,
      naming.map((r) => r.articleId),
      STORIES,
    ),
  };
}

/** Whether a claim is of somebody; where its words name nobody in full ("he"), it may be. */
function isOf(report: Report, claim: Claim, slug: string): boolean | undefined {
  const cast = castOf(report),
    who = cast.says(claim);
  if (!claim.speaker || cast.find(claim.speaker) === slug) return true;
  return who === undefined && speakerOf(report, claim) === undefined && isShort(quote(report.revision, claim.speaker)) ? undefined : who === slug;
}
/** A pronoun, or words as few. */
const isShort = (words: string): boolean => !/\s/.test(words.trim());

/** Claims in order of the reports; a sentence that two of them print stands once. */
function once(reports: readonly Report[], pick: (report: Report) => readonly Statement['claim'][]): Statement[] {
  const seen = new Set<string>();
  return reports.flatMap((report) =>
    pick(report).flatMap((claim) => {
      const key = sameness(quote(report.revision, claim.sentence));
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ report, claim }];
    }),
  );
}

function rolesOf(reports: readonly Report[], slug: string): Line[] {
  const seen = new Map<string, Line>();
  for (const report of reports) {
    for (const { person, role } of report.reading.roles) {
      const at = roleOf(report, role),
        words = fold(quote(report.revision, at)).replace(/^(?:the|an?) /, '');
      if (castOf(report).find(person) === slug && !seen.has(words)) seen.set(words, { report, at });
    }
  }
  return [...seen.values()].slice(0, ROLES);
}
