import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeedState } from '../model/feed.ts';
import { firstPolls } from '../model/spread.ts';
import { afterAnswer, afterFailure, expectedGap, freshFor, type Answered } from './schedule.ts';

const MINUTE = 60_000,
  HOUR = 60 * MINUTE,
  DAY = 24 * HOUR;
/** A Monday. */
const NOON = Date.UTC(2025, 5, 2, 12);
const answer = (more: Partial<Answered> = {}): Answered => ({ changed: true, dates: [], headers: {}, pushed: false, ...more });

/** Polls a feed that changes at some times for as long as asked; answers each interval chosen, ms. */
function live(changes: (since: number, now: number) => boolean, lasts: number, more: Partial<Answered> = {}): number[] {
  let state: FeedState | undefined,
    now = NOON;
  const every: number[] = [];
  while (now < NOON + lasts) {
    const changed = state === undefined || changes(state.lastOkAt ?? 0, now),
      plan = afterAnswer('f', state, answer({ changed, ...more }), now);
    every.push(plan.every);
    state = {
      feedId: 'f',
      nextAt: plan.at,
      lastPolledAt: now,
      lastOkAt: now,
      failures: 0,
      polls: (state?.polls ?? 0) + 1,
      every: plan.every,
      pace: plan.pace,
      changedAt: changed ? now : (state?.changedAt ?? now),
    };
    now = plan.at;
  }
  return every;
}
const everyMs =
  (ms: number) =>
  (since: number, now: number): boolean =>
    Math.floor(now / ms) > Math.floor(since / ms);
const mean = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0) / all.length;

test('a feed without dates is asked as often as it is seen to change', () => {
  const busy = live(everyMs(10 * MINUTE), 2 * DAY).slice(-50),
    slow = live(everyMs(8 * HOUR), 10 * DAY).slice(-10),
    dead = live(() => false, 60 * DAY);
  assert.ok(mean(busy) <= 10 * MINUTE, `${mean(busy) / MINUTE} min`);
  assert.ok(mean(slow) > 1.5 * HOUR && mean(slow) < 8 * HOUR, `${mean(slow) / HOUR} h`);
  assert.equal(dead.at(-1), DAY);
  assert.ok(dead.length < 150, 'a dead feed is asked less and less');
});

test('dates that claim news where none is seen are not believed', () => {
  const dates = [0, 1, 2, 3, 4].map((n) => NOON + 30 * DAY - n * MINUTE),
    lied = live(() => false, 2 * DAY, { dates });
  assert.ok((lied.at(-1) ?? 0) >= 4 * HOUR);
  const alike = afterAnswer('f', undefined, answer({ dates: [NOON, NOON, NOON, NOON] }), NOON);
  assert.deepEqual([alike.every, alike.rule], [30 * MINUTE, 'usual']);
});

test('a feed that wakes up after weeks is asked often again as soon as its dates say so', () => {
  const state: FeedState = {
      feedId: 'f',
      nextAt: NOON,
      lastPolledAt: NOON - DAY,
      lastOkAt: NOON - DAY,
      failures: 0,
      polls: 40,
      every: DAY,
      pace: { polls: 5, changed: 0, ms: 5 * DAY },
    },
    plan = afterAnswer('f', state, answer({ dates: [1, 2, 3, 4, 5].map((n) => NOON - n * 20 * MINUTE) }), NOON);
  assert.deepEqual([plan.every, plan.rule], [10 * MINUTE, 'dates']);
});

test('what document and server wish is the least, and the reason is told', () => {
  const dates = [0, 1, 2, 3, 4].map((n) => NOON - n * 2 * MINUTE),
    plan = (more: Partial<Answered>): [number, string] => {
      const { every, rule } = afterAnswer('f', undefined, answer({ dates, ...more }), NOON);
      return [every / MINUTE, rule];
    };
  assert.deepEqual(plan({}), [5, 'dates']);
  assert.deepEqual(plan({ wishes: { ttlMinutes: 40 } }), [40, 'ttl']);
  assert.deepEqual(plan({ wishes: { ttlMinutes: 40, periodMinutes: 60 } }), [60, 'period']);
  assert.deepEqual(plan({ wishes: { ttlMinutes: 99_999 } }), [24 * 60, 'ttl']);
  assert.deepEqual(plan({ headers: { 'cache-control': 'public, max-age=600' } }), [10, 'max-age']);
  assert.deepEqual(plan({ headers: { 'cache-control': 's-maxage=7200' } }), [5, 'dates']);
  assert.deepEqual(plan({ headers: { 'retry-after': '7200' } }), [120, 'retry-after']);
  assert.deepEqual(plan({ pushed: true }), [360, 'pushes']);
});

test('freshness is max-age before Expires, by the clock of the server, less its age, at most an hour', () => {
  const at = (ms: number): string => new Date(ms).toUTCString(),
    minutes = (headers: Record<string, string>): number[] => freshFor(headers, NOON).map((b) => b.every / MINUTE);
  assert.deepEqual(minutes({ expires: at(NOON + 20 * MINUTE) }), [20]);
  assert.deepEqual(minutes({ expires: at(NOON + 200 * MINUTE), date: at(NOON + 180 * MINUTE) }), [20]);
  assert.deepEqual(minutes({ expires: at(NOON + 20 * MINUTE), 'cache-control': 'max-age=60' }), [1]);
  assert.deepEqual(minutes({ 'cache-control': 'max-age=600', age: '540' }), [1]);
  assert.deepEqual(minutes({ 'cache-control': 'max-age=31536000' }), [60]);
  assert.deepEqual(minutes({ expires: '0' }), [0]);
  assert.deepEqual(minutes({ expires: 'never' }), []);
  assert.deepEqual(minutes({ expires: at(NOON - HOUR), age: 'x' }), [0]);
});

test('hours and days to skip are GMT: the next poll falls into the first hour that is not', () => {
  const at = (wishes: Answered['wishes'], now = NOON): Date => new Date(afterAnswer('f', undefined, answer({ wishes }), now).at),
    hours = Array.from({ length: 24 }, (_, hour) => hour);
  const evening = at({ skipHours: [12, 13, 14, 15, 16, 17] });
  assert.equal(evening.getUTCHours(), 18);
  assert.equal(afterAnswer('f', undefined, answer({ wishes: { skipHours: [12, 13] } }), NOON).rule, 'skip');
  const weekend = at({ skipDays: [6, 0] }, Date.UTC(2025, 5, 6, 23, 45));
  assert.deepEqual([weekend.getUTCDay(), weekend.getUTCHours()], [1, 0]);
  const never = at({ skipHours: hours }).getTime();
  assert.ok(never >= NOON + DAY && never <= NOON + 1.2 * DAY);
});

test('failures double up to a day and never end; a longer wish of the server is kept', () => {
  const every = (failures: number, wish = 0): number => afterFailure('f', undefined, failures, wish, NOON).every / MINUTE;
  assert.deepEqual([1, 2, 3, 9, 10, 1000].map((n) => every(n)), [5, 10, 20, 1280, 1440, 1440]); // prettier-ignore
  assert.equal(every(1, 2 * HOUR), 120);
  assert.ok(Number.isFinite(afterFailure('f', undefined, 1_000_000, 0, NOON).at));
});

test('how often a feed changes is estimated from how many polls found a change', () => {
  assert.equal(expectedGap({ polls: 1, changed: 1, ms: HOUR }), undefined);
  assert.equal(expectedGap({ polls: 5, changed: 0, ms: 5 * HOUR }), Infinity);
  const [all, half] = [5, 2.5].map((changed) => expectedGap({ polls: 5, changed, ms: 5 * HOUR }) ?? 0);
  assert.ok(all !== undefined && half !== undefined && all < HOUR / 2 && half > HOUR && half < 3 * HOUR);
});

/** The largest share of feeds that come due in one minute of an hour. */
function densest(times: readonly number[]): number {
  const minutes = new Map<number, number>();
  for (const at of times) minutes.set(Math.floor((at - NOON) / MINUTE), (minutes.get(Math.floor((at - NOON) / MINUTE)) ?? 0) + 1);
  return Math.max(...minutes.values()) / times.length;
}
const IDS = Array.from({ length: 10_000 }, (_, n) => `feed${n}`);

test('10,000 feeds added together never come due together: first, second, or ten polls later', () => {
  const first = firstPolls(IDS, NOON);
  assert.ok(Math.max(...first.values()) <= NOON + HOUR);
  assert.ok(densest([...first.values()]) < 0.025, `first ${densest([...first.values()])}`);
  let states = new Map<string, FeedState>(IDS.map((id) => [id, { feedId: id, nextAt: first.get(id) ?? 0, failures: 0 }]));
  const once = (id: string, state: FeedState): [string, FeedState] => {
    const now = state.nextAt,
      plan = afterAnswer(id, state.polls === undefined ? undefined : state, answer({ wishes: { ttlMinutes: 60 } }), now);
    return [
      id,
      { ...state, nextAt: plan.at, lastPolledAt: now, lastOkAt: now, polls: (state.polls ?? 0) + 1, every: plan.every, pace: plan.pace, changedAt: now },
    ];
  };
  for (let poll = 2; poll <= 10; poll++) {
    states = new Map([...states].map(([id, state]) => once(id, state)));
    const share = densest([...states.values()].map((s) => s.nextAt));
    assert.ok(share < 0.025, `poll ${poll}: ${share}`);
  }
});

test('feeds that are all late because the machine was off do not stay together', () => {
  const late = IDS.map((id): [string, FeedState] => [
      id,
      { feedId: id, nextAt: NOON - 8 * HOUR, lastPolledAt: NOON - 9 * HOUR, lastOkAt: NOON - 9 * HOUR, failures: 0, polls: 7, every: HOUR },
    ]),
    next = late.map(([id, state]) => afterAnswer(id, state, answer({ wishes: { ttlMinutes: 60 } }), NOON).at);
  assert.ok(densest(next) < 0.025, String(densest(next)));
  assert.ok(Math.min(...next) >= NOON + HOUR, 'none is asked before its ttl');
});

test('a few feeds are asked at once', () => {
  assert.deepEqual(new Set(firstPolls(IDS.slice(0, 30), NOON).values()), new Set([NOON]));
});
