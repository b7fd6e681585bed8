import type { Hono } from 'hono';
import { cite } from '../../src/model/citation.ts';
import { idOf } from '../../src/model/id.ts';
import type { Ranked } from '../../src/model/front-page.ts';
import { createApp } from '../../src/serve/app.ts';
import { WEIGHTS } from '../../src/rank/score.ts';
import { SIGNALS } from '../../src/rank/signals.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { centred } from '../../src/stories/profile.ts';
import { terms } from '../../src/text/words.ts';
import { NOW, SOURCES } from './articles.ts';
import { readingOf, revisionOf, type Written } from './write.ts';

const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const plain = (key: string, more: Partial<Written> = {}): Written => ({
  key,
  source: 'nwa',
  at: NOW - 3_600_000,
  lang: 'en',
  headline: `Quay number ${key} is closed for repairs`,
  body: [`Quay number ${key} will be closed for three weeks, harbour master Pia Rask said on Monday.`],
  ...more,
});

/** Articles that try a page's patience, one story each. */
export const ODD: readonly Written[] = [
  plain('long', { headline: `${'The council, the port authority and the hauliers, who had met behind closed doors, '.repeat(5)}`.slice(0, 400).trim() }),
  plain('word', { lang: 'de', headline: `${WORD} meldet Verlust`, deck: WORD.repeat(2), body: [`Die ${WORD} teilte am Montag mit, 14 Schiffe lägen still.`] }),
  plain('unbroken', { headline: 'x'.repeat(300), body: ['y'.repeat(2000)] }),
  plain('undated', { more: { published: undefined } }),
  plain('empty', { headline: 'Nothing but a headline', body: [] }),
  plain('scripts', {
    headline: 'Харків Kharkiv خاركيف 哈尔科夫',
    body: ['Харків (Kharkiv, خاركيف, 哈尔科夫) was named in three scripts, Oleksii Бондар 邦达尔 بوندار said.'],
    more: { authors: [{ name: 'Олексій Oleksii أوليكسي 奥列克西', place: '哈尔科夫 Харків خاركيف' }] },
  }),
  plain('chinese', {
    lang: 'zh',
    headline: '渡轮在哈尔登海峡起火造成至少十四人死亡'.repeat(4),
    body: ['海岸警卫队说,渡轮星期日起火,造成至少14人死亡。'.repeat(20)],
  }),
  plain('arabic', {
    lang: 'ar',
    headline: 'حريق في عبّارة يودي بحياة أربعة عشر شخصًا'.repeat(3),
    body: ['قال خفر السواحل إن الحريق اندلع يوم الأحد.'.repeat(12)],
  }),
  plain('nameless', { source: 'nobody', sourceName: '' }),
];

/** A paper of these articles, each in a story of its own; ranked in the order given, in one language's front page. */
export async function paperOf(
  written: readonly Written[],
): Promise<{ readonly app: Hono; readonly store: Store; readonly articleIds: readonly string[]; readonly storyIds: readonly string[] }> {
  const store = await openStore({ sqlite: ':memory:' }),
    revisions = written.map((w) => revisionOf(w)),
    ids = written.map((w) => idOf('story', w.key));
  await store.in(async (tx) => {
    await tx.sources.put(SOURCES);
    await tx.articles.put(revisions.map((r, i) => ({ id: r.articleId, url: '', sourceId: r.sourceId, firstSeen: written[i]?.at ?? NOW })));
    await tx.articles.putRevisions(revisions.map((revision) => ({ revision, terms: terms(revision.text, revision.lang) })));
    for (const [i, r] of revisions.entries()) {
      const id = ids[i] ?? '',
        counts = { size: 1, independent: 1, sources: 1 };
      if (i < 50) await tx.claims.put(r.id, r.articleId, readingOf(r));
      await tx.stories.put(
        { id, lang: 'en', since: r.seenAt, until: r.seenAt, headline: cite(r, r.headline), ...counts },
        {
          storyId: id,
          lang: 'en',
          until: r.seenAt,
          size: 1,
          ...centred(new Map([[`quay${i}`, 1]])),
          recent: [],
          marks: [],
        },
      );
      await tx.stories.putMember({
        storyId: id,
        articleId: r.articleId,
        revisionId: r.id,
        joinedAt: r.seenAt,
        why: { decision: 'opened', score: 1, shared: [] },
      });
    }
    await tx.fronts.put({ id: idOf('front', 'odd'), lang: 'en', at: NOW, ranked: ids.map(rankedOf) });
  });
  const app = createApp({ store, settings: { timezone: 'Europe/Kyiv', mode: 'private' }, clock: () => NOW });
  return { app, store, articleIds: revisions.map((r) => r.articleId), storyIds: ids };
}

function rankedOf(storyId: string, i: number): Ranked {
  const value = (signal: string): number => (signal === 'held' ? 0 : 1 / (i + 1)),
    lines = SIGNALS.map((signal) => ({ signal, value: value(signal), weight: WEIGHTS[signal], contribution: WEIGHTS[signal] * value(signal) }));
  return { storyId, badges: ['one-source'], receipt: { storyId, score: 100 / (i + 1), lines, rankWithReprints: i + 1 } };
}

/** Very many quiet stories. */
export const many = (count: number): Written[] => Array.from({ length: count }, (_, i) => plain(String(i)));
