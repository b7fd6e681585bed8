import type { Byline } from '../model/revision.ts';
import { USUAL, type Agencies } from './agencies.ts';
import { peopleIn } from './people.ts';

/** A line that says who else worked on a report. */
export interface ContributorLine {
  readonly people: readonly Byline[];
  /** The main writers, where the line is the only byline (`Reporting by …`). */
  readonly reporters: readonly Byline[];
  readonly agencies: readonly string[];
}

const AFTER =
  /^(.{3,400}?),?\s+(?:also\s+)?(?:contributed|helped|assisted)\s+(?:(?:additional\s+)?(?:reporting|information|research|writing)\s+)?(?:to|for|with|from|in)\b.{0,80}$|^(.{3,200}?)\s+contributed\.?$|^(.{3,300}?)\s+(?:hat|haben)\s+zu diesem (?:bericht|artikel|text) beigetragen\.?$|^(.{3,300}?)\s+(?:a|ont) contribué à (?:cet|ce) .{0,30}$|^(.{3,300}?)\s+(?:contribuyó|contribuyeron|colaboró|colaboraron) (?:con|en|a) est.{0,40}$|^(.{3,300}?)\s+reported from\s+\p{Lu}.{0,60}$/iu;
/** What stands in every line that `AFTER` reads: to look for it first takes a tenth of the time. */
const HELPED = /contribu|helped|assisted|beigetragen|colabor|reported from/iu;
const BEFORE =
  /^\(?(?:additional (?:reporting|writing|research|contributions?)(?: (?:by|from))?|with (?:additional )?(?:reporting|files|contributions|information|assistance) (?:by|from)|with (?:contributions?|files|inputs?) from|contributors?|contributing|contributions? (?:from|by)|with inputs? from|reporting and writing by|writing by|mitarbeit|unter mitarbeit von|mit (?:material|informationen) von|avec|con informaci[oó]n de|la informaci[oó]n es de|con la colaboraci[oó]n de|medarbeider(?:e)?|colaborou|com informa[çc][õo]es d[aeo])\s*:?\s+(.{3,400}?)\)?\.?$/iu;
const REUTERS = /^\(?(?:additional )?(?:reporting|writing|text) (?:and (?:writing|editing) )?by\s+(.+?)\)?\.?$/iu;
const EDITORS =
  /[;.]?\s*(?:(?:compiled|written|writing|additional reporting|reporting) (?:and [a-z]+ )?by|edit(?:ing|ed) by|editing|graphics? by|translat(?:ion|ed) by|redaktion|bearbeitung)\s*:?\s.*$/iu;

/** A whole line that speaks of the report itself can be no part of its text, wherever it stands. */
export const speaksOfReport = (line: string): boolean =>
  /\bcontributed (?:reporting )?to this (?:report|story|article|guide|piece|post|review)\.?\s*$/iu.test(line);

/** Reads one whole line; undefined where it is none of that kind. */
export function contributorLine(line: string, agencies: Agencies = USUAL): ContributorLine | undefined {
  if (line.length > 600) return undefined;
  const text = line.replace(/^[\s_—–*-]+|[\s_*]+$/gu, '');
  const reuters = REUTERS.exec(text)?.[1];
  if (reuters !== undefined && !/^additional/i.test(text)) return reportingBy(reuters, agencies);
  const after = HELPED.test(text) ? AFTER.exec(text)?.slice(1).find(Boolean) : undefined,
    before = after === undefined ? (BEFORE.exec(text)?.[1] ?? reuters)?.replace(EDITORS, '') : undefined,
    // Whose files were used is credited; an agency among those who helped (`Ann Lee and The Associated Press contributed`) is no more than one of them.
    named = after ?? before?.replace(/(?<!\p{L})[Tt]he\s(?=\p{Lu})/gu, '');
  if (named === undefined) return undefined;
  const found = sorted(named, agencies);
  return found.people.length + found.agencies.length > 0 ? { ...found, reporters: [] } : undefined;
}

/** `Reporting by A in X; Writing by B; Editing by C`: A reports, B contributes, C is passed over. */
function reportingBy(rest: string, known: Agencies): ContributorLine | undefined {
  const [first = '', ...more] = rest.split(/[;.,]\s*(?=(?:(?:with )?additional|writing|written|with reporting|editing|edited|compiled|graphics)\b)/iu);
  const reporters = sorted(first.replace(EDITORS, ''), known).people;
  const people = more
    .filter((m) => /^(?:(?:with )?additional|writing|written|with reporting)/iu.test(m))
    .flatMap((m) => sorted(m.replace(/^.*?\bby\s+/iu, '').replace(EDITORS, ''), known).people);
  return reporters.length ? { people, reporters, agencies: [] } : undefined;
}

const AFFILIATED =
  /^(?:the\s+)?(.{2,40}?)(?:['’]s?)?\s+(?:(?:staff|sports?|science|business|national|diplomatic|video|senior|political|climate|medical|health)\s+)*(?:writers?|journalists?|reporters?|correspondents?|producers?)\s+(?=\p{Lu})/iu;

/** `Associated Press writers A and B`: the agency, and the people. */
function sorted(named: string, known: Agencies): { readonly people: readonly Byline[]; readonly agencies: readonly string[] } {
  const affiliation = AFFILIATED.exec(named);
  const agency = affiliation?.[1] === undefined ? undefined : known.named(affiliation[1]);
  const rest = affiliation ? named.slice(affiliation[0].length) : named;
  const all = peopleIn(rest);
  const agencies = [...(agency ? [agency] : []), ...all.flatMap((p) => known.named(p.name) ?? [])];
  return { people: all.filter((p) => !known.named(p.name)), agencies };
}
