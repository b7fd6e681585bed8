import { basename } from 'node:path';
import { descriptionIn } from '../collect/archives/described.ts';
import { pageIn, type PassedRecord } from '../collect/archives/page.ts';
import { readWarc, warcId } from '../collect/archives/warc.ts';
import { BroadsheetError } from '../errors.ts';
import type { Archive } from '../model/archive.ts';
import type { Page } from '../model/page.ts';
import type { Store } from '../store/store.ts';
import { plain, type PageOptions } from './files.ts';

export type { PassedRecord } from '../collect/archives/page.ts';

/**
 * What comes out of an archive: a page, and how far the archive is taken in with it; a record that cannot be read, by its place; one without a page; that all
 * of it had been taken in before; or that its end is reached.
 */
export type FromArchive =
  | { readonly page: Page; readonly standing: Archive; readonly digest?: string }
  | { readonly at: string; readonly error: string }
  | { readonly passed: PassedRecord }
  | { readonly known: Archive }
  | { readonly standing: Archive };

/** The page with a payload, by its digest, among those that came out of the archive and are not stored yet. */
export type InHand = (digest: string) => Page | undefined;

/**
 * Reads a WARC file from where it was left. One that was finished, and had no damage that another copy of it may lack, is not read again.
 *
 * @throws BroadsheetError `input-unreadable` where the file cannot be read.
 */
export async function* archiveRead(store: Store, path: string, options: PageOptions, inHand: InHand): AsyncGenerator<FromArchive> {
  const id = await orUnreadable(() => warcId(path)),
    before = await store.archives.get(id);
  if (before?.finished && before.damaged === 0) return yield { known: before };
  let standing: Archive = before && !before.finished ? before : { id, name: basename(path), offset: 0, inside: 0, pages: 0, damaged: 0, finished: false };
  const records = readWarc(path, standing);
  let described: ReturnType<typeof descriptionIn>;
  for (;;) {
    const { value: record, done } = await orUnreadable(() => records.next());
    if (done) break;
    const at = record.at.inside > 0 ? `${record.at.offset}+${record.at.inside}` : String(record.at.offset);
    if ('damage' in record) {
      standing = { ...standing, damaged: standing.damaged + 1 };
      yield { at, error: record.damage };
      continue;
    }
    const held = await pageIn(record, options.now, described?.of === record.fields.get('warc-record-id') ? described?.page : undefined);
    described = descriptionIn(record);
    if ('error' in held) yield { at, error: held.error };
    else if ('passed' in held) yield held;
    else {
      const page = 'page' in held ? held.page : await again(store, id, held, inHand);
      if (!page) yield { passed: 'seen again, unchanged' };
      else {
        const digest = 'page' in held ? held.digest : undefined;
        standing = { ...standing, ...record.next, pages: standing.pages + 1 };
        yield { page: withSource(page, options), standing, ...(digest === undefined ? {} : { digest }) };
      }
    }
  }
  yield { standing: { ...standing, finished: true } };
}

/** The page with a payload that was collected again: none where the payload is not in this archive, or its address was the same. */
async function again(
  store: Store,
  id: string,
  held: { readonly again: string; readonly as: (before: Page) => Page },
  inHand: InHand,
): Promise<Page | undefined> {
  // The first of them all, wherever batches end.
  const stored = await store.archives.payload(id, held.again),
    before = stored === undefined ? inHand(held.again) : (await store.pages.get([stored]))[0];
  if (!before || before.body === '') return undefined;
  const page = held.as(before);
  return page.url === before.url ? undefined : page;
}

function withSource(page: Page, { sourceName }: PageOptions): Page {
  return sourceName === undefined || page.hints.sourceName !== undefined ? page : { ...page, hints: { ...page.hints, sourceName } };
}

async function orUnreadable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if ((error as { code?: unknown }).code === undefined) throw error;
    throw new BroadsheetError('input-unreadable', plain(error));
  }
}
