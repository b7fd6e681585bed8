import { clean } from '../src/clean/clean.ts';
import { identify } from '../src/clean/identity.ts';
import { revise } from '../src/clean/revise.ts';
import { sourceFor } from '../src/collect/sources.ts';
import { shippedSources } from '../src/commands/data.ts';
import { recordsOf } from '../src/commands/files.ts';
import { isRejected } from '../src/model/outcome.ts';
import type { Page } from '../src/model/page.ts';
import type { Revision } from '../src/model/revision.ts';
import type { Source } from '../src/model/source.ts';

/** An article of a corpus as the flow knows it after `clean`. */
export interface Article {
  /** Its id in the corpus. */
  readonly id: string;
  readonly revision: Revision;
  readonly source: Source;
}
export interface Archive {
  readonly articles: readonly Article[];
  /** Corpus ids that `clean` refused, each with the reason. */
  readonly refused: readonly string[];
}

/** When an archive of undated articles is taken to be read, epoch ms; any fixed time does. */
export const IMPORTED = Date.UTC(2026, 0, 1);

/** Reads JSONL archives as `broadsheet import` does, then cleans and identifies every article, in the order of the files. */
export const archive = (...paths: readonly string[]): Promise<Archive> => archiveOf(paths);

/** The same; only the articles that are wanted, by their corpus ids, where that is said. */
export async function archiveOf(paths: readonly string[], wanted?: ReadonlySet<string>): Promise<Archive> {
  const articles: Article[] = [],
    refused: string[] = [];
  for (const path of paths) {
    for await (const line of recordsOf(path, { now: IMPORTED })) {
      if ('error' in line) throw new Error(`line ${line.line}: ${line.error}`);
      const id = line.page.hints.archiveId ?? '';
      if (wanted && !wanted.has(id)) continue;
      const made = revisionOf(line.page);
      if (typeof made === 'string') refused.push(`${id}: ${made}`);
      else articles.push({ id, ...made });
    }
  }
  return { articles, refused };
}

const SOURCES = shippedSources();

/** The first revision of a page and whose it is, by the stages of the flow; the reason where `clean` refuses it. */
export function revisionOf(page: Page): Omit<Article, 'id'> | string {
  const draft = clean(page);
  if (isRejected(draft)) return `${draft.why}, ${draft.detail}`;
  const { articleId } = identify(draft, page),
    source = sourceFor(page, draft.sourceName, SOURCES),
    revision = revise(draft, { articleId, sourceId: source.id, rights: page.rights, seenAt: page.fetchedAt });
  if (revision === 'same') throw new Error('a first revision cannot be the same as the last');
  return { revision, source };
}

/** The time an article counts as arriving, epoch ms. */
export const arrival = (revision: Revision): number => revision.published ?? revision.seenAt;

/** What to say about articles that never came so far. */
export const refusedNote = (refused: readonly string[]): string | undefined => (refused.length === 0 ? undefined : `${refused.length} refused by clean`);
