/** All matches of a global pattern that matches no empty text, in order. `matchAll` copies the pattern at each call, which takes longer than to search a sentence. */
export function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  const out: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) out.push(m);
  return out;
}
