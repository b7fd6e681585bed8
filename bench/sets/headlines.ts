import { headline } from '../../src/stories/headline.ts';
import { archive } from '../articles.ts';
import { readLines, setFiles } from '../corpora.ts';
import { present, type Context, type Outcome, type Sets } from '../measured.ts';
import { scorer, valueOf, type ScorerRow } from '../scorers.ts';

interface Gold {
  readonly story: string;
  readonly set: string;
  readonly ids: readonly string[];
}
interface HeadlinesScorer {
  evaluate(gold: readonly Gold[], preds: readonly { readonly story: string; readonly id: string }[]): readonly ScorerRow[];
}

async function headlines(context: Context): Promise<Outcome> {
  const gold = readLines<Gold>(...present(setFiles(context.corpora, 'stories', 'headlines-read'), 'stories/headlines-read')),
    files = [...new Set(gold.map((g) => g.set))].flatMap((set) => present(setFiles(context.corpora, 'stories', set), `stories/${set}`)),
    wanted = new Set(gold.flatMap((g) => g.ids)),
    { articles } = await archive(...files),
    byId = new Map(articles.filter((a) => wanted.has(a.id)).map((a) => [a.id, a])),
    preds = gold.flatMap(({ story, ids }) => {
      const members = ids.flatMap((id) => byId.get(id) ?? []),
        best = headline(members.map((m) => m.revision)),
        id = members.find((m) => m.revision === best)?.id;
      return id === undefined ? [] : [{ story, id }];
    }),
    { evaluate } = await scorer<HeadlinesScorer>(context.eval, 'headlines'),
    rows = evaluate(gold, preds);
  return {
    values: { 'best-two': valueOf(rows, 'two-best'), 'never-worst': valueOf(rows, 'never-worst') },
    note: `${gold.length} stories, ${byId.size} of ${wanted.size} members`,
  };
}

export const sets: Sets = { headlines };
