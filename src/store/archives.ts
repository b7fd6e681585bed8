import type { Archive } from '../model/archive.ts';

/** How far archive files have been taken in. */
export interface Archives {
  get(id: string): Promise<Archive | undefined>;
  /** Also remembers which payloads, by their digests, are which pages, until the archive is finished; of one digest the first stands. */
  put(archive: Archive, payloads?: readonly { readonly digest: string; readonly pageId: string }[]): Promise<void>;
  /** The id of the page that has a payload of an archive that is not finished. */
  payload(archiveId: string, digest: string): Promise<string | undefined>;
}
