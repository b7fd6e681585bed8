import { feedsAt } from '../feeds/links.ts';
import type { Headed } from '../gather/naming.ts';
import type { HubView } from '../gather/hub.ts';
import type { PersonView } from '../gather/person.ts';
import type { PlaceView } from '../gather/place.ts';
import { headlineOf, words, type Report } from '../gather/report.ts';
import { Href } from '../href.ts';
import { hostName, hubName } from '../names.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { sheet } from './layout.ts';
import { itemList, statementsData } from './linked.ts';
import { articleHref, credit, hungLines, outletLink, said, saidLine, section, storyHref, tally, when } from './parts.ts';
import { peopleList } from './people.ts';
import { statement } from './statements.ts';
import { ticks } from './ticks.ts';
import { timelineList } from './timeline.ts';

/** Somebody: the roles reports give them, what they said, what others said of them, and in which stories. */
export function personPage(reader: Reader, view: PersonView): Fragment {
  const { say } = reader,
    { name, slug, said: own, about } = view;
  const main = page`<header class="head"><h1>${saidLine(name)}</h1>
<p class="note">${reader.count('person.note', view.read)}</p>
<p class="by"><a href="${Href.to(['search'], { q: `"${slug.replaceAll('-', ' ')}"` })}">${say('person.older')}</a></p></header>
<div class="columns"><div>
${own.length > 0 && section('said', say('person.said'), page`<ul class="lines">${own.map((s) => statement(reader, s, (x) => credit(reader, x.report)))}</ul>`)}
${about.length > 0 && section('about', say('person.about'), page`<ul class="lines">${about.map((s) => statement(reader, s, (x) => credit(reader, x.report)))}</ul>`)}
</div><div class="side">
${view.roles.length > 0 && section('roles', say('person.roles'), page`<ul class="plain">${view.roles.map((r) => page`<li>${saidLine(r)} ${credit(reader, r.report)}</li>`)}</ul>`)}
${storyList(reader, view.stories)}
</div></div>`;
  return sheet({ reader, title: words(name), data: statementsData(own), main });
}

/** A place: the reports from there, the figures and lines that name it, and the stories. */
export function placePage(reader: Reader, view: PlaceView): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${saidLine(view.name)}</h1>
<p class="by"><a href="${Href.to(['search'], { q: `where:"${view.slug.replaceAll('-', ' ')}"` })}">${say('person.older')}</a></p></header>
<div class="columns"><div>
${view.figures.length > 0 && section('figures', say('place.figures'), hungLines(reader, view.figures))}
${view.lines.length > 0 && section('lines', say('place.lines'), hungLines(reader, view.lines))}
</div><div class="side">
${view.datelined.length > 0 && section('datelined', say('place.datelined'), reportList(reader, view.datelined))}
${storyList(reader, view.stories)}
</div></div>`;
  return sheet({ reader, title: words(view.name), main });
}

/**
 * A topic that publishers keep a page of: its rule, its stories, people, days and newest reports.
 * @param taken whether an editor's topic has its address, and so its feeds.
 */
export function hubPage(reader: Reader, view: HubView, taken = false): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${hubName(view.hub)}</h1>
<p class="note">${say('hub.rule')}</p><ul class="run">${view.addresses.map((url) => {
    const href = Href.outside(url);
    return href && page`<li><a href="${href}" rel="noopener external">${hostName(url)}</a></li>`;
  })}</ul></header>
<div class="columns"><div>
${storyList(reader, view.stories)}
${view.timeline.length > 0 && section('timeline', say('story.timeline'), timelineList(reader, view.timeline))}
</div><div class="side">
${section('reports', say('hub.reports'), reportList(reader, view.reports))}
${view.people.length > 0 && section('people', say('story.people'), peopleList(reader, view.people))}
</div></div>`;
  return sheet({
    reader,
    indexable: true,
    title: hubName(view.hub),
    ...(taken ? {} : { alternates: feedsAt(['hub', view.hub.slug]) }),
    data: [itemList(reader, view.reports)],
    main,
  });
}

/** Stories with their headlines and how many report them. */
export function storyList(reader: Reader, stories: readonly Headed[]): Fragment {
  if (stories.length === 0) return nothing;
  return section(
    'stories',
    reader.say('person.stories'),
    page`<ul class="plain stories">${stories.map(
      ({ story, headline }) =>
        page`<li><a class="title" href="${storyHref(story, words(headline))}">${saidLine(headline)}</a> <div class="foot"><span class="by">${outletLink(reader, headline.report)}</span>${ticks(story)}${tally(reader, story)}</div></li>`,
    )}</ul>`,
  );
}

/** Reports as headlines with who printed them and when. */
export function reportList(reader: Reader, reports: readonly Report[]): Fragment {
  return page`<ol class="reports">${reports.map((r) => page`<li>${credit(reader, r)} <a class="title" href="${articleHref(r.articleId)}">${said(r.revision, headlineOf(r.revision))}</a></li>`)}</ol>`;
}

/** Reports of one source: the time in the margin, the headline beside it. */
export function datedList(reader: Reader, reports: readonly Report[]): Fragment {
  return page`<ol class="lines hung">${reports.map((r) => page`<li><span class="credit">${when(reader, r)}</span> <a href="${articleHref(r.articleId)}">${said(r.revision, headlineOf(r.revision))}</a></li>`)}</ol>`;
}
