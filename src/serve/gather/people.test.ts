import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revisionOf } from '../../../test/promises/write.ts';
import { read } from '../../claims/read.ts';
import { cite, type Citation } from '../../model/citation.ts';
import { castOf, nameSlug, peopleOf } from './people.ts';
import { isVeiled } from './speaker.ts';
import { reportOf, type Report } from './report.ts';
import { speakers } from './statements.ts';

/** By the rules, which are as sure of short sentences as of long ones. */
function reportFrom(body: readonly string[], key = 'people'): Report {
  const revision = revisionOf({ key, source: 'nwa', at: 0, lang: 'en', headline: 'A ferry burns', body });
  return reportOf(revision, read(revision), new Map());
}
const rangeOf = (report: Report, words: string): { start: number; end: number } => {
  const start = report.revision.text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
};

const REPORT = reportFrom([
  'Transport Minister Oskar Teel said an inquiry would open. Critics of Oskar Teel said it came late.',
  '“We will answer,” Teel said. Marta Quill, a union leader, said the sprinkler stayed dry.',
  'Ida Holm and Jan Holm said they had seen smoke. Later Holm said it was black.',
]);

test('a speaker is who their words name in full, or by a last name that the article shows to be theirs', () => {
  const { speaks, says } = castOf(REPORT);
  assert.equal(speaks(rangeOf(REPORT, 'Transport Minister Oskar Teel')), 'oskar-teel');
  const last = rangeOf(REPORT, '” Teel');
  assert.equal(speaks({ start: last.start + 2, end: last.end }), undefined);
  const answer = REPORT.reading.claims.find((c) => c.manner === 'quote');
  assert.equal(answer && says(answer), 'oskar-teel');
  assert.equal(speaks(rangeOf(REPORT, 'Marta Quill, a union leader')), 'marta-quill');
  const behind = reportFrom(['Its owner, Pia Rask, said so. Engineer Pia Rask was late. Critics of its owner, Pia Rask, said so.'], 'behind');
  assert.equal(castOf(behind).speaks(rangeOf(behind, 'Its owner, Pia Rask')), 'pia-rask');
  assert.equal(castOf(behind).speaks(rangeOf(behind, 'Critics of its owner, Pia Rask')), undefined);
});

test('who is only spoken of is not the speaker, nor is one of two of a name', () => {
  const { speaks } = castOf(REPORT);
  assert.equal(speaks(rangeOf(REPORT, 'Critics of Oskar Teel')), undefined);
  assert.equal(speaks(rangeOf(REPORT, 'Ida Holm and Jan Holm')), undefined);
  const later = rangeOf(REPORT, 'Later Holm');
  assert.equal(speaks({ start: later.start + 6, end: later.end }), undefined);
});

test('lines under a last name stand with those under the full name, and no others', () => {
  const all = speakers([REPORT, reportFrom(['“Not so,” said Jana Teel, an engineer of the port.', '“Not at all,” Teel said.'], 'other')]),
    teel = all.find((s) => s.slug === 'oskar-teel');
  assert.equal(teel?.statements.length, 2);
  assert.equal(all.find((s) => s.slug === 'jana-teel')?.statements.length, 2);
});

test('people stand with the roles that reports give them', () => {
  const teel = peopleOf([REPORT], 9).find((p) => p.slug === 'oskar-teel');
  assert.deepEqual(
    teel?.roles.map((r) => REPORT.revision.text.slice(r.at.start, r.at.end)),
    ['Transport Minister'],
  );
});

test('one word names nobody, but in scripts without spaces', () => {
  assert.equal(nameSlug('Teel'), '');
  assert.equal(nameSlug('Oskar Teel’s'), 'oskar-teel');
  assert.equal(nameSlug('王小明'), '王小明');
});

const headed = (reports: readonly Report[]): string[] =>
  speakers(reports).map((s) => `${s.named ? s.named.report.revision.text.slice(s.named.at.start, s.named.at.end) : '-'} ${s.statements.length}`);

test('a pronoun and a role stand under the name that they mean; what nobody named says stands together, last', () => {
  const report = reportFrom(['Transport Minister Oskar Teel said an inquiry would open. He said it would be short.', 'It said nothing was lost. Officials said the ship was old. Operating for years, the line added that it was sorry.'], 'pronoun'); // prettier-ignore
  assert.deepEqual(headed([report]), ['Oskar Teel 2', '- 3']);
  const [teel] = speakers([report]);
  assert.equal(teel?.slug, 'oskar-teel');
});

test('words of a headline are nobody, and its claims no lines', () => {
  const revision = revisionOf({
      key: 'head',
      source: 'nwa',
      at: 0,
      lang: 'en',
      headline: 'To Dockers, Brae Harbour Chief Says Sorry',
      body: ['The dock was shut all day.'],
    }),
    report = reportOf(revision, read(revision), new Map());
  assert.deepEqual(headed([report]), []);
  assert.deepEqual(peopleOf([report], 9), []);
});

test('a last name alone joins the full name of another report of the story where that report has both, and of no two', () => {
  const both = reportFrom(['Transport Minister Oskar Teel said an inquiry would open.', 'Teel said it would be short.'], 'both'),
    short = reportFrom(['“We are sorry,” Minister Teel said.', 'Passengers had to wait.'], 'short');
  assert.deepEqual(headed([both, short]), ['Oskar Teel 3']);
  const other = reportFrom(['Union leader Jana Teel said the line was old.', 'Teel said it would be late.'], 'jana');
  assert.deepEqual(headed([both, other, short]).slice(0, 2), ['Oskar Teel 2', 'Jana Teel 2']);
});

test('a body is named by its name, where a capital within a sentence or a mention shows that it is one', () => {
  const report = reportFrom(
    ['The Harbour Ministry said two ships were lost.', 'Nobody was hurt, the Harbour Ministry added.', 'Story said it was late.'],
    'body',
  );
  assert.deepEqual(headed([report])[0], 'The Harbour Ministry 2');
  assert.ok(!headed([report]).some((h) => h.startsWith('Story')));
});

test('a last name with the title of another, or that two bear, stands under nobody', () => {
  const clinton = reportFrom(['Hillary Clinton said that it was late.', 'Mr. Clinton said that he was proud of her.'], 'clinton');
  assert.ok(!headed([clinton]).some((h) => h.startsWith('Hillary Clinton 2')));
  const mayor = reportFrom(['Mayor Ann Lund said an inquiry would open. Lund said it would be short.'], 'mayor'),
    husband = reportFrom(['Mr. Lund said that the family would move.'], 'husband'),
    chief = reportFrom(['Police Chief Lund said that it was dark.'], 'chief');
  assert.equal(headed([mayor, husband, chief])[0], 'Ann Lund 2');
  const two = reportFrom(['Sam Lee and Kim Lee came to the gate.', 'Lee said that it was late.', 'Lee said that it was dark.'], 'two');
  assert.ok(!headed([two]).some((h) => h.startsWith('Lee')));
});

test('in another language too a courtesy title may be of a relative', () => {
  const report = { lang: 'de', key: 'herr', source: 'nwa', at: 0, headline: 'Eine Fähre brennt', body: ['Bürgermeisterin Ann Lund kam.', 'Herr Lund sagte, es sei spät. Lund sagte, es sei dunkel.'] },
    revision = revisionOf(report),
    made = reportOf(revision, read(revision), new Map()),
    { slugs, speaks } = castOf(made);
  assert.ok(slugs.has('ann-lund'));
  assert.equal(speaks(rangeOf(made, 'Herr Lund')), undefined);
  const bare = rangeOf(made, '. Lund');
  assert.equal(speaks({ start: bare.start + 2, end: bare.end }), 'ann-lund');
}); // prettier-ignore

test('a role alone is nobody, and the same of two reports no one speaker', () => {
  const one = reportFrom(['Men met the President in Brae. The President said that it was late.'], 'one'),
    other = reportFrom(['Men met the President in Lorn. The President said that it was dark.'], 'else');
  assert.deepEqual(headed([one, other]), ['- 2']);
});

test('whose last name is only part of another word is veiled', () => {
  const report = reportFrom(['Mayor Bo Li met the police chief. The police chief said it was late.'], 'veil'),
    at = (words: string): Citation => cite(report.revision, rangeOf(report, words));
  assert.equal(isVeiled(report.revision, { speaker: at('The police chief'), speakerNamed: at('Bo Li') }), true);
  assert.equal(isVeiled(report.revision, { speaker: at('Mayor Bo Li'), speakerNamed: at('Bo Li') }), false);
});
