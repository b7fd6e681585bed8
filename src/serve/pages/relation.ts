import type { Report } from '../gather/report.ts';
import { Href } from '../href.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';

/** The address of two texts side by side, by the ids of articles or of texts. */
export function compareHref(a: string, b: string): Href {
  return Href.to(['compare'], { a, b });
}
/** A link to them, said in words. */
export function compareLink({ say }: Reader, a: string, b: string): Fragment {
  return page`<a class="beside" href="${compareHref(a, b)}">${say('compare.link')}</a>`;
}

/** What kind of copy it is, and how much of its text is the original's. */
export function relation(reader: Reader, report: Report): Fragment {
  if (!report.copy) return nothing;
  return page`<span class="note">${reader.say(`relation.${report.copy.relation}`)}</span> ${share(reader, report)}${byEditor(reader, report)}`;
}
/** The same with a way to see both side by side. */
export function relationRun(reader: Reader, report: Report, originalId: string): Fragment {
  const { copy } = report;
  if (!copy) return nothing;
  return page`<ul class="run"><li>${reader.say(`relation.${copy.relation}`)}</li>${copy.containment >= TELLING && page`<li>${share(reader, report)}</li>`}${copy.act !== undefined && page`<li>${byEditor(reader, report)}</li>`}<li>${compareLink(reader, originalId, report.articleId)}</li></ul>`;
}
/** That an editor says so, with the act in the log. */
export function byEditor({ say }: Reader, { copy }: Report): Fragment {
  return copy?.act === undefined ? nothing : page` <a class="note" href="${Href.to(['log', copy.act])}">${say('act.said')}</a>`;
}
const TELLING = 0.3;
/** How much of its words are the original's; where few are, the number says less than the relation. */
export function share({ say, format }: Reader, { copy }: Report): Fragment {
  return copy && copy.containment >= TELLING ? page`<span class="note">${say('relation.share', { n: format.percent(copy.containment) })}</span>` : nothing;
}
