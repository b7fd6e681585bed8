import { chromeReason, opensOther } from './chrome.ts';
import type { Reason } from './hints.ts';
import type { Headline } from './headline.ts';
import { within, type Leaf } from './markup.ts';
import type { Scored } from './score.ts';

/** All that the decision about one leaf may rest on. */
export interface Features {
  readonly leaf: Leaf;
  readonly prose: boolean;
  readonly against: Reason | undefined;
  readonly inTight: boolean;
  readonly inLoose: boolean;
  /** Same tag and names as the box of most of the article's text. */
  readonly alike: boolean;
  readonly beforeHeadline: boolean;
  readonly isHeadline: boolean;
  /** Before the first, or after the last, running text of the article. */
  readonly beforeText: boolean;
  readonly afterText: boolean;
}

/** The verdict on one leaf: why it is dropped, or undefined where it is the article's text. The one function that a learned classifier would replace. */
export function decide(f: Features): Reason | undefined {
  const { leaf } = f;
  if (f.isHeadline) return 'headline';
  if (!f.inLoose) return f.against ?? 'outside';
  if (f.beforeHeadline) return 'before-headline';
  if (f.against) return f.against;
  const chrome = leaf.box.role === 'table' ? undefined : chromeReason(leaf.text);
  if (chrome) return chrome;
  if (leaf.linkShare > 0.8 && (leaf.box.role !== 'text' || leaf.words > 3) && !(f.inTight && f.alike && leaf.words < 6)) return 'link-dense';
  if (!f.inTight && !f.alike && !(f.prose && leaf.words >= 12 && leaf.linkShare < 0.3)) return 'outside';
  if (f.beforeText && !(f.alike && leaf.words >= 10)) return 'fragment';
  if (f.afterText && (leaf.box.role === 'heading' || !(f.alike || (f.inTight && leaf.box.role !== 'text')))) return 'fragment';
  return undefined;
}

export interface Verdict {
  readonly leaf: Leaf;
  readonly reason: Reason | undefined;
}

/** Judges every leaf in order. A heading that opens a part beside the article takes what follows it with it. */
export function judge(scored: Scored, headline: Headline): readonly Verdict[] {
  const { leaves } = scored.markup;
  const all = features(scored, headline);
  const verdicts: Verdict[] = all.map((f) => ({ leaf: f.leaf, reason: decide(f) }));
  return dropRepeated(dropOpened(verdicts, leaves, scored));
}

export function features(scored: Scored, headline: Headline): readonly Features[] {
  const { markup, prose, against, loose, tight } = scored;
  const signature = usualSignature(scored);
  const inText = (l: Leaf): boolean => (prose[l.index] ?? false) && !against[l.box.order] && within(l.box, loose);
  const start = headlineIndex(scored, headline);
  const text = markup.leaves.filter((l) => l.index > start && inText(l) && l.linkShare < 0.5 && !chromeReason(l.text));
  const first = text[0]?.index ?? 0;
  const last = text.at(-1)?.index ?? -1;
  return markup.leaves.map((leaf) => ({
    leaf,
    prose: prose[leaf.index] ?? false,
    against: against[leaf.box.order],
    inTight: within(leaf.box, tight),
    inLoose: within(leaf.box, loose),
    alike: signatureOf(leaf) === signature,
    beforeHeadline: leaf.index < start,
    isHeadline: leaf === headline.leaf,
    beforeText: leaf.index < first,
    afterText: leaf.index > last,
  }));
}

/** Where the article begins: its headline, unless much of the text stands before it (then the headline found is not above the text). */
function headlineIndex({ markup, prose, tight }: Scored, headline: Headline): number {
  const at = headline.leaf?.index ?? -1;
  let before = 0;
  let all = 0;
  for (const l of markup.leaves) {
    if (!prose[l.index] || !within(l.box, tight)) continue;
    all += l.words;
    if (l.index < at) before += l.words;
  }
  return before > all * 0.25 ? -1 : at;
}

export const signatureOf = (leaf: Leaf): string => `${leaf.box.tag} ${leaf.box.hint} ${leaf.box.parent?.tag ?? ''} ${leaf.box.parent?.hint ?? ''}`;

function usualSignature({ markup, prose, tight }: Scored): string {
  const words = new Map<string, number>();
  for (const l of markup.leaves) if (prose[l.index] && within(l.box, tight)) words.set(signatureOf(l), (words.get(signatureOf(l)) ?? 0) + l.words);
  return [...words].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** From an opener on, all is dropped up to the next heading that opens nothing, or the next running text of the article's usual kind. */
function dropOpened(verdicts: Verdict[], leaves: readonly Leaf[], scored: Scored): Verdict[] {
  let open = false;
  return verdicts.map((v) => {
    const text = v.leaf.text;
    if (
      v.leaf.words <= 14 &&
      !v.reason &&
      opensOther(text) &&
      !proseFollows(v.leaf, leaves, scored) &&
      (v.leaf.box.role === 'heading' || v.leaf.words <= 8) &&
      within(v.leaf.box, scored.loose)
    ) {
      open = true;
      return { leaf: v.leaf, reason: 'related' };
    }
    if (!open || v.reason) return v;
    const prose = (scored.prose[v.leaf.index] ?? false) && v.leaf.linkShare < 0.3 && v.leaf.words >= 15 && v.leaf.box.role !== 'list-item';
    if (v.leaf.box.role === 'heading' && v.leaf.linkShare < 0.5 && proseFollows(v.leaf, leaves, scored)) open = false;
    else if (prose) open = false;
    return open ? { leaf: v.leaf, reason: 'related' } : v;
  });
}
function proseFollows(leaf: Leaf, leaves: readonly Leaf[], scored: Scored): boolean {
  const next = leaves[leaf.index + 1];
  return next !== undefined && (scored.prose[next.index] ?? false) && next.words >= 15 && next.linkShare < 0.3 && !scored.against[next.box.order];
}

/** The second of two equal longer lines (pull quotes, twin layouts) goes. */
export function dropRepeated(verdicts: readonly Verdict[]): Verdict[] {
  const seen = new Set<string>();
  return verdicts.map((v) => {
    if (v.reason || v.leaf.words < 6) return v;
    const key = v.leaf.text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
    if (key && seen.has(key)) return { leaf: v.leaf, reason: 'repeated' };
    seen.add(key);
    return v;
  });
}
