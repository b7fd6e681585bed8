import type { ComparedReport, ReadView } from '../gather/read.ts';
import { deckOf, headlineOf, type Report } from '../gather/report.ts';
import { Href } from '../href.ts';
import { TEXT_FIELDS } from '../input.ts';
import { problemLine } from '../names.ts';
import { echo, nothing, page, token, type Echo, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { articleBody } from './body.ts';
import { compared } from './compared.ts';
import { figuresTable } from './figures.ts';
import { sheet } from './layout.ts';
import { lossList } from './lost.ts';
import { outlet, said, section, when } from './parts.ts';
import { relation } from './relation.ts';
import { statementsBySpeaker } from './statements.ts';
import { timelineList } from './timeline.ts';

export interface Typed {
  readonly links: Echo;
  readonly texts: readonly Echo[];
}
export const NOTHING_TYPED: Typed = { links: echo(''), texts: [] };

/** Read's form, with what was wrong with it and what had been typed. */
export function readForm(reader: Reader, typed: Typed, wrong?: 'read.none' | 'read.many' | 'read.notlink' | 'read.off'): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say('read.title')}</h1><p class="deck">${say('read.what')}</p></header>
${wrong !== undefined && page`<p class="wrong" role="alert">${say(wrong)}</p>`}
${form(reader, typed)}`;
  return sheet({ reader, title: say('read.title'), place: 'read', main });
}

function form(reader: Reader, typed: Typed): Fragment {
  const { say } = reader,
    shown = Math.max(2, typed.texts.findLastIndex((t) => t !== '') + 1);
  const field = (i: number): Fragment => page`<label for="${token(`text${i}`)}">${say('read.text', { n: reader.format.number(i) })}</label>
<textarea id="${token(`text${i}`)}" name="${token(`text${i}`)}" rows="6">${typed.texts[i - 1]}</textarea>`;
  const fields = Array.from({ length: TEXT_FIELDS }, (_, i) => field(i + 1));
  return page`<form class="readform" action="${Href.to(['read'])}" method="post">
<label for="links">${say('read.links')}</label>
<textarea id="links" name="links" rows="4" spellcheck="false">${typed.links}</textarea>
${fields.slice(0, shown)}
${shown < TEXT_FIELDS && page`<details><summary>${say('read.moretexts')}</summary>${fields.slice(shown)}</details>`}
<button type="submit">${say('read.go')}</button>
<p class="note">${say('read.kept')}</p></form>`;
}

/** Two or more texts side by side; nothing on this page is stored. */
export function readPage(reader: Reader, view: ReadView): Fragment {
  const { say } = reader,
    { reports } = view;
  const from = (l: { report: Report }): Fragment => source(reader, l.report);
  const differing = view.figures.filter((t) => t.question.differs);
  const main = page`<header class="head"><h1>${say('read.title')}</h1><p><a href="${Href.to(['read'])}">${say('read.again')}</a></p></header>
${view.problems.length > 0 ? page`<section class="wrong" aria-labelledby="problems"><h2 id="problems">${say('read.problems')}</h2><ul class="plain">${view.problems.map((p) => page`<li><span class="input">${echo(p.input)}</span> <span>${problemLine(p)}</span></li>`)}</ul></section>` : nothing}
${reports.length > 1 ? section('whose', say('read.whose'), page`<ol class="reports">${reports.map((r) => whose(reader, r, view))}</ol>`) : nothing}
${view.separate.length > 1 ? section('apart', say('read.stories'), page`<ol class="plain">${view.separate.map((group) => page`<li><ul class="run">${group.map((r) => page`<li>${source(reader, r)}</li>`)}</ul></li>`)}</ol>`, reader.count('read.separate', view.separate.length)) : nothing}
${
  view.lost.length > 0
    ? section(
        'lost',
        say('read.lost'),
        lossList(reader, view.lost, (r) => source(reader, r)),
      )
    : nothing
}
${
  differing.length > 0
    ? section(
        'differ',
        say('read.differ'),
        figuresTable(reader, differing, 'figures.differ', (r) => source(reader, r)),
      )
    : nothing
}
${
  view.figures.length > differing.length
    ? section(
        'figures',
        say('story.figures'),
        figuresTable(
          reader,
          view.figures.filter((t) => !t.question.differs),
          'figures.caption',
          (r) => source(reader, r),
        ),
      )
    : nothing
}
${view.speakers.length > 0 ? section('statements', say('story.statements'), statementsBySpeaker(reader, view.speakers, from)) : nothing}
${view.timeline.length > 0 ? section('timeline', say('story.timeline'), timelineList(reader, view.timeline, from)) : nothing}
${reports.map((r) => cleaned(reader, r))}`;
  return sheet({ reader, title: say('read.title'), place: 'read', main });
}

/** The document as named on this page: a link to its text below. */
function source(reader: Reader, report: Report): Fragment {
  const { input, at } = report as ComparedReport,
    { revision } = report;
  return page`<span class="credit"><a href="${Href.within(anchorOf(report))}">${report.outlet === undefined ? page`<span class="outlet">${echo(input)}</span>` : outlet(reader, report)}</a>${revision.published !== undefined && page` ${when(reader, { revision, at })}`}</span>`;
}
function anchorOf(report: Report): string {
  return `d${(report as ComparedReport).number}`;
}

function whose(reader: Reader, report: ComparedReport, view: ReadView): Fragment {
  const { say } = reader,
    original = report.copy && view.reports.find((r) => r.articleId === report.copy?.originalId);
  return page`<li><p>${source(reader, report)} ${title(report)}</p>
${
  original && report.copy
    ? page`<p>${relation(reader, report)} <span class="note">${say('relation.of')}</span> ${source(reader, original)}</p>${compared(reader, original.revision, report.revision, report.copy.edits)}`
    : page`<p class="note">${say('read.own')}</p>`
}</li>`;
}
function title({ revision }: Report): Fragment {
  const words = headlineOf(revision);
  return words === '' ? nothing : page`<span class="title">${said(revision, words)}</span>`;
}

function cleaned(reader: Reader, report: ComparedReport): Fragment {
  const { say } = reader,
    { revision } = report,
    headline = headlineOf(revision),
    deck = deckOf(revision),
    outside = Href.outside(report.input);
  return page`<article class="article document" id="${token(anchorOf(report))}">
<h2>${headline === '' ? page`<span>${echo(report.input)}</span>` : said(revision, headline)}</h2>
<p class="by">${report.outlet !== undefined && outlet(reader, report)} ${revision.published !== undefined && when(reader, report)}</p>
${outside && page`<p class="publisher"><a href="${outside}" rel="noopener external">${say('article.original')}</a></p>`}
${deck !== undefined && page`<p class="deck">${said(revision, deck)}</p>`}
${revision.stub !== undefined && page`<p class="note">${say(`stub.${revision.stub}`)}</p>`}
<details${report.open ? page` open` : nothing}><summary>${say('read.cleaned')}</summary>${articleBody(reader, revision, report.reading)}</details>
</article>`;
}
