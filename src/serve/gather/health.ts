import type { Feed, FeedState, PollRule, Trouble } from '../../model/feed.ts';
import { say, type Said } from '../said.ts';

const DAY = 86_400_000;
/** A feed that has been silent for so long, and ten times longer than it used to be, has nothing new. */
const QUIET = 7 * DAY;
const USUALLY = 10;
/** An answer that takes longer is told of, ms. */
const SLOW = 10_000;

/** How one feed does, in a sentence. */
export interface Health {
  readonly kind: 'paused' | 'untried' | 'fine' | 'quiet' | 'slow' | 'empty' | 'shrunk' | 'moving' | Trouble;
  /** Whether somebody should look after it. */
  readonly isBad: boolean;
  readonly says: Said;
  /** Since when it fails, epoch ms. */
  readonly since?: number;
  /** How often it is asked and what decided that; absent where it is not asked by itself. */
  readonly rhythm?: { readonly every: Said; readonly why: Said };
}

/** How a feed does: what is wrong with it goes before what is odd about it. */
export function healthOf({ paused }: Pick<Feed, 'paused'>, state: FeedState | undefined, now: number): Health {
  if (paused) return { kind: 'paused', isBad: false, says: say('health.paused') };
  if (state?.lastPolledAt === undefined) return { kind: 'untried', isBad: false, says: say('health.untried') };
  const rhythm = rhythmOf(state);
  if (state.goneAt !== undefined) return { kind: 'gone', isBad: true, says: say('health.gone'), since: state.goneAt };
  if (state.failures > 0) {
    // A state of a version that did not tell failures apart has none.
    const kind = state.trouble ?? 'network';
    return { kind, isBad: true, says: say(`health.${kind}`), since: state.failingSince ?? state.lastOkAt, ...rhythm };
  }
  return { isBad: false, ...odd(state, now), ...rhythm };
}

function odd(state: FeedState, now: number): Pick<Health, 'kind' | 'says'> {
  const { shrunkFrom, items = 0, move, tookMs = 0, changedAt = now, pace } = state,
    silence = now - changedAt,
    usual = pace && pace.changed > 0 ? pace.ms / pace.changed : 0;
  if (shrunkFrom !== undefined)
    return items === 0 ? { kind: 'empty', says: say('health.empty', shrunkFrom) } : { kind: 'shrunk', says: say('health.shrunk', shrunkFrom) };
  if (move) return { kind: 'moving', says: say('health.moving', move.times) };
  if (silence >= QUIET && silence >= USUALLY * usual) return { kind: 'quiet', says: say('health.quiet', Math.floor(silence / DAY)) };
  if (tookMs >= SLOW) return { kind: 'slow', says: say('health.slow', Math.round(tookMs / 1000)) };
  return { kind: 'fine', says: say('health.fine') };
}

function rhythmOf({ every, rule }: { readonly every?: number; readonly rule?: PollRule }): Pick<Health, 'rhythm'> {
  if (every === undefined || rule === undefined) return {};
  const minutes = Math.max(1, Math.round(every / 60_000));
  return { rhythm: { every: minutes < 120 ? say('health.minutes', minutes) : say('health.hours', Math.round(minutes / 60)), why: say(`rule.${rule}`) } };
}
