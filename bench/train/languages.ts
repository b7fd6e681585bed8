import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const WRITTEN = fileURLToPath(new URL('../../src/text/language-table.ts', import.meta.url)),
  PACKAGE = new URL('./src/', pathToFileURL(fileURLToPath(import.meta.resolve('eld'))).href.replace(/src\/.*$/, ''));

interface Ngrams {
  readonly languages: Readonly<Record<string, string>>;
  readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Writes ELD's table of medium size as `text/language-ngrams` reads it. */
export async function packLanguages(): Promise<void> {
  const { ngramsData } = (await import(new URL('ngrams/medium.js', PACKAGE).href)) as { ngramsData: Ngrams },
    { dictionary } = (await import(new URL('dictionary.js', PACKAGE).href)) as { dictionary: readonly string[] },
    rows = Object.entries(ngramsData.ngrams)
      .map(([gram, scores]) => ({ key: keyOf(gram, bytesOf(dictionary)), scores: Object.entries(scores) }))
      .sort((a, b) => a.key - b.key),
    out: number[] = [];
  const put = (value: number): void => {
    for (; value > 127; value = Math.floor(value / 128)) out.push((value % 128) + 128);
    out.push(value);
  };
  put(rows.length);
  put(rows.reduce((sum, row) => sum + row.scores.length, 0));
  let last = 0;
  for (const { key, scores } of rows) {
    put(key - last);
    put(scores.length);
    for (const [language, score] of scores) out.push(Number(language), score);
    last = key;
  }
  const version = (JSON.parse(readFileSync(new URL('../package.json', PACKAGE), 'utf8')) as { version: string }).version;
  writeFileSync(
    WRITTEN,
    `/** Written by \`npm run train -- languages\`: the n-grams of ELD ${version}, medium (Nito T. M., Apache-2.0); see models/README.md. */\nexport const LANGUAGE_TABLE: string =\n  '${Buffer.from(out).toString('base64')}';\n`,
  );
  console.log(`${rows.length} n-grams of ${Object.keys(ngramsData.languages).length} languages, ${out.length} bytes`);
}

/** ELD writes bytes beyond ASCII as characters of its own. */
function bytesOf(dictionary: readonly string[]): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>([[' ', 32], ..."abcdefghijklmnopqrstuvwxyz'`".split('').map((c) => [c, c.charCodeAt(0)] as const)]);
  for (const [byte, char] of dictionary.entries()) if (byte >= 0x80 && !bytes.has(char)) bytes.set(char, byte);
  return bytes;
}

function keyOf(gram: string, bytes: ReadonlyMap<string, number>): number {
  let key = 0;
  for (const char of gram) {
    const byte = bytes.get(char);
    if (byte === undefined) throw new Error(`no byte is written "${char}"`);
    key = key * 256 + byte;
  }
  return key;
}
