import { Refusal } from '../api/problem.ts';
import type { Ask, Fields } from './ask.ts';

/** What a search finds, and on how many articles that is: of none nothing else would say that it was looked for. */
export async function searched(ask: Ask, query: { readonly q: string; readonly after?: string | undefined }): Promise<Fields | Refusal> {
  const found = await ask(['search'], query);
  if (found instanceof Refusal) return found;
  const groups = found['groups'] as readonly { readonly hits: readonly unknown[] }[];
  return { hits: groups.reduce((n, { hits }) => n + hits.length, 0), ...found };
}
