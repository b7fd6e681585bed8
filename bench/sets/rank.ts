import type { Tally } from '../../src/model/story.ts';
import { frontPage, RANKED } from '../../src/rank/front-page.ts';
import { WEIGHTS } from '../../src/rank/score.ts';
import { arrival } from '../articles.ts';
import { readLines } from '../corpora.ts';
import type { Context, Outcome, Sets } from '../measured.ts';
import { scorer, valueOf, type ScorerRow } from '../scorers.ts';
import { stream, type Placed } from '../stream.ts';
import { streamFiles } from './stories.ts';

interface Gold {
  readonly id: string;
  readonly story?: string | null;
  readonly published?: string | null;
}
interface RankScorer {
  picks(articles: readonly Gold[]): ReadonlyMap<string, ReadonlySet<string>>;
  evaluate(articles: readonly Gold[], rankings: readonly { readonly day: string; readonly ids: readonly (readonly string[])[] }[]): readonly ScorerRow[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Places that are scored. */
const DEPTH = 20;

/** What the store would tally of a story at `now`, from the members it has then. Its ledger and corrections are not known here. */
export function tally(storyId: string, members: readonly Placed[], now: number): Tally {
  const times = members.map((m) => arrival(m.revision)),
    own = members.filter((m) => m.copyOf === undefined),
    after = (ms: number): number => own.filter((m) => arrival(m.revision) > now - ms).length;
  return {
    storyId,
    lang: members[0]?.revision.lang ?? 'und',
    size: members.length,
    independent: Math.max(1, own.length),
    sources: new Set(members.map((m) => m.source.id)).size,
    since: Math.min(...times),
    until: Math.max(...times),
    lastIndependentAt: Math.max(...(own.length > 0 ? own : members).map((m) => arrival(m.revision))),
    last6h: after(6 * HOUR_MS),
    last24h: after(DAY_MS),
    differing: 0,
    corrected: 0,
    opinionOnly: members.every((m) => m.revision.kind === 'opinion'),
    evergreen: false,
  };
}

/** The front page as it stood at the end of a day. */
function rankingOf(day: string, stories: ReadonlyMap<string, readonly Placed[]>): { day: string; ids: string[][] } {
  const now = Date.parse(day) + DAY_MS - 1,
    known = new Map<string, readonly Placed[]>();
  for (const [id, members] of stories) {
    const then = members.filter((m) => arrival(m.revision) <= now);
    if (then.some((m) => arrival(m.revision) >= now - RANKED.silentMs)) known.set(id, then);
  }
  const page = frontPage(
    [...known].map(([id, members]) => tally(id, members, now)),
    WEIGHTS,
    now,
    'en',
  );
  return { day, ids: page.ranked.slice(0, DEPTH).map((r) => (known.get(r.storyId) ?? []).map((m) => m.id)) };
}

async function rank(context: Context): Promise<Outcome> {
  const files = streamFiles(context),
    gold = readLines<Gold>(...files),
    { placed } = await stream(context, ...files),
    stories = new Map<string, Placed[]>();
  for (const p of placed) {
    const members = stories.get(p.storyId);
    if (members) members.push(p);
    else stories.set(p.storyId, [p]);
  }
  const { picks, evaluate } = await scorer<RankScorer>(context.eval, 'rank'),
    days = [...picks(gold)].filter(([, p]) => p.size >= 2).map(([day]) => day),
    rows = evaluate(
      gold,
      days.map((day) => rankingOf(day, stories)),
    );
  return { values: { ndcg10: valueOf(rows, 'ndcg@10') }, note: `${days.length} days, without the ledger's signals` };
}

export const sets: Sets = { rank };
