import type { Profile } from '../model/story.ts';
import type { Merge } from './beside.ts';
import type { Frequencies } from './frequencies.ts';
import type { Placement } from './place.ts';
import { merged } from './profile.ts';

/** Stories are looked for by so many of an article's terms. */
export const ASKED = 24;
const INDEXED = 64;

/** Live stories and document frequencies held in memory: answers what `store.stories` answers, for replays and for Read. */
export class StoryMemory {
  readonly profiles = new Map<string, Profile>();
  /** What a term weighs in each story that it is looked for by, by language and the term's number. */
  readonly #byTerm = new Map<string, Map<string, number>>();
  readonly #gone = new Map<string, string>();
  readonly #frequencies = new Map<string, { documents: number; readonly of: Map<string, number> }>();

  put(profile: Profile): void {
    const before = this.profiles.get(profile.storyId),
      after = indexed(profile);
    for (const key of before ? indexed(before).keys() : []) if (!after.has(key)) this.#byTerm.get(key)?.delete(profile.storyId);
    for (const [key, weight] of after) {
      const stories = this.#byTerm.get(key);
      if (stories) stories.set(profile.storyId, weight);
      else this.#byTerm.set(key, new Map([[profile.storyId, weight]]));
    }
    this.profiles.set(profile.storyId, profile);
  }

  /** Takes in the story that an article came to, and what became of it. */
  take({ next, merge }: Pick<Placement, 'next' | 'merge'>): void {
    this.put(next);
    if (merge) this.merge(merge);
  }

  /** Makes one story of two that are one; what was the story that is gone is the other from then on (`survivor`). */
  merge({ into, gone }: Pick<Merge, 'into' | 'gone'>): void {
    for (const key of indexed(gone).keys()) this.#byTerm.get(key)?.delete(gone.storyId);
    this.profiles.delete(gone.storyId);
    this.#gone.set(gone.storyId, into.storyId);
    this.put(merged(into, gone));
  }

  /** The story that one is after merges. */
  survivor(storyId: string): string {
    let at = storyId;
    for (let to = this.#gone.get(at); to !== undefined; to = this.#gone.get(at)) at = to;
    return at;
  }

  /** Stories that share the terms (by number) and whose newest member is of that time, most summed term weight first. */
  near(lang: string, terms: readonly number[], time: { readonly since: number; readonly before: number }, limit: number): Profile[] {
    const shared = new Map<string, number>();
    for (const t of terms) {
      for (const [id, weight] of this.#byTerm.get(keyOf(lang, t)) ?? []) {
        const { until = NaN } = this.profiles.get(id) ?? {};
        if (until >= time.since && until <= time.before) shared.set(id, (shared.get(id) ?? 0) + weight);
      }
    }
    return [...shared]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, limit)
      .flatMap(([id]) => this.profiles.get(id) ?? []);
  }

  documentFrequencies(lang: string): Frequencies {
    return this.#frequencies.get(lang) ?? { documents: 0, of: new Map() };
  }

  addDocument(lang: string, terms: readonly string[]): void {
    let f = this.#frequencies.get(lang);
    if (!f) this.#frequencies.set(lang, (f = { documents: 0, of: new Map() }));
    f.documents++;
    for (const t of terms) f.of.set(t, (f.of.get(t) ?? 0) + 1);
  }
}

const keyOf = (lang: string, term: number): string => `${lang} ${term}`;

/** The heaviest terms, and what each weighs. */
function indexed({ lang, numbers, weights }: Profile): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (let i = 0; i < Math.min(INDEXED, weights.length); i++) out.set(keyOf(lang, numbers[i] as number), weights[i] as number);
  return out;
}
