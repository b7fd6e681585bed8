import { isFurnished, type Draft, type Link, type Revision } from '../model/revision.ts';
import { addressKey } from './address.ts';
import { registeredDomain } from './domain.ts';

/** No text cites more pages than this; one that links more is a list. */
const MOST = 100;
/** A line of which more than this share is one link points to what to read next. */
const POINTER = 0.5;

/** A link out of running text to a page of another site. */
export interface Outgoing extends Link {
  readonly key: number;
}

/** The links by which an article cites pages of other sites, in order: not lines that are little but a link, nor furniture, nor a site's front page. */
export function outgoing(draft: Pick<Draft, 'blocks' | 'text' | 'canonicalUrl'> & Pick<Revision, 'furniture'>): Outgoing[] {
  const home = registeredDomain(draft.canonicalUrl);
  return draft.blocks
    .filter((b) => b.kind !== 'heading')
    .flatMap((block) =>
      (block.links ?? []).flatMap((link): Outgoing[] => {
        if ((link.end - link.start) / (block.end - block.start) > POINTER || isFurnished(draft, link) || registeredDomain(link.href) === home) return [];
        const key = addressKey(link.href);
        return key === undefined ? [] : [{ ...link, key }];
      }),
    )
    .slice(0, MOST);
}
