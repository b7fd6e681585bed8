import type { Citer, PlacedReport } from '../gather/standing.ts';
import { headlineOf } from '../gather/report.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { articleHref, credit, marked, outletLink, said } from './parts.ts';

/** So many are shown; the rest is folded. */
const OPEN = 6;

/** Reports of other houses that link to the story's, each with the sentence that does, its linked words marked. */
export function citerList(reader: Reader, citers: readonly Citer[]): Fragment {
  const list = (some: readonly Citer[]): Fragment => page`<ul class="reports">${some.map((c) => citer(reader, c))}</ul>`,
    folded = citers.slice(OPEN);
  return page`${list(citers.slice(0, OPEN))}${folded.length > 0 && page`<details><summary>${reader.count('cited.more', folded.length)}</summary>${list(folded)}</details>`}`;
}

function citer(reader: Reader, { report, line, link }: Citer): Fragment {
  const { revision, articleId } = report;
  return page`<li><p>${credit(reader, report)} <a class="title" href="${articleHref(articleId)}">${said(revision, headlineOf(revision))}</a></p>${
    line && link && page`<p class="note">${marked(revision, line.at, [{ start: link.start, end: link.end, class: 'link' }])}</p>`
  }</li>`;
}

/** Where houses have put their own reports of the story in their feeds. */
export function placeList(reader: Reader, places: readonly PlacedReport[]): Fragment {
  return page`<ul class="run">${places.map(({ report, place }) => page`<li>${outletLink(reader, report)} ${place === 1 ? reader.say('placed.first') : reader.say('placed.at', { n: reader.format.number(place) })}</li>`)}</ul>`;
}
