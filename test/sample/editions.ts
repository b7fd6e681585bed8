import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The editions there are: the one that is shown, and a smaller one by another hand. */
export const EDITIONS = ['edition', 'check']
  .map((name) => ({ name, folder: fileURLToPath(new URL(`../../samples/${name}/`, import.meta.url)) }))
  .filter(({ folder }) => existsSync(`${folder}expected.json`));
