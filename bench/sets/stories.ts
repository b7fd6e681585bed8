import { arrival, refusedNote } from '../articles.ts';
import { readLines, setFiles } from '../corpora.ts';
import { Absent, present, type Context, type Measure, type Outcome, type Sets } from '../measured.ts';
import { scorer } from '../scorers.ts';
import { linkAll } from '../links.ts';
import { placeAll, stream, type Placed } from '../stream.ts';

interface Gold {
  readonly id: string;
  readonly story: string | null;
  readonly saga?: string;
}
interface Scores {
  readonly pairs: { readonly f1: number };
  readonly bcubed: { readonly f1: number };
  readonly ami: number;
}
interface StoriesScorer {
  evaluate(gold: readonly Gold[], predicted: ReadonlyMap<string, string>): Scores;
}

/** The files of the labelled stream and of the unlabelled articles that came between. */
export const streamFiles = (context: Context): readonly string[] => [
  ...present(setFiles(context.corpora, 'stories', 'allsides'), 'stories/allsides'),
  ...present(setFiles(context.corpora, 'stories', 'allsides-background'), 'stories/allsides-background'),
];

async function score(context: Context, files: readonly string[], goldFiles = files): Promise<{ scores: Scores; note: string }> {
  const { placed, refused } = await stream(...files),
    { evaluate } = await scorer<StoriesScorer>(context.eval, 'stories'),
    stories = new Set(placed.map((p) => p.storyId)).size,
    note = [`${placed.length} articles in ${stories} stories`, refusedNote(refused)].filter(Boolean).join(', ');
  return { scores: evaluate(readLines<Gold>(...goldFiles), storyOf(placed)), note };
}
const storyOf = (placed: readonly Placed[]): ReadonlyMap<string, string> => new Map(placed.map((p) => [p.id, p.storyId]));

const alone =
  (name: string): Measure =>
  async (context): Promise<Outcome> => {
    const { scores, note } = await score(context, present(setFiles(context.corpora, 'stories', name), `stories/${name}`));
    return { values: { 'bcubed-f1': scores.bcubed.f1, 'pair-f1': scores.pairs.f1, ami: scores.ami }, note };
  };

async function allsides(context: Context): Promise<Outcome> {
  const { scores, note } = await score(context, streamFiles(context), setFiles(context.corpora, 'stories', 'allsides'));
  return { values: { 'bcubed-f1': scores.bcubed.f1, ami: scores.ami }, note };
}

const DAY_MS = 86_400_000;
/** Days on whose evening the whole stream so far is placed anew. */
const REPLAYS = 6;

/**
 * Share of articles whose story id changed after their first hour: the story that an article had when it came, against its story when
 * the stream so far is placed anew on later days.
 */
async function churn(context: Context): Promise<Outcome> {
  const { placed } = await stream(...present(setFiles(context.corpora, 'stories', 'allsides'), 'stories/allsides')),
    dated = placed.filter((p) => p.revision.published !== undefined),
    links = linkAll(dated).onArrival,
    before = new Map(dated.map((p) => [p.id, p.storyId])),
    changed = new Set<string>();
  if (dated.length === 0) throw new Absent('dated articles in stories/allsides');
  for (let i = 1; i <= REPLAYS; i++) {
    const midday = arrival((dated[Math.ceil((dated.length * i) / REPLAYS) - 1] as Placed).revision),
      evening = (Math.floor(midday / DAY_MS) + 1) * DAY_MS,
      soFar = dated.filter((p) => arrival(p.revision) < evening);
    for (const { id, storyId } of placeAll(soFar, links)) if (before.get(id) !== storyId) changed.add(id);
  }
  return { values: { churn: changed.size / dated.length }, note: `${dated.length} articles, placed anew on ${REPLAYS} days` };
}

export const sets: Sets = {
  'stories-sagas': alone('sagas'),
  'stories-googlenews': alone('googlenews'),
  'stories-ecbplus': alone('ecbplus'),
  'stories-basil': alone('basil'),
  'stories-vietnamese': alone('vietnamese'),
  'stories-uci': alone('uci-headlines'),
  'stories-allsides': allsides,
  stories: churn,
};
