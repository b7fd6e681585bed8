import { healthOf } from '../gather/health.ts';
import type { FeedHealth } from '../gather/status.ts';
import { feedError } from '../names.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { inWords } from '../said.ts';
import type { WordKey } from '../words.ts';
import { moment } from './parts.ts';

export function stateWord({ feed, state }: FeedHealth): WordKey {
  if (feed.paused) return 'feed.paused';
  if (state?.lastPolledAt === undefined) return 'feed.untried';
  if (state.goneAt !== undefined) return 'feed.gone';
  return state.failures > 0 ? 'feed.failing' : 'feed.ok';
}

/** What was recorded of a failure, where it says more than how the feed does. */
export function recordedLine({ state }: FeedHealth): Fragment | false {
  const line = state && feedError(state);
  return line !== undefined && state?.trouble !== 'name' && page`<p class="error">${line}</p>`;
}

/** How a feed does, since when where it fails, and how often it is asked and why; nothing that its state's own word says already. */
export function healthLine(reader: Reader, { feed, state }: FeedHealth): Fragment | false {
  const health = healthOf(feed, state, reader.now),
    { kind, says, since, rhythm } = health;
  if (kind === 'paused' || kind === 'untried') return false;
  return page`${kind !== 'fine' && page`<p class="note"><span>${inWords(reader, says)}</span>${since !== undefined && page` <span>${reader.say('health.since')}</span> ${moment(reader, since)}`}</p>`}${rhythm && page`<p class="note"><span>${inWords(reader, rhythm.every)}</span> <span>${inWords(reader, rhythm.why)}</span></p>`}`;
}
