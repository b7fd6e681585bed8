import { topicModels } from '../../src/models.ts';
import type { Context, Outcome, Sets } from '../measured.ts';
import { definedRows, labelledRows } from '../train/section-rows.ts';
import { general, rightOf, saidFrom, tested } from '../train/sections.ts';

/**
 * Sections told by words: how much of news of all kinds gets one, and how much of what is said is right, by models that have seen
 * nothing of an article's domain and nothing of its half year, with the shipped thresholds.
 */
async function sections({ corpora }: Context): Promise<Outcome> {
  const all = tested(await labelledRows(corpora), definedRows(corpora)),
    said = saidFrom(all, topicModels()['en']?.least ?? []),
    right = rightOf(said);
  return {
    values: { accuracy: right.general, coverage: general(said) / general(all) },
    note: `${all.length} articles; unweighted, mostly American politics: said of ${(said.length / all.length).toFixed(3)}, right ${right.plain.toFixed(3)}`,
    crossValidated: true,
  };
}

export const sets: Sets = { sections };
