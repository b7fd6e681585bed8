import type { FrontPage, Ranked } from '../../model/front-page.ts';
import type { Store } from '../../store/store.ts';
import { WEIGHTS, type Weights } from '../../rank/score.ts';
import { SIGNALS } from '../../rank/signals.ts';
import { briefsOf, merged, type Brief } from './front.ts';
import type { SourcesOf } from './report.ts';

/** A story at its place by the weights given, and at which it stands by the paper's. */
export interface Replaced {
  readonly brief: Brief;
  readonly was: number;
}
export interface MethodView {
  readonly weights: Weights;
  /** Whether a weight was given that is no number from -10 to 10. */
  readonly wrong: boolean;
  readonly stories: readonly Replaced[];
}

const SHOWN = 20;
const MOST = 10;

/** Weights as a form gives them; what is missing or no number stays the paper's. */
export function weightsOf(given: (signal: string) => string | undefined): { readonly weights: Weights; readonly wrong: boolean } {
  let wrong = false;
  const weights = Object.fromEntries(
    SIGNALS.map((signal) => {
      const typed = given(signal)?.trim().replace(',', '.');
      if (typed === undefined || typed === '') return [signal, WEIGHTS[signal]];
      const n = Number(typed);
      if (Number.isFinite(n) && Math.abs(n) <= MOST) return [signal, n];
      wrong = true;
      return [signal, WEIGHTS[signal]];
    }),
  ) as Weights;
  return { weights, wrong };
}

/** The front page in the order of other weights: its receipts keep every signal's value, so nothing is measured anew. */
export async function gatherMethod(
  store: Store,
  sourcesOf: SourcesOf,
  fronts: readonly FrontPage[],
  { weights, wrong }: ReturnType<typeof weightsOf>,
): Promise<MethodView> {
  const ranked = merged(fronts, true),
    was = new Map(ranked.map((r, i) => [r.storyId, i + 1])),
    anew = ranked.map((r) => reweighed(r, weights)).sort((a, b) => b.receipt.score - a.receipt.score || (was.get(a.storyId) ?? 0) - (was.get(b.storyId) ?? 0)),
    { briefs } = await briefsOf(store, sourcesOf, anew.slice(0, SHOWN), 0);
  return { weights, wrong, stories: briefs.map((brief) => ({ brief, was: was.get(brief.story.id) ?? brief.rank })) };
}

function reweighed(ranked: Ranked, weights: Weights): Ranked {
  const lines = ranked.receipt.lines.map((line) => {
    const weight = (weights as Readonly<Record<string, number>>)[line.signal] ?? line.weight;
    return { ...line, weight, contribution: line.value * weight };
  });
  return { ...ranked, receipt: { ...ranked.receipt, lines, score: lines.reduce((sum, l) => sum + l.contribution, 0) } };
}
