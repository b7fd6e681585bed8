import { isCopy, type Reprint } from '../model/reprint.ts';
import type { Revision } from '../model/revision.ts';
import { edits } from './edits.ts';
import { kinship } from './match.ts';
import type { SourceOf } from './original.ts';
import { prepare } from './prepare.ts';

/** What an editor says of an article: whose copy it is, or, without an original, that it is nobody's. */
export interface Said {
  readonly actId: string;
  /** Epoch ms. */
  readonly at: number;
  readonly copyId: string;
  readonly originalId?: string;
}
/** What is known of a family of articles, by the article that is the copy. */
export interface Family {
  /** The links that comparing found. */
  readonly found: ReadonlyMap<string, Reprint>;
  /** Of each article what was said of it last. */
  readonly said: ReadonlyMap<string, Said>;
}
/** Whose copy an article is by what editors say, of it or of what it is a copy of. */
export interface Ruled {
  /** The act that decides; absent where the link falls away only because its original is a copy of this article. */
  readonly actId?: string;
  /** Absent where it is nobody's copy. */
  readonly originalId?: string;
  readonly relation: 'reprint' | 'update';
  /** The articles between it and its original. */
  readonly through: readonly string[];
}

interface Step {
  readonly from: string;
  readonly to: string;
  readonly said?: Said;
  readonly update: boolean;
}

/**
 * Whose copy an article is where editors say otherwise than comparing; undefined where what comparing says stands.
 *
 * What is said goes before what was found, of the article and of all that it is a copy of: a copy hangs under the original of its original. Where
 * that leads back, what was found gives way first, then what was said earlier.
 */
export function ruled(articleId: string, family: Family): Ruled | undefined {
  const { steps, given, cut } = wayUp(articleId, family),
    own = family.said.get(articleId),
    by = steps.find((s) => s.said)?.said,
    last = steps.at(-1);
  if (own && !given.has(own) && own.originalId === undefined) return { ...NOBODYS, actId: own.actId };
  if (by && last) {
    const through = steps.slice(1).map((s) => s.from);
    return { actId: by.actId, originalId: last.to, relation: steps.some((s) => s.update) ? 'update' : 'reprint', through };
  }
  if (cut.has(articleId)) return NOBODYS;
  // What only draws on a text that is said to be this one's copy draws on itself.
  const link = family.found.get(articleId);
  return link && !isCopy(link) && wayUp(link.originalId, family).steps.some((s) => s.to === articleId) ? NOBODYS : undefined;
}

const NOBODYS = { relation: 'reprint', through: [] } as const;

interface Way {
  readonly steps: readonly Step[];
  /** What was said and what was found that gives way. */
  readonly given: ReadonlySet<Said>;
  readonly cut: ReadonlySet<string>;
}

function wayUp(articleId: string, family: Family): Way {
  const given = new Set<Said>(),
    cut = new Set<string>();
  for (;;) {
    const { steps, ring } = wayFrom(articleId, family, given, cut),
      [found] = ring.flatMap((s) => (s.said ? [] : [s.from])).toSorted(),
      [oldest] = ring.flatMap((s) => s.said ?? []).toSorted((a, b) => a.at - b.at || (a.actId < b.actId ? -1 : 1));
    if (found !== undefined) cut.add(found);
    else if (oldest) given.add(oldest);
    else return { steps, given, cut };
  }
}

/** The steps from an article to its original, and those of a ring where they lead into one. */
function wayFrom(articleId: string, family: Family, given: ReadonlySet<Said>, cut: ReadonlySet<string>) {
  const steps: Step[] = [],
    places = new Map<string, number>();
  for (let at = articleId; ;) {
    const before = places.get(at);
    if (before !== undefined) return { steps, ring: steps.slice(before) };
    places.set(at, steps.length);
    const step = stepFrom(at, family, given, cut);
    if (!step) return { steps, ring: [] };
    steps.push(step);
    at = step.to;
  }
}

function stepFrom(from: string, { found, said }: Family, given: ReadonlySet<Said>, cut: ReadonlySet<string>): Step | undefined {
  const told = said.get(from);
  if (told && !given.has(told)) return told.originalId === undefined ? undefined : { from, to: told.originalId, said: told, update: false };
  const link = found.get(from);
  return link && isCopy(link) && !cut.has(from) ? { from, to: link.originalId, update: link.relation === 'update' } : undefined;
}

/** The link that an article has by what editors say, with how its text differs from the original's. */
export function linkBy(copy: Revision, original: Revision, { actId, relation, through }: Ruled, sources: SourceOf): Reprint {
  const { likeness, evidence } = kinship(prepare(copy), prepare(original), sources);
  return {
    copyId: copy.articleId,
    originalId: original.articleId,
    relation,
    containment: likeness.containment,
    evidence: ['an editor says so', ...evidence, ...through.map((id) => `through ${id}`)],
    edits: edits(original, copy),
    ...(actId === undefined ? {} : { act: actId }),
  };
}
