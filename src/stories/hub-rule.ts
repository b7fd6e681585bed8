import { terms, tokens } from '../text/words.ts';

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
  readonly wrong: 'empty' | 'end' | 'open' | 'close' | 'operator' | 'quote' | 'field' | 'unknown' | 'long' | 'not' | 'circle' | 'index';
  readonly at?: string;
}
export const isWrong = (read: HubRule | WrongRule): read is WrongRule => 'wrong' in read;

const LONGEST = 1000;
/** Ways to be true that a rule may have: each is a question to the index. */
const MOST_WAYS = 16;
/** Questions that one way may answer with yes, and as many with no. */
const MOST_QUESTIONS = 16;
/** Parts of a rule with the rules of the topics that it names in their place. */
const MOST_PARTS = 300;

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
  const once = onceEach(made);
  return once.length === 1 ? (once[0] as HubRule) : { kind, of: once };
}

/** What is said twice is asked once. */
function onceEach<T extends HubRule | Question>(asked: readonly T[]): readonly T[] {
  return asked.length < 2 ? asked : [...new Map(asked.map((one) => [JSON.stringify(one), one])).values()];
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
    made = anyOf ? [...made, ...part] : made.flatMap((a) => part.map((b) => ({ yes: onceEach([...a.yes, ...b.yes]), no: onceEach([...a.no, ...b.no]) })));
    if (made.length > MOST_WAYS || made.some((way) => Math.max(way.yes.length, way.no.length) > MOST_QUESTIONS)) return undefined;
  }
  return made;
}

/** The rule of a topic by the texts of all; undefined where there is none of that name, or it is no rule any more. */
export function ruleNamed(texts: ReadonlyMap<string, string>, slug: string): HubRule | undefined {
  const text = texts.get(slug),
    rule = text === undefined ? undefined : readRule(text);
  return rule && !isWrong(rule) ? rule : undefined;
}

/**
 * A rule with the rules of the topics that it names in their place.
 * @param ruleOf the rule of a topic; undefined where it is a publishers' own, and is left as it is.
 * @param slug the rule's own topic. Inside a topic's rule its own name is the publishers' topic of that name.
 * @returns what is wrong where topics name each other in a circle, or are too many parts together.
 */
export function unfolded(rule: HubRule, ruleOf: (slug: string) => HubRule | undefined, slug?: string): HubRule | WrongRule {
  let parts = 0;
  const read = new Map<string, HubRule | undefined>(),
    known = (name: string): HubRule | undefined => {
      if (!read.has(name)) read.set(name, ruleOf(name));
      return read.get(name);
    },
    open = (one: HubRule, inside: readonly string[]): HubRule => {
      if (++parts > MOST_PARTS) throw new Wrong({ wrong: 'long' });
      if (one.kind === 'not') return { kind: 'not', of: open(one.of, inside) };
      if (one.kind !== 'is') return { kind: one.kind, of: onceEach(one.of.map((part) => open(part, inside))) };
      const named = one.field === 'hub' && one.value !== inside.at(-1) ? known(one.value) : undefined;
      if (!named) return one;
      if (inside.includes(one.value)) throw new Wrong({ wrong: 'circle' });
      return open(named, [...inside, one.value]);
    };
  try {
    return open(rule, slug === undefined ? [] : [slug]);
  } catch (error) {
    if (error instanceof Wrong) return error.said;
    throw error;
  }
}

/** The words that an article must hold for an answer to be yes at all; empty where other things are asked. */
export function wordsAsked({ field, value }: Question): string {
  if (field === 'words' || field === 'who' || field === 'where') return value;
  return field === 'hub' ? value.replaceAll('-', ' ') : '';
}

/** Every question of a rule, in its order. */
function questionsIn(rule: HubRule): readonly Question[] {
  if (rule.kind === 'is') return [rule];
  return rule.kind === 'not' ? questionsIn(rule.of) : rule.of.flatMap(questionsIn);
}

/** The first question that asks for words of which the index has none in any of some languages. */
export function unasked(rule: HubRule, langs: readonly string[]): string | undefined {
  return questionsIn(rule).find((q) => wordsAsked(q) !== '' && langs.length > 0 && langs.every((lang) => terms(wordsAsked(q), lang).length === 0))?.value;
}

/** Words of a rule that the index leaves out in a language: those too common to be asked for. */
export interface LeftOut {
  readonly lang: string;
  readonly words: readonly string[];
}
export function leftOut(rule: HubRule, langs: readonly string[]): readonly LeftOut[] {
  const asked = questionsIn(rule).flatMap((q) => tokens(wordsAsked(q)).map((t) => t.text)),
    once = [...new Set(asked)];
  return langs.map((lang) => ({ lang, words: once.filter((word) => terms(word, lang).length === 0) })).filter(({ words }) => words.length > 0);
}
