import type { Move, Ranked, Receipt } from '../model/front-page.ts';

/** An earlier page: when it was made, epoch ms, and where each story stood on it, 1 = first. */
export interface Before {
  readonly at: number;
  readonly ranks: ReadonlyMap<string, { readonly rank: number; readonly receipt: Receipt }>;
}

/** Where a story stood on an earlier page, and the signal whose contribution changed most in the direction that the story moved. */
export function moveOf({ storyId, receipt }: Ranked, rank: number, { at, ranks }: Before): Move {
  const was = ranks.get(storyId);
  if (!was) return { since: at };
  const way = Math.sign(was.rank - rank),
    then = new Map(was.receipt.lines.map((l) => [l.signal, l.contribution]));
  let by: string | undefined,
    most = 1e-6;
  for (const { signal, contribution } of receipt.lines) {
    const change = way * (contribution - (then.get(signal) ?? 0));
    if (change > most) [by, most] = [signal, change];
  }
  return { since: at, from: was.rank, ...(by === undefined ? {} : { by }) };
}
