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
  return (models ??= { priors: termPriors(), topics: topicModels(), taggers: attributionTaggers() });
}
let models: Required<FlowModels> | undefined;

/** The shipped models of one kind by language, each read from disk when it is first asked for: a process that never reads a language keeps nothing of it. */
function byLanguage<T>(kind: string, read: (model: unknown) => T): Record<string, T> {
  const folder = new URL('../models/', import.meta.url),
    models: Record<string, T> = {};
  for (const name of readdirSync(folder)) {
    const found = /^([a-z]+)-([a-z]+)\.json(\.gz)?$/.exec(name),
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
