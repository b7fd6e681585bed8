import type { Range } from '../model/range.ts';
import type { Draft, Revision } from '../model/revision.ts';
import type { Trace } from '../model/trace.ts';
import { dayOf, furnitureOf, sharedWith, suspects, traceOf, tracesKept } from './furniture.ts';

/** Whose text it is, and when it was published, epoch ms. */
interface Whose {
  readonly articleId: string;
  readonly sourceId: string;
  readonly at: number;
}

/** What sources print on many of their pages, by the newest texts of each, held in memory: for those who keep no store. */
export class TraceMemory {
  /** By source, in the order in which its articles came. */
  readonly #traces = new Map<string, Map<string, Trace>>();

  /**
   * The passages of a text that its source prints on other pages too; `textOf` answers with texts seen before.
   * @returns them, and what is to be done once the text is taken in: the oldest trace makes room for its own.
   */
  look(
    draft: Draft,
    { articleId, sourceId, at }: Whose,
    textOf: (articleId: string) => Revision | undefined,
  ): { readonly furniture: readonly Range[]; keep(): void } {
    const known = this.#traces.get(sourceId) ?? new Map<string, Trace>(),
      recent = [...known.values()].filter((t) => t.articleId !== articleId),
      shared = sharedWith({ articleId, day: dayOf(at), hashes: traceOf(draft) }, recent),
      others = suspects(shared).flatMap((id) => textOf(id) ?? []);
    return {
      furniture: furnitureOf(draft, shared, others),
      keep: () => {
        const { trace, forget } = tracesKept(shared.trace, recent);
        if (trace) known.set(articleId, trace);
        for (const id of forget) known.delete(id);
        this.#traces.set(sourceId, known);
      },
    };
  }
}
