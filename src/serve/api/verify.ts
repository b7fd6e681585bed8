import { isRemoved } from '../gather/removed.ts';
import { z } from '@hono/zod-openapi';
import { spoken } from '../../ledger/spoken.ts';
import { isAskable } from '../../ledger/verify.ts';
import { isMissing, type Saying } from '../../model/verdict.ts';
import { gatherCompare, textOf, type CompareRow, type CompareView } from '../gather/compare.ts';
import { gatherVerify, type ReportedPlace, type VerifyView } from '../gather/verify.ts';
import { gatherFigure, type FigureView } from '../gather/verify-figure.ts';
import type { Report } from '../gather/report.ts';
import { LOOKED_THROUGH } from '../routes/fronts.ts';
import { extent, figuresAsked, languages, LONGEST } from '../routes/verify.ts';
import { shownOf, shownSentence, within, type Shown } from '../shown.ts';
import { iso, quotedAt, reportData, speakerData, wordsAt, wordsOrNull } from './lines.ts';
import { operation } from './operation.ts';
import { closed, questionData } from './parts.ts';
import { Refusal } from './problem.ts';
import * as shapes from './shapes-more.ts';

/** `/verify.json?quote=&speaker=` or `?figure=&claimant=` */
export const verify = operation({
  id: 'verify',
  path: '/verify.json',
  summary: 'Whether a stored article has a quotation word for word, or a figure, and whose it is there',
  query: z.object({
    quote: z.string().trim().min(1).max(LONGEST.quote).optional(),
    speaker: z.string().trim().min(1).max(LONGEST.speaker).optional(),
    figure: z.string().trim().min(1).max(LONGEST.figure).optional().openapi({ example: '41 aircraft hit' }),
    claimant: z.string().trim().min(1).max(LONGEST.claimant).optional(),
  }),
  answer: shapes.Verified,
  async run(edge, { query: { quote, speaker, figure, claimant } }) {
    if ((quote === undefined) === (figure === undefined)) return new Refusal('parameter-invalid', 'Give either quote or figure');
    const langs = await languages(edge);
    if (quote !== undefined) {
      if (!isAskable(quote))
        return new Refusal(spoken(quote).length === 0 ? 'parameter-invalid' : 'query-too-long', 'quote holds no words that can be looked for');
      const asked = { quote, ...(speaker === undefined ? {} : { speaker }) };
      return quoteData(await gatherVerify(edge.store, edge.sourcesOf, asked, langs, { extent: () => extent(edge), most: LOOKED_THROUGH }));
    }
    const typed = { quote: '', speaker: '', figure: figure ?? '', claimant: claimant ?? '' },
      asked = await figuresAsked(edge, typed, langs.slice(0, LOOKED_THROUGH));
    if (asked.length === 0) return new Refusal('parameter-invalid', 'figure holds no number with what it counts');
    return figureData(typed, await gatherFigure(edge.store, edge.sourcesOf, asked, () => extent(edge)));
  },
});

const looked = ({
  articles,
  since,
  cutAt,
  ...view
}: Pick<VerifyView, 'articles' | 'since' | 'cutAt'> & { readonly verdict: VerifyView['verdict'] | FigureView['verdict'] }) => ({
  articles: isMissing(view) ? (articles ?? null) : null,
  since: isMissing(view) && since !== undefined ? iso(since) : null,
  cutAt: cutAt ?? null,
});

function quoteData(view: VerifyView): z.output<typeof shapes.VerifiedQuote> {
  const shown = shownOf(view.places),
    { asked, verdict, places, isPart } = view;
  return {
    kind: 'quote',
    quote: asked.quote,
    speaker: asked.speaker ?? null,
    verdict,
    places: places.map((p) => placeData(p, shown.get(p) ?? { extent: 'none', parts: [] })),
    ...looked(view),
    isPart: isPart === true,
  };
}

type PlaceData = z.output<typeof shapes.VerifiedQuote>['places'][number];
function placeData(place: ReportedPlace, { extent: how, parts, later: laterAt }: Shown): PlaceData {
  const { report, revision, at, left, said, difference, later } = place;
  return {
    report: reportData(report),
    how: place.how,
    extent: how,
    lines: parts.flatMap((part) => quotedAt(report, part)),
    at: { start: at.start, end: at.end },
    left: within(left, parts).flatMap((l) => wordsAt(revision, l)),
    // Who says it is told with what they say alone.
    said: said && parts.length > 0 ? sayingData(report, said) : null,
    isSplit: place.isSplit === true,
    leavesNegation: place.leavesNegation === true,
    asAsked: place.speaker ?? null,
    typedOnly: (difference?.typed ?? []).map(({ start, end }) => ({ start, end })),
    printedOnly: within(difference?.printed ?? [], parts).flatMap((p) => wordsAt(revision, p)),
    later: later ? { kind: later.kind, revision: later.revision.id, line: quotedAt({ ...report, revision: later.revision }, laterAt)[0] ?? null } : null,
  };
}

function sayingData({ revision }: Report, { speaker, named, cue, by, as }: Saying): PlaceData['said'] {
  const words = wordsOrNull(revision, speaker);
  return words ? { words, named: wordsOrNull(revision, named), cue: wordsOrNull(revision, cue), by, as: as ?? null } : null;
}

function figureData({ figure, claimant }: { readonly figure: string; readonly claimant: string }, view: FigureView): z.output<typeof shapes.VerifiedFigure> {
  return {
    kind: 'figure',
    figure,
    claimant: claimant === '' ? null : claimant,
    verdict: view.verdict,
    places: view.places.map(({ report, revision, claim, how, speaker, isInDoubt }) => ({
      report: reportData(report),
      claim: claim.id,
      how,
      value: claim.figure?.value ?? null,
      low: claim.figure?.low ?? null,
      high: closed(claim.figure?.high),
      claimant: speakerData(report, claim),
      asAsked: speaker ?? null,
      isInDoubt: isInDoubt === true,
      lines: shownSentence(revision, claim.sentence, claim.content).flatMap((at) => quotedAt(report, at)),
    })),
    question: view.table ? questionData(view.table) : null,
    ...looked(view),
  };
}

const text = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .openapi({ description: "The id of an article or of one of its texts, its address at its publisher, or its page's here" });
/** `/compare.json?a=&b=` */
export const compare = operation({
  id: 'compare',
  path: '/compare.json',
  summary: 'Two texts side by side, paragraph by paragraph, as far as both may be shown',
  query: z.object({ a: text, b: text }),
  answer: shapes.Compared,
  async run({ store, sourcesOf }, { query: { a, b } }) {
    const [left, right] = await Promise.all([textOf(store, a), textOf(store, b)]);
    if ((!left && (await isRemoved(store, a))) || (!right && (await isRemoved(store, b)))) return new Refusal('article-removed');
    if (!left || !right) return new Refusal('not-found', `There is no text ${left ? 'b' : 'a'}`);
    return comparedData(await gatherCompare(store, sourcesOf, left, right, [a, b]));
  },
});

const comparedData = (view: CompareView): z.output<typeof shapes.Compared> => ({
  left: reportData(view.left),
  right: reportData(view.right),
  isVersions: view.versions,
  extent: view.extent,
  counts: { ...view.counts },
  rows: view.rows.flatMap((row) => rowData(view, row)),
});

function rowData({ left, right }: CompareView, row: CompareRow): z.output<typeof shapes.Compared>['rows'] {
  const none = { onlyLeft: [], onlyRight: [] };
  if (row.kind === 'same') return row.at.map((at) => ({ kind: 'same', left: null, right: quotedAt(right, at)[0] ?? null, ...none }));
  if (row.kind === 'apart') return [{ kind: 'apart', left: quotedAt(left, row.left)[0] ?? null, right: quotedAt(right, row.right)[0] ?? null, ...none }];
  const { was, is } = row.changed;
  return [
    {
      kind: 'changed',
      left: quotedAt(left, was.at)[0] ?? null,
      right: quotedAt(right, is.at)[0] ?? null,
      onlyLeft: was.only.flatMap((at) => wordsAt(was.revision, at)),
      onlyRight: is.only.flatMap((at) => wordsAt(is.revision, at)),
    },
  ];
}
