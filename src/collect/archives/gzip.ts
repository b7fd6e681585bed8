import { crc32, createInflateRaw, inflateRawSync, constants } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { WINDOW, type FileWindow } from './file-window.ts';

/** What is wrong with a gzip member, in plain words. */
export class Damaged extends Error {}

/** Unpacked bytes for each packed one, from which on a member is only a means to keep a reader busy; the packed bytes of web pages give 5 to 20. */
const MOST_RATIO = 200;
/** Up to here it is read to its end all the same, so that what follows it is found. */
const MOST_UNPACKED = 1_000_000_000;

/** One gzip member of a file (RFC 1952), unpacked as it is read. */
export class Member {
  readonly #file: FileWindow;
  readonly #start: number;
  /** Offset after the member, once all of it was read. */
  end: number | undefined;
  /** Whether it unpacks to so much that nothing behind it is read. */
  boundless = false;

  constructor(file: FileWindow, start: number) {
    this.#file = file;
    this.#start = start;
  }

  /** @throws Damaged where it is no gzip member, is cut short, or its checksum is another. */
  async *unpacked(): AsyncGenerator<Uint8Array> {
    const file = this.#file,
      head = headLength(await file.at(this.#start, MOST_HEAD));
    if (head === undefined) throw new Damaged('what stands here is not compressed as it should be');
    const from = this.#start + head,
      small = atOnce(await file.at(from, WINDOW));
    if (small) {
      await this.#close(from + small.packed, crc32(small.data), small.data.length);
      yield small.data;
      return;
    }
    // What is cut short is unpacked as far as it goes: its checksum is missing then.
    const inflate = createInflateRaw({ chunkSize: CHUNK, finishFlush: constants.Z_SYNC_FLUSH });
    let sum = 0,
      length = 0;
    // Its errors come out of the loop below.
    pipeline(Readable.from(file.from(from), { highWaterMark: 1 }), inflate, () => undefined);
    try {
      for await (const chunk of inflate as AsyncIterable<Buffer>) {
        sum = crc32(chunk, sum);
        length += chunk.length;
        if (length > MOST_UNPACKED && length > inflate.bytesWritten * MOST_RATIO) {
          this.boundless = true;
          throw new Damaged(`it unpacks to more than ${MOST_RATIO} times its size; nothing behind it is read`);
        }
        yield chunk;
      }
    } catch (error) {
      if (error instanceof Damaged || !(error as { code?: string }).code?.startsWith('Z_')) throw error;
      throw new Damaged('the compressed data are damaged');
    } finally {
      inflate.destroy();
    }
    await this.#close(from + inflate.bytesWritten, sum, length);
  }

  /** What stands after the data: their CRC-32, and their length modulo 2^32. */
  async #close(end: number, sum: number, length: number): Promise<void> {
    const trailer = await this.#file.at(end, 8);
    if (trailer.length < 8) throw new Damaged('the file is cut short here');
    if (trailer.readUInt32LE(0) !== sum || trailer.readUInt32LE(4) !== length % 2 ** 32) throw new Damaged('the checksum is not that of the data');
    this.end = end + 8;
  }
}

/** The data of a member that ends within the bytes given, and how many of these they were; most do, and need no stream and no other thread. */
function atOnce(bytes: Buffer): { readonly data: Buffer; readonly packed: number } | undefined {
  try {
    const { buffer, engine } = inflateRawSync(bytes, {
      info: true,
      chunkSize: WINDOW,
      maxOutputLength: MOST_AT_ONCE,
      finishFlush: constants.Z_SYNC_FLUSH,
    }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return engine.bytesWritten < bytes.length ? { data: buffer, packed: engine.bytesWritten } : undefined;
  } catch {
    // Damaged or long: the stream tells which.
    return undefined;
  }
}
const MOST_AT_ONCE = 2_000_000;
const CHUNK = 65_536;
const MOST_HEAD = 4096;

/** Length of the head of a gzip member (RFC 1952, 2.3); undefined where none begins here, or it is longer than what is given. */
function headLength(b: Buffer): number | undefined {
  const flags = b[3] ?? 0xff;
  if (b[0] !== 0x1f || b[1] !== 0x8b || b[2] !== 8 || flags & 0xe0) return undefined;
  let at = 10;
  if (flags & 4) at += 2 + (b.length >= 12 ? b.readUInt16LE(10) : b.length);
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const zero = b.indexOf(0, at);
    if (zero < 0) return undefined;
    at = zero + 1;
  }
  if (flags & 2) at += 2;
  return at <= b.length ? at : undefined;
}

/** Offset of the next member after `after` whose data begin with a record; undefined where there is none. */
export async function nextMember(file: FileWindow, after: number): Promise<number | undefined> {
  for (let at = after; at < file.size;) {
    const seen = await file.at(at, CHUNK),
      found = seen.indexOf(MAGIC);
    if (found < 0) {
      at += Math.max(1, seen.length - MAGIC.length + 1);
      continue;
    }
    if (await holdsRecord(file, at + found)) return at + found;
    at += found + 1;
  }
  return undefined;
}
const MAGIC = Buffer.of(0x1f, 0x8b, 8);

/** Any three bytes may look like a member: its first data decide. */
async function holdsRecord(file: FileWindow, at: number): Promise<boolean> {
  const seen = Buffer.from(await file.at(at, MOST_HEAD)),
    head = headLength(seen);
  if (head === undefined) return false;
  try {
    const data = inflateRawSync(seen.subarray(head), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_HEAD * 1100 });
    return /^WARC\/\d\.\d+\r?\n/.test(data.toString('latin1', 0, 16));
  } catch {
    return false;
  }
}
