import { weigh, type Frequencies } from '../../src/stories/frequencies.ts';
import { StoryMemory } from '../../src/stories/memory.ts';
import { likeness } from '../../src/stories/related.ts';
import { storyTerms, type Vector } from '../../src/stories/vector.ts';
import { readLines, setFiles } from '../corpora.ts';
import { present, type Context, type Outcome, type Sets } from '../measured.ts';
import { passage } from '../passage.ts';
import { scorer, valueOf, type ScorerRow } from '../scorers.ts';

interface Pair {
  readonly id: string;
  readonly lang1: string;
  readonly lang2: string;
  readonly title1: string;
  readonly text1: string;
  readonly title2: string;
  readonly text2: string;
}
interface RelatedScorer {
  evaluate(gold: readonly Pair[], preds: readonly { readonly id: string; readonly score: number }[]): readonly ScorerRow[];
}

interface Side {
  readonly lang: string;
  readonly vector: Vector;
}
const sideOf = (id: string, lang: string, title: string, text: string): Side => ({
  lang,
  vector: storyTerms(passage(`${title}\n\n${text}`.trim(), { id, lang, title, seenAt: 0 })),
});

/** How alike two articles are called, with the words of the set itself to say what is rare in each language. */
async function related(context: Context): Promise<Outcome> {
  const gold = readLines<Pair>(...present(setFiles(context.corpora, 'related', 'semeval22-sample'), 'related/semeval22-sample')),
    sides = gold.map((p) => [sideOf(`${p.id}-1`, p.lang1, p.title1, p.text1), sideOf(`${p.id}-2`, p.lang2, p.title2, p.text2)] as const),
    memory = new StoryMemory();
  for (const { lang, vector } of sides.flat()) memory.addDocument(lang, vector.terms);
  const weighed = ({ lang, vector }: Side): Vector => weigh(vector, memory.documentFrequencies(lang) satisfies Frequencies),
    preds = gold.flatMap(({ id }, i) => {
      const [a, b] = sides[i] ?? [];
      return a && b ? [{ id, score: likeness(weighed(a), weighed(b)) }] : [];
    }),
    { evaluate } = await scorer<RelatedScorer>(context.eval, 'related'),
    rows = evaluate(gold, preds);
  return { values: { en: valueOf(rows, 'pearson.en'), mean6: valueOf(rows, 'mean6') }, note: `${gold.length} pairs` };
}

export const sets: Sets = { related };
