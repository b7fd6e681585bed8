import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf, revisionOf } from '../../../test/promises/write.ts';
import { keyLines } from './lines.ts';
import { reportOf, words, type Report } from './report.ts';

function reportFrom(source: string, body: readonly string[]): Report {
  const revision = revisionOf({ key: source, source, at: 0, lang: 'en', headline: 'Ferry fire kills 14 in the Halden Strait', body });
  return reportOf(revision, readingOf(revision), new Map());
}
const HEADLINE = 'Ferry fire kills 14 in the Halden Strait';

test('the line that tells the headline’s news comes first, one a source while there are sources', () => {
  const wire = reportFrom('nwa', [
      'A ferry fire in the Halden Strait killed 14 people on Sunday and closed the port for two days, the coast guard said.',
      '“I have never seen so much smoke in my life,” said Lena Marsh, a spokeswoman for the harbour.',
    ]),
    own = reportFrom('gazette', ['The mayor said on Monday that the names of the dead would be read in the school hall.']);
  const lines = keyLines([own, wire], 2, HEADLINE);
  assert.match(words(lines[0]!), /^A ferry fire in the Halden Strait killed 14/);
  assert.deepEqual(
    lines.map((l) => l.report.sourceId),
    ['nwa', 'gazette'],
  );
});

test('a line that says no more than the headline is left out', () => {
  const report = reportFrom('nwa', [
    'A fire on a ferry in the Halden Strait kills 14.',
    'The port authority said that 187 people were brought ashore by Monday morning.',
  ]);
  assert.deepEqual(
    keyLines([report], 3, HEADLINE).map((l) => words(l).slice(0, 18)),
    ['The port authority'],
  );
});
