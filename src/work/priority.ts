import { getPriority, setPriority } from 'node:os';

/** Lets others of the machine go first: to a nice value from 0 to 19, and never forward to it. On Linux it is that of this thread and of those that it starts from now on, elsewhere of the process. */
export function stepBackTo(nice: number): void {
  try {
    setPriority(Math.max(getPriority(), nice));
  } catch {
    // Not allowed here: then all share the cores evenly.
  }
}
