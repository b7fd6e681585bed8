import { existsSync, readFileSync } from 'node:fs';

const STATUS = '/proc/self/status';

/** The most memory that the process has held so far, MB. Linux counts in `maxRSS` what the process had that started it: there its own mark is read. */
export function peakMB(): number {
  const own = existsSync(STATUS) ? /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(STATUS, 'utf8'))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024;
}
