import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The id of a thing: the first 96 bits of SHA-256 over what identifies it, as 24 hex digits.
 *
 * Parts are joined by NUL, so `['ab', 'c']` and `['a', 'bc']` differ. Two machines that see the same thing give it the same
 * id, which is why work delivered twice writes the same rows.
 */
export function idOf(...parts: readonly (string | number)[]): string {
  return bytesToHex(sha256(utf8ToBytes(parts.join('\0'))).subarray(0, 12));
}
