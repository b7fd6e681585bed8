import { cite } from '../../model/citation.ts';
import type { Store } from '../../store/store.ts';
import { changes, type RevisionChanges } from './changes.ts';
import { reportOf, sourceMap, type Line, type Report, type SourcesOf } from './report.ts';

/** An article that was corrected or changed, with what it says of it, and its copies that do not say so. */
export interface Correction {
  readonly report: Report;
  readonly notes: readonly Line[];
  /** Its newest change, where it was made without a note. */
  readonly silent?: RevisionChanges;
  readonly unfollowed: readonly Report[];
}
export interface CorrectionsView {
  readonly corrections: readonly Correction[];
  readonly next?: string;
}

const PAGE = 20;
/** Older ones are no news; and this bounds how much is looked through, ms. */
const REACH = 60 * 86_400_000;

/**
 * Corrections and silent changes of the last two months, newest first.
 * @param now epoch ms; counted back from it.
 */
export async function gatherCorrections(
  store: Store,
  sourcesOf: SourcesOf,
  now: number,
  options: { readonly after?: string; readonly limit?: number; readonly since?: number } = {},
): Promise<CorrectionsView> {
  const { rows, next } = await store.articles.corrected({ since: options.since ?? now - REACH, limit: options.limit ?? PAGE, after: options.after }),
    links = await store.reprints.copiesOf(rows.map((r) => r.articleId)),
    copies = await store.articles.latest(links.map((l) => l.copyId)),
    sources = await sourceMap(sourcesOf, [...rows, ...copies]);
  const corrections = await Promise.all(
    rows.map(async (revision): Promise<Correction> => {
      const report = reportOf(revision, undefined, sources),
        notes = revision.noteRanges.map((range) => ({ report, at: cite(revision, range) })),
        history = revision.number > 1 && notes.length === 0 ? await store.articles.history(revision.articleId) : [],
        quiet = revision.change?.kind === 'substantive' && !revision.change.announced,
        copied = notes.length === 0 ? [] : links.filter((l) => l.originalId === revision.articleId && l.relation === 'reprint').map((l) => l.copyId);
      return {
        report,
        notes,
        silent: quiet && history.length > 1 ? changes(revision, history.at(-2)) : undefined,
        unfollowed: copies.filter((c) => copied.includes(c.articleId) && c.noteRanges.length === 0).map((c) => reportOf(c, undefined, sources)),
      };
    }),
  );
  return { corrections: corrections.filter((c) => c.notes.length > 0 || c.silent !== undefined), next };
}
