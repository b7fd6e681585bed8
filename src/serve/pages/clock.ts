import { Href } from '../href.ts';
import { page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import type { WordKey } from '../words.ts';
import { sheet } from './layout.ts';
import { moment } from './parts.ts';

/** Times of a replay, epoch ms. */
export interface ReplayState {
  readonly now: number;
  readonly start: number;
  readonly end: number;
}
/** How far one may go on at once: the form's value, its word, and the time in ms. */
export const STEPS = [
  ['hour', 'clock.hour', 3_600_000],
  ['six', 'clock.six', 6 * 3_600_000],
  ['day', 'clock.day', 24 * 3_600_000],
  ['rest', 'clock.rest', Infinity],
] as const satisfies readonly (readonly [string, WordKey, number])[];

/** The clock of a replayed edition, and buttons that let its time pass. */
export function clockPage(reader: Reader, { now, start, end }: ReplayState): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say('clock.title')}</h1><p class="note">${say('clock.note')}</p></header>
<dl class="counts"><div><dt>${say('clock.now')}</dt><dd>${moment(reader, now)}</dd></div><div><dt>${say('clock.start')}</dt><dd>${moment(reader, start)}</dd></div><div><dt>${say('clock.end')}</dt><dd>${moment(reader, end)}</dd></div></dl>
${now >= end ? page`<p>${say('clock.over')}</p>` : page`<form method="post" action="${Href.to(['clock'])}" class="clock"><fieldset><legend>${say('clock.forward')}</legend>${STEPS.map(([value, word]) => page`<button type="submit" name="step" value="${token(value)}">${say(word)}</button> `)}</fieldset></form>`}`;
  return sheet({ reader, title: say('clock.title'), main });
}
