import { read } from '../../src/claims/read.ts';
import type { Revision } from '../../src/model/revision.ts';
import { attributionTaggers } from '../../src/models.ts';
import { gatherVerify } from '../../src/serve/gather/verify.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { terms } from '../../src/text/words.ts';
import { readLines, setFiles } from '../corpora.ts';
import { present, type Context, type Outcome, type Sets } from '../measured.ts';
import { passage } from '../passage.ts';
import { scorer, valueOf, type ScorerRow } from '../scorers.ts';

interface Gold {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  readonly title?: string;
  readonly published?: string;
  readonly publisher?: string;
}
/** What a question says to who answers it. */
interface Question {
  readonly id: string;
  readonly quote: string;
  readonly speaker: string | null;
}
type Verdict = 'found' | 'not-found' | 'wrong-speaker';
interface VerifyScorer {
  make(gold: readonly Gold[], lenders: readonly Gold[], n: number, seed: number): readonly Question[];
  evaluate(exam: readonly Question[], answers: readonly { readonly id: string; readonly verdict: Verdict }[]): readonly ScorerRow[];
}

const QUESTIONS = 1000;
/** The exam of the row. */
const SEED = 1;
const READ_AT = Date.UTC(2020, 0, 1);

/** A store that holds the articles as the flow would have left them: texts, their terms, and what was read in them. */
async function stored(gold: readonly Gold[]): Promise<Store> {
  const store = await openStore({ sqlite: ':memory:' });
  for (const g of gold) {
    const lang = g.lang ?? 'en',
      more: Partial<Revision> = {
        number: 1,
        sourceId: g.publisher ?? '',
        sourceName: g.publisher ?? '',
        kind: 'report',
        hash: g.id,
        rights: {},
        canonicalUrl: '',
      },
      revision = { ...passage(g.text, { ...g, seenAt: READ_AT }), ...more, notes: [], credits: [], authors: [], contributors: [], tags: [] } as Revision,
      words = terms(g.text, lang);
    await store.in(async (tx) => {
      await tx.articles.put([{ id: g.id, url: '', sourceId: revision.sourceId, firstSeen: READ_AT }]);
      await tx.articles.putRevisions([{ revision, terms: words }]);
      await tx.claims.put(revision.id, g.id, read(revision, attributionTaggers()));
      await tx.stories.addDocument(lang, words);
    });
  }
  return store;
}

/** Answers an exam by what `/verify` and `broadsheet verify` answer with: what is not plainly so is not found. */
async function answered(store: Store, exam: readonly Question[], langs: readonly string[]): Promise<{ id: string; verdict: Verdict }[]> {
  const answers: { id: string; verdict: Verdict }[] = [];
  for (const { id, quote, speaker } of exam) {
    const { verdict } = await gatherVerify(store, (ids) => store.sources.get(ids), speaker === null ? { quote } : { quote, speaker }, langs);
    answers.push({ id, verdict: verdict === 'found' || verdict === 'wrong-speaker' ? verdict : 'not-found' });
  }
  return answers;
}

async function verify(context: Context): Promise<Outcome> {
  const gold = readLines<Gold>(...present(setFiles(context.corpora, 'claims', 'polnear'), 'claims/polnear')),
    lenders = readLines<Gold>(...setFiles(context.corpora, 'claims', 'polnear', 'train')),
    { make, evaluate } = await scorer<VerifyScorer>(context.eval, 'verify'),
    exam = make(gold, lenders, QUESTIONS, SEED),
    store = await stored(gold),
    rows = evaluate(exam, await answered(store, exam, [...new Set(gold.map((g) => g.lang ?? 'en'))]));
  await store.close();
  const more = ['recall.named', 'speaker.right'].map((metric) => `${metric} ${valueOf(rows, metric).toFixed(3)}`).join(', ');
  return {
    values: { recall: valueOf(rows, 'recall'), 'false-verify': valueOf(rows, 'false-verify') },
    note: `${exam.length} questions, ${gold.length} articles; ${more}`,
  };
}

export const sets: Sets = { verify };
