import { figureKey } from '../../ledger/bonds.ts';
import { FIGURE_ACTS, type Act, type ActFigure } from '../../model/act.ts';
import type { Store } from '../../store/store.ts';
import type { WordKey } from '../words.ts';

/** What an act on figures is about: its kind, and the figures of the story by the claims that were chosen; a word that says what is wrong otherwise. */
export async function figuresChosen(
  store: Store,
  storyId: string,
  kindAsked: string,
  claimIds: ReadonlySet<string>,
): Promise<(Pick<Act, 'kind' | 'articleIds'> & { readonly figures: readonly ActFigure[] }) | WordKey> {
  const kind = FIGURE_ACTS.find((k) => k === kindAsked);
  if (!kind) return 'act.wrong.nothing';
  const readings = await store.claims.ofStory(storyId),
    chosen = [...readings.values()].flatMap((r) => r.claims.filter((c) => claimIds.has(c.id))),
    revisions = new Map((await store.articles.revisions([...new Set(chosen.map((c) => c.revisionId))])).map((r) => [r.id, r]));
  const figures = chosen.flatMap((claim): ActFigure[] => {
    const revision = revisions.get(claim.revisionId);
    return claim.figure && revision ? [{ key: figureKey(revision, claim), articleId: claim.articleId, at: claim.figure.span, sentence: claim.sentence }] : [];
  });
  if (new Set(figures.map((f) => f.key)).size < 2) return 'act.wrong.two';
  return { kind, articleIds: [...new Set(figures.map((f) => f.articleId))], figures };
}
