import type { Context } from 'hono';
import type { Account } from '../../model/account.ts';
import type { Look, Mark } from '../../model/mark.ts';
import type { Desk } from './desk.ts';
import { looksCookie, looksIn, marksCookie, marksIn } from './signed-cookie.ts';
import { readCookie, writeCookie } from './visitor.ts';

/** What looking at the front page is noted under. */
export const FRONT = 'front';
const DAY = 86_400_000;
/** What lies further apart are two visits. */
const VISIT_MS = 30 * 60_000;
/** A look is written down anew only after this, so that reloading a page writes nothing. */
const NOTED_MS = 5 * 60_000;
/** As long as browsers keep a cookie at all. */
const COOKIE_MS = 400 * DAY;

/** What a visitor has marked: with their account, else in their browser. */
export async function marksOf(desk: Desk, c: Context): Promise<readonly Mark[]> {
  const { account } = c.get('visitor'),
    now = desk.clock();
  if (!account && desk.forgets) return [];
  return account ? desk.store.readers.marks(account.id, now) : marksIn(desk.keys, readCookie(desk, c, 'marks'), now);
}

/** Keeps a mark; false where the browser keeps no more. */
export async function putMark(desk: Desk, c: Context, mark: Mark): Promise<boolean> {
  const { account } = c.get('visitor');
  if (account) {
    await desk.store.readers.mark(account.id, mark);
    return true;
  }
  return writeMarks(desk, c, [mark, ...(await marksOf(desk, c)).filter((m) => !sameMark(m, mark))]);
}

export async function dropMark(desk: Desk, c: Context, mark: Pick<Mark, 'kind' | 'about' | 'subject'>): Promise<void> {
  const { account } = c.get('visitor');
  if (account) await desk.store.readers.unmark(account.id, mark);
  else
    writeMarks(
      desk,
      c,
      (await marksOf(desk, c)).filter((m) => !sameMark(m, mark)),
    );
}

/** Takes what this browser marked while nobody could sign in over into the account; what that has already stays as it is. */
export async function adoptMarks(desk: Desk, c: Context, account: Account): Promise<void> {
  const now = desk.clock(),
    mine = marksIn(desk.keys, readCookie(desk, c, 'marks'), now);
  if (mine.length === 0) return;
  await desk.store.in(async (tx) => {
    const there = await tx.readers.marks(account.id, now);
    for (const mark of mine.filter((m) => !there.some((t) => sameMark(t, m)))) await tx.readers.mark(account.id, mark);
  });
  writeCookie(desk, c, 'marks', '', 0);
}

function writeMarks(desk: Desk, c: Context, marks: readonly Mark[]): boolean {
  const cookie = marksCookie(desk.keys, marks);
  if (cookie === undefined) return false;
  writeCookie(desk, c, 'marks', cookie, COOKIE_MS);
  return true;
}

export function sameMark(a: Pick<Mark, 'kind' | 'about' | 'subject'>, b: Pick<Mark, 'kind' | 'about' | 'subject'>): boolean {
  return a.kind === b.kind && a.about === b.about && a.subject === b.subject;
}

/** A look at `now` after the last one: a new visit begins where they lie far apart. */
export function nextLook(storyId: string, last: Look | undefined, now: number): Look {
  if (!last) return { storyId, at: now };
  const since = now - last.at > VISIT_MS ? last.at : last.since;
  return { storyId, at: Math.max(now, last.at), ...(since === undefined ? {} : { since }) };
}

/**
 * Notes that a visitor looks at a story (or at anything that has an id), and answers when their last visit to it ended; undefined
 * where this is the first.
 */
export async function lookAt(desk: Desk, c: Context, storyId: string): Promise<number | undefined> {
  const { account } = c.get('visitor'),
    now = desk.clock();
  if (!account && desk.forgets) return undefined;
  const looks = account ? [] : looksIn(desk.keys, readCookie(desk, c, 'looks')),
    last = account ? await desk.store.readers.looked(account.id, storyId) : looks.find((l) => l.storyId === storyId),
    next = nextLook(storyId, last, now);
  if (!last || next.since !== last.since || now - last.at > NOTED_MS) {
    // Not waited for: the page must not stand behind a batch of articles that is being written, and a lost look loses nothing.
    if (account) void desk.store.readers.look(account.id, next).catch(() => undefined);
    else writeCookie(desk, c, 'looks', looksCookie(desk.keys, [next, ...looks.filter((l) => l.storyId !== storyId)]), COOKIE_MS);
  }
  return next.since;
}
