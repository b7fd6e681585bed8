import { fork } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { JOBS, measureFamilies, wanted, FAMILIES } from './families.ts';
import { brokenFloors, raisedFloors, readFloors, writeFloors, type Broken, type Floors } from './floors.ts';
import type { Context, Measured } from './measured.ts';
import { meets, nameOf, ROWS, type Row } from './rows.ts';

const USAGE = 'usage: npm run quality -- --corpora DIR [--eval DIR] [--set NAME] [--json] [--as-is] [--raise-floors]';
/** Processes at a time: one a core of the machine the figures are stated for. */
const LANES = 2;

export interface Line {
  readonly set: string;
  readonly metric: string;
  readonly value: number | null;
  readonly floor: number | null;
  readonly gate: number;
  readonly goal: number;
  readonly note: string;
}

/** One line a row of the table, in its order. */
export function lines(found: readonly Measured[], floors: Floors, asIs: boolean): Line[] {
  return ROWS.flatMap((row) => {
    const m = found.find((x) => nameOf(x) === nameOf(row));
    if (!m) return [];
    const said = m.absent === undefined ? m.note : `absent: ${m.absent}`;
    const { set, metric, gate, goal } = row;
    return [{ set, metric, value: m.value, floor: floors[nameOf(row)] ?? null, gate, goal, note: [said, howScored(row, m, asIs)].filter(Boolean).join('; ') }];
  });
}

/** Whether the value may be believed of texts that nobody has seen: weights scored on what they were fitted on flatter. */
function howScored(row: Row, { value, crossValidated }: Measured, asIs: boolean): string {
  if (value === null) return '';
  if (!row.trained) return 'rules, not trained';
  return crossValidated ? 'trained, cross-validated' : asIs ? 'trained, as shipped' : 'trained, as shipped: no folds yet';
}

function print(all: readonly Line[]): void {
  const number = (n: number | null): string => (n === null ? '-' : n.toFixed(3)).padStart(6);
  console.log(`${'set / metric'.padEnd(42)}  value  floor   gate   goal`);
  for (const l of all) {
    const { direction } = ROWS.find((r) => nameOf(r) === nameOf(l)) ?? { direction: 'at-least' as const },
      mark = l.value === null ? ' ' : meets(l.value, l.goal, direction) ? '+' : meets(l.value, l.gate, direction) ? '=' : '-';
    console.log(`${nameOf(l).padEnd(42)} ${number(l.value)} ${number(l.floor)} ${number(l.gate)} ${number(l.goal)} ${mark}  ${l.note}`);
  }
  const given = all.filter((l) => l.value !== null).length;
  console.log(`\n${given} of ${all.length} rows measured. + goal met, = gate met, - neither.`);
}

/** Runs the jobs in child processes, a few at a time. */
async function measureAll(ask: string | undefined, args: readonly string[]): Promise<Measured[]> {
  const open = JOBS.filter((job) => FAMILIES.some((f) => job.includes(f.name) && f.sets.some((set) => wanted({ set }, ask)))),
    found: Measured[] = [];
  const lane = async (): Promise<void> => {
    for (let job = open.shift(); job; job = open.shift()) found.push(...(await measureInChild(job, args)));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const computed = new Set(FAMILIES.flatMap((f) => f.sets));
  const others = ROWS.filter((r) => wanted(r, ask) && !computed.has(r.set));
  return [...found, ...others.map((r): Measured => ({ set: r.set, metric: r.metric, value: null, note: 'not yet: no part computes it' }))];
}

function measureInChild(job: readonly string[], args: readonly string[]): Promise<Measured[]> {
  const child = fork(import.meta.filename, [...args, '--job', job.join(',')], { stdio: ['ignore', 2, 2, 'ipc'], execArgv: ['--max-old-space-size=6000'] });
  return new Promise((done) => {
    let answer: Measured[] | undefined;
    child.on('message', (message) => (answer = message as Measured[]));
    child.on('exit', (code) => {
      const sets = FAMILIES.filter((f) => job.includes(f.name)).flatMap((f) => f.sets);
      done(
        answer ??
          ROWS.filter((r) => sets.includes(r.set)).map((r): Measured => ({
            set: r.set,
            metric: r.metric,
            value: null,
            failed: true,
            note: `failed: exit ${code}`,
          })),
      );
    });
  });
}

function shout(broken: readonly Broken[]): void {
  for (const b of broken)
    console.error(`\n*** BELOW THE FLOOR: ${b.name} is ${b.value === null ? 'no longer measured' : b.value.toFixed(4)}, the floor is ${b.floor} ***`);
}

async function main(): Promise<number> {
  const { values: o } = parseArgs({
    options: {
      corpora: { type: 'string' },
      eval: { type: 'string' },
      set: { type: 'string' },
      json: { type: 'boolean', default: false },
      'as-is': { type: 'boolean', default: false },
      'raise-floors': { type: 'boolean', default: false },
      job: { type: 'string' },
    },
  });
  if (o.corpora === undefined || !existsSync(o.corpora)) {
    console.error(o.corpora === undefined ? USAGE : `there is no folder ${o.corpora}\n${USAGE}`);
    return 2;
  }
  // By their real paths: a scorer that is run through a link does not know itself as the program.
  const corpora = realpathSync(resolve(o.corpora)),
    scorers = resolve(o.eval ?? join(corpora, '..', 'eval')),
    context: Context = { corpora, eval: scorers, asIs: o['as-is'] };
  if (!existsSync(scorers)) {
    console.error(`there is no folder of scorers ${scorers}; name it with --eval\n${USAGE}`);
    return 2;
  }
  if (o.job !== undefined) {
    const found = await measureFamilies(o.job.split(','), o.set, context);
    await new Promise<void>((sent) => process.send?.(found, () => sent()));
    return 0;
  }
  const args = ['--corpora', corpora, '--eval', scorers, ...(o.set === undefined ? [] : ['--set', o.set]), ...(o['as-is'] ? ['--as-is'] : [])],
    found = await measureAll(o.set, args),
    floors = readFloors(),
    broken = brokenFloors(found, floors),
    all = lines(found, floors, o['as-is']);
  if (o.json) console.log(JSON.stringify(all, null, 1));
  else print(all);
  if (o['raise-floors']) writeFloors(raisedFloors(found, floors));
  shout(broken);
  return broken.length > 0 || found.some((m) => m.failed) ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main();
