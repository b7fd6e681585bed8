import { readPhrase } from '../claims/phrase.ts';
import { BroadsheetError } from '../errors.ts';
import { searchable } from '../ledger/passages.ts';
import { isAskable, MOST_WORDS, verifyQuote } from '../ledger/verify.ts';
import { figureAsked, FIGURE_VERDICTS, verifyFigure } from '../ledger/verify-figure.ts';
import type { Document } from '../model/comparison.ts';
import type { AskedFigure, AskedQuote, QuoteAnswer } from '../model/verdict.ts';
import { gatherVerify } from '../serve/gather/verify.ts';
import { gatherFigure } from '../serve/gather/verify-figure.ts';
import { loadSettings } from '../settings.ts';
import { primaryOf } from '../text/words.ts';
import { withCollector } from './collector.ts';
import { compareDocuments } from './compare.ts';
import { readTables } from './data.ts';
import { withStore } from './open.ts';
import { figureJson, printFigure, type SearchedFigure } from './print-figure.ts';
import { jsonOf, printVerdict, type Searched } from './print-verdict.ts';
import { pagesOf, type Input } from './read-inputs.ts';
import type { Run } from './table.ts';

const MOST_INPUTS = 10;

/** Checks a quotation, or a figure, against what is stored, or against the inputs alone, of which nothing is stored. */
export const run: Run = async ([typed = '', ...inputs], options) => {
  if (inputs.length > MOST_INPUTS) throw new BroadsheetError('usage', `verify takes up to ${MOST_INPUTS} inputs, not ${inputs.length}`);
  const speaker = options['speaker'] === undefined ? undefined : String(options['speaker']),
    isData = options['json'] === true;
  if (options['figure'] === true) return figure(typed, speaker, inputs, isData);
  if (!isAskable(typed)) throw new BroadsheetError('usage', `a quotation has 1 to ${MOST_WORDS} words`);
  const asked: AskedQuote = speaker === undefined ? { quote: typed } : { quote: typed, speaker },
    searched = inputs.length > 0 ? await among(inputs, asked) : await stored(asked);
  process.stdout.write(isData ? JSON.stringify(jsonOf(searched)) + '\n' : printVerdict(asked, searched));
  return searched.verdict === 'found' ? 0 : 1;
};

async function figure(typed: string, claimant: string | undefined, inputs: readonly string[], isData: boolean): Promise<number> {
  const inEach = (langs: readonly string[]): AskedFigure[] => {
    const asked = langs.map((lang) => ({ ...readPhrase(typed, lang), ...(claimant === undefined ? {} : { claimant }) })).filter(figureAsked);
    if (asked.length === 0 && langs.length > 0) throw new BroadsheetError('usage', `"${typed}" has no number with something counted in it`);
    return asked;
  };
  const searched =
    inputs.length > 0
      ? await figureAmong(inputs, inEach)
      : await withStore(async ({ store }) => gatherFigure(store, (ids) => store.sources.get(ids), inEach(await store.stories.everIn())));
  process.stdout.write(isData ? JSON.stringify(figureJson(searched)) + '\n' : printFigure(searched));
  return searched.verdict === 'found' || searched.verdict === 'looser' ? 0 : 1;
}

async function figureAmong(inputs: readonly string[], inEach: (langs: readonly string[]) => AskedFigure[]): Promise<SearchedFigure> {
  const documents = await documentsOf(inputs),
    asked = inEach([...new Set(documents.map((d) => primaryOf(d.revision.lang)))]),
    answers = asked.map((a) => verifyFigure(a, documents.filter((d) => primaryOf(d.revision.lang) === a.revision.lang))), // prettier-ignore
    best = answers.sort((a, b) => FIGURE_VERDICTS.indexOf(a.verdict) - FIGURE_VERDICTS.indexOf(b.verdict))[0];
  return { verdict: best?.verdict ?? 'not-found', places: best?.places ?? [], articles: documents.length };
}

const stored = (asked: AskedQuote): Promise<Searched> =>
  withStore(async ({ store }) => gatherVerify(store, (ids) => store.sources.get(ids), asked, await store.stories.everIn()));

async function among(inputs: readonly string[], asked: AskedQuote): Promise<Searched> {
  const documents = await documentsOf(inputs),
    answer: QuoteAnswer = verifyQuote(asked, documents.map(searchable)),
    times = documents.flatMap(({ revision }) => revision.published ?? []);
  return { ...answer, articles: documents.length, ...(times.length === documents.length ? { since: Math.min(...times) } : {}) };
}

/** @throws BroadsheetError `nothing-read` where none of the inputs is an article. */
async function documentsOf(inputs: readonly string[]): Promise<readonly Document[]> {
  const now = Date.now(),
    given = inputs.map((i): Input => (/^https?:\/\//i.test(i) ? { kind: 'url', url: i } : { kind: 'file', path: i })),
    { pages, problems } = await withCollector(loadSettings(process.env), (collector) => pagesOf(given, collector, { now })),
    { documents, problems: refused } = compareDocuments(pages, now, readTables()),
    told = [...problems, ...refused].map((p) => `${p.input}: ${p.message}`);
  if (documents.length === 0) throw new BroadsheetError('nothing-read', told.join('; '));
  for (const line of told) process.stderr.write(`${line}\n`);
  return documents;
}
