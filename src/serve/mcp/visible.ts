/** A text in which nothing is hidden, and how many characters of it were. */
export interface Visible {
  readonly text: string;
  /** Code points that print nothing, or turn what is printed around. */
  readonly hidden: number;
}

/** Runs of what prints nothing: controls but the tab, formats (zero-width, bidi, tags), variation selectors, fillers, private use, halves of a pair. Of the unassigned too nobody knows. */
const UNSEEN = /(?:(?!\t)[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}])+/gu;
/** Alone, these are how texts are typeset, and nothing can be told by them: where a word may be parted, and which way a comma belongs. */
const TYPESETTING = /^[\u00AD\u061C\u200E\u200F]$/u;
/** Scripts that are written without joiners; in the others one between two letters is orthography. */
const UNJOINED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;
/** Code points of a run that are named; of a longer one it is said how many more there are. */
const NAMED = 8;

/** Makes visible what an eye would not see in a text: as `⟨U+202E⟩`; what only typesets it is left out. */
export function visible(text: string): Visible {
  let hidden = 0;
  const shown = text.replace(UNSEEN, (run, at: number) => {
    if (belongs(run, text.slice(Math.max(0, at - 4), at), text.slice(at + run.length, at + run.length + 2))) return run;
    const points = [...run];
    hidden += points.length;
    if (TYPESETTING.test(run)) return '';
    const named = points.slice(0, NAMED).map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
    return `⟨${named.join(' ')}${points.length > NAMED ? ` +${points.length - NAMED}` : ''}⟩`;
  });
  return { text: shown, hidden };
}

/** Whether what prints nothing is part of what is printed around it: a joiner in a script that has them, or in a picture of several. */
function belongs(run: string, before: string, after: string): boolean {
  if (run === '\u200C' || run === '\u200D') {
    if (/[\p{L}\p{M}]$/u.test(before) && /^[\p{L}\p{M}]/u.test(after)) return !UNJOINED.test(before.replace(/\p{M}+$/u, ''));
    return run === '\u200D' && /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})$/u.test(before) && /^\p{Extended_Pictographic}/u.test(after);
  }
  if (run === '\uFE0F\u200D') return /\p{Extended_Pictographic}$/u.test(before) && /^\p{Extended_Pictographic}/u.test(after);
  // A digit has another look only as a keycap: elsewhere something could be told by which digits are marked.
  return (run === '\uFE0F' || run === '\uFE0E') && (/\p{Extended_Pictographic}$/u.test(before) || (/[\d#*]$/.test(before) && after.startsWith('\u20E3')));
}

/** A text as it was typed from one that `visible` made: its marks are no words of it. */
export const unmarked = (text: string): string => text.replace(/⟨U\+[0-9A-F]{4,6}(?: U\+[0-9A-F]{4,6})*(?: \+\d+)?⟩/g, '');
