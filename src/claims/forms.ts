import { clusterOf } from '../text/clusters.ts';

/** A word, number or mark as it is written. All tokens that are written alike share one, so that what it is by itself is found out once. */
export interface Form {
  readonly text: string;
  /** In lower case, with straight apostrophes. */
  readonly low: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** True for a word that starts with a capital. */
  readonly cap: boolean;
  /** What functions made by `byForm` have answered, each at its own place. */
  [place: number]: unknown;
}

/** Forms remembered from text to text: those of some five hundred articles. Where there are more, all are forgotten; to remember more saves no time that can be measured, and takes 1.5 kB each. */
const REMEMBERED = 16_000;
/** A hash table with room for four times as many, probed onwards from a hash. A Map would have the word cut out of the text to be asked for it, for every token. */
const SLOTS = 2 ** 16;
const table = new Array<Form | undefined>(SLOTS).fill(undefined);
let known = 0,
  functions = 0;

/** The form of what stands in a text from `start` to `end`. */
export function formAt(text: string, start: number, end: number): Form {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  for (let form = table[slot]; form !== undefined; form = table[slot]) {
    if (form.text.length === end - start && stands(form.text, text, start)) return form;
    slot = (slot + 1) & (SLOTS - 1);
  }
  if (known >= REMEMBERED) {
    table.fill(undefined);
    known = 0;
  }
  known++;
  return (table[slot] = makeForm(text.slice(start, end)));
}
export const formOf = (word: string): Form => formAt(word, 0, word.length);

function stands(word: string, text: string, start: number): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function makeForm(word: string): Form {
  // A copy: a part of a text would keep the whole text in memory.
  const text = ` ${word}`.slice(1);
  return {
    text,
    low: text.toLowerCase().replaceAll('’', "'"),
    kind: /^\d/.test(text) ? 'number' : /^[\p{L}\p{M}’']\p{L}|^\p{L}/u.test(text) ? 'word' : 'mark',
    cap: /^\p{Lu}/u.test(text),
  };
}

/** The same function of forms, which keeps each answer with its form: asking again is a look into an array, not for a string. */
export function byForm<T extends object | number | string | boolean>(answer: (form: Form) => T): (form: Form) => T {
  const place = functions++;
  return (form) => {
    const before = form[place] as T | undefined;
    if (before !== undefined) return before;
    const made = answer(form);
    form[place] = made;
    return made;
  };
}

/** The cluster of a form, as `clusterOf` tells it. */
export const clusterOfForm = byForm((form) => clusterOf(form.text));
