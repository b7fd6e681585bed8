import { isOfCopies, type Act } from './model/act.ts';
import type { Reprint } from './model/reprint.ts';
import type { Revision } from './model/revision.ts';
import { linkBy, ruled, type Family, type Said } from './reprints/by-hand.ts';
import type { Store } from './store/store.ts';

/** The link that an article has when what editors say is obeyed; `aside`, where they say otherwise, is what comparing says: null that it is nobody's copy. */
export interface Standing {
  readonly copyId: string;
  readonly link?: Reprint;
  readonly aside?: Reprint | null;
}

/**
 * The links of articles, and of all that hang under them, by what editors say at `now` and, where they say nothing, by comparing.
 * @param now epoch ms; an act that has ended says nothing.
 */
export async function obeyed(reads: Store, articleIds: readonly string[], now: number, method?: string): Promise<readonly Standing[]> {
  const asked = await under(reads, articleIds, now),
    family = await familyOf(reads, asked, now),
    all = asked.map((copyId) => ({ copyId, found: family.found.get(copyId), by: ruled(copyId, family) })),
    wanted = all.flatMap(({ copyId, by }) => (by?.originalId === undefined ? [] : [copyId, by.originalId])),
    texts = new Map((await textsOf(reads, [...new Set(wanted)])).map((r) => [r.articleId, r])),
    sources = new Map((await reads.sources.get([...new Set([...texts.values()].map((r) => r.sourceId))])).map((s) => [s.id, s]));
  return all.map(({ copyId, found, by }): Standing => {
    if (!by) return { copyId, ...(found ? { link: found } : {}) };
    const [copy, original] = [texts.get(copyId), texts.get(by.originalId ?? '')],
      link = copy && original && linkBy(copy, original, by, (id) => sources.get(id));
    return { copyId, ...(link ? { link: method === undefined ? link : { ...link, method } } : {}), aside: found ?? null };
  });
}

/** The same of an article that was just compared, with the links that this made: nothing where no editor says anything of them or of what they come from. */
export async function obeyedAfter(reads: Store, articleId: string, links: readonly Reprint[], now: number, method?: string): Promise<readonly Standing[]> {
  const copies = [articleId, ...links.map((l) => l.copyId)],
    ids = [...new Set([...copies, ...links.map((l) => l.originalId)])];
  return (await reads.acts.onCopies(ids, now)).length === 0 ? [] : obeyed(reads, [...new Set(copies)], now, method);
}

/** These articles, and all that come from their texts, whether comparing or an editor says so. */
async function under(reads: Store, articleIds: readonly string[], now: number): Promise<readonly string[]> {
  const all = new Set(articleIds);
  for (let ids = [...all]; ids.length > 0;) {
    const said = (await reads.acts.onCopies(ids, now)).flatMap((a) => (a.copyOf === undefined ? [] : a.articleIds)),
      found = (await reads.reprints.foundCopiesOf(ids)).map((l) => l.copyId);
    ids = [...new Set([...said, ...found])].filter((id) => !all.has(id));
    for (const id of ids) all.add(id);
  }
  return [...all];
}

/** What is found and said of articles, and of all that they come from. What is said of a text that is not here any more does not count. */
async function familyOf(reads: Store, articleIds: readonly string[], now: number): Promise<Family> {
  const found = new Map<string, Reprint>(),
    said = new Map<string, Said>(),
    seen = new Set<string>();
  for (let ids = articleIds; ids.length > 0;) {
    for (const id of ids) seen.add(id);
    const links = await reads.reprints.foundAsCopy(ids),
      acts = (await reads.acts.onCopies(ids, now)).flatMap(saidBy),
      here = new Set(
        (
          await textsOf(
            reads,
            acts.flatMap((s) => s.originalId ?? []),
          )
        ).map((r) => r.articleId),
      );
    for (const link of links) found.set(link.copyId, link);
    // The oldest first: the newest stays.
    for (const one of acts) if (ids.includes(one.copyId) && (one.originalId === undefined || here.has(one.originalId))) said.set(one.copyId, one);
    const further = ids.flatMap((id) => said.get(id)?.originalId ?? []),
      above = links.map((l) => l.originalId);
    ids = [...new Set([...further, ...above])].filter((id) => !seen.has(id));
  }
  return { found, said };
}

/** Of each article the text that was compared last; its newest where none was. */
export async function textsOf(reads: Store, articleIds: readonly string[]): Promise<readonly Revision[]> {
  const compared = await reads.reprints.compared(articleIds),
    here = new Set(compared.map((r) => r.articleId));
  return [...compared, ...(await reads.articles.latest(articleIds.filter((id) => !here.has(id))))];
}

/** What an act says of whose copy an article is. */
function saidBy(act: Act): Said[] {
  const [copyId] = act.articleIds;
  if (!isOfCopies(act) || copyId === undefined) return [];
  return [{ actId: act.id, at: act.at, copyId, ...(act.copyOf === undefined ? {} : { originalId: act.copyOf }) }];
}
