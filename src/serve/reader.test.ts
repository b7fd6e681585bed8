import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatFor, instantOf } from './format.ts';
import { asksSomething, parseQuery } from './query.ts';
import { acceptedLanguages, directionOf, readerFor, uiLanguage } from './reader.ts';
import { inputsOf } from './input.ts';

test('languages are taken by weight, then order; refused and malformed ones are left out', () => {
  assert.deepEqual(acceptedLanguages('de-AT;q=0.8, uk, en;q=0, *;q=0.1, x, fr;q=2, de'), ['uk', 'de']);
  assert.deepEqual(acceptedLanguages(undefined), []);
  assert.equal(uiLanguage(['uk', 'de', 'en']), 'de');
  assert.equal(uiLanguage(['uk']), 'en');
});

test('dates are written as a paper writes them, in the zone asked for', () => {
  const at = Date.UTC(2025, 5, 2, 11, 10),
    en = formatFor('en', 'Europe/Kyiv'),
    de = formatFor('de', 'Europe/Berlin');
  assert.equal(en.moment(at, at), '2 June, 14:10');
  assert.equal(en.moment(at, Date.UTC(2026, 0, 1)), '2 June 2025, 14:10');
  assert.equal(de.moment(at, at), '2. Juni, 13:10');
  assert.equal(en.longDay(at), 'Monday 2 June 2025');
  assert.match(en.isoDay('2025-05-31/2025-06-01'), /31 May\s–\s1 June 2025/);
  assert.equal(en.figure({ low: 1200, high: Infinity }), '1,200');
  assert.equal(de.figure({ low: 1200, high: 1500 }), '1.200–1.500');
});

test('a local time is that time in the zone, on both sides of summer time', () => {
  assert.equal(instantOf('2025-06-02T14:10', 'Europe/Kyiv'), Date.UTC(2025, 5, 2, 11, 10));
  assert.equal(instantOf('2025-12-02T14:10', 'Europe/Kyiv'), Date.UTC(2025, 11, 2, 12, 10));
  assert.equal(instantOf('2025-06-02T14:10:00+02:00', 'Europe/Kyiv'), Date.UTC(2025, 5, 2, 12, 10));
  assert.equal(instantOf('2025-06-02', 'UTC'), Date.UTC(2025, 5, 2, 23, 59, 59));
  for (const bad of ['yesterday', '2025-13-40', '2025-06-02T99:99', '']) assert.equal(instantOf(bad, 'UTC'), undefined, bad);
});

test('ages count whole minutes, hours and days', () => {
  const reader = readerFor('en', 'UTC', 10 * 86_400_000);
  assert.equal(reader.ago(reader.now - 60_000), '1 minute old');
  assert.equal(reader.ago(reader.now - 47 * 3_600_000), '47 hours old');
  assert.equal(reader.ago(reader.now - 72 * 3_600_000), '3 days old');
});

test('an unknown language leaves the direction to the letters', () => {
  assert.deepEqual(['ar', 'he', 'de', 'und'].map(directionOf), ['rtl', 'rtl', 'ltr', 'auto']);
});

test('operators are taken out of a search, wrong ones named', () => {
  assert.deepEqual(parseQuery('ferry source:"Harbour Gazette" lang:de-AT before:2025-06-02 after:2025-05 fire'), {
    words: 'ferry fire',
    source: 'Harbour Gazette',
    lang: 'de',
    before: Date.UTC(2025, 5, 2),
    since: Date.UTC(2025, 4, 1),
    wrong: [],
  });
  assert.deepEqual(parseQuery('a before:soon lang: x\0y').wrong, ['before:soon', 'lang:']);
  assert.equal(parseQuery('resource:x \0').words, 'resource:x');
  assert.deepEqual(parseQuery('who:"Lena Marsh" where:Halden has:figures has:wings smoke'), {
    words: 'smoke',
    who: 'Lena Marsh',
    where: 'Halden',
    manner: 'figure',
    wrong: ['has:wings'],
  });
  assert.deepEqual(parseQuery('cue:denied thing:"patrol boats" kind:Killed has:differing has:quotes'), {
    words: '',
    cue: 'denied',
    thing: 'patrol boats',
    kind: 'killed',
    differing: true,
    manner: 'quote',
    wrong: [],
  });
  assert.equal(asksSomething(parseQuery('has:figure')), true);
  assert.equal(asksSomething(parseQuery(' before:soon ')), false);
});

test('a value is a number, a range or a bound', () => {
  const value = (typed: string) => parseQuery(`value:${typed}`).value;
  assert.deepEqual(value('41'), { low: 41, high: 41 });
  assert.deepEqual(value('1,200.5'), { low: 1200.5, high: 1200.5 });
  assert.deepEqual(value('3.5%'), { low: 3.5, high: 3.5 });
  assert.deepEqual(value('40..50'), { low: 40, high: 50 });
  assert.deepEqual(value('-5..5'), { low: -5, high: 5 });
  assert.deepEqual([value('40..'), value('>=40')], Array(2).fill({ low: 40, high: Infinity }));
  assert.deepEqual([value('..50'), value('<=50')], Array(2).fill({ low: -Infinity, high: 50 }));
  const [above, below] = [value('>1000'), value('<0')];
  assert.ok(above && above.low > 1000 && above.low < 1000.001);
  assert.ok(below && below.high < 0 && below.high > -1e-9);
  for (const wrong of ['50..40', 'many', '..', '4..5..6', '>', '1e9', '12,34', ''])
    assert.deepEqual(parseQuery(`value:${wrong}`).wrong, [`value:${wrong}`], wrong);
});

test('Read is asked for one to ten links and texts', () => {
  assert.deepEqual(inputsOf('https://a.example/1\n https://a.example/1\r\n', ['', ' said ']), {
    inputs: [
      { kind: 'url', url: 'https://a.example/1' },
      { kind: 'text', text: ' said ', name: 'text 2' },
    ],
  });
  assert.deepEqual(inputsOf('', ['  ']), { wrong: 'read.none' });
  assert.deepEqual(inputsOf('javascript:alert(1)', []), { wrong: 'read.notlink' });
  assert.deepEqual(inputsOf(Array.from({ length: 11 }, (_, i) => `https://a.example/${i}`).join('\n'), []), { wrong: 'read.many' });
});
