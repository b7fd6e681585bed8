import { readWarc } from '../collect/archives/warc.ts';
import { isRejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import { parseDate } from '../text/timestamp.ts';
import { heldIn } from './documents.ts';
import { readBytes, recordsOf, type FileRow } from './files.ts';

/** No date lies beyond it. */
const ANY = { now: Infinity };

/** The newest time that an archive states of its records, epoch ms; undefined where it states none. What cannot be read states nothing. */
export async function newestStated(files: readonly FileRow[]): Promise<number | undefined> {
  let newest = -Infinity;
  const see = (at: number | undefined): void => {
    if (at !== undefined && at > newest) newest = at;
  };
  for (const { path, kind } of files) {
    try {
      if (kind === 'jsonl') for await (const record of recordsOf(path, ANY)) if ('page' in record) see(statedBy(record.page));
      if (kind === 'document') for (const page of heldIn(path, readBytes(path), ANY)?.pages ?? []) see(statedBy(page));
      if (kind === 'warc') for await (const record of readWarc(path)) see('fields' in record ? parseDate(record.fields.get('warc-date') ?? '') : undefined);
    } catch {
      // It is named when it is taken in.
    }
  }
  return newest === -Infinity ? undefined : newest;
}

/** What was said of a page's time beside the page, epoch ms. */
export const statedBy = ({ hints: { wire, published } }: Page): number | undefined => wire?.versionAt ?? published;

/** When a page says that it was published, where nothing beside it does; epoch ms. */
export async function saidOn(page: Page): Promise<number | undefined> {
  const { clean } = await import('../clean/clean.ts'),
    draft = clean(page);
  return isRejected(draft) ? undefined : draft.published;
}
