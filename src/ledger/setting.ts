import type { Claim } from '../model/claim.ts';
import type { Reading } from '../model/reading.ts';
import type { Revision } from '../model/revision.ts';
import { DAY } from '../text/date-values.ts';
import { fold, primaryOf } from '../text/words.ts';
import { MARKERS } from './markers.ts';

/** Where a figure stands in its report: what tells whether it is of the event that the report is about, or of another that it recalls. */
export interface Setting {
  /** In the headline, the deck or the first paragraphs. */
  readonly leads: boolean;
  /** Its sentence names a time long before publication. */
  readonly looksBack: boolean;
  /** The places that its sentence names, folded. */
  readonly places: readonly string[];
  /** Headline and first paragraphs, folded. */
  readonly lede: string;
  /** Whether its sentence counts dead: "killed 12 and injured 48 others" leaves nobody out. */
  readonly countsDead: boolean;
  /** Whether it counts some of those whom its report has counted: "two of the dead". */
  readonly isSome: boolean;
  /** Whether anybody may be meant by what is counted: people, victims, nobody named. */
  readonly ofAnybody: boolean;
  /** Whether names are told from other words in the report's language. */
  readonly namesKnown: boolean;
}

/** How many paragraphs lead. */
const FIRST = 4;
/** From so many days before publication on a time is another event's. */
const LONG_AGO = 30;

export function settingOf(revision: Revision, reading: Reading, { sentence, figure }: Pick<Claim, 'sentence' | 'figure'>): Setting {
  const { text, blocks, headline } = revision,
    end = Math.max(headline.end, (blocks[FIRST - 1] ?? blocks.at(-1))?.end ?? 0),
    inside = (at: { readonly start: number; readonly end: number }): boolean => sentence.start <= at.start && at.end <= sentence.end;
  return {
    leads: sentence.start < end,
    looksBack: reading.dates.some((d) => inside(d.at) && isLongAgo(d.value, revision.published ?? revision.seenAt)),
    places: reading.mentions.filter((m) => m.kind === 'place' && inside(m.at)).map((m) => fold(text.slice(m.at.start, m.at.end))),
    lede: fold(text.slice(0, end)),
    countsDead: reading.claims.some((c) => c.figure?.kind === 'killed' && inside(c.figure.span)),
    isSome: figure ? (MARKERS[primaryOf(revision.lang)]?.among?.test(text.slice(figure.span.end, sentence.end)) ?? false) : false,
    ofAnybody: !figure?.thing || (MARKERS[primaryOf(revision.lang)]?.anybody.test(text.slice(figure.thing.start, figure.thing.end)) ?? false),
    namesKnown: primaryOf(revision.lang) === 'en',
  };
}

/** Whether a time expression (TIMEX3 value) is of a time long before publication; durations and what recurs are not. */
function isLongAgo(value: string, published: number): boolean {
  const m = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(value);
  if (!m) return false;
  const [, year, month, day] = m;
  if (month === undefined) return Number(year) < new Date(published).getUTCFullYear();
  // Of a month the last day counts.
  const end = day === undefined ? Date.UTC(Number(year), Number(month), 0) : Date.UTC(Number(year), Number(month) - 1, Number(day));
  return end < published - LONG_AGO * DAY;
}
