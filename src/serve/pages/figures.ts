import { isCurrent } from '../../model/ledger.ts';
import type { Figure } from '../../model/claim.ts';
import type { Revision } from '../../model/revision.ts';
import type { AnswerRow, QuestionTable } from '../gather/figures.ts';
import { isDatable, type Report } from '../gather/report.ts';
import { anchor } from '../href.ts';
import { nothing, page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { mayQuote } from '../rights.ts';
import { isShowable, show } from '../show.ts';
import { claimedBy, credit, marked, moment, outletLink, said } from './parts.ts';
import { series } from './series.ts';

/** How a report is named on the page. */
export type Credited = (report: Report) => Fragment;
/** Kinds that the source's own words name better. */
const PLAIN = new Set(['people', 'objects', 'other']);

/** Figures side by side: one body of rows a question, each with who says it, where and when, and the sentence. */
export function figuresTable(
  reader: Reader,
  tables: readonly QuestionTable[],
  title: 'figures.caption' | 'figures.differ',
  credited: Credited = (r) => credit(reader, r),
): Fragment {
  const { say } = reader;
  if (tables.length === 0) return nothing;
  return page`<table class="figures"><caption>${say(title)}</caption>
<thead><tr><th scope="col">${say('figures.value')}</th><th scope="col">${say('figures.who')}</th><th scope="col">${say('figures.where')}</th></tr></thead>
${tables.map((t) => body(reader, t, credited))}
</table>`;
}

function body(reader: Reader, table: QuestionTable, credited: Credited): Fragment {
  const { say } = reader,
    id = anchor('q', table.question.id);
  return page`<tbody${table.question.differs ? page` class="differs"` : nothing}>
<tr class="question"><th scope="rowgroup" colspan="3" id="${token(id)}">${label(reader, table.label)}${table.question.differs && page` <span class="verdict">${say('badge.figures-differ')}</span>`}${series(table.rows)}</th></tr>
${table.rows.map((row) => answer(reader, row, credited))}
</tbody>`;
}

/** What is counted: our word for the kind, and the source's own words for the thing, event and place. */
export function label({ say }: Reader, row: AnswerRow | undefined): Fragment {
  const figure = row?.claim?.figure,
    revision = row?.report?.revision;
  if (!figure || !revision) return page`${say('figure.other')}`;
  const parts = mayQuote(revision)
    ? [figure.thing, figure.place].flatMap((at) => (at && isShowable(revision, at) ? [said(revision, show(revision, at))] : []))
    : [];
  const named = parts.length > 0 && PLAIN.has(figure.kind);
  return page`${!named && page`<span class="kind">${say(`figure.${figure.kind}`)}</span>`}${parts.map((p) => page` ${p}`)}`;
}

/** Our word for what is counted, where the value alone does not say it. */
export function kindOf({ say }: Reader, row: AnswerRow | undefined): Fragment {
  const kind = row?.claim?.figure?.kind;
  return kind === undefined || PLAIN.has(kind) ? nothing : page`<p class="kind">${say(`figure.${kind}`)}</p>`;
}

function answer(reader: Reader, { answer: a, claim, report, also }: AnswerRow, credited: Credited): Fragment {
  const { say, format } = reader,
    figure = claim?.figure,
    revision = report && mayQuote(report.revision) ? report.revision : undefined;
  const value =
    figure && revision && isShowable(revision, figure.span)
      ? page`<b>${said(revision, show(revision, figure.span))}${unit(revision, figure)}</b>`
      : page`<b>${bareValue(reader, a, figure)}</b>`;
  const of = figure?.of !== undefined && page` <span class="of">${say('figures.of', { n: format.number(figure.of) })}</span>`;
  const day =
    claim &&
    figure?.asOf !== undefined &&
    revision &&
    isDatable(revision, claim.sentence, figure.asOf) &&
    page` <span class="asof">${say('figures.asof')} <span>${format.isoDay(figure.asOf, reader.now)}</span></span>`;
  return page`<tr${!isCurrent(a) ? page` class="superseded"` : nothing}>
<td>${value}${of}${day}${!isCurrent(a) && page` <span class="note">${say('figures.superseded')}</span>`}</td>
<td>${claim && report ? claimedBy(reader, report, claim) : page`<span class="note">${say('figures.earlier')}</span>`}</td>
<td>${report ? credited(report) : moment(reader, a.at)}${also.length > 0 && alsoIn(reader, also)}</td></tr>
${
  claim && revision && isShowable(revision, claim.sentence)
    ? page`<tr class="sentence"><td colspan="3">${marked(revision, claim.sentence, [
        ...(figure ? [{ ...figure.span, class: 'figure' }] : []),
        ...claim.hedges.map((h) => ({ ...h, class: 'hedge' })),
      ])}</td></tr>`
    : nothing
}`;
}

const NAMED = 3;
/** Who else prints it. */
function alsoIn(reader: Reader, reports: readonly Report[]): Fragment {
  const outlets = [...new Map(reports.map((r) => [r.sourceId, r])).values()],
    more = outlets.length - NAMED;
  return page`<ul class="run outlets">${outlets.slice(0, NAMED).map((r) => page`<li>${outletLink(reader, r)}</li>`)}${more > 0 && page`<li>${reader.count('more', more)}</li>`}</ul>`;
}

/** The value alone, where its words are not shown: a number that says nothing without its unit, which is the source's own word, is not shown either. */
export function bareValue({ say, format }: Reader, answer: AnswerRow['answer'], figure: Figure | undefined): Fragment {
  const isMeasured = figure !== undefined && (figure.unit !== undefined || figure.kind === 'percent');
  return isMeasured ? page`<span class="note">${say('rights.withheld')}</span>` : page`<span>${format.figure(answer)}</span>`;
}

/** The unit as the source has it, where it is not in the number's own words ("$40"). */
function unit(revision: Revision, { span, unit: at }: Figure): Fragment {
  if (!at || (at.start >= span.start && at.end <= span.end) || !isShowable(revision, at)) return nothing;
  return page` ${said(revision, show(revision, at))}`;
}
