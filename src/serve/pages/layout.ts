import { Href } from '../href.ts';
import { dataBlock, nothing, page, token, type Data, type Echo, type Fragment } from '../page.ts';
import type { Name } from '../names.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import { keysDialog } from './key-list.ts';
import { graph } from './linked.ts';
import type { Verbatim } from '../../model/citation.ts';

export type Place = 'front' | 'since' | 'read' | 'search' | 'corrections' | 'method' | 'status';

/** The same page in a form that programs follow. */
export interface Alternate {
  readonly href: Href;
  readonly type: 'application/rss+xml' | 'application/atom+xml' | 'application/feed+json';
}

export interface Sheet {
  readonly reader: Reader;
  /** What the browser's title bar says. */
  readonly title: Verbatim | Words | Name | Echo;
  /** Where in the navigation the page stands. */
  readonly place?: Place;
  /** The masthead's date, epoch ms; the reader's now by default. */
  readonly date?: number;
  /** Stands under the date: the minute a front page is of. */
  readonly dateline?: Fragment;
  /** Stands under the paper's name on the front page. */
  readonly banner?: Fragment;
  readonly query?: Echo;
  /** The publisher's own address of what is shown. */
  readonly canonical?: Href;
  readonly alternates?: readonly Alternate[];
  /** What the page holds, for programs. */
  readonly data?: readonly Data[];
  /** A source's own words under the title, where the page is shared. */
  readonly summary?: Verbatim;
  /** Whether the page tells of one thing that happened. */
  readonly tells?: boolean;
  /** Whether search engines may have it where the paper is public: pages of the paper's own, not of what readers ask. */
  readonly indexable?: boolean;
  readonly main: Fragment;
}

const indexable = new WeakSet<Fragment>();
/** Whether a page may be found by search engines. */
export const isIndexable = (page: Fragment): boolean => indexable.has(page);

const PLACES: readonly (readonly [Place, Href])[] = [
  ['front', Href.to([''])],
  ['since', Href.to(['since'])],
  ['corrections', Href.to(['corrections'])],
  ['search', Href.to(['search'])],
  ['read', Href.to(['read'])],
  ['method', Href.to(['method'])],
  ['status', Href.to(['status'])],
];

/** What only the paper's own users have. */
const OWN: ReadonlySet<Place> = new Set(['read', 'status']);
/** Where a reader's own things and the paper's running are. */
const DESK = ['mine', 'feeds', 'account'] as const;

/** Lists of what the paper has pages of. */
const INDEXES = ['who', 'where', 'hub', 'source'] as const;

/** The whole document around a page's main part. */
export function sheet(given: Sheet): Fragment {
  const made = whole(given);
  if (isFound(given)) indexable.add(made);
  return made;
}
const isFound = ({ reader, indexable = false }: Sheet): boolean => reader.anybody && indexable;

function whole(given: Sheet): Fragment {
  const { reader, title, place, query, canonical, alternates = [], data = [], main } = given,
    { say, lang } = reader;
  return page`<!DOCTYPE html>
<html lang="${token(lang)}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${
  !isFound(given) &&
  page`<meta name="robots" content="noindex, nofollow">
`
}<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${Href.to(['style.css'])}">
<link rel="icon" href="${Href.to(['icon.svg'])}" type="image/svg+xml">
<script src="${Href.to(['paper.js'])}" defer></script>
${shared(given)}${data.length > 0 && dataBlock(graph(data))}
${canonical ? page`<link rel="canonical" href="${canonical}">` : nothing}${alternates.map((a) => page`<link rel="alternate" type="${token(a.type)}" href="${a.href}">`)}
</head>
<body>
<a class="skip" href="${Href.within('main')}">${say('nav.skip')}</a>
<header class="masthead">
${plate(given)}
<nav class="places" aria-label="${say('nav.label')}"><ul>
${PLACES.filter(([p]) => !reader.anybody || !OWN.has(p)).map(([p, href]) => page`<li><a href="${href}"${p === place ? page` aria-current="page"` : nothing}>${say(`nav.${p}`)}</a></li>`)}
</ul>${finder(reader, query)}</nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="colophon">
<p>${say('footer.promise')}</p>
<p>${say('footer.ticks')}</p>
<p>${say(reader.anybody ? 'footer.public' : 'footer.links')}</p>
<nav aria-label="${say('footer.indexes')}"><ul class="run">${INDEXES.map((i) => page`<li><a href="${Href.to([i])}">${say(`index.${i}`)}</a></li>`)}<li><a href="${Href.to(['compare'])}">${say('compare.title')}</a></li><li><a href="${Href.to(['verify'])}">${say('verify.title')}</a></li><li><a href="${Href.to(['log'])}">${say('log.title')}</a></li><li><a href="${Href.to(['keys'])}">${say('keys.title')}</a></li></ul></nav>
${!reader.anybody && page`<nav aria-label="${say('desk.nav')}"><ul class="run">${DESK.map((d) => page`<li><a href="${Href.to([d])}">${say(`desk.${d}`)}</a></li>`)}</ul></nav>`}
</footer>
${keysDialog(reader)}
</body>
</html>
`;
}

/** How the page shows where its address is shared: under its own title, which on pages of one story is a verbatim headline. */
function shared({ reader, title, summary, tells = false }: Sheet): Fragment {
  return page`<meta property="og:title" content="${title}"><meta property="og:type" content="${token(tells ? 'article' : 'website')}"><meta property="og:site_name" content="${reader.say('paper')}">${summary !== undefined && page`<meta property="og:description" content="${summary}">`}`;
}

/** The paper's name, large on its front page, with the date. */
function plate({ reader, place, date, dateline, banner }: Sheet): Fragment {
  const { say, format, now } = reader,
    at = date ?? now,
    name = page`<a href="${Href.to([''])}">${say('paper')}</a>`;
  return page`<div class="plate">${place === 'front' ? page`<h1 class="nameplate">${name}</h1>` : page`<p class="nameplate">${name}</p>`}
<div class="folio"><p class="motto">${say('motto')}</p><p><time class="made" datetime="${token(format.iso(at))}">${format.longDay(at)}</time></p>${dateline}${reader.replayed ? page`<p><a href="${Href.to(['clock'])}">${say('clock.title')}</a></p>` : nothing}</div></div>${banner}`;
}

function finder({ say }: Reader, query: Echo | undefined): Fragment {
  return page`<search class="finder"><form action="${Href.to(['search'])}" method="get">
<label for="find">${say('search.label')}</label>
<input id="find" name="q" type="search" maxlength="400" value="${query}">
<button type="submit">${say('search.button')}</button>
</form></search>`;
}
