import type { Leaf } from './markup.ts';

const ENDS_SENTENCE = /[.!?…。！？｡।॥؟۔៕။።:;"”’»«“」』)\]]\s*$/u;
const HAS_SENTENCE = /[.!?。！？।؟۔]["”’»」』)]*\s+\S|[。！？]/u;

/** Whether a leaf reads as running text: long enough, not made of links, and with the marks of a sentence. */
export function isProse(leaf: Leaf): boolean {
  if (leaf.linkShare > 0.5 || leaf.words < 6 || leaf.box.role === 'heading') return false;
  if (leaf.words < 10) return /[.!?…。！？।؟۔]["”’»」』)]*\s*$/u.test(leaf.text);
  return leaf.words >= 30 || ENDS_SENTENCE.test(leaf.text) || HAS_SENTENCE.test(leaf.text);
}
