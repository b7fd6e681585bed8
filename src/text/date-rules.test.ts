import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rulesFor, rulesOf } from './date-rules.ts';
import { matches } from './matches.ts';

test('a rule that reads something in a text is among those tried on it', () => {
  const { list, byWord } = rulesOf('en');
  const small =
    'the a in of last next this late early mid mid- every May 5th 10 2016 1990s p.m. p.m , . ’s first fourth ended from end before after ago earlier later _';
  const word = fc.constantFrom(...[...byWord.keys()].flatMap((w) => [w, w, `${w.charAt(0).toUpperCase()}${w.slice(1)}`]), ...small.split(' '));
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '-', '')), { maxLength: 12 }).map((words) => words.flat().join(''));
  fc.assert(
    fc.property(text, (t) => {
      const tried = rulesFor(t, 'en');
      for (const rule of list)
        assert.ok(tried.includes(rule) || matches(t, rule.pattern).every((m) => rule.read(m) === undefined), `${rule.pattern.source} in ${t}`);
    }),
    { numRuns: 1000 },
  );
});
