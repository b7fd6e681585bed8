#!/usr/bin/env -S MALLOC_ARENA_MAX=8 MALLOC_MMAP_THRESHOLD_=131072 node --max-old-space-size=1024 --heap-growing-percent=100 --single-threaded-gc --max-semi-space-size=8 --disable-warning=ExperimentalWarning
// What is kept in memory has budgets; the limit (also in the npm scripts) has the rest collected before it grows to gigabytes. Below it, garbage
// is collected when it is as much as what lives: V8 by itself looks through 100 MB of models for every 20 MB of garbage. Of Node 24 some versions call the SQLite in them an experiment.
// What is young has twice 8 MB, as each thread has: V8 would take twice 32 where much comes at once, and look at no less of it.
// The GNU C library is told to give large memory back when it is freed, and to have no more than eight arenas: with two the threads of an import waited for each other's at every tenth page that SQLite wrote. Elsewhere the two variables say nothing.
// Plain JavaScript on purpose: an older Node must be able to read this file far enough to say what is wrong.
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
// 24.7.0 brought Argon2 for passwords.
if (major < 24 || (major === 24 && minor < 7)) {
  console.error(
    `broadsheet needs Node 24.7 or newer, this is ${process.version}. ` +
      'npm ci sets up Node 26 for the npm scripts by itself (package "node") unless install scripts are off: run "npm rebuild node" or install a newer Node.',
  );
  process.exit(1);
}
// Types are stripped and code is compiled once, not at every start.
nodeModule.enableCompileCache?.();
const built = new URL('../dist/main.js', import.meta.url);
const { main } = await import(existsSync(built) ? built.href : new URL('../src/main.ts', import.meta.url).href);
process.exitCode = await main(process.argv.slice(2));
