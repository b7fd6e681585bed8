import { isRejected, rejected, type Rejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import type { ArticleKind, Byline, Credit, Dateline, Draft } from '../model/revision.ts';
import { detectLanguage } from '../text/language.ts';
import { isOther, judgePage, type PageVerdict } from './article.ts';
import { agenciesWith, type Agencies } from './agencies.ts';
import { assemble, linesOf, type Line } from './assemble.ts';
import type { BlockModel } from './block-model.ts';
import { cut, LONGEST_SITE_NAME } from './bounds.ts';
import { findAuthors, once, type Authors } from './byline.ts';
import { datelineLine, datelineOf, placeLine } from './dateline.ts';
import { registeredDomain } from '../text/domain.ts';
import { canonicalOf } from './identity.ts';
import { kindOf } from './kind.ts';
import { optional } from './metadata.ts';
import { key } from './people.ts';
import { sheetOfRecord, sheetOfText } from './plain.ts';
import type { PageFacts } from './page-signs.ts';
import type { PageWeights } from './page-weights.ts';
import { findTimes, type Times } from './published.ts';
import { sheetOfFragment, sheetOfHtml, type Drop, type Sheet } from './sheet.ts';
import { readSignOff, type SignOff } from './sign-off.ts';
import { signedInText } from './signed-text.ts';
import { linesAbout, ofOthers } from './source-line.ts';
import { stubOf } from './stub.ts';
import { creditsApart, datelineApart, takenBack, versionOf, withWire } from './wire.ts';
import { wordsIn, type Leaf } from './markup.ts';

/** The article on a page, or why there is none. */
export function clean(page: Page): Draft | Rejected {
  return cleaning(page).outcome;
}

export interface Cleaning {
  readonly outcome: Draft | Rejected;
  /** What was left out, in page order, each with its reason. */
  readonly drops: readonly Drop[];
  /** Whether the deck belongs to the running text rather than above it. */
  readonly deckIsText: boolean;
  /** What the verdict whether this is an article rests on; absent where the page is no web page. */
  readonly facts?: PageFacts;
}

/** `clean` with what it left out. Weights other than the shipped ones are for measuring. */
export function cleaning(page: Page, weights?: PageWeights, blocks?: BlockModel): Cleaning {
  const withdrawn = page.hints.wire?.takenBack === undefined ? undefined : takenBack(page, takeApart(page, blocks)?.body.map((l) => l.text) ?? []);
  if (withdrawn) return { outcome: withdrawn, drops: [], deckIsText: false };
  if (page.body.trim() === '') return { outcome: blank(rejected('empty', 'the page has no content')), drops: [], deckIsText: false };
  const sheet = takeApart(page, blocks);
  if (!sheet) return { outcome: rejected('unreadable', 'the record is no JSON object'), drops: [], deckIsText: false };
  const siteName = cut(sheet.head.siteName ?? sheet.sourceName ?? page.hints.sourceName ?? '', LONGEST_SITE_NAME);
  const agencies = agenciesWith(page.hints.agencies);
  const authors = findAuthors(sheet, [siteName, registeredDomain(page.finalUrl || page.url) ?? ''], agencies);
  const signed = readSignOff(
    withSigns(sheet),
    { rest: sheet.rest, about: linesAbout(sheet, agencies), url: page.finalUrl || page.url, agencies },
    authors.lines,
  );
  const signOff = { ...signed, body: signed.body.filter((l) => !sheet.signs?.includes(l)) };
  const gist = gistOf(page, sheet, authors, signOff, signed.body, agencies);
  const facts = page.format === 'html' ? factsOf(sheet, signOff, gist) : undefined;
  const outcome = draftOf(page, sheet, authors, signOff, siteName, gist, facts && judgePage(facts, weights));
  return {
    outcome,
    // Laid in order only where somebody asks: most want the article alone.
    get drops() {
      const drops = dropsOf(sheet, signOff);
      return isRejected(outcome) ? drops : drops.filter((d) => !outcome.notes.some((n) => n.text === d.text));
    },
    deckIsText: sheet.deckIsText === true && !isRejected(outcome) && outcome.deck !== undefined,
    ...optional('facts', facts),
  };
}

function takeApart(page: Page, blocks: BlockModel | undefined): Sheet | undefined {
  if (page.format === 'text') return sheetOfText(page);
  if (page.format === 'record') return withWire(sheetOfRecord(page), page);
  return page.format === 'fragment' ? withWire(sheetOfFragment(page), page) : sheetOfHtml(page, blocks);
}

/** The text with the lines amid it that may sign it. */
const withSigns = ({ body, signs = [] }: Sheet): readonly Leaf[] =>
  body.length === 0 || signs.length === 0 ? body : [...body, ...signs].sort((a, b) => a.index - b.index);

/** The lines left out as they follow each other on the page, whichever step left them out. */
function dropsOf({ drops, scored }: Sheet, signOff: SignOff): Drop[] {
  const said = new Set(signOff.drops.map((d) => d.text)),
    all = [...drops.filter((d) => d.reason !== 'unlike-text' || !said.has(d.text)), ...signOff.drops];
  if (!scored) return all;
  const at = new Map<string, number>();
  for (const leaf of scored.markup.leaves) if (!at.has(leaf.text)) at.set(leaf.text, leaf.index);
  return all.sort((a, b) => (at.get(a.text) ?? 0) - (at.get(b.text) ?? 0));
}

/** What several decisions rest on. */
interface Gist {
  readonly url: string;
  readonly body: readonly Line[];
  readonly words: number;
  readonly lang: string;
  readonly times: Times;
  readonly authors: readonly Byline[];
  readonly kind: ArticleKind;
  readonly agencies: Agencies;
}
function gistOf(page: Page, sheet: Sheet, said: Authors, signOff: SignOff, signed: readonly Leaf[], agencies: Agencies): Gist {
  const { head } = sheet;
  const url = page.finalUrl || page.url;
  const body = bodyLines(sheet, signOff, head.ld.free === false, url);
  const lang = detectLanguage(
    `${sheet.headline}\n${body
      .slice(0, 12)
      .map((l) => l.text)
      .join('\n')}`,
    head.ld.lang ?? head.lang ?? page.hints.lang,
  );
  const words = body.reduce((n, l) => n + wordsIn(l.text), 0);
  const times = findTimes(sheet.zone.concat(sheet.rest.slice(0, 30)), head, page, lang);
  const authors = withHints(allAuthors(said.people, signOff, signed, agencies), page);
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
  return { url, body, words, lang, times, authors, kind, agencies };
}
function factsOf({ scored, head, headline }: Sheet, signOff: SignOff, { url, words, times, authors, kind }: Gist): PageFacts | undefined {
  return (
    scored && { scored, head, url, headline, body: signOff.body, bodyWords: words, dated: times.published !== undefined, signed: authors.length > 0, kind }
  );
}

const blank = (why: Rejected): Rejected => ({ ...why, isBlank: true });

function draftOf(page: Page, sheet: Sheet, said: Authors, signOff: SignOff, siteName: string, gist: Gist, verdict: PageVerdict | undefined): Draft | Rejected {
  const { head } = sheet;
  const { url, body, words, lang, times, authors } = gist;
  const kind = verdict?.kind ?? (page.format === 'html' ? asArticle(gist.kind) : gist.kind);
  if (words === 0 && !sheet.headline) return blank(rejected('empty', 'the page has no running text'));
  if (verdict?.refused) return verdict.isBlank ? blank(rejected('not-an-article', verdict.detail)) : rejected('not-an-article', verdict.detail, verdict.kind);
  // A feed or an archive may know no more of an article than its headline: that is an article whose text is missing.
  // So it is with a page that is called an article by its head and brings its text by script.
  const headlineOnly = words === 0 && (page.format === 'record' || page.format === 'fragment' || isArticleByHead(sheet));
  if (words === 0 && !headlineOnly)
    return blank(
      rejected(
        page.format === 'html' ? 'not-an-article' : 'empty',
        'the page has a headline but no running text',
        gist.kind === 'report' ? 'index' : gist.kind,
      ),
    );
  const start = startOf(sheet, gist);
  const dateline = start.dateline ?? datelineApart(page, lang, gist.agencies);
  const laid = assemble({ headline: sheet.headline, ...optional('deck', start.deck), body: start.body, notes: signOff.notes.map((n) => n.text) });
  const isCut = sheet.cut === true || (head.ld.bodyIsCut === true && body[0]?.text === head.ld.body);
  const stub = isCut ? 'cut' : headlineOnly ? 'teaser' : sheet.scored && stubOf(sheet.scored, head, words, body.at(-1)?.text ?? '');
  const tags = head.tags.length > 0 ? head.tags : (page.hints.categories ?? []);
  return {
    ...laid,
    kind,
    ...optional('stub', stub),
    lang,
    canonicalUrl: canonicalOf(url, [head.canonical, head.ogUrl, head.ld.url]),
    ...optional('wire', versionOf(page)),
    sourceName: siteName || cut(head.ld.publisher ?? '', LONGEST_SITE_NAME) || registeredDomain(url) || '',
    ...optional('section', sheet.section),
    authors,
    contributors: signOff.contributors,
    ...optional('dateline', dateline),
    credits: once([...allCredits(signOff, said, dateline, siteName, gist), ...creditsApart(page, siteName, gist.agencies)]),
    notes: signOff.notes,
    ...optional('hub', signOff.hub),
    tags,
    ...times,
    ...optional('modified', changedAt(page, times)),
  };
}

/** A version that a wire says was made after the report was published is a change of it. */
function changedAt({ hints: { wire } }: Page, { published, modified }: Times): number | undefined {
  return wire?.versionAt !== undefined && published !== undefined && wire.versionAt > published ? wire.versionAt : modified;
}

function isArticleByHead({ head: { ld, ogType }, scored }: Sheet): boolean {
  const shown = scored?.markup.leaves.reduce((n, l) => n + l.words, 0) ?? 0;
  return shown < HARDLY_ANY && (ogType === 'article' || ld.types.some((t) => /NewsArticle$/.test(t)));
}
const HARDLY_ANY = 100;

/** Words of an address alone do not make a manual or a shop of what else reads as an article. */
const asArticle = (kind: ArticleKind): ArticleKind => (isOther(kind) ? 'report' : kind);

/** A dateline stands at the head of the report proper: one paragraph before it is the standfirst; some houses print it in a line of its own. */
function startOf(
  { deck, zone }: Pick<Sheet, 'deck' | 'zone'>,
  { body, lang, authors, agencies }: Gist,
): { readonly deck?: string; readonly body: readonly Line[]; readonly dateline?: Dateline } {
  const [first, second] = body;
  // `Reuters, Ann Lee` is a byline.
  const real = (d: Dateline | undefined): Dateline | undefined => (d && authors.some((a) => key(a.name) === key(d.place)) ? undefined : d);
  const inDeck = deck === undefined ? undefined : datelineOf(deck, lang, agencies);
  const inFirst = real(datelineOf(first?.text ?? '', lang, agencies)) ?? (inDeck && !/:$/.test(inDeck.text) ? inDeck : undefined);
  if (inFirst || !first || !second) return { ...optional('deck', deck), body, ...optional('dateline', inFirst) };
  const inSecond = real(datelineOf(second.text, lang, agencies));
  if (!inSecond || first.kind !== 'paragraph' || wordsIn(first.text) > 80) {
    const ownLine =
      zone.map((l) => real(datelineLine(l.text, agencies))).find((d) => d !== undefined) ??
      zone
        .slice(-PLACE_ABOVE)
        .map((l) => real(placeLine(l)))
        .findLast((d) => d !== undefined);
    return { ...optional('deck', deck), body, ...optional('dateline', inSecond ?? ownLine) };
  }
  return deck === undefined ? { deck: first.text, body: body.slice(1), dateline: inSecond } : { deck, body, dateline: inSecond };
}
/** How many lines above the text a place may stand in. */
const PLACE_ABOVE = 6;

/** The page's own text; where it shows hardly any, the text that it hands to search engines, unless that is what readers have to pay for. */
function bodyLines(sheet: Sheet, signOff: SignOff, walled: boolean, url: string): Line[] {
  const lines = linesOf(signOff.body, sheet.head.ld.url ? (URL.parse(sheet.head.ld.url, url || undefined)?.href ?? url) : url);
  const said = sheet.head.ld.body;
  if (walled || said === undefined) return lines;
  const words = wordsIn(said);
  if (words < 60 || words < 3 * lines.reduce((n, l) => n + wordsIn(l.text), 0)) return lines;
  return [{ text: said, kind: 'paragraph', links: [] }];
}

/** `Reporting by …` and names in the text give the authors only where the byline names none. */
function allAuthors(people: readonly Byline[], signOff: SignOff, signed: readonly Leaf[], agencies: Agencies): readonly Byline[] {
  if (people.length > 0) return people;
  return signOff.authors.length > 0
    ? signOff.authors
    : signedInText(
        signed.map((l) => l.text),
        agencies,
      );
}
function withHints(authors: readonly Byline[], page: Page): readonly Byline[] {
  return authors.length > 0 ? authors : (page.hints.authors ?? []).map((name) => ({ name }));
}

/** An agency's own site is credited only where its dateline or byline names it. */
function allCredits(signOff: SignOff, said: Authors, dateline: Dateline | undefined, siteName: string, { url, agencies }: Gist): Credit[] {
  const inDateline = dateline?.agency ? [{ agency: dateline.agency, evidence: dateline.text }] : [];
  return once([...inDateline, ...said.credits, ...ofOthers(signOff.credits, siteName, url, agencies)]);
}
