import { isCorrected } from '../../model/revision.ts';
import type { CitedReport, Citer, PlacedReport } from '../gather/standing.ts';
import { headlineOf, type Report } from '../gather/report.ts';
import { page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { articleHref, credit, marked, moment, said } from './parts.ts';

/** So many are shown of the reports cited, and of those that cite each; the rest is folded. */
const OPEN = 6;

/** The story's reports that other houses link to, each with those that do. */
export function citedList(reader: Reader, cited: readonly CitedReport[]): Fragment {
  return folded(reader, 'reports', cited, (c) => citedReport(reader, c));
}

function citedReport(reader: Reader, { report, houses, citers }: CitedReport): Fragment {
  const corrected = isCorrected(report.revision);
  return page`<li><p><span class="note">${reader.count('cited.houses', houses)}</span> ${titled(reader, report)}${corrected && page` <span class="note">${reader.say('cited.corrected')}</span>`}</p>
${folded(reader, 'copies', citers, (c) => citer(reader, c))}</li>`;
}

/** A report that links to it, with the sentence that does, its linked words marked. */
function citer(reader: Reader, { report, member, sentence }: Citer): Fragment {
  return page`<li><p>${titled(reader, report)}${member && page` <span class="note">${reader.say('cited.member')}</span>`}</p>${
    sentence && page`<p class="note">${marked(report.revision, sentence.at, [{ ...sentence.link, class: 'link' }])}</p>`
  }</li>`;
}

function folded<T>(reader: Reader, kind: 'reports' | 'copies', all: readonly T[], item: (of: T) => Fragment): Fragment {
  const list = (some: readonly T[]): Fragment => page`<ul class="${token(kind)}">${some.map(item)}</ul>`,
    rest = all.slice(OPEN);
  return page`${list(all.slice(0, OPEN))}${rest.length > 0 && page`<details><summary>${reader.count('cited.more', rest.length)}</summary>${list(rest)}</details>`}`;
}

/** Where houses have put their own reports of the story in their feeds: which report, at which place, and when the feed said so. */
export function placeList(reader: Reader, places: readonly PlacedReport[]): Fragment {
  const { say, format } = reader;
  return page`<ul class="reports">${places.map(
    ({ report, place, at }) =>
      page`<li><p>${titled(reader, report)}</p><ul class="run"><li>${place === 1 ? say('placed.first') : say('placed.at', { n: format.number(place) })}</li>${at !== undefined && page`<li>${say('placed.asof')} ${moment(reader, at)}</li>`}</ul></li>`,
  )}</ul>`;
}

function titled(reader: Reader, report: Report): Fragment {
  return page`${credit(reader, report)} <a class="title" href="${articleHref(report.articleId)}">${said(report.revision, headlineOf(report.revision))}</a>`;
}
