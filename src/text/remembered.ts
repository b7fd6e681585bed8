/** A copy: an answer that is a part of a text keeps the whole text in memory. */
const apart = (part: string): string => ` ${part}`.slice(1);

/** The same function of a word that is asked about again and again, with `most` answers remembered; beyond that all are forgotten. */
export function remembered<T>(answer: (word: string) => T, most = 20_000): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined || known.has(word)) return before as T;
    const own = apart(word),
      made = answer(own);
    if (known.size >= most) known.clear();
    known.set(own, made);
    return made;
  };
}
