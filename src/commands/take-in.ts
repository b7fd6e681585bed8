import { BroadsheetError } from '../errors.ts';
import { idOf } from '../model/id.ts';
import type { Page } from '../model/page.ts';
import type { Failure, Work } from '../model/work.ts';
import { keysIn } from '../store/seal.ts';
import type { PassedOver } from '../collect/wires/item.ts';
import { heldIn, putPages } from './documents.ts';
import { addFeeds } from './feeds.ts';
import { pageOfBytes, readBytes, recordsOf, type FileRow, type PageOptions, type Unreadable } from './files.ts';
import type { Context } from './open.ts';

/** Pages taken in per transaction. */
const BATCH = 500;

export interface Taken {
  readonly pages: number;
  readonly feeds: number;
  readonly failures: readonly Failure[];
  /** Files that hold nothing of a known kind. */
  readonly skipped: number;
  /** What holds no report, and what it is instead, in plain lines. */
  readonly passed: readonly PassedOver[];
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
    feeds = 0,
    skipped = 0;
  const passed: PassedOver[] = [];
  const flush = async (): Promise<void> => {
    const [put, failed] = [batch, failures];
    [batch, failures] = [[], []];
    await store.in(async (tx) => {
      await putPages(tx, put);
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
  const document = async ({ path, named }: FileRow): Promise<void> => {
    const held = heldIn(path, readBytes(path), options);
    for (const page of held?.pages ?? []) await add(page);
    passed.push(...(held?.passed ?? []).map(({ subject, line }) => ({ subject: subject ? `${path} (${subject})` : path, line })));
    if (!held && named) throw new BroadsheetError('input-unreadable', 'this is neither a wire (ninjs, NewsML-G2, NITF) nor a feed');
    if (!held) skipped++;
  };
  for (const file of files) {
    const { path, kind } = file;
    try {
      if (kind === 'jsonl') {
        for await (const record of recordsOf(path, options)) {
          if ('page' in record) await add(record.page);
          else fail(`${path}:${record.line}`, record.error);
        }
      } else if (kind === 'opml') feeds += await addFeeds(store, readBytes(path), options.now, () => keysIn(settings.DATA));
      else if (kind === 'document') await document(file);
      else await add(pageOfBytes(path, readBytes(path), options));
    } catch (error) {
      if (!(error instanceof BroadsheetError)) throw error;
      fail(path, error.detail);
    }
  }
  await flush();
  return { pages, feeds, failures: all, skipped, passed };
}

/**
 * The work that begins an imported page's way; done as of its own time, so that an archive replays as it happened. What is under
 * embargo has no such time: it waits by the clock.
 */
export function cleanWork(page: Page): Work {
  const { wire, published } = page.hints,
    until = wire?.takenBack === undefined ? (wire?.embargoed ?? 0) : 0,
    waits = until > page.fetchedAt,
    told = [wire?.versionAt ?? published, until].filter((at) => at !== undefined && at > 0) as number[],
    asOf = waits || told.length === 0 ? undefined : Math.max(...told);
  return { id: idOf('clean', page.id), hop: 'clean', subject: page.id, dueAt: waits ? until : 0, attempts: 0, ...(asOf === undefined ? {} : { asOf }) };
}
