import { withStore } from './open.ts';
import type { Run } from './table.ts';

/** Opening the store migrates it; this command does only that, and says what it holds. */
export const run: Run = async (_args, options) =>
  withStore(async ({ store }) => {
    const counts = await store.counts();
    process.stdout.write(
      options['json'] === true ? JSON.stringify(counts) + '\n' : `The database is of this version: ${counts.articles} articles, ${counts.stories} stories.\n`,
    );
    return 0;
  });
