import { ownText } from '../../model/revision.ts';
import { sameness } from './lines.ts';
import { words, type Line, type Report } from './report.ts';

/** Which report had a line first, and how many have it. */
export interface First {
  readonly report: Report;
  readonly reports: number;
}

/** A shorter line may stand in two texts by chance, characters. */
const SHORTEST = 40;

/**
 * Which of these reports had a line first, where several have it word for word; undefined where that is not sure.
 *
 * A report of which only the day is known has no place in an order of hours, and a text that was changed since it was published may have got the line later:
 * the first must be known by the hour in its first text, and be before all others.
 */
export function firstOf(line: Line, reports: readonly Report[]): First | undefined {
  const said = sameness(words(line));
  if (said.length < SHORTEST) return undefined;
  const having = reports.filter((r) => has(r, said)).sort((a, b) => a.at - b.at),
    [first, second] = having;
  if (!first || !second || having.some(({ revision }) => revision.published === undefined || revision.publishedDay === true)) return undefined;
  return first.revision.number === 1 && first.at < second.at ? { report: first, reports: having.length } : undefined;
}

const folded = new WeakMap<Report, string>();
function has(report: Report, said: string): boolean {
  let text = folded.get(report);
  if (text === undefined) folded.set(report, (text = sameness(ownText(report.revision))));
  return text.includes(said);
}
