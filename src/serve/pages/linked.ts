import { headlineOf, words, type Line, type Report } from '../gather/report.ts';
import { speakerOf } from '../gather/speaker.ts';
import type { Statement } from '../gather/statements.ts';
import { Href } from '../href.ts';
import { authorName } from '../names.ts';
import { token, type Data } from '../page.ts';
import type { Reader } from '../reader.ts';
import { isShowable, show } from '../show.ts';

/** More of one kind than these are told on the page alone. */
const MOST = 40;
const SCHEMA = Href.outside('https://schema.org/');

/** Everything that one page's data block says. */
export function graph(things: readonly Data[]): Data {
  return { '@context': SCHEMA, '@graph': things };
}

/** A report as what it is: an article of its publisher's, at its publisher's address. */
export function newsArticle({ format }: Reader, report: Report, more: Readonly<Record<string, Data>> = {}): Data {
  const { revision } = report,
    url = Href.outside(revision.canonicalUrl);
  return {
    '@type': token('NewsArticle'),
    '@id': url,
    url,
    headline: headlineOf(revision),
    inLanguage: languageOf(report),
    datePublished: revision.published === undefined || revision.publishedDay ? undefined : format.iso(revision.published),
    dateModified: revision.modified === undefined ? undefined : format.iso(revision.modified),
    author: revision.authors.length === 0 ? undefined : revision.authors.map((a) => ({ '@type': token('Person'), name: authorName(a) })),
    publisher: report.outlet === undefined ? undefined : { '@type': token('Organization'), name: report.outlet },
    ...more,
  };
}
const languageOf = ({ revision }: Report): Data =>
  /^[a-z]{2,3}(?:-[\w-]+)?$/i.test(revision.lang) && revision.lang !== 'und' ? token(revision.lang) : undefined;

/** Publishers' articles in the order of a page. */
export function itemList(reader: Reader, reports: readonly Report[]): Data {
  const listed = [...new Map(reports.map((r) => [r.articleId, r])).values()].filter((r) => Href.outside(r.revision.canonicalUrl)).slice(0, MOST);
  return {
    '@type': token('ItemList'),
    numberOfItems: listed.length,
    itemListElement: listed.map((r, i) => ({ '@type': token('ListItem'), position: i + 1, item: newsArticle(reader, r) })),
  };
}

/** Words quoted in one piece as a Quotation, other statements as a Claim, each with who says it and whose article prints it. */
export function statementsData(statements: readonly Statement[]): Data[] {
  return statements
    .filter((s) => s.claim.speaker && isShowable(s.report.revision, s.claim.sentence))
    .slice(0, MOST)
    .map(({ report, claim }): Data => {
      const { revision } = report,
        // Who is named may be a house or a crowd; only of a person's full name it is sure what it is.
        who = speakerOf(report, claim),
        speaker: Data =
          who && isShowable(revision, who.at) ? { '@type': token(who.slug === undefined ? 'Thing' : 'Person'), name: show(revision, who.at) } : undefined,
        printed: Data = { '@type': token('NewsArticle'), '@id': Href.outside(revision.canonicalUrl), headline: headlineOf(revision) };
      return claim.manner === 'quote' && claim.type === 'direct' && claim.contentParts === undefined
        ? { '@type': token('Quotation'), text: show(revision, claim.content), inLanguage: languageOf(report), spokenByCharacter: speaker, isPartOf: printed }
        : { '@type': token('Claim'), text: show(revision, claim.sentence), inLanguage: languageOf(report), author: speaker, appearance: printed };
    });
}

/** A publisher's own note on its text. */
export function correctionComment(line: Line): Data {
  return { '@type': token('CorrectionComment'), text: words(line), inLanguage: languageOf(line.report) };
}

/** Articles that carry a note, each with it. */
export function correctedArticles(reader: Reader, notes: readonly Line[]): Data[] {
  const by = Map.groupBy(
    notes.filter((n) => isShowable(n.report.revision, n.at)),
    (n) => n.report.articleId,
  );
  return [...by.values()].flatMap((own) => (own[0] ? [newsArticle(reader, own[0].report, { correction: own.map((n) => correctionComment(n)) })] : []));
}
