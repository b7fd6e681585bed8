import type { Relation, Reprint } from '../model/reprint.ts';
import type { Revision } from '../model/revision.ts';
import { overlap } from '../text/shingles.ts';
import { boilerplate } from './boilerplate.ts';
import { circumstances } from './circumstances.ts';
import { compare, type Likeness } from './compare.ts';
import { edits } from './edits.ts';
import { told } from './facts.ts';
import { hasSource, originality, versionOrder, type SourceOf } from './original.ts';
import { prepare, without, type Prepared } from './prepare.ts';
import { relate, type Verdict } from './relation.ts';
import type { RelationWeights } from './relation-weights.ts';

/** A text that may be the same report, with the link that says whose copy it is already. */
export interface Neighbour {
  readonly revision: Revision;
  readonly link?: Reprint;
}
export interface Match {
  /** The revision's own link, if it is a copy. */
  readonly link?: Reprint;
  /** Links of other articles that are to be put in place of those they had. */
  readonly adopts: readonly Reprint[];
  readonly reasons: readonly string[];
}
/** One text against another. */
export interface Kinship {
  readonly other: Prepared;
  readonly verdict: Verdict;
  readonly likeness: Likeness;
  readonly evidence: readonly string[];
  /** Article of the original where a rewrite is told by its facts: which came first is part of that finding. */
  readonly originalId?: string;
}

const NOTHING: ReadonlySet<number> = new Set();
type Linked = Exclude<Relation, 'distinct'>;
const STRENGTH: Readonly<Record<Relation, number>> = { reprint: 4, update: 3, 'based-on': 2, 'shared-source': 1, distinct: 0 };

/**
 * Whose report is this? Compares a revision with its neighbours, chooses the original, and hangs copies under it, never under a copy.
 *
 * `near` holds the neighbours by fingerprint; with them belong the originals that they are copies of and the copies that hang
 * under them, so that a late original can take them over. Texts of one article are never compared.
 */
export function match(revision: Revision, near: readonly Neighbour[], sources: SourceOf, weights?: RelationWeights): Match {
  const others = near.filter((n) => n.revision.articleId !== revision.articleId);
  if (others.length === 0) return { adopts: [], reasons: [] };
  const full = others.map((n) => prepare(n.revision));
  const whole = prepare(revision);
  const skip = hasSource(revision, sources) ? boilerplate(whole, full) : NOTHING;
  const me = without(whole, skip);
  const kin = others
    .map((n, i) => ({ ...n, kinship: kinship(me, without(full[i] as Prepared, skip), sources, weights) }))
    .filter((n) => n.kinship.verdict.relation !== 'distinct');
  const byArticle = new Map(others.map((n) => [n.revision.articleId, n]));
  const reasons = kin.map((k) => `${k.kinship.verdict.relation} ${k.revision.articleId}: ${k.kinship.evidence.join(', ')}`);
  const ranked = kin.sort((a, b) => weight(b.kinship) - weight(a.kinship));
  const best = ranked[0];
  if (!best) return { adopts: [], reasons };
  if (!isFamily(best.kinship.verdict.relation)) {
    // Two that print one statement are linked one way only: in a ring each would count as the other, and none for itself.
    const free = ranked.find((k) => !leadsTo(revision.articleId, k, byArticle));
    return { ...(free ? { link: link(me, free.kinship.other, 'shared-source', free.kinship) } : {}), adopts: [], reasons };
  }
  const root = rootOf(me, best, byArticle, sources, weights);
  if (root && precedes(revision, root, sources)) {
    return { adopts: adopt(me, root, others, sources, weights), reasons };
  }
  const chosen = root ?? { kinship: best.kinship, relation: best.kinship.verdict.relation as Linked };
  const own = root || !isFamily(best.link?.relation ?? 'distinct') ? link(me, chosen.kinship.other, chosen.relation, chosen.kinship) : through(me, best);
  return { ...(own ? { link: own } : {}), adopts: own ? rehang(me, own, others) : [], reasons };
}

/** How two texts are related, with the evidence in plain short phrases. */
export function kinship(a: Prepared, b: Prepared, sources: SourceOf, weights?: RelationWeights): Kinship {
  const likeness = compare(a, b);
  const about = circumstances(a, b, sources);
  const worded = relate(likeness, about, weights);
  const rewritten = isFamily(worded.relation) ? undefined : told(likeness, about);
  const evidence = evidenceOf(likeness, about.agency, about.sameSource);
  if (!rewritten) return { other: b, verdict: worded, likeness, evidence };
  const verdict = { ...worded, relation: rewritten.relation };
  return { other: b, verdict, likeness, evidence: [...evidence, ...rewritten.evidence], originalId: rewritten.earlier.revision.articleId };
}

/** Whether the links from a neighbour on, as far as they are at hand, lead to an article. */
function leadsTo(articleId: string, from: Neighbour, byArticle: ReadonlyMap<string, Neighbour>): boolean {
  const seen = new Set<string>();
  for (let at: Neighbour | undefined = from; at?.link && !seen.has(at.revision.articleId); at = byArticle.get(at.link.originalId)) {
    if (at.link.originalId === articleId) return true;
    seen.add(at.revision.articleId);
  }
  return false;
}

export function isFamily(relation: Relation): boolean {
  return STRENGTH[relation] >= STRENGTH['based-on'];
}

function evidenceOf(l: Likeness, agency: string | undefined, sameSource: boolean): string[] {
  const out = [`containment ${l.containment.toFixed(2)}`];
  if (l.shared > 0) out.push(`shared words ${Math.round(l.shared)}`, `prose ${l.prose.toFixed(2)}`, `lead ${l.lead.toFixed(2)}`);
  if (agency) out.push(`credit ${agency}`);
  if (sameSource) out.push('same source');
  return out;
}

/** Order among neighbours: the stronger relation, then the more of it. */
function weight(k: Kinship): number {
  return STRENGTH[k.verdict.relation] + Math.min(0.99, k.likeness.containment * 0.9 + k.verdict.family * 0.09);
}

interface Root {
  readonly kinship: Kinship;
  readonly relation: Linked;
}

/** The original that a revision belongs under by way of its closest neighbour, if the revision is kin to it by its own words. */
function rootOf(
  me: Prepared,
  best: Neighbour & { readonly kinship: Kinship },
  byArticle: ReadonlyMap<string, Neighbour>,
  sources: SourceOf,
  weights?: RelationWeights,
): Root | undefined {
  const above = best.link;
  if (!above || !isFamily(above.relation)) return { kinship: best.kinship, relation: best.kinship.verdict.relation as Linked };
  if (above.originalId === me.revision.articleId) return undefined;
  const top = byArticle.get(above.originalId);
  if (!top) return undefined;
  const direct = kinship(me, prepare(top.revision), sources, weights);
  if (isFamily(direct.verdict.relation)) return { kinship: direct, relation: direct.verdict.relation as Linked };
  if (best.kinship.originalId === me.revision.articleId) return undefined;
  const composed = compose(best.kinship.verdict.relation, above.relation, direct.verdict.relation);
  return composed ? { kinship: { ...direct, evidence: [...direct.evidence, `through ${best.revision.articleId}`] }, relation: composed } : undefined;
}

/** What a copy of a copy is to the original; undefined where the kinship has worn off, or may have. `direct` is what the two are by their own words. */
function compose(first: Relation, second: Relation, direct?: Relation): Linked | undefined {
  if (first === 'reprint') return second as Linked;
  if (second === 'reprint') return first as Linked;
  return first === 'update' && second === 'update' && direct !== 'distinct' ? 'update' : undefined;
}

/** A link to the original of a copy whose own text is not at hand or no longer kin; none where that copy retells this text. */
function through(me: Prepared, best: Neighbour & { readonly kinship: Kinship }): Reprint | undefined {
  const above = best.link;
  if (!above || [above.originalId, best.kinship.originalId].includes(me.revision.articleId)) return undefined;
  const relation = compose(best.kinship.verdict.relation, above.relation) ?? 'shared-source';
  return {
    copyId: me.revision.articleId,
    originalId: above.originalId,
    relation,
    containment: Math.min(best.kinship.likeness.containment, above.containment),
    evidence: [...best.kinship.evidence, `through ${best.revision.articleId}`],
    edits: { same: 0, cut: [], added: [], changed: [] },
  };
}

/** Whether a revision is the original of its root. */
function precedes(me: Revision, { relation, kinship: { originalId, other } }: Root, sources: SourceOf): boolean {
  if (originalId !== undefined) return originalId === me.articleId;
  return (relation === 'update' ? versionOrder(me, other.revision) : originality(me, other.revision, sources)) < 0;
}

/** The links that put a new original above the one it replaces and above that one's copies. */
function adopt(me: Prepared, root: Root, others: readonly Neighbour[], sources: SourceOf, weights?: RelationWeights): Reprint[] {
  const former = root.kinship.other.revision.articleId;
  const out = [link(root.kinship.other, me, root.relation, root.kinship)];
  for (const n of others) {
    if (n.link?.originalId !== former || n.revision.articleId === former) continue;
    const copy = prepare(n.revision);
    const direct = kinship(copy, me, sources, weights);
    const isOwn = isFamily(direct.verdict.relation) && direct.originalId !== copy.revision.articleId;
    const relation = isOwn ? (direct.verdict.relation as Linked) : (compose(n.link.relation, root.relation) ?? 'shared-source');
    out.push(link(copy, me, relation, direct));
  }
  return out;
}

/** Copies that hung under a revision that now proves to be a copy itself. */
function rehang(me: Prepared, own: Reprint, others: readonly Neighbour[]): Reprint[] {
  return others.flatMap((n) => {
    if (n.link?.originalId !== me.revision.articleId || n.revision.articleId === own.originalId) return [];
    return [
      {
        ...n.link,
        originalId: own.originalId,
        relation: compose(n.link.relation, own.relation) ?? 'shared-source',
        evidence: [...n.link.evidence, `through ${me.revision.articleId}`],
      },
    ];
  });
}

function link(copy: Prepared, original: Prepared, relation: Linked, k: Kinship): Reprint {
  return {
    copyId: copy.revision.articleId,
    originalId: original.revision.articleId,
    relation,
    containment: k.likeness.containment,
    // Of others nobody asks: a copy has nothing of its own, and what shares a source is a report of its own.
    ...(relation === 'based-on' ? { own: ownShare(copy, original) } : {}),
    evidence: k.evidence,
    edits: edits(original.revision, copy.revision),
  };
}

/** Of a text's names and numbers, the share that another does not have; 1 where it has none, which shows nothing. */
function ownShare(copy: Prepared, original: Prepared): number {
  const facts = copy.names.size + copy.numbers.size;
  return facts === 0 ? 1 : 1 - (overlap(copy.names, original.names) + overlap(copy.numbers, original.numbers)) / facts;
}
