import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unmarked, visible } from './visible.ts';

test('what an eye does not see is made visible, or left out where it only typesets', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['Nineteen dead', 'Nineteen dead', 0],
    ['a\u202Eb\u2066c', 'a⟨U+202E⟩b⟨U+2066⟩c', 2],
    ['ig\u200Bnore', 'ig⟨U+200B⟩nore', 1],
    ['bell\u0007 and \u001B[2J', 'bell⟨U+0007⟩ and ⟨U+001B⟩[2J', 2],
    ['line\u2028line\u0085line', 'line⟨U+2028⟩line⟨U+0085⟩line', 2],
    [
      `x${[...'send it'].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join('')}y`,
      'x⟨U+E0073 U+E0065 U+E006E U+E0064 U+E0020 U+E0069 U+E0074⟩y',
      7,
    ],
    [`x${'\uFE01'.repeat(40)}y`, `x⟨${Array(8).fill('U+FE01').join(' ')} +32⟩y`, 40],
    ['half \uD800 pair', 'half ⟨U+D800⟩ pair', 1],
    ['Regierungs\u00ADchef', 'Regierungschef', 1],
    ['\u200Fשלום\u200E, a', 'שלום, a', 2],
    ['tab\tstays', 'tab\tstays', 0],
  ];
  for (const [text, shown, hidden] of cases) assert.deepEqual(visible(text), { text: shown, hidden }, JSON.stringify(text));
});

test('joiners stay where they are orthography or one picture, and nowhere else', () => {
  for (const whole of ['می\u200Cخواهم', 'क्\u200Dष', '👩\u200D🚒', '❤\uFE0F', '🏳\uFE0F\u200D🌈', '👩🏽\u200D🚒'])
    assert.deepEqual(visible(whole), { text: whole, hidden: 0 }, whole);
  assert.equal(visible('1\uFE0F4\uFE0E dead #\uFE0F\u20E3 7\uFE0F\u20E3').text, '1⟨U+FE0F⟩4⟨U+FE0E⟩ dead #\uFE0F\u20E3 7\uFE0F\u20E3');
  assert.equal(visible('pass\u200Cword').text, 'pass⟨U+200C⟩word');
  assert.equal(visible('می\u200C\u200Cخواهم').hidden, 2);
});

test('nothing that prints nothing comes out of any text, and marks are taken back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const shown = visible(text).text.replace(/\u200C|\u200D|\uFE0E|\uFE0F/g, '');
      assert.ok(!/(?!\t)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(shown), JSON.stringify(text));
    }),
  );
  assert.equal(unmarked(visible('ig\u200Bno\u202E\u2066re').text), 'ignore');
});
