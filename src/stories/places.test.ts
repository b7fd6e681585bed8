import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NOWHERE, Places } from './places.ts';

/** Few bits, and all in the same ones: most of them begin at one place of the table. */
const number = fc.nat(40).map((n) => n * 4096);

test('each number of a list is found where it stands, and no other is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.oneof(number, fc.nat()), { maxLength: 60 }), fc.array(number), (list, asked) => {
      const places = new Places(Uint32Array.from(list));
      for (const n of [...list, ...asked]) assert.equal(places.of(n), list.includes(n) ? list.indexOf(n) : NOWHERE);
    }),
  );
});
