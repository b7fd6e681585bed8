import { page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import type { Dated } from '../gather/timeline.ts';
import { credit, saidLine } from './parts.ts';

/** Dated verbatim lines, day by day. */
export function timelineList(reader: Reader, lines: readonly Dated[], credited: (line: Dated) => Fragment = (l) => credit(reader, l.report)): Fragment {
  const days = Map.groupBy(lines, (l) => l.day);
  return page`<ol class="timeline">${[...days].map(
    ([day, of]) =>
      page`<li class="margined"><h3><time datetime="${token(day.split('/')[0] ?? day)}">${reader.format.isoDay(day, reader.now)}</time></h3><ul class="lines">${of.map((l) => page`<li>${saidLine(l)} <p class="after">${credited(l)}</p></li>`)}</ul></li>`,
  )}</ol>`;
}
