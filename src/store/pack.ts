import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const PLAIN = 0,
  ZSTD = 1;
// Below this a frame's own bytes eat what it saves.
const WORTH = 256;
const LEVEL = { [constants.ZSTD_c_compressionLevel]: 1 };

/** Node's own is 16 KiB: a text is compressed in one piece, in room that it nearly fills. */
const LEAST_CHUNK = 64;

/**
 * Text as bytes for a packed column: one byte for the method (0 UTF-8 as it is, 1 Zstandard), then the bytes.
 *
 * Zstandard at level 1 is 3.5 times as fast as deflate on a 90 kB page, for the same size.
 */
export function pack(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length < WORTH
    ? Buffer.concat([Buffer.of(PLAIN), bytes])
    : Buffer.concat([Buffer.of(ZSTD), zstdCompressSync(bytes, { params: LEVEL, chunkSize: Math.max(LEAST_CHUNK, bytes.length) })]);
}

export function unpack(packed: Uint8Array): string {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset + 1, packed.byteLength - 1);
  return (packed[0] === ZSTD ? zstdDecompressSync(bytes) : bytes).toString('utf8');
}
