import { arrival, refusedNote } from '../articles.ts';
import { readLines, setFiles } from '../corpora.ts';
import { Absent, present, type Context, type Measure, type Outcome, type Sets } from '../measured.ts';
import { scorer } from '../scorers.ts';
import { linkAll } from '../links.ts';
import { crossValidated, modelsFor, placeAll, stream, type Placed } from '../stream.ts';

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

async function score(context: Context, files: readonly string[], goldFiles = files): Promise<{ scores: Scores; sagas: number | undefined; note: string }> {
  const { placed, refused } = await stream(context, ...files),
    { evaluate } = await scorer<StoriesScorer>(context.eval, 'stories'),
    stories = new Set(placed.map((p) => p.storyId)).size,
    note = [`${placed.length} articles in ${stories} stories`, refusedNote(refused)].filter(Boolean).join(', ');
  const gold = readLines<Gold>(...goldFiles),
    withSaga = gold.filter((g) => g.saga !== undefined).map((g) => ({ id: g.id, story: g.saga ?? null })),
    sagas = withSaga.length === 0 ? undefined : evaluate(withSaga, new Map(placed.map((p) => [p.id, p.sagaId]))).bcubed.f1;
  return { scores: evaluate(gold, storyOf(placed)), sagas, note };
}
const storyOf = (placed: readonly Placed[]): ReadonlyMap<string, string> => new Map(placed.map((p) => [p.id, p.storyId]));

const alone =
  (name: string): Measure =>
  async (context): Promise<Outcome> => {
    const { scores, sagas, note } = await score(context, present(setFiles(context.corpora, 'stories', name), `stories/${name}`)),
      values = { 'bcubed-f1': scores.bcubed.f1, 'pair-f1': scores.pairs.f1, ami: scores.ami };
    return { values: sagas === undefined ? values : { ...values, 'saga-bcubed-f1': sagas }, note, crossValidated: crossValidated(context) };
  };

async function allsides(context: Context): Promise<Outcome> {
  const { scores, note } = await score(context, streamFiles(context), setFiles(context.corpora, 'stories', 'allsides'));
  return { values: { 'bcubed-f1': scores.bcubed.f1, ami: scores.ami }, note, crossValidated: crossValidated(context) };
}

const DAY_MS = 86_400_000;
/** Days on whose evening the whole stream so far is placed anew. */
const REPLAYS = 6;

/**
 * Share of articles whose story id changed after they came: the story that an article was put into, against the one that it is in at the
 * end, and against its story when the stream so far is placed anew on later days.
 */
async function churn(context: Context): Promise<Outcome> {
  const { placed } = await stream(context, ...present(setFiles(context.corpora, 'stories', 'allsides'), 'stories/allsides')),
    dated = placed.filter((p) => p.revision.published !== undefined),
    links = linkAll(dated).onArrival,
    modelOf = await modelsFor(context),
    before = new Map(dated.map((p) => [p.id, p.cameTo])),
    changed = new Set<string>(dated.filter((p) => p.storyId !== p.cameTo).map((p) => p.id));
  if (dated.length === 0) throw new Absent('dated articles in stories/allsides');
  for (let i = 1; i <= REPLAYS; i++) {
    const midday = arrival((dated[Math.ceil((dated.length * i) / REPLAYS) - 1] as Placed).revision),
      evening = (Math.floor(midday / DAY_MS) + 1) * DAY_MS,
      soFar = dated.filter((p) => arrival(p.revision) < evening);
    for (const { id, storyId } of placeAll(soFar, links, modelOf)) if (before.get(id) !== storyId) changed.add(id);
  }
  return {
    values: { churn: changed.size / dated.length },
    note: `${dated.length} articles, placed anew on ${REPLAYS} days`,
    crossValidated: crossValidated(context),
  };
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
