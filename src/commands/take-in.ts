import { BroadsheetError } from '../errors.ts';
import { idOf } from '../model/id.ts';
import type { Page } from '../model/page.ts';
import type { Failure, Work } from '../model/work.ts';
import { keysIn } from '../store/seal.ts';
import { addFeeds } from './feeds.ts';
import { pageOfBytes, readBytes, recordsOf, type FileRow, type PageOptions, type Unreadable } from './files.ts';
import type { Context } from './open.ts';

/** Pages taken in per transaction. */
const BATCH = 500;

export interface Taken {
  readonly pages: number;
  readonly feeds: number;
  readonly failures: readonly Failure[];
}

/** Takes files in as pages with their clean work; what cannot be read is recorded as a failure and the rest goes on. */
export async function takeIn(
  { store, settings }: Pick<Context, 'store' | 'settings'>,
  files: readonly FileRow[],
  unreadable: readonly Unreadable[],
  options: PageOptions,
  onPage: (pages: number) => void = () => undefined,
): Promise<Taken> {
  const all: Failure[] = [];
  let batch: Page[] = [],
    failures: Failure[] = [],
    pages = 0,
    feeds = 0;
  const flush = async (): Promise<void> => {
    const [put, failed] = [batch, failures];
    [batch, failures] = [[], []];
    await store.in(async (tx) => {
      await tx.pages.put(put);
      await tx.work.add(put.map(cleanWork));
      await tx.work.recordFailures(failed);
    });
  };
  const add = async (page: Page): Promise<void> => {
    batch.push(page);
    onPage(++pages);
    if (batch.length >= BATCH) await flush();
  };
  const fail = (subject: string, error: string): void => {
    const failure: Failure = { id: idOf('import', subject), hop: 'import', subject, at: options.now, attempts: 1, error };
    failures.push(failure);
    all.push(failure);
  };
  for (const { path, error } of unreadable) fail(path, error);
  for (const { path, kind } of files) {
    try {
      if (kind === 'jsonl') {
        for await (const record of recordsOf(path, options)) {
          if ('page' in record) await add(record.page);
          else fail(`${path}:${record.line}`, record.error);
        }
      } else if (kind === 'opml') feeds += await addFeeds(store, readBytes(path), options.now, () => keysIn(settings.DATA));
      else await add(pageOfBytes(path, readBytes(path), options));
    } catch (error) {
      if (!(error instanceof BroadsheetError)) throw error;
      fail(path, error.detail);
    }
  }
  await flush();
  return { pages, feeds, failures: all };
}

/** The work that begins an imported page's way; done as of its own time, so that an archive replays as it happened. */
export function cleanWork(page: Page): Work {
  const asOf = page.hints.published;
  return { id: idOf('clean', page.id), hop: 'clean', subject: page.id, dueAt: 0, attempts: 0, ...(asOf === undefined ? {} : { asOf }) };
}
