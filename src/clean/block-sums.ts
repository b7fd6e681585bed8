import type { Box } from './markup.ts';
import type { Scored } from './score.ts';

/** What is known of each box, by box order. */
export interface Sums {
  readonly words: Float64Array;
  readonly linked: Float64Array;
  readonly prose: Float64Array;
  readonly leaves: Float64Array;
  /** Propagated from paragraphs as Readability does: whole to the parent, half to the next, a third of that to the next. */
  readonly score: Float64Array;
}

export function sumsOf({ markup, prose }: Scored): Sums {
  const { boxes, leaves } = markup,
    make = (): Float64Array => new Float64Array(boxes.length),
    sums: Sums = { words: make(), linked: make(), prose: make(), leaves: make(), score: make() },
    add = (to: Float64Array, at: number, n: number): void => {
      to[at] = (to[at] ?? 0) + n;
    };
  for (const l of leaves) {
    const o = l.box.order;
    add(sums.words, o, l.words);
    add(sums.linked, o, l.words * l.linkShare);
    add(sums.leaves, o, 1);
    if (!prose[l.index]) continue;
    add(sums.prose, o, l.words);
    const worth = 1 + Math.min(3, l.text.length / 100) + Math.min(4, l.words / 20);
    let share = 1;
    for (let b: Box | undefined = l.box.tag === 'p' ? l.box.parent : l.box, i = 0; b && i < 4; b = b.parent, i++) {
      add(sums.score, b.order, worth * share);
      share = i === 0 ? 0.5 : share / (i + 2);
    }
  }
  for (let i = boxes.length - 1; i > 0; i--) {
    const up = boxes[i]?.parent?.order;
    if (up === undefined) continue;
    for (const s of [sums.words, sums.linked, sums.prose, sums.leaves]) add(s, up, s[i] ?? 0);
  }
  for (let i = 0; i < boxes.length; i++) sums.score[i] = (sums.score[i] ?? 0) * (1 - (sums.linked[i] ?? 0) / Math.max(1, sums.words[i] ?? 0));
  return sums;
}
