import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf, revisionOf } from '../../../test/promises/write.ts';
import type { Revision } from '../../model/revision.ts';
import { creditedTo } from './credited.ts';
import { firstOf } from './first.ts';
import { reportOf, type Report } from './report.ts';

const LINE = 'The harbour office of Brae said that the old lock would close on Monday.';
const HOUR = 3_600_000;

function reportFrom(key: string, hour: number, more: Partial<Revision> = {}, body: readonly string[] = [LINE]): Report {
  const revision = revisionOf({ key, source: key, sourceName: `${key} News`, at: hour * HOUR, lang: 'en', headline: 'A lock closes', body, more });
  return reportOf(revision, readingOf(revision), new Map());
}
const CREDITED = { credits: [{ agency: 'Skarn Agency', evidence: 'Skarn Agency' }] };
const creditIn = (report: Report, nth = 0): string | undefined => {
  const claim = report.reading.claims.filter((c) => c.speaker && c.manner !== 'figure')[nth];
  assert.ok(claim);
  return creditedTo(report, claim);
};

test('a line came from the agency to which its whole text is credited', () => {
  assert.equal(creditIn(reportFrom('brae', 1, CREDITED)), 'Skarn Agency');
  assert.equal(creditIn(reportFrom('brae', 1, { ...CREDITED, authors: [{ name: 'Skarn Agency' }] })), 'Skarn Agency');
  assert.equal(creditIn(reportFrom('brae', 1)), undefined);
});

test('not where the text is in part its own, is the agency’s own page, or names the agency itself', () => {
  assert.equal(creditIn(reportFrom('brae', 1, { ...CREDITED, authors: [{ name: 'Ida Holm' }] })), undefined);
  assert.equal(creditIn(reportFrom('brae', 1, { credits: [{ agency: 'Skarn Agency', evidence: 'Brae staff and Skarn Agency' }] })), undefined);
  assert.equal(creditIn(reportFrom('brae', 1, { credits: [...CREDITED.credits, { agency: 'Kelt', evidence: 'Kelt' }] })), undefined);
  assert.equal(creditIn(reportFrom('brae', 1, { credits: [{ agency: 'Brae News', evidence: 'Brae News' }], sourceName: 'Brae News' })), undefined);
  assert.equal(creditIn(reportFrom('brae', 1, CREDITED, ['The Skarn Agency said that the old lock of Brae would close on Monday.'])), undefined);
});

test('not a line that its outlet added to the agency’s text or changed in it', () => {
  const report = reportFrom('brae', 1, CREDITED, [LINE, 'The mayor of Brae said that nobody had asked her about the lock.']),
    copy = { copyId: report.articleId, originalId: 'o', relation: 'reprint', containment: 0.9, evidence: [], edits: { same: 1, cut: [], added: [1], changed: [] } } as const; // prettier-ignore
  assert.equal(creditIn({ ...report, copy }, 0), 'Skarn Agency');
  assert.equal(creditIn({ ...report, copy }, 1), undefined);
  assert.equal(creditIn({ ...report, copy: { ...copy, relation: 'based-on' } }, 0), undefined);
});

test('the first of several reports that have a line word for word is told, where their hours are known', () => {
  const [late, early, other] = [
      reportFrom('brae', 9),
      reportFrom('skarn', 2),
      reportFrom('kelt', 1, {}, ['Nothing is known of the lock in Brae, and nobody says anything.']),
    ],
    block = late.revision.blocks[0],
    line = { report: late, at: { revisionId: late.revision.id, start: block?.start ?? 0, end: block?.end ?? 0 } };
  assert.deepEqual(firstOf(line, [late, early, other]), { report: early, reports: 2 });
  assert.equal(firstOf(line, [late, other]), undefined);
  const as = (more: Partial<Revision>): Report => ({ ...early, revision: { ...early.revision, ...more } });
  assert.equal(firstOf(line, [late, as({ publishedDay: true })]), undefined);
  assert.equal(firstOf(line, [late, as({ number: 2 })]), undefined);
  assert.equal(firstOf(line, [late, { ...early, at: late.at }]), undefined);
});
