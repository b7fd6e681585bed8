import { feedsAt } from '../feeds/links.ts';
import type { Hit, HitGroup, HitLine, SearchView } from '../gather/search.ts';
import { headlineOf, words, type Report } from '../gather/report.ts';
import { Href } from '../href.ts';
import { echo, page, type Fragment } from '../page.ts';
import type { Query } from '../query.ts';
import type { Reader } from '../reader.ts';
import { sheet } from './layout.ts';
import { articleHref, claimant, credit, marked, said, saidLine, storyHref } from './parts.ts';

/** Search: the form's help where nothing was asked, else hits with the line that holds the words. */
export function searchPage(reader: Reader, typed: string, query: Query, view: SearchView | undefined): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say('search.title')}</h1>${typed !== '' && page`<p class="asked">${say('search.for')} <span>${echo(typed)}</span></p>`}</header>
${query.wrong.length > 0 && page`<p class="wrong" role="alert">${say('search.wrong')}</p><ul class="plain">${query.wrong.map((w) => page`<li><code>${echo(w)}</code></li>`)}</ul>`}
${view?.unknownSource === true && page`<p class="wrong" role="alert">${say('search.nosource')} <span>${echo(query.source ?? '')}</span></p>`}
<div class="columns"><div>${!view ? wide(reader) : view.groups.length === 0 && !view.unknownSource && page`<p>${say('search.nothing')}</p>`}${view?.groups.map((g) => group(reader, typed, g, view.groups.length > 1))}</div>
<div class="side">${help(reader)}</div></div>`;
  return sheet({
    reader,
    title: say('search.title'),
    place: 'search',
    query: echo(typed),
    alternates: typed === '' ? [] : feedsAt(['search'], { q: typed }),
    main,
  });
}

function group(reader: Reader, typed: string, { lang, hits, next, readTo }: HitGroup, several: boolean): Fragment {
  const { say, format } = reader,
    q = several && lang !== undefined ? `${typed} lang:${lang}` : typed;
  return page`<section class="hits">${lang === undefined ? page`<h2>${say('search.found')}</h2>` : page`<h2>${reader.language(lang)}</h2>`}
${hits.length > 0 && page`<ol class="plain">${hits.map((h) => hit(reader, h))}</ol>`}
${readTo !== undefined && page`<p class="note">${say('search.readto', { day: format.isoDay(new Date(readTo).toISOString().slice(0, 10), reader.now) })}</p>`}
${next !== undefined && page`<p class="next"><a href="${Href.to(['search'], { q, after: next })}">${say(readTo === undefined ? 'search.older' : 'search.back')}</a></p>`}</section>`;
}

/** Lines of one article that are shown; how many more there are is said. */
const LINES = 3;

function hit(reader: Reader, { report, lines, story }: Hit): Fragment {
  const { say } = reader,
    { revision } = report,
    more = lines.length - LINES;
  return page`<li class="hit"><h3><a href="${articleHref(report.articleId)}">${said(revision, headlineOf(revision))}</a></h3>
<p class="by">${credit(reader, report)}</p>
${lines.slice(0, LINES).map((line) => hitLine(reader, report, line))}${more > 0 && page`<p class="note"><a href="${articleHref(report.articleId)}">${reader.count('more', more)}</a></p>`}
${story && page`<p class="instory">${say('article.story')} <a href="${storyHref(story.story, words(story.headline))}">${saidLine(story.headline)}</a></p>`}</li>`;
}

/** The sentence with what was asked for marked, and under a claim who says it. */
function hitLine({ say }: Reader, { revision }: Report, { at, found, claims }: HitLine): Fragment {
  const speakers = [...new Map(claims.flatMap((c) => (c.speaker ? [[revision.text.slice(c.speaker.start, c.speaker.end), c] as const] : []))).values()];
  return page`<p>${marked(revision, at, [
    ...found.map((f) => ({ ...f, class: 'found' })),
    ...claims.flatMap(({ figure, cue }) => [...(figure ? [{ ...figure.span, class: 'figure' }] : []), ...(!figure && cue ? [{ ...cue, class: 'cue' }] : [])]),
  ])}</p>
${claims.length > 0 && page`<p class="sayer"><span>${say('search.says')}</span> ${speakers.length > 0 ? speakers.map((c, i) => page`${i > 0 && page` · `}${claimant(revision, c)}`) : page`<span>${say('figures.nobody')}</span>`}</p>`}`;
}

/** The search field where nothing was asked yet. */
function wide({ say }: Reader): Fragment {
  return page`<form class="asof" action="${Href.to(['search'])}" method="get"><label for="q">${say('search.label')}</label> <input id="q" name="q" type="search" maxlength="400"> <button type="submit">${say('search.button')}</button></form>`;
}

function help({ say }: Reader): Fragment {
  const rows = ['source', 'lang', 'before', 'after', 'where', 'who', 'cue', 'thing', 'value', 'kind', 'has', 'differing'] as const;
  return page`<section aria-labelledby="operators"><h2 id="operators">${say('search.operators')}</h2>
<dl class="operators">${rows.map((r) => page`<div><dt><code>${say(`operator.${r}`)}</code></dt><dd>${say(`operator.${r}.does`)}</dd></div>`)}</dl>
<p class="note"><a href="${Href.to(['verify'])}">${say('verify.search')}</a></p></section>`;
}
