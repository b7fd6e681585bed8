import { existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { calibrate, type Benchmark, type SpeedRow } from './speed/measure.ts';

const USAGE = 'usage: npm run bench -- [--corpora DIR] [--only NAME] [--rounds N] [--json]';

/** In the order of the speed table. */
const BENCHMARKS: Readonly<Record<string, () => Promise<{ readonly benchmark: Benchmark }>>> = {
  clean: () => import('./speed/clean.ts'),
  feed: () => import('./speed/feed.ts'),
  claims: () => import('./speed/claims.ts'),
  place: () => import('./speed/place.ts'),
  import: () => import('./speed/import.ts'),
  poll: () => import('./speed/poll.ts'),
  warc: () => import('./speed/warc.ts'),
  serve: () => import('./speed/serve.ts'),
  scale: () => import('./speed/scale.ts'),
  growth: () => import('./speed/growth.ts'),
};

/** What takes most of an hour is run only by its name. */
const LONG: ReadonlySet<string> = new Set(['scale', 'growth', 'poll', 'warc']);

function show(row: SpeedRow): string {
  const number = (n: number): string => (n >= 100 ? Math.round(n).toLocaleString('en-US') : n.toPrecision(3)),
    [own] = row.rates;
  const sides = row.rates.map((r, i) => {
    const ratio = i === 0 || !own || !row.peers ? '' : `   ${(own.median / r.median).toFixed(2)}x`;
    return `  ${r.name.padEnd(34)} ${number(r.median).padStart(9)} ${row.unit.padEnd(14)} (${number(r.low)} - ${number(r.high)}, ${r.rounds} rounds)${ratio}`;
  });
  return [`${row.what}: gate ${row.gate}, goal ${row.goal}${row.note === undefined ? '' : `; ${row.note}`}`, ...sides].join('\n');
}

async function main(): Promise<number> {
  const { values: o } = parseArgs({
    options: {
      corpora: { type: 'string' },
      only: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
    },
  });
  const corpora = resolve(o.corpora ?? join(import.meta.dirname, '..', '..', 'shared', 'corpora')),
    rounds = Number(o.rounds),
    names = Object.keys(BENCHMARKS).filter((name) => (o.only === undefined ? !LONG.has(name) : o.only.split(',').includes(name)));
  if (!existsSync(corpora) || names.length === 0 || !(rounds >= 1)) {
    console.error(`${existsSync(corpora) ? '' : `there is no folder ${corpora}\n`}${USAGE}\nnames: ${Object.keys(BENCHMARKS).join(', ')}`);
    return 2;
  }
  const machine = { calibrationMs: Math.round(calibrate()), cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version },
    rows: SpeedRow[] = [];
  if (!o.json)
    console.log(
      `calibration ${machine.calibrationMs} ms (a fixed loop), ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}; medians with the least and the most; x = ours to theirs\n`,
    );
  for (const name of names) {
    const found = await run(name, { corpora, rounds });
    if (typeof found === 'string') console.error(`${name}: ${found}`);
    else {
      rows.push(...found);
      if (!o.json) console.log(found.map(show).join('\n') + '\n');
    }
  }
  if (o.json) console.log(JSON.stringify({ machine, rows }, null, 1));
  return 0;
}

/** A benchmark's rows; a sentence where the part it measures does not exist yet. */
async function run(name: string, context: Parameters<Benchmark>[0]): Promise<readonly SpeedRow[] | string> {
  const load = BENCHMARKS[name];
  if (!load) return 'unknown';
  try {
    return await (await load()).benchmark(context);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return `not yet: ${/(?:src|speed)\/\S+?\.ts/.exec(message)?.[0] ?? message}`;
  }
}

if (import.meta.main) process.exitCode = await main();
