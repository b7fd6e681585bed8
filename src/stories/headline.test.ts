import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleKind, Revision } from '../model/revision.ts';
import { headline, headlineScores } from './headline.ts';

const BODY = 'The harbour bridge of Kelmora was closed on Tuesday after inspectors found cracks in two pillars, the city said.';
function member(title: string, kind: ArticleKind = 'report', body = BODY): Revision {
  return { id: title, text: `${title}\n\n${body}`, headline: { start: 0, end: title.length }, lang: 'en', kind, seenAt: 0 } as unknown as Revision;
}
const chosen = (...members: readonly Revision[]): string => headline(members).id;
const PLAIN = 'Kelmora closes harbour bridge after cracks found in pillars';

test('a plain headline stands before questions, teasers and opinions', () => {
  assert.equal(chosen(member('Is the Kelmora harbour bridge closed over cracks in pillars?'), member(PLAIN)), PLAIN);
  assert.equal(chosen(member('Why Kelmora closed its harbour bridge after cracks in pillars'), member(PLAIN)), PLAIN);
  assert.equal(chosen(member('Kelmora harbour bridge closed after cracks in pillars: a scandal', 'opinion'), member(PLAIN)), PLAIN);
});
test('the more of a headline is a quotation, the less it stands for the story', () => {
  const [word, most] = [`Kelmora's mayor calls "cracked" harbour bridge pillars safe`, `Kelmora's mayor: 'Harbour bridge with cracked pillars isn't unsafe'`];
  const costs = headlineScores([member(most), member(word)]);
  assert.deepEqual(
    costs.map((c) => c.revision.id),
    [word, most],
  );
  assert.equal(
    chosen(member(most), member('Mayor of Kelmora defends harbour bridge with cracked pillars')),
    'Mayor of Kelmora defends harbour bridge with cracked pillars',
  );
  assert.ok(!headlineScores([member(`Kelmora's harbour bridge isn't closed`)])[0]?.reasons.includes('quotation'), 'apostrophes');
});
test('a name of a site is no headline', () => {
  assert.equal(chosen(member('Velland News'), member(PLAIN)), PLAIN);
});
test('the headline that tells what most members tell is chosen', () => {
  const aside = member('Fishmongers fear for their trade', 'report', 'Fishmongers at the market worry about their trade.');
  assert.equal(chosen(aside, member(PLAIN), member('Cracks close Kelmora harbour bridge')), PLAIN);
});
test('every choice has its reasons, and a story without members has no headline', () => {
  assert.ok(headlineScores([member('Is the bridge of Kelmora closed?')])[0]?.reasons.includes('question'));
  assert.throws(() => headline([]), RangeError);
});
