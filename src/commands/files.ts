import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip, gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { BroadsheetError } from '../errors.ts';
import { decodeBytes, htmlDeclared } from '../collect/decode.ts';
import { idOf } from '../model/id.ts';
import type { Page, PageFormat } from '../model/page.ts';
import { parseDate } from '../text/dates.ts';

/** What a file holds, by its name without `.gz`. */
export type FileKind = 'html' | 'text' | 'jsonl' | 'opml';
const KINDS: Readonly<Record<string, FileKind>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  md: 'text',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  opml: 'opml',
};

export interface FileRow {
  readonly path: string;
  readonly kind: FileKind;
}

/**
 * The files under the paths given, in order of name; files of other kinds inside folders are counted as skipped.
 * @throws BroadsheetError `input-unreadable` for a path that does not exist or a named file of no known kind.
 */
export function listFiles(paths: readonly string[]): { readonly files: readonly FileRow[]; readonly skipped: number } {
  const files: FileRow[] = [];
  let skipped = 0;
  const walk = (path: string, named: boolean): void => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new BroadsheetError('input-unreadable', `There is no file ${path}`);
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!name.startsWith('.')) walk(join(path, name), false);
      return;
    }
    const kind = kindOf(path) ?? (named ? 'text' : undefined);
    if (kind) files.push({ path, kind });
    else skipped++;
  };
  for (const path of paths) walk(path, true);
  return { files, skipped };
}

function kindOf(path: string): FileKind | undefined {
  const extension = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : KINDS[extension];
}

/** Bytes of a file, unpacked where its name ends in .gz. */
export function readBytes(path: string): Uint8Array {
  try {
    const bytes = readFileSync(path);
    return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  } catch (error) {
    throw new BroadsheetError('input-unreadable', `${path}: ${plain(error)}`);
  }
}

const plain = (error: unknown): string => {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'EACCES') return 'no permission to read it';
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
  const body = decodeBytes(bytes, { declared: htmlDeclared }).text,
    format: PageFormat = /^\s*(?:<!doctype|<html|<\?xml|<head|<body|<article|<div)/i.test(body.slice(0, 2000)) ? 'html' : 'text';
  return pageOfText(name, body, format, options);
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
  published: z.string().nullish(),
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
    input = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw,
    lines = createInterface({ input, crlfDelay: Infinity });
  let line = 0;
  raw.on('error', (error) => input.destroy(error));
  try {
    for await (const text of lines) {
      line++;
      if (text.trim() !== '') yield { line, ...recordOf(text, path, options) };
    }
  } catch (error) {
    yield { line: line + 1, error: plain(error) };
  }
}

function recordOf(text: string, path: string, options: PageOptions): { page: Page } | { error: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { error: 'not JSON, or cut short' };
  }
  const parsed = Record_.safeParse(json);
  if (!parsed.success) return { error: `not an article record: ${parsed.error.issues[0]?.path.join('.') || 'line'} ${parsed.error.issues[0]?.message ?? ''}` };
  const r = parsed.data,
    archiveId = r.id ?? idOf(text),
    published = r.published ? parseDate(r.published) : options.published,
    source = r.source ?? options.sourceName;
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
        ...(published === undefined ? {} : { published, publishedDay: /^\d{4}-\d\d-\d\d$/.test(r.published ?? '') }),
        ...(r.lang ? { lang: r.lang } : {}),
        ...(source ? { sourceName: source } : {}),
      },
    },
  };
}
