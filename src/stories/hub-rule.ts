/** What a rule asks of an article by a field; `words` are its own words. */
export const RULE_FIELDS = ['words', 'who', 'where', 'source', 'section', 'hub', 'lang'] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

/** A rule: a question by one field, or several rules joined. */
export type HubRule =
  | { readonly kind: 'is'; readonly field: RuleField; readonly value: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly HubRule[] }
  | { readonly kind: 'not'; readonly of: HubRule };

/** Why a text is no rule, and at which of its words. */
export interface WrongRule {
  readonly wrong: 'empty' | 'end' | 'open' | 'close' | 'operator' | 'quote' | 'field' | 'unknown' | 'long' | 'not' | 'circle';
  readonly at?: string;
}
export const isWrong = (read: HubRule | WrongRule): read is WrongRule => 'wrong' in read;

const LONGEST = 1000;
/** Ways to be true that a rule may have: each is a question to the index. */
const MOST_WAYS = 16;

type Token = { readonly is: '(' | ')' | 'AND' | 'OR' | 'NOT' } | { readonly is: 'word'; readonly value: string; readonly field: RuleField };

/**
 * Reads a rule: words, phrases in quotation marks and `field:value`, joined by AND, OR, NOT and brackets. What stands beside each
 * other is joined by AND, which binds closer than OR.
 */
export function readRule(text: string): HubRule | WrongRule {
  if (text.length > LONGEST) return { wrong: 'long' };
  const tokens = tokensOf(text);
  if ('wrong' in tokens) return tokens;
  if (tokens.length === 0) return { wrong: 'empty' };
  const reader = new Reader(tokens);
  try {
    const rule = reader.whole(),
      ways = waysOf(rule);
    if (ways === undefined) return { wrong: 'long' };
    return ways.every((way) => way.yes.length > 0) ? rule : { wrong: 'not' };
  } catch (error) {
    if (error instanceof Wrong) return error.said;
    throw error;
  }
}

class Wrong extends Error {
  readonly said: WrongRule;
  constructor(said: WrongRule) {
    super(said.wrong);
    this.said = said;
  }
}

function tokensOf(text: string): Token[] | WrongRule {
  const found: Token[] = [];
  for (const [whole, bracket, name, quoted, bare] of text.normalize('NFC').matchAll(/([()])|(?:(\p{L}+):(?!\/))?(?:["“„]([^"”“]*)["”“]|([^\s()"“„”]*))/gu)) {
    if (whole === '') continue;
    if (bracket === '(' || bracket === ')') found.push({ is: bracket });
    else if (name === undefined && quoted === undefined && (bare === 'AND' || bare === 'OR' || bare === 'NOT')) found.push({ is: bare });
    else {
      const field = name === undefined ? 'words' : RULE_FIELDS.find((f) => f === name.toLowerCase()),
        value = (quoted ?? bare ?? '').replace(/\s+/g, ' ').trim();
      if (!field) return { wrong: 'unknown', at: `${name}:` };
      if (value === '') return name === undefined ? { wrong: 'quote', at: whole } : { wrong: 'field', at: `${name}:` };
      found.push({ is: 'word', field, value });
    }
  }
  return /["“„”]/.test(text.replace(/["“„][^"”“]*["”“]/g, '')) ? { wrong: 'quote' } : found;
}

/** Reads tokens from the left; `any` of `all` of what may be negated. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): HubRule {
    const rule = this.#any();
    if (this.#is(')')) throw new Wrong({ wrong: 'close' });
    return rule;
  }

  #is(kind: Token['is']): boolean {
    return this.#tokens[this.#at]?.is === kind;
  }
  #take(kind: Token['is']): boolean {
    const there = this.#is(kind);
    if (there) this.#at++;
    return there;
  }

  #any(): HubRule {
    const of = [this.#all()];
    while (this.#take('OR')) of.push(this.#all());
    return joined('any', of);
  }
  #all(): HubRule {
    const of = [this.#one()];
    while (this.#take('AND') || this.#is('word') || this.#is('(') || this.#is('NOT')) of.push(this.#one());
    return joined('all', of);
  }
  #one(): HubRule {
    if (this.#take('NOT')) return { kind: 'not', of: this.#one() };
    if (this.#take('(')) {
      const inside = this.#any();
      if (!this.#take(')')) throw new Wrong({ wrong: 'open' });
      return inside;
    }
    const token = this.#tokens[this.#at++];
    if (!token) throw new Wrong({ wrong: 'end' });
    if (token.is !== 'word') throw new Wrong(token.is === ')' ? { wrong: 'close' } : { wrong: 'operator', at: token.is });
    return { kind: 'is', field: token.field, value: token.value };
  }
}

/** Rules of one kind joined flat; neighbouring words are one question. */
function joined(kind: 'all' | 'any', of: readonly HubRule[]): HubRule {
  const flat = of.flatMap((rule) => (rule.kind === kind ? rule.of : [rule]));
  const made =
    kind === 'any'
      ? flat
      : flat.reduce<HubRule[]>((done, rule) => {
          const last = done.at(-1);
          if (last?.kind === 'is' && rule.kind === 'is' && last.field === 'words' && rule.field === 'words')
            done[done.length - 1] = { ...last, value: `${last.value} ${rule.value}` };
          else done.push(rule);
          return done;
        }, []);
  return made.length === 1 ? (made[0] as HubRule) : { kind, of: made };
}

/** A question, as a rule asks it at its leaves. */
export interface Question {
  readonly field: RuleField;
  readonly value: string;
}
/** One way for a rule to be true: all of `yes` and none of `no`. */
export interface Way {
  readonly yes: readonly Question[];
  readonly no: readonly Question[];
}

/** The ways in which a rule is true (its disjunctive normal form); undefined where they are too many to ask for. */
export function waysOf(rule: HubRule, denied = false): readonly Way[] | undefined {
  if (rule.kind === 'is') {
    const { field, value } = rule,
      question = { field, value };
    return [denied ? { yes: [], no: [question] } : { yes: [question], no: [] }];
  }
  if (rule.kind === 'not') return waysOf(rule.of, !denied);
  const parts = rule.of.map((one) => waysOf(one, denied)),
    anyOf = (rule.kind === 'any') !== denied;
  let made: readonly Way[] = anyOf ? [] : [{ yes: [], no: [] }];
  for (const part of parts) {
    if (!part) return undefined;
    made = anyOf ? [...made, ...part] : made.flatMap((a) => part.map((b) => ({ yes: [...a.yes, ...b.yes], no: [...a.no, ...b.no] })));
    if (made.length > MOST_WAYS) return undefined;
  }
  return made;
}

/**
 * A rule with the rules of the topics that it names in their place.
 * @param ruleOf the rule of a topic; undefined where it is a publishers' own, and is left as it is.
 * @returns undefined where topics name each other in a circle.
 */
export function unfolded(rule: HubRule, ruleOf: (slug: string) => HubRule | undefined, inside: readonly string[] = []): HubRule | undefined {
  if (rule.kind === 'is') {
    const named = rule.field === 'hub' ? ruleOf(rule.value) : undefined;
    if (!named) return rule;
    return inside.includes(rule.value) ? undefined : unfolded(named, ruleOf, [...inside, rule.value]);
  }
  if (rule.kind === 'not') {
    const of = unfolded(rule.of, ruleOf, inside);
    return of && { kind: 'not', of };
  }
  const of = rule.of.map((one) => unfolded(one, ruleOf, inside));
  return of.every((one) => one !== undefined) ? { kind: rule.kind, of } : undefined;
}
