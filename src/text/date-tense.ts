import { matches } from './matches.ts';

/** Whether the words around a date look back or ahead; undefined where they say neither. */
export type Tense = 'back' | 'ahead' | undefined;

const AHEAD =
  /^(?:payable|effective|will|won['’]t|shall|gonna|upcoming|scheduled|slated|expected|expects?|due|planned|planning|plans?|poised|intends?|hopes?|aims?|likely|deadline|awaits?)$/;
const BACK =
  /^(?:was|were|had|did|has|have|said|told|met|won|lost|went|came|became|began|took|made|gave|held|led|left|struck|hit|shot|fell|rose|saw|found|broke|sent|brought|spoke|wrote|ran|died|drew|threw|grew|knew|kept|stood|sat|got|sought|bought|sold|paid|fought|fled|flew|fed|drove|chose|swore|wore|tore|spent|laid|lay|put|cut|announcing|ago|since|after)$/;
/** With an infinitive after them they point forward: "agreed to meet Friday", "ordered them to leave by Friday". */
const TOWARDS =
  /^(?:agree[sd]?|agreed|invited?s?|ask(?:s|ed)?|order(?:s|ed)?|urge[sd]?|vow(?:s|ed)?|promise[sd]?|pledge[sd]?|hop(?:ed|ing)|want(?:s|ed)?|threaten(?:s|ed)?|called|calls|summoned|prepar(?:es|ed|ing)|decid(?:es|ed)|ready|about|set|going|is|are|postponed|delayed|adjourned|extended|moved|rescheduled|deadline)$/;
/** Said of what stands in a calendar: "the court meets Friday". */
const PRESENT =
  /^(?:meets?|begins?|opens?|starts?|resumes?|travels?|arrives?|votes?|returns?|expires?|ends?|hosts?|holds?|airs?|premieres?|convenes?|gathers?|kicks?|takes?|faces?|heads?|hits|goes|comes|speaks|appears)$/;
const WORD = /[\p{L}\p{M}]+(?:['’](?!s(?!\p{L}))\p{L}+)?|\d+/gu;
/** An initial or a title ends no sentence. */
const STOP =
  /(?<!(?<!\p{L})(?:\p{Lu}|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Corp|Inc|Co|Ltd|vs|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))[.!?]["”’']*\s+(?=["“‘'(]*\p{Lu})|[;\n]/gu;
const REACH = 140;

/** The tense of an English clause around a date from `start` to `end`. */
export function tenseAt(text: string, start: number, end: number): Tense {
  const left = text.slice(Math.max(0, start - REACH), start);
  const stop = matches(left, STOP).at(-1);
  const before = wordsOf(stop ? left.slice(stop.index + stop[0].length) : left);
  const right = text.slice(end, end + REACH);
  const close = right.search(STOP);
  const after = close < 0 ? right : right.slice(0, close);
  // "Friday's vote will": what is done to the thing named after a day says less about the day than the verb after it.
  const owned = /^['’]s?\s/.test(after);
  const link = before.at(-1);
  if (!owned && link && (/^(?:until|till)$/.test(link) || (link === 'for' && /day$/.test(text.slice(start, end))))) {
    if (before.length === 1 || /^ (?:was|were|had)\b/.test(after)) return forward(after) ?? 'ahead';
    return before.some((w) => /^(?:wait\p{L}*|not|\p{L}+n['’]t)$/u.test(w)) ? 'back' : 'ahead';
  }
  if (owned) return forward(after) ?? (/\b(?:will|upcoming|ahead of|scheduled for|expected (?:at|in|on))\b[^,]{0,40}$/.test(left) ? 'ahead' : 'back');
  // "On Monday released": nothing stands between a day and its verb.
  const next = /^ (\p{Ll}+)/u.exec(after)?.[1];
  if (next && isPast(next) && !/^(?:after|since|ago|was|were|had|has|have|did)$/.test(next)) return 'back';
  return (
    backward(before) ??
    forward(after) ??
    ((link && /^(?:by|before|effective|next)$/.test(link)) || before.slice(-4).some((w) => /^(?:starting|beginning)$/.test(w)) ? 'ahead' : undefined)
  );
}

const isPast = (w: string): boolean => BACK.test(w) || (/\p{L}{2}ed$/u.test(w) && w !== 'united');
const wordsOf = (s: string): string[] => (s.match(WORD) ?? []).map((w) => w.toLowerCase());

/** The nearest verb before, which a date belongs to more often than to one after it. */
function backward(words: readonly string[]): Tense {
  let infinitive = false;
  for (let i = words.length - 1; i >= 0; i--) {
    const w = words[i] ?? '',
      previous = words[i - 1] ?? '';
    if (i >= words.length - 3 && PRESENT.test(w) && previous !== 'to') return 'ahead';
    if (w === 'to') infinitive = true;
    if (/^(?:would|could|should|must|may|might)$/.test(w))
      return words[i + 1] === 'have' || (w === 'could' && words.slice(Math.max(0, i - 6), i + 2).some((n) => /^(?:not|nor|neither)$/.test(n)))
        ? 'back'
        : 'ahead';
    if (w === 'be' && previous === 'to') return 'ahead';
    if (/['’]ll$/.test(w)) return 'ahead';
    // "was set to speak Thursday" is told before and after Thursday alike.
    if (infinitive && /^(?:set|due|expected|slated|supposed)$/.test(w) && /^(?:was|were|had|been)$/.test(previous)) return undefined;
    if (infinitive && TOWARDS.test(w)) return 'ahead';
    if (i >= words.length - 4 && /^(?:beginning|starting)$/.test(w)) return undefined;
    if (AHEAD.test(w) && !(/^(?:plans?|hopes?|deadline)$/.test(w) && /^(?:the|a|an|its|his|her|their|this|that|of|in|any|no)$/.test(previous)))
      return /^(?:been|originally|initially|previously)$/.test(previous) ? 'back' : 'ahead';
    // "to be held", "will be released": the verb before governs a participle.
    if (isPast(w) && !/^(?:be|to|being|is|are)$/.test(previous) && !(/ed$/.test(w) && /^(?:a|an|the|its|his|her|their|this|still|yet)$/.test(previous)))
      return 'back';
  }
  return undefined;
}

function forward(after: string): Tense {
  for (const w of wordsOf(after).slice(0, 16)) {
    if (/^(?:will|won['’]t|would|shall|scheduled|expected|slated|due)$/.test(w)) return 'ahead';
    if (!/^(?:after|since|ago|has)$/.test(w) && isPast(w)) return 'back';
  }
  return undefined;
}
