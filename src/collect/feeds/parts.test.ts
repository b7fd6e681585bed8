import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inParts } from './parts.ts';
import { sanitise } from './sanitise.ts';

const uncut = (_text: string, end: number): number => end;

test('a long text comes out as in one piece, characters outside the basic plane and broken ones at the seams', () => {
  for (const text of ['ab'.repeat(100_000), `a${'🦀'.repeat(70_000)}`, '🦀'.repeat(70_000), `${'a'.repeat(65_535)}🦀b`])
    assert.equal(
      inParts(text, (p) => p, uncut),
      text,
    );
  // Half a character at the very end is no reason to wait for the other half.
  assert.equal(inParts(`${'a'.repeat(70_000)}\ud83e`, (p) => p, uncut).length, 70_001);
});

test('a tag at a seam stays one, and what opens nothing is text', () => {
  for (const shift of [0, 1, 2, 3]) {
    const before = 'x'.repeat(65_534 + shift);
    assert.equal(sanitise(`${before}<b>y</b> < z`, ''), `${before}<b>y</b> &lt; z`);
    assert.equal(sanitise(`${before}<<b>y</b> < z`, ''), `${before}&lt;<b>y</b> &lt; z`);
  }
});
