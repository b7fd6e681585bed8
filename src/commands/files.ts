import { createReadStream, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { BroadsheetError } from '../errors.ts';
import { isBinary, looksLikeHtml } from '../collect/archives/text-kind.ts';
import { decodeBytes, htmlDeclared } from '../collect/decode.ts';
import { readNinjs } from '../collect/wires/ninjs.ts';
import { wirePage } from '../collect/wires/page.ts';
import { idOf } from '../model/id.ts';
import type { Page, PageFormat } from '../model/page.ts';
import { parseDate } from '../text/timestamp.ts';
import { AHEAD_MS } from '../text/timestamp.ts';

/** What a file holds, by its name without `.gz`. */
export type FileKind = 'html' | 'text' | 'jsonl' | 'opml' | 'warc' | 'document';
const KINDS: Readonly<Record<string, FileKind>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  md: 'text',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  opml: 'opml',
  warc: 'warc',
  wet: 'warc',
  // What they hold is told by their content (`documents.ts`).
  xml: 'document',
  json: 'document',
  nitf: 'document',
  newsml: 'document',
  ninjs: 'document',
};

export interface FileRow {
  readonly path: string;
  readonly kind: FileKind;
  /** It was named itself, and does not only lie in a folder that was. */
  readonly named?: boolean;
}

/** A file or folder that cannot be looked into, and why. */
export interface Unreadable {
  readonly path: string;
  readonly error: string;
}

/**
 * The files under the paths given, in order of name; files of other kinds inside folders are counted as skipped.
 * @throws BroadsheetError `input-unreadable` for a path that does not exist or a named file of no known kind.
 */
export function listFiles(paths: readonly string[]): {
  readonly files: readonly FileRow[];
  readonly skipped: number;
  readonly unreadable: readonly Unreadable[];
} {
  const files: FileRow[] = [],
    unreadable: Unreadable[] = [],
    folders = new Set<string>();
  let skipped = 0;
  const walk = (path: string, named: boolean): void => {
    const stat = statSync(path);
    if (stat.isDirectory()) {
      // A link that leads back up would be followed without end.
      const real = realpathSync(path);
      if (folders.has(real)) return;
      folders.add(real);
      for (const name of readdirSync(path).sort()) if (!name.startsWith('.')) tryWalk(join(path, name));
      return;
    }
    const kind = stat.isFile() ? (kindOf(path) ?? (named ? 'text' : undefined)) : undefined;
    if (kind) files.push({ path, kind, ...(named ? { named } : {}) });
    else skipped++;
  };
  const tryWalk = (path: string): void => {
    try {
      walk(path, false);
    } catch (error) {
      unreadable.push({ path, error: plain(error) });
    }
  };
  for (const path of paths) {
    if (!existsSync(path)) throw new BroadsheetError('input-unreadable', `There is no file ${path}`);
    walk(path, true);
  }
  return { files, skipped, unreadable };
}

function kindOf(path: string): FileKind | undefined {
  const extension = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : KINDS[extension];
}

/** A document or list that is larger is none; archives are read line by line (`recordsOf`). Also the longest such line, in characters. */
const MOST_BYTES = 50_000_000;

/** Bytes of a file, unpacked where its name ends in .gz. */
export function readBytes(path: string): Uint8Array {
  try {
    if (statSync(path).size > MOST_BYTES) throw new Error(TOO_LARGE);
    const bytes = readFileSync(path);
    return path.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
  } catch (error) {
    throw new BroadsheetError('input-unreadable', plain(error));
  }
}

const TOO_LARGE = `larger than ${MOST_BYTES / 1_000_000} MB`;
export const plain = (error: unknown): string => {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'EACCES') return 'no permission to read it';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder, not a file';
  if (code === 'ELOOP') return 'a link that leads in a circle';
  if (code === 'ERR_BUFFER_TOO_LARGE') return `unpacked it is ${TOO_LARGE}`;
  if (code === 'Z_BUF_ERROR') return 'the compressed file is cut short';
  if (code?.startsWith('Z_')) return 'the compressed file is damaged';
  return message;
};

export interface PageOptions {
  readonly now: number;
  readonly published?: number;
  readonly sourceName?: string;
}

/** A page of text or HTML that has no address of its own. `name` identifies it in its archive. */
export function pageOfBytes(name: string, bytes: Uint8Array, options: PageOptions): Page {
  const body = decodeBytes(bytes, { declared: htmlDeclared }).text;
  if (isBinary(body)) throw new BroadsheetError('input-unreadable', 'this is not text');
  return pageOfText(name, body, looksLikeHtml(body) ? 'html' : 'text', options);
}

export function pageOfText(name: string, body: string, format: PageFormat, options: PageOptions): Page {
  return {
    id: idOf('page', name, body),
    url: '',
    finalUrl: '',
    format,
    body,
    fetchedAt: options.now,
    rights: {},
    hints: {
      archiveId: name,
      ...(options.published === undefined ? {} : { published: options.published }),
      ...(options.sourceName ? { sourceName: options.sourceName } : {}),
    },
  };
}

/** One article of a JSONL archive. */
const Record_ = z.looseObject({
  id: z.coerce.string().optional(),
  published: z.union([z.string(), z.number()]).nullish(),
  title: z.string().nullish(),
  text: z.string(),
  source: z.string().nullish(),
  url: z.string().nullish(),
  lang: z.string().nullish(),
});

export type RecordLine = { readonly line: number } & ({ readonly page: Page } | { readonly error: string });

/** Reads a JSONL(.gz) archive line by line, never whole in memory; a line that is no article, or a file cut short, is an error line and the rest goes on. */
export async function* recordsOf(path: string, options: PageOptions): AsyncGenerator<RecordLine> {
  const raw = createReadStream(path),
    input = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  let line = 0;
  raw.on('error', (error) => input.destroy(error));
  try {
    for await (const text of linesOf(input)) {
      line++;
      if (text.trim() !== '') yield { line, ...recordOf(text, path, options) };
    }
  } catch (error) {
    yield { line: line + 1, error: plain(error) };
  }
}

/** Lines end at a line feed alone: JSON may hold U+2028, at which `readline` would part a record. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // Pieces of the line that has not ended yet; joined once, however many they are.
  let rest: string[] = [],
    length = 0;
  for await (const chunk of input) {
    const [first = '', ...more] = decoder.decode(chunk as Uint8Array, { stream: true }).split('\n'),
      last = more.pop();
    rest.push(first);
    length += first.length;
    if (length > MOST_BYTES) throw new Error(`a line is ${TOO_LARGE}`);
    if (last === undefined) continue;
    yield rest.join('');
    yield* more;
    [rest, length] = [[last], last.length];
  }
  if (length > 0) yield rest.join('');
}

/** From here on a number counts milliseconds: as milliseconds it is of March 1973, as seconds of the year 5138. */
const IN_MS = 1e11;
/** A number as a time, epoch ms: seconds since 1970, or milliseconds where it is too large for seconds; undefined where no date is so far away. */
export function epochOf(n: number): number | undefined {
  const at = Math.round(Math.abs(n) < IN_MS ? n * 1000 : n);
  return Number.isNaN(new Date(at).getTime()) ? undefined : at;
}

function recordOf(text: string, path: string, options: PageOptions): { page: Page } | { error: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { error: 'not JSON, or cut short' };
  }
  const [item] = readNinjs(json)?.items ?? [];
  if (item) return { page: wirePage(item, options) };
  const parsed = Record_.safeParse(json);
  if (!parsed.success) return { error: `not an article record: ${parsed.error.issues[0]?.path.join('.') || 'line'} ${parsed.error.issues[0]?.message ?? ''}` };
  const r = parsed.data,
    archiveId = r.id ?? idOf(text),
    // Nothing, an empty text and 0 are what programs write for a date they do not know.
    said = r.published || undefined,
    published = said === undefined ? options.published : typeof said === 'number' ? epochOf(said) : parseDate(said),
    source = r.source ?? options.sourceName;
  if (said !== undefined && published === undefined) return { error: `"published" is not a date: ${String(said).slice(0, 40)}` };
  if (published !== undefined && published > options.now + AHEAD_MS) return { error: `"published" lies in the future: ${String(said).slice(0, 40)}` };
  return {
    page: {
      id: idOf('page', basename(path), archiveId, r.text),
      url: r.url ?? '',
      finalUrl: r.url ?? '',
      format: 'record',
      body: JSON.stringify({ title: r.title ?? '', text: r.text }),
      fetchedAt: options.now,
      rights: {},
      hints: {
        archiveId,
        ...(r.title ? { title: r.title } : {}),
        ...(published === undefined ? {} : { published, publishedDay: /^\d{4}-\d\d-\d\d$/.test(String(said)) }),
        ...(r.lang ? { lang: r.lang } : {}),
        ...(source ? { sourceName: source } : {}),
      },
    },
  };
}
