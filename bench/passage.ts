import type { Block, Revision } from '../src/model/revision.ts';

/** What `read` takes. */
export type Passage = Pick<Revision, 'id' | 'articleId' | 'text' | 'headline' | 'deck' | 'blocks' | 'notes' | 'noteRanges' | 'lang' | 'published' | 'seenAt'>;

export interface PassageFacts {
  readonly id: string;
  readonly lang?: string;
  readonly title?: string;
  /** ISO date or time. */
  readonly published?: string;
  readonly seenAt: number;
}

/**
 * A graded text as a revision with that very text, letter for letter, so that what is read of it has the offsets of the gold.
 * Paragraphs are what line breaks part; a first paragraph that is the title is the headline.
 */
export function passage(text: string, facts: PassageFacts): Passage {
  const paragraphs = paragraphsOf(text),
    [first] = paragraphs,
    titled = first !== undefined && facts.title !== undefined && sameWords(text.slice(first.start, first.end), facts.title),
    published = facts.published === undefined ? NaN : Date.parse(facts.published);
  return {
    id: facts.id,
    articleId: facts.id,
    text,
    headline: titled ? { start: first.start, end: first.end } : { start: 0, end: 0 },
    blocks: titled ? paragraphs.slice(1) : paragraphs,
    notes: [],
    noteRanges: [],
    lang: facts.lang ?? 'en',
    seenAt: facts.seenAt,
    ...(Number.isNaN(published) ? {} : { published }),
  };
}

function paragraphsOf(text: string): Block[] {
  const wide = /\n\s*\n/.test(text.trim()),
    parts = text.matchAll(wide ? /(?:(?!\n\s*\n)[\s\S])+/g : /[^\n]+/g);
  return [...parts].flatMap((m): Block[] => {
    const start = m.index + (m[0].length - m[0].trimStart().length),
      end = m.index + m[0].trimEnd().length;
    return end > start ? [{ kind: 'paragraph', start, end }] : [];
  });
}

const sameWords = (a: string, b: string): boolean => letters(a) === letters(b);
const letters = (s: string): string => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
