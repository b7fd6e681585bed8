import type { AnswerRow } from '../gather/figures.ts';
import type { Grown, Moved, SinceView } from '../gather/since.ts';
import type { Headed } from '../gather/naming.ts';
import { words } from '../gather/report.ts';
import { Href } from '../href.ts';
import { page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { mayQuote } from '../rights.ts';
import { isShowable, show } from '../show.ts';
import { correction } from './corrections.ts';
import { bareValue, label } from './figures.ts';
import { sheet } from './layout.ts';
import { articleHref, claimant, credit, outletLink, said, saidLine, section, storyHref, tally } from './parts.ts';
import { ticks } from './ticks.ts';

const DAY = 86_400_000;

/** What changed on the front page since a time: new stories, new reports, moved figures, corrections. */
export function sincePage(reader: Reader, view: SinceView): Fragment {
  const { say, format } = reader,
    back = (days: number): Href => Href.to(['since'], { at: format.local(view.at - days * DAY) }),
    empty = view.fresh.length + view.grown.length + view.moved.length + view.corrected.length === 0;
  const main = page`<header class="head"><h1>${say('nav.since')}</h1>
<p class="note">${say('since.from')} <time datetime="${token(format.iso(view.since))}">${format.moment(view.since, reader.now)}</time></p>
<ul class="run"><li><a href="${back(1)}">${say('since.day')}</a></li><li><a href="${back(7)}">${say('since.week')}</a></li></ul>
<form class="asof" action="${Href.to(['since'])}" method="get"><label for="at">${say('since.from')}</label>
<input id="at" name="at" type="datetime-local" value="${token(format.local(view.since))}"><button type="submit">${say('front.go')}</button></form></header>
${empty && page`<p>${say('since.nothing')}</p>`}
<div class="columns"><div class="since">
${view.fresh.length > 0 && section('fresh', say('since.new'), page`<ol class="reports">${view.fresh.map((h) => page`<li>${story(reader, h)}</li>`)}</ol>`)}
${view.grown.length > 0 && section('grown', say('since.grown'), page`<ol class="reports">${view.grown.map((g) => page`<li>${grown(reader, g)}</li>`)}</ol>`)}
</div><div class="side">
${view.moved.length > 0 && section('moved', say('since.figures'), page`<ul class="plain">${view.moved.map((m) => page`<li>${moved(reader, m)}</li>`)}</ul>`)}
${view.corrected.length > 0 && section('corrected', say('since.corrected'), page`<ol class="reports">${view.corrected.map((c) => page`<li>${correction(reader, c)}</li>`)}</ol>`)}
</div></div>`;
  return sheet({ reader, title: say('nav.since'), place: 'since', date: view.at, main });
}

function story(reader: Reader, { story: s, headline }: Headed): Fragment {
  return page`<a class="title" href="${storyHref(s, words(headline))}">${saidLine(headline)}</a> <div class="foot"><span class="by">${outletLink(reader, headline.report)}</span>${ticks(s)}${tally(reader, s)}</div>`;
}

function grown(reader: Reader, g: Grown): Fragment {
  // Where the newest report is the one whose headline stands above, it need not stand twice.
  const newest = g.newest.filter((l) => l.report.articleId !== g.headline.report.articleId);
  if (newest.length === 0 && g.more === 0) return story(reader, g);
  return page`${story(reader, g)}
<ul class="copies">${newest.map((l) => page`<li>${credit(reader, l.report)} <a href="${articleHref(l.report.articleId)}">${saidLine(l)}</a></li>`)}${g.more > 0 && page`<li class="note">${reader.count('more', g.more)}</li>`}</ul>`;
}

function moved(reader: Reader, { of, table, before, now }: Moved): Fragment {
  const { say } = reader;
  return page`${of && page`<p><a href="${storyHref(of.story, words(of.headline))}">${saidLine(of.headline)}</a></p>`}<p>${label(reader, table.label)}</p>
<ul class="versus"><li><span class="note">${say('since.before')}</span> <span>${answer(reader, before)}</span></li><li><span class="note">${say('since.now')}</span> <span>${answer(reader, now)}</span></li></ul>`;
}

function answer(reader: Reader, { answer: a, claim, report }: AnswerRow): Fragment {
  const revision = report && mayQuote(report.revision) ? report.revision : undefined;
  const value =
    claim?.figure && revision && isShowable(revision, claim.content) ? said(revision, show(revision, claim.content)) : bareValue(reader, a, claim?.figure);
  return page`<b>${value}</b> ${claim?.speaker && revision && isShowable(revision, claim.speaker) && claimant(revision, claim)} ${report && credit(reader, report)}`;
}
