import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Files are looked into up to this size; larger ones are archives of thousands of pages. */
const MOST_BYTES = 256_000_000;

/** Files in the drop folder, read or not, in which one of these texts stands: they are the user's, and stay. */
export function remainingFiles(dataFolder: string, texts: readonly string[]): readonly string[] {
  const folder = join(dataFolder, 'drop'),
    wanted = texts.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]).map((text) => Buffer.from(text));
  return filesIn(folder).filter((file) => {
    const bytes = bytesOf(file);
    return wanted.some((text) => bytes.includes(text));
  });
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}

function bytesOf(file: string): Buffer {
  try {
    if (statSync(file).size > MOST_BYTES) return Buffer.alloc(0);
    const bytes = readFileSync(file);
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
  } catch {
    return Buffer.alloc(0);
  }
}
