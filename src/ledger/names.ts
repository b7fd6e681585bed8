/** Whether two sets of names share one; undefined where one is empty, so that nothing can be told. */
export function bothNames(a: ReadonlySet<string>, b: ReadonlySet<string>): 'shared' | 'apart' | undefined {
  if (a.size === 0 || b.size === 0) return undefined;
  for (const x of a) for (const y of b) if (sameName(x, y)) return 'shared';
  return 'apart';
}

/** A name and what is made of it ("Ukraine", "Ukrainian") begin alike. */
function sameName(x: string, y: string): boolean {
  if (x === y) return true;
  const shortest = Math.min(x.length, y.length);
  const stem = Math.max(4, Math.ceil(shortest * 0.7));
  return shortest >= stem && x.slice(0, stem) === y.slice(0, stem);
}
