import { createHash } from 'node:crypto';
import { ACT_KINDS } from '../model/act.ts';
import type { Store } from '../store/store.ts';

/** What holds by the clock alone (how long feeds have been silent, acts that end) is looked at again after this time, ms. */
const HOUR = 3_600_000;

/** Acts that changes of stories do not tell of. */
const SILENT = ACT_KINDS.filter((kind) => !['merge', 'split', 'move', 'undo'].includes(kind));

/** Which acts hold that show on pages by holding alone: one that is taken back or ends is missing here, however old it is. */
export async function standingActs(store: Store, now: number): Promise<readonly string[]> {
  return (await store.acts.holding(SILENT, now)).map((a) => a.id);
}

/** The languages of a paper, and the front page of each as it stands. */
export async function latestFronts(store: Store) {
  const languages = await store.stories.languages();
  return { languages, pages: await Promise.all(languages.map(({ lang }) => store.fronts.latest(lang))) };
}

/**
 * What a paper would be made from, as one text: what is stored and is shown on pages, counted and by its newest, and what it is made with. Polls that find
 * nothing, queues and visits are no part of it. Where it is the same, so is the paper; made anew at least once an hour, should anything escape it.
 * @param made whatever else decides how it looks: version, settings, address.
 */
export async function stampOf(store: Store, made: readonly unknown[], now: number): Promise<string> {
  const { revisions, articles, claims, reprints, stories, questions } = await store.counts(),
    { languages, pages } = await latestFronts(store),
    fronts = pages.map((p) => p?.id),
    madeAt = pages.map((p) => p?.at);
  const acts = [(await store.acts.newest(1)).rows.map((a) => [a.id, a.undone?.at]), await standingActs(store, now)],
    known = [revisions, articles, claims, reprints, stories, questions, languages, fronts, madeAt, acts, await store.hubs.all(), await store.sources.all()];
  return createHash('sha256')
    .update(JSON.stringify([made, Math.floor(now / HOUR), known]))
    .digest('base64url');
}
