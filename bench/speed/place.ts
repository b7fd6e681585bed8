import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { termsOf, type Profile, type Story } from '../../src/model/story.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { weigh } from '../../src/stories/frequencies.ts';
import { StoryMemory } from '../../src/stories/memory.ts';
import { place, type Placement } from '../../src/stories/place.ts';
import { centred, opened, type StoryArticle } from '../../src/stories/profile.ts';
import { liveAround, NEAR, searchTerms } from '../../src/stories/replay.ts';
import { picked, storyTerms, type Vector } from '../../src/stories/vector.ts';
import { archive } from '../articles.ts';
import { setFiles } from '../corpora.ts';
import { interleave, type Benchmark, type Rate, type SpeedRow } from './measure.ts';

const SIZES = [10_000, 100_000] as const;
const PLACED = 200;
/** Articles in one transaction, as the stories hop's batch. */
const BATCH = 64;
const LANG = 'en';
const NOW = Date.UTC(2025, 5, 2);

/** Real articles' vectors, and the profiles of the stories that they would open: words keep their frequencies. */
interface Material {
  readonly vectors: readonly Vector[];
  readonly founders: readonly Profile[];
}

export async function material(corpora: string): Promise<Material> {
  const { articles } = await archive(...setFiles(corpora, 'stories', 'allsides')),
    terms = articles.filter((a) => a.revision.lang === LANG).map((a) => storyTerms(a.revision)),
    memory = new StoryMemory();
  for (const t of terms) memory.addDocument(LANG, t.terms);
  const frequencies = memory.documentFrequencies(LANG);
  const vectors = terms.map((t) => weigh(t, frequencies));
  return { vectors, founders: vectors.map((v, i) => opened(`founder-${i}`, article(`founder-${i}`, v), NOW)) };
}

/** Stories that each have half of the terms of one real article and half of another's. */
function* profiles({ founders }: Material, count: number): Generator<Profile> {
  const n = founders.length,
    half = (of: Profile, odd: number): [string, number][] => [...termsOf(of)].filter((_, i) => i % 2 === odd);
  for (let i = 0; i < count; i++) {
    const a = founders[i % n] as Profile,
      b = founders[(i * 7 + Math.floor(i / n) * 13 + 1) % n] as Profile;
    yield { ...a, storyId: `story-${i}`, ...centred(new Map([...half(a, 0), ...half(b, 1)])), recent: b.recent };
  }
}
const article = (articleId: string, vector: Vector): StoryArticle => ({ articleId, lang: LANG, at: NOW, vector });

/** Articles to place: real ones, each with a sixth of its terms gone, so that none is a story's founder word for word. */
export const queries = ({ vectors }: Material): StoryArticle[] =>
  Array.from({ length: PLACED }, (_, i) => {
    const of = vectors[(i * 5) % vectors.length] as Vector;
    return article(
      `placed-${i}`,
      picked(
        of,
        [...of.terms.keys()].filter((k) => k % 6 !== i % 6),
      ),
    );
  });

const row = (rates: readonly Rate[]): SpeedRow => ({
  what: 'place an article among live stories',
  unit: 'articles/s',
  rates,
  gate: '1,000/s at 100,000, at most 2x the time at 10,000',
  goal: '4,000/s',
  note: 'look-up, decision and the changed profile put back; vectors ready',
});

const storyOf = (p: Profile): Story => ({
  id: p.storyId,
  lang: p.lang,
  since: p.until,
  until: p.until,
  headline: { revisionId: p.storyId, start: 0, end: 0 },
  size: p.size,
  independent: p.size,
  sources: 1,
});

export async function fill(store: Store, of: Material, size: number): Promise<void> {
  let batch: Profile[] = [];
  const flush = async (): Promise<void> => {
    const put = batch;
    batch = [];
    await store.in(async (tx) => {
      for (const p of put) await tx.stories.put(storyOf(p), p);
    });
  };
  for (const p of profiles(of, size)) {
    batch.push(p);
    if (batch.length === 1000) await flush();
  }
  await flush();
}

export async function placeAll(store: Store, asked: readonly StoryArticle[]): Promise<number> {
  for (let i = 0; i < asked.length; i += BATCH) {
    await store.in(async (tx) => {
      for (const a of asked.slice(i, i + BATCH)) {
        const { since, before } = liveAround(a, NOW),
          { next }: Placement = place(a, await tx.stories.near(LANG, searchTerms(a), since, NEAR, before), NOW);
        await tx.stories.put(storyOf(next), next);
      }
    });
  }
  return asked.length;
}

async function inSqlite(of: Material, rounds: number): Promise<SpeedRow> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-')),
    stores: Store[] = [];
  try {
    const asked = queries(of),
      sides = [];
    for (const size of SIZES) {
      const store = await openStore({ sqlite: join(folder, `${size}.db`) });
      stores.push(store);
      await fill(store, of, size);
      sides.push({ name: `${size.toLocaleString('en-US')} live stories, SQLite`, run: () => placeAll(store, asked) });
    }
    return row(await interleave(sides, rounds));
  } finally {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const benchmark: Benchmark = async ({ corpora, rounds }) => {
  const of = await material(corpora);
  return [await inSqlite(of, rounds)];
};
