import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameLines } from '../../src/claims/name-mentions.ts';
import { namesIn, unpackNames, type NameModel, type PackedNames } from '../../src/claims/name-model.ts';
import { paragraphs } from '../../src/claims/paragraphs.ts';
import { readLines, setFiles } from '../corpora.ts';
import { fitNames, labelsOf, packNames, SETTINGS, type LabelledText } from './name-rows.ts';

export interface Sentence {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly { readonly span: readonly [number, number]; readonly type: string }[];
}
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/broadsheet/names-conll.json', import.meta.url));
const KINDS = ['PER', 'ORG', 'LOC', 'MISC'];
const STARTS = '-DOCSTART-';
/** Rows of weights kept: all of them. */
const KEPT = 500_000;

/** A report of the corpus, put together of its sentences: a paragraph each. */
export interface Report {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** Where each begins in the text. */
  readonly starts: readonly number[];
}
export function reports(sentences: readonly Sentence[]): Report[] {
  const groups: Sentence[][] = [];
  for (const s of sentences) {
    if (s.text === STARTS || groups.length === 0) groups.push([]);
    if (s.text !== STARTS) groups.at(-1)?.push(s);
  }
  return groups.map((of) => {
    let text = '';
    const starts = of.map((s) => {
      const start = text.length;
      text += `${s.text}\n\n`;
      return start;
    });
    return { text, sentences: of, starts };
  });
}

const linesOf = ({ text, sentences, starts }: Report) =>
  nameLines(text, paragraphs(text, sentences.map((s, i) => ({ start: starts[i] ?? 0, end: (starts[i] ?? 0) + s.text.length })), 'en')); // prettier-ignore

function labelled(report: Report): LabelledText {
  const lines = linesOf(report);
  return {
    lines,
    labels: lines.map((line, l) => {
      const from = report.starts[l] ?? 0;
      return labelsOf(line, (report.sentences[l]?.entities ?? []).map((e) => ({ start: from + e.span[0], end: from + e.span[1], kind: KINDS.indexOf(e.type) }))); // prettier-ignore
    }),
  };
}

/** The names of each sentence in the scorer's shape. */
export function conllNames(report: Report, model: NameModel): object[] {
  const lines = linesOf(report);
  return namesIn(lines, model).map((names, l) => ({
    id: report.sentences[l]?.id,
    entities: names.map((n) => {
      const tokens = lines[l]?.tokens ?? [],
        from = report.starts[l] ?? 0;
      return { span: [(tokens[n.start]?.start ?? 0) - from, (tokens[n.end - 1]?.end ?? 0) - from], type: n.kind };
    }),
  }));
}

/** The training part: of these corpora, else of those beside the project; none where neither has it. */
function trainFiles(corpora: string): readonly string[] {
  const beside = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpora'),
    own = setFiles(corpora, 'claims', 'ner-conll2003', 'train');
  return own.length > 0 ? own : setFiles(beside, 'claims', 'ner-conll2003', 'train');
}

/** The learner taught by CoNLL-2003's training part, to be measured by its other parts. These weights are for nothing else: the texts are for research only. */
export function conllModel(corpora: string): NameModel | undefined {
  const files = trainFiles(corpora);
  if (files.length === 0) return undefined;
  const hash = createHash('sha256').update(JSON.stringify([SETTINGS, KEPT]));
  for (const path of [...files, ...SOURCES]) hash.update(readFileSync(path));
  const of = hash.digest('hex'),
    before = existsSync(CACHE) ? (JSON.parse(readFileSync(CACHE, 'utf8')) as { of: string; model: PackedNames }) : undefined;
  if (before?.of === of) return unpackNames(before.model);
  const model = packNames(fitNames(reports(readLines<Sentence>(...files)).map(labelled), KINDS), KEPT);
  mkdirSync(dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify({ of, model }));
  return unpackNames(model);
}

/** What the weights hang on beside the texts. */
const SOURCES = ['crf.ts', 'name-rows.ts', 'name-conll.ts', ...['claims/name-features.ts', 'claims/name-model.ts', 'claims/tokens.ts', 'claims/role-words.ts', 'text/regions.ts', 'text/clusters.ts', 'text/cluster-words.ts', 'text/cities.ts'].map((f) => `../../src/${f}`)].map((f) => fileURLToPath(new URL(f, import.meta.url))); // prettier-ignore
