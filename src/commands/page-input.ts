import type { Collector } from '../collect/fetcher.ts';
import { BroadsheetError } from '../errors.ts';
import type { Page } from '../model/page.ts';
import { parseDate } from '../text/timestamp.ts';
import { pagesOf, type Input } from './read-inputs.ts';

/** The one page that a command is given as a link, a file or `-`, with the date that `--published` says. */
export async function pageFor(input: string, date: unknown, collector: Collector): Promise<Page> {
  const published = date === undefined ? undefined : parseDate(String(date));
  if (date !== undefined && published === undefined) throw new BroadsheetError('usage', `--published ${String(date)} is not a date`);
  const asked: Input = /^https?:\/\//i.test(input) ? { kind: 'url', url: input } : { kind: 'file', path: input },
    { pages, problems } = await pagesOf([asked], collector, { now: Date.now(), ...(published === undefined ? {} : { published }) });
  if (!pages[0]) throw new BroadsheetError('input-unreadable', `${input}: ${problems[0]?.message ?? 'nothing there'}`);
  return pages[0].page;
}
