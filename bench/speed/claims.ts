import { read } from '../../src/claims/read.ts';
import { attributionTaggers } from '../../src/models.ts';
import { sentences } from '../../src/text/sentences.ts';
import { readLines, setFiles } from '../corpora.ts';
import { passage } from '../passage.ts';
import { interleave, type Benchmark } from './measure.ts';

interface Doc {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  readonly published?: string;
}

/** Whole articles → everything the ledger and the people pages need of them, on one core. */
export const benchmark: Benchmark = async ({ corpora, rounds }) => {
  const docs = readLines<Doc>(...setFiles(corpora, 'claims', 'polnear')),
    texts = docs.map((d) => passage(d.text, { ...d, seenAt: 0 })),
    taggers = attributionTaggers(),
    count = texts.reduce((n, t) => n + sentences(t.text, t.lang).length, 0);
  const run = (): number => {
    for (const text of texts) read(text, taggers);
    return count;
  };
  const rates = await interleave([{ name: 'broadsheet read', run }], rounds);
  return [{ what: 'read claims', unit: 'sentences/s', rates, gate: '2,000/s a core', goal: '6,000/s', note: `${count} sentences of ${docs.length} articles` }];
};
