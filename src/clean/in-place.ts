import { isWithdrawn, type Draft, type Revision } from '../model/revision.ts';
import { assemble } from './assemble.ts';
import { optional } from './metadata.ts';

/** A text that was taken back with what its notice leaves out and its article is known by. Other drafts are as they were. */
export function inPlaceOf(draft: Draft, last: Revision | undefined): Draft {
  if (!last || !draft.wire || draft.blocks.length > 0 || !isWithdrawn(draft)) return draft;
  const own = draft.headline.end > draft.headline.start ? draft : last;
  return {
    ...draft,
    ...assemble({ headline: own.text.slice(own.headline.start, own.headline.end), body: [], notes: draft.notes.map((n) => n.text) }),
    lang: last.lang,
    sourceName: last.sourceName,
    canonicalUrl: last.canonicalUrl,
    ...optional('section', last.section),
    ...optional('published', last.published),
    ...optional('publishedOn', last.publishedOn),
  };
}
