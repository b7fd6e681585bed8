import { checkFeeds } from '../collect/check.ts';
import type { Collector } from '../collect/fetcher.ts';
import type { Read } from '../collect/read.ts';
import { BroadsheetError, ERRORS } from '../errors.ts';
import type { Publication } from '../model/publication.ts';
import { healthOf } from '../serve/gather/health.ts';
import { gatherPublication } from '../serve/gather/publication.ts';
import { readerFor, type Reader } from '../serve/reader.ts';
import { inWords } from '../serve/said.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { starterPack } from './data.ts';
import { feedsOf } from './feeds.ts';
import { withCollector } from './collector.ts';
import { credentialsFor } from './credentials.ts';
import { withStore, type Context } from './open.ts';
import type { Run } from './table.ts';

export const run: Run = async ([part], options) =>
  withStore(async (context) => {
    if (part === 'feeds') return feeds(context, options['json'] === true);
    if (part !== undefined) throw new BroadsheetError('usage', `doctor knows the part "feeds", not "${part}"`);
    const { store, settings } = context,
      counts = await store.counts(),
      problems = await store.check(),
      failures = await store.work.failures(1000),
      publication = settings.PUBLISH === '' ? undefined : await gatherPublication(store),
      { byHop } = await store.work.backlog(),
      health = feedLines(await store.feeds.all(), readerFor('en', settings.TIMEZONE, Date.now()));
    if (options['clear'] === true) await store.work.clearFailures();
    if (options['json'] === true)
      process.stdout.write(JSON.stringify({ counts, problems, failures, backlog: byHop, feeds: health.rows, ...(publication ? { publication } : {}) }) + '\n');
    else {
      const lines = [
        `Data: ${settings.DATABASE ? 'PostgreSQL' : settings.DATA}; ${problems.length === 0 ? 'the database is sound' : problems.join('; ')}`,
        Object.entries(counts)
          .map(([noun, n]) => `${n} ${noun}`)
          .join(', '),
        `Open work: ${
          Object.entries(byHop)
            .map(([hop, n]) => `${hop} ${n}`)
            .join(', ') || 'none'
        }`,
        ...health.lines,
        ...publicationLines(settings, publication),
        failures.length === 0 ? 'No failed work.' : `Failed work (${failures.length}${options['clear'] === true ? ', now forgotten' : ''}):`,
        ...failures.map((f) => `  ${new Date(f.at).toISOString().slice(0, 16)} ${f.hop} ${f.subject} (${f.attempts}x): ${f.error}`),
      ];
      process.stdout.write(lines.join('\n') + '\n');
    }
    return problems.length > 0 || failures.length > 0 || publication?.failingSince !== undefined ? ERRORS.failures.exit : 0;
  });

/** How publishing goes, where the paper does it by itself. */
function publicationLines({ PUBLISH: folder }: Settings, is: Publication | undefined): readonly string[] {
  if (folder === '') return [];
  const minute = (at: number): string => new Date(at).toISOString().slice(0, 16),
    done = is?.doneAt === undefined ? 'Not published yet' : `Last published ${minute(is.doneAt)}`;
  return [is?.failingSince === undefined ? `${done} into ${folder}` : `Publishing FAILS since ${minute(is.failingSince)}: ${is.error ?? ''} ${done}.`];
}

/** What there is to say of feeds that do not simply answer, those in trouble first, and a line that counts the others. */
function feedLines(list: Awaited<ReturnType<Store['feeds']['all']>>, reader: Reader): { readonly lines: readonly string[]; readonly rows: readonly object[] } {
  const told = list.map(({ feed, state }) => ({ feed, state, health: healthOf(feed, state, reader.now) })),
    odd = told.filter(({ health }) => health.kind !== 'fine' && health.kind !== 'untried').sort((a, b) => Number(b.health.isBad) - Number(a.health.isBad));
  return {
    rows: told.map(({ feed, state, health: { kind, isBad, since } }) => ({ url: feed.url, kind, isBad, since, nextAt: state?.nextAt, line: state?.lastError })),
    lines: [
      `${list.length} feeds; ${list.length - odd.length} with nothing to say of`,
      ...odd.map(({ feed, state, health: { isBad, says, since, rhythm } }) =>
        [
          `  ${isBad ? 'FAILS ' : '      '} ${feed.url}`,
          inWords(reader, says),
          ...(state?.lastError === undefined ? [] : [`(${state.lastError.replace(/\.$/, '')})`]),
          ...(since === undefined ? [] : [`Since ${reader.format.moment(since, reader.now)}.`]),
          ...(rhythm && state
            ? [`Next ${reader.format.moment(state.nextAt, reader.now)}.`, inWords(reader, rhythm.every), `${inWords(reader, rhythm.why)}.`]
            : []),
        ].join(' '),
      ),
    ],
  };
}

async function feeds({ settings, store, log }: Context, json: boolean): Promise<number> {
  const stored = (await store.feeds.all()).map((f) => f.feed),
    list = stored.length > 0 ? stored : feedsOf(starterPack());
  let bad = 0;
  const check = async (collector: Collector, read: Read): Promise<void> => {
    for await (const row of checkFeeds(list, collector, read)) {
      if (!row.ok) bad++;
      process.stdout.write(json ? JSON.stringify(row) + '\n' : `${row.ok ? 'ok    ' : 'FAILED'} ${row.url} ${row.line}\n`);
    }
  };
  await withCollector(settings, check, credentialsFor(store, settings.DATA, log));
  if (!json) process.stdout.write(`${list.length - bad} of ${list.length} feeds answer\n`);
  return bad > 0 ? ERRORS.failures.exit : 0;
}
