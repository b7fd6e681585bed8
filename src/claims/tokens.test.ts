import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenize } from './tokens.ts';

const parts = (text: string): string => tokenize(text).map((t) => t.text).join(' | '); // prettier-ignore

test('words, numbers and marks', () => {
  assert.equal(parts('The U.S. said 1,200.5% (or so), "no"...'), 'The | U.S. | said | 1,200.5% | ( | or | so | ) | , | " | no | " | ...');
  assert.equal(parts('Mr. J. Lund left.'), 'Mr. | J. | Lund | left | .');
  assert.equal(parts('then-Sheriff AT&T well -- a-1 x&y'), 'then-Sheriff | AT&T | well | -- | a-1 | x | & | y');
  assert.equal(parts('élan vital\u00a0naïve Zoë’s'), 'élan | vital | naïve | Zoë | ’s');
});

test('"don’t" is one token, a possessive two', () => {
  assert.equal(parts("I don't, Lund’s can’t won'ts"), "I | don't | , | Lund | ’s | can’t | won | ' | ts");
});

test('offsets are into the whole text', () => {
  const text = 'Before. Then Lund said.';
  assert.deepEqual(
    tokenize(text, 8).map((t) => text.slice(t.start, t.end)),
    ['Then', 'Lund', 'said', '.'],
  );
});
