import type { Profile } from '../model/story.ts';
import type { Frequencies } from './frequencies.ts';
import { heaviest, type Vector } from './vector.ts';

/** Stories are looked for by so many of an article's terms. */
export const ASKED = 24;
const INDEXED = 64;

/** Live stories and document frequencies held in memory: answers what `store.stories` answers, for replays and for Read. */
export class StoryMemory {
  readonly profiles = new Map<string, Profile>();
  readonly #byTerm = new Map<string, Set<string>>();
  readonly #frequencies = new Map<string, { documents: number; readonly of: Map<string, number> }>();

  put(profile: Profile): void {
    const before = this.profiles.get(profile.storyId);
    const after = new Set(indexed(profile));
    for (const key of before ? indexed(before) : []) if (!after.has(key)) this.#byTerm.get(key)?.delete(profile.storyId);
    for (const key of after) {
      const stories = this.#byTerm.get(key);
      if (stories) stories.add(profile.storyId);
      else this.#byTerm.set(key, new Set([profile.storyId]));
    }
    this.profiles.set(profile.storyId, profile);
  }

  /** Stories that share the heaviest terms and whose newest member is of that time, most summed term weight first. */
  near(lang: string, terms: Vector, time: { readonly since: number; readonly before: number }, limit: number): Profile[] {
    const shared = new Map<string, number>();
    for (const [t] of heaviest(terms, ASKED)) {
      for (const id of this.#byTerm.get(`${lang} ${t}`) ?? []) {
        const profile = this.profiles.get(id);
        if (profile && profile.until >= time.since && profile.until <= time.before) shared.set(id, (shared.get(id) ?? 0) + (profile.terms[t] ?? 0));
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

function indexed(profile: Profile): string[] {
  return heaviest(profile.terms, INDEXED).map(([t]) => `${profile.lang} ${t}`);
}
