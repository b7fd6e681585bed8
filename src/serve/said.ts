import type { Reader } from './reader.ts';
import type { WordKey, Words } from './words.ts';

/** A phrase to be said in whichever language its reader has, with its count. */
export interface Said {
  readonly word: WordKey;
  readonly n?: number;
}

export function say(word: WordKey, n?: number): Said {
  return n === undefined ? { word } : { word, n };
}

export function inWords(reader: Pick<Reader, 'say' | 'count'>, { word, n }: Said): Words {
  return n === undefined ? reader.say(word) : reader.count(word, n);
}
