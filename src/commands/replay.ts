import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { BroadsheetError, ERRORS } from '../errors.ts';
import type { Collector } from '../collect/fetcher.ts';
import { createHops } from '../flow.ts';
import { createLog } from '../log.ts';
import { method, shippedModels } from '../models.ts';
import { lines, type Format } from '../serve/study/column.ts';
import { TABLE_NAMES, tableOf, type TableName } from '../serve/study/tables.ts';
import { loadSettings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { parseDate } from '../text/timestamp.ts';
import { createCarrier } from '../work/run.ts';
import { Threads } from '../work/threads.ts';
import { newestStated, saidOn, statedBy } from './as-of.ts';
import { seedSources } from './data.ts';
import { formatOf } from './export.ts';
import { listFiles } from './files.ts';
import { takeWorkerLock } from './lock.ts';
import { open, type Context } from './open.ts';
import { digestOf, outFolder, toStandardOutput, writeOut, type OutFolder } from './output.ts';
import { progress } from './progress.ts';
import type { Run } from './table.ts';
import { takeIn } from './take-in.ts';
import { helpers, stepBack } from './work-off.ts';

/** Most pieces in one transaction, and most threads, that can be asked for. */
const MOST_BATCH = 10_000,
  MOST_THREADS = 16;

/** Replays an archive through the whole flow into a store of its own, and says by digests what came of it. */
export const run: Run = async (args, options) => {
  const asked = askedFor(options),
    { files, skipped, unreadable } = listFiles(args),
    // A list of feeds is nothing that happened.
    read = files.filter((f) => f.kind !== 'opml'),
    own = options['data'] === undefined ? undefined : vacant(resolve(String(options['data']))),
    data = own ?? mkdtempSync(join(tmpdir(), 'broadsheet-replay-'));
  try {
    const into =
        typeof asked.out === 'string' && asked.out !== '-'
          ? outFolder(
              asked.out,
              data,
              asked.what.map((w) => nameOf(w, asked.format)),
            )
          : asked.out && '-',
      asOf = asked.asOf ?? (await newestStated(read));
    if (asOf === undefined && read.length > 0)
      throw new BroadsheetError('usage', 'nothing here says when it was published or collected; --as-of says up to when dates on pages are believed');
    const settings = { ...loadSettings(process.env), DATA: data, DATABASE: '' },
      context = { settings, log: createLog(settings.LOG, process.stderr.isTTY), store: await open(settings) };
    try {
      const { taken, failed, waiting } = await replay(context, read, unreadable, { ...asked, asOf: asOf ?? 0, nameOf: namedIn(args) });
      const digests = await exported(context.store, asked, into || undefined);
      say(
        { method: method().id, asOf: new Date(asOf ?? 0).toISOString(), taken, skipped: skipped + files.length - read.length, failed, waiting, digests },
        options,
        into,
      );
      return failed > 0 ? ERRORS.failures.exit : 0;
    } finally {
      await context.store.close();
    }
  } finally {
    if (own === undefined) rmSync(data, { recursive: true, force: true });
  }
};

interface Asked {
  readonly what: readonly TableName[];
  readonly format: Format;
  readonly out?: string;
  readonly asOf?: number;
  readonly batch?: number;
  readonly threads?: number;
  readonly sourceName?: string;
}

function askedFor(options: Readonly<Record<string, unknown>>): Asked {
  const what = options['what'] === undefined ? TABLE_NAMES : (String(options['what']).split(',') as TableName[]),
    unknown = what.find((w) => !TABLE_NAMES.includes(w)),
    stated = options['asOf'] === undefined ? undefined : parseDate(String(options['asOf'])),
    out = options['out'] === undefined ? undefined : String(options['out']),
    batch = numberOf(options, 'batch', 1, MOST_BATCH),
    threads = numberOf(options, 'threads', 0, MOST_THREADS);
  if (unknown !== undefined) throw new BroadsheetError('usage', `--what ${unknown}: some of ${TABLE_NAMES.join(', ')}, apart by commas`);
  if (options['asOf'] !== undefined && stated === undefined) throw new BroadsheetError('usage', `--as-of ${String(options['asOf'])}: this is not a date`);
  if (out === '-' && what.length !== 1) throw new BroadsheetError('usage', '--out - wants one kind by --what');
  return {
    what: [...new Set(what)],
    format: formatOf(options),
    ...(out === undefined ? {} : { out }),
    ...(stated === undefined ? {} : { asOf: stated }),
    ...(batch === undefined ? {} : { batch }),
    ...(threads === undefined ? {} : { threads }),
    ...(options['source'] === undefined ? {} : { sourceName: String(options['source']) }),
  };
}

function numberOf(options: Readonly<Record<string, unknown>>, name: string, least: number, most: number): number | undefined {
  const given = options[name];
  if (given === undefined) return undefined;
  const n = /^\d{1,6}$/.test(String(given)) ? Number(given) : NaN;
  if (!(n >= least && n <= most)) throw new BroadsheetError('usage', `--${name} ${String(given)}: ${least} to ${most}`);
  return n;
}

/** A store that holds something would have a say in what comes of the archive. */
function vacant(folder: string): string {
  if (existsSync(join(folder, 'broadsheet.db'))) throw new BroadsheetError('output', `"${folder}" has data already`);
  return folder;
}

/** What a file is called in ids: by which of the paths given it was found, and its place below that; nothing that differs from machine to machine. */
function namedIn(args: readonly string[]): (path: string) => string {
  const roots = args.map((arg) => ({ path: resolve(arg), folder: statSync(arg).isDirectory() }));
  return (path) => {
    const full = resolve(path),
      i = roots.findIndex((r) => (r.folder ? !relative(r.path, full).startsWith('..') : r.path === full)),
      root = roots[i];
    return root?.folder ? `${i}/${relative(root.path, full).replaceAll('\\', '/')}` : `${i}/${basename(full)}`;
  };
}

interface Replayed {
  readonly taken: number;
  readonly failed: number;
  /** Pieces that are under embargo at that time. */
  readonly waiting: number;
}

/** Takes the files in and works them off. There is no clock but the archive's own, and after its end `asOf`; no network either. */
async function replay(
  { store, settings, log }: Context,
  files: ReturnType<typeof listFiles>['files'],
  unreadable: ReturnType<typeof listFiles>['unreadable'],
  { asOf, batch, threads: many, sourceName, nameOf: named }: Asked & { readonly asOf: number; readonly nameOf: (path: string) => string },
): Promise<Replayed> {
  const lock = takeWorkerLock(settings.DATA);
  if (!lock) throw new BroadsheetError('data-folder', `${settings.DATA}: another process works there`);
  stepBack();
  const threads = many === undefined ? helpers()?.wake() : many > 0 ? new Threads(many).wake() : undefined,
    bar = progress('replaying', 0);
  try {
    await seedSources(store);
    const dated = async (page: Parameters<typeof saidOn>[0]): Promise<number | undefined> => statedBy(page) ?? saidOn(page),
      taken = await takeIn({ store, settings }, files, unreadable, { now: asOf, nameOf: named, dated, ...(sourceName ? { sourceName } : {}) });
    let placed = 0;
    await createCarrier({
      store,
      hops: createHops(OFFLINE, shippedModels()),
      clock: () => asOf,
      log,
      ...(batch === undefined ? {} : { batch }),
      ...(threads ? { think: threads.think } : {}),
      onProgress: (hop, pieces) => {
        if (hop === 'stories') bar.update((placed += pieces), hop);
      },
    }).drain();
    const { byHop } = await store.work.backlog();
    return {
      taken: taken.pages,
      failed: (await store.work.failures(Number.MAX_SAFE_INTEGER)).length,
      waiting: Object.values(byHop).reduce((sum, n) => sum + n, 0),
    };
  } finally {
    bar.end();
    await threads?.close();
    lock.release();
  }
}

const refused = (): Promise<never> => Promise.reject(new Error('a replay asks the network for nothing'));
const OFFLINE: Collector = { get: refused, page: refused, close: () => Promise.resolve() };

const nameOf = (what: TableName, format: Format): string => `${what}.${format}`;

async function exported(store: Store, { what, format }: Asked, into: OutFolder | '-' | undefined): Promise<Readonly<Record<string, string>>> {
  const files = what.map((name) => {
    const table = tableOf(name);
    return { name: nameOf(name, format), parts: lines({ columns: table.columns, rows: table.rows(store) }, format) };
  });
  if (typeof into === 'object') return Object.fromEntries((await writeOut(into, files)).map((w) => [w.name, w.sha256]));
  const digests: Record<string, string> = {};
  for (const { name, parts } of files) digests[name] = await digestOf(parts, into === '-' ? toStandardOutput : undefined);
  return digests;
}

interface Said extends Replayed {
  readonly method: string;
  readonly asOf: string;
  readonly skipped: number;
  readonly digests: Readonly<Record<string, string>>;
}

/** The digests as `sha256sum -c` reads them; to standard error where standard output has the export itself. */
function say(said: Said, options: Readonly<Record<string, unknown>>, into: unknown): void {
  const about = [
    `${said.taken} documents as of ${said.asOf} by ${said.method}`,
    ...(said.skipped > 0 ? [`${said.skipped} files of other kinds skipped`] : []),
    ...(said.failed > 0 ? [`${said.failed} could not be read`] : []),
    ...(said.waiting > 0 ? [`${said.waiting} under embargo`] : []),
  ];
  process.stderr.write(options['json'] === true ? '' : about.join('; ') + '\n');
  const text =
    options['json'] === true
      ? JSON.stringify(said) + '\n'
      : Object.entries(said.digests)
          .map(([name, digest]) => `${digest}  ${name}\n`)
          .join('');
  (into === '-' ? process.stderr : process.stdout).write(text);
}
