import { isRejected, rejected, type Rejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import type { Byline, Credit, Dateline, Draft } from '../model/revision.ts';
import { detectLanguage } from '../text/language.ts';
import { notAnArticle } from './article.ts';
import { assemble, linesOf, type Line } from './assemble.ts';
import { findAuthors, once, type Authors } from './byline.ts';
import { datelineLine, datelineOf } from './dateline.ts';
import { registeredDomain } from './domain.ts';
import { canonicalOf } from './identity.ts';
import { kindOf } from './kind.ts';
import { optional } from './metadata.ts';
import { sheetOfRecord, sheetOfText } from './plain.ts';
import { findTimes } from './published.ts';
import { sheetOfFragment, sheetOfHtml, type Drop, type Sheet } from './sheet.ts';
import { readSignOff, type SignOff } from './sign-off.ts';
import { stubOf } from './stub.ts';
import { wordsIn } from './markup.ts';

/** The article on a page, or why there is none. */
export function clean(page: Page): Draft | Rejected {
  return cleaning(page).outcome;
}

export interface Cleaning {
  readonly outcome: Draft | Rejected;
  /** What was left out, in page order, each with its reason. */
  readonly drops: readonly Drop[];
}

/** `clean` with what it left out. */
export function cleaning(page: Page): Cleaning {
  if (page.body.trim() === '') return { outcome: rejected('empty', 'the page has no content'), drops: [] };
  const sheet = takeApart(page);
  if (!sheet) return { outcome: rejected('unreadable', 'the record is no JSON object'), drops: [] };
  const siteName = sheet.head.siteName ?? sheet.sourceName ?? page.hints.sourceName ?? '';
  const authors = findAuthors(sheet.zone, sheet.head, siteName, sheet.rest);
  const signOff = readSignOff(sheet.body, sheet.rest, authors.lines);
  const drops = [...sheet.drops, ...signOff.drops];
  const outcome = draftOf(page, sheet, authors, signOff, siteName);
  return { outcome, drops: isRejected(outcome) ? drops : drops.filter((d) => !outcome.notes.some((n) => n.text === d.text)) };
}

function takeApart(page: Page): Sheet | undefined {
  if (page.format === 'text') return sheetOfText(page);
  if (page.format === 'record') return sheetOfRecord(page);
  return page.format === 'fragment' ? sheetOfFragment(page) : sheetOfHtml(page);
}

function draftOf(page: Page, sheet: Sheet, said: Authors, signOff: SignOff, siteName: string): Draft | Rejected {
  const { head } = sheet;
  const url = page.finalUrl || page.url;
  const body = bodyLines(sheet, signOff, head.ld.free === false, url);
  const words = body.reduce((n, l) => n + wordsIn(l.text), 0);
  if (words === 0 && !sheet.headline) return rejected('empty', 'the page has no running text');
  const lang = detectLanguage(
    `${sheet.headline}\n${body
      .slice(0, 12)
      .map((l) => l.text)
      .join('\n')}`,
    head.ld.lang ?? head.lang ?? page.hints.lang,
  );
  const times = findTimes(sheet.zone.concat(sheet.rest.slice(0, 30)), head, page, lang);
  const authors = withHints(allAuthors(said.people, signOff), page);
  const refusal =
    sheet.scored && page.format === 'html'
      ? notAnArticle({
          scored: sheet.scored,
          head,
          url,
          headline: sheet.headline,
          bodyWords: words,
          dated: times.published !== undefined,
          signed: authors.length > 0,
        })
      : undefined;
  const kind = kindOf({
    head,
    url,
    headline: sheet.headline,
    section: sheet.section ?? '',
    words,
    blocks: body.map((l) => l.text),
    dated: times.published !== undefined,
    signed: authors.length > 0,
  });
  if (refusal) return rejected('not-an-article', refusal, kind === 'report' ? 'index' : kind);
  // A feed or an archive may know no more of an article than its headline: that is an article whose text is missing.
  const headlineOnly = words === 0 && (page.format === 'record' || page.format === 'fragment');
  if (words === 0 && !headlineOnly)
    return rejected(page.format === 'html' ? 'not-an-article' : 'empty', 'the page has a headline but no running text', kind === 'report' ? 'index' : kind);
  const start = startOf(sheet, body, lang);
  const { dateline } = start;
  const laid = assemble({ headline: sheet.headline, ...optional('deck', start.deck), body: start.body, notes: signOff.notes.map((n) => n.text) });
  const stub = headlineOnly ? 'teaser' : sheet.scored && stubOf(sheet.scored, head, words, body.at(-1)?.text ?? '');
  const tags = head.tags.length > 0 ? head.tags : (page.hints.categories ?? []);
  return {
    ...laid,
    kind,
    ...optional('stub', stub),
    lang,
    canonicalUrl: canonicalOf(url, [head.canonical, head.ogUrl, head.ld.url]),
    sourceName: siteName || head.ld.publisher || registeredDomain(url) || '',
    ...optional('section', sheet.section),
    authors,
    contributors: signOff.contributors,
    ...optional('dateline', dateline),
    credits: allCredits(signOff, said, dateline?.agency, dateline?.text, siteName),
    notes: signOff.notes,
    ...optional('hub', signOff.hub),
    tags,
    ...times,
  };
}

/** A dateline stands at the head of the report proper: one paragraph before it is the standfirst; some houses print it in a line of its own. */
function startOf(
  { deck, zone }: Pick<Sheet, 'deck' | 'zone'>,
  body: readonly Line[],
  lang: string,
): { readonly deck?: string; readonly body: readonly Line[]; readonly dateline?: Dateline } {
  const [first, second] = body;
  const inFirst = datelineOf(first?.text ?? '', lang) ?? (deck === undefined ? undefined : datelineOf(deck, lang));
  if (inFirst || !first || !second) return { ...optional('deck', deck), body, ...optional('dateline', inFirst) };
  const inSecond = datelineOf(second.text, lang);
  if (!inSecond || first.kind !== 'paragraph' || wordsIn(first.text) > 80)
    return { ...optional('deck', deck), body, ...optional('dateline', inSecond ?? zone.map((l) => datelineLine(l.text)).find((d) => d !== undefined)) };
  return deck === undefined ? { deck: first.text, body: body.slice(1), dateline: inSecond } : { deck, body, dateline: inSecond };
}

/** The page's own text; where it shows hardly any, the text that it hands to search engines, unless that is what readers have to pay for. */
function bodyLines(sheet: Sheet, signOff: SignOff, walled: boolean, url: string): Line[] {
  const lines = linesOf(signOff.body, sheet.head.ld.url ? (URL.parse(sheet.head.ld.url, url || undefined)?.href ?? url) : url);
  const said = sheet.head.ld.body;
  const words = lines.reduce((n, l) => n + wordsIn(l.text), 0);
  if (walled || said === undefined || wordsIn(said) < 60 || wordsIn(said) < words * 3) return lines;
  return [{ text: said, kind: 'paragraph', links: [] }];
}

/** `Reporting by …` gives the authors only where the byline names none. */
function allAuthors(people: readonly Byline[], signOff: SignOff): readonly Byline[] {
  return people.length > 0 ? people : signOff.authors;
}
function withHints(authors: readonly Byline[], page: Page): readonly Byline[] {
  return authors.length > 0 ? authors : (page.hints.authors ?? []).map((name) => ({ name }));
}

function allCredits(signOff: SignOff, said: Authors, agency: string | undefined, dateline: string | undefined, siteName: string): Credit[] {
  const inDateline = agency && dateline ? [{ agency, evidence: dateline }] : [];
  return once([...inDateline, ...signOff.credits, ...said.credits]).filter((c) => c.agency.toLowerCase() !== siteName.toLowerCase() || inDateline.length > 0);
}
