import type { Range } from '../model/range.ts';
import { sentences } from '../text/sentences.ts';
import { quotations } from './quotations.ts';
import type { Paragraph } from './tagger.ts';
import { tokenize } from './tokens.ts';

/** Length of a dateline in front of a block ("ISTANBUL (Agency) — "), 0 where there is none. */
function datelineLength(block: string): number {
  return (
    /^\p{Lu}[\p{Lu}\s.'’-]{2,30}(?:,\s[\p{L}. ]{2,20})?(?:\s\([^()]{2,40}\))?(?:,\s[\p{L}. ]{3,12}\d{0,2})?\s?(?:—|–|--|-|_)\s+(?=\S)/u.exec(block)?.[0]
      .length ?? 0
  );
}

/** Characters; what is longer is a table, a list or an attack on the time of the rules, and nothing in it is read. */
const LONGEST = 3000;

/** Splits blocks of a text into paragraphs of sentences with their tokens and quotations. */
export function paragraphs(text: string, blocks: readonly Range[], lang: string): Paragraph[] {
  return blocks
    .filter((b) => b.end > b.start)
    .map((b) => ({
      start: b.start,
      end: b.end,
      quotations: quotations(text, b.start, b.end),
      sentences: sentences(text.slice(b.start, b.end), lang).map((s) => {
        const start = b.start + s.start + (s.start === 0 ? datelineLength(text.slice(b.start, b.end)) : 0);
        const end = b.start + s.end;
        return { start, end, tokens: end - start > LONGEST ? [] : tokenize(text, start, end) };
      }),
    }));
}
