import { BroadsheetError } from '../errors.ts';
import { idOf } from '../model/id.ts';
import type { Page } from '../model/page.ts';
import type { Failure, Work } from '../model/work.ts';
import type { Archive } from '../model/archive.ts';
import { keysIn } from '../store/seal.ts';
import type { ListDoor } from '../collect/lists.ts';
import type { PassedOver } from '../collect/wires/item.ts';
import type { AddedLists } from '../serve/desk/add-feeds.ts';
import { heldIn, putPages } from './documents.ts';
import { addList } from './feeds.ts';
import { archiveRead, type PassedRecord } from './take-in-archive.ts';
import { tidy } from './tidy.ts';
import { pageOfBytes, readBytes, recordsOf, type FileRow, type PageOptions, type Unreadable } from './files.ts';
import type { Context } from './open.ts';

/** Pages taken in per transaction, and characters of them. */
const BATCH = 500;
const BATCH_CHARACTERS = 2_000_000;

export interface Taken {
  readonly pages: number;
  /** Of these those of articles that were removed before, as far as their addresses say: they were not taken in. */
  readonly removed: number;
  readonly feeds: number;
  /** Records of archives without pages, by why they have none, and archives that had been taken in before. */
  readonly records: Readonly<Partial<Record<PassedRecord, number>>>;
  readonly known: readonly string[];
  /** What came of the lists that lists of feeds name, and how many more they name. */
  readonly lists: AddedLists['lists'];
  readonly listsLeft: number;
  readonly failures: readonly Failure[];
  /** Files that hold nothing of a known kind. */
  readonly skipped: number;
  /** What holds no report, and what it is instead, in plain lines. */
  readonly passed: readonly PassedOver[];
}

export interface TakeInOptions extends PageOptions {
  /** What the lists are asked for with that a list of feeds names; without it none is. */
  readonly door?: ListDoor;
  /** What a file is called in ids of what has no address; its path by default. */
  readonly nameOf?: (path: string) => string;
  /** As of when a page is done of which nothing else is told, epoch ms; undefined = by the clock. */
  readonly dated?: (page: Page) => Promise<number | undefined>;
}

/** Takes files in as pages with their clean work; what cannot be read is recorded as a failure and the rest goes on. */
export async function takeIn(
  { store, settings }: Pick<Context, 'store' | 'settings'>,
  files: readonly FileRow[],
  unreadable: readonly Unreadable[],
  options: TakeInOptions,
  onPage: (pages: number) => void = () => undefined,
): Promise<Taken> {
  const all: Failure[] = [];
  const records: Partial<Record<PassedRecord, number>> = {},
    passed: PassedOver[] = [],
    known: string[] = [],
    lists: AddedLists['lists'][number][] = [];
  const { nameOf = (path: string) => path } = options;
  let batch = noBatch(),
    failures: Failure[] = [],
    pages = 0,
    feeds = 0,
    skipped = 0,
    removed = 0,
    listsLeft = 0;
  const flush = async (standing?: Archive): Promise<void> => {
    const [put, failed] = [batch, failures];
    [batch, failures] = [noBatch(), []];
    await store.in(async (tx) => {
      const pages = await putPages(tx, put.pages),
        ids = new Set(pages.map((p) => p.id));
      removed += put.pages.length - pages.length;
      await tx.work.add(put.work.filter((w) => ids.has(w.subject)));
      await tx.work.recordFailures(failed);
      // With the pages, so that what is killed goes on behind the last that is stored.
      if (standing)
        await tx.archives.put(
          standing,
          put.payloads.filter((p) => ids.has(p.pageId)),
        );
    });
    if (standing) tidy();
  };
  const add = async (page: Page, from?: { readonly standing: Archive; readonly digest?: string }): Promise<void> => {
    batch.pages.push(page);
    // Nothing is known of a page of an archive before it is cleaned but when it was collected.
    batch.work.push(cleanWork(page, options.now, from ? page.fetchedAt : await options.dated?.(page)));
    if (from?.digest !== undefined) batch.payloads.push({ digest: from.digest, pageId: page.id });
    batch.characters += page.body.length;
    onPage(++pages);
    if (batch.pages.length >= BATCH || batch.characters >= BATCH_CHARACTERS) await flush(from?.standing);
  };
  const fail = (subject: string, error: string): void => {
    const failure: Failure = { id: idOf('import', subject), hop: 'import', subject, at: options.now, attempts: 1, error };
    failures.push(failure);
    all.push(failure);
  };
  for (const { path, error } of unreadable) fail(path, error);
  const document = async ({ path, named }: FileRow): Promise<void> => {
    const held = heldIn(nameOf(path), readBytes(path), options);
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
      } else if (kind === 'warc') {
        await flush();
        for await (const found of archiveRead(store, path, options, (digest) => inHand(batch, digest))) {
          if ('page' in found) await add(found.page, found);
          else if ('error' in found) fail(`${path}:${found.at}`, found.error);
          else if ('passed' in found) {
            records[found.passed] = (records[found.passed] ?? 0) + 1;
            if (found.passed === 'longer than 10 MB') tidy();
          } else if ('known' in found) known.push(path);
          else await flush(found.standing);
        }
      } else if (kind === 'opml') {
        const from = await addList(store, readBytes(path), options.now, () => keysIn(settings.DATA), options.door);
        feeds += from.added;
        lists.push(...from.lists);
        listsLeft += from.left;
      } else if (kind === 'document') await document(file);
      else await add(pageOfBytes(nameOf(path), readBytes(path), options));
    } catch (error) {
      if (!(error instanceof BroadsheetError)) throw error;
      fail(path, error.detail);
    }
  }
  await flush();
  return { pages, removed, feeds, skipped, passed, records, known, lists, listsLeft, failures: all };
}

interface Batch {
  readonly pages: Page[];
  readonly work: Work[];
  readonly payloads: { readonly digest: string; readonly pageId: string }[];
  characters: number;
}
function inHand({ pages, payloads }: Batch, digest: string): Page | undefined {
  const id = payloads.find((p) => p.digest === digest)?.pageId;
  return id === undefined ? undefined : pages.find((p) => p.id === id);
}
const noBatch = (): Batch => ({ pages: [], work: [], payloads: [], characters: 0 });

/**
 * The work that begins an imported page's way; done as of its own time, so that an archive replays as it happened. What is under
 * embargo has no such time: it waits by the clock.
 * @param collectedAt of a page of an archive, of which nothing else is known before it is cleaned; epoch ms.
 */
export function cleanWork(page: Page, now = page.fetchedAt, collectedAt?: number): Work {
  const { wire, published } = page.hints,
    until = wire?.takenBack === undefined ? (wire?.embargoed ?? 0) : 0,
    waits = until > now,
    told = [wire?.versionAt ?? published ?? collectedAt, until].filter((at) => at !== undefined && at > 0) as number[],
    asOf = waits || told.length === 0 ? undefined : Math.max(...told);
  return { id: idOf('clean', page.id), hop: 'clean', subject: page.id, dueAt: waits ? until : 0, attempts: 0, ...(asOf === undefined ? {} : { asOf }) };
}
