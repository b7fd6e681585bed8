import type { Citation } from '../../model/citation.ts';
import { feedsAt } from '../feeds/links.ts';
import { newSince } from '../gather/new-since.ts';
import type { Original, StoryView } from '../gather/story.ts';
import type { RelatedStory } from '../gather/related.ts';
import { deckOf, headlineOf, words, type Line, type Report } from '../gather/report.ts';
import { sectionOf, sectionTitle } from '../gather/section.ts';
import { Href, slug } from '../href.ts';
import { creditLine, hubName } from '../names.ts';
import { nothing, page, type Data, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { mayQuote } from '../rights.ts';
import type { Words } from '../words.ts';
import { isShowable, show } from '../show.ts';
import { isTold, signature, storyActs } from './acts.ts';
import { figuresTable } from './figures.ts';
import { filterForm } from './filter.ts';
import { sheet } from './layout.ts';
import { correctedArticles, itemList, statementsData } from './linked.ts';
import { lossList } from './lost.ts';
import { outdatedList } from './outdated.ts';
import { articleHref, credit, headingClass, hungLines, moment, outletLink, said, saidLine, section, storyHref, tally, when } from './parts.ts';
import { peopleList } from './people.ts';
import { relation, relationRun } from './relation.ts';
import { otherDevelopments } from './saga.ts';
import { citedList, placeList } from './standing.ts';
import { statementsBySpeaker } from './statements.ts';
import { sureList } from './sure.ts';
import { ticks } from './ticks.ts';
import { timelineList } from './timeline.ts';

const TABLES = 8;

/** A story: whose headline, who reports and who reprints, what they say, and why each article is here. */
/** @param since when the reader's last visit to it ended, epoch ms. */
export function storyPage(reader: Reader, view: StoryView, since?: number): Fragment {
  const { say } = reader,
    parts = main(reader, view, since),
    side = aside(reader, view);
  const whole = page`<article class="story">
${head(reader, view)}
<nav class="contents" aria-label="${say('story.contents')}"><ul>${[...parts, ...side].map((p) => page`<li><a href="${Href.within(p.id)}">${p.title}</a></li>`)}</ul></nav>
<div class="columns"><div>
${parts.map((p) => section(p.id, p.title, p.body, p.note))}
</div><div class="side">
${side.map((p) => section(p.id, p.title, p.body, p.note))}
</div></div>
</article>`;
  const { report } = view.headline,
    deck = mayQuote(report.revision) ? deckOf(report.revision) : undefined;
  return sheet({
    reader,
    title: words(view.headline),
    alternates: feedsAt(['story', view.story.id]),
    tells: true,
    indexable: true,
    ...(deck === undefined ? {} : { summary: deck }),
    data: storyData(reader, view),
    main: whole,
  });
}

/** Its reports in order of joining, the statements shown, and the notes on its texts. */
function storyData(reader: Reader, { originals, speakers, corrections }: StoryView): Data[] {
  return [
    itemList(
      reader,
      originals.map((o) => o.report),
    ),
    ...statementsData(speakers.flatMap((s) => s.statements)),
    ...correctedArticles(reader, corrections),
  ];
}

interface Part {
  readonly id: string;
  readonly title: Words;
  readonly body: Fragment;
  readonly note?: Words;
}
const present = (parts: readonly (Part | false)[]): Part[] => parts.filter((p) => p !== false);

function main(reader: Reader, view: StoryView, since: number | undefined): Part[] {
  const { say } = reader,
    fresh =
      since === undefined
        ? []
        : newSince(
            view.originals.map((o) => o.report),
            since,
          );
  return present([
    fresh.length > 0 && { id: 'fresh', title: say('since.last'), body: hungLines(reader, fresh) },
    view.corrections.length > 0 && { id: 'corrections', title: say('story.corrections'), body: hungLines(reader, view.corrections) },
    view.lines.length > 0 && { id: 'lines', title: say('story.lines'), body: keyLineList(reader, view) },
    view.figures.length > 0 && { id: 'figures', title: say('story.figures'), body: figuresOf(reader, view) },
    view.outdated.length > 0 && { id: 'outdated', title: say('outdated.title'), body: outdatedList(reader, view.outdated) },
    view.lost.length > 0 && { id: 'lost', title: say('lost.title'), body: lossList(reader, view.lost), note: say('lost.note') },
    view.sure.length > 0 && { id: 'sure', title: say('sure.title'), body: sureList(reader, view.sure), note: say('sure.note') },
    view.speakers.length > 0 && { id: 'statements', title: say('story.statements'), body: statementsBySpeaker(reader, view.speakers) },
    view.timeline.length > 0 && { id: 'timeline', title: say('story.timeline'), body: timelineList(reader, view.timeline) },
    view.affair !== undefined && {
      id: 'affair',
      title: say('saga.others'),
      body: otherDevelopments(reader, view.affair),
      note: say(view.affair.placed.has(view.story.id) ? 'saga.guess.editor' : 'saga.guess'),
    },
  ]);
}

/** The key lines; of one that several reports have word for word, which had it first. */
function keyLineList(reader: Reader, { lines, firsts }: StoryView): Fragment {
  const note = (line: Line): Fragment => {
    const first = firsts.get(line);
    if (!first) return nothing;
    const { report, reports } = first;
    return page` <p class="note">${report === line.report ? reader.count('lines.firsthere', reports) : page`${reader.say('lines.first')} ${outletLink(reader, report)}, ${moment(reader, report.at)}`}</p>`;
  };
  return page`<ul class="lines hung">${lines.map((line) => page`<li>${credit(reader, line.report)} ${saidLine(line)}${note(line)}</li>`)}</ul>`;
}

function aside(reader: Reader, view: StoryView): Part[] {
  const { say } = reader,
    { people, related: others, editions, hubs, standing } = view,
    acts = view.acts.filter((a) => isTold(a, reader.now));
  return present([
    acts.length > 0 && { id: 'acts', title: say('story.acts'), body: storyActs(reader, view.story.id, acts) },
    {
      id: 'reports',
      title: say('story.reports'),
      body: reports(reader, view),
      note: view.story.size === 1 ? say('story.onesource') : say('story.reprintsnote'),
    },
    editions.length > 0 && {
      id: 'editions',
      title: say('story.editions'),
      body: page`<ul class="plain related">${editions.map((e) => edition(reader, e))}</ul>`,
      note: say('story.editionswhy'),
    },
    standing.cited.length > 0 && {
      id: 'cited',
      title: say('cited.title'),
      body: citedList(reader, standing.cited),
      note: reader.count('cited.by', standing.citingHouses),
    },
    people.length > 0 && { id: 'people', title: say('story.people'), body: peopleList(reader, people) },
    others.length > 0 && { id: 'related', title: say('story.related'), body: page`<ul class="plain related">${others.map((r) => related(reader, r))}</ul>` },
    hubs.length > 0 && {
      id: 'hubs',
      title: say('front.hubs'),
      body: page`<ul class="run">${hubs.map((h) => page`<li><a href="${Href.to(['hub', h.slug])}">${hubName(h)}</a></li>`)}</ul>`,
    },
    standing.places.length > 0 && { id: 'placed', title: say('placed.title'), body: placeList(reader, standing.places), note: say('placed.note') },
  ]);
}

/** Another story, and the words it shares with this one. */
function related(reader: Reader, { story, headline, shared }: RelatedStory): Fragment {
  return page`<li><a href="${storyHref(story, words(headline))}">${saidLine(headline)}</a>
${shownWords(headline.report, shared, page`<span class="note">${reader.say('story.sharedwords')}</span>`)}</li>`;
}

/** The same story in another language: whose headline, in which language, how many report it, and by what it is taken for the same. */
function edition(reader: Reader, { story, headline, shared }: RelatedStory): Fragment {
  return page`<li><a href="${storyHref(story, words(headline))}">${saidLine(headline)}</a>
<ul class="run"><li>${reader.language(story.lang)}</li><li>${outletLink(reader, headline.report)}</li><li>${reader.count('reports', story.independent)}</li></ul>
${shownWords(headline.report, shared, page`<span class="note">${reader.say('story.inboth')}</span>`)}</li>`;
}

/** Words of a report that are reasons, under a title; nothing where there are none or they may not be shown. */
function shownWords({ revision }: Report, at: readonly Citation[], title: Fragment): Fragment {
  if (!at.some((range) => isShowable(revision, range)) || !mayQuote(revision)) return nothing;
  return page`${title}<ul class="run shared">${at.filter((range) => isShowable(revision, range)).map((at) => page`<li>${said(revision, show(revision, at))}</li>`)}</ul>`;
}

function figuresOf(reader: Reader, { figures, story }: StoryView): Fragment {
  // What only one report says, and of nobody, is for whoever looks for it.
  const telling = figures.filter((f) => f.question.differs || f.rows.length > 1 || f.rows.some((r) => r.claim?.speaker)),
    open = (telling.length > 0 ? telling : figures).slice(0, TABLES),
    folded = figures.filter((f) => !open.includes(f));
  return page`${figuresTable(reader, open, 'figures.caption')}
${folded.length > 0 && page`<details><summary>${reader.count('figures.more', folded.length)}</summary>${figuresTable(reader, folded, 'figures.caption')}</details>`}
<p class="note">${reader.say('figures.data')}</p><ul class="run"><li><a href="${Href.to(['story', story.id, 'ledger.csv'])}">${reader.say('figures.csv')}</a></li><li><a href="${Href.to(['story', story.id, 'ledger.jsonl'])}">${reader.say('figures.jsonl')}</a></li>${!reader.anybody && page`<li><a href="${Href.to(['story', story.id, 'evidence.zip'])}">${reader.say('figures.evidence')}</a></li>`}</ul>${!reader.anybody && page`<p class="note"><a href="${Href.inside(['desk', 'story', story.id], 'figures')}">${reader.say('figures.edit')}</a></p>`}`;
}

function head(reader: Reader, view: StoryView): Fragment {
  const { say } = reader,
    { story, headline, originals } = view,
    { revision } = headline.report,
    reports = originals.flatMap((o) => [o.report, ...o.copies]),
    deck = mayQuote(revision) ? deckOf(revision) : undefined;
  const dated = (at: number): Fragment => {
    const report = reports.find((r) => r.at === at);
    return report ? when(reader, report) : moment(reader, at);
  };
  return page`<header class="head"><h1${headingClass(words(headline))}>${saidLine(headline)}</h1>
<p class="by">${say('story.headlineby')} ${credit(reader, headline.report)}</p>
${deck !== undefined && page`<p class="deck">${said(revision, deck)}</p>`}
<div class="foot">${ticks(story)}${tally(reader, story)}<dl class="facts"><div><dt>${say('story.since')}</dt><dd>${dated(story.since)}</dd></div><div><dt>${say('story.until')}</dt><dd>${dated(story.until)}</dd></div><div><dt>${say('story.sources')}</dt><dd>${reader.format.number(story.sources)}</dd></div>${filedUnder(reader, view)}</dl>${whyFiled(reader, view)}${!reader.anybody && page`<p class="note"><a href="${Href.to(['mine', 'story', story.id])}">${say('mine.mark')}</a></p><p class="note"><a href="${Href.to(['desk', 'story', story.id])}">${say('story.edit')}</a></p>`}</div>
</header>`;
}

/** Its section, and whether outlets name it or its words were all there was to go by. */
function filedUnder(reader: Reader, { story, filedIn }: StoryView): Fragment {
  const { say } = reader,
    under = sectionOf(story),
    { filed } = story;
  if (!under) return nothing;
  return page`<div><dt>${say('section.name')}</dt><dd><a href="${Href.to(['section', under.slug])}">${sectionTitle(say, under)}</a>${filed?.by === 'words' && page` <span class="note">${say('filed.words')}</span>`}${filedIn.length > 0 && page` <span class="note">${filers(reader, filedIn)}</span>`}</dd></div>`;
}

const FILERS = 3;
/** The outlets that file it so, by the report that does. */
function filers(reader: Reader, by: readonly Report[]): Fragment {
  const more = by.length - FILERS;
  return page`${reader.say('filed.by')} ${by.slice(0, FILERS).map((r, i) => page`${i > 0 && page`, `}${outletLink(reader, r)}`)}${more > 0 && page` ${reader.count('filed.more', more)}`}`;
}

function whyFiled({ say }: Reader, { story: { filed }, headline, filedBy }: StoryView): Fragment {
  if (filed?.by !== 'words') return nothing;
  return page`<details class="receipt"><summary>${say('filed.why')}</summary><p>${say('filed.guess')}</p>
${shownWords(headline.report, filedBy, page`<p>${say('filed.terms')}</p>`)}</details>`;
}

function reports(reader: Reader, view: StoryView): Fragment {
  const { id } = view.story,
    tail = slug(words(view.headline));
  return page`${filterForm(reader, ['story', id, ...(tail === '' ? [] : [tail])], view.listed)}<ol class="reports">${view.listed.originals.map((o) => original(reader, view, o, Object.keys(view.listed.filter).length > 0))}</ol>
${view.unlisted > 0 && page`<p class="note">${reader.count('reports.unlisted', view.unlisted)}</p>`}`;
}

function original(reader: Reader, view: StoryView, o: Original, narrowed: boolean): Fragment {
  const { report, copies } = o;
  return page`<li><p>${reportLink(reader, report)}</p>
${chain(reader, report)}${o.drawsOn && page`<p class="note">${relation(reader, report)} ${reader.say('relation.of')} ${outletLink(reader, o.drawsOn)}</p>`}
${copies.length > 0 ? page`<details${narrowed && page` open`}><summary>${reader.count('reprints', copies.length)}</summary><ul class="copies">${copies.map((c) => page`<li>${reportLink(reader, c)} ${relationRun(reader, c, report.articleId)}</li>`)}</ul></details>` : nothing}
${why(reader, view, o)}</li>`;
}

/** Whose words a report says it passes on. */
function chain({ say }: Reader, { revision }: Report): Fragment {
  if (revision.credits.length === 0) return nothing;
  return page`<p class="note">${say('article.credit')} ${revision.credits.map((c) => page`<span>${creditLine(c)}</span> `)}</p>`;
}

function reportLink(reader: Reader, report: Report): Fragment {
  return page`${credit(reader, report)} <a class="title" href="${articleHref(report.articleId)}">${said(report.revision, headlineOf(report.revision))}</a>${report.revision.stub !== undefined && page` <span class="note">${reader.say(`stub.short.${report.revision.stub}`)}</span>`}`;
}

function why(reader: Reader, { story, placedBy }: StoryView, { report, membership, shared }: Original): Fragment {
  const { say, format } = reader,
    { act } = membership.why,
    editors = act && placedBy.get(act.id),
    { decision, score, hoursApart } = membership.why,
    // Of one that opened the story, likeness, hours and words are those of another story, which it did not join.
    joined = decision === 'joined';
  const facts = [
    joined && say('why.likeness', { n: format.percent(Math.min(1, Math.max(0, score))) }),
    joined && hoursApart !== undefined && say('why.apart', { n: format.number(Math.round(hoursApart)) }, Math.round(hoursApart)),
  ];
  return page`<details class="receipt"><summary>${say('why.article')}</summary><p>${say(act && !act.was ? 'why.follows' : `why.${decision}`)}</p>
${editors && page`${signature(reader, editors)}<p class="note"><a href="${Href.to(['log', editors.id])}">${say('log.entry')}</a></p>`}
<ul class="plain">${facts.map((f) => f !== false && page`<li>${f}</li>`)}<li>${say('why.joinedat')} ${moment(reader, membership.joinedAt)}</li></ul>
${shownWords(report, shared, page`<p>${say('why.shared')}</p>`)}${!reader.anybody && page`<p class="note"><a href="${Href.to(['desk', 'story', story.id], { article: report.articleId })}">${say('story.notthis')}</a></p>`}</details>`;
}
