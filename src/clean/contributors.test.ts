import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contributorLine } from './contributors.ts';

test('people after whom "contributed" stands, with their places', () => {
  assert.deepEqual(contributorLine('Mara Lind in Eastport, Norland, and Tom Okafor in Westhaven, Norland, contributed to this report.')?.people, [
    { name: 'Mara Lind', place: 'Eastport, Norland' },
    { name: 'Tom Okafor', place: 'Westhaven, Norland' },
  ]);
});
test('an agency named with its writers is told apart from them', () => {
  const line = contributorLine('Associated Press writers Mara Lind and Tom Okafor contributed to this report.');
  assert.deepEqual(line?.agencies, ['AP']);
  assert.deepEqual(
    line?.people.map((p) => p.name),
    ['Mara Lind', 'Tom Okafor'],
  );
});
test('reporting, writing and editing are three things', () => {
  const line = contributorLine('Reporting by Mara Lind in Eastport; Writing by Kim Park; Editing by Sol Ader');
  assert.deepEqual(line?.reporters, [{ name: 'Mara Lind', place: 'Eastport' }]);
  assert.deepEqual(line?.people, [{ name: 'Kim Park' }]);
});
test('other languages, and lines that are text', () => {
  assert.deepEqual(contributorLine('Mitarbeit: Karla Weiß')?.people, [{ name: 'Karla Weiß' }]);
  assert.deepEqual(contributorLine('Con información de Luz Mora')?.people, [{ name: 'Luz Mora' }]);
  assert.equal(contributorLine('The storm contributed to the delay of the ferries.'), undefined);
  assert.equal(contributorLine('He reported from the harbour that the boats were late again.'), undefined);
});
