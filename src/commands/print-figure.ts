import { cite, quote, type Citation } from '../model/citation.ts';
import { isCurrent } from '../model/ledger.ts';
import { isMissing, type FigurePlace } from '../model/verdict.ts';
import type { AnswerRow } from '../serve/gather/figures.ts';
import type { FigureView } from '../serve/gather/verify-figure.ts';
import { mayQuote } from '../serve/rights.ts';
import { shownSentence } from '../serve/shown.ts';
import { instant } from '../text/date-values.ts';
import { headLine, inLine, lookedFor } from './print-lines.ts';

/** What was found of a figure, and where it was looked for. */
export type SearchedFigure = Pick<FigureView, 'verdict' | 'articles' | 'since' | 'cutAt' | 'table'> & { readonly places: readonly FigurePlace[] };

const SAID: Readonly<Record<FigureView['verdict'], string>> = {
  found: 'Found, the same figure.',
  looser: 'Found, in a looser or a stricter wording.',
  unsure: 'The number is there, but whether of what was asked cannot be told for sure.',
  'wrong-speaker': 'Found, but claimed by somebody else.',
  'unsure-speaker': 'Found, but whose figure it is cannot be told for sure.',
  near: 'Not found; the same is counted with another value.',
  'not-found': 'Not found.',
};
const HOW = { same: 'the same', looser: 'another wording', other: 'another value' } as const;
const MOST_PRINTED = 5;

/** The answer for a terminal: the verdict, each sentence that gives the figure, and what others say on the same question. */
export function printFigure(searched: SearchedFigure): string {
  const { verdict, places, articles, since, cutAt, table } = searched,
    isOpen = isMissing(searched),
    rows = table?.rows ?? [];
  return [
    SAID[verdict],
    ...(isOpen ? [lookedFor(articles, since)] : []),
    ...(isOpen && cutAt !== undefined ? [`More articles hold its words; the newest ${cutAt} were looked into.`] : []),
    ...places.slice(0, MOST_PRINTED).flatMap(linesOf),
    ...(rows.length > 1 ? ['\nOn the same question:', ...rows.flatMap(rowLine)] : []),
    '',
  ].join('\n');
}

function linesOf({ revision: r, claim, how, speaker, isInDoubt }: FigurePlace): string[] {
  const head = headLine(r),
    whose = claim.speaker ? `claimed by ${inLine(r, claim.speaker)}` : 'nobody is named as claiming it';
  if (!mayQuote(r)) return [head, '            (its publisher asks that no part of its text be shown)'];
  return [
    head,
    `            ${shownSentence(r, claim.sentence, claim.content)
      .map((at) => inLine(r, at))
      .join(' … ')}`,
    `            ${HOW[how]}${isInDoubt ? ', perhaps of something else' : ''}; ${whose}${speaker === undefined ? '' : `, asked for: ${speaker}`}`,
  ];
}

function rowLine({ answer, claim, report }: AnswerRow): string[] {
  if (!claim?.figure || !report || !mayQuote(report.revision)) return [];
  const { revision: r } = report;
  return [`  ${inLine(r, claim.figure.span)}  ${claim.speaker ? inLine(r, claim.speaker) : '-'} · ${r.sourceName}${isCurrent(answer) ? '' : ' · superseded'}`];
}

/** The answer as data; of texts that may not be quoted no words. */
export function figureJson({ verdict, places, articles, since, cutAt, table }: SearchedFigure): object {
  return {
    verdict,
    articles: articles ?? null,
    since: instant(since),
    ...(cutAt === undefined ? {} : { cutAt }),
    places: places.map((p) => ({ ...figureOf(p), how: p.how, asked: p.speaker ?? null, inDoubt: p.isInDoubt === true })),
    question: (table?.rows ?? []).flatMap(({ answer, claim, report }) =>
      claim && report ? [{ ...figureOf({ revision: report.revision, claim }), superseded: !isCurrent(answer) }] : [],
    ),
  };
}

function figureOf({ revision: r, claim }: Pick<FigurePlace, 'revision' | 'claim'>): object {
  const words = (c: Citation | undefined): string | null => (c && mayQuote(r) ? quote(r, c) : null),
    { figure } = claim;
  return {
    article: r.articleId,
    revision: r.id,
    published: instant(r.published),
    source: r.sourceName,
    headline: quote(r, cite(r, r.headline)),
    claim: claim.id,
    value: figure?.value ?? null,
    bound: figure?.bound ?? null,
    figure: words(claim.content),
    claimant: words(claim.speaker),
    named: words(claim.speakerNamed),
    sentence:
      shownSentence(r, claim.sentence, claim.content)
        .map((at) => quote(r, at))
        .join(' … ') || null,
    start: claim.sentence.start,
    end: claim.sentence.end,
  };
}
