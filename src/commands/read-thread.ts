import { READERS } from '../collect/read.ts';
import { answerQuestions } from '../work/idle-thread.ts';
import type { ToRead } from './reader.ts';

/** The thread in which what comes from outside is read: see `reader.ts`. */
answerQuestions((question) => {
  const { kind, bytes, context } = question as ToRead;
  return Promise.resolve(READERS[kind](bytes, context));
});
