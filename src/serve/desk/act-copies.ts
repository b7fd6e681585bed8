import type { Act } from '../../model/act.ts';
import type { Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { textOf } from '../gather/compare.ts';
import type { WordKey } from '../words.ts';

/**
 * What an act says of whose copy an article of the story is; a word that says what is wrong otherwise.
 * @param original by its id, its address here or its address at its publisher; of an `original` it is not looked at.
 * @param now epoch ms
 */
export async function copyChosen(
  store: Store,
  kind: 'copy' | 'original',
  articleId: string,
  original: string,
  story: Story,
  now: number,
): Promise<Pick<Act, 'articleIds' | 'copyOf'> | WordKey> {
  const members = await store.stories.members(story.id);
  if (!members.some((m) => m.articleId === articleId)) return 'act.wrong.nothing';
  const standing = await saidLast(store, articleId, now);
  if (kind === 'original') return standing?.kind === 'original' ? 'act.wrong.again' : { articleIds: [articleId] };
  if (original.trim() === '') return 'act.wrong.nothing';
  const text = await textOf(store, original.trim()),
    copyOf = text?.articleId;
  if (copyOf === undefined) return 'act.wrong.article';
  if (copyOf === articleId) return 'act.wrong.itself';
  if (text?.lang !== story.lang) return 'act.wrong.tongue';
  if (standing?.copyOf === copyOf) return 'act.wrong.again';
  return (await leadsTo(store, copyOf, articleId, now)) ? 'act.wrong.circle' : { articleIds: [articleId], copyOf };
}

/** What was said of an article last and binds. */
async function saidLast(store: Store, articleId: string, now: number): Promise<Act | undefined> {
  return (await store.acts.onCopies([articleId], now)).findLast((a) => a.articleIds.includes(articleId));
}

/** Whether acts say that an article is a copy of another, be it through more of them. */
async function leadsTo(store: Store, from: string, to: string, now: number): Promise<boolean> {
  const seen = new Set<string>();
  for (let at: string | undefined = from; at !== undefined && !seen.has(at); at = (await saidLast(store, at, now))?.copyOf) {
    if (at === to) return true;
    seen.add(at);
  }
  return false;
}
