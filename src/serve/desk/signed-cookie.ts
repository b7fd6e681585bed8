import type { Keys } from '../../store/seal.ts';
import type { Look, Mark, MarkAbout, MarkKind } from '../../model/mark.ts';
import { same } from './visitor.ts';

/** Browsers keep 4096 bytes for a cookie, with its name and attributes. */
const MOST = 3500;
const MINUTE = 60_000;
const KINDS: readonly MarkKind[] = ['save', 'mute', 'follow'],
  ABOUTS: readonly MarkAbout[] = ['story', 'source', 'term', 'person'];

/** Marks as a signed cookie; undefined where they are too many for one. Times are kept to the minute. */
export function marksCookie(keys: Keys, marks: readonly Mark[]): string | undefined {
  const rows = marks.map((m) => [
    KINDS.indexOf(m.kind),
    ABOUTS.indexOf(m.about),
    m.subject,
    minutes(m.at),
    ...(m.until === undefined ? [] : [minutes(m.until)]),
  ]);
  return signed(keys, 'marks', rows);
}

/** The marks of a cookie that hold at `now`; none where it is not ours. */
export function marksIn(keys: Keys, cookie: string | undefined, now: number): readonly Mark[] {
  return rowsIn(keys, 'marks', cookie).flatMap(([kind, about, subject, at, until]): Mark[] => {
    const mark = { kind: KINDS[Number(kind)], about: ABOUTS[Number(about)], subject: String(subject), at: Number(at) * MINUTE };
    if (!mark.kind || !mark.about || (until !== undefined && Number(until) * MINUTE <= now)) return [];
    return [{ ...mark, kind: mark.kind, about: mark.about, ...(until === undefined ? {} : { until: Number(until) * MINUTE }) }];
  });
}

/** Looks as a signed cookie, the newest as far as it reaches. */
export function looksCookie(keys: Keys, looks: readonly Look[]): string {
  const newest = looks.toSorted((a, b) => b.at - a.at);
  for (let most = 60; most > 0; most -= 10) {
    const cookie = signed(
      keys,
      'looks',
      newest.slice(0, most).map((l) => [l.storyId, minutes(l.at), ...(l.since === undefined ? [] : [minutes(l.since)])]),
    );
    if (cookie !== undefined) return cookie;
  }
  return '';
}

export function looksIn(keys: Keys, cookie: string | undefined): readonly Look[] {
  return rowsIn(keys, 'looks', cookie).map(([storyId, at, since]) => ({
    storyId: String(storyId),
    at: Number(at) * MINUTE,
    ...(since === undefined ? {} : { since: Number(since) * MINUTE }),
  }));
}

const minutes = (at: number): number => Math.floor(at / MINUTE);

function signed(keys: Keys, purpose: string, rows: unknown): string | undefined {
  const body = Buffer.from(JSON.stringify(rows)).toString('base64url'),
    cookie = `${body}.${keys.sign(purpose, body)}`;
  return cookie.length > MOST ? undefined : cookie;
}

/** The rows that we signed; anyone can write a cookie. */
function rowsIn(keys: Keys, purpose: string, cookie: string | undefined): readonly (readonly unknown[])[] {
  const [body = '', mac = ''] = (cookie ?? '').split('.');
  if (body === '' || !same(mac, keys.sign(purpose, body))) return [];
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as unknown[][];
}
