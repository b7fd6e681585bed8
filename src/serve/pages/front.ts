import { quote } from '../../model/citation.ts';
import { currentRows } from '../gather/figures.ts';
import type { Brief, DifferingFigure, Empty, FrontView } from '../gather/front.ts';
import { deckOf, words, type Line } from '../gather/report.ts';
import { Href } from '../href.ts';
import { nothing, page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { mayQuote } from '../rights.ts';
import type { Words } from '../words.ts';
import { sheet } from './layout.ts';
import { badges, credit, lineList, said, saidLine, storyHref, tally } from './parts.ts';
import { receipt } from './receipt.ts';

export interface Edition {
  /** Languages on this page, and all that have stories. */
  readonly langs: readonly string[];
  readonly available: readonly { readonly lang: string; readonly stories: number }[];
  /** The minute asked for; undefined = the newest. */
  readonly asked?: number;
}

/** The front page. */
export function frontPage(reader: Reader, view: FrontView, edition: Edition): Fragment {
  const { say } = reader;
  const main = page`${editionBar(reader, edition, view.at)}
<div class="front">
<div class="stories">
${view.lead ? lead(reader, view.lead) : nothing}
${view.more.length > 0 ? page`<section class="more" aria-label="${say('front.more')}">${view.more.map((b) => second(reader, b))}</section>` : nothing}
</div>
${rails(reader, view)}
</div>
${view.rest.length > 0 ? page`<section class="rest" aria-labelledby="rest"><h2 id="rest">${say('front.rest')}</h2><ol start="${token(String(view.rest[0]?.rank ?? 1))}">${view.rest.map((b) => third(reader, b))}</ol></section>` : nothing}
${asOfForm(reader, view.at, edition)}`;
  return sheet({ reader, title: say('paper'), place: 'front', date: view.at, main });
}

function lead(reader: Reader, brief: Brief): Fragment {
  const { revision } = brief.headline.report,
    deck = mayQuote(revision) ? deckOf(revision) : undefined;
  return page`<article class="lead">
<h2>${headline(brief)}</h2>
${byline(reader, brief)}
${deck !== undefined && page`<p class="deck">${said(revision, deck)}</p>`}
${lineList(reader, brief.lines)}
${foot(reader, brief)}
</article>`;
}

function second(reader: Reader, brief: Brief): Fragment {
  // A line of the very article whose headline stands above needs no second credit.
  const credited = (line: Line): Fragment => (line.report.articleId === brief.headline.report.articleId ? nothing : credit(reader, line.report));
  return page`<article>
<h2>${headline(brief)}</h2>
${byline(reader, brief)}
${lineList(reader, brief.lines, credited)}
${foot(reader, brief)}
</article>`;
}

function third(reader: Reader, brief: Brief): Fragment {
  return page`<li><h3>${headline(brief)}</h3>
${byline(reader, brief)} ${tally(reader, brief.story, age(reader, brief))} ${badges(reader, brief.ranked.badges)} ${receipt(reader, brief.ranked, brief.rank)}</li>`;
}

function headline(brief: Brief): Fragment {
  const verbatim = words(brief.headline);
  return page`<a href="${storyHref(brief.story, verbatim)}">${said(brief.headline.report.revision, verbatim)}</a>`;
}

function byline(reader: Reader, { headline: line }: Brief): Fragment {
  return page`<p class="by">${credit(reader, line.report)}</p>`;
}

/** Where only the day of the newest report is known, its age is told in days. */
function age(reader: Reader, { story, dayOnly }: Brief): Words {
  return dayOnly ? reader.daysAgo(story.until) : reader.ago(story.until);
}

function foot(reader: Reader, brief: Brief): Fragment {
  const { story, outlets, ranked, rank } = brief,
    named = outlets.slice(0, 3),
    more = Math.max(0, story.sources - named.length);
  return page`<footer>${badges(reader, ranked.badges)}
${named.length > 0 && page`<ul class="run outlets">${named.map((n) => page`<li>${n}</li>`)}${more > 0 && page`<li>${reader.count('more', more)}</li>`}</ul>`}
${tally(reader, story, age(reader, brief))}
${receipt(reader, ranked, rank)}</footer>`;
}

function rails(reader: Reader, view: FrontView): Fragment {
  const { say } = reader,
    { differing: figures, corrected, newest } = view;
  if (figures.length + corrected.length + newest.length === 0) return nothing;
  return page`<div class="rails">
${figures.length > 0 && rail('differing', say('front.differing'), page`${figures.map((d) => differing(reader, d))}`)}
${corrected.length > 0 && rail('corrected', say('front.corrected'), page`<ul class="plain">${corrected.map((b) => page`<li>${headline(b)} ${credit(reader, b.headline.report)}</li>`)}</ul>`)}
${newest.length > 0 && rail('newest', say('front.latest'), page`<ul class="plain">${newest.map((l) => page`<li>${saidLine(l)} ${credit(reader, l.report)}</li>`)}</ul>`)}
</div>`;
}
function rail(id: string, title: Words, body: Fragment): Fragment {
  return page`<section aria-labelledby="${token(id)}"><h2 id="${token(id)}">${title}</h2>${body}</section>`;
}

function differing(reader: Reader, { brief, table }: DifferingFigure): Fragment {
  const { say, format } = reader;
  return page`<article class="differing"><h3>${headline(brief)}</h3>
<ul class="versus">${currentRows(table, 4).map(({ answer, claim, report }) => {
    const revision = report && mayQuote(report.revision) ? report.revision : undefined;
    const value = claim?.figure && revision ? said(revision, quote(revision, claim.content)) : page`<span>${format.figure(answer)}</span>`;
    return page`<li><b>${value}</b> ${claim?.speaker && revision ? said(revision, quote(revision, claim.speaker)) : page`<span class="note">${say('figures.nobody')}</span>`} ${report && credit(reader, report)}</li>`;
  })}</ul></article>`;
}

/** The languages there are, the time the page stands for. */
function editionBar(reader: Reader, edition: Edition, at: number): Fragment {
  const { say, format } = reader;
  const link = (lang: string): Fragment =>
    page`<li><a href="${Href.to([''], { lang })}"${edition.langs.length === 1 && edition.langs[0] === lang ? page` aria-current="true"` : nothing}>${reader.language(lang)}</a></li>`;
  return page`<div class="edition"><p>${say('front.asof')} <time datetime="${token(format.iso(at))}">${format.moment(at, reader.now)}</time></p>
${edition.asked !== undefined && page`<p><a href="${Href.to([''])}">${say('front.newest')}</a></p>`}
${edition.available.length > 1 && page`<nav aria-label="${say('front.languages')}"><ul>${edition.available.map((a) => link(a.lang))}</ul></nav>`}</div>`;
}

function asOfForm({ say, format }: Reader, at: number, edition: Edition): Fragment {
  return page`<form class="asof" action="${Href.to([''])}" method="get"><label for="at">${say('front.at')}</label>
<input id="at" name="at" type="datetime-local" value="${token(format.local(at))}">
${edition.langs.length === 1 && page`<input type="hidden" name="lang" value="${token(edition.langs[0] ?? '')}">`}
<button type="submit">${say('front.go')}</button></form>`;
}

/** What the front page says while there is nothing to rank. */
export function emptyFront(reader: Reader, empty: Empty<Edition>): Fragment {
  const { say } = reader;
  const ways =
    empty.edition.asked !== undefined
      ? page`<li><a href="${Href.to([''])}">${say('front.newest')}</a></li>`
      : page`<li><a href="${Href.to(['read'])}">${say('empty.read')}</a></li><li>${say('empty.import')} <code>${say('command.import')}</code></li><li><a href="${Href.to(['status'])}">${say('empty.status')}</a></li>`;
  const main = page`<section class="empty" aria-labelledby="empty"><h2 id="empty">${say(whyEmpty(empty))}</h2><ul class="plain">${ways}</ul></section>
${empty.newest.length > 0 && rail('newest', say('front.latest'), lineList(reader, empty.newest))}`;
  return sheet({ reader, title: say('paper'), place: 'front', main });
}

function whyEmpty({
  edition,
  feeds,
  untried,
  unreachable,
}: Empty<Edition>): 'empty.then' | 'empty.nofeeds' | 'empty.untried' | 'empty.unreachable' | 'empty.soon' {
  if (edition.asked !== undefined) return 'empty.then';
  if (feeds === 0) return 'empty.nofeeds';
  if (untried === feeds) return 'empty.untried';
  return unreachable === feeds - untried ? 'empty.unreachable' : 'empty.soon';
}
