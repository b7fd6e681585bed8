import type { Operation } from './article.ts';

/** The paragraphs of a text and of what stands below it. */
export interface Text {
  readonly body: readonly string[];
  readonly foot: readonly string[];
}

/**
 * A text after the operations, in order.
 * @throws Error where words are not found, or more than one paragraph begins with them.
 */
export function derive(text: Text, operations: readonly Operation[]): Text {
  return operations.reduce(apply, text);
}

function apply(text: Text, { name, at, words }: Operation): Text {
  const { body, foot } = text;
  switch (name) {
    case 'cut':
      return { body: body.toSpliced(placeOf(body, at), 1), foot };
    case 'keep':
      return { body: body.slice(0, Number(words)), foot };
    case 'replace': {
      if (![...body, ...foot].some((p) => p.includes(at))) throw new Error(`words not found: ${at}`);
      const change = (p: string): string => p.replaceAll(at, () => words);
      return { body: body.map(change), foot: foot.map(change) };
    }
    case 'instead':
      return { body: body.toSpliced(placeOf(body, at), 1, words), foot };
    case 'before':
      return { body: body.toSpliced(placeOf(body, at), 0, words), foot };
    case 'after':
      return { body: body.toSpliced(placeOf(body, at) + 1, 0, words), foot };
    case 'end':
      return { body: [...body, words], foot };
    case 'note':
      return { body, foot: [...foot, words] };
    case 'unnote':
      return { body, foot: foot.toSpliced(placeOf(foot, at), 1) };
    case 'no notes':
      return { body, foot: [] };
  }
}

function placeOf(paragraphs: readonly string[], start: string): number {
  const places = paragraphs.flatMap((p, i) => (p.startsWith(start) ? [i] : []));
  if (places.length !== 1 || places[0] === undefined) throw new Error(`${places.length} paragraphs begin with: ${start}`);
  return places[0];
}
