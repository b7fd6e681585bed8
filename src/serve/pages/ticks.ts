import { page, nothing, token, type Fragment } from '../page.ts';

/** Width of a report's bar and of a reprint's hairline with the gap behind it, in pixels. */
const BAR = 5,
  HAIR = 3,
  /** Between two stories. */
  APART = 7,
  /** More than these say no more to the eye. */
  MOST = 60,
  /** So few make no rule. */
  FEW = 5;

interface Counted {
  readonly independent: number;
  readonly size: number;
}

/** A story's reports as bars and what else it has as hairlines: what the words beside it say, for the eye. */
export function ticks(story: Counted): Fragment {
  const { bars, hairs, width } = draw([story], MOST, 10);
  return page`<svg class="ticks" width="${token(String(width))}" height="10" aria-hidden="true" focusable="false">${bars}${hairs}</svg>`;
}

/** The same for every story of a front page, in its order: the rule under the paper's name. */
export function daybar(stories: readonly Counted[]): Fragment {
  if (stories.length < FEW) return nothing;
  const { bars, hairs, width } = draw(stories, MOST * 8, 13);
  return page`<div class="daybar"><svg class="ticks" width="${token(String(width))}" height="13" aria-hidden="true" focusable="false">${bars}${hairs}</svg></div>`;
}

function draw(stories: readonly Counted[], most: number, height: number): { readonly bars: Fragment; readonly hairs: Fragment; readonly width: number } {
  let at = 0,
    left = most,
    bars = '',
    hairs = '';
  for (const { independent, size } of stories) {
    for (let i = 0; i < independent && left > 0; i++, left--, at += BAR) bars += `M${at + 1.5}+0v${height}`;
    for (let i = independent; i < size && left > 0; i++, left--, at += HAIR) hairs += `M${at + 0.5}+0v${height}`;
    at += APART;
  }
  // Path data part their numbers by a sign, since a token holds no spaces.
  const path = (d: string, width: '3' | '1'): Fragment => (d === '' ? nothing : page`<path d="${token(d)}" stroke-width="${token(width)}"/>`);
  return { bars: path(bars, '3'), hairs: path(hairs, '1'), width: Math.max(1, at - APART) };
}
