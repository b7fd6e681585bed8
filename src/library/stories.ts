/**
 * `broadsheet/stories`: articles, one after the other → the stories that they tell, each article with the reason why it is there and whose copy it is. All in memory;
 * the same articles in the same order make the same stories. Learned tables are read from the package when they are first needed. No network, no clock.
 */
import { revise } from '../clean/revise.ts';
import { TraceMemory } from '../clean/trace-memory.ts';
import { sourceFor, type SourceTable } from '../collect/sources.ts';
import { shippedSources } from '../commands/data.ts';
import { quote, type Verbatim } from '../model/citation.ts';
import { idOf } from '../model/id.ts';
import { originalOf, type Reprint } from '../model/reprint.ts';
import { isWithdrawn, type Draft, type Revision } from '../model/revision.ts';
import type { Source } from '../model/source.ts';
import type { Counted, Membership, Story, Why } from '../model/story.ts';
import { termPriors } from '../models.ts';
import { fingerprint } from '../reprints/fingerprint.ts';
import { independence } from '../reprints/independent.ts';
import { match, type Neighbour } from '../reprints/match.ts';
import { PrintMemory } from '../reprints/memory.ts';
import { StoryMemory } from '../stories/memory.ts';
import { why } from '../stories/place.ts';
import { step, type Priors } from '../stories/replay.ts';
import { headlineMembers, summary } from '../stories/summary.ts';
import { draftOf, type Report } from './report.ts';

export type { Report } from './report.ts';
export type { Counted, Uncounted } from '../model/story.ts';
export type { Edits, Relation } from '../model/reprint.ts';
export type { Source } from '../model/source.ts';
export type { Draft } from '../model/revision.ts';

export interface GrouperOptions {
  /** Who is who among outlets and agencies; the shipped table where it is absent. */
  readonly sources?: readonly Source[];
}
export interface AddOptions {
  /** What you call the article; its address where it is absent, else a hash of its words. Another text under the same id is a newer version of it. */
  readonly id?: string;
  /** When it came, epoch ms: stands in where an article has no date of its own. */
  readonly seenAt?: number;
}

/** That an article is a copy of another, or rests on it. */
export interface Copy extends Omit<Reprint, 'copyId' | 'originalId'> {
  readonly of: string;
}

/** Where an article came, and why. */
export interface Added {
  readonly id: string;
  readonly storyId: string;
  /** `same`: nothing is new in it. `kept`: a newer text of an article that has its place. */
  readonly decision: 'opened' | 'joined' | 'copy' | 'kept' | 'same';
  /** How likely it belongs there, 0-1; of a story that it opened, to the best of those it did not join. */
  readonly score: number;
  /** Words that it shares with that story, as stems, the weightiest first. */
  readonly shared: readonly string[];
  readonly hoursApart?: number;
  /** Whose copy it is, if it is one. */
  readonly copy?: Copy;
  /** Articles that are copies of this one, as it now turns out. */
  readonly adopted: readonly string[];
  /** Two stories that it showed to be one: what was `gone` is `into` from now on. */
  readonly merged?: { readonly into: string; readonly gone: string };
}

export interface GroupedArticle {
  readonly id: string;
  readonly headline: Verbatim;
  readonly source: string;
  readonly published?: number;
  readonly why: Pick<Added, 'decision' | 'score' | 'shared' | 'hoursApart'>;
  readonly copy?: Copy;
  /** Why it counts as no report of its own, if it does not, and which article counts in its stead. */
  readonly not?: Counted['not'];
}
/** A story: times in epoch ms, articles in the order in which they came. */
export interface GroupedStory extends Pick<Story, 'id' | 'lang' | 'since' | 'until' | 'size' | 'independent' | 'sources'> {
  /** The headline of one of its articles, word for word, and whose it is. */
  readonly headline: Verbatim;
  readonly headlineOf: string;
  /** The story that its affair began with, where that is another. */
  readonly affair?: string;
  readonly articles: readonly GroupedArticle[];
}

interface Held {
  readonly revision: Revision;
  readonly source: Source;
  readonly storyId: string;
  readonly why: Why;
}

/** Texts compared with one that is new, as the flow does it. */
const NEAR_TEXTS = 20;

/** Groups articles into stories as they come. It remembers every article it was given: begin a new one for a new archive. */
export class StoryGrouper {
  readonly #sources: SourceTable;
  readonly #rows = new Map<string, Source>();
  readonly #priors: Priors = termPriors();
  readonly #memory = new StoryMemory();
  readonly #prints = new PrintMemory();
  readonly #traces = new TraceMemory();
  readonly #links = new Map<string, Reprint>();
  readonly #copies = new Map<string, Set<string>>();
  readonly #held = new Map<string, Held>();
  #latest = 0;

  constructor({ sources }: GrouperOptions = {}) {
    this.#sources = sources ?? shippedSources();
    for (const source of this.#sources) this.#rows.set(source.id, source);
  }

  /** Takes an article in: one of `broadsheet/clean`, or a report whose text is at hand. */
  add(article: Draft | Report, { id, seenAt }: AddOptions = {}): Added {
    const draft = 'blocks' in article ? article : draftOf(article),
      articleId = id ?? (draft.canonicalUrl || idOf('article', draft.sourceName, draft.text)),
      known = this.#held.get(articleId),
      source = this.#sourceOf(draft),
      came = seenAt ?? draft.published ?? this.#latest,
      whose = { articleId, sourceId: source.id, at: draft.published ?? came },
      { furniture, keep } = this.#traces.look(draft, whose, (other) => this.#held.get(other)?.revision),
      revision = revise(draft, { articleId, sourceId: source.id, rights: {}, seenAt: came, last: known?.revision, furniture });
    if (revision === 'same') return { ...this.#told(articleId), decision: 'same', adopted: [] };
    keep();
    this.#latest = Math.max(this.#latest, revision.published ?? revision.seenAt);
    const adopted = this.#compare(revision, known ? { ...known, revision } : undefined);
    if (known) {
      this.#held.set(articleId, { ...known, revision });
      return { ...this.#told(articleId), decision: 'kept', adopted };
    }
    const original = originalOf(this.#links.get(articleId)),
      home = original === undefined ? undefined : this.#memory.profiles.get(this.storyOf(original) ?? ''),
      to = step(this.#memory, revision, this.#priors, home),
      reason: Why = home ? { decision: 'copy', score: this.#links.get(articleId)?.containment ?? 1, shared: [] } : why(to);
    this.#held.set(articleId, { revision, source, storyId: to.storyId, why: reason });
    return { ...this.#told(articleId), adopted, ...(to.merge ? { merged: { into: to.merge.into.storyId, gone: to.merge.gone.storyId } } : {}) };
  }

  /** The story that an article is in now; undefined for one that was never added. */
  storyOf(articleId: string): string | undefined {
    const held = this.#held.get(articleId);
    return held && this.#memory.survivor(held.storyId);
  }

  /** All stories as they stand, those with the most independent reports first, then those that changed last. */
  stories(): readonly GroupedStory[] {
    const groups = Map.groupBy(this.#held.values(), (h) => this.#memory.survivor(h.storyId));
    return [...groups]
      .map(([id, members]) => this.#storyOf(id, members))
      .sort((a, b) => b.independent - a.independent || b.until - a.until || (a.id < b.id ? -1 : 1));
  }

  /** Whose report is it? Keeps its fingerprint and the links that come of it; answers with those that are copies of it now. */
  #compare(revision: Revision, known: Held | undefined): string[] {
    const print = fingerprint(revision),
      near = this.#prints.near(revision.articleId, print.asked, NEAR_TEXTS),
      above = near.flatMap((id) => this.#links.get(id)?.originalId ?? []),
      below = [...near, ...above].flatMap((id) => [...(this.#copies.get(id) ?? [])]),
      neighbours = [...new Set([...near, ...above, ...below])].flatMap((id): Neighbour[] => {
        const text = this.#held.get(id)?.revision;
        return text ? [{ revision: text, link: this.#links.get(id) }] : [];
      }),
      { link, adopts } = match(revision, neighbours, (id) => this.#rows.get(id));
    this.#prints.put(revision.articleId, print.kept);
    if (link || known) this.#link(revision.articleId, link);
    for (const adopted of adopts) this.#link(adopted.copyId, adopted);
    return adopts.filter((a) => a.originalId === revision.articleId).map((a) => a.copyId);
  }

  #link(copyId: string, link: Reprint | undefined): void {
    const before = this.#links.get(copyId);
    if (before) this.#copies.get(before.originalId)?.delete(copyId);
    if (!link) return void this.#links.delete(copyId);
    this.#links.set(copyId, link);
    const copies = this.#copies.get(link.originalId);
    if (copies) copies.add(copyId);
    else this.#copies.set(link.originalId, new Set([copyId]));
  }

  /** The source of an article, remembered by its id. */
  #sourceOf({ canonicalUrl: url, sourceName }: Draft): Source {
    const source = sourceFor({ url, finalUrl: url, hints: {} }, sourceName, this.#sources);
    if (!this.#rows.has(source.id)) this.#rows.set(source.id, source);
    return source;
  }

  #told(id: string): Omit<Added, 'adopted'> {
    const { storyId, why: reason } = this.#held.get(id) as Held,
      copy = copyOf(this.#links.get(id));
    return { id, storyId: this.#memory.survivor(storyId), ...whyOf(reason), ...(copy ? { copy } : {}) };
  }

  #storyOf(id: string, members: readonly Held[]): GroupedStory {
    const profile = this.#memory.profiles.get(id);
    if (!profile) throw new Error(`story ${id} has no profile`);
    const memberships = members.map((m) => this.#membership(id, m)),
      texts = new Map(members.map((m) => [m.revision.articleId, m])),
      counted = independence(
        members.map(({ revision: r }) => ({ articleId: r.articleId, sourceId: r.sourceId, link: this.#links.get(r.articleId), withdrawn: isWithdrawn(r) })),
        (source) => this.#rows.get(source),
      ),
      heads = headlineMembers(memberships).flatMap((m) => texts.get(m.articleId)?.revision ?? []),
      { lang, since, until, size, independent, sources, headline } = summary(
        profile,
        memberships,
        heads,
        new Set(members.map((m) => m.source.id)).size,
        counted,
      ),
      best = heads.find((h) => h.id === headline.revisionId) as Revision,
      affair = profile.saga === undefined ? id : this.#memory.survivor(profile.saga);
    return {
      ...{ id, headline: quote(best, headline), headlineOf: best.articleId, lang, since, until, size, independent, sources },
      ...(affair === id ? {} : { affair }),
      articles: members.map((m, i) => this.#article(m, counted[i])),
    };
  }

  #membership(storyId: string, { revision, why: reason }: Held): Membership {
    const { articleId, id: revisionId, published, seenAt } = revision;
    return { storyId, articleId, revisionId, joinedAt: published ?? seenAt, copyOf: originalOf(this.#links.get(articleId)), why: reason };
  }

  #article({ revision, source, why: reason }: Held, counted: Counted | undefined): GroupedArticle {
    const { articleId: id, headline, published } = revision,
      copy = copyOf(this.#links.get(id));
    return {
      id,
      headline: quote(revision, { revisionId: revision.id, ...headline }),
      source: source.name,
      ...(published === undefined ? {} : { published }),
      why: whyOf(reason),
      ...(copy ? { copy } : {}),
      ...(counted?.not ? { not: counted.not } : {}),
    };
  }
}

function copyOf(link: Reprint | undefined): Copy | undefined {
  if (!link) return undefined;
  const { relation, containment, own, evidence, edits } = link;
  return { of: link.originalId, relation, containment, ...(own === undefined ? {} : { own }), evidence, edits };
}

/** A reason as it is told. No editor has a hand in this. */
function whyOf({ decision, score, shared, hoursApart }: Why): GroupedArticle['why'] {
  return { decision: decision as 'opened' | 'joined' | 'copy', score, shared, ...(hoursApart === undefined ? {} : { hoursApart }) };
}
