import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

// As `bin/broadsheet.js` does for the main thread: stripping types and compiling are most of what a thread's start costs. A thread does
// not inherit the cache, and it must be there before what is cached is loaded.
enableCompileCache();
await import(workerData as string);
