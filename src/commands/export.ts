import { withoutLogin } from '../collect/credentials.ts';
import { writeOpml } from '../collect/feeds/opml.ts';
import { BroadsheetError } from '../errors.ts';
import { FORMATS, lines, type Format } from '../serve/study/column.ts';
import { bundleOf } from '../serve/study/bundle.ts';
import { newest } from '../serve/study/reports.ts';
import { TABLE_NAMES, tableOf, type TableName } from '../serve/study/tables.ts';
import { zipped } from '../serve/study/zip.ts';
import { method } from '../models.ts';
import { loadSettings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { ninjsOf } from './export-ninjs.ts';
import { warc } from './export-warc.ts';
import { withStore } from './open.ts';
import { digestOf, outFile, toStandardOutput, writeOut, type OutFile } from './output.ts';
import type { Run } from './table.ts';

/** What can be exported besides tables. */
const OTHERS = ['ninjs', 'feeds', 'models', 'warc', 'bundle'] as const;
type Other = (typeof OTHERS)[number];
export const KINDS = [...TABLE_NAMES, ...OTHERS] as const;
const isTable = (what: TableName | Other): what is TableName => (TABLE_NAMES as readonly string[]).includes(what);

interface Asked {
  readonly what: TableName | Other;
  readonly format: Format;
  readonly gzip: boolean;
  readonly story?: string;
}

export const run: Run = async (_args, options) => {
  const asked = askedFor(options),
    // Refused before anything is read.
    out = options['out'] === undefined ? undefined : outFile(String(options['out']), loadSettings(process.env).DATA);
  return withStore(async ({ store }) => {
    const parts = partsOf(store, await withStory(store, asked));
    if (out) for (const { name, sha256 } of await writeOut(out.folder, [{ name: out.name, parts }])) process.stdout.write(`${sha256}  ${name}\n`);
    else await digestOf(parts, toStandardOutput);
    return 0;
  });
};

/** @throws BroadsheetError `usage` for options that are unknown or do not go together. */
export function askedFor(options: Readonly<Record<string, unknown>>): Asked {
  const what = String(options['what'] ?? 'articles') as Asked['what'],
    format = formatOf(options),
    gzip = options['gzip'] === true,
    story = options['story'] === undefined ? undefined : String(options['story']);
  if (!KINDS.includes(what)) throw new BroadsheetError('usage', `--what ${what}: it is one of ${KINDS.join(', ')}`);
  if (options['format'] !== undefined && !isTable(what)) throw new BroadsheetError('usage', `--format goes with ${TABLE_NAMES.join(', ')}`);
  if (gzip && what !== 'warc') throw new BroadsheetError('usage', '--gzip goes with --what warc');
  if (story !== undefined && !isTable(what) && what !== 'bundle') throw new BroadsheetError('usage', `--story goes with ${TABLE_NAMES.join(', ')}, bundle`);
  if (story === undefined && what === 'bundle') throw new BroadsheetError('usage', '--what bundle wants --story');
  return { what, format, gzip, ...(story === undefined ? {} : { story }) };
}

export function formatOf(options: Readonly<Record<string, unknown>>): Format {
  const format = String(options['format'] ?? 'jsonl') as Format;
  if (!FORMATS.includes(format)) throw new BroadsheetError('usage', `--format ${format}: it is one of ${FORMATS.join(', ')}`);
  return format;
}

/** The story after merges. */
async function withStory(store: Store, asked: Asked): Promise<Asked> {
  if (asked.story === undefined) return asked;
  const story = await store.stories.resolve(asked.story);
  if (story === undefined) throw new BroadsheetError('not-found', `There is no story ${asked.story}`);
  return { ...asked, story };
}

function partsOf(store: Store, { what, format, gzip, story }: Asked): OutFile['parts'] {
  if (isTable(what)) {
    const table = tableOf(what);
    return lines({ columns: table.columns, rows: table.rows(store, story) }, format);
  }
  if (what === 'bundle') return bundle(store, story as string);
  return { ninjs: () => ninjs(store), feeds: () => feeds(store), models, warc: () => warc(store, { gzip, now: Date.now(), onLeftOut }) }[what]();
}

async function* bundle(store: Store, story: string): AsyncGenerator<Uint8Array> {
  const entries = await bundleOf(store, story, method());
  if (!entries) throw new BroadsheetError('not-found', `There is no story ${story}`);
  yield zipped(entries);
}

function* models(): Generator<string> {
  const { id, version, weights } = method();
  for (const row of weights) yield JSON.stringify({ method: id, version, ...row }) + '\n';
}

/** Standard output has the archive. */
function onLeftOut(pages: number): void {
  if (pages > 0) process.stderr.write(`${pages} pages are left out: their publishers do not allow copies to be kept (noarchive)\n`);
}

async function* ninjs(store: Store): AsyncGenerator<string> {
  for await (const some of newest(store)) for (const r of some) yield JSON.stringify(await ninjsOf(store, r)) + '\n';
}

async function* feeds(store: Store): AsyncGenerator<string> {
  yield (
    writeOpml(
      'Broadsheet',
      (await store.feeds.all()).map(({ feed }) => ({
        url: withoutLogin(feed.url).url,
        title: feed.title,
        lang: feed.lang,
        country: feed.country,
        topic: feed.topic,
        ...(feed.kind ? { kind: feed.kind } : {}),
        categories: feed.topic === undefined ? [] : [[feed.topic]],
      })),
    ) + '\n'
  );
}
