import type { Correction } from '../gather/corrections.ts';
import type { Brief } from '../gather/front.ts';
import { keyLines } from '../gather/lines.ts';
import { headlineOf, words, type Line, type Report } from '../gather/report.ts';
import { cite } from '../../model/citation.ts';
import { Href, slug } from '../href.ts';
import { nothing, page, type Fragment } from '../page.ts';
import { tongue } from '../pages/parts.ts';
import type { Reader } from '../reader.ts';
import { isShowable } from '../show.ts';
import { urn, type Entry } from './channel.ts';

const LINES = 3;

/** A story as an entry: whose headline it is, and its lines. */
export function storyEntry(base: string, reader: Reader, { story, headline, lines }: Brief): Entry {
  const { report } = headline,
    title = words(headline),
    tail = slug(title);
  return {
    ...common(base, report),
    id: urn('story', story.id),
    title,
    here: base + Href.to(tail === '' ? ['story', story.id] : ['story', story.id, tail]).value,
    published: story.since,
    updated: story.until,
    content: content(reader, base, lines),
  };
}

/** A report as an entry: its headline, its most telling lines and its corrections. */
export function reportEntry(base: string, reader: Reader, report: Report, line?: Line): Entry {
  const { revision } = report,
    title = headlineOf(revision),
    corrections = revision.noteRanges.filter((range) => isShowable(revision, range)).map((range) => ({ report, at: cite(revision, range) }));
  return {
    ...common(base, report),
    id: urn('article', report.articleId),
    title,
    here: articleHere(base, report),
    published: report.at,
    updated: revision.number > 1 ? Math.max(report.at, revision.seenAt) : report.at,
    content: content(reader, base, [...(line ? [line] : keyLines([report], LINES, title)), ...corrections]),
  };
}

/** A correction as an entry of its own, for each text that it stands with: the note in its publisher's words, and who has not followed it. */
export function correctionEntry(base: string, reader: Reader, { report, notes, unfollowed }: Correction): Entry {
  const { revision } = report,
    lines = notes.filter(({ at }) => isShowable(revision, at));
  return {
    ...common(base, report),
    id: urn('correction', revision.id),
    title: headlineOf(revision),
    here: articleHere(base, report),
    published: report.at,
    updated: Math.max(report.at, revision.seenAt),
    content: page`${content(reader, base, lines)}${unfollowed.length > 0 && page`<p>${reader.say('corrections.copies')}</p><ul>${unfollowed.map((r) => page`<li><a href="${linkOf(base, r)}">${r.outlet ?? reader.say('outlet.unknown')}</a></li>`)}</ul>`}`,
  };
}

function common(base: string, report: Report): Pick<Entry, 'url' | 'lang' | 'outlet'> {
  const { lang } = report.revision;
  return { url: publisher(base, report), lang: lang === 'und' ? '' : lang, ...(report.outlet === undefined ? {} : { outlet: report.outlet }) };
}

/** The publisher's page; ours where a text came without an address. */
function publisher(base: string, report: Report): string {
  return Href.outside(report.revision.canonicalUrl ?? '')?.value ?? articleHere(base, report);
}
function articleHere(base: string, report: Report): string {
  return base + Href.to(['article', report.articleId]).value;
}

function content(reader: Reader, base: string, lines: readonly Line[]): Fragment {
  if (lines.length === 0) return nothing;
  return page`<ul>${lines.map((line) => page`<li><a href="${linkOf(base, line.report)}">${line.report.outlet ?? reader.say('outlet.unknown')}</a>: <q ${tongue(line.report.revision.lang)}>${words(line)}</q></li>`)}</ul>`;
}

function linkOf(base: string, report: Report): Href {
  return Href.outside(publisher(base, report)) ?? Href.to(['article', report.articleId]);
}
