import { explainClean } from '../clean/explain.ts';
import { createHops } from '../flow.ts';
import type { Page } from '../model/page.ts';
import { HOPS, type HopName, type Work } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import { gather, type AnyHop } from '../work/hop.ts';
import { withCollector } from './collector.ts';
import { describe } from './describe.ts';
import { shippedModels } from '../models.ts';
import { seedSources } from './data.ts';
import { cleanWork } from './take-in.ts';
import { withStore } from './open.ts';
import { pageFor } from './page-input.ts';
import type { Run } from './table.ts';

/** One hop's part in the table that `explain` prints. */
export interface Step {
  readonly hop: HopName;
  readonly subject: string;
  /** Plain lines: the decision first, then its reasons. */
  readonly lines: readonly string[];
}

/** Thrown to undo what the hops wrote: the hops run for real, in a transaction that never stands. */
class Undo extends Error {}

export const run: Run = async ([input = ''], options) =>
  withStore(async ({ settings, store }) =>
    withCollector(settings, async (collector) => {
      const page = await pageFor(input, options['published'], collector),
        steps = await explain(store, page, createHops(collector, shippedModels())),
        { kept, drops } = explainClean(page);
      if (options['json'] === true) process.stdout.write(JSON.stringify({ input, steps, kept, drops }) + '\n');
      else print(steps, kept.length, drops);
      return 0;
    }),
  );

function print(steps: readonly Step[], kept: number, drops: ReturnType<typeof explainClean>['drops']): void {
  for (const step of steps) process.stdout.write(`${step.hop.toUpperCase()}\n${step.lines.map((l) => `  ${l}`).join('\n')}\n`);
  process.stdout.write(`BLOCKS: ${kept} kept, ${drops.length} left out\n`);
  for (const drop of drops) process.stdout.write(`  ${drop.reason.padEnd(16)} ${drop.text.replace(/\s+/g, ' ').slice(0, 100)}\n`);
}

/** Runs the hops after `fetch` for one page, answers with what each decided, and leaves the store as it was. */
export async function explain(store: Store, page: Page, hops: readonly AnyHop[]): Promise<readonly Step[]> {
  const steps: Step[] = [];
  try {
    await store.in(async (tx) => {
      await seedSources(tx);
      await tx.pages.put([page]);
      await follow(tx, cleanWork(page), hops, steps);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return steps;
}

/** Work that one piece wakes is done at once, upstream hops first, each subject once. */
async function follow(tx: Store, first: Work, hops: readonly AnyHop[], steps: Step[]): Promise<void> {
  const open: Work[] = [first],
    done = new Set<string>();
  for (let work = open.shift(); work; work = open.shift()) {
    if (done.has(work.id)) continue;
    done.add(work.id);
    const { hop: name, subject } = work,
      hop = hops.find((h) => h.name === name),
      now = work.asOf ?? Date.now(),
      gathered: unknown = hop && (await gather(hop, tx, work, now));
    if (!hop || gathered === undefined) continue;
    const decided: unknown = hop.decide(gathered, now);
    open.push(...(await hop.keep(tx, decided, work, now)));
    steps.push({ hop: name, subject, lines: await describe(name, decided, tx) });
    open.sort((a, b) => HOPS.indexOf(a.hop) - HOPS.indexOf(b.hop));
  }
}
