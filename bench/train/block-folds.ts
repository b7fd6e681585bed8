import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packModel, unpackModel, type BlockModel, type PackedModel } from '../../src/clean/block-model.ts';
import { partOf } from '../folds.ts';
import { fitBlocks, PARTS } from './block-model.ts';
import { domainOf, samples, type Sample } from './blocks.ts';
import { SETTINGS } from './boost.ts';

interface Kept {
  /** Hash of all that the models were fitted on. */
  readonly of: string;
  readonly shipped: PackedModel;
  readonly byPart: readonly PackedModel[];
}
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/broadsheet/clean-blocks.json', import.meta.url));

/** The models for these corpora, fitted anew where what they rest on has changed since the last time. */
export async function blockModels(corpora: string): Promise<Kept> {
  const pages = samples(corpora),
    of = hashOf(pages),
    before = existsSync(CACHE) ? (JSON.parse(readFileSync(CACHE, 'utf8')) as Kept) : undefined;
  if (before?.of === of) return before;
  const { shipped, byPart } = await fitBlocks(pages),
    made: Kept = { of, shipped: packModel(shipped), byPart: byPart.map(packModel) };
  mkdirSync(dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify(made));
  return made;
}

function hashOf(pages: readonly Sample[]): string {
  const hash = createHash('sha256').update(JSON.stringify(SETTINGS));
  for (const p of pages) {
    hash.update(p.domain);
    for (const part of [p.evidence.rows, p.labels, p.weights]) hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  }
  return hash.digest('hex');
}

const unpacked = new Map<string, Promise<readonly BlockModel[]>>();
/** For a page of a set, the model that was fitted without any page of its domain. */
export async function foldModels(corpora: string): Promise<(set: string, id: string, url: string) => BlockModel | undefined> {
  const models = await (unpacked.get(corpora) ??
    unpacked
      .set(
        corpora,
        blockModels(corpora).then((m) => m.byPart.map(unpackModel)),
      )
      .get(corpora));
  return (set, id, url) => models?.[partOf(domainOf(set, id, url), PARTS)];
}
