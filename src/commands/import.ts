import { BroadsheetError, ERRORS } from '../errors.ts';
import { idOf } from '../model/id.ts';
import type { Page } from '../model/page.ts';
import type { Failure, Work } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import { addFeeds } from './feeds.ts';
import { listFiles, pageOfBytes, readBytes, recordsOf, type FileRow, type PageOptions, type Unreadable } from './files.ts';
import { withStore } from './open.ts';
import { progress } from './progress.ts';
import { seedSources } from './data.ts';
import type { Run } from './table.ts';
import { workOff } from './work-off.ts';

/** Pages taken in per transaction. */
const BATCH = 500;

export const run: Run = async (args, options) =>
  withStore(async (context) => {
    const { store } = context,
      started = performance.now(),
      now = Date.now(),
      { files, skipped, unreadable } = listFiles(args),
      sourceName = options['source'] as string | undefined;
    await seedSources(store);
    const before = await store.counts();
    const taken = await takeIn(store, files, unreadable, { now, ...(sourceName ? { sourceName } : {}) });
    const drained = options['work'] === false ? undefined : await workOff(context, 'importing');
    const after = await store.counts(),
      seconds = (performance.now() - started) / 1000,
      failures = (await store.work.failures(Number.MAX_SAFE_INTEGER)).filter((f) => f.at >= now);
    const summary = {
      files: files.length,
      skipped,
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
    if (options['json'] === true) process.stdout.write(JSON.stringify({ ...summary, failures }) + '\n');
    else print(summary, failures, LEFT[drained ?? 'later']);
    return failures.length > 0 ? ERRORS.failures.exit : 0;
  });

interface Taken {
  readonly pages: number;
  readonly feeds: number;
}

/** Takes files in as pages with their clean work; what cannot be read is recorded as a failure and the rest goes on. */
async function takeIn(store: Store, files: readonly FileRow[], unreadable: readonly Unreadable[], options: PageOptions): Promise<Taken> {
  const bar = progress('reading', 0);
  let batch: Page[] = [],
    failures: Failure[] = [],
    pages = 0,
    feeds = 0;
  const flush = async (): Promise<void> => {
    const [put, failed] = [batch, failures];
    [batch, failures] = [[], []];
    await store.in(async (tx) => {
      await tx.pages.put(put);
      await tx.work.add(put.map(cleanWork));
      await tx.work.recordFailures(failed);
    });
  };
  const add = async (page: Page): Promise<void> => {
    batch.push(page);
    bar.update(++pages);
    if (batch.length >= BATCH) await flush();
  };
  const fail = (subject: string, error: string): void =>
    void failures.push({ id: idOf('import', subject), hop: 'import', subject, at: options.now, attempts: 1, error });
  for (const { path, error } of unreadable) fail(path, error);
  for (const { path, kind } of files) {
    try {
      if (kind === 'jsonl') {
        for await (const record of recordsOf(path, options)) {
          if ('page' in record) await add(record.page);
          else fail(`${path}:${record.line}`, record.error);
        }
      } else if (kind === 'opml') feeds += await addFeeds(store, readBytes(path), options.now);
      else await add(pageOfBytes(path, readBytes(path), options));
    } catch (error) {
      if (!(error instanceof BroadsheetError)) throw error;
      fail(path, error.detail);
    }
  }
  await flush();
  bar.end();
  return { pages, feeds };
}

/** The work that begins an imported page's way; done as of its own time, so that an archive replays as it happened. */
export function cleanWork(page: Page): Work {
  const asOf = page.hints.published;
  return { id: idOf('clean', page.id), hop: 'clean', subject: page.id, dueAt: 0, attempts: 0, ...(asOf === undefined ? {} : { asOf }) };
}

const SHOWN = 20;
/** What is said of documents that this command did not work off itself. */
const LEFT = {
  done: '',
  elsewhere: 'The running paper works them off; its status page shows how far it is.',
  later: 'They are taken in and not worked off yet: a running paper or the next import does it.',
} as const;

function print(summary: Readonly<Record<string, number>>, failures: readonly Failure[], left: string): void {
  const s = summary as Record<
    'taken' | 'files' | 'skipped' | 'articles' | 'stories' | 'claims' | 'questions' | 'feeds' | 'seconds' | 'perSecond' | 'memoryMB',
    number
  >;
  const lines = [
    `${s.taken} documents from ${s.files} files in ${s.seconds} s (${s.perSecond}/s, ${s.memoryMB} MB)${s.skipped > 0 ? `; ${s.skipped} files of other kinds skipped` : ''}${s.feeds > 0 ? `; ${s.feeds} feeds added` : ''}`,
    left ? left : `${s.articles} new articles in ${s.stories} new stories; ${s.claims} claims; ${s.questions} questions with several answers`,
    ...failures.slice(0, SHOWN).map((f) => `  ${f.subject}: ${f.error}`),
    ...(failures.length > SHOWN ? [`  and ${failures.length - SHOWN} more: broadsheet doctor`] : []),
  ];
  process.stdout.write(lines.join('\n') + '\n');
}
