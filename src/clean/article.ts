import type { Head } from './metadata.ts';
import type { Scored } from './score.ts';

/** What tells an article from a front page, a list, a shop or an error page. */
export interface ArticleSigns {
  readonly scored: Scored;
  readonly head: Head;
  readonly url: string;
  readonly headline: string;
  readonly bodyWords: number;
  readonly dated: boolean;
  readonly signed: boolean;
}

const ERROR =
  /^(?:error\s*(?:40[34]|410|50[023])\b|(?:40[34]|410|50[023])(?:\s*$|\s*[-–—:|.](?=\s|$)|\s+(?:error|page (?:not found|unavailable|error)|not found|forbidden|gone|bad (?:request|gateway)|internal server|service (?:temporarily )?unavailable|that[’']s an error))|page (?:not found|unavailable)|not found|access denied|forbidden|attention required|just a moment|are you (?:a )?(?:human|robot)|verify(?:ing)? you are human|robot check|service unavailable|oops|seite nicht gefunden|page introuvable|página no encontrada|pagina niet gevonden|страница не найдена)/iu;

/** Why a page is no article; undefined where it may be one. In doubt it is one: a refused article is lost, a list let through is only dull. */
export function notAnArticle(s: ArticleSigns): string | undefined {
  if (ERROR.test(s.headline.trim()) && s.bodyWords < 150) return 'an error or check page';
  const points = evidence(s);
  if (s.bodyWords === 0) return undefined;
  return points < 0 ? 'a list, front or service page' : undefined;
}

/** Points for an article (types, date, author, one run of text) less points against (root address, link lists, teasers). */
function evidence(s: ArticleSigns): number {
  const types = s.head.ld.types;
  const path = /^[a-z]+:\/\/[^/]+\/?([^?#]*)/i.exec(s.url)?.[1] ?? '';
  const { teasers, proseShare } = shape(s.scored);
  let points = 1;
  if (types.some((t) => /Article$|^BlogPosting$|^LiveBlogPosting$|^Report|^Recipe$|^Review/.test(t))) points += 3;
  if (s.head.ogType === 'article') points += 2;
  if (s.dated) points += 1;
  if (s.signed) points += 1;
  if (s.bodyWords > 250) points += 2;
  else if (s.bodyWords < 60) points -= 2;
  if (proseShare > 0.55) points += 1;
  if (path === '' && s.url.startsWith('http') && !s.url.includes('?')) points -= 6;
  if (
    types.some((t) =>
      /^(?:CollectionPage|ItemList|SearchResultsPage|CategoryPage|Product|ProductGroup|OfferCatalog|ProfilePage|SoftwareApplication)$/.test(t),
    ) &&
    !types.some((t) => /Article$|Posting$/.test(t))
  )
    points -= 3;
  if (/^(?:product|website|profile|video\.other)/.test(s.head.ogType ?? '') && s.bodyWords < 250) points -= 1;
  if (
    /(?:^|\/)(?:tags?|category|categories|topics?|authors?|search|archive|archives|page\/\d+|collections?|products?|shop|cart|login|forums?|thema|themen|rubrik)\/(?:[^/]*\/?)$/i.test(
      `${path}/`.replace(/\/+$/, '/'),
    )
  )
    points -= 2;
  if (teasers >= 8) points -= 2;
  if (teasers >= 20) points -= 1;
  return points;
}

/** How many headings are links (teasers), and what share of all words is running text. */
function shape({ markup, prose, against }: Scored): { readonly teasers: number; readonly proseShare: number } {
  let teasers = 0;
  let all = 0;
  let text = 0;
  for (const leaf of markup.leaves) {
    if (leaf.box.role === 'heading' && leaf.linkShare > 0.8 && leaf.words >= 3 && !against[leaf.box.order]) teasers++;
    all += leaf.words;
    if (prose[leaf.index]) text += leaf.words;
  }
  return { teasers, proseShare: all > 0 ? text / all : 0 };
}
