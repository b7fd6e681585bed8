import { lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmdirSync, rmSync, unlinkSync, writeFileSync, type Stats } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { BroadsheetError } from '../errors.ts';
import { CORNER, NONE, readManifest, writeManifest, type Manifest } from './manifest.ts';

const LIST = 'published.json';
const STAGE = 'new';

/**
 * Where a paper is published: its real path, looked at before anything is written.
 * @param apart folders that it may neither lie in nor hold.
 * @throws BroadsheetError `publish-folder` or `publish-foreign`.
 */
export function checkedFolder(given: string, apart: readonly string[], force: boolean): string {
  const folder = realOf(resolve(given));
  for (const other of apart.map((a) => realOf(resolve(a))))
    if (holds(folder, other) || holds(other, folder)) throw new BroadsheetError('publish-folder', `${given} and ${other} lie in each other`);
  const stats = look(folder);
  if (stats && !stats.isDirectory()) throw new BroadsheetError('publish-folder', `${given} is no folder`);
  const corner = look(join(folder, CORNER));
  if (corner && !corner.isDirectory()) throw new BroadsheetError('publish-folder', `${join(given, CORNER)} is no folder`);
  const ours = corner !== undefined && look(join(folder, CORNER, LIST)) !== undefined;
  if (stats && !ours && !force && readdirSync(folder).some((name) => name !== CORNER)) throw new BroadsheetError('publish-foreign', `${given} is not empty`);
  return folder;
}

/** The real path of what may not be there yet. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realOf(above), relative(above, path));
  }
}
const holds = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
function look(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** A published paper on disk. Every path is looked at part by part, so that no link in it leads a write elsewhere. */
export class Folder {
  readonly #root: string;
  readonly #real = new Set<string>();
  #staged = 0;

  constructor(root: string) {
    this.#root = root;
    mkdirSync(join(root, CORNER), { recursive: true });
  }
  get lockFile(): string {
    return join(this.#root, CORNER, 'lock');
  }

  /** @throws BroadsheetError `publish-folder` where the list cannot be read: without it nobody knows which files are ours. */
  manifest(): Manifest {
    const file = join(this.#root, CORNER, LIST);
    if (!look(file)) return NONE;
    try {
      return readManifest(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new BroadsheetError('publish-folder', `${file} cannot be read: ${(error as Error).message}`);
    }
  }
  putManifest(manifest: Manifest): void {
    const file = join(this.#root, CORNER, LIST);
    writeFileSync(`${file}.new`, writeManifest(manifest), { flush: true });
    renameSync(`${file}.new`, file);
  }

  /** What is at a path; undefined where nothing is. */
  stats(file: string): Stats | undefined {
    return this.#isReal(dirname(file)) ? look(join(this.#root, file)) : undefined;
  }
  read(file: string): Uint8Array {
    return readFileSync(join(this.#root, file));
  }

  /** Puts what is to be published aside, on the same file system; answers where. */
  stage(content: Uint8Array): string {
    const folder = join(this.#root, CORNER, STAGE);
    if (this.#staged === 0) this.unstage();
    mkdirSync(folder, { recursive: true });
    const file = join(folder, String(this.#staged++));
    writeFileSync(file, content);
    return file;
  }
  /** Forgets what was put aside, by this run or one that was ended. */
  unstage(): void {
    rmSync(join(this.#root, CORNER, STAGE), { recursive: true, force: true });
  }

  /** Whether a file of ours may be written there. @throws BroadsheetError `publish-foreign` where not. */
  check(file: string, isOurs: boolean): void {
    const parts = file.split('/');
    for (let n = 1; n < parts.length; n++) {
      const stats = look(join(this.#root, ...parts.slice(0, n)));
      if (!stats) return;
      if (!stats.isDirectory()) throw new BroadsheetError('publish-foreign', `${join(this.#root, ...parts.slice(0, n))} is in the way`);
    }
    const stats = look(join(this.#root, file));
    if (stats && (!isOurs || !stats.isFile())) throw new BroadsheetError('publish-foreign', `${join(this.#root, file)} is in the way`);
  }

  /** Moves what was put aside into its place, in one step; answers what the file system says of it. */
  place(staged: string, file: string): Stats {
    this.#make(dirname(file));
    renameSync(staged, join(this.#root, file));
    return lstatSync(join(this.#root, file));
  }

  /** Removes a file of ours, and the folders that it leaves empty. */
  remove(file: string): void {
    if (this.stats(file)?.isFile()) unlinkSync(join(this.#root, file));
    for (let folder = dirname(file); folder !== '.' && this.#isReal(folder); folder = dirname(folder)) {
      try {
        rmdirSync(join(this.#root, folder));
        this.#real.delete(folder);
      } catch {
        return;
      }
    }
  }

  /** Whether it is a folder in the folder, and so is each above it. */
  #isReal(folder: string): boolean {
    if (folder === '.' || this.#real.has(folder)) return true;
    const real = this.#isReal(dirname(folder)) && look(join(this.#root, folder))?.isDirectory() === true;
    if (real) this.#real.add(folder);
    return real;
  }
  #make(folder: string): void {
    if (this.#isReal(folder)) return;
    this.#make(dirname(folder));
    // Fails where something else is there, as it should.
    if (!this.#isReal(folder)) mkdirSync(join(this.#root, folder));
    this.#real.add(folder);
  }
}
