import assert from 'node:assert/strict';
import { test } from 'node:test';
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
    ' ',
    '9',
  ]) {
    const text = part.repeat(Math.ceil(20_000 / part.length));
    const start = performance.now();
    dateExpressions(text, published, 'en');
    assert.ok(performance.now() - start < 5000, part);
  }
});

test('iso weeks', () => {
  assert.equal(isoWeek(Date.UTC(2021, 0, 3)), '2020-W53');
  assert.equal(isoWeek(Date.UTC(2026, 0, 1)), '2026-W01');
});
