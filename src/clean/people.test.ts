import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isName, peopleIn, withoutLead } from './people.ts';

test('names, roles and places of a byline', () => {
  assert.deepEqual(peopleIn('Ann Lee in Oslo, Norway, and Bo Ek, AP Writer'), [
    { name: 'Ann Lee', place: 'Oslo, Norway' },
    { name: 'Bo Ek', role: 'AP Writer' },
  ]);
  assert.deepEqual(peopleIn('Karla Weiß und Tom van der Berg'), [{ name: 'Karla Weiß' }, { name: 'Tom van der Berg' }]);
  assert.deepEqual(peopleIn('Test Agency staff'), [{ name: 'Test Agency staff' }]);
});
test('a list in which only some were elsewhere', () => {
  assert.deepEqual(peopleIn('A Mora, B Stone in Paris and C Dell in London'), [
    { name: 'A Mora' },
    { name: 'B Stone', place: 'Paris' },
    { name: 'C Dell', place: 'London' },
  ]);
});
test('lead words go, in several languages', () => {
  for (const [line, rest] of [
    ['By Ann Lee', 'Ann Lee'],
    ['Von Karla Weiß', 'Karla Weiß'],
    ['Par Luc Petit', 'Luc Petit'],
    ['文：林青', '林青'],
  ] as const)
    assert.deepEqual(withoutLead(line), { rest, found: true });
  assert.equal(withoutLead('Dina Holm').found, false);
});
test('what is no name', () => {
  for (const s of ['Updated 3 May', 'share this', 'https://x.example', 'A', 'the quick brown fox', '12 min read', 'von']) assert.equal(isName(s), false, s);
  for (const s of ['Ann Lee', "Siobhan O'Neil", '岡田浩幸', 'María de la Cruz', 'सुनील वर्मा']) assert.equal(isName(s), true, s);
});
