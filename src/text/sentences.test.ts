import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sentences } from './sentences.ts';

const split = (text: string, lang = 'en'): string[] => sentences(text, lang).map((r) => text.slice(r.start, r.end));

test('abbreviations, initials and titles do not end a sentence', () => {
  const parts = ['Mr. J. R. Brown met Sen. Lee at 5 p.m. Monday in the U.S. Capitol.', 'It cost $1.5 million.', 'He lives in the U.S.', 'They do not.'];
  assert.deepEqual(split(parts.join(' ')), parts);
});
test('closing quotes stay with their sentence and a reporting verb goes on with it', () => {
  const parts = ['“We will not stop.”', '“Why should we?” she asked.', 'He said: "No more!"', 'Then he left.'];
  assert.deepEqual(split(parts.join(' ')), parts);
});
test('ordinals of a language do not end its sentences', () => {
  assert.deepEqual(split('Am 2. Juni trafen sie sich z. B. in Kiew. Danach nicht.', 'de'), ['Am 2. Juni trafen sie sich z. B. in Kiew.', 'Danach nicht.']);
  assert.deepEqual(split('The year was 1999. Nobody knew.'), ['The year was 1999.', 'Nobody knew.']);
});
test('stops of other scripts', () => {
  assert.deepEqual(split('会谈开始。“没有结果。”他说！结束', 'zh'), ['会谈开始。', '“没有结果。”', '他说！', '结束']);
  assert.deepEqual(split('هل انتهى؟ نعم انتهى.', 'ar'), ['هل انتهى؟', 'نعم انتهى.']);
  assert.deepEqual(split('वह आया। वह गया।', 'hi'), ['वह आया।', 'वह गया।']);
});
test('French guillemets close with a space', () => {
  assert.deepEqual(split('« Nous partons. » Puis M. Dupont est parti.', 'fr'), ['« Nous partons. »', 'Puis M. Dupont est parti.']);
});
test('an empty line ends a sentence, a line break does not', () => {
  assert.deepEqual(split('A headline\n\nA text that\ngoes on'), ['A headline', 'A text that\ngoes on']);
});
test('every non-space character lies in exactly one sentence', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('A', 'b', 'U.S.', 'Mr.', '. ', '"', '”', '“', '!', ' ', '\n\n', '。', '3. ', '(', ')', '…')).map((a) => a.join('')),
      (text) => {
        const inside = split(text).join('').replace(/\s/g, '');
        assert.equal(inside, text.replace(/\s/g, ''));
      },
    ),
  );
});
