import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold, terms, tokens } from './words.ts';

const words = (text: string): string[] => tokens(text).map((t) => t.text);

test('tokens keep apostrophes, abbreviations and numbers whole and part hyphens', () => {
  assert.deepEqual(words("The U.S. didn't pay $1,000.50 to Russia-backed l’homme."), [
    'The',
    'U.S.',
    "didn't",
    'pay',
    '1,000.50',
    'to',
    'Russia',
    'backed',
    'l’homme',
  ]);
  assert.deepEqual(words('He left.She stayed. Plan B. Then C.'), ['He', 'left', 'She', 'stayed', 'Plan', 'B', 'Then', 'C']);
});
test('tokens take characters of scripts without spaces one by one', () => {
  assert.deepEqual(words('北京 talks 東京'), ['北', '京', 'talks', '東', '京']);
  assert.deepEqual(words('Київ, Εθνική कीव'), ['Київ', 'Εθνική', 'कीव']);
});
test('tokens stand in the text where they say', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let last = 0;
      for (const t of tokens(text)) {
        assert.equal(text.slice(t.start, t.end), t.text);
        assert.ok(t.start >= last && t.end > t.start);
        last = t.end;
      }
    }),
  );
});
test('terms fold, stem and drop stop words', () => {
  assert.deepEqual(terms('The talks failed: Ukraine’s negotiators are talking, and the U.S. talked.', 'en'), [
    'talk',
    'fail',
    'ukrain',
    'negotiator',
    'talk',
    'us',
    'talk',
  ]);
  assert.deepEqual(terms('Die Verhandlungen und der Häuser', 'de'), terms('Verhandlung Haus', 'de'));
  assert.deepEqual(terms("l'accord de l’État", 'fr'), terms('accord état', 'fr'));
  assert.deepEqual(terms('Türkiye’nin', 'tr'), terms('Türkiye', 'tr'));
});
test('terms pair the characters of scripts without spaces', () => {
  assert.deepEqual(terms('北京會談 京', 'zh'), ['北京', '京會', '會談', '京']);
});
test('terms of an unknown language are its folded words', () => {
  assert.deepEqual(terms('Mitä KUULUU', 'xx'), ['mitä', 'kuuluu']);
});
test('fold makes quotes, dashes and spaces one kind', () => {
  assert.equal(fold('“Ａ”\u00a0–  ‘é’ İ'), '"a" - \'é\' i');
});
