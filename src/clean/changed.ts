import type { Change } from '../model/change.ts';
import type { Revision } from '../model/revision.ts';

const told = ({ notes }: Pick<Revision, 'notes'>): number => notes.filter((n) => n.type === 'correction' || n.type === 'withdrawal').length;

/** What is told of a new text of an article: that there is one, where it is not the first; and that its house corrects or takes it back where it says so anew. */
export function articleChanges(last: Revision | undefined, revision: Revision, at: number): Change[] {
  const base = { at, articleId: revision.articleId, revisionId: revision.id };
  return [
    ...(last ? [{ ...base, kind: 'article-revised' } as const] : []),
    ...(told(revision) > (last ? told(last) : 0) ? [{ ...base, kind: 'article-corrected' } as const] : []),
  ];
}
