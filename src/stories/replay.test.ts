import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Revision } from '../model/revision.ts';
import { grouped, replay } from './replay.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2031, 4, 5);

function revision(articleId: string, title: string, body: string, hours?: number, lang = 'en'): Revision {
  const text = `${title}\n\n${body}`;
  return {
    id: `r-${articleId}`,
    articleId,
    number: 1,
    sourceId: `s-${articleId}`,
    hash: articleId,
    seenAt: START,
    rights: {},
    text,
    headline: { start: 0, end: title.length },
    blocks: [{ start: title.length + 2, end: text.length, kind: 'paragraph' }],
    noteRanges: [],
    kind: 'report',
    lang,
    canonicalUrl: '',
    sourceName: articleId,
    authors: [],
    contributors: [],
    credits: [],
    notes: [],
    tags: [],
    ...(hours === undefined ? {} : { published: START + hours * HOUR }),
  };
}

const ferry = [
  revision(
    'f1',
    'Ferry with 80 aboard runs aground off Kelmora',
    'A ferry with 80 people aboard ran aground off the island of Kelmora on Monday, the Velland coastguard said. Lifeboats took off the passengers.',
    1,
  ),
  revision(
    'f2',
    'Kelmora ferry: all 80 passengers rescued',
    'All passengers of the ferry that ran aground off Kelmora were brought ashore by lifeboats, according to the coastguard of Velland.',
    3,
  ),
  revision(
    'f3',
    'Coastguard of Velland frees grounded ferry',
    'The ferry that had run aground off the island of Kelmora was towed to port on Monday night, the coastguard said.',
    14,
  ),
];
const bank = [
  revision(
    'b1',
    'Central bank of Ostrava raises rate to 4 percent',
    'The central bank raised its key interest rate to 4 percent on Monday, citing inflation. Governor Mira Hollen said more steps may follow.',
    2,
  ),
  revision(
    'b2',
    'Rate rises to 4 percent as Hollen fights inflation',
    'Governor Mira Hollen of the central bank announced an interest rate of 4 percent and warned of stubborn inflation.',
    4,
  ),
];
const byTime = (all: readonly Revision[]): Revision[] => [...all].sort((a, b) => (a.published ?? 0) - (b.published ?? 0));
const groups = (all: readonly Revision[], copyOf?: ReadonlyMap<string, string>): string[] =>
  [...grouped(all, replay(all, {}, copyOf)).values()].map((members) => members.map((m) => m.articleId).join(' '));

test('reports of one event come to one story, other events do not', () => {
  assert.deepEqual(groups(byTime([...ferry, ...bank])), ['f1 f2 f3', 'b1 b2']);
});
test('the same stream places articles the same way again', () => {
  const stream = byTime([...ferry, ...bank]);
  assert.deepEqual(
    replay(stream).map((p) => p.storyId),
    replay(stream).map((p) => p.storyId),
  );
});
test('the same words a year later are another story', () => {
  const later = { ...ferry[1], articleId: 'late', published: START + 365 * 24 * HOUR } as Revision;
  assert.deepEqual(groups([ferry[0] as Revision, later]), ['f1', 'late']);
});
test('an article without a date is placed by its words', () => {
  const undated = revision(
    'f2',
    'Kelmora ferry: all 80 passengers rescued',
    'All passengers of the ferry that ran aground off Kelmora were brought ashore by lifeboats, said the coastguard of Velland.',
  );
  assert.deepEqual(groups([ferry[0] as Revision, undated, bank[0] as Revision]), ['f1 f2', 'b1']);
});
test('languages do not mix', () => {
  const other = { ...ferry[1], articleId: 'other', lang: 'de' } as Revision;
  assert.deepEqual(groups([ferry[0] as Revision, other]), ['f1', 'other']);
});
test('a copy goes where its original is, whatever its words', () => {
  assert.deepEqual(groups([ferry[0] as Revision, bank[0] as Revision], new Map([['b1', 'f1']])), ['f1 b1']);
});
test('scripts without spaces are placed too', () => {
  const zh = [
    revision('z1', '维兰渡轮在凯莫拉岛搁浅', '维兰海岸警卫队周一表示，一艘载有八十人的渡轮在凯莫拉岛附近搁浅，救生艇接走了乘客。', 1, 'zh'),
    revision('z2', '凯莫拉岛渡轮搁浅八十人获救', '维兰海岸警卫队说，在凯莫拉岛附近搁浅的渡轮上的乘客全部由救生艇接走。', 3, 'zh'),
    revision('z3', '央行将利率提高到百分之四', '中央银行周一将基准利率提高到百分之四，行长称通货膨胀仍然顽固。', 4, 'zh'),
  ];
  assert.deepEqual(groups(zh), ['z1 z2', 'z3']);
});
test('a placement says why', () => {
  const [, second] = replay(ferry.slice(0, 2));
  assert.equal(second?.decision, 'join');
  assert.ok(second?.shared.includes('ferri') || second?.shared.includes('ferry'), second?.shared.join(' '));
  assert.equal(second?.hoursApart, 2);
  assert.ok((second?.score ?? 0) >= 0.5);
});
test('profiles stay bounded however large a story grows', () => {
  const many = Array.from({ length: 30 }, (_, i) => ({ ...ferry[0], articleId: `m${i}`, published: START + i * HOUR }) as Revision);
  const last = replay(many).at(-1)?.next;
  assert.equal(last?.size, 30);
  assert.ok((last?.recent.length ?? 99) <= 8 && (last?.weights.length ?? 999) <= 100);
});
