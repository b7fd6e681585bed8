import { diffWordsWithSpace } from 'diff';
import { idOf } from '../model/id.ts';
import type { Rights } from '../model/page.ts';
import type { Draft, Revision, RevisionChange } from '../model/revision.ts';

export interface RevisionContext {
  readonly articleId: string;
  readonly sourceId: string;
  readonly rights: Rights;
  /** Epoch ms. */
  readonly seenAt: number;
  readonly last?: Revision;
}

/** The draft as a new revision of its article, or `same` where its words are those of the last one. */
export function revise(draft: Draft, { articleId, sourceId, rights, seenAt, last }: RevisionContext): Revision | 'same' {
  const hash = idOf('text', headlineOf(draft), draft.text);
  if (last && last.hash === hash) return 'same';
  return {
    ...draft,
    id: idOf('revision', articleId, hash),
    articleId,
    number: (last?.number ?? 0) + 1,
    sourceId,
    hash,
    seenAt,
    rights,
    ...(last ? { change: changeOf(last, draft) } : {}),
  };
}

const headlineOf = (d: Pick<Draft, 'text' | 'headline'>): string => d.text.slice(d.headline.start, d.headline.end);

/** Substantive: words or figures differ beyond spelling, punctuation and spacing. Announced: a note stands there that did not before. */
function changeOf(last: Draft, next: Draft): RevisionChange {
  const before = new Set(last.notes.map((n) => n.text));
  const announced = next.notes.some((n) => n.type !== 'editor' && !before.has(n.text));
  return { kind: announced || isSubstantive(last.text, next.text) ? 'substantive' : 'cosmetic', announced };
}

const bare = (s: string): string =>
  s
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
/** Longer texts are not compared word by word: what differs in them is taken to matter. */
const LONGEST_DIFF = 60_000;

function isSubstantive(before: string, after: string): boolean {
  const a = bare(before);
  const b = bare(after);
  if (a === b) return false;
  if (a.length + b.length > LONGEST_DIFF * 2) return true;
  const changes = diffWordsWithSpace(a, b, { maxEditLength: 400 });
  if (!changes) return true;
  const parts = changes.filter((c) => c.added || c.removed);
  const letters = parts.reduce((n, c) => n + c.value.replace(/\s/g, '').length, 0);
  return parts.some((c) => /\p{N}/u.test(c.value)) || letters > 12 || parts.some((c) => NEGATION.test(c.value));
}
/** A small word that turns a sentence round, in languages where it stands alone. */
const NEGATION =
  /(?<!\p{L})(?:not|no|never|nicht|kein(?:e[nmrs]?)?|nie|pas|jamais|non|nunca|não|niet|geen|ikke|inte|nie|не|нет|нe|değil|δεν|لا|لم|ليس)(?!\p{L})/u;
