import type { Act, ActFigure } from '../../src/model/act.ts';
import { idOf } from '../../src/model/id.ts';
import type { Store } from '../../src/store/store.ts';
import { NOW } from './articles.ts';

const HOUR = 3_600_000;
/** What the editors of the edition signed with, and wrote. */
export const EDITORS = ['Ida Ødegård', 'Eve'];
export const REASONS = ['Both tell of the ferry “Corvina”', 'Ein anderes Ereignis, & kein Nachdruck', 'No: it was one', 'wichtig', 'plainer words'];
/** Ids of its acts: a merge, a split that was taken back, a pin that has ended, a pin that stands, a move, a headline, a story put into an affair, one taken out, figures of one question and of several, a copy, a report of its own. */
export const ACTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => idOf('act', n));

/** Puts acts of every kind into the log; articles and stories stay where they are. */
export async function seedActs(store: Store, [first = '', second = '']: readonly string[], merged: string): Promise<void> {
  const articleIds = (await store.stories.members(first)).map((m) => m.articleId),
    [id1 = '', id2 = '', id3 = '', id4 = '', id5 = '', id6 = '', id7 = '', id8 = '', id9 = '', id10 = '', id11 = '', id12 = ''] = ACTS,
    figures = await figuresOf(store, first),
    base = { accountId: 'ida', by: EDITORS[0] as string, storyId: first, articleIds: [] };
  const acts: readonly Act[] = [
    { ...base, id: id1, kind: 'merge', at: NOW - 9 * HOUR, why: REASONS[0] as string, storyId: merged, intoId: first },
    { ...base, id: id2, kind: 'split', at: NOW - 8 * HOUR, why: REASONS[1] as string, intoId: idOf('never'), articleIds: articleIds.slice(0, 8) },
    { ...base, id: idOf('undo'), kind: 'undo', at: NOW - 7 * HOUR, by: 'Eve', why: REASONS[2] as string, undoes: id2 },
    { ...base, id: id3, kind: 'pin', at: NOW - 6 * HOUR, why: REASONS[3] as string, until: NOW - HOUR },
    { ...base, id: id4, kind: 'pin', at: NOW - HOUR, why: REASONS[3] as string, until: NOW + 40 * HOUR },
    { ...base, id: id5, kind: 'move', at: NOW - 30 * HOUR, why: REASONS[1] as string, intoId: second, articleIds: articleIds.slice(0, 1) },
    { ...base, id: id6, kind: 'retitle', at: NOW - 2 * HOUR, why: REASONS[4] as string, articleIds: articleIds.slice(1, 2) },
    { ...base, id: id7, kind: 'enter', at: NOW - 3 * HOUR, why: REASONS[3] as string, intoId: second, affair: { was: first, now: second } },
    { ...base, id: id8, kind: 'leave', at: NOW - 4 * HOUR, why: REASONS[4] as string, affair: { was: merged, now: first } },
    { ...base, id: id9, kind: 'same-question', at: NOW - 5 * HOUR, why: REASONS[0] as string, figures, articleIds: figures.map((f) => f.articleId) },
    {
      ...base,
      id: id10,
      kind: 'other-question',
      at: NOW - 45 * HOUR,
      why: REASONS[3] as string,
      until: NOW + HOUR,
      figures,
      articleIds: articleIds.slice(0, 2),
    },
    { ...base, id: id11, kind: 'copy', at: NOW - 46 * HOUR, why: REASONS[1] as string, articleIds: articleIds.slice(2, 3), copyOf: articleIds[3] ?? '' },
    { ...base, id: id12, kind: 'original', at: NOW - 47 * HOUR, why: REASONS[4] as string, articleIds: articleIds.slice(4, 5) },
  ];
  for (const act of acts) await store.acts.add(act);
  const [member] = await store.stories.membership(articleIds.slice(0, 1));
  if (member)
    await store.stories.putMember({
      ...member,
      why: { decision: 'editor', score: 1, shared: [], act: { id: id1, kind: 'merge', was: { storyId: merged, why: member.why } } },
    });
}

/** The first figures of a story. */
async function figuresOf(store: Store, storyId: string): Promise<readonly ActFigure[]> {
  const claims = [...(await store.claims.ofStory(storyId)).values()].flatMap((r) => r.claims);
  return claims.flatMap(({ id, articleId, sentence, figure }) => (figure ? [{ key: id, articleId, at: figure.span, sentence }] : [])).slice(0, 3);
}

/** Topics by rule: names, and the words that their rules are made of. */
export const HUBS = [
  ['Ferries', 'ferry OR Fähre NOT source:strait-times.example'],
  ['Port Maren', '(where:"Port Maren" OR hub:ferries) AND NOT (section:sport OR who:Nobody)'],
  ['Nowhere', 'zeppelin source:nowhere.example'],
] as const;
export const RULE_WORDS = [
  'Ferries',
  'Port Maren',
  'Nowhere',
  'ferry',
  'Fähre',
  'strait-times.example',
  'ferries',
  'sport',
  'Nobody',
  'zeppelin',
  'nowhere.example',
];

export async function seedHubs(store: Store): Promise<void> {
  for (const [name, rule] of HUBS) await store.hubs.put({ slug: name.toLowerCase().replace(' ', '-'), name, rule, by: 'Eve', at: NOW - HOUR });
}
