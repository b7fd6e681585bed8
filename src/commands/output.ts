import { createHash, randomBytes } from 'node:crypto';
import { existsSync, linkSync, lstatSync, mkdirSync, realpathSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { BroadsheetError } from '../errors.ts';

/** A file to be written: its name within its folder, and its bytes in order. */
export interface OutFile {
  readonly name: string;
  readonly parts: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}
/** A file that was written, with the SHA-256 of its bytes, hexadecimal. */
export interface Written {
  readonly name: string;
  readonly sha256: string;
}

/** A folder that files are written into; `made` where it is not there yet. */
export interface OutFolder {
  readonly path: string;
  readonly made: boolean;
}

/**
 * Where a file may be written that somebody names: in a folder that is there, outside the data folder, where nothing lies under that name.
 *
 * @throws BroadsheetError `output` otherwise.
 */
export function outFile(path: string, data: string): { readonly folder: OutFolder; readonly name: string } {
  const folder = realFolder(dirname(resolve(path)), path),
    name = basename(resolve(path));
  if (name === '' || path.endsWith(sep)) refuse(path, 'is a folder');
  outside(join(folder, name), data, path);
  vacant(join(folder, name), path);
  return { folder: { path: folder, made: false }, name };
}

/** Where files of these names may be written together: a folder that is there, or one that can be made; the rest as for `outFile`. */
export function outFolder(path: string, data: string, names: readonly string[]): OutFolder {
  const above = realFolder(dirname(resolve(path)), path),
    folder = join(above, basename(resolve(path))),
    found = lstatSync(folder, { throwIfNoEntry: false });
  // A link would be followed to where nobody looked.
  if (found && !found.isDirectory()) refuse(path, found.isSymbolicLink() ? 'is a link' : 'is a file');
  outside(folder, data, path);
  if (found) for (const name of names) vacant(join(folder, name), join(path, name));
  return { path: folder, made: !found };
}

/**
 * Writes files so that all are there whole or none is: each under a name of its own first. Nothing that lies there meanwhile is written over.
 *
 * @throws BroadsheetError `output` where they cannot be written, and what the parts throw.
 */
export async function writeOut(folder: OutFolder, files: readonly OutFile[]): Promise<readonly Written[]> {
  const drafts: string[] = [],
    there: string[] = [],
    written: Written[] = [];
  try {
    if (folder.made) mkdirSync(folder.path, { mode: 0o700 });
    for (const { name, parts } of files) {
      const draft = join(folder.path, `.${name}.${randomBytes(6).toString('hex')}.part`);
      drafts.push(draft);
      written.push({ name, sha256: await writeParts(draft, parts) });
    }
    for (const [i, { name }] of files.entries()) {
      const path = join(folder.path, name);
      settle(drafts[i] as string, path);
      there.push(path);
    }
    return written;
  } catch (error) {
    for (const path of [...there, ...drafts]) if (existsSync(path)) unlinkSync(path);
    if (folder.made && existsSync(folder.path)) rmdirSync(folder.path);
    const { code, message } = error as { code?: unknown; message: string };
    throw typeof code === 'string' && /^E[A-Z]+$/.test(code) ? new BroadsheetError('output', `${folder.path}: ${message}`) : error;
  }
}

/** For what goes to standard output or nowhere: hands the parts on and answers with their SHA-256. */
export async function digestOf(parts: OutFile['parts'], onPart: (part: string | Uint8Array) => Promise<void> | void = () => undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of parts) {
    hash.update(part);
    await onPart(part);
  }
  return hash.digest('hex');
}

export async function toStandardOutput(part: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(part)) await new Promise((done) => process.stdout.once('drain', done));
}

/** Bytes kept together before they are written. */
const BLOCK = 1 << 16;

async function writeParts(path: string, parts: OutFile['parts']): Promise<string> {
  const file = await open(path, 'wx', 0o600);
  try {
    let waiting: Uint8Array[] = [],
      length = 0;
    const flush = async (): Promise<void> => {
      await writeAll(file, Buffer.concat(waiting));
      [waiting, length] = [[], 0];
    };
    const digest = await digestOf(parts, async (part) => {
      const bytes = Buffer.from(part as Uint8Array);
      waiting.push(bytes);
      length += bytes.length;
      if (length >= BLOCK) await flush();
    });
    await flush();
    await file.sync();
    return digest;
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
}

/** Gives a draft its name; fails where something has that name. */
function settle(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    // File systems without hard links: the moment between looking and naming is all that is left.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes((error as { code?: string }).code ?? '')) throw error;
    vacant(path, path);
    return renameSync(draft, path);
  }
  unlinkSync(draft);
}

function realFolder(folder: string, asked: string): string {
  if (asked.includes('\0')) refuse(asked, 'is no path');
  try {
    const real = realpathSync(folder);
    if (lstatSync(real).isDirectory()) return real;
  } catch {
    // It is said below.
  }
  return refuse(asked, 'lies in no folder that is there');
}

function vacant(path: string, asked: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) refuse(asked, 'is there already');
}

function outside(path: string, data: string, asked: string): void {
  const own = existsSync(data) ? realpathSync(data) : resolve(data);
  if (path === own || path.startsWith(own.endsWith(sep) ? own : own + sep)) refuse(asked, 'lies in the data folder');
}

function refuse(path: string, why: string): never {
  throw new BroadsheetError('output', `"${path}" ${why}`);
}
