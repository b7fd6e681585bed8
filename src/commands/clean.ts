import { clean } from '../clean/clean.ts';
import { markdownOf, textOf } from '../clean/render.ts';
import { BroadsheetError } from '../errors.ts';
import { isRejected } from '../model/outcome.ts';
import { loadSettings } from '../settings.ts';
import { withCollector } from './collector.ts';
import { pageFor } from './page-input.ts';
import type { Run } from './table.ts';

/** Prints the article of one page; opens no database. */
export const run: Run = async ([input = ''], options) => {
  const page = await withCollector(loadSettings(process.env), (collector) => pageFor(input, options['published'], collector)),
    outcome = clean(page);
  if (options['json'] === true) process.stdout.write(JSON.stringify(outcome) + '\n');
  if (isRejected(outcome)) throw new BroadsheetError('nothing-read', `${input}: ${outcome.detail}`);
  if (options['json'] !== true) process.stdout.write(options['markdown'] === true ? markdownOf(outcome) : textOf(outcome));
  return 0;
};
