import type { Verbatim } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import type { Badge } from '../../model/front-page.ts';
import type { Revision } from '../../model/revision.ts';
import type { Story } from '../../model/story.ts';
import { cite } from '../../model/citation.ts';
import type { Range } from '../../model/range.ts';
import type { Line, Report } from '../gather/report.ts';
import { isVeiled } from '../gather/speaker.ts';
import { Href, slug } from '../href.ts';
import { nothing, page, token, type Fragment } from '../page.ts';
import { directionOf, type Reader } from '../reader.ts';
import { speak, type Words } from '../words.ts';
import { isShowable, show } from '../show.ts';

/** `lang` and `dir` of a source's words. */
export function tongue(lang: string): Fragment {
  const dir = directionOf(lang);
  // An undetermined language is said as unknown (empty), or the page's own language would be inherited.
  return page`lang="${token(lang === 'und' ? '' : lang)}" dir="${token(dir)}"`;
}

/** Stands for words that may not be shown; the same in every language. */
export const gap: Fragment = page`<span class="gap">${speak('en')('rights.gap')}</span>`;

/** A source's words in their own language; the sign of a gap where they may not be shown. */
export function said(revision: Pick<Revision, 'lang'>, text: Verbatim | undefined): Fragment {
  return text === undefined ? gap : page`<span class="said" ${tongue(revision.lang)}>${text}</span>`;
}
export function saidLine({ report, at }: Line): Fragment {
  return said(report.revision, show(report.revision, at));
}

/** Who claims something in the words of the text, and whom those mean where they say less: "he (Edda Lindqvist)". */
export function claimant(revision: Revision, claim: Pick<Claim, 'speaker' | 'speakerNamed'>, href?: Href): Fragment {
  const { speaker, speakerNamed } = claim;
  if (!speaker) return nothing;
  const own = said(revision, show(revision, speaker));
  if (!speakerNamed || !isVeiled(revision, claim) || !isShowable(revision, speakerNamed)) return own;
  const name = said(revision, show(revision, speakerNamed));
  return page`<span class="veiled">${own} <span class="meant">${href ? page`<a href="${href}">${name}</a>` : name}</span></span>`;
}

/** The same in a table; in words where nobody says it, and where who does may not be shown. */
export function claimedBy({ say }: Reader, { revision }: Pick<Report, 'revision'>, claim: Claim): Fragment {
  const { speaker } = claim;
  if (speaker && isShowable(revision, speaker)) return claimant(revision, claim);
  return page`<span class="note">${say(speaker ? 'rights.withheld' : 'figures.nobody')}</span>`;
}

/** When an article was published; only the day where only that is known. */
export function when(reader: Reader, report: Pick<Report, 'revision' | 'at'>): Fragment {
  const { published, publishedDay } = report.revision,
    { format } = reader;
  if (published !== undefined && publishedDay) {
    const day = new Date(published).toISOString().slice(0, 10);
    return page`<time datetime="${token(day)}">${format.isoDay(day, reader.now)}</time>`;
  }
  return moment(reader, report.at);
}
export function moment({ format, now }: Reader, at: number): Fragment {
  return page`<time datetime="${token(format.iso(at))}">${format.moment(at, now)}</time>`;
}

export function outlet({ say }: Reader, report: Pick<Report, 'outlet'>): Fragment {
  return page`<span class="outlet">${report.outlet ?? say('outlet.unknown')}</span>`;
}

export function articleHref(articleId: string): Href {
  return Href.to(['article', articleId]);
}
/** @param at a section of its page. */
export function storyHref(story: Pick<Story, 'id'>, headline: string, at?: string): Href {
  const tail = slug(headline),
    parts = tail === '' ? ['story', story.id] : ['story', story.id, tail];
  return at === undefined ? Href.to(parts) : Href.inside(parts, at);
}

export function personHref(slug: string): Href {
  return Href.to(['who', slug]);
}
/** Of somebody whom several houses name there is a page for anybody; of others only for the paper's own users. */
export const MANY_HOUSES = 2;
export const hasPage = ({ anybody }: Reader, { houses }: { readonly houses: number }): boolean => !anybody || houses >= MANY_HOUSES;
export function placeHref(slug: string): Href {
  return Href.to(['where', slug]);
}
export function sourceHref(report: Pick<Report, 'sourceKey'>): Href {
  return Href.to(['source', report.sourceKey]);
}

/** Outlet and time, linked to the article's page here. */
export function credit(reader: Reader, report: Report): Fragment {
  return page`<span class="credit"><a href="${articleHref(report.articleId)}">${outlet(reader, report)}</a> ${when(reader, report)}</span>`;
}

/** The outlet alone, linked to the article's page here. */
export function outletLink(reader: Reader, report: Report): Fragment {
  return page`<a href="${articleHref(report.articleId)}">${outlet(reader, report)}</a>`;
}

/** Lines whose sources hang in the margin. */
export function hungLines(reader: Reader, lines: readonly Line[], credited: (line: Line) => Fragment = (l) => credit(reader, l.report)): Fragment {
  if (lines.length === 0) return nothing;
  return page`<ul class="lines hung">${lines.map((line) => page`<li>${credited(line)} ${saidLine(line)}</li>`)}</ul>`;
}

/** A headline of more characters than this is set smaller. */
const LONG = 120;
export function headingClass(headline: string): Fragment {
  return headline.length > LONG ? page` class="long"` : nothing;
}

/** Verbatim lines, each with who printed it and when. */
export function lineList(reader: Reader, lines: readonly Line[], credited: (line: Line) => Fragment = (l) => credit(reader, l.report)): Fragment {
  if (lines.length === 0) return nothing;
  return page`<ul class="lines">${lines.map((line) => page`<li>${credited(line)} ${saidLine(line)}</li>`)}</ul>`;
}

export function badges({ say }: Reader, list: readonly Badge[]): Fragment {
  if (list.length === 0) return nothing;
  return page`<ul class="badges">${list.map((b) => page`<li class="${token(b)}">${say(`badge.${b}`)}</li>`)}</ul>`;
}

/** Reports and reprints of a story, what else of it is no report of its own and, where it is given, its age, in words. */
export function tally(reader: Reader, { size, independent, uncounted = {} }: Story, age?: Words): Fragment {
  const { 'same-voice': voice = 0, 'same-statement': statement = 0, withdrawn = 0 } = uncounted,
    parts = {
      reports: withdrawn >= size ? 0 : independent,
      reprints: size - independent - voice - statement - withdrawn,
      'reports.voice': voice,
      'reports.statement': statement,
      'reports.withdrawn': withdrawn,
    },
    items = (Object.keys(parts) as (keyof typeof parts)[]).filter((key) => key === 'reports' || parts[key] > 0);
  return page`<ul class="run">${items.map((key) => page`<li>${reader.count(key, parts[key])}</li>`)}${age !== undefined && page`<li>${age}</li>`}</ul>`;
}

/** A heading with its own section. */
export function section(id: string, title: Words, body: Fragment, note?: Words): Fragment {
  return page`<section aria-labelledby="${token(id)}"><h2 id="${token(id)}">${title}</h2>${note !== undefined && page`<p class="note">${note}</p>`}
${body}</section>`;
}

/** A range to be marked, with the mark's class; words that came or went are marked as such. */
export interface Mark extends Range {
  readonly class: string;
  readonly as?: 'ins' | 'del';
}

/** A range of a text with marks in it, where it may be shown; a mark may stand within a wider one. */
export function marked(revision: Revision, within: Range, marks: readonly Mark[]): Fragment {
  if (!isShowable(revision, within)) return gap;
  const inside = marks
    .map((m) => ({ ...m, start: Math.max(m.start, within.start), end: Math.min(m.end, within.end) }))
    .filter((m) => m.start < m.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return page`<span class="said" ${tongue(revision.lang)}>${pieces(revision, within, inside)}</span>`;
}

/** Marks come sorted by start, wider first; one that overlaps its neighbour without lying in it is left out. */
function pieces(revision: Revision, within: Range, marks: readonly Mark[]): Fragment[] {
  const made: Fragment[] = [];
  let at = within.start;
  const plain = (end: number): void => {
    if (end > at) made.push(page`${show(revision, cite(revision, { start: at, end }))}`);
  };
  for (const mark of marks) {
    if (mark.start < at || mark.end > within.end) continue;
    plain(mark.start);
    const inner = marks.filter((m) => m !== mark && m.start >= mark.start && m.end <= mark.end && m.end - m.start < mark.end - mark.start);
    made.push(wrapped(mark, pieces(revision, mark, inner)));
    at = mark.end;
  }
  plain(within.end);
  return made;
}

function wrapped(mark: Mark, inside: readonly Fragment[]): Fragment {
  if (mark.as === 'ins') return page`<ins>${inside}</ins>`;
  return mark.as === 'del' ? page`<del>${inside}</del>` : page`<mark class="${token(mark.class)}">${inside}</mark>`;
}
