import { claimantOf, type AnswerRow } from '../gather/figures.ts';
import { page, nothing, token, type Fragment } from '../page.ts';

const WIDTH = 240;
const HEIGHT = 40;
/** Room for half a dot at each edge. */
const EDGE = 4;
const LEAST = 3;

/**
 * A figure over time where three or more values came one after another: what the rows below say, for the eye. A line joins
 * only what one claimant said; between two claimants there is none to draw.
 */
export function series(rows: readonly AnswerRow[]): Fragment {
  const points = rows.filter((r) => Number.isFinite(r.answer.low)).map((r) => ({ at: r.answer.at, value: r.answer.low, who: claimantOf(r) })),
    times = points.map((p) => p.at),
    values = points.map((p) => p.value),
    [from, to] = [Math.min(...times), Math.max(...times)],
    [least, most] = [Math.min(...values), Math.max(...values)];
  if (new Set(values).size < LEAST || new Set(times).size < LEAST) return nothing;
  const place = ({ at, value }: (typeof points)[number]): string => {
    const x = EDGE + ((at - from) / (to - from)) * (WIDTH - 2 * EDGE),
      y = HEIGHT - EDGE - ((value - least) / (most - least)) * (HEIGHT - 2 * EDGE);
    return `${x.toFixed(1)}+${y.toFixed(1)}`;
  };
  const ordered = points.toSorted((a, b) => a.at - b.at),
    dots = ordered.map((p) => `M${place(p)}h0`).join(''),
    lines = [...Map.groupBy(ordered, (p) => p.who)].map(([who, own]) => (who === '' || own.length < 2 ? '' : `M${own.map(place).join('L')}`)).join('');
  return page`<svg class="series" width="${token(String(WIDTH))}" height="${token(String(HEIGHT))}" aria-hidden="true" focusable="false">${lines !== '' && page`<path d="${token(lines)}" stroke-width="1"/>`}<path d="${token(dots)}" stroke-width="6" stroke-linecap="round"/></svg>`;
}
