// Stores one of everything with today's migrations, to be opened by every later version: run at a release, with the number
// of its newest migration (node test/contract/make-stored.ts 0001).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { openStore } from '../../src/store/open.ts';
import { fill } from './stored.ts';

const name = process.argv[2];
if (!name) throw new Error('the number of the newest migration is missing: node test/contract/make-stored.ts 0001');
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-stored-')),
  file = join(folder, 'broadsheet.db'),
  store = await openStore({ sqlite: file });
await fill(store);
await store.close();
writeFileSync(new URL(`./stored/${name}.db.zst`, import.meta.url), zstdCompressSync(readFileSync(file)));
rmSync(folder, { recursive: true });
