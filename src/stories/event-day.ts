import { bodyRange, type Revision } from '../model/revision.ts';
import { dateExpressions } from '../text/dates.ts';

const DAY = 86_400_000;
/** What is read for the day, beside headline and deck; UTF-16 units. */
const OPENING = 900;
/** What lies further back is what went before, not what is news. */
const NEWS_DAYS = 10;

/** The day (days since 1970) that the first sentences say something happened on: "on Thursday"; absent where they name none. */
export function eventDay(revision: Pick<Revision, 'text' | 'headline' | 'deck' | 'blocks' | 'lang' | 'published'>): number | undefined {
  if (revision.published === undefined) return undefined;
  const { headline, deck } = revision,
    body = bodyRange(revision),
    today = Math.floor(revision.published / DAY),
    parts = [headline, ...(deck ? [deck] : []), { start: body.start, end: Math.min(body.end, body.start + OPENING) }].map((r) =>
      revision.text.slice(r.start, r.end),
    );
  for (const { value } of dateExpressions(parts.join('\n'), revision.published, revision.lang)) {
    if (!value || !/^\d{4}-\d\d-\d\d$/.test(value)) continue;
    const day = Math.floor(Date.parse(value) / DAY);
    if (day <= today && day >= today - NEWS_DAYS) return day;
  }
  return undefined;
}
