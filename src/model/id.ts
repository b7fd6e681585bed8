import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** One hash for all ids, set back before each: to make one takes three times as long as to hash an id's few bytes. */
const FRESH = sha256.create(),
  hash = sha256.create(),
  digest = new Uint8Array(hash.outputLen),
  head = digest.subarray(0, 12),
  utf8 = new TextEncoder(),
  room = new Uint8Array(4096);

/**
 * The id of a thing: the first 96 bits of SHA-256 over what identifies it, as 24 hex digits.
 *
 * Parts are joined by NUL, so `['ab', 'c']` and `['a', 'bc']` differ. Two machines that see the same thing give it the same
 * id, which is why work delivered twice writes the same rows.
 */
export function idOf(...parts: readonly (string | number)[]): string {
  const text = parts.join('\0'),
    // At most three bytes of UTF-8 to a unit of UTF-16.
    bytes = text.length * 3 <= room.length ? room.subarray(0, utf8.encodeInto(text, room).written) : utf8.encode(text);
  FRESH._cloneInto(hash);
  hash.update(bytes).digestInto(digest);
  return bytesToHex(head);
}
