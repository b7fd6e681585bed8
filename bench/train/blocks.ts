import { basename } from 'node:path';
import { evidenceOf, type Evidence } from '../../src/clean/block-evidence.ts';
import { registeredDomain } from '../../src/text/domain.ts';
import { findHeadline, type Headline } from '../../src/clean/headline.ts';
import { readHtml } from '../../src/clean/html.ts';
import { judge } from '../../src/clean/keep.ts';
import { readHead } from '../../src/clean/metadata.ts';
import { isProse } from '../../src/clean/prose.ts';
import { score } from '../../src/clean/score.ts';
import type { Leaf } from '../../src/clean/markup.ts';
import { setFolders } from '../corpora.ts';
import { goldOf, pageOf } from '../sets/page-files.ts';
import { align } from './align.ts';

/** A page to learn from: its candidates, which of them are text, and what each counts. */
export interface Sample {
  readonly set: string;
  readonly id: string;
  readonly domain: string;
  readonly leaves: readonly Leaf[];
  readonly evidence: Evidence;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
}
interface Truth {
  readonly id: string;
  readonly url?: string;
  readonly articleBody?: string;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

/** What the pages of one publisher have in common: they are never on both sides of a fold. */
export const domainOf = (set: string, id: string, url: string): string =>
  (/^https?:\/\/fakehost\//.test(url) ? undefined : registeredDomain(url)) ?? `${set}/${id}`;

/** What a page of each set counts. Readability's own output is no person's judgement; pages that are no articles are not what is read; of others only snippets are known. */
const COUNTS: Readonly<Record<string, number>> = {
  scrapinghub: 1,
  fundus: 1,
  'wcxb-article': 1,
  'readability-fixtures': 0.3,
  trafilatura: 0.4,
  'wcxb-other': 0.15,
};
/** A page of none but a few words should not be taken for a whole article. */
const LEAST_WORDS = 80;
/** What a wrong line costs beside its words: the shingles across its ends. */
const ENDS = 3;

/** All labelled pages of the corpora. */
export function samples(corpora: string): Sample[] {
  return Object.entries(COUNTS).flatMap(([set, count]) =>
    setFolders(corpora, 'pages', set).flatMap((folder) =>
      Object.values(goldOf(folder)).flatMap((truth) => sampleOf(basename(folder), folder, truth as Truth, count) ?? []),
    ),
  );
}

/** A page read as `sheet` reads it, up to the decision. */
function read(folder: string, { id, url }: Truth): { readonly leaves: readonly Leaf[]; readonly evidence: Evidence; readonly headline: Headline } {
  const page = pageOf(folder, id, url ?? ''),
    markup = readHtml(page.body),
    head = readHead(markup),
    headline = findHeadline(markup, head, markup.leaves.find(isProse)?.index ?? 0),
    scored = score(markup, headline.leaf);
  return { leaves: markup.leaves, evidence: evidenceOf(scored, headline, judge(scored, headline), head), headline };
}

function sampleOf(set: string, folder: string, truth: Truth, count: number): Sample | undefined {
  if (truth.articleBody === undefined && !truth.with) return undefined;
  const { leaves, evidence } = read(folder, truth),
    labels = new Float32Array(evidence.leaves.length),
    weights = new Float32Array(evidence.leaves.length),
    domain = domainOf(set, truth.id, truth.url ?? '');
  if (truth.articleBody === undefined) partial(evidence.leaves, truth, labels, weights, count);
  else {
    const shares = align(leaves, truth.articleBody),
      words = Math.max(
        LEAST_WORDS,
        leaves.reduce((n, l) => n + ((shares[l.index] ?? 0) >= 0.5 ? l.words : 0), 0),
      );
    let against = 0;
    evidence.leaves.forEach((l, i) => {
      labels[i] = (shares[l.index] ?? 0) >= 0.5 ? 1 : 0;
      weights[i] = (Math.min(l.words, words) + ENDS) / words;
      if (!labels[i]) against += weights[i] ?? 0;
    });
    thin(labels, weights);
    // However long what is beside the text, a page counts as one.
    const less = against > 1.5 ? 1.5 / against : 1;
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) * count * (labels[i] ? 1 : less);
  }
  return { set, id: truth.id, domain, leaves, evidence, labels, weights };
}

/** Of very many lines beside the text every n-th is looked at, and counts for the others. */
function thin(labels: Float32Array, weights: Float32Array): void {
  const beside = labels.reduce((n, y) => n + (y ? 0 : 1), 0),
    step = Math.ceil(beside / MOST_BESIDE);
  let n = 0;
  if (step > 1) labels.forEach((y, i) => y || (weights[i] = n++ % step === 0 ? (weights[i] ?? 0) * step : 0));
}
const MOST_BESIDE = 150;

const squeeze = (s: string): string => s.replace(/\s+/g, ' ').trim();
/** Of some pages only a few snippets are known to be in the text or not. */
function partial(leaves: readonly Leaf[], { with: inside = [], without = [] }: Truth, labels: Float32Array, weights: Float32Array, count: number): void {
  const yes = inside.map(squeeze).filter((s) => s.length >= 10),
    no = without.map(squeeze).filter((s) => s.length >= 6);
  leaves.forEach((l, i) => {
    const text = squeeze(l.text),
      is = yes.some((s) => text.includes(s)),
      not = no.some((s) => text.includes(s));
    if (is === not) return;
    labels[i] = is ? 1 : 0;
    weights[i] = (count * (is ? 0.6 : 0.6)) / Math.max(1, (is ? yes : no).length);
  });
}
