import { compressed, infoRecord, pageRecords } from '../collect/archives/write.ts';
import type { Store } from '../store/store.ts';
import { VERSION } from './collector.ts';

/** Pages in memory at a time; each may have 10 MB. */
const PAGE = 16;

export interface WarcOptions {
  readonly gzip: boolean;
  readonly now: number;
  /** Told at the end how many pages were left out because their publishers forbid keeping copies for others. */
  readonly onLeftOut: (pages: number) => void;
}

/** The stored pages as a WARC archive, records in turn; pages whose bytes were forgotten are not in it, nor those of publishers who say `noarchive`. */
export async function* warc(store: Store, { gzip, now, onLeftOut }: WarcOptions): AsyncGenerator<Uint8Array> {
  const written = (record: Buffer): Buffer => (gzip ? compressed(record) : record);
  let leftOut = 0;
  yield written(infoRecord(VERSION, now));
  for (let after: string | undefined; ;) {
    const { rows, next } = await store.pages.bodies({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const page of rows) {
      if (page.rights.noarchive) leftOut++;
      else if (page.body !== '') yield* pageRecords(page).map(written);
    }
    if (next === undefined) break;
    after = next;
  }
  onLeftOut(leftOut);
}
