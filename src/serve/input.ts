import type { Readable } from '../model/verdict.ts';

/** What Read is asked about: an address, or a pasted text under a name of ours ("1", "2", …). */
export type ReadInput = { readonly kind: 'url'; readonly url: string } | { readonly kind: 'text'; readonly text: string; readonly name: string };

/** Reads a few typed words as an article in a language is read. */
export type ReadPhrase = (text: string, lang: string) => Promise<Readable>;

export const MOST_INPUTS = 10;
/** Fields for pasted texts on the form. */
export const TEXT_FIELDS = 5;

export type Asked = { readonly inputs: readonly ReadInput[] } | { readonly wrong: 'read.none' | 'read.many' | 'read.notlink'; readonly inputs?: undefined };

/** What a form's fields ask Read for: one link a line, and each text that is not empty. */
export function inputsOf(links: string, texts: readonly string[]): Asked {
  const urls = links
    .split(/\s+/)
    .map((l) => l.trim())
    .filter(Boolean);
  if (urls.some((u) => !/^https?:\/\//i.test(u) || !URL.canParse(u))) return { wrong: 'read.notlink' };
  const inputs: ReadInput[] = [
    ...[...new Set(urls)].map((url): ReadInput => ({ kind: 'url', url })),
    ...texts.flatMap((text, i): ReadInput[] => (text.trim() === '' ? [] : [{ kind: 'text', text, name: `text ${i + 1}` }])),
  ];
  if (inputs.length === 0) return { wrong: 'read.none' };
  return inputs.length > MOST_INPUTS ? { wrong: 'read.many' } : { inputs };
}
