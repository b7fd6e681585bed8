import { LABEL, LABELS } from './argument-signs.ts';
import type { Candidate, Run } from './candidates.ts';
import { GROUP, type WordRows } from './word-rows.ts';

/** How many numbers `acceptanceSigns` gives a candidate. */
export const ACCEPTANCE_SIGNS = 29;

/** What speaks for and against a candidate being a true attribution, as numbers; `others` are the candidates near it. */
export function acceptanceSigns(rows: WordRows, c: Candidate, others: readonly Candidate[]): number[] {
  const { tokens, group, shape, sentence, quotation } = rows,
    { head, content, speaker, window } = c,
    first = content[0] as Run,
    last = content.at(-1) as Run,
    likely = (i: number, label: number): number => (i < window.lo || i >= window.hi ? 0 : (c.labels[(i - window.lo) * LABELS + label] as number)),
    least = (run: Run, label: number): number => {
      let low = 1;
      for (let i = run.from; i < run.to; i++) low = Math.min(low, likely(i, label));
      return low;
    };
  let words = 0,
    quoted = 0,
    taken = 0,
    close = 0,
    beside = 0;
  for (const r of content) {
    words += r.to - r.from;
    for (let i = r.from; i < r.to; i++) if ((quotation[i] as number) >= 0) quoted++;
  }
  for (const o of others) {
    if (sentence[o.head] === sentence[head]) beside++;
    if (Math.abs(o.head - head) < 12) close = Math.max(close, o.likely);
    if (o.window.hi <= first.from || o.window.lo >= last.to) continue;
    let shared = 0;
    for (const r of content) for (let i = r.from; i < r.to; i++) if (o.path[i - o.window.lo] === LABEL.content) shared++;
    taken = Math.max(taken, (o.likely * shared) / words);
  }
  const end = speaker && (group[speaker.to - 1] as number);
  return [
    c.likely,
    c.whole,
    speaker ? least(speaker, LABEL.speaker) : -1,
    Math.min(...content.map((r) => least(r, LABEL.content))),
    speaker ? speaker.to - speaker.from : 0,
    speaker ? (shape[speaker.to - 1] === 1 ? 1 : end === GROUP.pronoun || end === GROUP.speaker ? 2 : 0) : -1,
    words,
    quoted / words,
    content.length,
    speaker ? speaker.from - head : 0,
    first.from - head,
    last.to - head,
    rows.titled[head] as number,
    group[head] as number,
    taken,
    c.cue.to - c.cue.from,
    likely(first.from, LABEL.content) - likely(first.from - 1, LABEL.content),
    likely(last.to - 1, LABEL.content) - likely(last.to, LABEL.content),
    (sentence[first.from] as number) - (sentence[head] as number),
    speaker ? (sentence[speaker.from] as number) - (sentence[head] as number) : 0,
    (quotation[head] as number) >= 0 ? 1 : 0,
    tokens[head]?.cap ? 1 : 0,
    beside,
    close,
    speaker ? (shape[speaker.from] as number) : -1,
    speaker ? (group[speaker.from] as number) : -1,
    group[first.from] as number,
    first.from > 0 ? (group[first.from - 1] as number) : GROUP.none,
    speaker ? Math.max(likely(speaker.from - 1, LABEL.speaker), likely(speaker.to, LABEL.speaker)) : -1,
  ];
}
