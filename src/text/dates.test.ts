import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DATE_WORDS } from './date-words.ts';
import { dateExpressions, dayOf, daysOf, isoWeek, isSureDay } from './dates.ts';

// A Wednesday.
const published = Date.UTC(2026, 2, 4, 15);
const found = (text: string, lang = 'en'): string[] =>
  dateExpressions(text, published, lang).map((d) => `${text.slice(d.start, d.end)} = ${d.value}${d.mod ? ` (${d.mod})` : ''}`);

test('dates look back from publication', () => {
  assert.deepEqual(found('The bridge fell on Monday.'), ['on Monday = 2026-03-02']);
  assert.deepEqual(found('It fell on Friday.'), ['on Friday = 2026-02-27']);
  assert.deepEqual(found('Over the weekend, snow fell.'), ['Over the weekend = 2026-W09-WE']);
  assert.deepEqual(found('It began in November.'), ['November = 2025-11']);
  assert.deepEqual(found('It began three days ago, on Nov. 7.'), ['three days ago = 2026-03-01', 'Nov. 7 = 2025-11-07']);
  assert.deepEqual(found('The mayor, who will retire, announced Friday that he was ill.'), ['Friday = 2026-02-27']);
  assert.deepEqual(found('A mayor who will retire on Friday signed the bill.'), ['on Friday = 2026-02-27']);
  assert.deepEqual(found("The council would look into Tuesday's ruling, it said."), ['Tuesday = 2026-03-03']);
});

test('unless the sentence looks ahead', () => {
  for (const sentence of [
    'The court will meet on Friday.',
    'The mill stays shut until Friday.',
    'A ruling is expected Friday, the clerk said.',
    'A hearing is scheduled for Friday.',
    'The ballot is to be held Friday.',
    'They agreed to meet Friday in Orrin.',
    "Friday's vote will decide who leads.",
    'The fair opens Friday.',
    "They won't meet Friday.",
  ])
    assert.deepEqual(
      found(sentence).map((f) => f.replace(/^on /, '')),
      ['Friday = 2026-03-06'],
      sentence,
    );
  assert.deepEqual(found('They waited until Friday.'), ['Friday = 2026-02-27']);
  assert.deepEqual(found('The games in August will be held in Orrin.'), ['August = 2026-08']);
});

test('several days of one month or year share what is said once', () => {
  assert.deepEqual(found('The fair ran on March 3 and 5, 2016.'), ['March 3 = 2016-03-03', '5, 2016 = 2016-03-05']);
  assert.deepEqual(found('The fair ran on March 3–5, 2016.'), ['March 3 = 2016-03-03', '5, 2016 = 2016-03-05']);
  assert.deepEqual(found('Storms on March 30 and April 2, 2016.'), ['March 30 = 2016-03-30', 'April 2, 2016 = 2016-04-02']);
  assert.deepEqual(found('From December 30 to January 2, 2016.'), ['December 30 = 2015-12-30', 'January 2, 2016 = 2016-01-02']);
  assert.deepEqual(found('It fell on Oct 30, ’16.'), ['Oct 30, ’16 = 2016-10-30']);
  assert.deepEqual(found('Between March and June 2016.'), ['March = 2016-03', 'June 2016 = 2016-06']);
  assert.deepEqual(found('On Feb. 3 and 20 people died there.'), ['Feb. 3 = 2026-02-03']);
  assert.deepEqual(found('Am 3. und 5. März 2016.', 'de'), ['3 = 2016-03-03', '5. März 2016 = 2016-03-05']);
});

test('a weekday and a date are one, and the weekday helps with the year', () => {
  assert.deepEqual(found('He fell on Friday, Oct. 24, she said.'), ['on Friday, Oct. 24 = 2025-10-24']);
  assert.deepEqual(found('He fell on Thursday, Oct. 24, she said.'), ['on Thursday, Oct. 24 = 2024-10-24']);
  assert.deepEqual(found('It was shut at 10 p.m. Monday.'), ['10 p.m. Monday = 2026-03-02T22:00']);
});

test('the day may stand before its month', () => {
  assert.deepEqual(found('It burned on 5 April.'), ['5 April = 2026-04-05']);
  assert.deepEqual(found('It burned on 12 January, and again on 28 February.'), ['12 January = 2026-01-12', '28 February = 2026-02-28']);
  assert.deepEqual(found('It was sold on 1 July and burned on 31 December.'), ['1 July = 2025-07-01', '31 December = 2025-12-31']);
  assert.deepEqual(found('It burned on the 5th of April, or on 6th April.'), ['the 5th of April = 2026-04-05', '6th April = 2026-04-06']);
  assert.deepEqual(found('It burned on 14 October last year.'), ['14 October last year = 2025-10-14']);
  assert.deepEqual(found('The fair ran on 3 and 5 January.'), ['3 = 2026-01-03', '5 January = 2026-01-05']);
  assert.deepEqual(found('The fair ran on 3, 4 and 5 January.'), ['3 = 2026-01-03', '4 = 2026-01-04', '5 January = 2026-01-05']);
  assert.deepEqual(found('The fair ran from 5 April to 7 May.'), ['5 April = 2026-04-05', '7 May = 2026-05-07']);
  assert.deepEqual(found('The fair ran from 30 December to 2 January.'), ['30 December = 2025-12-30', '2 January = 2026-01-02']);
  assert.deepEqual(found('Version 1.5 in April, five in May 2016.'), ['April = 2026-04', 'May 2016 = 2016-05']);
});

test('a weekday may stand on either side of a day, in either order', () => {
  for (const day of ['5 March', '5th March', 'the 5th of March', 'March 5', 'March 5th'])
    for (const words of [`Thursday, ${day}`, `Thursday ${day}`, `Thursday (${day}`, `${day} (Thursday`, `${day}, a Thursday`])
      assert.deepEqual(found(`It burned. ${words}), it was.`), [`${words} = 2026-03-05`]);
  // 5 April 2026 is a Sunday, 5 April 2025 a Saturday.
  assert.deepEqual(found('It burned on Saturday, 5 April.'), ['on Saturday, 5 April = 2025-04-05']);
  assert.deepEqual(found('It burned on April 5 (Saturday).'), ['April 5 (Saturday = 2025-04-05']);
  assert.deepEqual(found('It burned on April 5, and Saturday it rained.').length, 2);
});

test('a bare day belongs to the old year that its paragraph opens with', () => {
  assert.deepEqual(found('In 2003, the mill was sold. On June 5 it burned.'), ['2003 = 2003', 'June 5 = 2003-06-05']);
  assert.deepEqual(found('The owner, who came in 2003, sold it on Jan. 5.'), ['2003 = 2003', 'Jan. 5 = 2026-01-05']);
  assert.deepEqual(found('In 2003, the mill was sold. Last week it burned. On Jan. 5 it had reopened.').at(-1), 'Jan. 5 = 2026-01-05');
});

test('what is counted from another day needs one', () => {
  assert.deepEqual(found('It burned on Feb. 2, 2016. Two days later it rained.'), ['Feb. 2, 2016 = 2016-02-02', 'Two days later = 2016-02-04']);
  assert.deepEqual(found('It burned on Feb. 2, 2016, and was sold the following month.').at(-1), 'the following month = 2016-03');
  assert.deepEqual(found('In 2016 it was sold; later that year it burned.').at(-1), 'that year = 2016');
  assert.deepEqual(found('Two days later it rained.'), []);
  const text = 'It burned on Feb. 2, 2016.\nThe next day it rained.';
  const [first, second] = [text.indexOf('\n'), text.length];
  const parts = [{ start: 0, end: first }, { start: first + 1, end: second }]; // prettier-ignore
  assert.deepEqual(
    dateExpressions(text, published, 'en', parts).map((d) => [text.slice(d.start, d.end), d.value]),
    [
      ['Feb. 2, 2016', '2016-02-02'],
      ['The next day', '2016-02-03'],
    ],
  );
});

test('seasons, quarters, decades and holidays', () => {
  assert.deepEqual(found('It was sold last fall.'), ['last fall = 2025-FA']);
  assert.deepEqual(found('It was sold in the summer of 2016.'), ['the summer of 2016 = 2016-SU']);
  assert.deepEqual(found('Sales rose in the fourth quarter.'), ['the fourth quarter = 2025-Q4']);
  assert.deepEqual(found('Third-quarter profit was $3 million, up from $2 million a year earlier.'), ['Third-quarter = 2025-Q3', 'a year earlier = 2024-Q3']);
  assert.deepEqual(found('It stood in the 1990s.'), ['1990s = 199']);
  assert.deepEqual(found('It stood in the 1900s and the 2000s.'), ['1900s = 19', '2000s = 200']);
  assert.deepEqual(found('It was found on Thanksgiving Day.'), ['Thanksgiving Day = 2025-11-27']);
  assert.deepEqual(found('It was found on Labor Day.'), []);
  assert.deepEqual(found('They meet on Easter Sunday.'), ['Easter Sunday = 2026-04-05']);
  assert.deepEqual(found('In July last year it burned.'), ['July last year = 2025-07']);
});

test('what recurs, and what is vague', () => {
  assert.deepEqual(found('It is open every Friday and on Mondays.'), ['every Friday = XXXX-WXX-5', 'on Mondays = XXXX-WXX-1']);
  assert.deepEqual(found('For years nobody came; several weeks passed.'), ['years = PXY', 'several weeks = PXW']);
  assert.deepEqual(found('It happened recently, and will again soon.'), ['recently = PAST_REF', 'soon = FUTURE_REF']);
});

test('names, addresses and signatures are no dates', () => {
  assert.deepEqual(found('He read the Sunday Times on Black Friday.'), []);
  assert.deepEqual(found('She plays in Weekend at the Lake.'), []);
  assert.deepEqual(found('See https://orrin.example/2016-05-03/ and orrin.example.com/may-3-2016/x.'), []);
  assert.deepEqual(found('The mill is shut. — Ada Orr (@adaorr) May 3, 2017'), []);
  assert.deepEqual(found('May Orrin may march on, said April Reed.'), []);
});

test('no time is read that there is not', () => {
  const counted = (n: string): string => `On Friday he came. ${n} later it ended.`;
  for (const n of ['200 million days', '900 million weeks', '5 million months', '3,000 years']) assert.deepEqual(found(counted(n)).slice(1), [], n);
  assert.deepEqual(found('It lay there 5 million months ago, or 9,000 years ago.'), []);
  assert.deepEqual(found('Es war vor 5 Millionen Monaten.', 'de'), []);
  for (const day of ['30 February', 'Feb. 30', '31 September', 'April 31, 2016', '29 February 2025', '2026-02-30', '2026-13-05', 'March 0000', 'March 9999'])
    assert.deepEqual(found(`It burned on ${day}.`), [], day);
  assert.deepEqual(found('It burned on 29 February 2024.'), ['29 February 2024 = 2024-02-29']);
});

/** Checked apart from the rules: a calendar value is what JavaScript itself writes for the day, in a year of four digits. */
function isThere(value: string): boolean {
  if (/^(?:P|XXXX-)/.test(value)) return /^(?:PT?[\dX]|(?:PAST|PRESENT|FUTURE)_REF$|XXXX-)/.test(value) && !/[-+]\d*[DWMYHS]/.test(value);
  const [, year, rest = ''] = /^(\d{2,4})(?!\d)(.*)$/.exec(value) ?? [];
  if (year === undefined || (year.length === 4 && !/^[12]/.test(year))) return false;
  const [, month, day = '01'] = /^-(\d+)(?:-(\d+))?/.exec(rest) ?? [];
  if (month === undefined) return rest === '' || /^-[A-Z]/.test(rest);
  const t = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return t.toISOString().startsWith(`${year}-${month}-${day}`);
}

test('whatever number, unit, language and day of publication, nothing throws and each value is a time that there is', () => {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 4_000_000 }),
    fc.constantFrom('two', '2.5', '5 million', '200 million', '3 billion', '5 Millionen', '7 trillion', '1e21', '9'.repeat(30), '-3', '1,000'),
  );
  const at = fc.oneof(
    fc.constantFrom(published, Number.NaN, Infinity, -Infinity, 8.64e15, -8.64e15, 1e20, 0, Date.UTC(2999, 11, 31), Date.UTC(1000, 0, 1)),
    fc.double({ min: -9e15, max: 9e15 }),
  );
  const word = fc.constantFrom(
    'Friday',
    'last weekend',
    'last month',
    'next quarter',
    'Easter Sunday',
    'this summer',
    'a year earlier',
    'yesterday',
    'in May',
    '10 p.m.',
  );
  const phrase = fc.constantFrom(...Object.entries(DATE_WORDS).map(([lang, words]) => ({ lang, words }))).chain(({ lang, words }) =>
    fc.record({
      lang: fc.constantFrom(lang, lang, 'zh', 'xx'),
      unit: fc.constantFrom(...Object.keys(words.units)),
      day: fc.constantFrom(...Object.keys(words.days)),
      ago: fc.constantFrom(words.agoBefore ?? '', 'seit'),
      behind: fc.constantFrom(words.ago, 'later', 'earlier', ''),
    }),
  );
  const months = ['January', 'February', 'Feb.', 'April', 'September', 'März', 'février', 'abril', 'березня', 'мая'];
  fc.assert(
    fc.property(phrase, number, number, fc.constantFrom(...months), word, at, ({ lang, unit, day, ago, behind }, n, m, month, said, when) => {
      const text = `On Feb. 29, 2016, ${day} ${said} ${ago} ${n} ${unit} ${behind}. ${n} ${month} ${m}. ${month} ${n}, ${m}. ${m} ${unit} later, ${n}-0${m}-30, ${said}.`;
      for (const found of dateExpressions(text, when, lang)) {
        assert.ok(isThere(found.value), `${text}: ${found.value}`);
        assert.doesNotThrow(() => [daysOf(found.value), dayOf(found.value), isSureDay(text, found, lang)]);
      }
    }),
    { numRuns: 500 },
  );
});

test('durations keep their bound', () => {
  assert.deepEqual(found('a second round in just over two weeks'), ['just over two weeks = P2W (more than)']);
  assert.deepEqual(found('war for the past three years'), ['the past three years = P3Y']);
  assert.deepEqual(found('a 16-hour flight'), ['16-hour = PT16H']);
  assert.deepEqual(found('a stop of 5 1/2 hours, for a couple of years'), ['5 1/2 hours = PT5H30M', 'a couple of years = P2Y']);
  assert.deepEqual(found('a 34-year-old man makes four trips a week'), []);
});

test('other languages', () => {
  assert.deepEqual(found('Er kam vor drei Tagen, am Montag.', 'de'), ['vor drei Tagen = 2026-03-01', 'am Montag = 2026-03-02']);
  assert.deepEqual(found('Llegó el lunes 2 de marzo de 2026', 'es'), ['el lunes 2 de marzo de 2026 = 2026-03-02']);
  assert.deepEqual(found('Il est venu le 2 mars 2016.', 'fr'), ['2 mars 2016 = 2016-03-02']);
  assert.deepEqual(found('Он приехал 2 марта 2016', 'ru'), ['2 марта 2016 = 2016-03-02']);
  assert.deepEqual(found('2026年3月2日', 'zh'), ['2026年3月2日 = 2026-03-02']);
});

test('the days of a value', () => {
  assert.equal(daysOf('2026-03-02'), '2026-03-02');
  assert.equal(daysOf('2026-03-02TNI'), '2026-03-02');
  assert.equal(daysOf('2026-W09-WE'), '2026-02-28/2026-03-01');
  assert.equal(daysOf('2026-02-28/2026-03-01'), '2026-02-28/2026-03-01');
  assert.equal(daysOf('2026-03'), undefined);
  assert.equal(dayOf('2026-03-02T22:00'), '2026-03-02');
  assert.equal(dayOf('2026-W09-WE'), undefined);
});

test('which days are surely meant', () => {
  const sure = (text: string): boolean[] => dateExpressions(text, published, 'en').map((d) => isSureDay(text, d, 'en'));
  assert.deepEqual(sure('“We sold it today,” he said today.'), [false, true]);
  assert.deepEqual(sure('The mill today stands empty.'), [false]);
  assert.deepEqual(sure('The court will rule today. “On Monday we fell,” she said.'), [true, true]);
});

test('a quotation is looked for in the paragraph, and no farther than its marks can be told', () => {
  const surely = (text: string): boolean | undefined =>
    dateExpressions(text, published, 'en')
      .map((d) => isSureDay(text, d, 'en'))
      .at(-1);
  const long = 'The mill stood by the river. '.repeat(400);
  assert.equal(surely('"We fell," she said. He came yesterday.'), true);
  assert.equal(surely('"We fell," she said. "He came yesterday."'), false);
  assert.equal(surely('"We fell.\nHe came yesterday.'), true);
  assert.equal(surely('„Wir fielen", he wrote. He came yesterday.'), false);
  assert.equal(surely(`${long}He came yesterday.`), true);
  // Whether the mark opens or closes is told by the marks before it, out of reach.
  assert.equal(surely(`${long}said the clerk" and came yesterday.`), false);
});

test('how long a paragraph is costs a day nothing', () => {
  const text = `${'river '.repeat(400_000)}yesterday`;
  const start = performance.now();
  for (let i = 0; i < 500; i++) isSureDay(text, { start: text.length - 9, end: text.length }, 'en');
  assert.ok(performance.now() - start < 1500);
});

test('hostile texts take no longer than plain ones', () => {
  for (const part of [
    'the ',
    'March 3, ',
    '1, 2, ',
    'the last ',
    '1990-',
    'in the ',
    'a.m. ',
    'Friday ',
    '2 and 3 ',
    '((@a',
    'https://a.b/',
    'quarter ',
    '"today ',
    'today ',
    '„today ',
    ' ',
    '9',
  ]) {
    const text = part.repeat(Math.ceil(20_000 / part.length));
    const start = performance.now();
    for (const found of dateExpressions(text, published, 'en')) isSureDay(text, found, 'en');
    assert.ok(performance.now() - start < 5000, part);
  }
});

test('iso weeks', () => {
  assert.equal(isoWeek(Date.UTC(2021, 0, 3)), '2020-W53');
  assert.equal(isoWeek(Date.UTC(2026, 0, 1)), '2026-W01');
});
