import { fieldsOf, readArticle, type Fields, type Written } from './article.ts';
import { derive, type Text } from './derive.ts';

export type TemplateName = 'wire' | 'broadsheet' | 'tabloid' | 'regional' | 'plain' | 'broadcaster' | 'magazine' | 'zeitung' | 'rtl';

/** The furniture of an outlet's pages, in its language. */
export interface Words {
  readonly nav: readonly string[];
  readonly related: string;
  readonly newsletter: string;
  readonly cookies: string;
  readonly footer: readonly string[];
  readonly share: string;
  readonly published: string;
  readonly updated: string;
  readonly top: string;
  readonly photo: string;
  readonly paywall?: string;
}
export interface OutletFeed {
  readonly path: string;
  readonly format: 'rss' | 'atom' | 'json';
  readonly title: string;
  readonly content: 'none' | 'summary' | 'full';
  readonly sections?: readonly string[];
  /** What its desk puts first from a time on, by slug; the rest follows by time. Without it all stands by time. */
  readonly first?: readonly { readonly from: string; readonly slugs: readonly string[] }[];
}
export interface Outlet {
  readonly id: string;
  readonly name: string;
  readonly kind: 'agency' | 'newspaper' | 'broadcaster' | 'magazine' | 'online';
  readonly family?: string;
  readonly owner?: string;
  readonly country: string;
  readonly lang: string;
  readonly template: TemplateName;
  readonly feeds: readonly OutletFeed[];
  readonly words: Words;
}
/** `edition.json`, as it is written. */
export interface Plan {
  readonly name: string;
  readonly offset: string;
  readonly start: string;
  readonly end: string;
  readonly outlets: readonly Outlet[];
}

/** One text of an article, and from when it stands. Times are epoch ms. */
export interface Version extends Text {
  readonly from: number;
  readonly fields: Fields;
  /** The time that page and feed give for the last announced change. */
  readonly updated?: number;
  readonly gone: boolean;
}
export interface Article {
  /** `outlet/slug` */
  readonly id: string;
  readonly outlet: Outlet;
  readonly slug: string;
  readonly published: number;
  readonly undated: boolean;
  /** Paragraphs before the paywall. */
  readonly paywall?: number;
  readonly inFeed: boolean;
  /** The article whose text it takes, or comes from. */
  readonly of?: string;
  readonly versions: readonly Version[];
}
export interface Edition {
  readonly name: string;
  readonly offset: string;
  readonly start: number;
  readonly end: number;
  readonly outlets: readonly Outlet[];
  /** In order of publication. */
  readonly articles: readonly Article[];
}

/**
 * An edition from its plan and its articles' files by `outlet/slug`.
 * @throws Error that names the article which cannot be made.
 */
export function makeEdition(plan: Plan, files: Readonly<Record<string, string>>): Edition {
  const outlets = new Map(plan.outlets.map((o) => [o.id, o])),
    time = (wall: string): number => wallTime(wall, plan.offset),
    written = new Map(Object.entries(files).map(([id, source]) => [id, named(id, () => readArticle(source))])),
    made = new Map<string, Article>();
  const make = (id: string, from: readonly string[] = []): Article => {
    const known = made.get(id);
    if (known) return known;
    const source = written.get(id),
      outlet = outlets.get(id.split('/')[0] ?? '');
    if (!source || !outlet || from.includes(id)) throw new Error(source ? 'texts come from each other, or of no outlet' : `there is no article ${id}`);
    const article = articleOf(id, outlet, source, time, (of) => make(of, [...from, id]));
    made.set(id, article);
    return article;
  };
  for (const id of written.keys()) named(id, () => make(id));
  return {
    name: plan.name,
    offset: plan.offset,
    start: time(plan.start),
    end: time(plan.end),
    outlets: plan.outlets,
    articles: [...made.values()].sort((a, b) => a.published - b.published || (a.id < b.id ? -1 : 1)),
  };
}

/** The text of an article that stands at a time; undefined where it is not out yet. */
export function versionAt(article: Article, at: number): Version | undefined {
  return article.versions.findLast((v) => v.from <= at);
}

/** Every moment at which something appears or changes, in order, with the outlets that it is on. */
export function moments(edition: Edition): readonly { readonly at: number; readonly outlets: readonly Outlet[] }[] {
  const at = new Map<number, Set<Outlet>>();
  for (const { outlet, versions } of edition.articles) for (const { from } of versions) at.set(from, (at.get(from) ?? new Set()).add(outlet));
  return [...at].sort(([a], [b]) => a - b).map(([time, outlets]) => ({ at: time, outlets: [...outlets] }));
}

/** Epoch ms of a wall time ("2025-10-06T07:10") at an offset ("+02:00"). */
export function wallTime(wall: string, offset: string): number {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) ? Date.parse(`${wall}:00${offset}`) : NaN;
  if (Number.isNaN(ms)) throw new Error(`not a time: ${wall}`);
  return ms;
}

function articleOf(id: string, outlet: Outlet, source: Written, time: (wall: string) => number, find: (id: string) => Article): Article {
  const { of, revision, paywall, undated, feed } = source.fields,
    published = time(source.published),
    text = source.text ?? derive(textOf(find(of ?? ''), revision, published), source.operations);
  const versions: Version[] = [{ ...text, from: published, fields: fieldsOf(source.fields), gone: false }];
  let given: Readonly<Record<string, string>> = source.fields;
  for (const change of source.changes) {
    const last = versions.at(-1) as Version,
      from = time(change.at);
    given = { ...given, ...change.fields };
    versions.push({ ...derive(last, change.operations), from, fields: fieldsOf(given), gone: change.gone, updated: change.announced ? from : last.updated });
  }
  return {
    id,
    outlet,
    slug: id.slice(outlet.id.length + 1),
    published,
    undated: undated === 'yes',
    inFeed: feed !== 'no',
    versions,
    ...(paywall ? { paywall: Number(paywall) } : {}),
    ...(of ? { of } : {}),
  };
}

function textOf(original: Article, revision: string | undefined, at: number): Text {
  const version = revision ? original.versions[Number(revision) - 1] : versionAt(original, at);
  if (!version) throw new Error(`${original.id} has no such text yet`);
  return version;
}

function named<T>(id: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const message = (error as Error).message;
    throw new Error(message.startsWith('samples: ') ? message : `samples: ${id}: ${message}`, { cause: error });
  }
}
