import { read } from '../claims/read.ts';
import { revise } from '../clean/revise.ts';
import type { Draft, Revision } from '../model/revision.ts';
import type { Readable } from '../model/verdict.ts';
import { attributionTaggers } from '../models.ts';
import { plainDraft } from './report.ts';

/** What is known of a text besides its words. */
export interface Dated {
  /** When it was published, epoch ms: by that "on Tuesday" becomes a day. An article's own date goes before it. */
  readonly published?: number;
  /** BCP 47; found in the text where it is not said. */
  readonly lang?: string;
}

/** The day that a text without a date is read on. */
const SOME_DAY = Date.UTC(2001, 1, 6);

/** The longest text that is read, UTF-16 units: as much as is read of one page. */
const LONGEST = 2_000_000;

/**
 * An article or a text with what was read in it, by the shipped models.
 * @throws RangeError for a text that is longer than is read: half a text would say that the rest does not.
 */
export function readable(input: Draft | string, { published, lang }: Dated = {}): Readable {
  if (typeof input === 'string' && input.length > LONGEST) throw new RangeError(`a text of up to ${LONGEST} characters, not ${input.length}`);
  const given = typeof input === 'string' ? plainDraft(input, { lang }) : input,
    draft = given.published === undefined && published !== undefined ? { ...given, published } : given,
    revision = revise(draft, { articleId: 'text', sourceId: '', rights: {}, seenAt: SOME_DAY }) as Revision;
  return { revision, reading: read(revision, attributionTaggers()) };
}
