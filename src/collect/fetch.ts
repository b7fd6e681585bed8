import { idOf } from '../model/id.ts';
import type { Item } from '../model/item.ts';
import type { Rejected } from '../model/outcome.ts';
import type { Page, PageHints, Rights } from '../model/page.ts';
import type { FetchedPage } from './fetched.ts';
import { plainText } from './feeds/sanitise.ts';

/** Another try at a time (epoch ms); `inLine` where this was none, because others of the host stood before it. */
export interface Again {
  readonly again: number;
  readonly reason: string;
  readonly inLine?: true;
}
/** What becomes of an item: a page with the reason for where it came from, or another try. */
export type PageDecision = { readonly page: Page; readonly reason: string } | Again;

/** Words from which a feed's own content counts as the article. */
const ENOUGH = 250;
const TRIES = 5;
const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 6 * 3_600_000;

/** Whether an item's page must be asked for: not where the feed carries the article, nor where there is no address, or no page of it alone. */
export function pageWanted(item: Item): boolean {
  return item.url !== undefined && !item.sharesPage && !carriesArticle(item);
}

/**
 * The page to clean for an item: the fetched one, else the feed's own words.
 *
 * @param fetched undefined where `pageWanted` said no.
 * @param attempts tries so far, this one not counted.
 */
export function pageOf(item: Item, fetched: FetchedPage | undefined, attempts: number, now: number): PageDecision {
  if (fetched?.status === 'ok')
    return {
      page: makePage(item, now, { format: 'html', body: fetched.body, finalUrl: fetched.finalUrl, rights: fetched.rights }),
      reason: 'the page was fetched',
    };
  if (fetched?.status === 'failed' && fetched.inLine) return { again: now + (fetched.retryAfterMs ?? 0), reason: fetched.line, inLine: true };
  if (fetched?.status === 'failed' && attempts + 1 < TRIES) {
    const wait = Math.min(Math.max(FIRST_WAIT * 4 ** attempts, fetched.retryAfterMs ?? 0), LONGEST_WAIT);
    return { again: now + wait, reason: fetched.line };
  }
  const reason = fetched
    ? `only what the feed carries: ${fetched.line}`
    : item.sharesPage
      ? 'its address is that of several items'
      : item.url
        ? 'the feed carries the article'
        : 'the feed gives no address';
  return { page: feedPage(item, now), reason };
}

/**
 * The feed's own words for an item whose page has none: it is an error or check page, or brings its text by script. Undefined where the page is something else than an
 * article, and where it was asked for again: what was read of it before stands.
 */
export function wordsInstead(page: Page, why: Rejected, item: Item | undefined): Page | undefined {
  if (!why.isBlank || page.format !== 'html' || page.again || !item) return undefined;
  return feedPage(item, page.fetchedAt, page.rights);
}

/** What the feed itself carries, as a page. */
const feedPage = (item: Item, now: number, rights: Rights = {}): Page =>
  makePage(item, now, { format: 'fragment', body: longer(item.contentHtml, item.summaryHtml) ?? '', finalUrl: item.url ?? '', rights });

type Found = Pick<Page, 'format' | 'body' | 'finalUrl' | 'rights'>;

function makePage(item: Item, now: number, found: Found): Page {
  return {
    id: idOf('page', (item.sharesPage ? undefined : item.url) ?? item.id, found.body),
    url: item.url ?? '',
    fetchedAt: now,
    hints: hintsOf(item),
    ...found,
  };
}

function hintsOf(item: Item): PageHints {
  return {
    itemId: item.id,
    itemOnly: item.sharesPage,
    title: item.title || undefined,
    summary: item.summaryHtml === undefined ? undefined : plainText(item.summaryHtml) || undefined,
    published: item.published ?? item.updated,
    lang: item.lang,
    authors: item.authors.length ? item.authors : undefined,
    categories: item.categories.length ? item.categories : undefined,
  };
}

/** Enough words, and no sign at the end that the rest is elsewhere. */
function carriesArticle(item: Item): boolean {
  const text = plainText(longer(item.contentHtml, item.summaryHtml) ?? '');
  return wordsIn(text) >= ENOUGH && !/(?:…|\.\.\.|\[(?:…|\.\.\.)\])[^.!?…。]{0,40}$/u.test(text.slice(-80));
}

/** Words, by any script: runs of letters; scripts written without spaces count two characters as a word. */
function wordsIn(text: string): number {
  const joined =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu)?.length ?? 0;
  const spaced = text.match(/[\p{L}\p{N}]+/gu)?.filter((w) => !/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(w)).length ?? 0;
  return spaced + joined / 2;
}

function longer(a: string | undefined, b: string | undefined): string | undefined {
  return (a?.length ?? 0) >= (b?.length ?? 0) ? a : b;
}
