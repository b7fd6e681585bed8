import type { ListDoor } from '../collect/lists.ts';
import { ERRORS } from '../errors.ts';
import type { Failure } from '../model/work.ts';
import { withCollector } from './collector.ts';
import { listFiles } from './files.ts';
import { withStore, type Context } from './open.ts';
import { peakMB } from './peak.ts';
import { progress } from './progress.ts';
import { seedSources } from './data.ts';
import type { Run } from './table.ts';
import { frugal } from './tidy.ts';
import type { Threads } from '../work/threads.ts';
import { listLines } from './feeds.ts';
import { takeIn, type Taken } from './take-in.ts';

export const run: Run = async (args, options) =>
  withStore(async (context) => {
    const { store } = context,
      started = performance.now(),
      now = Date.now(),
      { files, skipped, unreadable } = listFiles(args),
      works = options['work'] !== false,
      isArchive = files.some((f) => f.kind === 'warc'),
      sourceName = options['source'] as string | undefined;
    frugal();
    // Threads start while the files are taken in; an archive takes so long that they, and what works it off, would only lie in memory.
    const threads = works && files.length > 0 && !isArchive ? await threadsAwake() : undefined,
      bar = progress('reading', 0);
    let before, taken;
    try {
      await seedSources(store);
      before = await store.counts();
      const take = (door?: ListDoor): Promise<Taken> =>
        takeIn(context, files, unreadable, { now, ...(sourceName ? { sourceName } : {}), ...(door ? { door } : {}) }, (pages) => bar.update(pages));
      // Only lists of feeds name what else is to be asked for, and whoever works nothing off asks for nothing.
      taken =
        works && files.some((f) => f.kind === 'opml') ? await withCollector(context.settings, (collector, read) => take({ collector, read })) : await take();
    } catch (error) {
      await threads?.close();
      throw error;
    }
    bar.end();
    const takingInMB = Math.round(peakMB());
    const drained = works ? await workOff(context, threads, isArchive) : undefined;
    const after = await store.counts(),
      seconds = (performance.now() - started) / 1000,
      failures = (await store.work.failures(Number.MAX_SAFE_INTEGER)).filter((f) => f.at >= now);
    const summary = {
      files: files.length,
      skipped: skipped + taken.skipped,
      taken: taken.pages,
      passed: Object.values(taken.records).reduce((sum, n) => sum + n, taken.passed.length),
      removedBefore: taken.removed,
      feeds: taken.feeds,
      articles: after.articles - before.articles,
      revisions: after.revisions - before.revisions,
      stories: after.stories - before.stories,
      claims: after.claims - before.claims,
      questions: after.questions - before.questions,
      failed: failures.length,
      seconds: Math.round(seconds * 10) / 10,
      perSecond: Math.round(taken.pages / seconds),
      takingInMB,
      memoryMB: Math.round(peakMB()),
    };
    if (options['json'] === true)
      process.stdout.write(
        JSON.stringify({
          ...summary,
          passedOver: taken.passed,
          records: taken.records,
          known: taken.known,
          lists: taken.lists,
          listsLeft: taken.listsLeft,
          failures,
        }) + '\n',
      );
    else print(summary, taken, failures, LEFT[drained ?? 'later']);
    return failures.length > 0 ? ERRORS.failures.exit : 0;
  });

async function workOff(context: Context, threads: Threads | undefined, isArchive: boolean): Promise<'done' | 'elsewhere'> {
  const { helpers, workOff } = await import('./work-off.ts');
  return workOff(context, 'importing', threads ?? helpers({ apart: isArchive }));
}

async function threadsAwake(): Promise<Threads | undefined> {
  const { helpers, stepBack } = await import('./work-off.ts');
  // Before any thread starts: each begins with the priority of the one that starts it.
  stepBack();
  return helpers()?.wake();
}

const SHOWN = 20;
/** What is said of documents that this command did not work off itself. */
const LEFT = {
  done: '',
  elsewhere: 'The running paper works them off; its status page shows how far it is.',
  later: 'They are taken in and not worked off yet: a running paper or the next import does it.',
} as const;

function print(summary: Readonly<Record<string, number>>, taken: Taken, failures: readonly Failure[], left: string): void {
  const s = summary as Record<
    'taken' | 'files' | 'skipped' | 'articles' | 'stories' | 'claims' | 'questions' | 'feeds' | 'seconds' | 'perSecond' | 'memoryMB',
    number
  >;
  const lines = [
    `${s.taken} documents from ${s.files} files in ${s.seconds} s (${s.perSecond}/s, ${s.memoryMB} MB)${s.skipped > 0 ? `; ${s.skipped} files of other kinds skipped` : ''}${s.feeds > 0 ? `; ${s.feeds} feeds added` : ''}`,
    ...passedOver(taken),
    ...(taken.removed > 0 ? [`${taken.removed} of them are of articles that were removed before, and are not taken in`] : []),
    ...listLines(taken.lists, taken.listsLeft),
    left ? left : `${s.articles} new articles in ${s.stories} new stories; ${s.claims} claims; ${s.questions} questions with several answers`,
    ...failures.slice(0, SHOWN).map((f) => `  ${f.subject}: ${f.error}`),
    ...(failures.length > SHOWN ? [`  and ${failures.length - SHOWN} more: broadsheet doctor`] : []),
  ];
  process.stdout.write(lines.join('\n') + '\n');
}

/** What holds no report and why, the records of archives without pages, and the archives that had been read before. */
function passedOver({ passed, records, known }: Taken): string[] {
  const counts = Object.entries(records).sort(([, a], [, b]) => b - a);
  return [
    ...(passed.length > 0 ? [`${passed.length} items hold no report:`] : []),
    ...passed.slice(0, SHOWN).map((p) => `  ${p.subject}: ${p.line}`),
    ...(passed.length > SHOWN ? [`  and ${passed.length - SHOWN} more`] : []),
    ...(counts.length > 0 ? [`records without pages: ${counts.map(([why, n]) => `${n} ${why}`).join(', ')}`] : []),
    ...known.map((path) => `${path} had been taken in before; nothing in it is new`),
  ];
}
