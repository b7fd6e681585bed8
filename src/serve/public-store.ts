import type { GrantKind, Mode } from '../model/allowance.ts';
import type { Citation } from '../model/citation.ts';
import type { Range } from '../model/range.ts';
import type { Reading } from '../model/reading.ts';
import type { Revision } from '../model/revision.ts';
import type { Store } from '../store/store.ts';
import { allowanceOf } from './allowance.ts';

/** What decides on what may be shown beside a text itself. */
export interface Policy {
  readonly mode: Mode;
  /** What the texts of sources are that an editor has marked, by source. */
  grants(): Promise<ReadonlyMap<string, GrantKind>>;
}

/**
 * A store as a paper reads it that anybody may read: each revision comes with what may be shown of it (`Revision.allowance`), each reading with the claims, roles, names and
 * dates in that alone (`Reading.whole` has all). To the paper's own users everything is as it is.
 */
export function publicStore(store: Store, policy: Policy): Store {
  if (policy.mode === 'private') return store;
  const allowed = (revisions: readonly Revision[]): Promise<readonly Revision[]> => withAllowance(store, policy, revisions),
    paged = async <P extends { readonly rows: readonly Revision[] }>(found: Promise<P>): Promise<P> => {
      const page = await found;
      return { ...page, rows: await allowed(page.rows) };
    },
    cut = async (readings: ReadonlyMap<string, Reading>): Promise<ReadonlyMap<string, Reading>> => {
      const revisions = await allowed(await store.articles.revisions([...readings.keys()]));
      return new Map(revisions.flatMap((r) => [[r.id, shownReading(r, readings.get(r.id) as Reading)] as const]));
    };
  return {
    ...store,
    articles: {
      ...store.articles,
      revisions: async (ids) => allowed(await store.articles.revisions(ids)),
      latest: async (ids) => allowed(await store.articles.latest(ids)),
      history: async (id) => allowed(await store.articles.history(id)),
      histories: async (ids, most) => {
        const found = await store.articles.histories(ids, most),
          made = new Map((await allowed([...found.values()].flat())).map((r) => [r.id, r]));
        return new Map([...found].map(([id, of]) => [id, of.flatMap((r) => made.get(r.id) ?? [])]));
      },
      newest: (opts) => paged(store.articles.newest(opts)),
      corrected: (opts) => paged(store.articles.corrected(opts)),
    },
    claims: {
      ...store.claims,
      reading: async (ids) => cut(await store.claims.reading(ids)),
      ofStory: async (id) => cut(await store.claims.ofStory(id)),
    },
    search: { ...store.search, articles: (filter, limit, after) => paged(store.search.articles(filter, limit, after)) },
    in: (fn) => store.in((tx) => fn(publicStore(tx, policy))),
  };
}

/** Which sources editors have marked as licensed, own or open, at a time: the newest act on each says. */
export async function grantsIn(store: Store, now: number): Promise<ReadonlyMap<string, GrantKind>> {
  return new Map((await store.acts.holding(['grant'], now)).flatMap(({ grant }) => (grant ? [[grant.sourceId, grant.as] as const] : [])));
}

/** Texts with what may be shown of them: of an older text only what its article's newest allows. */
async function withAllowance(store: Store, policy: Policy, revisions: readonly Revision[]): Promise<readonly Revision[]> {
  if (revisions.length === 0) return revisions;
  const newest = new Map((await store.articles.latest([...new Set(revisions.map((r) => r.articleId))])).map((r) => [r.articleId, r])),
    [readings, grants] = await Promise.all([store.claims.reading([...newest.values()].map((r) => r.id)), policy.grants()]),
    made = new Map<string, Revision>();
  const of = (revision: Revision): Revision => {
    const now = newest.get(revision.articleId),
      grant = grants.get(revision.sourceId),
      older = now && now.id !== revision.id ? { newest: newestMade(now) } : {},
      reading = readings.get(revision.id);
    return { ...revision, allowance: allowanceOf(revision, { mode: policy.mode, ...(grant ? { grant } : {}), ...(reading ? { reading } : {}), ...older }) };
  };
  const newestMade = (now: Revision): Revision => {
    const known = made.get(now.id) ?? of(now);
    made.set(now.id, known);
    return known;
  };
  return revisions.map((r) => (newest.get(r.articleId)?.id === r.id ? newestMade(r) : of(r)));
}

const holds = (ranges: readonly Range[], at: Range): boolean => ranges.some((r) => r.start <= at.start && at.end <= r.end);

/** Of what was read in a text that which stands in what may be shown. */
export function shownReading({ allowance }: Revision, reading: Reading): Reading {
  if (!allowance) return reading;
  const { ranges, lines } = allowance,
    inside = (at: Citation | undefined): boolean => at === undefined || holds(ranges, at);
  return {
    claims: reading.claims.filter((c) => inside(c.sentence) && (lines === undefined || holds(lines, c.sentence))),
    roles: reading.roles.filter((r) => inside(r.person) && inside(r.role)),
    mentions: reading.mentions.filter((m) => inside(m.at)),
    dates: reading.dates.filter((d) => inside(d.at)),
    whole: reading,
  };
}
