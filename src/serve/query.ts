/** A search as typed: free words, and operators `source:` `lang:` `before:` `after:` `who:` `where:` `has:figure`. */
export interface Query {
  /** What is left when the operators are taken out. */
  readonly words: string;
  /** A source's name or domain as typed. */
  readonly source?: string;
  /** BCP 47 primary tag. */
  readonly lang?: string;
  /** Epoch ms, exclusive end. */
  readonly before?: number;
  /** Epoch ms, inclusive start. */
  readonly since?: number;
  /** Somebody who says something in it, and a place that it is from or names. */
  readonly who?: string;
  readonly where?: string;
  /** Only what gives a figure. */
  readonly figures?: boolean;
  /** Operators whose value cannot be used, as typed. */
  readonly wrong: readonly string[];
}

const OPERATOR = /(?<=^|\s)(source|lang|before|after|who|where|has):(?:"([^"]*)"|(\S*))/gi;

/** Reads a search line. Days are ISO dates and mean the UTC day: `before:` excludes it, `after:` includes it. */
export function parseQuery(typed: string): Query {
  const found: Found = {},
    wrong: string[] = [];
  const words = typed.replace(/\0/g, ' ').replace(OPERATOR, (whole, name: string, quoted?: string, bare?: string) => {
    const value = (quoted ?? bare ?? '').trim();
    if (!take(found, name.toLowerCase(), value)) wrong.push(whole);
    return ' ';
  });
  return { words: words.replace(/\s+/g, ' ').trim(), ...found, wrong };
}

type Found = { -readonly [K in Exclude<keyof Query, 'words' | 'wrong'>]?: Query[K] };

/** Whether anything is asked for at all. */
export function asksSomething({ words, wrong: _, ...operators }: Query): boolean {
  return words !== '' || Object.values(operators).some((value) => value !== undefined);
}

function take(into: Found, name: string, value: string): boolean {
  if (value === '') return false;
  if (name === 'source' || name === 'who' || name === 'where') {
    into[name] = value;
    return true;
  }
  if (name === 'has') {
    const known = /^figures?$/i.test(value);
    if (known) into.figures = true;
    return known;
  }
  if (name === 'lang') {
    const tag = /^([a-z]{2,3})(?:-|$)/i.exec(value)?.[1];
    if (tag) into.lang = tag.toLowerCase();
    return tag !== undefined;
  }
  const day = /^\d{4}(?:-\d{2}){0,2}$/.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(day)) return false;
  if (name === 'before') into.before = day;
  else into.since = day;
  return true;
}
