import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import type { Draft, Edit, Revision } from '../model/revision.ts';
import { clean } from './clean.ts';
import { identify } from './identity.ts';
import { revise } from './revise.ts';

const page = (body: string, more: Partial<Page> = {}): Page => ({
  id: 'p',
  url: '',
  finalUrl: '',
  format: 'text',
  body,
  fetchedAt: Date.UTC(2025, 0, 1),
  rights: {},
  hints: {},
  ...more,
});
const FIRST = 'Pier to open on Thursday\n\nThe pier will open on Thursday after nineteen days of repairs, the office said.\n\nTwo boats will sail.';
function draftOf(body: string): Draft {
  const draft = clean(page(body));
  assert.ok(!isRejected(draft));
  return draft;
}
function revised(body: string, last?: Revision): Revision | 'same' {
  return revise(draftOf(body), { articleId: 'a', sourceId: 's', rights: {}, seenAt: 1, ...(last ? { last } : {}) });
}
function next(body: string): Revision | 'same' {
  const first = revised(FIRST);
  assert.ok(first !== 'same');
  return revised(body, first);
}

test('the same words are the same revision', () => assert.equal(next(FIRST.replace('days of', 'days  of')), 'same'));
test('a first text has number 1 and no change', () => {
  const first = revised(FIRST);
  assert.ok(first !== 'same');
  assert.deepEqual([first.number, first.change, first.id.length], [1, undefined, 24]);
});
test('punctuation is cosmetic; a figure, a negation or a sentence is substantive', () => {
  const kinds = [
    FIRST.replace('.\n', ' …\n'),
    FIRST.replace('Two', 'Three hundred'),
    FIRST.replace('nineteen', '20'),
    FIRST.replace('will sail', 'will not sail'),
  ].map((body) => {
    const r = next(body);
    return r === 'same' ? r : `${r.change?.kind} ${r.number}`;
  });
  assert.deepEqual(kinds, ['cosmetic 2', 'substantive 2', 'substantive 2', 'substantive 2']);
});
test('a new correction note announces the change, and so does a mark before the headline', () => {
  for (const body of [`${FIRST}\n\nCorrection: An earlier version gave the wrong day.`, `CORRECTED-${FIRST.replace('nineteen', '20')}`]) {
    const r = next(body);
    assert.ok(r !== 'same');
    assert.deepEqual([r.change?.kind, r.change?.announced], ['substantive', true]);
  }
});

/** What was edited, in words: `was → is`. */
function edits(before: string, after: string, lang?: string): Record<string, unknown> {
  const hints = lang === undefined ? {} : { hints: { lang } },
    made = (body: string): Draft => {
      const draft = clean(page(body, hints));
      assert.ok(!isRejected(draft));
      return draft;
    },
    context = { articleId: 'a', sourceId: 's', rights: {}, seenAt: 1 },
    first = revise(made(before), context);
  assert.ok(first !== 'same');
  const second = revise(made(after), { ...context, last: first });
  if (second === 'same') return { kind: 'same' };
  const said = (list: readonly Edit[] = []): string[] =>
    list.map(({ was, is }) => `${was ? first.text.slice(was.start, was.end) : ''} → ${is ? second.text.slice(is.start, is.end) : ''}`);
  const { kind = '', announced = false, sentences, numbers, names, quotes } = second.change ?? {};
  return { kind, announced, sentences: sentences?.length ?? 0, numbers: said(numbers), names: said(names), quotes: said(quotes) };
}
const FLOOD = `Floods reach the old town

Some 900 residents of the old town left their homes on Monday night, the fire service said. Mayor Ruth Dannel thanked the helpers.

“We have lost the lower bridge,” Dannel said. The water is expected to fall on Wednesday.

The army sent two boats. Nobody was hurt, according to the hospital.`;
const none = { announced: false, numbers: [], names: [], quotes: [] };

test('takes no weekday for a name, and no part of a name for a number', () => {
  const text = `${FLOOD} Radio Marsh One reported on Monday that the ferry had stopped.`;
  const { numbers, names } = edits(text, text.replace('Radio Marsh One reported on Monday', 'The harbour office reported on Tuesday'));
  assert.deepEqual([numbers, names], [[], ['Radio Marsh One → ']]);
  const toll = `${FLOOD} In all, forty Vellanders were hurt.`,
    said = edits(`${FLOOD} Forty Vellanders were hurt.`, `${FLOOD} Fifty Vellanders were hurt.`);
  assert.deepEqual(edits(toll, toll.replace('forty', 'fifty'))['numbers'], ['forty → fifty']);
  assert.deepEqual(said['numbers'], ['Forty → Fifty'], 'a figure at the head of a name is a number');
});

test('says which sentences, numbers, names and quotations were edited', () => {
  assert.deepEqual(edits(FLOOD, FLOOD.replace('900', '400')), { ...none, kind: 'substantive', sentences: 1, numbers: ['900 → 400'] });
  assert.deepEqual(edits(FLOOD, FLOOD.replace('Ruth Dannel', 'Ruth Damell').replace('Dannel said', 'Damell said')), {
    ...none,
    kind: 'substantive',
    sentences: 2,
    names: ['Mayor Ruth Dannel → Mayor Ruth Damell', 'Dannel → Damell'],
  });
  assert.deepEqual(edits(FLOOD, FLOOD.replace('We have lost the lower bridge', 'We may have lost the lower bridge')), {
    ...none,
    kind: 'substantive',
    sentences: 1,
    quotes: ['“We have lost the lower bridge,” → “We may have lost the lower bridge,”'],
  });
  assert.deepEqual(edits(FLOOD, `${FLOOD} A second boat of the county capsized near Elm Lock.`), {
    ...none,
    kind: 'substantive',
    sentences: 1,
    names: [' → Elm Lock'],
  });
  assert.deepEqual(edits(FLOOD, FLOOD.replace(' Mayor Ruth Dannel thanked the helpers.', '')).kind, 'substantive');
});
test('a word that says something else matters, its spelling and an article do not', () => {
  const kind = (from: string, to: string): unknown => edits(FLOOD, FLOOD.replace(from, to))['kind'];
  assert.deepEqual(
    [
      ['left their homes', 'fled their homes'],
      ['is expected', 'is not expected'],
      ['Nobody was hurt', 'Nobody was killed'],
      ['according to the hospital', 'reportedly'],
      ['thanked', 'thnaked'],
      ['expected to fall', 'expcted to fall'],
      ['the helpers', 'helpers'],
      ['two boats', '2 boats'],
      ['residents', 'Residents'],
      ['town left', 'town — left'],
    ].map(([from = '', to = '']) => kind(from, to)),
    ['substantive', 'substantive', 'substantive', 'substantive', 'cosmetic', 'cosmetic', 'cosmetic', 'cosmetic', 'cosmetic', 'cosmetic'],
  );
});
test('a paragraph that moved is cosmetic; words that are no quotation any more are not', () => {
  const [head = '', one = '', two = '', three = ''] = FLOOD.split('\n\n');
  assert.deepEqual(edits(FLOOD, [head, one, three, two].join('\n\n')), { ...none, kind: 'cosmetic', sentences: 0 });
  assert.equal(edits(FLOOD, FLOOD.replace(/[“”]/g, ''))['kind'], 'substantive');
  assert.equal(edits(FLOOD, FLOOD.replace(/[“”]/g, '"'))['kind'], 'cosmetic');
});
test('reads edits in other languages and scripts', () => {
  const de = `Hochwasser erreicht die Altstadt\n\nRund 900 Einwohner haben am Montag ihre Häuser verlassen, teilte die Feuerwehr mit. „Die untere Brücke ist weg“, sagte Bürgermeisterin Ruth Dannel.\n\nVerletzt wurde nach Angaben der Klinik niemand.`;
  assert.deepEqual(edits(de, de.replace('900', '1.400'), 'de'), { ...none, kind: 'substantive', sentences: 1, numbers: ['900 → 1.400'] });
  assert.equal(edits(de, de.replace('haben am', 'haben nicht am'), 'de')['kind'], 'substantive');
  assert.equal(edits(de, de.replace('Häuser', 'Haüser'), 'de')['kind'], 'cosmetic');
  const fr = `La crue atteint la vieille ville\n\nQuelque 900 habitants ont quitté leurs maisons lundi soir, selon les pompiers. « Le pont est perdu », a dit la maire Ruth Dannel.\n\nPersonne n’a été blessé, selon l’hôpital.`;
  assert.deepEqual(edits(fr, fr.replace('le pont est perdu', '').replace('Le pont est perdu', 'Le pont est sauvé'), 'fr')['quotes'], [
    '« Le pont est perdu » → « Le pont est sauvé »',
  ]);
  const ru = `Паводок дошёл до старого города\n\nОколо 900 жителей покинули дома в понедельник, сообщили пожарные. Мэр Руфь Даннел поблагодарила помощников.\n\nНикто не пострадал, сообщила больница.`;
  assert.deepEqual(edits(ru, ru.replace('Даннел', 'Дарелл'), 'ru')['names'], ['Мэр Руфь Даннел → Мэр Руфь Дарелл']);
  const zh = `洪水抵达老城\n\n消防部门说，星期一晚上约有900名居民离开家园。市长感谢救援人员。\n\n医院说没有人受伤。`;
  assert.deepEqual(edits(zh, zh.replace('900', '400'), 'zh'), { ...none, kind: 'substantive', sentences: 1, numbers: ['900 → 400'] });
  assert.equal(edits(zh, zh.replace('没有人', '有人'), 'zh')['kind'], 'substantive');
  const ar = `الفيضان يصل إلى المدينة القديمة\n\nغادر نحو 900 من السكان منازلهم مساء الاثنين، بحسب فرق الإطفاء. وشكر رئيس البلدية المتطوعين.\n\nلم يصب أحد بأذى، بحسب المستشفى.`;
  assert.deepEqual(edits(ar, ar.replace('900', '400'), 'ar')['numbers'], ['900 → 400']);
  assert.equal(edits(ar, ar.replace('لم يصب أحد', 'أصيب كثيرون'), 'ar')['kind'], 'substantive');
});
test('a text that is put back is a revision of its own', () => {
  const first = revised(FIRST);
  assert.ok(first !== 'same');
  const second = revised(FIRST.replace('Two', 'Three'), first);
  assert.ok(second !== 'same');
  const third = revise(draftOf(FIRST), { articleId: 'a', sourceId: 's', rights: {}, seenAt: 1, last: second, stood: [first.hash] });
  assert.ok(third !== 'same');
  assert.deepEqual([third.number, third.hash === first.hash, third.id === first.id], [3, true, false]);
});
test('what is left in front of a paywall is no change, other words there are', () => {
  const [headline = '', one = '', two = ''] = FLOOD.split('\n\n'),
    last = revised(FLOOD),
    stub = (body: string): Draft => ({ ...draftOf(body), stub: 'paywall' }),
    context = { articleId: 'a', sourceId: 's', rights: {}, seenAt: 2 };
  assert.ok(last !== 'same');
  assert.equal(revise(stub(`${headline}\n\n${one}\n\n${two.slice(0, 40)}`), { ...context, last }), 'same');
  assert.notEqual(revise(stub(`${headline}\n\n${one.replace('900', '400')}`), { ...context, last }), 'same');
});
test('without an address the article is known by its source, title, time and text', () => {
  const draft = draftOf(FIRST);
  const one = identify(draft, page(FIRST));
  assert.equal(one.url, '');
  assert.deepEqual(identify(draft, page(FIRST)), one);
  assert.notEqual(identify(draft, page(FIRST, { hints: { sourceId: 'other' } })).articleId, one.articleId);
});

test('furniture that comes, goes or becomes known is no edit', () => {
  const PITCH = 'Friends of the Pier give five crowns a month; join them and read our letters before anybody else does.',
    page = (pitch: string, body = FIRST): string => `${body}\n\n${pitch}\n\nThe office closes at noon.`,
    withFurniture = (body: string, passage: string, last?: Revision): Revision | 'same' => {
      const draft = draftOf(body),
        start = draft.text.indexOf(passage);
      return revise(draft, {
        articleId: 'a',
        sourceId: 's',
        rights: {},
        seenAt: 1,
        ...(start < 0 ? {} : { furniture: [{ start, end: start + passage.length }] }),
        ...(last ? { last } : {}),
      });
    },
    unknown = withFurniture(page(PITCH), 'nothing'),
    known = withFurniture(page(PITCH), PITCH);
  assert.ok(unknown !== 'same' && known !== 'same');
  assert.deepEqual([unknown.furniture, known.furniture?.length, known.text === unknown.text, known.hash === unknown.hash], [undefined, 1, true, true]);
  // The same page later, when its pitch is known: and a page without it.
  assert.equal(withFurniture(page(PITCH), PITCH, unknown), 'same');
  assert.equal(withFurniture(page('', FIRST), 'nothing', known), 'same');
  // A word that a house also prints by itself, edited in a sentence.
  const short = withFurniture(`${FIRST}\n\nThe office closes at noon.\n\nnineteen`, 'nothing');
  assert.ok(short !== 'same');
  assert.notEqual(withFurniture(`${FIRST.replace('nineteen', 'twenty')}\n\nThe office closes at noon.\n\nnineteen`, 'nineteen', short), 'same');
  const edited = withFurniture(page(PITCH, FIRST.replace('nineteen', '20')), PITCH, unknown);
  assert.ok(edited !== 'same');
  assert.deepEqual(edited.change?.sentences?.length, 1);
  const went = withFurniture(page('', FIRST.replace('nineteen', '20')), 'nothing', known);
  assert.ok(went !== 'same');
  assert.deepEqual(went.change?.sentences?.length, 1);
});
