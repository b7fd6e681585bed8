import { BroadsheetError, ERRORS } from '../errors.ts';
import { loadSettings } from '../settings.ts';
import { parseDate } from '../text/timestamp.ts';
import { withCollector } from './collector.ts';
import { compareDocuments } from './compare.ts';
import { readTables, seedSources } from './data.ts';
import { putPages } from './documents.ts';
import { cleanWork } from './take-in.ts';
import { withStore } from './open.ts';
import { pagesOf, type Input } from './read-inputs.ts';
import { printComparison } from './print-comparison.ts';
import type { Run } from './table.ts';
import { workOff } from './work-off.ts';

const MOST = 10;

export const run: Run = async (inputs, options) => {
  if (inputs.length > MOST) throw new BroadsheetError('usage', `read takes one to ten inputs, not ${inputs.length}; import takes any number`);
  const settings = loadSettings(process.env),
    now = Date.now(),
    published = options['published'] === undefined ? undefined : parseDate(String(options['published']));
  if (options['published'] !== undefined && published === undefined)
    throw new BroadsheetError('usage', `--published ${String(options['published'])} is not a date`);
  const asked: Input[] = inputs.map((i) => (/^https?:\/\//i.test(i) ? { kind: 'url', url: i } : { kind: 'file', path: i })),
    { pages, problems } = await withCollector(settings, (collector) => pagesOf(asked, collector, { now, ...(published === undefined ? {} : { published }) }));
  const compared = compareDocuments(pages, now, readTables()),
    comparison = { ...compared, problems: [...problems, ...compared.problems] };
  if (options['keep'] === true) {
    await withStore(async (context) => {
      await seedSources(context.store);
      await context.store.in(async (tx) => {
        const put = await putPages(
          tx,
          pages.map((p) => p.page),
        );
        await tx.work.add(put.map((p) => cleanWork(p)));
      });
      await workOff(context, 'keeping');
    });
  }
  process.stdout.write(options['json'] === true ? JSON.stringify(comparison) + '\n' : printComparison(comparison));
  if (comparison.documents.length === 0) throw new BroadsheetError('nothing-read', comparison.problems.map((p) => `${p.input}: ${p.message}`).join('; '));
  return comparison.problems.length > 0 ? ERRORS.failures.exit : 0;
};
