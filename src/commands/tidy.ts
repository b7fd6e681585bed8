import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { readonly type: 'minor' }) => void;
let collect: Collect | undefined;

/**
 * Has V8 free what has just been let go of. Bytes of files and pages lie outside of its heap, where it lets up to 64 MB of them stand before it looks by itself; a look at
 * what is young takes a few milliseconds.
 */
export function tidy(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
  }
  collect({ type: 'minor' });
}
