import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../model/story.ts';
import { askedAbroad, editions, timeAbroad } from './editions.ts';
import { opened } from './profile.ts';
import { numberOf, vectorOf } from './vector.ts';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
/** A story of one article: its terms the heaviest first; those after a `*` are names that it begins with. */
function story(storyId: string, lang: string, words: string, at = NOW): Profile {
  const all = words.split(' '),
    terms = all.map((w) => w.replace('*', ''));
  const vector = vectorOf(terms, (side, _term, place) => (side === 'plain' ? 3 - place / 20 : side === 'names' && all[place]?.startsWith('*') ? 1 : 0));
  return opened(storyId, { articleId: storyId, lang, at, vector }, NOW);
}
const EN = story('en', 'en', '*velland *kelmora storm ferri 340 capsiz *orlandsson *nordvik minist harbour rescu');
const DE = story('de', 'de', '*velland *kelmora *fahr 340 gekentert *orlandsson *nordvik *minister *sturm *hafen *rettung');
const idsOf = (of: Profile, others: readonly Profile[]): string[] => editions(of, others).map((e) => e.storyId);

test('the same names and numbers in the same days make an edition, and say which', () => {
  assert.deepEqual(
    editions(EN, [DE]).map((e) => [e.storyId, e.lang, e.shared]),
    [
      [
        'de',
        'de',
        [
          ['velland', 'velland'],
          ['kelmora', 'kelmora'],
          ['340', '340'],
          ['orlandsson', 'orlandsson'],
          ['nordvik', 'nordvik'],
        ],
      ],
    ],
  );
});

test('what is no name and no number makes a pair likelier, but is no reason', () => {
  const [pair] = editions(EN, [DE]);
  assert.ok(!pair?.shared.some(([own]) => own === 'minist'));
  const without = story('de', 'de', '*velland *kelmora *fahr 340 gekentert *orlandsson *nordvik *kapitan *sturm *hafen *rettung');
  assert.deepEqual(idsOf(EN, [without]), [], 'five that are shared are too few');
});

test('weak evidence has to be ten that are shared, six of them names or numbers', () => {
  const own = Array.from({ length: 20 }, (_, i) => `own${String.fromCharCode(97 + i)}`).join(' '),
    foreign = own.replaceAll('own', 'fremd'),
    names = ['*velland', '*kelmora', '*orlandsson', '*nordvik', '*tarnholm', '340', '17'],
    loans = ['national', 'virus', 'hospital', 'infection'],
    paired = (shared: readonly string[]): boolean =>
      editions(story('en', 'en', `${own} ${shared.join(' ')}`), [story('nl', 'nl', `${foreign} ${shared.join(' ')}`)]).length > 0;
  assert.equal(paired([...names, ...loans]), true);
  assert.equal(paired(names), false, 'seven are too few');
  assert.equal(paired([...names.slice(0, 5), ...loans, 'opposition', 'minister']), false, 'loans do not make up for names');
});

test('the same place alone does not, nor do other days, nor another story of one language', () => {
  assert.deepEqual(idsOf(EN, [story('de', 'de', '*velland *kelmora *haushalt *steuer *rat *sitzung *opposition *wahl *burgermeister *schule')]), []);
  assert.deepEqual(idsOf(EN, [story('de', 'de', '*velland *kelmora *fahr 340 gekentert *orlandsson *nordvik *minister', NOW - 60 * HOUR)]), []);
  assert.deepEqual(idsOf(EN, [story('other', 'en', '*velland *kelmora storm ferri 340 capsiz *orlandsson *nordvik minist')]), []);
});

test('words that both languages took from Latin tell of no event, however many', () => {
  const shared = 'virus hospital doctor infection minister national corona';
  assert.deepEqual(idsOf(story('en', 'en', shared), [story('es', 'es', shared)]), []);
  assert.deepEqual(idsOf(story('en', 'en', shared), [story('de', 'de', shared.replace(/\b(?=\w)/g, '*'))]), [], 'nouns of German are no names');
  assert.deepEqual(idsOf(story('en', 'en', shared.replace(/\b(?=\w)/g, '*')), [story('es', 'es', shared)]), ['es']);
});

test('a year is no number that tells, and neither is a digit', () => {
  const words = (numbers: string): [Profile, Profile] => [story('en', 'en', `*kelmora ${numbers} storm`), story('fr', 'fr', `*kelmora ${numbers} orage`)];
  for (const numbers of ['2024 2025 2023 1998', '1 2 3 4']) {
    const [en, fr] = words(numbers);
    assert.deepEqual(idsOf(en, [fr]), [], numbers);
  }
  const [en, fr] = words('340 17 6100 52 88');
  assert.deepEqual(idsOf(en, [fr]), ['fr']);
});

test('names of languages with letters of their own are abstained from, whatever numbers are shared', () => {
  const words = '*kelmora *velland 340 17 6100 52 88';
  assert.deepEqual(idsOf(story('en', 'en', words), [story('ru', 'ru', words), story('zh', 'zh', words), story('ar', 'ar', words), story('it', 'it', words)]), [
    'it',
  ]);
});

test('either side says the same of a pair, and accents, endings and marks of thousands do not matter', () => {
  const es = story('es', 'es', '*peñarol *montevideo *rodríguez 1.200 *torneo *maracaná 88'),
    sv = story('sv', 'sv', '*penarols *montevideu *rodriguez 1200 *turnering *maracanas 88'),
    [to] = editions(es, [sv]),
    [from] = editions(sv, [es]);
  assert.deepEqual(to?.shared, [
    ['peñarol', 'penarols'],
    ['montevideo', 'montevideu'],
    ['rodríguez', 'rodriguez'],
    ['1.200', '1200'],
    ['maracaná', 'maracanas'],
    ['88', '88'],
  ]);
  assert.deepEqual(
    from?.shared.map(([a, b]) => [b, a]),
    to?.shared,
  );
  assert.equal(from?.score, to?.score);
});

test('short names are the same only as names, and words with one beginning are not one word', () => {
  const told = (a: string, b: string): boolean =>
    editions(story('en', 'en', `${a} *kelmora *velland *orlandsson 340 17 88`), [story('nl', 'nl', `${b} *kelmora *velland *orlandsson 340 17 88`)]).some((e) =>
      e.shared.some(([own]) => own === a.replace('*', '')),
    );
  assert.deepEqual([told('*nba', '*nba'), told('*nba', 'nba'), told('die', 'die')], [true, false, false]);
  assert.deepEqual([told('*austria', '*australie'), told('*minister', '*ministers'), told('*rome', '*romeo')], [false, true, true]);
  assert.equal(told('*strait', '*straße'), false, 'a street is no strait: each has an ending of its own');
});

test('what shares more is the stronger edition, and stands first', () => {
  const less = story('de2', 'de', '*velland *kelmora *fahr 340 *orlandsson *nordvik *minister *schiff *kapitan *schuld *prozess *gericht');
  assert.deepEqual(idsOf(EN, [less, DE]), ['de', 'de2']);
});

test('other languages are asked by names and numbers first, each as they may have it', () => {
  const common = Array.from({ length: 25 }, (_, i) => `word${String.fromCharCode(97 + i)}`).join(' '),
    asked = askedAbroad(story('en', 'en', `${common} *orlandsson 1200 ${common.replaceAll('word', 'more')}`))('de');
  assert.equal(asked.length, 24);
  for (const form of ['orlandsson', '1200', '1.200']) assert.ok(asked.includes(numberOf(form)), form);
});

test('stories are looked at from two days before the first report of a story on', () => {
  const { since, before } = timeAbroad({ ...EN, until: NOW + 100 * HOUR }, 5 * HOUR);
  assert.deepEqual([since, before], [NOW - 48 * HOUR, NOW + 105 * HOUR]);
});
