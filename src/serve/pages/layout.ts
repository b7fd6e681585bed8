import { Href } from '../href.ts';
import { nothing, page, token, type Echo, type Fragment } from '../page.ts';
import type { Name } from '../names.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import type { Verbatim } from '../../model/citation.ts';

export type Place = 'front' | 'read' | 'search' | 'status';

export interface Sheet {
  readonly reader: Reader;
  /** What the browser's title bar says. */
  readonly title: Verbatim | Words | Name;
  /** Where in the navigation the page stands. */
  readonly place?: Place;
  /** The masthead's date, epoch ms; the reader's now by default. */
  readonly date?: number;
  readonly query?: Echo;
  /** The publisher's own address of what is shown. */
  readonly canonical?: Href;
  readonly main: Fragment;
}

const PLACES: readonly (readonly [Place, Href])[] = [
  ['front', Href.to([''])],
  ['read', Href.to(['read'])],
  ['search', Href.to(['search'])],
  ['status', Href.to(['status'])],
];

/** The whole document around a page's main part. */
export function sheet({ reader, title, place, date, query, canonical, main }: Sheet): Fragment {
  const { say, lang } = reader,
    home = place === 'front';
  return page`<!DOCTYPE html>
<html lang="${token(lang)}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${Href.to(['style.css'])}">
<link rel="icon" href="${Href.to(['icon.svg'])}" type="image/svg+xml">
${canonical ? page`<link rel="canonical" href="${canonical}">` : nothing}
</head>
<body>
<a class="skip" href="${Href.within('main')}">${say('nav.skip')}</a>
<header class="masthead">
${home ? page`<h1 class="nameplate"><a href="${Href.to([''])}">${say('paper')}</a></h1>` : page`<p class="nameplate"><a href="${Href.to([''])}">${say('paper')}</a></p>`}
${folio(reader, date ?? reader.now)}
<nav class="places" aria-label="${say('nav.label')}"><ul>
${PLACES.map(([p, href]) => page`<li><a href="${href}"${p === place ? page` aria-current="page"` : nothing}>${say(`nav.${p}`)}</a></li>`)}
</ul>${finder(reader, query)}</nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="colophon">
<p>${say('footer.promise')}</p>
<p>${say('footer.links')}</p>
</footer>
</body>
</html>
`;
}

function folio({ say, format }: Reader, date: number): Fragment {
  return page`<div class="folio"><p>${say('motto')}</p><p><time datetime="${token(format.iso(date))}">${format.longDay(date)}</time></p></div>`;
}

function finder({ say }: Reader, query: Echo | undefined): Fragment {
  return page`<search class="finder"><form action="${Href.to(['search'])}" method="get">
<label for="find">${say('search.label')}</label>
<input id="find" name="q" type="search" maxlength="400" value="${query}">
<button type="submit">${say('search.button')}</button>
</form></search>`;
}
