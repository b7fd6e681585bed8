import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { attributionModel, learnedTagger, type PackedAttributions } from './claims/learned.ts';
import type { Taggers } from './claims/tagger.ts';
import type { FlowModels } from './flow.ts';
import type { Priors } from './stories/replay.ts';
import { topicModel, type PackedTopics, type TopicModels } from './stories/topic.ts';

/** The document frequencies of `models/idf-*.json`. */
export function termPriors(): Priors {
  return byLanguage('idf', (model) => {
    const { documents, of } = model as { documents: number; of: Record<string, number> };
    return { documents, of: new Map(Object.entries(of)) };
  });
}
/** What words say of topics (`models/sections-*.json`). */
export function topicModels(): TopicModels {
  return byLanguage('sections', (model) => topicModel(model as PackedTopics));
}
/** Who says what, as it was learnt (`models/attributions-*.json.gz`). */
export function attributionTaggers(): Taggers {
  return (taggers ??= byLanguage('attributions', (model) => learnedTagger(attributionModel(model as PackedAttributions))));
}
let taggers: Taggers | undefined;

/** All shipped models, as the flow takes them. */
export function shippedModels(): Required<FlowModels> {
  return (models ??= { priors: termPriors(), topics: topicModels(), taggers: attributionTaggers(), method: method().id });
}
let models: Required<FlowModels> | undefined;

/** Learned weights: which hop uses them, a file of `models/` or a module of the program, and the SHA-256 of the file, or of the module's data as JSON; hexadecimal. */
export interface Weights {
  readonly hop: string;
  readonly name: string;
  readonly sha256: string;
}
/** By what articles are cleaned, read and placed: the program's version, all its weights, and an id that is kept with what was decided. */
export interface Method {
  /** The version and the first 16 digits of the SHA-256 of all rows of weights, as Semantic Versioning has build metadata ("0.1.0+1f0c…"). */
  readonly id: string;
  readonly version: string;
  readonly weights: readonly Weights[];
}

/** The hop that uses a kind of model file. */
const USED_BY: Readonly<Record<string, string>> = { attributions: 'claims', idf: 'stories', sections: 'stories' };

/** What this program decides by; its model files are hashed once, as they lie there. */
export function method(): Method {
  if (known) return known;
  const folder = new URL('../models/', import.meta.url),
    { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string },
    files = readdirSync(folder)
      .sort()
      .flatMap((name) => {
        const hop = USED_BY[MODEL_FILE.exec(name)?.[1] ?? ''];
        return hop === undefined ? [] : [{ hop, name, sha256: sha256(readFileSync(new URL(name, folder))) }];
      }),
    weights = [...files, ...(JSON.parse(readFileSync(new URL('weights.json', folder), 'utf8')) as Weights[])];
  return (known = { id: `${version}+${sha256(weights.map((w) => `${w.hop} ${w.name} ${w.sha256}\n`).join('')).slice(0, 16)}`, version, weights });
}
let known: Method | undefined;

const sha256 = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex');
const MODEL_FILE = /^([a-z]+)-([a-z]+)\.json(\.gz)?$/;

/** The shipped models of one kind by language, each read from disk when it is first asked for: a process that never reads a language keeps nothing of it. */
function byLanguage<T>(kind: string, read: (model: unknown) => T): Record<string, T> {
  const folder = new URL('../models/', import.meta.url),
    models: Record<string, T> = {};
  for (const name of readdirSync(folder)) {
    const found = MODEL_FILE.exec(name),
      [, of, lang, packed] = found ?? [];
    if (of !== kind || lang === undefined) continue;
    let made: T | undefined;
    Object.defineProperty(models, lang, {
      enumerable: true,
      get: () => {
        if (made !== undefined) return made;
        const bytes = readFileSync(new URL(name, folder));
        return (made = read(JSON.parse(new TextDecoder().decode(packed === undefined ? bytes : gunzipSync(bytes)))));
      },
    });
  }
  return models;
}
