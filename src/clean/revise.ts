import { idOf } from '../model/id.ts';
import type { Rights } from '../model/page.ts';
import type { Range } from '../model/range.ts';
import { bodyRange, type Draft, type Revision, type RevisionChange } from '../model/revision.ts';
import { bare, editsOf, isSubstantive, sentencesOf } from './edits.ts';
import { withoutFurniture } from './furniture.ts';

export interface RevisionContext {
  readonly articleId: string;
  readonly sourceId: string;
  readonly rights: Rights;
  /** Epoch ms. */
  readonly seenAt: number;
  readonly last?: Revision;
  /** Hashes of the texts before the last. */
  readonly stood?: readonly string[];
  /** What its source prints on other pages too. */
  readonly furniture?: readonly Range[];
  /** The page, and by what it was cleaned. */
  readonly pageId?: string;
  readonly method?: string;
}

/**
 * The draft as a new revision of its article, or `same` where its words are those of the last one, or a part of them that is left
 * in front of a wall: what a publisher hides is not changed, and neither is an article where only furniture is.
 */
export function revise(
  draft: Draft,
  { articleId, sourceId, rights, seenAt, last, stood = [], furniture = [], pageId, method }: RevisionContext,
): Revision | 'same' {
  const hash = idOf('text', headlineOf(draft), draft.text);
  if (last && (last.hash === hash || isHidden(draft, last))) return 'same';
  const furnished = furniture.length > 0 ? { ...draft, furniture } : draft,
    [was, is] = last ? withoutFurniture<Furnished>(last, furnished) : [];
  if (was && is && is !== furnished && wordsOf(was) === wordsOf(is) && headlineOf(was) === headlineOf(is)) return 'same';
  const number = (last?.number ?? 0) + 1;
  return {
    ...furnished,
    // A text that is put back is a revision of its own.
    id: stood.includes(hash) ? idOf('revision', articleId, hash, number) : idOf('revision', articleId, hash),
    articleId,
    number,
    sourceId,
    hash,
    seenAt,
    rights,
    ...(pageId === undefined ? {} : { pageId }),
    ...(method === undefined ? {} : { method }),
    ...(was && is ? { change: changeOf(was, is) } : {}),
  };
}

/** Sentences that a desk touches up; where more of them differ, the report tells more. */
const TOUCHED = 2;
/** Whether a revision is a new version of its report: not where only its spelling, or a sentence or two, were touched up. */
export const isUpdate = ({ change }: Pick<Revision, 'change'>): boolean =>
  change?.kind === 'substantive' && (change.sentences === undefined || change.sentences.length > TOUCHED);

type Furnished = Draft & Pick<Revision, 'furniture'>;
const wordsOf = ({ text }: Draft): string => text.replace(/\s+/g, ' ').trim();
const headlineOf = (d: Pick<Draft, 'text' | 'headline'>): string => d.text.slice(d.headline.start, d.headline.end);

/** Whether a stub shows nothing but what the last text says too. A last sentence may be cut short. */
function isHidden(draft: Draft, last: Draft): boolean {
  const body = bodyRange(draft);
  if (draft.stub === undefined || last.stub !== undefined || body.end - body.start >= last.text.length) return false;
  if (bare(headlineOf(draft)) !== bare(headlineOf(last))) return false;
  const whole = bare(last.text);
  return draft.blocks.flatMap((b) => sentencesOf(draft, b)).every((s) => whole.includes(bare(draft.text.slice(s.start, s.end))));
}

function changeOf(last: Draft, next: Draft): RevisionChange {
  const announced = isAnnounced(last, next),
    edits = editsOf(last, next);
  return { kind: announced || isSubstantive(last, next, edits) ? 'substantive' : 'cosmetic', announced, ...edits };
}

/** A headline that is marked as corrected, as agencies do. */
const MARKED =
  /^\P{L}*(?:corrected|correction|corr|refile|korrigiert|korrektur|corrigé|correctif|corregid[oa]|correcci[oó]n|corretto|исправлено)\s*[-–—:)\]]/iu;

/** A note stands there that did not before, or the headline is marked. Notes on anything but the text's changes announce nothing. */
function isAnnounced(last: Draft, next: Draft): boolean {
  const before = new Set(last.notes.map((n) => bare(n.text)));
  if (next.notes.some((n) => n.type !== 'editor' && !before.has(bare(n.text)))) return true;
  return MARKED.test(headlineOf(next)) && !MARKED.test(headlineOf(last));
}
