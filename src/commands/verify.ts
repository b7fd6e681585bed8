import { BroadsheetError } from '../errors.ts';
import { searchable } from '../ledger/passages.ts';
import { isAskable, MOST_WORDS, verifyQuote } from '../ledger/verify.ts';
import type { AskedQuote, QuoteAnswer } from '../model/verdict.ts';
import { gatherVerify } from '../serve/gather/verify.ts';
import { loadSettings } from '../settings.ts';
import { withCollector } from './collector.ts';
import { compareDocuments } from './compare.ts';
import { readTables } from './data.ts';
import { withStore } from './open.ts';
import { jsonOf, printVerdict, type Searched } from './print-verdict.ts';
import { pagesOf, type Input } from './read-inputs.ts';
import type { Run } from './table.ts';

const MOST_INPUTS = 10;

/** Checks a quotation against what is stored, or against the inputs alone, of which nothing is stored. */
export const run: Run = async ([quote = '', ...inputs], options) => {
  if (!isAskable(quote)) throw new BroadsheetError('usage', `a quotation has 1 to ${MOST_WORDS} words`);
  if (inputs.length > MOST_INPUTS) throw new BroadsheetError('usage', `verify takes up to ${MOST_INPUTS} inputs, not ${inputs.length}`);
  const speaker = options['speaker'] === undefined ? undefined : String(options['speaker']),
    asked: AskedQuote = speaker === undefined ? { quote } : { quote, speaker },
    searched = inputs.length > 0 ? await among(inputs, asked) : await stored(asked);
  process.stdout.write(options['json'] === true ? JSON.stringify(jsonOf(searched)) + '\n' : printVerdict(asked, searched));
  return searched.verdict === 'found' ? 0 : 1;
};

const stored = (asked: AskedQuote): Promise<Searched> =>
  withStore(async ({ store }) => gatherVerify(store, (ids) => store.sources.get(ids), asked, await store.stories.everIn()));

/** @throws BroadsheetError `nothing-read` where none of the inputs is an article. */
async function among(inputs: readonly string[], asked: AskedQuote): Promise<Searched> {
  const now = Date.now(),
    given = inputs.map((i): Input => (/^https?:\/\//i.test(i) ? { kind: 'url', url: i } : { kind: 'file', path: i })),
    { pages, problems } = await withCollector(loadSettings(process.env), (collector) => pagesOf(given, collector, { now })),
    { documents, problems: refused } = compareDocuments(pages, now, readTables());
  const told = [...problems, ...refused].map((p) => `${p.input}: ${p.message}`);
  if (documents.length === 0) throw new BroadsheetError('nothing-read', told.join('; '));
  for (const line of told) process.stderr.write(`${line}\n`);
  const answer: QuoteAnswer = verifyQuote(asked, documents.map(searchable)),
    times = documents.flatMap(({ revision }) => revision.published ?? []);
  return { ...answer, articles: documents.length, ...(times.length === documents.length ? { since: Math.min(...times) } : {}) };
}
