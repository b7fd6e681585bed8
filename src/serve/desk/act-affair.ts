import type { Act } from '../../model/act.ts';
import { idOf } from '../../model/id.ts';
import { affairOf, type Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { actOfAffair, affairObjection, broughtBy, type Development } from '../../stories/affair.ts';
import type { Objection } from '../../stories/edit.ts';

/** What changes with the affair of a story that leaves its own, or enters that of another; or why it cannot. */
export async function affairChange(store: Store, story: Story, into?: Story): Promise<NonNullable<Act['affair']> | Objection> {
  const [own, other] = await Promise.all([development(store, story), into && development(store, into)]),
    wrong = affairObjection(own, other);
  return wrong ?? { was: own.affair, now: other?.affair ?? (await freeAffair(store, story)) };
}

/** What changes with the affair of a story when another is merged into it; undefined where it stays in its own. */
export async function affairMerged(store: Store, story: Story, into: Story): Promise<Act['affair']> {
  const [from, stays] = await Promise.all([development(store, story), development(store, into)]),
    now = broughtBy(from, stays);
  return now === undefined ? undefined : { was: stays.affair, now };
}

async function development(store: Store, story: Story): Promise<Development> {
  const affair = affairOf(story),
    by = actOfAffair(await store.acts.ofStories([story.id]), story.id);
  return { id: story.id, lang: story.lang, affair, alone: !(await others(store, story, affair)), ...(by ? { by } : {}) };
}

/** The affair that a story begins: under its own id, or, where that goes on without it, under one that no other has. */
async function freeAffair(store: Store, story: Story): Promise<string> {
  for (let n = 0, id = story.id; ; id = idOf('affair', story.id, ++n)) if (id !== affairOf(story) && !(await others(store, story, id))) return id;
}

const others = async (store: Store, story: Story, affair: string): Promise<boolean> =>
  (await store.stories.ofSaga(affair, 2)).rows.some((s) => s.id !== story.id);
