import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf } from './figures.ts';
import { paragraphs } from './paragraphs.ts';

const figures = (text: string, lang = 'en'): string[] =>
  paragraphs(text, [{ start: 0, end: text.length }], lang).flatMap((p) => p.sentences).flatMap((s) => figuresOf(text, s, lang)).map((f) => `${text.slice(f.span.start, f.span.end)} = ${f.value} ${f.kind}${f.of === undefined ? '' : ` of ${f.of}`}${f.thing ? ` ${text.slice(f.thing.start, f.thing.end)}` : ''}`); // prettier-ignore

test('counts with bounds, parts of a whole, money, percent', () => {
  assert.deepEqual(figures('At least 52 out of 80 boats were damaged.'), ['At least 52 = 52 damaged of 80 boats']);
  assert.deepEqual(figures('The storm killed nearly 30 sailors and injured 12.'), ['nearly 30 = 30 killed sailors', '12 = 12 injured sailors']);
  assert.deepEqual(figures('It cost up to $3.5 billion, or 4 percent of sales.'), ['up to $3.5 billion = 3500000000 money', '4 percent = 4 percent sales']);
  assert.deepEqual(figures('Between 10 and 20 boats sank.'), ['10 and 20 = 10 destroyed boats']);
  assert.deepEqual(figures('The council passed it by 31 votes to 9.').length > 0, true);
});

test('a part and its whole are one figure, unless the whole is known by itself; what happened to a part did not to the whole', () => {
  assert.deepEqual(figures('Rescuers dug out 17 of 24 boats.'), ['17 = 17 objects of 24 boats']);
  assert.deepEqual(figures('Mindestens 3 von 12 Häusern wurden zerstört.', 'de'), ['Mindestens 3 = 3 destroyed of 12 Häusern']);
  assert.deepEqual(figures('The union said that 18,000 of its 21,000 members had stopped.'), [
    '18,000 = 18000 people of 21000 members',
    '21,000 = 21000 people members',
  ]);
  assert.deepEqual(figures('Police arrested 17 of the 24 protesters.'), ['17 = 17 arrested of 24 protesters', '24 = 24 people protesters']);
  assert.deepEqual(figures('One of 24 boats was destroyed.'), ['24 = 24 objects boats']);
  assert.deepEqual(figures('Three of the 12 people killed were children.'), ['Three = 3 killed of 12 people', '12 = 12 killed people']);
});

test('a number that is brought behind "to" counts what its number is of', () => {
  assert.deepEqual(figures('A woman died on Friday, bringing to 15 the number of people killed in the floods.'), ['15 = 15 killed people']);
  assert.deepEqual(figures('That brought to 40 the total number of homes destroyed.'), ['40 = 40 destroyed homes']);
});

test('nobody is zero', () => {
  assert.deepEqual(figures('A wall fell but no injuries were reported.'), ['no = 0 injured injuries']);
  assert.deepEqual(figures('No one likes rain.'), []);
});

test('ages, years, dates, clock times, ranks, names and pronouns are no figures', () => {
  for (const text of ['Ann Lund, 34, left.', 'The patient of 84 died.', 'A man of 52 was shot.', 'A 34-year-old man left in 2019.', 'It fell on May 12 at 5:40 p.m.', 'The top 20 list.', 'Flight 93 left Gate 4.', 'He is one of them.', 'It came three days after the storm.', 'The 21st storm came.', 'They won 3-2, a late win.'])
    assert.deepEqual(figures(text), [], text); // prettier-ignore
});

test('other languages', () => {
  assert.deepEqual(figures('Mindestens 12 Menschen wurden getötet und 34 verletzt.', 'de'), ['Mindestens 12 = 12 killed Menschen', '34 = 34 injured Menschen']);
  assert.deepEqual(figures('Más de 1.200 casas fueron destruidas.', 'es'), ['Más de 1.200 = 1200 destroyed casas']);
  assert.deepEqual(figures('12 hus ble ødelagt.', 'nb'), []);
});

test('what stands beside a colon, a plural or a street counts all the same', () => {
  assert.deepEqual(figures('Day 9: 12 people were killed.'), ['12 = 12 killed people']);
  assert.deepEqual(figures('The fire destroyed 1987 buildings.'), ['1987 = 1987 destroyed buildings']);
  assert.deepEqual(figures('Police arrested 30 Occupy Wall Street protesters.').length, 1);
  for (const text of ['Last updated 28 November 2005, 02: 24 GMT', 'They signed the 2015 rules.', 'He lives at 10 Harbour Street.'])
    assert.deepEqual(figures(text), [], text);
});

test('lives are deaths only where they are lost, and a change is two numbers', () => {
  assert.ok(figures('The attack claimed 59 lives.')[0]?.includes('killed'));
  assert.ok(!figures('The bill will change thousands of lives.')[0]?.includes('killed'));
  assert.equal(figures('It fell from 3.9 to 3.7 percent.').at(-1), '3.7 percent = 3.7 percent');
});
