import { Refusal } from '../api/problem.ts';
import type { Fields } from './ask.ts';
import type { Arguments, Paper } from './tools.ts';

type Listed = readonly Fields[];
const listed = (value: unknown): Listed => (Array.isArray(value) ? (value as Listed) : []);
const pick = (fields: Fields, ...names: readonly string[]): Fields => Object.fromEntries(names.map((name) => [name, fields[name]]));

/** Why a story stands where it stands and what is in it; or why an article is where it is. */
export async function explained(paper: Paper, { story, article }: Arguments): Promise<Fields | Refusal> {
  if (story !== undefined) return ofStory(paper, story);
  const found = await paper.ask(['article', article ?? '']);
  if (found instanceof Refusal) return found;
  const { story: home } = found,
    within = home === null ? undefined : await paper.ask(['story', String((home as Fields)['story'])]);
  const told = pick(found, 'article', 'revision', 'headline', 'source', 'url', 'kind', 'stub', 'extent', 'copyOf', 'original', 'copies', 'outdated', 'lost');
  if (within === undefined || within instanceof Refusal) return told;
  return { ...told, story: home, why: whyOf(listed(within['reports']), found['article']), acts: actsOn(within, found['article']) };
}

async function ofStory({ ask, store }: Paper, id: string): Promise<Fields | Refusal> {
  const found = await ask(['story', id]);
  if (found instanceof Refusal) return found;
  const front = await store.fronts.latest(String(found['lang'])),
    place = front?.ranked.findIndex((r) => r.storyId === found['story']) ?? -1,
    ranked = front?.ranked[place],
    rank =
      front && ranked
        ? {
            rank: place + 1,
            of: front.ranked.length,
            at: new Date(front.at).toISOString(),
            badges: ranked.badges,
            score: ranked.receipt.score,
            rank_with_reprints: ranked.receipt.rankWithReprints,
            signals: ranked.receipt.lines,
          }
        : undefined;
  return {
    ...pick(found, 'story', 'lang', 'headline', 'since', 'until', 'articles', 'independent', 'sources'),
    rank,
    reports: listed(found['reports']).map((r) => ({
      ...reportOf(r),
      why: r['why'],
      joinedAt: r['joinedAt'],
      drawsOn: r['drawsOn'],
      copies: listed(r['copies']).map(reportOf),
    })),
    acts: found['acts'],
  };
}

const reportOf = (report: Fields): Fields => pick(report, 'article', 'revision', 'headline', 'source', 'url', 'publishedAt', 'seenAt', 'lang', 'copyOf');

/** Why an article is in its story; of a copy, why its original is. */
function whyOf(reports: Listed, article: unknown): Fields | undefined {
  const found = reports.find((r) => r['article'] === article || listed(r['copies']).some((c) => c['article'] === article));
  // The report says which text the shared words are of.
  return found && { ...(found['why'] as Fields), joinedAt: found['joinedAt'], report: reportOf(found) };
}
const actsOn = (story: Fields, article: unknown): Listed => listed(story['acts']).filter((a) => listed(a['articles']).includes(article as Fields));
