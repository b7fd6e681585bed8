import type { Publication } from '../../model/publication.ts';
import type { Store } from '../../store/store.ts';

/** How publishing goes; undefined where the paper does not publish by itself. */
export async function gatherPublication(store: Store): Promise<Publication | undefined> {
  const kept = (await store.choices.get('publication')) ?? '';
  return kept === '' ? undefined : (JSON.parse(kept) as Publication);
}
