import { feedsAt } from '../feeds/links.ts';
import type { Brief, Empty, FrontView, Part } from '../gather/front.ts';
import { sectionTitle } from '../gather/section.ts';
import { Href } from '../href.ts';
import { hubName } from '../names.ts';
import { nothing, page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import { differingFigure, headline, leadStory, secondStory, thirdStory } from './briefs.ts';
import { sheet } from './layout.ts';
import { itemList } from './linked.ts';
import { articleHref, credit, lineList, saidLine } from './parts.ts';
import { daybar } from './ticks.ts';

export interface Edition {
  /** Languages on this page, and all that have stories. */
  readonly langs: readonly string[];
  readonly available: readonly { readonly lang: string; readonly stories: number }[];
  /** The minute asked for; undefined = the newest. */
  readonly asked?: number;
  /** When a feed last answered, where none has for long; epoch ms. */
  readonly silentSince?: number;
}

const HOUR = 3_600_000;

/** The front page. */
export function frontPage(reader: Reader, view: FrontView, edition: Edition): Fragment {
  const { say } = reader,
    { lead, near, more } = view,
    all = [...(lead ? [lead] : []), ...near, ...more, ...view.parts.flatMap((p) => p.briefs), ...view.rest];
  const main = page`${edition.silentSince !== undefined && page`<p class="told" role="status">${say('stale.front', { when: reader.format.moment(edition.silentSince, reader.now) })}${!reader.anybody && page` <a href="${Href.to(['status'])}">${say('empty.status')}</a>`}</p>`}${editionBar(reader, edition, view)}
<div class="front${near.length === 0 && page` alone`}">
${lead && leadStory(reader, lead)}
${near.length > 0 && page`<section class="near" aria-label="${say('front.near')}">${near.map((b) => secondStory(reader, b))}</section>`}
${more.length > 0 && page`<section class="more" aria-label="${say('front.more')}">${more.map((b) => secondStory(reader, b))}</section>`}
${
  (view.parts.length > 0 || view.rest.length > 0) &&
  page`<div class="beneath">
${view.parts.length > 0 && page`<div class="rest parts">${view.parts.map((p) => part(reader, p))}</div>`}
${view.rest.length > 0 && further(reader, view.rest)}
</div>`
}
${rails(reader, view)}
</div>
${asOfForm(reader, view.at, edition)}`;
  return sheet({
    indexable: edition.asked === undefined,
    reader,
    alternates: feedsAt([]),
    data: [
      itemList(
        reader,
        all.map((b) => b.headline.report),
      ),
    ],
    title: say('paper'),
    place: 'front',
    date: view.at,
    dateline: page`<p>${say('front.asof')} <time datetime="${token(reader.format.iso(view.at))}">${reader.format.time(view.at)}</time></p>`,
    banner: daybar(all.map((b) => b.story)),
    main,
  });
}

function further(reader: Reader, briefs: readonly Brief[]): Fragment {
  return page`<section class="rest flat" aria-labelledby="rest"><h2 id="rest">${reader.say('front.rest')}</h2><ol>${briefs.map((b) => thirdStory(reader, b))}</ol></section>`;
}

function part(reader: Reader, { section, briefs }: Part): Fragment {
  return page`<section><h2><a href="${Href.to(['section', section.slug])}">${sectionTitle(reader.say, section)}</a></h2><ol>${briefs.map((b) => thirdStory(reader, b))}</ol></section>`;
}

function rails(reader: Reader, view: FrontView): Fragment {
  const { say } = reader,
    { differing: figures, corrected, newest, hubs } = view;
  if (figures.length + corrected.length + newest.length + hubs.length === 0) return nothing;
  return page`<div class="rails">
${figures.length > 0 && rail('differing', say('front.differing'), page`${figures.map((d) => differingFigure(reader, d))}`)}
${corrected.length > 0 && rail('corrected', say('front.corrected'), page`<ul class="plain">${corrected.map((b) => page`<li>${headline(b)} ${credit(reader, b.headline.report)}</li>`)}</ul><p class="note"><a href="${Href.to(['corrections'])}">${say('front.allcorrected')}</a></p>`)}
${newest.length > 0 && rail('newest', say('front.latest'), page`<ul class="plain">${newest.map((l) => page`<li><a href="${articleHref(l.report.articleId)}">${saidLine(l)}</a> ${credit(reader, l.report)}</li>`)}</ul>`)}
${hubs.length > 0 && rail('hubs', say('front.hubs'), page`<ul class="run">${hubs.map((h) => page`<li><a href="${Href.to(['hub', h.slug])}">${hubName(h)}</a></li>`)}</ul>`)}
</div>`;
}
export function rail(id: string, title: Words, body: Fragment): Fragment {
  return page`<section aria-labelledby="${token(id)}"><h2 id="${token(id)}">${title}</h2>${body}</section>`;
}

/** Ways to other front pages: earlier ones, other languages, one section, and what changed. */
function editionBar(reader: Reader, edition: Edition, { at, sections }: FrontView): Fragment {
  const { say, format } = reader,
    lang = edition.langs.length === 1 ? edition.langs[0] : undefined;
  const then = (back: number): Href => Href.to([''], { at: format.local(at - back), lang });
  const link = (code: string): Fragment =>
    page`<li><a href="${Href.to([''], { lang: code })}"${lang === code && page` aria-current="true"`}>${reader.language(code)}</a></li>`;
  return page`<div class="edition">
${edition.asked !== undefined && page`<p>${say('front.asof')} <time datetime="${token(format.iso(at))}">${format.moment(at, reader.now)}</time></p><p><a href="${Href.to([''], { lang })}">${say('front.newest')}</a></p>`}
<p><a href="${Href.to(['since'], { at: format.local(at - 24 * HOUR) })}">${say('front.since')}</a></p>
<p><a href="${then(HOUR)}">${say('front.hour')}</a></p><p><a href="${then(24 * HOUR)}">${say('front.day')}</a></p>
${sections.length > 1 && page`<nav aria-label="${say('front.sections')}"><ul>${sections.map((s) => page`<li><a href="${Href.to(['section', s.slug])}">${sectionTitle(say, s)}</a></li>`)}</ul></nav>`}
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
      : !reader.anybody &&
        page`<li><a href="${Href.to(['setup'])}">${say('setup.title')}</a></li><li><a href="${Href.to(['read'])}">${say('empty.read')}</a></li><li>${say('empty.import')} <code>${say('command.import')}</code></li><li><a href="${Href.to(['status'])}">${say('empty.status')}</a></li>`;
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
