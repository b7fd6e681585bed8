import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expectedOf, pageOfCase } from './case.ts';

/**
 * Makes a page case: `npm run case -- NAME FILE [URL]`.
 *
 * Copies FILE (a page of your own making: cases are invented, never copied from a publisher) to `test/pages/NAME/` and writes `expected.json` from what
 * `clean` says now. Read that file and correct it by hand: it is then what must be met.
 */
const [name, file, url = 'https://news.example/2024/harbour/story'] = process.argv.slice(2);
if (!name || !file || !/^[a-z0-9-]+$/.test(name)) {
  process.stderr.write('usage: npm run case -- NAME FILE [URL]   (NAME: lower case, digits, hyphens)\n');
  process.exit(2);
}
const folder = join(import.meta.dirname, name);
const extension = extname(file) === '.txt' ? 'txt' : extname(file) === '.json' ? 'json' : 'html';
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, `page.${extension}`), readFileSync(file));
writeFileSync(join(folder, 'expected.json'), `${JSON.stringify({ url, ...expectedOf(pageOfCase(folder, url)) }, null, 2)}\n`);
process.stdout.write(`${join(folder, 'expected.json')}: read it, and correct it by hand\n`);
