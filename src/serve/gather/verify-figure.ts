import { figureAsked, FIGURE_VERDICTS, termsAsked, verifyFigure } from '../../ledger/verify-figure.ts';
import { wholeOf } from '../../model/reading.ts';
import { isMissing, type AskedFigure, type FigureAnswer, type FigurePlace } from '../../model/verdict.ts';
import type { Store } from '../../store/store.ts';
import { questionTable, type QuestionTable } from './figures.ts';
import { NO_READING, reportOf, sourceMap, type Report, type SourcesOf } from './report.ts';
import type { StoreExtent } from './verify.ts';

/** A figure with the article that prints it. */
export interface ReportedFigure extends FigurePlace {
  readonly report: Report;
}
export interface FigureView {
  readonly asked: AskedFigure;
  readonly verdict: FigureAnswer['verdict'];
  readonly places: readonly ReportedFigure[];
  /** What others answer to the question that the best place is an answer to. */
  readonly table?: QuestionTable;
  /** As of a quotation. */
  readonly articles?: number;
  readonly since?: number;
  /** Articles that hold the words asked for and were looked into, where there are more of them. */
  readonly cutAt?: number;
}

/** Articles that hold the words asked for and are looked into, the newest. */
const MOST = 100;

/**
 * Whether a stored article gives a figure, whose it is there, and what others say on the same question.
 * @param asked in each language that what was typed may be of, with a figure read in it.
 * @throws RangeError if in one of them no figure was read.
 */
export async function gatherFigure(
  store: Store,
  sourcesOf: SourcesOf,
  asked: readonly AskedFigure[],
  extent: () => Promise<StoreExtent> = () => store.articles.extent(),
): Promise<FigureView> {
  const answers = await Promise.all(asked.map(async (a) => ({ asked: a, ...(await answerTo(store, a)) }))),
    best = answers.sort((a, b) => FIGURE_VERDICTS.indexOf(a.answer.verdict) - FIGURE_VERDICTS.indexOf(b.answer.verdict))[0];
  if (!best) throw new RangeError('no figure');
  const sources = await sourceMap(
      sourcesOf,
      best.answer.places.map((p) => p.revision),
    ),
    places = best.answer.places.map((p) => ({ ...p, report: reportOf(p.revision, undefined, sources) })),
    table = places[0] && (await questionOf(store, sourcesOf, places[0]));
  return {
    asked: best.asked,
    verdict: best.answer.verdict,
    places,
    ...(isMissing(best.answer) ? await extent() : {}),
    ...(table ? { table } : {}),
    ...(answers.some((a) => a.isCut) ? { cutAt: MOST } : {}),
  };
}

async function answerTo(store: Store, asked: AskedFigure): Promise<{ readonly answer: FigureAnswer; readonly isCut: boolean }> {
  if (!figureAsked(asked)) throw new RangeError('no figure');
  const { rows, next } = await store.search.articles({ terms: termsAsked(asked), lang: asked.revision.lang }, MOST),
    readings = await store.claims.reading(rows.map((r) => r.id));
  const answer = verifyFigure(
    asked,
    rows.map((revision) => ({ revision, reading: wholeOf(readings.get(revision.id) ?? NO_READING) })),
  );
  return { answer, isCut: next !== undefined };
}

/** The ledger's question that a figure answers, with everybody's answers. */
async function questionOf(store: Store, sourcesOf: SourcesOf, { claim, revision }: FigurePlace): Promise<QuestionTable | undefined> {
  const [membership] = await store.stories.membership([revision.articleId]),
    storyId = membership && (await store.stories.resolve(membership.storyId)),
    questions = storyId === undefined ? [] : await store.ledger.ofStory(storyId),
    question = questions.find((q) => q.answers.some((a) => a.claimId === claim.id));
  return question && questionTable(store, sourcesOf, question);
}
