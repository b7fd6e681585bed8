import type { ArticleKind } from '../model/revision.ts';
import { notePage, type Notes } from './page-notes.ts';
import { placeOf } from './page-place.ts';
import type { Leaf } from './markup.ts';
import type { Head } from './metadata.ts';
import type { Scored } from './score.ts';

/** What tells an article from a front page, a list, a shop, a service, a forum, a manual or an error page. */
export interface PageFacts {
  readonly scored: Scored;
  readonly head: Head;
  readonly url: string;
  readonly headline: string;
  /** The leaves taken for the article's text, and the words of the text (more where the page hands it over elsewhere). */
  readonly body: readonly Leaf[];
  readonly bodyWords: number;
  readonly dated: boolean;
  readonly signed: boolean;
  /** What its types, its address and its headline say it is. */
  readonly kind: ArticleKind;
}

interface Made {
  readonly facts: PageFacts;
  readonly notes: Notes;
  readonly place: ReturnType<typeof placeOf>;
  readonly types: string;
}
/** One thing to see on a page: its measure, mostly 0-1, and how it is told to a reader where it speaks against an article. */
interface Sign {
  readonly of: (m: Made) => number;
  /** True where it speaks for an article: a weight is never learned against that. */
  readonly pro?: true;
  /** True where it is rare and hardly ever wrong: its weight is held down less. */
  readonly firm?: true;
  readonly says?: string;
}

const yes = (b: boolean): number => (b ? 1 : 0);
/** Counts by their size: 1, 3, 7, 15 are a step apart; `most` ends it. */
const size = (n: number, most = 63): number => Math.log2(1 + Math.min(n, most)) / 6;
/** A share of words; a few words in a short text are no custom. */
const rate = (part: number, words: number): number => Math.min(1, part / Math.max(words, 150));
const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

/** Nothing in the page's head says that it is an article. */
const unclaimed = (m: Made): boolean =>
  !ANY_ARTICLE.test(m.types) && m.facts.head.ogType !== 'article' && !(m.facts.dated && m.facts.signed) && m.facts.head.published === undefined;

const NAMED: ReadonlySet<ArticleKind> = new Set<ArticleKind>(['product', 'forum', 'documentation']);
const published = (m: Made): boolean => m.facts.head.published !== undefined || m.facts.head.ld.published !== undefined;
/** How the tools that build pages name them in the class of the body. */
const AS_ARTICLE =
  /(?:^|[\s-])(?:single|single-post|postid|post-template-default|article|story|news-?detail|artikel|blogpost|blog-post|post-page|item-pagetype)(?=[\s-]|$)/;
const AS_PAGE =
  /(?:^|[\s-])(?:home|front|frontpage|home-?page|archive|category|tag|tax|collection|product|shop|store|woocommerce|landing|listing|search|index|page-id|page-template|template-page|template-product|template-collection|catalog|plp|pdp|docs?|documentation|wy-body-for-nav|forum|thread|viewtopic)(?=[\s-]|$)/;
const PRICED = [
  'price',
  'product:price:amount',
  'og:price:amount',
  'pricecurrency',
  'product:price:currency',
  'sku',
  'product:availability',
  'og:availability',
];

const NEWS = / (?:\w*NewsArticle|BlogPosting|LiveBlogPosting|ReportageNewsArticle|Report|Recipe|Review|CriticReview) /;
const ANY_ARTICLE = / (?:\w*Article|\w*Posting) /;
const GOODS = / (?:Product|ProductGroup|Offer|AggregateOffer|SoftwareApplication|WebApplication|Hotel|LodgingBusiness|Vehicle) /;
const LIST = / (?:CollectionPage|ItemList|SearchResultsPage|CategoryPage|OfferCatalog|ProfilePage|Blog|DataCatalog) /;
const TRADE = / (?:Service|\w*Business|\w*Store|ProfessionalService|FAQPage|Course|EducationalOrganization|CollegeOrUniversity|ContactPage|AboutPage) /;

/** The signs by name. */
export const SIGNS: Readonly<Record<string, Sign>> = {
  'typed news': { of: (m) => yes(NEWS.test(m.types)), pro: true },
  'typed article': { of: (m) => yes(ANY_ARTICLE.test(m.types)), pro: true },
  'typed goods': { of: (m) => yes(GOODS.test(m.types) && !NEWS.test(m.types)), says: 'typed as goods' },
  'typed list': { of: (m) => yes(LIST.test(m.types) && !ANY_ARTICLE.test(m.types)), says: 'typed as a list' },
  'typed trade': { of: (m) => yes(TRADE.test(m.types) && !ANY_ARTICLE.test(m.types)), says: 'typed as a service' },
  'og article': { of: (m) => yes(m.facts.head.ogType === 'article'), pro: true },
  'og website': { of: (m) => yes(/^(?:website|company|profile)/.test(m.facts.head.ogType ?? '')), says: 'called a site, not an article, by its head' },
  'og goods': { of: (m) => yes(/product|item/.test(m.facts.head.ogType ?? '')), says: 'called goods by its head' },
  'head dated': { of: (m) => yes(published(m)), pro: true },
  dated: { of: (m) => yes(m.facts.dated), pro: true },
  signed: { of: (m) => yes(m.facts.signed), pro: true },
  unclaimed: {
    of: (m) => yes(unclaimed(m)),
    says: 'no date, author or type of an article',
  },
  'front address': { of: (m) => yes(m.place.front), firm: true, says: 'the address of a front page' },
  'short address': { of: (m) => yes(m.place.short), says: 'an address of a few plain words' },
  'long slug': { of: (m) => size(m.place.slugWords, 15), pro: true },
  'numbered address': { of: (m) => yes(m.place.numbered), pro: true },
  'dated address': { of: (m) => yes(m.place.dated), pro: true },
  'list address': { of: (m) => yes(m.place.list), says: 'the address of a list' },
  'shop address': { of: (m) => yes(m.place.shop), says: 'the address of a shop' },
  'forum address': { of: (m) => yes(m.place.forum), says: 'the address of a forum' },
  'manual address': { of: (m) => yes(m.place.manual), says: 'the address of a manual' },
  'service address': { of: (m) => yes(m.place.service), says: 'the address of a service' },
  'typed page': { of: (m) => yes(/ (?:WebPage|WebSite) /.test(m.types) && !ANY_ARTICLE.test(m.types)), says: 'typed as a page, not an article' },
  'changed, not published': {
    of: (m) => yes(m.facts.head.modified !== undefined && !published(m)),
    says: 'a page that was changed but not published on a day',
  },
  'body named article': { of: (m) => yes(AS_ARTICLE.test(m.notes.bodyHint)), pro: true },
  'body named page': { of: (m) => yes(AS_PAGE.test(m.notes.bodyHint)), says: 'built as a page, not an article' },
  priced: { of: (m) => yes(PRICED.some((k) => m.facts.scored.markup.metas.has(k)) && !NEWS.test(m.types)), says: 'a price in its head' },
  'lone links': { of: (m) => share(m.notes.loneLinks, m.notes.openLeaves), says: 'buttons and single links' },
  'bare lines': { of: (m) => share(m.notes.bareLines, m.notes.openLeaves), says: 'lines that are no sentences' },
  calls: { of: (m) => size(m.notes.calls, 7), says: 'telephone numbers' },
  forms: { of: (m) => size(Math.max(0, m.notes.forms - 1), 7), says: 'forms' },
  'code unclaimed': { of: (m) => (published(m) || m.facts.signed ? 0 : 1) * Math.min(1, 3 * share(m.notes.codeWords, m.notes.openWords)), says: 'code' },
  'named otherwise': { of: (m) => yes(NAMED.has(m.facts.kind)), says: 'named so by address or type' },
  'dated lines': { of: (m) => size(Math.max(0, m.notes.dates - 2), 15), says: 'many dates' },
  'signed lines': { of: (m) => size(Math.max(0, m.notes.bylines - 2), 15), says: 'many authors' },
  'offered and unclaimed': {
    of: (m) =>
      yes(unclaimed(m)) * Math.min(1, m.notes.tries / 2 + m.notes.buys / 2 + yes(m.place.service || m.place.shop || m.notes.titledShop || TRADE.test(m.types))),
    says: 'an offer, not a report',
  },
  'short and unclaimed': { of: (m) => yes(unclaimed(m) && (m.place.short || m.place.front)), says: 'no sign of an article' },
  'goods named': {
    of: (m) =>
      yes(!NEWS.test(m.types) && (GOODS.test(m.types) || /product|item/.test(m.facts.head.ogType ?? '') || (m.place.shop && m.notes.buys + m.notes.cart > 0))),
    says: 'goods for sale',
  },
  'short headline': { of: (m) => Math.max(0, 1 - m.notes.headlineWords / 6), says: 'a title of few words' },
  'titled manual': { of: (m) => yes(m.notes.titledManual), says: 'a title of a manual' },
  'titled shop': { of: (m) => yes(m.notes.titledShop), says: 'a title that offers something' },
  'little text': { of: (m) => Math.max(0, 1 - m.notes.bodyWords / 150), says: 'hardly any running text' },
  'much text': { of: (m) => size(m.notes.bodyWords / 50), pro: true },
  'text share': { of: (m) => share(m.notes.bodyWords, m.notes.words), pro: true },
  'link share': { of: (m) => share(m.notes.linked, m.notes.words), says: 'mostly links' },
  'links within': { of: (m) => share(m.notes.openLinked, m.notes.openWords), says: 'lists of links' },
  headings: { of: (m) => Math.min(1, share(m.notes.headings * 12, m.notes.openWords)), says: 'headings over short texts' },
  'paragraph length': { of: (m) => Math.min(1, m.notes.paragraphWords / Math.max(1, m.notes.paragraphs) / 60), pro: true },
  'long paragraphs': { of: (m) => share(m.notes.longWords, m.notes.openWords), pro: true },
  run: { of: (m) => size(m.notes.longestRun), pro: true },
  'short lines': { of: (m) => m.notes.shortShare, says: 'short lines instead of paragraphs' },
  'body headings': { of: (m) => Math.min(1, m.notes.bodyHeadings * 3), says: 'headings over short texts' },
  teasers: { of: (m) => size(m.notes.teasers), says: 'headings that are links' },
  prices: { of: (m) => size(m.notes.prices), says: 'prices' },
  'links to buy': { of: (m) => size(m.notes.buys, 15), says: 'links to buy' },
  'links to try': { of: (m) => size(m.notes.tries, 15), says: 'links to order, try or ask for an offer' },
  'links on': { of: (m) => size(m.notes.mores), says: 'links to read or see more' },
  'shop lines': { of: (m) => size(m.notes.cart, 7), says: 'a basket or a till' },
  'trade lines': { of: (m) => size(m.notes.trade, 15), says: 'pages about pricing, solutions or customers' },
  filters: { of: (m) => size(m.notes.filters, 15), says: 'filters or a sort order' },
  ratings: { of: (m) => size(m.notes.ratings, 31), says: 'ratings' },
  phones: { of: (m) => size(m.notes.phones, 7), says: 'telephone numbers' },
  questions: { of: (m) => size(m.notes.questions, 15), says: 'questions as headings' },
  'forum lines': { of: (m) => size(m.notes.forum), says: 'posts and replies' },
  'manual lines': { of: (m) => size(m.notes.manual, 31), says: 'parts of a manual' },
  tables: { of: (m) => share(m.notes.tableWords, m.notes.openWords), says: 'tables' },
  lists: { of: (m) => share(m.notes.listWords, m.notes.openWords), says: 'lists' },
  times: { of: (m) => size(m.notes.times), says: 'many dates' },
  'articles beside': { of: (m) => size(Math.max(0, m.notes.articles - 2)), says: 'many articles on one page' },
  comments: { of: (m) => share(m.notes.commentWords, m.notes.commentWords + m.notes.bodyWords), says: 'more comments than text' },
  you: { of: (m) => rate(m.notes.you * 20, m.notes.textWords), says: 'addressed to a customer' },
  we: { of: (m) => rate(m.notes.we * 25, m.notes.textWords), says: 'spoken by a house about itself' },
  told: { of: (m) => rate(m.notes.told * 60, m.notes.textWords), pro: true },
  past: { of: (m) => rate(m.notes.past * 25, m.notes.textWords), pro: true },
  quotes: { of: (m) => size(m.notes.quotes, 31), pro: true },
};
export const SIGN_NAMES: readonly string[] = Object.keys(SIGNS);

/** All signs of a page by name. */
export function pageSigns(facts: PageFacts): Readonly<Record<string, number>> {
  const made: Made = { facts, notes: notePage(facts), place: placeOf(facts.url), types: ` ${facts.head.ld.types.join('  ')} ` },
    signs: Record<string, number> = {};
  for (const name in SIGNS) signs[name] = SIGNS[name]?.of(made) ?? 0;
  return signs;
}
