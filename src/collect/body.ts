import type { Readable, Transform } from 'node:stream';
import zlib from 'node:zlib';
import { SMALL } from './room.ts';

export interface BodyLimits {
  /** Bytes, as sent and as unpacked alike. */
  readonly maxBytes: number;
  /** Unpacked bytes per packed byte, once past a megabyte. HTML rarely packs better than 20 to 1. */
  readonly maxRatio: number;
  /** Bytes a second over any window of `rateWindowMs`. */
  readonly minRate: number;
  readonly rateWindowMs: number;
}

const FIRST_BYTES = 65_536;

/** Waits until there is memory for so many bytes. */
export type Need = (bytes: number) => Promise<void>;
const AT_ONCE: Need = () => Promise.resolve();

export class BodyRefused extends Error {}

/** Reads a body to its end within limits. @throws BodyRefused with a plain line, or the stream's own error. */
export async function readBody(stream: Readable, limits: BodyLimits, need: Need): Promise<Buffer> {
  let inWindow = 0;
  let waits = false;
  const watch = setInterval(() => {
    // Waiting for others is not the server's slowness.
    if (!waits && inWindow < (limits.minRate * limits.rateWindowMs) / 1000) stream.destroy(new BodyRefused('The server sends too slowly.'));
    inWindow = 0;
  }, limits.rateWindowMs);
  const body = new Growing(limits.maxBytes, new BodyRefused(`The answer is longer than ${megabytes(limits.maxBytes)}.`), async (bytes) => {
    waits = true;
    await need(bytes);
    waits = false;
    watch.refresh();
  });
  try {
    return await body.take(stream as AsyncIterable<Buffer>, (bytes) => (inWindow += bytes));
  } finally {
    clearInterval(watch);
    stream.destroy();
  }
}

/**
 * Bytes that come in pieces: one memory that grows, not a list, for a server may send every byte as a chunk of its own, and each would be an object. What is large grows in
 * place, and is given back at once: old copies of it would stand about until garbage is collected.
 */
class Growing {
  readonly #most: number;
  readonly #tooLong: Error;
  readonly #need: Need;
  #bytes = new Uint8Array(FIRST_BYTES);
  #length = 0;

  /** @param tooLong what is thrown where it comes to more than `most` bytes. */
  constructor(most: number, tooLong: Error, need: Need) {
    this.#most = most;
    this.#tooLong = tooLong;
    this.#need = need;
  }
  /** Takes all that comes, up to its end. */
  async take(chunks: AsyncIterable<Buffer>, each: (bytes: number) => void = () => undefined): Promise<Buffer> {
    try {
      for await (const chunk of chunks) {
        each(chunk.length);
        await this.#add(chunk);
      }
      return Buffer.copyBytesFrom(this.#bytes, 0, this.#length);
    } finally {
      if (this.#bytes.buffer.resizable) this.#bytes.buffer.resize(0);
    }
  }
  async #add(chunk: Buffer): Promise<void> {
    const end = this.#length + chunk.length;
    if (end > this.#most) throw this.#tooLong;
    if (end > this.#bytes.length) await this.#grow(Math.min(Math.max(end, 2 * this.#bytes.length), this.#most));
    this.#bytes.set(chunk, this.#length);
    this.#length = end;
  }
  async #grow(size: number): Promise<void> {
    await this.#need(size);
    const { buffer } = this.#bytes;
    if (buffer.resizable) return buffer.resize(size);
    const old = this.#bytes.subarray(0, this.#length);
    this.#bytes = size > SMALL ? new Uint8Array(new ArrayBuffer(size, { maxByteLength: this.#most })) : new Uint8Array(size);
    this.#bytes.set(old);
  }
}

/**
 * Undoes Content-Encoding; several codings are undone last first. Output is bounded while it is made.
 * @throws BodyRefused for an unknown coding or more than two of them, or zlib's error, `ERR_BUFFER_TOO_LARGE` for too much output.
 */
export async function unpack(packed: Buffer, encoding: string | undefined, limits: BodyLimits, need = AT_ONCE): Promise<Buffer> {
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((c) => c.trim())
    .filter((c) => c && c !== 'identity');
  if (codings.length > 2) throw new BodyRefused('The answer is packed more than twice.');
  const most = Math.min(limits.maxBytes, Math.max(1_000_000, packed.length * limits.maxRatio));
  let body = packed;
  for (const coding of codings.reverse()) body = await undo(body, coding, most, need);
  // A file that is packed itself (sitemap.xml.gz), or was packed once more than its headers say.
  if (codings.length < 2 && isGzip(body)) body = await undo(body, 'gzip', most, need);
  await need(body.length);
  return body;
}

async function undo(body: Buffer, coding: string, most: number, need: Need): Promise<Buffer> {
  // Servers that cut the checksum off are read all the same.
  const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH },
    through = (stream: Transform): Promise<Buffer> => unpackedBy(stream, body, most, need);
  if (coding === 'gzip' || coding === 'x-gzip') return isGzip(body) ? through(zlib.createGunzip(options)) : body;
  if (coding === 'deflate')
    return through(zlib.createInflate(options)).catch((error: NodeJS.ErrnoException) =>
      error.code === 'Z_DATA_ERROR' ? through(zlib.createInflateRaw(options)) : Promise.reject(error),
    );
  if (coding === 'br') return through(zlib.createBrotliDecompress());
  throw new BodyRefused(`The answer is packed in a way this program does not know (${coding.slice(0, 20)}).`);
}

/** As zlib itself has it. */
const tooMuch = (): Error => Object.assign(new RangeError('The answer unpacks to too much.'), { code: 'ERR_BUFFER_TOO_LARGE' });

async function unpackedBy(stream: Transform, packed: Buffer, most: number, need: Need): Promise<Buffer> {
  const body = new Growing(most, tooMuch(), (bytes) => need(packed.length + bytes));
  stream.end(packed);
  try {
    return await body.take(stream as AsyncIterable<Buffer>);
  } finally {
    stream.destroy();
  }
}

function isGzip(body: Buffer): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 100_000) / 10} MB`;
}
