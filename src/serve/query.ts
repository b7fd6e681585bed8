import { MANNERS, type AskedClaim } from '../ledger/asked.ts';
import { FIGURE_KINDS } from '../model/claim.ts';

/**
 * A search as typed: free words; operators of articles (`source:` `lang:` `before:` `after:` `where:`); and of claims (`who:` `cue:` `thing:` `value:` `kind:` `has:`),
 * all of which one claim must meet.
 */
export interface Query extends AskedClaim {
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
  /** A place that it is from or names. */
  readonly where?: string;
  /** Only answers to questions of a story's ledger whose answers differ now. */
  readonly differing?: true;
  /** Operators whose value cannot be used, as typed. */
  readonly wrong: readonly string[];
}

/** What each operator's value says; undefined where it cannot be used. */
const OPERATORS: Readonly<Record<string, (value: string) => Partial<Query> | undefined>> = {
  source: (source) => ({ source }),
  lang: (value) => {
    const tag = /^([a-z]{2,3})(?:-|$)/i.exec(value)?.[1];
    return tag === undefined ? undefined : { lang: tag.toLowerCase() };
  },
  before: (value) => dayed(value, (before) => ({ before })),
  after: (value) => dayed(value, (since) => ({ since })),
  where: (where) => ({ where }),
  who: (who) => ({ who }),
  cue: (cue) => ({ cue }),
  thing: (thing) => ({ thing }),
  value: (value) => {
    const interval = intervalOf(value);
    return interval && { value: interval };
  },
  kind: (value) => one(FIGURE_KINDS, value, (kind) => ({ kind })),
  has: (value) => (/^differing$/i.test(value) ? { differing: true } : one(MANNERS, value.replace(/s$/i, ''), (manner) => ({ manner }))),
};
const OPERATOR = new RegExp(String.raw`(?<=^|\s)(${Object.keys(OPERATORS).join('|')}):(?:"([^"]*)"|(\S*))`, 'gi');

/** Reads a search line. Days are ISO dates and mean the UTC day: `before:` excludes it, `after:` includes it. */
export function parseQuery(typed: string): Query {
  const found: Partial<Query> = {},
    wrong: string[] = [];
  const words = typed.replace(/\0/g, ' ').replace(OPERATOR, (whole, name: string, quoted?: string, bare?: string) => {
    const value = (quoted ?? bare ?? '').trim(),
      said = value === '' ? undefined : OPERATORS[name.toLowerCase()]?.(value);
    if (said) Object.assign(found, said);
    else wrong.push(whole);
    return ' ';
  });
  return { words: words.replace(/\s+/g, ' ').trim(), ...found, wrong };
}

/** Whether anything is asked for at all. */
export function asksSomething({ words, wrong: _, ...operators }: Query): boolean {
  return words !== '' || Object.values(operators).some((value) => value !== undefined);
}

/** Whether anything is asked of single claims. */
export function asksOfClaims({ who, cue, thing, value, kind, manner, differing }: Query): boolean {
  return [who, cue, thing, value, kind, manner, differing].some((asked) => asked !== undefined);
}

function dayed(value: string, made: (at: number) => Partial<Query>): Partial<Query> | undefined {
  const day = /^\d{4}(?:-\d{2}){0,2}$/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(day) ? undefined : made(day);
}

function one<T extends string>(among: readonly T[], value: string, made: (found: T) => Partial<Query>): Partial<Query> | undefined {
  const found = among.find((name) => name === value.toLowerCase());
  return found === undefined ? undefined : made(found);
}

const NUMBER = String.raw`-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`,
  BOUNDED = new RegExp(`^(>=|<=|>|<)(${NUMBER})%?$`),
  RANGE = new RegExp(`^(${NUMBER})?%?(?:(\\.\\.)(${NUMBER})?)?%?$`);

/** `41`, `40..50`, `40..`, `..50`, `>=1000`, `<3.5%`; undefined where it is none of these, or the range is empty. */
function intervalOf(typed: string): AskedClaim['value'] {
  const bounded = BOUNDED.exec(typed);
  if (bounded) {
    const n = numberOf(bounded[2]);
    if (bounded[1]?.startsWith('>')) return { low: bounded[1] === '>' ? beside(n, 1) : n, high: Infinity };
    return { low: -Infinity, high: bounded[1] === '<' ? beside(n, -1) : n };
  }
  const [, from, dots, to] = RANGE.exec(typed) ?? [];
  if (from === undefined && to === undefined) return undefined;
  const low = from === undefined ? -Infinity : numberOf(from),
    high = dots === undefined ? low : to === undefined ? Infinity : numberOf(to);
  return low <= high ? { low, high } : undefined;
}

const numberOf = (digits = ''): number => Number(digits.replaceAll(',', ''));
/** The number next to another, above or below it. */
const beside = (n: number, direction: 1 | -1): number => n + direction * Math.max(Math.abs(n) * Number.EPSILON, Number.MIN_VALUE);
