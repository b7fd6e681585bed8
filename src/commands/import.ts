import { ERRORS } from '../errors.ts';
import type { Failure } from '../model/work.ts';
import { listFiles } from './files.ts';
import { withStore } from './open.ts';
import { progress } from './progress.ts';
import { seedSources } from './data.ts';
import type { Run } from './table.ts';
import { takeIn, type Taken } from './take-in.ts';
import { helpers, stepBack, workOff } from './work-off.ts';

export const run: Run = async (args, options) =>
  withStore(async (context) => {
    const { store } = context,
      started = performance.now(),
      now = Date.now(),
      { files, skipped, unreadable } = listFiles(args),
      works = options['work'] !== false,
      sourceName = options['source'] as string | undefined;
    // Before any thread starts: each has the priority of the one that starts it.
    if (works) stepBack();
    // They start while the files are taken in.
    const threads = works && files.length > 0 ? helpers()?.wake() : undefined,
      bar = progress('reading', 0);
    let before, taken;
    try {
      await seedSources(store);
      before = await store.counts();
      taken = await takeIn(context, files, unreadable, { now, ...(sourceName ? { sourceName } : {}) }, (pages) => bar.update(pages));
    } catch (error) {
      await threads?.close();
      throw error;
    }
    bar.end();
    const drained = works ? await workOff(context, 'importing', threads) : undefined;
    const after = await store.counts(),
      seconds = (performance.now() - started) / 1000,
      failures = (await store.work.failures(Number.MAX_SAFE_INTEGER)).filter((f) => f.at >= now);
    const summary = {
      files: files.length,
      skipped: skipped + taken.skipped,
      passed: taken.passed.length,
      taken: taken.pages,
      feeds: taken.feeds,
      articles: after.articles - before.articles,
      revisions: after.revisions - before.revisions,
      stories: after.stories - before.stories,
      claims: after.claims - before.claims,
      questions: after.questions - before.questions,
      failed: failures.length,
      seconds: Math.round(seconds * 10) / 10,
      perSecond: Math.round(taken.pages / seconds),
      memoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    if (options['json'] === true) process.stdout.write(JSON.stringify({ ...summary, failures, passedOver: taken.passed }) + '\n');
    else print(summary, failures, taken.passed, LEFT[drained ?? 'later']);
    return failures.length > 0 ? ERRORS.failures.exit : 0;
  });

const SHOWN = 20;
/** What is said of documents that this command did not work off itself. */
const LEFT = {
  done: '',
  elsewhere: 'The running paper works them off; its status page shows how far it is.',
  later: 'They are taken in and not worked off yet: a running paper or the next import does it.',
} as const;

function print(summary: Readonly<Record<string, number>>, failures: readonly Failure[], passed: Taken['passed'], left: string): void {
  const s = summary as Record<
    'taken' | 'files' | 'skipped' | 'articles' | 'stories' | 'claims' | 'questions' | 'feeds' | 'seconds' | 'perSecond' | 'memoryMB',
    number
  >;
  const lines = [
    `${s.taken} documents from ${s.files} files in ${s.seconds} s (${s.perSecond}/s, ${s.memoryMB} MB)${s.skipped > 0 ? `; ${s.skipped} files of other kinds skipped` : ''}${s.feeds > 0 ? `; ${s.feeds} feeds added` : ''}`,
    left ? left : `${s.articles} new articles in ${s.stories} new stories; ${s.claims} claims; ${s.questions} questions with several answers`,
    ...(passed.length > 0 ? [`${passed.length} items hold no report:`] : []),
    ...passed.slice(0, SHOWN).map((p) => `  ${p.subject}: ${p.line}`),
    ...(passed.length > SHOWN ? [`  and ${passed.length - SHOWN} more`] : []),
    ...failures.slice(0, SHOWN).map((f) => `  ${f.subject}: ${f.error}`),
    ...(failures.length > SHOWN ? [`  and ${failures.length - SHOWN} more: broadsheet doctor`] : []),
  ];
  process.stdout.write(lines.join('\n') + '\n');
}
