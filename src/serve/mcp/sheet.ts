import { visible, type Visible } from './visible.ts';

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
  /** Whether there was no room to say where it is from. */
  isBare = false;

  constructor(ref: string) {
    this.ref = ref;
  }

  /** Says something of the text; what is said first stays. */
  tell(label: string, value: unknown): void {
    if (typeof value === 'string' && this.lacks(label, value)) this.#head.set(label, value);
  }
  /** Whether that can be said and has not been. */
  lacks(label: string, value: string): boolean {
    return value !== '' && value.length <= LONGEST && !this.#head.has(label);
  }
  add(passage: Passage): void {
    this.#passages.push(passage);
  }

  /** Nothing where nothing is said and quoted. */
  lines(): string[] {
    return [
      ...[...this.#head].flatMap(([label, value]) => barred(`${this.ref} ${label}`, shown(value))),
      ...this.#passages.flatMap(({ ref, text, start, end, hash }) => {
        const lines = shown(text),
          hidden = lines.reduce((n, line) => n + line.hidden, 0);
        const label = [
          ref,
          ...(start === undefined ? [] : [`${start}-${end}`]),
          ...(hidden > 0 ? [`hidden=${hidden}`] : []),
          ...(hash === undefined ? [] : [`sha256=${hash}`]),
        ];
        return barred(label.join(' '), lines, ref);
      }),
    ];
  }
}

const shown = (text: string): Visible[] => text.split('\n').map(visible);

/** Every line of a text behind its label and a bar. @param again the label of the second line and those after it. */
function barred(label: string, lines: readonly Visible[], again = label): string[] {
  return lines.map(({ text }, i) => `${i === 0 ? label : again} | ${text}`);
}
