import { quote } from '../../model/citation.ts';
import type { Original, StoryView } from '../gather/story.ts';
import { deckOf, headlineOf, words, type Report } from '../gather/report.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { mayQuote } from '../rights.ts';
import { figuresTable } from './figures.ts';
import { sheet } from './layout.ts';
import { articleHref, credit, lineList, moment, said, saidLine, section, tally, when } from './parts.ts';
import { statementsBySpeaker } from './statements.ts';
import { timelineList } from './timeline.ts';

const TABLES = 8;

/** A story: whose headline, who reports and who reprints, what they say, and why each article is here. */
export function storyPage(reader: Reader, view: StoryView): Fragment {
  const { say } = reader,
    { figures } = view;
  const main = page`<article class="story">
${head(reader, view)}
${view.corrections.length > 0 && section('corrections', say('story.corrections'), lineList(reader, view.corrections))}
<div class="columns"><div>
${view.lines.length > 0 && section('lines', say('story.lines'), lineList(reader, view.lines))}
${figures.length > 0 && section('figures', say('story.figures'), figuresOf(reader, view))}
${view.speakers.length > 0 && section('statements', say('story.statements'), statementsBySpeaker(reader, view.speakers))}
</div><div class="side">
${section('reports', say('story.reports'), reports(reader, view), view.story.independent === 1 ? say('story.onesource') : say('story.reprintsnote'))}
${view.timeline.length > 0 && section('timeline', say('story.timeline'), timelineList(reader, view.timeline))}
</div></div>
</article>`;
  return sheet({ reader, title: words(view.headline), main });
}

function figuresOf(reader: Reader, { figures }: StoryView): Fragment {
  const folded = figures.slice(TABLES);
  return page`${figuresTable(reader, figures.slice(0, TABLES), 'figures.caption')}
${folded.length > 0 && page`<details><summary>${reader.count('figures.more', folded.length)}</summary>${figuresTable(reader, folded, 'figures.caption')}</details>`}`;
}

function head(reader: Reader, { story, headline, originals }: StoryView): Fragment {
  const { say } = reader,
    { revision } = headline.report,
    reports = originals.flatMap((o) => [o.report, ...o.copies]),
    deck = mayQuote(revision) ? deckOf(revision) : undefined;
  const dated = (at: number): Fragment => {
    const report = reports.find((r) => r.at === at);
    return report ? when(reader, report) : moment(reader, at);
  };
  return page`<header class="head"><h1>${saidLine(headline)}</h1>
<p class="by">${say('story.headlineby')} ${credit(reader, headline.report)}</p>
${deck !== undefined && page`<p class="deck">${said(revision, deck)}</p>`}
${tally(reader, story)}
<dl class="facts"><div><dt>${say('story.since')}</dt><dd>${dated(story.since)}</dd></div><div><dt>${say('story.until')}</dt><dd>${dated(story.until)}</dd></div><div><dt>${say('story.sources')}</dt><dd>${reader.format.number(story.sources)}</dd></div></dl>
</header>`;
}

function reports(reader: Reader, view: StoryView): Fragment {
  return page`<ol class="reports">${view.originals.map((o) => original(reader, o))}</ol>
${view.unlisted > 0 && page`<p class="note">${reader.count('reports.unlisted', view.unlisted)}</p>`}`;
}

function original(reader: Reader, o: Original): Fragment {
  const { report, copies } = o;
  return page`<li><p>${reportLink(reader, report)}</p>
${copies.length > 0 ? page`<details><summary>${reader.count('reprints', copies.length)}</summary><ul class="copies">${copies.map((c) => page`<li>${reportLink(reader, c)} ${relation(reader, c)}</li>`)}</ul></details>` : nothing}
${why(reader, o)}</li>`;
}

function reportLink(reader: Reader, report: Report): Fragment {
  return page`${credit(reader, report)} <a class="title" href="${articleHref(report.articleId)}">${said(report.revision, headlineOf(report.revision))}</a>`;
}

/** What kind of copy it is, and how much of its text is the original's. */
export function relation(reader: Reader, report: Report): Fragment {
  if (!report.copy) return nothing;
  return page`<span class="note">${reader.say(`relation.${report.copy.relation}`)}</span> ${share(reader, report)}`;
}
export function share({ say, format }: Reader, { copy }: Report): Fragment {
  return copy ? page`<span class="note">${say('relation.share', { n: format.percent(copy.containment) })}</span>` : nothing;
}

function why(reader: Reader, { report, membership, shared }: Original): Fragment {
  const { say, format } = reader,
    { decision, score, hoursApart } = membership.why;
  const facts = [
    decision === 'joined' && say('why.likeness', { n: format.percent(Math.min(1, Math.max(0, score))) }),
    hoursApart !== undefined && say('why.apart', { n: format.number(Math.round(hoursApart)) }, Math.round(hoursApart)),
  ];
  return page`<details class="receipt"><summary>${say('why.article')}</summary><p>${say(`why.${decision}`)}</p>
<ul class="plain">${facts.map((f) => f !== false && page`<li>${f}</li>`)}<li>${say('why.joinedat')} ${moment(reader, membership.joinedAt)}</li></ul>
${
  shared.length > 0 && mayQuote(report.revision)
    ? page`<p>${say('why.shared')}</p><ul class="run shared">${shared.map((at) => page`<li>${said(report.revision, quote(report.revision, at))}</li>`)}</ul>`
    : nothing
}</details>`;
}
