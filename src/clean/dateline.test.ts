import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datelineOf, placeLine } from './dateline.ts';
import { readHtml } from './html.ts';

const cases: readonly (readonly [string, string, string, string | undefined, string])[] = [
  ['en', 'EASTPORT, Norland (AP) — The ferry sailed.', 'EASTPORT, Norland', 'AP', 'EASTPORT, Norland (AP) —'],
  ['en', 'EASTPORT (Test Agency) — The ferry sailed.', 'EASTPORT', 'Test Agency', 'EASTPORT (Test Agency) —'],
  ['en', 'EASTPORT, June 2 (Reuters) - The ferry sailed.', 'EASTPORT', 'Reuters', 'EASTPORT, June 2 (Reuters) -'],
  ['en', 'EASTPORT — The ferry sailed.', 'EASTPORT', undefined, 'EASTPORT —'],
  ['de', 'Oberau (dpa) - Die Bahn fährt.', 'Oberau', 'dpa', 'Oberau (dpa) -'],
  ['zh', '新华社北京4月24日电 港务局表示。', '北京', 'Xinhua', '新华社北京4月24日电'],
  ['ko', '(서울=연합뉴스) 항만청은 밝혔다.', '서울', 'Yonhap', '(서울=연합뉴스)'],
];
for (const [lang, text, place, agency, words] of cases)
  test(`dateline of ${text}`, () => assert.deepEqual(datelineOf(text, lang), { place, ...(agency ? { agency } : {}), text: words }));

test('no dateline', () => {
  for (const text of [
    'The ferry sailed on Tuesday, the office said.',
    'UPDATE — The ferry sailed.',
    'Mayor Ines Falk (R-Texas) said the ferry would sail.',
    'Anna Holm (UNO) sagte, die Fähre fahre.',
    'DEAR ANNA: My ferry is late.',
  ])
    assert.equal(datelineOf(text, 'en'), undefined, text);
});
test('a lone town before the text counts in German and only before a real paragraph', () => {
  const text =
    'Oberau. Die Seilbahn auf den Hohen Stein fährt frühestens zu Ostern wieder, wie der Betreiber am Montag mitteilte. Grund ist ein Schaden am Seil.';
  assert.equal(datelineOf(text, 'de')?.place, 'Oberau');
  assert.equal(datelineOf('Oberau. Die Bahn fährt.', 'de'), undefined);
});

test('a place in a line of its own', () => {
  const said = (line: string): string | undefined => {
    const leaf = readHtml(`<p>${line}</p>`).leaves[0];
    assert.ok(leaf);
    return placeLine(leaf)?.place;
  };
  for (const [line, place] of [
    ['Pittsburgh', 'Pittsburgh'],
    ['Washington/ New Delhi:', 'Washington/ New Delhi'],
    ['EASTPORT, NORLAND', 'EASTPORT, NORLAND'],
    ['Oberau, December 16, 2024', 'Oberau'],
  ] as const)
    assert.equal(said(line), place, line);
  for (const line of [
    'Politics',
    'Monday, December 16, 2024',
    'Updated, December 16, 2024',
    'Advertisement',
    'Ann Lee',
    '<a href="/berlin">Berlin</a>',
    'Exclusive:',
  ])
    assert.equal(said(line), undefined, line);
});
test('the paper’s own correspondent stands before the place', () => {
  assert.equal(datelineOf('DALLA NOSTRA CORRISPONDENTE NEW YORK - Il traghetto è partito lunedì.', 'it')?.place, 'NEW YORK');
});
