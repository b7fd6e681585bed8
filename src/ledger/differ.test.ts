import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { differs } from './differ.ts';
import { quantityOf } from './quantity.ts';
import type { Measured, Quantity } from './quantity.ts';

const n = (value: number, more: Partial<Measured> = {}): Quantity => quantityOf({ value, low: value, high: value, kind: 'people', ...more });
const moreThan = (value: number) => n(value, { bound: 'more-than', high: Infinity });
const about = (value: number) => n(value, { bound: 'about' });

test('rounded and looser wordings are no difference', () => {
  const alike: [Quantity, Quantity][] = [
    [moreThan(50), n(51)],
    [moreThan(200), n(276)],
    [n(24, { vague: true }), n(59)],
    [about(180_000), n(181_500)],
    [n(1_200_000), n(1_203_456)],
    [n(10, { bound: 'range', high: 20 }), n(14)],
    [n(200_000, { bound: 'about', below: true }), n(188_000)],
    [n(400, { kind: 'other', unit: 'pounds' }), n(181, { kind: 'other', unit: 'kg' })],
    [n(730, { kind: 'distance', unit: 'miles' }), n(1175, { kind: 'distance', unit: 'km' })],
  ];
  for (const [a, b] of alike) assert.equal(differs(a, b), false, `${a.value} ${b.value}`);
});

test('other numbers differ, also where a count has only grown', () => {
  const apart: [Quantity, Quantity][] = [
    [moreThan(40), n(13)],
    [moreThan(400), n(527)],
    [n(60, { bound: 'at-least', high: Infinity }), n(84, { bound: 'at-least', high: Infinity })],
    [n(24, { vague: true }), n(14)],
    [n(2800), n(2891)],
    [about(180_000), about(188_000)],
    [n(80, { bound: 'about', below: true }), n(84)],
    [n(100_000, { bound: 'at-most', low: 0 }), about(8000)],
    [n(730, { kind: 'distance', unit: 'miles' }), n(2000, { kind: 'distance', unit: 'km' })],
  ];
  for (const [a, b] of apart) assert.equal(differs(a, b), true, `${a.value} ${b.value}`);
});

test('what is measured in other dimensions is never a difference', () => {
  assert.equal(differs(n(40, { kind: 'percent' }), n(13)), false);
  assert.equal(differs(n(40, { kind: 'distance', unit: 'km' }), n(13, { kind: 'duration', unit: 'hours' })), false);
});

test('an open bound has no highest value', () => {
  assert.equal(quantityOf({ value: 40, low: 40, kind: 'people', bound: 'more-than' }).high, Infinity);
  assert.equal(n(24, { vague: true }).high, Infinity);
});

const anyQuantity = fc
  .record({
    value: fc.integer({ min: 0, max: 5_000_000 }),
    bound: fc.constantFrom(undefined, 'at-least', 'at-most', 'more-than', 'less-than', 'about'),
    vague: fc.boolean(),
  })
  .map(({ value, bound, vague }) => n(value, { vague, ...(bound ? { bound } : {}) } as Partial<Measured>));
test('a difference has no direction, and nothing differs from itself', () => {
  fc.assert(fc.property(anyQuantity, anyQuantity, (a, b) => differs(a, b) === differs(b, a) && !differs(a, a)));
});
