import type { Lost } from '../../model/comparison.ts';
import { wholeOf } from '../../model/reading.ts';
import type { Revision } from '../../model/revision.ts';
import { lost } from '../../reprints/lost.ts';
import type { Store } from '../../store/store.ts';
import { primaryOf } from '../../text/words.ts';
import { mayQuote } from '../rights.ts';
import { isShowable } from '../show.ts';
import { sameness } from './lines.ts';
import { NO_READING, words, type Line, type Report } from './report.ts';

/** What copies no longer say of a line of their original, or say otherwise. */
export interface Loss {
  readonly kind: Lost['kind'];
  readonly was: Line;
  /** What stands in its place in the first of the copies; absent where nothing does. */
  readonly is?: Line;
  /** All that say it in these words. */
  readonly copies: readonly Report[];
}
export interface Pair {
  readonly original: Report;
  readonly copy: Report;
}

/** Pairs of texts that are held against each other for one page. */
const PAIRS = 24;
/** What matters most stands first. */
const KINDS: readonly Lost['kind'][] = ['claimant', 'caveat', 'hedge', 'number', 'quote'];

/**
 * What was lost between originals and their copies and rewrites, the same in several copies once.
 *
 * A copy is held against the text that its original had when the copy was seen: what was corrected since, the copy has not lost (`outdatedCopies`).
 */
export async function lostBetween(store: Store, all: readonly Pair[]): Promise<readonly Loss[]> {
  const pairs = all.filter(({ original, copy }) => isHeldAgainst(original, copy)).slice(0, PAIRS);
  if (pairs.length === 0) return [];
  const asCopied = await Promise.all(
      pairs.map(async ({ original, copy }) => ({ original: { ...original, revision: await textFor(store, original, copy) }, copy })),
    ),
    readings = await store.claims.reading([...new Set(asCopied.flatMap((p) => [p.original.revision.id, p.copy.revision.id]))]),
    // What is not shown is not lost.
    read = (report: Report): Report => ({ ...report, reading: wholeOf(readings.get(report.revision.id) ?? NO_READING) });
  return together(
    asCopied.flatMap((p) => {
      const [original, copy] = [read(p.original), read(p.copy)];
      return lost(original, copy)
        .map((l) => lossOf(l, original, copy))
        .filter(({ was, is }) => isShowable(original.revision, was.at) && (!is || isShowable(copy.revision, is.at)));
    }),
  );
}

/** A copy or a rewrite of what another house reported, in its language, where both may be quoted. An update says new things: that is what it is for. */
function isHeldAgainst(original: Report, copy: Report): boolean {
  const relation = copy.copy?.relation,
    sameHouse = original.sourceId === copy.sourceId && original.outlet !== undefined;
  return (
    (relation === 'reprint' || relation === 'based-on') &&
    !sameHouse &&
    primaryOf(original.revision.lang) === primaryOf(copy.revision.lang) &&
    mayQuote(original.revision) &&
    mayQuote(copy.revision)
  );
}

async function textFor(store: Store, { revision }: Report, copy: Report): Promise<Revision> {
  if (revision.number === 1) return revision;
  const history = await store.articles.history(revision.articleId);
  return history.findLast((r) => r.seenAt <= copy.revision.seenAt) ?? history[0] ?? revision;
}

export const lossOf = (l: Lost, original: Report, copy: Report): Loss => ({
  kind: l.kind,
  was: { report: original, at: l.original },
  ...(l.copy ? { is: { report: copy, at: l.copy } } : {}),
  copies: [copy],
});

function together(losses: readonly Loss[]): Loss[] {
  const found = new Map<string, { loss: Loss; copies: Report[] }>();
  for (const loss of losses) {
    const key = `${loss.kind} ${loss.was.at.revisionId} ${loss.was.at.start} ${loss.is ? sameness(words(loss.is)) : ''}`,
      known = found.get(key);
    if (known) known.copies.push(...loss.copies);
    else found.set(key, { loss, copies: [...loss.copies] });
  }
  const order = (l: Loss): number => KINDS.indexOf(l.kind);
  return [...found.values()].map(({ loss, copies }) => ({ ...loss, copies })).sort((a, b) => order(a) - order(b) || b.copies.length - a.copies.length);
}
