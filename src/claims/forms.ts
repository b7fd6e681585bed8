import { clusterOf } from '../text/clusters.ts';
import { remembered } from '../text/remembered.ts';

/** A word, number or mark as it is written. All tokens that are written alike share one, so that what it is by itself is found out once. */
export interface Form {
  readonly text: string;
  /** In lower case, with straight apostrophes. */
  readonly low: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** True for a word that starts with a capital. */
  readonly cap: boolean;
  /** What functions made by `byForm` have answered, each at its own place. */
  readonly answers: unknown[];
}

/** Forms remembered from text to text: those of some two thousand articles. */
const REMEMBERED = 40_000;
let functions = 0;

/** The form of a token's text. */
export const formOf = remembered(
  (text): Form => ({
    text,
    low: text.toLowerCase().replaceAll('’', "'"),
    kind: /^\d/.test(text) ? 'number' : /^[\p{L}\p{M}’']\p{L}|^\p{L}/u.test(text) ? 'word' : 'mark',
    cap: /^\p{Lu}/u.test(text),
    answers: new Array(functions).fill(undefined),
  }),
  REMEMBERED,
);

/** The same function of forms, which keeps each answer with its form: asking again is a look into an array, not for a string. */
export function byForm<T extends object | number | string | boolean>(answer: (form: Form) => T): (form: Form) => T {
  const place = functions++;
  return (form) => {
    const before = form.answers[place] as T | undefined;
    if (before !== undefined) return before;
    const made = answer(form);
    form.answers[place] = made;
    return made;
  };
}

/** The cluster of a form, as `clusterOf` tells it. */
export const clusterOfForm = byForm((form) => clusterOf(form.text));
