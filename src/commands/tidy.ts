import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { readonly type: 'minor' | 'major' }) => void;
let collect: Collect | undefined,
  times = 0;

/**
 * Has V8 free what has just been let go of. Bytes of files and pages lie outside of its heap, where it lets up to 64 MB of them stand before it looks by itself; a look at
 * what is young takes a few milliseconds, one at everything, each tenth time, some thirty.
 * @param whole whether it looks at everything this time.
 */
export function tidy(whole = ++times % 10 === 0): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
  }
  collect({ type: whole ? 'major' : 'minor' });
}

/**
 * Has V8 look for garbage when it is half as much as what lives, and in one go, on all threads from now on. Three heaps work off an import, and each would else grow to
 * twice what it holds; and while V8 marks step by step, what is young is not collected: a heap of 16 MB for it was seen to take 80.
 */
export function frugal(): void {
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--no-incremental-marking');
}
