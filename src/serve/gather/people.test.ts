import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf, revisionOf } from '../../../test/promises/write.ts';
import { castOf, nameSlug, peopleOf } from './people.ts';
import { reportOf, type Report } from './report.ts';
import { speakers } from './statements.ts';

function reportFrom(body: readonly string[], key = 'people'): Report {
  const revision = revisionOf({ key, source: 'nwa', at: 0, lang: 'en', headline: 'A ferry burns', body });
  return reportOf(revision, readingOf(revision), new Map());
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

test('a speaker is who their words name, in full, by last name or with a title', () => {
  const { speaks } = castOf(REPORT);
  assert.equal(speaks(rangeOf(REPORT, 'Transport Minister Oskar Teel')), 'oskar-teel');
  const last = rangeOf(REPORT, '” Teel');
  assert.equal(speaks({ start: last.start + 2, end: last.end }), 'oskar-teel');
  assert.equal(speaks(rangeOf(REPORT, 'Marta Quill, a union leader')), 'marta-quill');
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
