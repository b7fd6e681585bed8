import { visible } from './visible.ts';

/** Words of a source on the sheet of the text that they stand in. */
interface Passage {
  readonly ref: string;
  readonly text: string;
  readonly start?: number;
  readonly end?: number;
  /** SHA-256 of the words, where the answer turns on them. */
  readonly hash?: string;
}

/** Characters of what is said of a text: no address or name that is one is longer. */
const LONGEST = 2000;

/** What is quoted of one text, under where it is from. Nothing a source wrote begins a line: each stands behind a label of ours and a bar. */
export class Sheet {
  readonly ref: string;
  readonly #head = new Map<string, string>();
  readonly #passages: Passage[] = [];

  constructor(ref: string) {
    this.ref = ref;
  }

  /** Says something of the text; what is said first stays. */
  tell(label: string, value: unknown): void {
    if (typeof value === 'string' && value !== '' && value.length <= LONGEST && !this.#head.has(label)) this.#head.set(label, value);
  }
  add(passage: Passage): void {
    this.#passages.push(passage);
  }

  /** Nothing where nothing is said and quoted. */
  lines(): string[] {
    return [
      ...[...this.#head].flatMap(([label, value]) => barred(`${this.ref} ${label}`, value)),
      ...this.#passages.flatMap(({ ref, text, start, end, hash }) => {
        const { hidden } = visible(text.replaceAll('\n', ''));
        const label = [
          ref,
          ...(start === undefined ? [] : [`${start}-${end}`]),
          ...(hidden > 0 ? [`hidden=${hidden}`] : []),
          ...(hash === undefined ? [] : [`sha256=${hash}`]),
        ];
        return barred(label.join(' '), text, ref);
      }),
    ];
  }
}

/** Every line of a text behind its label and a bar. @param again the label of the second line and those after it. */
function barred(label: string, text: string, again = label): string[] {
  return text.split('\n').map((line, i) => `${i === 0 ? label : again} | ${visible(line).text}`);
}
