import type { FeedPace, FeedState, FeedWishes, PollRule } from '../model/feed.ts';
import { fraction } from '../model/spread.ts';
import { retryAfter } from './fetched.ts';
import type { Headers } from './rights.ts';

const MINUTE = 60_000,
  HOUR = 60 * MINUTE,
  DAY = 24 * HOUR;
export const SOONEST = 5 * MINUTE;
export const LATEST = DAY;
export const USUAL = 30 * MINUTE;
/** Caches are told how long to keep an answer for reasons of their own; more of it than this is rarely meant for readers. */
const FRESHEST = HOUR;
/** A feed that has not changed is asked this often at least while its silence is young. */
const WATCHED = 4 * HOUR;
/** While a hub pushes, asking only makes sure that it still does. */
export const PUSHED = 6 * HOUR;
/** What a poll counts for after each later one: about the last five decide. */
const DECAY = 0.8;
/** From so many polls on, what was seen goes before what dates claim. */
const ENOUGH = 2;
/** From one interval to the next it may halve, or grow by half. */
const FASTER = 0.5,
  SLOWER = 1.5;

/** When a feed is asked next: `at`, epoch ms; `every`, the interval before it was moved, ms; `rule`, what decided. */
export interface Plan {
  readonly at: number;
  readonly every: number;
  readonly rule: PollRule;
}
interface Interval {
  readonly every: number;
  readonly rule: PollRule;
}

/** What is known when a good answer has come. */
export interface Answered {
  readonly changed: boolean;
  /** When its items were published, as they say, epoch ms. */
  readonly dates: readonly number[];
  readonly wishes?: FeedWishes;
  readonly headers: Headers;
  /** Whether a hub pushes what is new. */
  readonly pushed: boolean;
}

/**
 * Plans the next poll after a good answer: the feed's own rhythm, but not before what document and server wish, between five minutes and a day, and on no hour or
 * day that it asks to skip.
 */
export function afterAnswer(feedId: string, state: FeedState | undefined, a: Answered, now: number): Plan & { readonly pace: FeedPace } {
  const pace = observed(state, a.changed, now),
    bounds: Interval[] = [
      ownRhythm(state, pace, a, now),
      ...(a.pushed ? [{ every: PUSHED, rule: 'pushes' as const }] : []),
      ...wished(a.wishes),
      ...freshFor(a.headers, now),
    ],
    longest = bounds.reduce((most, b) => (b.every > most.every ? b : most)),
    every = bounded(longest.every),
    at = spread(feedId, state, every, now),
    allowed = notSkipped(feedId, a.wishes, at, now);
  return { at: allowed, every, rule: allowed === at ? longest.rule : 'skip', pace };
}

/** Plans the next poll after a failure: five minutes, then twice as long each time up to a day, or a server's own wish where that is later. */
export function afterFailure(feedId: string, state: FeedState | undefined, failures: number, wish: number, now: number): Plan {
  const own = SOONEST * 2 ** Math.min(failures - 1, 10),
    every = bounded(Math.max(own, wish));
  return { at: now + moved(feedId, state?.polls ?? 0, every, 0.2), every, rule: wish > own ? 'retry-after' : 'failures' };
}

/**
 * How often it changes, from how many polls found a change: Cho & Garcia-Molina, "Estimating frequency of change" (2003), their estimator
 * for a source that only tells whether it changed, -ln((n - X + .5) / (n + .5)) a poll. Undefined while too little is known.
 */
export function expectedGap({ polls, changed, ms }: FeedPace): number | undefined {
  if (polls < ENOUGH || ms <= 0) return undefined;
  const perPoll = -Math.log((polls - changed + 0.5) / (polls + 0.5));
  return perPoll <= 0 ? Infinity : ms / polls / perPoll;
}

function observed(state: FeedState | undefined, changed: boolean, now: number): FeedPace {
  const { pace = { polls: 0, changed: 0, ms: 0 }, lastOkAt, every = USUAL } = state ?? {};
  // The first answer has nothing before it, and after a pause of the machine it is certain that something changed.
  if (lastOkAt === undefined || now <= lastOkAt || (changed && now - lastOkAt > 2 * every + HOUR)) return pace;
  return { polls: pace.polls * DECAY + 1, changed: pace.changed * DECAY + (changed ? 1 : 0), ms: pace.ms * DECAY + Math.min(now - lastOkAt, DAY) };
}

/** Half the time between changes: as they were seen; where that is not known yet, or a change bears the dates out, as items are dated. */
function ownRhythm(state: FeedState | undefined, pace: FeedPace, { changed, dates }: Answered, now: number): Interval {
  const gap = expectedGap(pace),
    claimed = byDates(dates, now),
    last = state?.lastOkAt === undefined ? undefined : (state.every ?? state.nextAt - state.lastOkAt);
  if (gap === undefined || last === undefined) {
    if (!changed && last !== undefined) return { every: Math.min(last * SLOWER, WATCHED), rule: 'seen' };
    return claimed === undefined ? { every: USUAL, rule: 'usual' } : { every: claimed, rule: 'dates' };
  }
  const silence = now - (state?.changedAt ?? now),
    slowest = changed ? last * SLOWER : Math.min(last * SLOWER, Math.max(WATCHED, Math.min(silence / 10, LATEST))),
    every = Math.min(Math.max(gap / 2, last * FASTER), slowest),
    isBorneOut = changed && claimed !== undefined && dates.some((at) => at > (state?.lastOkAt ?? 0));
  return isBorneOut && claimed < every ? { every: claimed, rule: 'dates' } : { every, rule: 'seen' };
}

/** Half the median time between the newest twenty items: one of ten an hour is asked every few minutes, a silent one daily. Undefined where dates tell nothing. */
function byDates(dates: readonly number[], now: number): number | undefined {
  const times = [...dates].sort((a, b) => b - a).slice(0, 20),
    gaps = times
      .slice(1)
      .map((t, i) => (times[i] ?? t) - t)
      .sort((a, b) => a - b),
    median = gaps[gaps.length >> 1];
  // Items dated alike were dated by the program that wrote the feed.
  if (median === undefined || median === 0) return undefined;
  return Math.max(median / 2, Math.min((now - (times[0] ?? now)) / 10, LATEST));
}

function wished({ ttlMinutes, periodMinutes }: FeedWishes = {}): Interval[] {
  return [
    ...(ttlMinutes === undefined ? [] : [{ every: ttlMinutes * MINUTE, rule: 'ttl' as const }]),
    ...(periodMinutes === undefined ? [] : [{ every: periodMinutes * MINUTE, rule: 'period' as const }]),
  ];
}

/** How long the answer stays fresh (RFC 9111, sections 4.2.1 and 5.3: max-age goes before Expires, less what proxies kept it for), and a Retry-After, ms. */
export function freshFor(headers: Headers, now: number): Interval[] {
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(headers['cache-control'] ?? '')?.[1],
    age = Number(headers['age'] ?? 0) * 1000 || 0,
    expires = Date.parse(headers['expires'] ?? ''),
    // The server's clock may be wrong; what it means is the time from its own now.
    sent = Date.parse(headers['date'] ?? '') || now,
    wait = retryAfter(headers['retry-after'], now),
    keep = (ms: number): number => Math.min(Math.max(ms - age, 0), FRESHEST);
  return [
    ...(maxAge !== undefined
      ? [{ every: keep(Number(maxAge) * 1000), rule: 'max-age' as const }]
      : Number.isNaN(expires)
        ? []
        : [{ every: keep(expires - sent), rule: 'expires' as const }]),
    ...(wait === undefined ? [] : [{ every: wait, rule: 'retry-after' as const }]),
  ];
}

const bounded = (every: number): number => Math.min(Math.max(every, SOONEST), LATEST);

/**
 * Moves a time by up to a fifth of the interval, otherwise at each poll, so that feeds do not stay in step. One that is asked for the first time, or late because
 * the machine was off, comes with many others: it is moved by up to the whole interval. Only ever later, for what was wished is the least.
 */
function spread(feedId: string, state: FeedState | undefined, every: number, now: number): number {
  const isLate = state?.lastPolledAt === undefined || now - state.nextAt > every / 2;
  return now + moved(feedId, state?.polls ?? 0, every, isLate ? 1 : 0.2);
}

function moved(feedId: string, polls: number, every: number, most: number): number {
  return Math.round(every * (1 + most * fraction('spread', feedId, polls)));
}

/**
 * The time itself, or a moment in the first hour after it that is not to be skipped (RSS 2.0: hours and days are GMT). A feed that would never be
 * asked is asked after a day all the same.
 */
function notSkipped(feedId: string, { skipHours = [], skipDays = [] }: FeedWishes = {}, at: number, now: number): number {
  const isSkipped = (time: number): boolean => skipHours.includes(new Date(time).getUTCHours()) || skipDays.includes(new Date(time).getUTCDay());
  if (!isSkipped(at)) return at;
  const hour = Math.floor(at / HOUR) * HOUR;
  for (let n = 1; n <= 7 * 24; n++) if (!isSkipped(hour + n * HOUR)) return hour + n * HOUR + Math.floor(fraction('hour', feedId, at) * HOUR);
  return now + moved(feedId, at, LATEST, 0.2);
}
