import { answerQuestions } from '../work/idle-thread.ts';
import { compareDocuments, type PageInput } from './compare.ts';
import { readTables } from './data.ts';

/** What Read compares, away from the thread that answers pages. */
export interface ToCompare {
  readonly pages: readonly PageInput[];
  readonly now: number;
}

answerQuestions((question) => {
  const { pages, now } = question as ToCompare;
  return Promise.resolve(compareDocuments(pages, now, readTables()));
});
