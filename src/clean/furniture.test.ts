import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownText, type Revision } from '../model/revision.ts';
import type { Trace } from '../model/trace.ts';
import { dayOf, furnitureOf, tracesKept, sharedWith, suspects, traceOf, withoutFurniture } from './furniture.ts';

const DAY = 86_400_000;
const PITCH = 'Like what you read? The Courier lives on gifts of its readers; give what you can and receive our weekly letter by post.';
const CARD = 'Anna Maria BergGovernor opens orchard show in the rain Aides quarrel over parking spaces Poll: voters tired of polls MORE';

type Text = Pick<Revision, 'text' | 'headline' | 'blocks' | 'published' | 'seenAt'>;
/** A text of a headline and paragraphs, printed on a day. */
function text(headline: string, paragraphs: readonly string[], day: number): Text {
  let at = headline.length;
  const blocks = paragraphs.map((p) => {
    const start = at + 2;
    at = start + p.length;
    return { kind: 'paragraph' as const, start, end: at };
  });
  return { text: [headline, ...paragraphs].join('\n\n'), headline: { start: 0, end: headline.length }, blocks, published: day * DAY, seenAt: day * DAY };
}

/** Texts of a house one after the other; the furniture of each, in words. */
function printed(texts: readonly Text[]): string[][] {
  let recent: readonly Trace[] = [];
  return texts.map((one, i) => {
    const trace = { articleId: String(i), day: dayOf(one.published ?? one.seenAt), hashes: traceOf(one) },
      shared = sharedWith(trace, recent),
      found = furnitureOf(
        one,
        shared,
        suspects(shared).flatMap((id) => texts[Number(id)] ?? []),
      ),
      { trace: kept, forget } = tracesKept(trace, recent);
    if (kept) recent = [...recent.filter((r) => !forget.includes(r.articleId)), kept];
    return found.map((f) => one.text.slice(f.start, f.end));
  });
}

/** Reports that share no sentence. */
const REPORTS: readonly (readonly [string, string])[] = [
  [
    'Ferry stuck in mud off Lanby',
    'The noon ferry ran aground near the lighthouse and ninety passengers were taken off by lifeboats before the tide came back.',
  ],
  ['Council votes down tram', 'Members rejected the second tram line by eleven votes to nine after a debate that lasted until three in the morning.'],
  ['Bakers strike over night pay', 'Four hundred bakers left their ovens cold on Thursday and marched to the ministry to ask for higher wages after dark.'],
  [
    'Museum finds lost portrait',
    'Workers who cleared a cellar discovered the portrait of a merchant that had been missing from the inventory since the flood.',
  ],
  ['Storm tears roof off school', 'Gusts lifted half of the roof of the school at Wenning during lessons; nobody was hurt and classes move to the gymnasium.'],
];
const with_ = (more: (i: number) => readonly string[], days = (i: number) => i): Text[] =>
  REPORTS.map(([head, body], i) => text(head, [body, ...more(i)], days(i)));

type Held = Pick<Revision, 'text' | 'blocks' | 'furniture'>;

test('what a house prints on pages of several subjects and days is furniture from the fourth on', () => {
  assert.deepEqual(printed(with_(() => [PITCH])), [[], [], [], [PITCH], [PITCH]]);
});
test('so is a run of words amid a sentence, and nothing around it', () => {
  const found = printed(with_((i) => [`On page ${i} critics of the mayor asked ${CARD} what number ${i} of the plan would cost.`]));
  assert.deepEqual(found.slice(0, 3), [[], [], []]);
  for (const one of found.slice(3)) assert.deepEqual(one, [`critics of the mayor asked ${CARD} what number`]);
});
test('what is printed on one or two days, in few texts, or as part of a stock phrase is none', () => {
  assert.deepEqual(
    printed(
      with_(
        () => [PITCH],
        () => 7,
      ),
    ).flat(),
    [],
  );
  assert.deepEqual(
    printed(
      with_(
        () => [PITCH],
        (i) => i % 2,
      ),
    ).flat(),
    [],
  );
  assert.deepEqual(printed(with_((i) => (i < 3 ? [PITCH] : []))).flat(), []);
  assert.deepEqual(
    printed(with_((i) => [`Witness ${i} spoke on condition of anonymity because nobody at the ministry may talk of case ${i} again.`])).flat(),
    [],
  );
});
test('background that its articles speak of beside it is none', () => {
  const background = 'The Lanby dispute began when harbour pilots refused to guide tankers through the strait without insurance.',
    told = [
      ['Pilots stay ashore', 'No harbour pilots went out to the tankers on Monday, and the strait lay empty for the whole day.'],
      ['Insurers lower their price', 'After a week of talks insurance for tankers that pass the strait has become cheaper by a third, a broker reported.'],
      ['Minister meets captains', 'Captains of six tankers told the minister that they refused to sail to the harbour while the dispute lasts.'],
      ['Lanby strait opens again', 'The first tankers were guided through by two pilots on Friday morning, which may end the dispute at Lanby.'],
      ['Harbour counts its losses', 'The harbour lost nine million crowns while the strait was closed and pilots, without insurance, refused to work.'],
    ].map(([head = '', body = ''], i) => text(head, [body, background], i));
  assert.deepEqual(printed(told).flat(), []);
});
test('neither is what somebody said, nor a text that is printed again under another headline', () => {
  const said = '“We will rebuild every bridge, every orchard and every bakery before the winter, whatever the treasury says,” Berg wrote';
  assert.deepEqual(printed(with_((i) => [`${said} on page ${i}.`])).flat(), []);
  const body = REPORTS.map(([, b]) => b),
    again = ['Ferry aground near lighthouse', 'Passengers taken off ferry', 'Lifeboats reach ferry', 'Ninety passengers safe'].map((h, i) => text(h, body, i));
  assert.deepEqual(printed(again).flat(), []);
});
test('a short line is furniture where a quarter of the texts carry it, but not one with a number', () => {
  const many = Array.from({ length: 12 }, (_, i) =>
    text(`Headline ${i}`, [`Report ${i} of the day has words of its own, ${i} of them.`, 'Continued below', 'Score: 2'], i),
  );
  assert.deepEqual(
    printed(many).slice(8),
    Array.from({ length: 4 }, () => ['Continued below']),
  );
});
test('of one day sixteen texts are remembered, of a house sixty-four, the newest', () => {
  const trace = (i: number, day: number): Trace => ({ articleId: `${i}`, day, hashes: [i] }),
    recent = Array.from({ length: 64 }, (_, i) => trace(i, Math.floor(i / 16)));
  assert.deepEqual(tracesKept(trace(99, 3), recent), { forget: [] });
  assert.deepEqual(tracesKept(trace(99, 4), recent), { trace: trace(99, 4), forget: ['0'] });
  assert.deepEqual(tracesKept({ ...trace(99, 4), hashes: [] }, recent), { forget: [] });
});
test('the hashes of a long text are bounded', () => {
  const long = text(
    'Long',
    Array.from({ length: 900 }, (_, i) => `Paragraph ${i} tells of the ${i * 7}th barrel and the ${i * 13}th stair in the tower of the mill.`),
    0,
  );
  assert.ok(traceOf(long).length <= 160);
});
test('blanked text keeps every place, and both texts of an article lose what either knows', () => {
  const one = { text: `Head\n\nOwn words.\n\n${PITCH}`, blocks: [], furniture: [{ start: 18, end: 18 + PITCH.length }] },
    other = { text: `Head\n\n${PITCH}\n\nOwn words.`, blocks: [] },
    [a, b] = withoutFurniture<Held>(one, other);
  assert.equal(ownText(one).length, one.text.length);
  assert.equal(ownText(one).trim(), 'Head\n\nOwn words.');
  assert.equal(a.text.replace(/\s+/g, ' ').trim(), 'Head Own words.');
  assert.equal(b.text.replace(/\s+/g, ' ').trim(), 'Head Own words.');
  assert.equal(withoutFurniture<Held>(other, other)[0], other);
});

test('a short line that is furniture is that only as a block: the same word in a sentence is the report’s', () => {
  const span = (words: string, start: number) => ({ kind: 'paragraph' as const, start, end: start + words.length }),
    held = (...blocks: readonly string[]): Held => {
      const text = blocks.join('\n\n');
      return { text, blocks: blocks.map((b, i) => span(b, blocks.slice(0, i).join('\n\n').length + (i > 0 ? 2 : 0))) };
    },
    before = held('He allegedly sold the Quist boats.', 'Allegedly', 'Quist'),
    [start, end] = [before.text.lastIndexOf('Quist'), before.text.length],
    [a, b] = withoutFurniture({ ...before, furniture: [{ start, end }] }, held('He sold the Quist boats.', 'Quist', 'Allegedly'));
  assert.deepEqual(
    [a, b].map((x) => x.text.replace(/\s+/g, ' ').trim()),
    ['He allegedly sold the Quist boats. Allegedly', 'He sold the Quist boats. Allegedly'],
  );
});
