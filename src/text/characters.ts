/** What a UTF-16 code unit is to the tokenizer. */
export const OTHER = 0;
/** A letter or digit of a script that sets words apart by space. */
export const WORD = 1;
/** A letter of a script written without spaces between words (Han, kana, Thai, Lao, Khmer, Burmese): a token by itself. */
export const UNSPACED = 2;
/** A combining mark: belongs to the character before it. */
export const MARK = 3;

let table: Uint8Array | undefined;

/**
 * The class of every UTF-16 code unit, by code.
 *
 * A table because a `\p{L}` test for each character is several times slower than reading one byte. The high surrogates of the
 * supplementary ideographic planes count as UNSPACED; other surrogates as OTHER.
 */
export function classes(): Uint8Array {
  return (table ??= build());
}

function build(): Uint8Array {
  const out = new Uint8Array(0x10000);
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  for (let code = 0; code < 0x10000; code++) {
    if (code >= 0xac00 && code <= 0xd7a3) out[code] = WORD;
    else if (code >= 0xd840 && code <= 0xd88c) out[code] = UNSPACED;
    else if (code >= 0xd800 && code <= 0xdfff) out[code] = OTHER;
    else {
      const c = String.fromCharCode(code);
      if (/\p{M}/u.test(c)) out[code] = MARK;
      // The prolonged sound mark and the middle dot of kana belong to words though their script is Common.
      else if (/[\p{L}\p{N}]/u.test(c)) out[code] = unspaced.test(c) || code === 0x30fc ? UNSPACED : WORD;
    }
  }
  return out;
}
