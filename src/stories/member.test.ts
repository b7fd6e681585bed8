import assert from 'node:assert/strict';
import { test } from 'node:test';
import { member, packMember, PARTS, type Member } from './member.ts';
import { numberOf, SIDES, vectorOf, type SideName, type Vector } from './vector.ts';

type Weights = Partial<Record<SideName, number>>;
const vector = (of: Record<string, Weights>): Vector => vectorOf(Object.keys(of), (kind, term) => of[term]?.[kind] ?? 0);
const VECTOR = vector({ ferri: { plain: 3, title: 1, first: 6.5 }, kelmora: { plain: 4, first: 0.25, names: 1 } });
/** A side's terms and what each weighs. */
function sideOf({ numbers, parts, counts }: Member, side: SideName): (readonly [number: number, weight: number])[] {
  const i = SIDES.indexOf(side),
    from = counts.subarray(0, i).reduce((sum, n) => sum + n, 0);
  return [...numbers.subarray(from, from + (counts[i] as number))].map((n, k) => [n, Math.round(((parts[from + k] as number) / PARTS) * 1000) / 1000]);
}

test('a member comes back as it was packed: text, headline and names of unit length, what is early as it is', () => {
  const m = member(packMember(VECTOR)),
    [ferri, kelmora] = [numberOf('ferri'), numberOf('kelmora')];
  assert.deepEqual(sideOf(m, 'plain'), [
    [kelmora, 0.8],
    [ferri, 0.6],
  ]);
  assert.deepEqual(sideOf(m, 'title'), [[ferri, 1]]);
  assert.deepEqual(sideOf(m, 'first'), [
    [ferri, 6.5],
    [kelmora, 0.25],
  ]);
  assert.deepEqual(sideOf(m, 'names'), [[kelmora, 1]]);
});
test('a member that does not lie on a fourth byte is read as well', () => {
  const packed = packMember(VECTOR),
    odd = new Uint8Array(packed.length + 1).subarray(1);
  odd.set(packed);
  assert.deepEqual(member(odd), member(packed));
});
test('an empty vector and a very heavy term are packed as well', () => {
  assert.deepEqual(
    SIDES.map((side) => sideOf(member(packMember(vector({}))), side)),
    [[], [], [], []],
  );
  assert.deepEqual(sideOf(member(packMember(vector({ x: { first: 99 } }))), 'first'), [[numberOf('x'), 16]]);
});
test('numbers of terms are those of FNV-1a', () => {
  assert.equal(numberOf(''), 0x811c9dc5);
  assert.equal(numberOf('a'), 0xe40c292c);
  assert.equal(numberOf('foobar'), 0xbf9cf968);
});
