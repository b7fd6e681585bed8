import { evidenceOf } from './block-evidence.ts';
import { EVIDENCE } from './block-fields.ts';
import { probabilities } from '../text/forest.ts';
import { shippedBlocks, type BlockModel } from './block-model.ts';
import { secondRows, WIDTH } from './block-round.ts';
import { chromeReason } from './chrome.ts';
import type { Headline } from './headline.ts';
import type { Reason } from './hints.ts';
import { dropRepeated, judge, type Verdict } from './keep.ts';
import type { Leaf } from './markup.ts';
import type { Head } from './metadata.ts';
import type { Scored } from './score.ts';

/** A leaf that is at least as probably text as this is kept. */
export const KEPT_FROM = 0.5;
/** Where so small a part of the words that the rules keep is left, the page is like none that was learned from. */
const LEAST_SHARE = 0.1;

/** Pages beyond this are no articles that were ever seen: the rules alone decide, so that time and memory stay bounded. */
const MOST_LEAVES = 15_000;
const MOST_BOXES = 60_000;
/** Lines as short, above all that both agree on, are what the rules say (`Small`, `Large`, a kicker). */
const SCRAP = 5;

/** By leaf index: the verdicts, and what the rules alone say. */
export interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly ruled: readonly Verdict[];
}

/**
 * Judges every leaf of a page: rules first, then what was learned of how pages are built looks at their verdicts and at all else.
 *
 * A leaf that is dropped goes by the rule's reason where there is one, else as unlike the text.
 */
export function judgeBlocks(scored: Scored, headline: Headline, head: Head, model: BlockModel | undefined = shippedBlocks()): Judged {
  const ruled = judge(scored, headline);
  if (!model || scored.markup.leaves.length > MOST_LEAVES || scored.markup.boxes.length > MOST_BOXES) return { verdicts: ruled, ruled };
  const { leaves } = scored.markup,
    evidence = evidenceOf(scored, headline, ruled, head),
    first = probabilities(model.first, evidence.rows, EVIDENCE.length),
    second = probabilities(model.second, secondRows(evidence, first, leaves), WIDTH),
    is = new Float32Array(leaves.length);
  evidence.leaves.forEach((l, i) => (is[l.index] = second[i] ?? 0));
  const keeps = (i: number): boolean => (is[i] ?? 0) >= KEPT_FROM,
    start = ruled.findIndex(({ leaf, reason }) => reason === undefined && keeps(leaf.index)),
    learned = dropRepeated(
      ruled.map(({ leaf, reason }): Verdict => {
        if (!keeps(leaf.index)) return { leaf, reason: reason ?? 'unlike-text' };
        return { leaf, reason: reason && (leaf.index < start && leaf.words < SCRAP ? reason : machineryOf(leaf)) };
      }),
    );
  return { verdicts: wordsOf(learned) < wordsOf(ruled) * LEAST_SHARE ? ruled : learned, ruled };
}
/** What a line's own words say against it stands, however the page is built (`Read also: …`). */
const machineryOf = (leaf: Leaf): Reason | undefined => (leaf.box.role === 'table' ? undefined : chromeReason(leaf.text));
const wordsOf = (verdicts: readonly Verdict[]): number => verdicts.reduce((n, v) => n + (v.reason ? 0 : v.leaf.words), 0);
