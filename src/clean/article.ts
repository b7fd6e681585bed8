import { SHIPPED } from './page-shipped.ts';
import { SIGNS, pageSigns, type PageFacts } from './page-signs.ts';
import type { PageWeights } from './page-weights.ts';

/** Kinds of pages that are no articles. */
export type OtherKind = 'index' | 'product' | 'forum' | 'documentation';
const OTHER: ReadonlySet<string> = new Set<OtherKind>(['index', 'product', 'forum', 'documentation']);
export const isOther = (kind: string): kind is OtherKind => OTHER.has(kind);

/** That a page is no article. */
export interface PageVerdict {
  /** Whether to refuse the page; in doubt its text is kept and only its kind says what it is, for a refused article is lost. */
  readonly refused: boolean;
  readonly kind: OtherKind | undefined;
  /** Why, in words, from the strongest signs. */
  readonly detail: string;
  /** An error or check page: what it stands for was not seen. */
  readonly isBlank?: true;
}

const ERROR =
  /^(?:error\s*(?:40[34]|410|50[023])\b|(?:40[34]|410|50[023])(?:\s*$|\s*[-–—:|.](?=\s|$)|\s+(?:error|page (?:not found|unavailable|error)|not found|forbidden|gone|bad (?:request|gateway)|internal server|service (?:temporarily )?unavailable|that[’']s an error))|page (?:not found|unavailable)|not found|access denied|forbidden|attention required|just a moment|are you (?:a )?(?:human|robot)|verify(?:ing)? you are human|robot check|service unavailable|oops|seite nicht gefunden|page introuvable|página no encontrada|pagina niet gevonden|страница не найдена)/iu;

/** Log odds of about 50 to 1: from there on a page is surely no article. Between the threshold and this its text is kept, for an article that is refused is lost. */
const SURE = 4;
/** Signs that are told to a reader. */
const TOLD = 3;

/** Whether a web page is no article, and what it is instead; undefined where it may be one. Weights other than the shipped ones are for measuring. */
export function judgePage(facts: PageFacts, weights: PageWeights = SHIPPED): PageVerdict | undefined {
  if (ERROR.test(facts.headline.trim()) && facts.bodyWords < 150) return { refused: true, kind: undefined, detail: 'an error or check page', isBlank: true };
  if (facts.bodyWords === 0) return undefined;
  const signs = pageSigns(facts),
    score = scoreOf(signs, weights);
  if (score < weights.threshold) return undefined;
  return { refused: score >= Math.max(SURE, weights.threshold), kind: otherKind(facts, signs), detail: `no article: ${reasons(signs, weights).join('; ')}` };
}

/** How much speaks for it that a page is no article: log odds, on the balance of the pages learned from. */
export function scoreOf(signs: Readonly<Record<string, number>>, weights: PageWeights): number {
  let sum = weights.bias;
  for (const name in weights.of) sum += (weights.of[name]?.weight ?? 0) * (signs[name] ?? 0);
  return sum;
}

/** The signs that told most, against what is usual in articles, strongest first, each wording once. */
function reasons(signs: Readonly<Record<string, number>>, { of }: PageWeights): string[] {
  const told = Object.entries(of)
    .map(([name, { weight, usual }]) => ({ says: SIGNS[name]?.says, part: weight * ((signs[name] ?? 0) - usual) }))
    .filter((s): s is { says: string; part: number } => s.says !== undefined && s.part > 0)
    .sort((a, b) => b.part - a.part);
  return [...new Set(told.map((s) => s.says))].slice(0, TOLD);
}

/** What a page that is no article is: as its types and address name it, else what most of the signs of the four kinds speak for. */
export function otherKind({ kind }: PageFacts, signs: Readonly<Record<string, number>>): OtherKind {
  // A list of goods or of manuals lies in their shop or library.
  const list = (signs['list address'] ?? 0) > 0 || (signs['links within'] ?? 0) > 0.5;
  if (isOther(kind) && !list) return kind;
  const sum = (of: Readonly<Record<string, number>>): number => Object.entries(of).reduce((n, [name, weight]) => n + weight * (signs[name] ?? 0), 0);
  const points = (Object.keys(KINDS) as OtherKind[]).map((k) => ({ k, n: sum(KINDS[k]) })).sort((a, b) => b.n - a.n);
  return points[0]?.k ?? 'index';
}

const KINDS: Readonly<Record<OtherKind, Readonly<Record<string, number>>>> = {
  index: {
    'list address': 3,
    'typed list': 2,
    'links within': 3,
    teasers: 1,
    'signed lines': 3,
    prices: 1,
    'short headline': 0.5,
    'dated lines': 3,
    filters: 2.5,
    'articles beside': 1,
    'little text': 1.5,
    'link share': 1,
  },
  product: {
    'typed goods': 2,
    'goods named': 2,
    priced: 1,
    'typed trade': 1,
    'titled shop': 1.5,
    'service address': 1.5,
    'shop address': 2.5,
    'offered and unclaimed': 1,
    'links to try': 1,
    'links to buy': 0.5,
    you: 0.7,
    we: 0.7,
    'body headings': 0.5,
    'text share': 1,
  },
  forum: { 'forum address': 1, comments: 2, 'forum lines': 2.5 },
  documentation: { 'manual address': 1.5, 'titled manual': 1.5, 'code unclaimed': 2.5, 'manual lines': 2 },
};
