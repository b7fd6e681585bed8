import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Line } from '../../src/claims/name-features.ts';
import { namesIn, unpackNames, type NameModel, type PackedNames } from '../../src/claims/name-model.ts';
import { shippedSources } from '../../src/commands/data.ts';
import { readLines, setFiles } from '../corpora.ts';
import { goldTexts, linesOf, namesOfLabels, type GoldText } from './name-gold.ts';
import { fitNames, packNames, type LabelledText, type Settings } from './name-rows.ts';
import { KINDS, NameKnowledge, silver, voted, type Kind } from './name-silver.ts';
import { OWN_LABELS } from './name-words.ts';

const WRITTEN = fileURLToPath(new URL('../../src/claims/name-weights.ts', import.meta.url));
/** A word of fewer texts is nobody's: it would tell of one event. */
const SETTINGS: Settings = { rounds: 4, rate: 0.1, penalty: 1e-5, least: 5 };
/** Rows of weights that are shipped, thirteen bytes and a hash each. */
const KEPT = 45_000;
/** Of the many short articles of the crawl one in so many is enough. */
const ONE_IN = 6;
/** Lines without a name are many; one in so many says what is none. */
const NAMELESS_ONE_IN = 4;
const LONGEST = 150;
/** What a line that was labelled by evidence counts for, beside one that was read. */
const SILVER = 0.5;
/** Names of the sources table and of our own labels. */
function givenNames(): Map<string, Kind | 'none'> {
  const given = new Map<string, Kind | 'none'>(shippedSources().map((s) => [s.name.replace(/ \(.*/, ''), 'organisation']));
  for (const kind of ['organisation', 'place'] as const) for (const name of OWN_LABELS[kind].split('|')) given.set(name, kind);
  return given;
}
const articles = (corpora: string): readonly (readonly Line[])[] =>
  [
    ...readLines<{ text: string }>(...setFiles(corpora, 'stories', 'allsides')),
    ...readLines<{ text: string }>(...setFiles(corpora, 'stories', 'allsides-background')).filter((_, i) => i % ONE_IN === 0),
  ].map((d) => linesOf(d.text));

/** Articles of the crawl, with labels where evidence tells what every capital is. */
const silverTexts = (texts: readonly (readonly Line[])[], known: NameKnowledge): readonly LabelledText[] =>
  texts.map((lines, text) => ({
    lines,
    weight: SILVER,
    labels: silver(lines, known).map((labels, l) =>
      labels && labels.length <= LONGEST && (labels.some((x) => x > 0) || (text + l) % NAMELESS_ONE_IN === 0) ? labels : undefined,
    ),
  }));

/** By evidence alone first; then again with what that tagger says, of nearly all texts alike, of strings that evidence leaves open. */
function packedNames(read: readonly GoldText[], texts: readonly (readonly Line[])[], given: Map<string, Kind | 'none'>): PackedNames {
  const fit = (known: NameKnowledge): NameModel => {
      const evident = silverTexts(texts, known);
      console.log(`${evident.reduce((n, t) => n + t.labels.filter((l) => l).length, 0)} lines by evidence, ${read.length} texts that were read`);
      return fitNames([...evident, ...read], KINDS, SETTINGS);
    },
    known = new NameKnowledge(texts, given),
    more = voted(texts, known, fit(known));
  console.log(`${more.size} strings that a first tagger tells`);
  return packNames(fit(new NameKnowledge(texts, new Map([...more, ...given]))), KEPT);
}

/** Precision, recall and F1 of whole names, by the set that a text is of. */
function print(texts: readonly GoldText[], model: NameModel): void {
  for (const [set, of] of Map.groupBy(texts, (t) => t.id.split('/')[0] ?? '')) {
    let right = 0,
      said = 0,
      wanted = 0;
    for (const text of of) {
      const truth = new Set(namesOfLabels(text)),
        names = namesIn(text.lines, model).flatMap((all, l) => {
          const tokens = text.lines[l]?.tokens ?? [];
          return all.map((n) => `${tokens[n.start]?.start ?? 0} ${tokens[n.end - 1]?.end ?? 0} ${n.kind}`);
        });
      wanted += truth.size;
      said += names.length;
      right += names.filter((n) => truth.has(n)).length;
    }
    console.log(
      `${set.padEnd(10)} ${of.length} texts: precision ${(right / said).toFixed(3)}, recall ${(right / wanted).toFixed(3)}, f1 ${((2 * right) / (said + wanted)).toFixed(3)}`,
    );
  }
}

/** Learns the shipped tagger of names and writes it; by two halves of what was read where asked to. */
export function trainNames(corpora: string, crossValidate: boolean): void {
  const read = goldTexts(corpora),
    texts = articles(corpora),
    given = givenNames();
  if (crossValidate) {
    for (const half of [0, 1]) {
      const others = read.filter((_, i) => i % 2 !== half);
      print(read.filter((_, i) => i % 2 === half), unpackNames(packedNames(others, texts, given))); // prettier-ignore
    }
    return;
  }
  const { kinds, scale, moves, features, weights } = packedNames(read, texts, given);
  writeFileSync(
    WRITTEN,
    `import type { PackedNames } from './name-model.ts';

/** Written by \`npm run train -- names\`; what it was learnt from stands in models/README.md. */
export const NAME_WEIGHTS: PackedNames = {
  kinds: [${kinds.map((k) => `'${k}'`).join(', ')}],
  scale: ${scale},
  moves:
    '${moves}',
  features:
    '${features}',
  weights:
    '${weights}',
};
`,
  );
}
