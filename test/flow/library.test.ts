import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { StoryGrouper, type Report } from '../../src/library/stories.ts';
import { broadsheet, folder } from '../run.ts';

const T = Date.UTC(2025, 5, 3, 9),
  HOUR = 3_600_000,
  HOUSE = 'Harbour Gazette readers can send pictures of the coast, of boats and of gulls to the picture desk at any time of the day or night.';
const EVENTS = [
  ['Ferry runs aground off Karsby', 'A ferry with 214 people on board ran aground off Karsby after its rudder failed, the coast guard said.', 'All passengers were taken off by six fishing boats within two hours.'],
  ['Parliament votes down tax on second homes', 'Parliament in Helm voted down a tax on second homes by 71 votes to 64.', "The Farmers' Party said that the levy would have driven summer guests away."],
  ['Otter returns to the canal in Ostrava', 'An otter was seen in the canal at Ostrava for the first time in forty years, biologists said.', 'The water has been clean enough for trout since the paper mill closed.'],
  ['Bakers in Torsund strike over night pay', 'Bakers in Torsund stopped work at midnight over what they are paid for nights.', 'Their union wants 22 crowns an hour more; the owners offer nine.'],
] as const; // prettier-ignore

/** Each event by three houses: the first reports, the second copies it a day later, the third tells it in its own words. One house prints a line of its own under all. */
const reports: readonly Report[] = EVENTS.flatMap(([title, lead, more], i): Report[] => {
  const at = (hours: number): string => new Date(T + (i * 30 + hours) * HOUR).toISOString(),
    text = `${lead}\n\n${more}\n\n${'It was the first time this year, officials said, and an inquiry was opened at once. '.repeat(i)}`;
  return [
    { title, text, source: 'Kelpress', published: at(0) },
    { title: `${title}, agency says`, text: `${text}\n\n${HOUSE}`, source: 'Harbour Gazette', published: at(23) },
    { title: `${more.slice(0, 40)}`, text: `${more} ${lead.toLowerCase()} Nobody had expected it.\n\n${HOUSE}`, source: 'Harbour Gazette', published: at(26) },
  ]; // prettier-ignore
});

test('the library groups as the paper does: the same stories, for the same reasons, with the same copies', async (t) => {
  const data = folder(t),
    file = join(data, 'reports.jsonl'),
    inOrder = [...reports].sort((a, b) => (String(a.published) < String(b.published) ? -1 : 1));
  writeFileSync(file, reports.map((r) => `${JSON.stringify(r)}\n`).join(''));
  const took = await broadsheet(data, ['import', file]);
  assert.equal(took.code, 0, `${took.out}${took.err}`);
  const rows = async <T>(what: string): Promise<T[]> =>
      (await broadsheet(data, ['export', '--what', what])).out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as T),
    titles = new Map((await rows<{ id: string; title: string }>('articles')).map((a) => [a.id, a.title])),
    members = await rows<{ story: string; article: string; copyOf: string | null; decision: string; score: number; shared: string[] }>('members'),
    theirs = [...Map.groupBy(members, (m) => m.story).values()].map((story) =>
      story.map((m) => [titles.get(m.article), m.copyOf === null ? undefined : titles.get(m.copyOf), m.decision, m.score, m.shared]),
    );
  const grouper = new StoryGrouper();
  for (const report of inOrder) grouper.add(report, { id: report.title ?? '' });
  const ours = grouper
    .stories()
    .map(({ articles }) =>
      articles.map(({ id, copy, why }) => [
        id,
        copy && (copy.relation === 'reprint' || copy.relation === 'update') ? copy.of : undefined,
        why.decision,
        why.score,
        why.shared,
      ]),
    );
  const sorted = (all: unknown[][][]): string[] => all.map((members) => JSON.stringify([...members].sort())).sort();
  assert.ok(theirs.length >= EVENTS.length && theirs.some((s) => s.length > 1), 'nothing was grouped');
  assert.deepEqual(sorted(ours), sorted(theirs));
});
