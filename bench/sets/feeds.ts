import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Absent, type Context, type Outcome, type Sets } from '../measured.ts';
// Loaded by the scorer in a process of its own; imported here so that a parser that is not there yet is seen before.
import '../adapters/feeds.ts';

interface Count {
  readonly cases: number;
  readonly full: number;
  readonly checks: number;
  readonly pass: number;
}
interface Summary {
  readonly categories: Readonly<Record<string, Count>>;
}

const ADAPTER = join(import.meta.dirname, '..', 'adapters', 'feeds.ts');
/** Where the sanitiser's output and the fallbacks are matters of policy, another parser's choice is no measure. */
const POLICY = ['sanitize', 'fallbacks'];
const LISTS = ['opml', 'opml-illformed', 'sitemap'];

async function run(context: Context, corpus: string, option: string): Promise<string> {
  const child = spawn(process.execPath, [join(context.eval, 'feeds.ts'), '--corpus', corpus, '--module', ADAPTER, option]);
  child.stderr.pipe(process.stderr);
  return text(child.stdout);
}

/** Documents that are wholly right. */
function share(categories: readonly (readonly [string, Count])[], part: (c: Count) => number, whole: (c: Count) => number): number | null {
  const sum = (of: (c: Count) => number): number => categories.reduce((s, [, c]) => s + of(c), 0);
  return sum(whole) === 0 ? null : sum(part) / sum(whole);
}

async function feeds(context: Context): Promise<Outcome> {
  const corpus = join(context.corpora, 'feeds');
  if (!existsSync(join(corpus, 'expectations.json'))) throw new Absent('feeds/expectations.json');
  if (!existsSync(join(context.eval, 'feeds.ts'))) throw new Absent('the scorer feeds.ts');
  const { categories } = JSON.parse(await run(context, corpus, '--json')) as Summary,
    hostile = (await run(context, corpus, '--hostile')).split('\n').filter(Boolean),
    all = Object.entries(categories),
    named = (names: readonly string[]) => all.filter(([name]) => names.includes(name)),
    full = (c: Count): number => c.full,
    cases = (c: Count): number => c.cases,
    apart = [...POLICY, ...LISTS, 'dates', 'sanitize-safe'],
    lists = share(named(LISTS), full, cases),
    dates = share(named(['dates']), full, cases);
  return {
    values: {
      files: share(
        all.filter(([name]) => !apart.includes(name)),
        full,
        cases,
      ),
      safe: share(
        named(['sanitize-safe']),
        (c) => c.pass,
        (c) => c.checks,
      ),
      dates,
      lists,
      hostile: hostile.length === 0 ? null : hostile.filter((line) => !line.includes('DIED')).length / hostile.length,
    },
    note:
      [lists === null ? 'no lists are parsed yet' : '', dates === null ? 'no dates are parsed yet' : ''].filter(Boolean).join(', ') || 'documents wholly right',
  };
}

export const sets: Sets = { feeds };
