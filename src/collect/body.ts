import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { Readable } from 'node:stream';

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

/** Hundreds of answers come at once. Of those above `LARGE` bytes so many are read together, and so many packed ones unpacked: else a few hostile feeds fill the memory. */
const LARGE = 1_000_000;
const AT_ONCE = 4;

/** Who holds a place may be slow on purpose: who waited so long for one goes on without. */
const PATIENCE_MS = 3_000;

class Places {
  #free = AT_ONCE;
  readonly #waiting = new Set<(hasPlace: boolean) => void>();

  /** Waits for a place; answers how to give it back. */
  async enter(): Promise<() => void> {
    if (this.#free > 0) {
      this.#free--;
      return () => this.#leave();
    }
    const turn = Promise.withResolvers<boolean>(),
      late = setTimeout(() => {
        this.#waiting.delete(turn.resolve);
        turn.resolve(false);
      }, PATIENCE_MS);
    this.#waiting.add(turn.resolve);
    const hasPlace = await turn.promise;
    clearTimeout(late);
    return hasPlace ? () => this.#leave() : () => undefined;
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (!next) this.#free++;
    else {
      this.#waiting.delete(next);
      next(true);
    }
  }
}
const reading = new Places(),
  unpacking = new Places();

export class BodyRefused extends Error {}

/** Reads a body to its end within limits. @throws BodyRefused with a plain line, or the stream's own error. */
export async function readBody(stream: Readable, limits: BodyLimits): Promise<Buffer> {
  // One that grows, not a list: a server may send every byte as a chunk of its own, and each would be an object.
  let body = Buffer.allocUnsafe(FIRST_BYTES);
  let length = 0;
  let inWindow = 0;
  let leave: (() => void) | undefined;
  let waits = false;
  const watch = setInterval(() => {
    // Waiting for others is not the server's slowness.
    if (!waits && inWindow < (limits.minRate * limits.rateWindowMs) / 1000) stream.destroy(new BodyRefused('The server sends too slowly.'));
    inWindow = 0;
  }, limits.rateWindowMs);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const end = length + chunk.length;
      inWindow += chunk.length;
      if (end > limits.maxBytes) throw new BodyRefused(`The answer is longer than ${megabytes(limits.maxBytes)}.`);
      if (end > LARGE && !leave) {
        waits = true;
        leave = await reading.enter();
        waits = false;
        watch.refresh();
      }
      if (end > body.length) body = Buffer.concat([body.subarray(0, length)], Math.min(Math.max(end, 2 * body.length), limits.maxBytes));
      chunk.copy(body, length);
      length = end;
    }
  } finally {
    clearInterval(watch);
    stream.destroy();
    leave?.();
  }
  return Buffer.copyBytesFrom(body, 0, length);
}

const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflate = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const brotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);

/**
 * Undoes Content-Encoding; several codings are undone last first. Output is bounded before it is made.
 * @throws BodyRefused for an unknown coding or more than two of them, or zlib's error.
 */
export async function unpack(packed: Buffer, encoding: string | undefined, limits: BodyLimits): Promise<Buffer> {
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((c) => c.trim())
    .filter((c) => c && c !== 'identity');
  if (codings.length > 2) throw new BodyRefused('The answer is packed more than twice.');
  const maxOutputLength = Math.min(limits.maxBytes, Math.max(1_000_000, packed.length * limits.maxRatio));
  let body = packed;
  for (const coding of codings.reverse()) body = await undo(body, coding, maxOutputLength);
  // A file that is packed itself (sitemap.xml.gz), or was packed once more than its headers say.
  return codings.length < 2 && isGzip(body) ? undo(body, 'gzip', maxOutputLength) : body;
}

async function undo(body: Buffer, coding: string, maxOutputLength: number): Promise<Buffer> {
  const leave = await unpacking.enter();
  try {
    return await undone(body, coding, maxOutputLength);
  } finally {
    leave();
  }
}

async function undone(body: Buffer, coding: string, maxOutputLength: number): Promise<Buffer> {
  // Servers that cut the checksum off are read all the same.
  const options = { maxOutputLength, finishFlush: zlib.constants.Z_SYNC_FLUSH };
  if (coding === 'gzip' || coding === 'x-gzip') return isGzip(body) ? gunzip(body, options) : body;
  if (coding === 'deflate')
    return inflate(body, options).catch((error: NodeJS.ErrnoException) => (error.code === 'Z_DATA_ERROR' ? inflateRaw(body, options) : Promise.reject(error)));
  if (coding === 'br') return brotli(body, { maxOutputLength });
  throw new BodyRefused(`The answer is packed in a way this program does not know (${coding.slice(0, 20)}).`);
}

function isGzip(body: Buffer): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 100_000) / 10} MB`;
}
