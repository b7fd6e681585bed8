import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Parts of a set that are not its graded half: material to learn from, several annotators of one text, texts that only lend background. */
const ASIDE = ['train', 'agreement', 'background', 'pairs', 'articles', 'docs'];

/** The file's own name before its first dot, and the parts between that and the endings (`newsreuse.dev.pairs.jsonl.gz` → newsreuse, [dev, pairs]). */
export function nameParts(path: string): { readonly name: string; readonly parts: readonly string[] } {
  const [name = '', ...rest] = basename(path)
    .replace(/\.gz$/, '')
    .replace(/\.(?:jsonl|json)$/, '')
    .split('.');
  return { name, parts: rest };
}

/**
 * The files of a set under `root/folder`, known by their name before the first dot, so that `.dev.`, `.test.` and `.heldout.` halves are found alike.
 * `part` asks for one of the parts beside the graded file (`pairs`, `articles`), which are left out otherwise.
 */
export function setFiles(root: string, folder: string, name: string, part?: string): string[] {
  const dir = join(root, folder);
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((f) => /\.jsonl?(?:\.gz)?$/.test(f))
    .filter((f) => {
      const is = nameParts(f),
        aside = is.parts.filter((p) => ASIDE.includes(p));
      return is.name === name && (part === undefined ? aside.length === 0 : aside.length === 1 && aside[0] === part);
    })
    .sort()
    .map((f) => join(dir, f));
}

/** The folders under `root/folder` whose name is `name` or begins with `name-`. */
export function setFolders(root: string, folder: string, name: string): string[] {
  const dir = join(root, folder);
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((d) => d.isDirectory() && (d.name === name || d.name.startsWith(`${name}-`)))
    .map((d) => join(dir, d.name))
    .sort();
}

export function readMaybeGzipped(path: string): Uint8Array {
  const bytes = readFileSync(path);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** The lines of JSONL files, one after the other. */
export function readLines<T>(...paths: readonly string[]): T[] {
  return paths.flatMap((path) =>
    new TextDecoder()
      .decode(readMaybeGzipped(path))
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as T),
  );
}

/** A path as a reader of the output knows it: below the corpora. */
export const shown = (root: string, path: string): string => relative(root, path).split(sep).join('/');
