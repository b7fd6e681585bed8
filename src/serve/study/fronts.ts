import type { FrontPage, Ranked } from '../../model/front-page.ts';
import { instant } from '../../text/date-values.ts';
import { byText, type Table } from './column.ts';

export interface FrontRow {
  readonly page: FrontPage;
  readonly place: number;
  readonly ranked: Ranked;
}

export const fronts: Table<FrontRow> = {
  says: 'Every front page that stood, a row for each place on it with its receipt; by language, of each language the newest first.',
  columns: [
    { name: 'page', says: 'the front page', of: (r) => r.page.id },
    { name: 'lang', says: 'its language', of: (r) => r.page.lang },
    { name: 'at', says: 'as of when it is', of: (r) => instant(r.page.at) },
    { name: 'place', says: '1 is the top', of: (r) => r.place },
    { name: 'story', says: 'the story', of: (r) => r.ranked.storyId },
    { name: 'score', says: 'the sum of its contributions', of: (r) => r.ranked.receipt.score },
    { name: 'signals', says: 'each signal with its value and weight', of: (r) => r.ranked.receipt.lines.map((l) => `${l.signal} ${l.value} × ${l.weight}`) },
    { name: 'placeWithReprints', says: 'its place if every reprint counted as a report', of: (r) => r.ranked.receipt.rankWithReprints },
    { name: 'badges', says: 'what is said of it there', of: (r) => r.ranked.badges },
  ],
  async *rows(store, story) {
    for (const lang of (await store.stories.everIn()).toSorted(byText))
      for (let page = await store.fronts.latest(lang); page; page = await store.fronts.asOf(lang, page.at - 1))
        for (const [i, ranked] of page.ranked.entries()) if (story === undefined || ranked.storyId === story) yield { page, place: i + 1, ranked };
  },
};
