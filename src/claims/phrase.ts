import type { Reading } from '../model/reading.ts';
import type { Revision } from '../model/revision.ts';
import { read } from './read.ts';

/** A few words that stand for themselves, read as an article in that language is. */
export function readPhrase(text: string, lang: string): { readonly revision: Revision; readonly reading: Reading } {
  const revision: Revision = {
    ...{ id: 'phrase', articleId: 'phrase', number: 1, sourceId: '', hash: '', seenAt: 0, rights: {}, kind: 'other', canonicalUrl: '', sourceName: '' },
    ...{ text, lang, headline: { start: 0, end: 0 }, blocks: [{ kind: 'paragraph', start: 0, end: text.length }], noteRanges: [] },
    ...{ authors: [], contributors: [], credits: [], notes: [], tags: [] },
  };
  return { revision, reading: read(revision) };
}
