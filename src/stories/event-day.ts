import { bodyRange, ownWords, type Revision } from '../model/revision.ts';
import { dateExpressions } from '../text/dates.ts';

const DAY = 86_400_000;
/** What is read for the day, beside headline and deck; UTF-16 units. */
const OPENING = 900;
/** What lies further back is what went before, not what is news. */
const NEWS_DAYS = 10;

/** The day (days since 1970) that the first sentences say something happened on: "on Thursday"; absent where they name none. */
export function eventDay(revision: Pick<Revision, 'text' | 'furniture' | 'headline' | 'deck' | 'blocks' | 'lang' | 'published'>): number | undefined {
  if (revision.published === undefined) return undefined;
  const { headline, deck, text } = revision,
    today = Math.floor(revision.published / DAY),
    heads = [headline, ...(deck ? [deck] : [])].map((r) => text.slice(r.start, r.end)),
    parts = [...heads, ownWords(revision, bodyRange(revision)).slice(0, OPENING)];
  for (const { value } of dateExpressions(parts.join('\n'), revision.published, revision.lang)) {
    if (!/^\d{4}-\d\d-\d\d$/.test(value)) continue;
    const day = Math.floor(Date.parse(value) / DAY);
    if (day <= today && day >= today - NEWS_DAYS) return day;
  }
  return undefined;
}
