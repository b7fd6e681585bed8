import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isWrong, leftOut, readRule, RULE_FIELDS, unasked, unfolded, waysOf, type HubRule, type Question, type Way } from './hub-rule.ts';

const read = (text: string): HubRule => {
  const rule = readRule(text);
  assert.ok(!isWrong(rule), `${text}: ${JSON.stringify(rule)}`);
  return rule;
};
/** A rule as brackets show it. */
function shown(rule: HubRule): string {
  if (rule.kind === 'is') return rule.field === 'words' ? rule.value : `${rule.field}:${rule.value}`;
  if (rule.kind === 'not') return `-${shown(rule.of)}`;
  return `(${rule.of.map(shown).join(rule.kind === 'all' ? ' & ' : ' | ')})`;
}

test('AND binds closer than OR, neighbours are joined by AND, brackets and NOT do what they say', () => {
  const says: Readonly<Record<string, string>> = {
    'ferry fire': 'ferry fire',
    'ferry AND fire': 'ferry fire',
    'ferry OR fire port': '(ferry | fire port)',
    '(ferry OR fire) port': '((ferry | fire) & port)',
    'who:"Oskar Teel" NOT source:nwa.example': '(who:Oskar Teel & -source:nwa.example)',
    'NOT NOT (a)': '--a',
    'a AND NOT (b OR c) OR hub:ferry-fire': '((a & -(b | c)) | hub:ferry-fire)',
    'WHO:Teel': 'who:Teel',
    'Fähre OR паром OR 船': '(Fähre | паром | 船)',
    'and or not': 'and or not',
    '„zwei Worte“ drei': 'zwei Worte drei',
  };
  for (const [text, wanted] of Object.entries(says)) assert.equal(shown(read(text)), wanted, text);
});

test('what is no rule is told by its first fault', () => {
  const wrong: Readonly<Record<string, string>> = {
    '': 'empty',
    '  ': 'empty',
    'a AND': 'end',
    NOT: 'end',
    '(a': 'open',
    'a)': 'close',
    '()': 'close',
    'OR a': 'operator',
    'a AND OR b': 'operator',
    '"a': 'quote',
    '""': 'quote',
    'who:': 'field',
    'who: Teel': 'field',
    'author:Teel': 'unknown',
    'NOT a': 'not',
    'a OR NOT b': 'not',
  };
  for (const [text, said] of Object.entries(wrong)) {
    const rule = readRule(text);
    assert.equal(isWrong(rule) && rule.wrong, said, text);
  }
  assert.deepEqual(readRule('author:Teel'), { wrong: 'unknown', at: 'author:' });
  assert.deepEqual(readRule('a'.repeat(1001)), { wrong: 'long' });
  const many = Array.from({ length: 5 }, (_, i) => `(a${i} OR b${i})`).join(' ');
  assert.deepEqual(readRule(many), { wrong: 'long' }, 'it has 32 ways to be true');
});

const leaf = fc.record({ kind: fc.constant('is' as const), field: fc.constantFrom(...RULE_FIELDS), value: fc.constantFrom('a', 'b', 'c') });
const anyRule = fc.letrec<{ rule: HubRule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ kind: fc.constant('not' as const), of: tie('rule') }),
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
  ),
})).rule;
const key = (q: Question): string => `${q.field}:${q.value}`;
function holds(rule: HubRule, facts: ReadonlySet<string>): boolean {
  if (rule.kind === 'is') return facts.has(key(rule));
  if (rule.kind === 'not') return !holds(rule.of, facts);
  return rule.kind === 'all' ? rule.of.every((r) => holds(r, facts)) : rule.of.some((r) => holds(r, facts));
}
const way = ({ yes, no }: Way, facts: ReadonlySet<string>): boolean => yes.every((q) => facts.has(key(q))) && !no.some((q) => facts.has(key(q)));

test('the ways of a rule are true exactly where it is', () => {
  const facts = fc.uniqueArray(fc.constantFrom(...RULE_FIELDS.flatMap((f) => ['a', 'b', 'c'].map((v) => `${f}:${v}`))));
  fc.assert(
    fc.property(anyRule, facts, (rule, given) => {
      const ways = waysOf(rule),
        known = new Set(given);
      if (ways)
        assert.equal(
          ways.some((w) => way(w, known)),
          holds(rule, known),
        );
    }),
  );
});

test('no text makes the reader fail', () => {
  const word = fc.constantFrom('(', ')', 'AND', 'OR', 'NOT', '"', '“', 'who:', 'a', ':', 'http://x', ' ', '\0', '\ud800');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((w) => w.join(' ')),
        fc.array(word).map((w) => w.join('')),
      ),
      (text) => void readRule(text),
    ),
  );
});

test('topics stand in rules for their own rules, and never in a circle', () => {
  const rules = new Map([
      ['ferry', read('ferry OR hub:port')],
      ['port', read('harbour NOT train')],
      ['a', read('x OR hub:b')],
      ['b', read('y OR hub:a')],
    ]),
    open = (text: string) => unfolded(read(text), (slug) => rules.get(slug));
  assert.equal(shown(open('hub:ferry NOT fire') as HubRule), '((ferry | (harbour & -train)) & -fire)');
  assert.equal(shown(open('hub:publishers-own') as HubRule), 'hub:publishers-own');
  assert.deepEqual(open('hub:a'), { wrong: 'circle' });
  const own = (text: string, slug: string) => unfolded(read(text), (name) => rules.get(name), slug);
  assert.equal(shown(own('hub:ferry OR x', 'ferry') as HubRule), '(hub:ferry | x)', 'its own name is the publishers’ topic');
  assert.deepEqual(own('y OR hub:a', 'b'), { wrong: 'circle' });
  rules.set('ferry', read('ferry OR hub:ferry'));
  assert.equal(shown(open('hub:ferry') as HubRule), '(ferry | hub:ferry)');
});

test('topics of topics are read once each, and refused where they are too many parts', () => {
  const rules = new Map<string, string>([['t0', 'x']]),
    asked: string[] = [];
  for (let level = 1; level < 8; level++) rules.set(`t${level}`, Array.from({ length: 12 }, (_, i) => `(hub:t${level - 1} NOT z${i})`).join(' OR '));
  const whole = unfolded(read('hub:t7'), (slug) => {
    asked.push(slug);
    return read(rules.get(slug) ?? '');
  });
  assert.deepEqual(whole, { wrong: 'long' });
  assert.equal(asked.length, new Set(asked).size);
});

test('what is said twice is asked once, and a way asks no more than sixteen questions of a kind', () => {
  assert.equal(shown(read('who:a who:a OR who:a who:a')), 'who:a');
  assert.equal(waysOf(read('a NOT who:b NOT who:c NOT who:b'))?.[0]?.no.length, 2);
  const denied = (n: number): string => `a ${Array.from({ length: n }, (_, i) => `NOT z${i}`).join(' ')}`;
  assert.ok(!isWrong(readRule(denied(16))));
  assert.deepEqual(readRule(denied(17)), { wrong: 'long' });
});

test('words that the index leaves out are told by language, and those of which it has nothing at all', () => {
  assert.equal(unasked(read('ferry NOT May'), ['en']), 'May');
  assert.equal(unasked(read('ferry NOT May'), ['en', 'de']), undefined);
  assert.equal(unasked(read('ferry who:WHO'), ['en']), 'WHO');
  assert.equal(unasked(read('ferry NOT "…"'), ['en', 'de']), '…');
  assert.equal(unasked(read('section:it the ferry'), ['en']), undefined);
  assert.deepEqual(leftOut(read('the ferry NOT who:WHO'), ['en', 'de']), [{ lang: 'en', words: ['the', 'WHO'] }]);
});
