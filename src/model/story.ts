import type { ActKind } from './act.ts';
import type { Citation } from './citation.ts';
import type { MediaTopic } from './media-topic.ts';

export interface Story {
  /** Permanent. */
  readonly id: string;
  readonly lang: string;
  /** Time of the first and the newest member, epoch ms. */
  readonly since: number;
  readonly until: number;
  readonly headline: Citation;
  /** The name that a publisher's page gives its section. */
  readonly section?: string;
  /** Absent where nothing tells a topic, and in stories kept by older versions: `section` may tell one there. */
  readonly filed?: Filed;
  /** The affair that it is a development of: the id of the affair's first story. Absent where it begins one itself (`affairOf`). */
  readonly saga?: string;
  /** Members, and how many of them are reports of their own. */
  readonly size: number;
  readonly independent: number;
  /** Of the others, how many are none for which reason. Stories kept by older versions do not say. */
  readonly uncounted?: Readonly<Partial<Record<Uncounted, number>>>;
  readonly sources: number;
  /** Its reports have all been taken back by their houses. */
  readonly withdrawn?: true;
  /** Set when the story was merged into another, or an editor took its last article away; and by which act. */
  readonly redirect?: string;
  readonly redirectBy?: string;
}
/** Under which topic a story stands, and why: so many of its sources name it in their own sections, or its words make it likely. */
export type Filed =
  | { readonly topic: MediaTopic; readonly by: 'sources'; readonly sources: number }
  | { readonly topic: MediaTopic; readonly by: 'words'; readonly likelihood: number; readonly terms: readonly string[] };

/** The affair of a story. */
export function affairOf({ id, saga }: Pick<Story, 'id' | 'saga'>): string {
  return saga ?? id;
}

/** Why a member is no report of its own: what it repeats, or whose voice is counted already. */
export type Uncounted = 'copy' | 'update' | 'rewrite' | 'same-statement' | 'same-voice' | 'withdrawn';
export interface Counted {
  readonly articleId: string;
  /** Absent where it counts as a report of its own; else why not, and the article that counts in its stead. */
  readonly not?: { readonly why: Uncounted; readonly of: string };
}
export interface Membership {
  readonly storyId: string;
  readonly articleId: string;
  readonly revisionId: string;
  readonly joinedAt: number;
  /** Articles of one story that are copies name their original. */
  readonly copyOf?: string;
  /** Why it is here: plain data for `explain` and the story page. */
  readonly why: Why;
}
export interface Why {
  readonly decision: 'opened' | 'joined' | 'copy' | 'editor' | 'merged';
  readonly score: number;
  readonly shared: readonly string[];
  readonly hoursApart?: number;
  /** By which version of the program and its weights it was placed (`models.ts`); absent where that was not kept. */
  readonly method?: string;
  /** The act that put it here: an editor's, or a merge that Broadsheet made itself. */
  readonly act?: Placing;
}
/** An act that placed an article: until when it binds later ones, and where the article was before and why. */
export interface Placing {
  readonly id: string;
  readonly kind: ActKind;
  readonly until?: number;
  /** Absent where the article came later and follows one that was placed. */
  readonly was?: { readonly storyId: string; readonly why: Why };
}
/** What the clusterer keeps of a story: its terms, and its first and its most recent members. */
export interface Profile {
  readonly storyId: string;
  readonly lang: string;
  readonly until: number;
  readonly size: number;
  /** The terms of its centroid, the heaviest first, a line each: of all profiles that are read only a few are asked for them one by one. */
  readonly terms: string;
  /** Each by its number (`numberOf` in `stories/vector`), and what it weighs. */
  readonly numbers: Uint32Array;
  readonly weights: Float32Array;
  /** Packed (`stories/member`). */
  readonly recent: readonly Uint8Array[];
  /** Of each of `recent`, in its order. */
  readonly marks: readonly MemberMark[];
  /** The affair that the story is a development of: the id of the affair's first story. */
  readonly saga?: string;
  /** The stories that its articles would next likely have belonged to. */
  readonly beside?: readonly Beside[];
}
/** How likely articles of one story belong to another as well: how many were compared, and the mean of their likelihoods, 0-1. */
export interface Beside {
  readonly storyId: string;
  readonly articles: number;
  readonly likelihood: number;
}
/** The terms of a profile, the heaviest first. */
export const termList = ({ terms }: Pick<Profile, 'terms'>): string[] => (terms === '' ? [] : terms.split('\n'));
/** The same, and what each weighs. */
export const termsOf = (profile: Pick<Profile, 'terms' | 'weights'>): Map<string, number> =>
  new Map(termList(profile).map((term, i) => [term, profile.weights[i] as number]));
/** When a member was published, epoch ms, and by whom, as far as known. */
export interface MemberMark {
  readonly at?: number;
  /** The day that it reports of, days since 1970. */
  readonly day?: number;
  readonly source?: string;
}

/** Another story that tells the same in another language. */
export interface Edition {
  readonly storyId: string;
  readonly lang: string;
  /** How strong the evidence is, from 0 (`stories/editions`): to compare, not to show. */
  readonly score: number;
  /** Some that both have, the weightiest first: each as a term of this story and as one of the other. */
  readonly shared: readonly (readonly [own: string, other: string])[];
}

/** What `rank` needs to know of a live story. */
export interface Tally {
  readonly storyId: string;
  readonly lang: string;
  readonly size: number;
  readonly independent: number;
  readonly sources: number;
  readonly since: number;
  readonly until: number;
  /** Time of the newest member that is not a copy. */
  readonly lastIndependentAt: number;
  /** Independent reports in the six and in the twenty-four hours before `now`: of many reports of one voice the share that counts. */
  readonly last6h: number;
  readonly last24h: number;
  readonly differing: number;
  readonly corrected: number;
  readonly opinionOnly: boolean;
  /** Its best place in the feeds of each house that puts them in an order of its own, 0 = first, best first; and how many other houses' reports link to it. */
  readonly places?: readonly number[];
  readonly citers?: number;
  /** What an editor did: put it up, or kept it off the front page. */
  readonly pinned?: boolean;
  readonly held?: boolean;
  /** Its reports have all been taken back by their houses. */
  readonly withdrawn?: boolean;
  /** Whether every member is of a kind that keeps: how-tos, recipes, reviews, documentation, products. */
  readonly evergreen: boolean;
  /** Media topic of its section, and the affair that it is a development of, where known. */
  readonly topic?: string;
  readonly saga?: string;
}
/** A member of a story as one of its addresses finds it (`addressKey`). */
export interface Known {
  readonly address: number;
  readonly articleId: string;
  readonly storyId: string;
  readonly sourceId: string;
  readonly lang: string;
}
/** An article that links to a member of a story: to which, by which of its addresses, and the sources of both. */
export interface Citing {
  readonly storyId: string;
  readonly articleId: string;
  readonly sourceId: string;
  readonly address: number;
  readonly citedId: string;
  readonly citedSource: string;
}
