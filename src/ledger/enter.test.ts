import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { read } from '../claims/read.ts';
import type { Question } from '../model/ledger.ts';
import type { Revision } from '../model/revision.ts';
import { enter } from './enter.ts';
import type { Member } from './enter.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2025, 5, 2, 12);

function member(id: string, text: string, more: { source?: string; hours?: number; copyOf?: string; lang?: string } = {}): Member {
  const headline = 'News from the Vale';
  let start = 0;
  const ranges = [headline, ...text.split('\n\n')].map((p) => {
    const range = { start, end: start + p.length, kind: 'paragraph' as const };
    start += p.length + 2;
    return range;
  });
  const facts = {
    id: `r-${id}`,
    articleId: id,
    sourceId: more.source ?? id,
    lang: more.lang ?? 'en',
    published: NOON + (more.hours ?? 0) * HOUR,
    seenAt: NOON,
  };
  const revision = { ...facts, text: `${headline}\n\n${text}`, headline: ranges[0], blocks: ranges.slice(1), notes: [], noteRanges: [] } as unknown as Revision;
  return { revision, reading: read(revision), ...(more.copyOf ? { copyOf: more.copyOf } : {}) };
}
/** Each question as the words of its figures. */
function words(questions: readonly Question[], members: readonly Member[]): string[][] {
  const said = new Map(members.flatMap((m) => m.reading.claims.map((c) => [c.id, m.revision.text.slice(c.content.start, c.content.end)] as const)));
  return questions.map((q) => q.answers.map((a) => said.get(a.claimId) ?? '?'));
}
const ask = (...members: Member[]) => ({ questions: enter('s', members), members });
const meet = ({ questions, members }: ReturnType<typeof ask>, a: string, b: string): boolean =>
  words(questions, members).some((q) => q.some((x, i) => x.startsWith(a) && q.some((y, j) => i !== j && y.startsWith(b))));

const VALE = 'Vale air defences said they had downed 162 Ostran drones overnight over eight regions of the Vale.';
const OSTRA = 'The Ostran air force said it had stopped 52 of the 80 drones that the Vale launched overnight.';

test('the drones of one side never meet the drones of the other', () => {
  const story = ask(
    member('a', VALE),
    member('b', OSTRA),
    member('c', `${VALE}\n\n${OSTRA}`),
    member('d', 'Vale air defences downed 162 Ostran drones over eight regions overnight, the ministry said.'),
  );
  assert.ok(meet(story, '162 Ostran drones', '162 Ostran drones'));
  assert.ok(!meet(story, '162', '52'));
  assert.ok(!meet(story, '162', '80'));
  assert.ok(!meet(story, '52', '80'));
});

test('two claims about one event that exclude each other differ', () => {
  const story = ask(
    member('a', 'Ostra claimed that a raid on Sunday had destroyed more than 40 Vale planes at bases deep inside the Vale.'),
    member('b', 'An Ostran official said on Monday that 13 Vale planes had been destroyed at the bases in the raid on Sunday.', { hours: 6 }),
  );
  assert.ok(meet(story, 'more than 40', '13'));
  assert.equal(story.questions.find((q) => q.answers.length === 2)?.differs, true);
});

test('looser wordings share a question without a difference', () => {
  const story = ask(
    member('a', 'The blast at the Orrin mill killed more than 50 people on Tuesday, police said.'),
    member('b', 'Police said 51 people were killed in the blast at the Orrin mill on Tuesday.', { hours: 2 }),
  );
  assert.ok(meet(story, 'more than 50', '51'));
  assert.ok(story.questions.every((q) => !q.differs));
});

test('killed and injured are two questions, and equal numbers alone are none', () => {
  const story = ask(
    member('a', 'The blast at the Orrin mill killed 17 people and injured 48, police said.'),
    member('b', 'Police said the blast at the Orrin mill left 17 people dead and 48 injured.'),
    member('c', 'The council of Brae will spend 48 days on its new budget.'),
  );
  assert.ok(meet(story, '17', '17'));
  assert.ok(!meet(story, '17', '48'));
  assert.ok(!meet(story, '48', '48 days'));
});

test('a figure that nothing answers stands in no question', () => {
  assert.deepEqual(enter('s', [member('a', VALE)]), []);
  assert.deepEqual(enter('s', []), []);
});

test('a copy is listed under its original but makes neither a question nor a difference', () => {
  const report = 'The blast at the Orrin mill killed 17 people on Tuesday, police said.';
  const original = member('a', report);
  const copy = member('b', report, { copyOf: 'a', hours: 1 });
  assert.deepEqual(enter('s', [original, copy]), []);
  const other = member('c', 'Police said the blast at the Orrin mill killed 17 people on Tuesday morning.', { hours: 2 });
  const [question] = enter('s', [original, copy, other]);
  assert.deepEqual(question?.answers.map((a) => a.articleId).sort(), ['a', 'b', 'c']);
  const garbled = member('d', report.replace('17', '71'), { copyOf: 'a', hours: 1 });
  assert.ok(enter('s', [original, garbled, other]).every((q) => !q.differs));
});

test('an outlet that counts again supersedes its own answer', () => {
  const first = member('a', 'The blast at the Orrin mill on Tuesday killed 17 people.', { source: 'Courier' });
  const later = member('b', 'The blast at the Orrin mill on Tuesday killed 19 people.', { source: 'Courier', hours: 5 });
  const [question] = enter('s', [first, later]);
  assert.equal(question?.answers[0]?.supersededBy, question?.answers[1]?.claimId);
  assert.equal(question?.differs, false);
  const [open] = enter('s', [first, member('b', later.revision.text.slice(20), { source: 'Herald', hours: 5 })]);
  assert.equal(open?.differs, true);
});

test('"put the number at" answers the question of the sentence before', () => {
  const story = ask(
    member('a', 'Ostra said the raid on Sunday had destroyed more than 40 Vale planes. Its security service put the number at 41.'),
    member('b', 'The raid on Sunday destroyed more than 40 Vale planes at two bases, Ostra said.'),
  );
  assert.ok(meet(story, 'more than 40', '41'));
});

test('the order of the members changes nothing, and answers stand in order of time', () => {
  const members = [
    member('a', VALE),
    member('b', OSTRA, { hours: 1 }),
    member('c', 'Vale air defences downed 162 Ostran drones over eight regions overnight, the ministry said.', { hours: 2 }),
    member('d', 'Of the 80 drones that the Vale launched overnight 52 were stopped, the Ostran air force said.', { hours: 3 }),
  ];
  const expected = enter('s', members);
  assert.ok(expected.length >= 2);
  fc.assert(
    fc.property(fc.shuffledSubarray(members, { minLength: 4 }), (shuffled) => assert.deepEqual(enter('s', shuffled), expected)),
    { numRuns: 20 },
  );
  for (const q of expected) assert.deepEqual(q.answers.map((a) => a.at), q.answers.map((a) => a.at).sort((a, b) => a - b)); // prettier-ignore
});

test('a language without figure words has no questions', () => {
  assert.deepEqual(enter('s', [member('a', 'Xx 17 yy zz.', { lang: 'und' }), member('b', 'Xx 17 yy zz qq.', { lang: 'und' })]), []);
});

test('a text that its house takes back contradicts nobody, and stays listed', () => {
  const whole = member('b', 'An Ostran official said on Monday that 13 Vale planes had been destroyed at the bases in the raid on Sunday.', { hours: 6 }),
    kept = member('a', 'Ostra claimed that a raid on Sunday had destroyed more than 40 Vale planes at bases deep inside the Vale.'),
    withdrawn = { ...whole, revision: { ...whole.revision, notes: [{ type: 'withdrawal' as const, text: 'This report has been withdrawn.' }] } };
  assert.ok(enter('s', [kept, whole]).some((q) => q.differs));
  const questions = enter('s', [kept, withdrawn]);
  assert.ok(questions.some((q) => q.answers.length === 2) && questions.every((q) => !q.differs));
});
