import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packTrees, unpackTrees } from '../../src/stories/trees.ts';
import type { Forest } from '../../src/text/forest.ts';
import { partOf } from '../folds.ts';
import { gather, PARTS, prepare, settingsKey, type Sets } from './stories.ts';

interface Kept {
  /** Hash of all that the models were fitted on. */
  readonly of: string;
  readonly byPart: readonly string[];
}
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/broadsheet/stories.json', import.meta.url));

function hashOf(sets: Sets): string {
  const hash = createHash('sha256').update(settingsKey());
  for (const [set, all] of Object.entries(sets)) for (const a of all) hash.update(JSON.stringify([set, a]));
  return hash.digest('hex');
}

const made = new Map<string, Promise<(id: string) => Forest | undefined>>();
/** For an article of a set, by its id in the corpora, the model that was fitted without any article of its story, affair or topic. */
export function storyFolds(corpora: string): Promise<(id: string) => Forest | undefined> {
  const known = made.get(corpora) ?? fitFolds(corpora);
  made.set(corpora, known);
  return known;
}

async function fitFolds(corpora: string): Promise<(id: string) => Forest | undefined> {
  const { sets, groups } = await prepare(corpora),
    of = hashOf(sets),
    before = existsSync(CACHE) ? (JSON.parse(readFileSync(CACHE, 'utf8')) as Kept) : undefined,
    byPart = before?.of === of ? before.byPart : gather(sets).map(packTrees),
    models = byPart.map(unpackTrees);
  mkdirSync(dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify({ of, byPart } satisfies Kept));
  return (id) => models[partOf(groups.get(id) ?? `id ${id}`, PARTS)];
}
