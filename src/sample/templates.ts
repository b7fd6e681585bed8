import type { TemplateName } from './edition.ts';
import { escape } from './markup.ts';
import { footOf, html, linkedData, list, meta, openGraph, related, script, shownText, stamps, wallOf, type View } from './view.ts';

/** How each kind of outlet builds its page: each another mixture of furniture, markup and metadata, as on the web. */
export const TEMPLATES: Readonly<Record<TemplateName, (view: View) => string>> = {
  wire,
  broadsheet,
  tabloid,
  regional,
  plain,
  broadcaster,
  magazine,
  zeitung,
  rtl,
};

const line = (tag: string, className: string, text: string | undefined): string => (text ? `<${tag} class="${className}">${escape(text)}</${tag}>\n` : '');

/** Spare: a title, a dateline in the text, no metadata. */
function wire(view: View): string {
  const { outlet, version, others } = view,
    { headline, byline, section } = version.fields;
  return html(
    view,
    `<title>${escape(headline)} | ${escape(outlet.name)}</title>`,
    `<header><a href="/">${escape(outlet.name)}</a> <nav>${outlet.words.nav.map((n) => `<a href="/">${escape(n)}</a>`).join(' · ')}</nav></header>
<main>
<p class="slug">${escape(section ?? '')}</p>
<h1>${escape(headline)}</h1>
${line('p', 'byline', byline)}<p class="filed">${stamps(view).join(' · ')}</p>
${shownText(view)}
${footOf(view, (f) => `<p class="tagline">${f}</p>`)}
</main>
${others.length > 0 ? `<aside><h2>${escape(outlet.words.related)}</h2><ul>${related(view, 6)}</ul><p>${escape(outlet.words.newsletter)}</p></aside>` : ''}
<footer><p>${outlet.words.footer.map(escape).join(' · ')}</p><p><a href="#">${escape(outlet.words.top)}</a></p></footer>`,
  );
}

/** All the metadata there is, captions, related links, a letter to sign up for in the middle. */
function broadsheet(view: View): string {
  const { outlet, version, url } = view,
    { words } = outlet,
    { headline, deck, byline, credit, section } = version.fields,
    [published = '', updated] = stamps(view);
  return html(
    view,
    `<title>${escape(headline)} - ${escape(outlet.name)}</title>
<link rel="canonical" href="${escape(url)}">
${meta('description', deck)}${openGraph(view)}${script(linkedData(view))}`,
    `<div class="cookie-banner" role="dialog"><p>${escape(words.cookies)}</p></div>
<header class="masthead"><p class="logo"><a href="/">${escape(outlet.name)}</a></p><nav aria-label="Sections">${list(words.nav)}</nav></header>
<main><article class="article">
<header><p class="section"><a href="/">${escape(section ?? '')}</a></p><h1 class="article-headline">${escape(headline)}</h1>
${line('p', 'standfirst', deck)}${line('p', 'byline', byline)}${line('p', 'source-credit', credit)}<p class="dates"><time>${published}</time>${updated ? ` <time>${updated}</time>` : ''}</p>
<div class="share-bar"><button>${escape(words.share)}</button></div></header>
<div class="article-body">
${shownText(view)}
${footOf(view, (f) => `<p class="article-note">${f}</p>`)}
</div>
<aside class="newsletter-signup"><p>${escape(words.newsletter)}</p></aside>
</article>
<section class="related-articles"><h2>${escape(words.related)}</h2><ul>${related(view)}</ul></section></main>
<footer class="site-footer">${list(words.footer)}<a href="#">${escape(words.top)}</a></footer>`,
  );
}

/** Much furniture, hardly any structure, the date only on the page. */
function tabloid(view: View): string {
  const { outlet, version, others } = view,
    { words } = outlet,
    { headline, byline, section } = version.fields;
  const teaser = others[0]
    ? `<div class="promo"><b>${escape(words.related)}</b> <a href="${escape(others[0].url)}">${escape(others[0].headline)}</a></div>`
    : '';
  return html(
    view,
    `<title>${escape(headline)} | ${escape(section ?? '')} | ${escape(outlet.name)}</title>`,
    `<div id="consent">${escape(words.cookies)}</div>
<div id="top"><a href="/"><b>${escape(outlet.name)}</b></a><div class="menu">${list(words.nav)}</div></div>
<div id="wrap"><div id="story">
<h1>${escape(headline)}</h1>
<ul class="share"><li>${escape(words.share)}</li><li>${escape(words.share)}</li></ul>
<div class="author-line">${byline ? `By ${escape(byline)}` : ''}</div>
<div class="date-line">${stamps(view).join(' | ')}</div>
<div class="story-text">
${shownText(view, { paragraph: (p, i) => `<p>${p}</p>${i === 2 ? `\n${teaser}` : ''}` })}
${footOf(view, (f) => `<p><i>${f}</i></p>`)}
</div>
<div class="push-signup">${escape(words.newsletter)}</div>
</div><div id="rail"><h3>${escape(words.related)}</h3><ul>${related(view, 8)}</ul></div></div>
<div id="bottom">${list(words.footer)}</div>`,
  );
}

/** Open Graph alone, and divs where an article element would be. */
function regional(view: View): string {
  const { outlet, version, url } = view,
    { words } = outlet,
    { headline, deck, byline, section } = version.fields;
  return html(
    view,
    `<title>${escape(headline)} – ${escape(outlet.name)}</title>\n<link rel="canonical" href="${escape(url)}">\n${openGraph(view)}`,
    `<div class="header"><a href="/">${escape(outlet.name)}</a>${list(words.nav)}</div>
<div class="breadcrumb"><a href="/">${escape(words.nav[0] ?? '')}</a> &raquo; <a href="/">${escape(section ?? '')}</a></div>
<div class="content"><div class="entry">
<h1 class="entry-title">${escape(headline)}</h1>
${line('h2', 'entry-subtitle', deck)}<div class="entry-meta"><span class="author">${escape(byline ?? '')}</span> <span class="date">${stamps(view).join(', ')}</span></div>
<div class="entry-content">
${shownText(view)}
${footOf(view, (f) => `<p class="note">${f}</p>`)}
</div>
<div class="entry-share">${escape(words.share)}</div></div>
<div class="sidebar"><div class="widget"><h3>${escape(words.related)}</h3><ul>${related(view, 5)}</ul></div><div class="widget newsletter">${escape(words.newsletter)}</div></div></div>
<div class="footer">${words.footer.map(escape).join(' | ')} <span>${escape(words.cookies)}</span></div>`,
  );
}

/** A page laid out with tables, as some are still. */
function plain(view: View): string {
  const { outlet, version } = view,
    { words } = outlet,
    { headline, byline } = version.fields;
  return html(
    view,
    `<title>${escape(outlet.name)}: ${escape(headline)}</title>`,
    `<table width="100%"><tr><td colspan="2"><font size="6"><a href="/">${escape(outlet.name)}</a></font></td></tr>
<tr><td width="160" valign="top">${words.nav.map((n) => `<a href="/">${escape(n)}</a><br>`).join('\n')}
<b>${escape(words.related)}</b><ul>${related(view, 5)}</ul></td>
<td valign="top"><h1>${escape(headline)}</h1>
${byline ? `<p><i>By ${escape(byline)}</i></p>` : ''}
${stamps(view)
  .map((s) => `<p><small>${s}</small></p>`)
  .join('')}
${shownText(view)}
${footOf(view, (f) => `<p><small>${f}</small></p>`)}
<p><a href="/">${escape(words.top)}</a> <a href="#">${escape(words.share)}</a></p></td></tr>
<tr><td colspan="2"><hr><small>${words.footer.map(escape).join(' - ')}</small></td></tr></table>`,
  );
}

/** JSON-LD alone; headings and boxes between the paragraphs. */
function broadcaster(view: View): string {
  const { outlet, version } = view,
    { words } = outlet,
    { headline, deck, byline, credit, section } = version.fields;
  return html(
    view,
    `<title>${escape(headline)} - ${escape(outlet.name)}</title>\n${script(linkedData(view, { '@type': 'ReportageNewsArticle' }))}`,
    `<div class="player" role="region"><button>${escape(words.nav[1] ?? '')}</button> ${escape(words.newsletter)}</div>
<header role="banner"><a href="/">${escape(outlet.name)}</a>${list(words.nav)}</header>
<main role="main"><article>
<div class="kicker">${escape(section ?? '')}</div><h1>${escape(headline)}</h1>
${line('p', 'lead', deck)}<div class="meta">${byline ? `<span class="by">${escape(byline)}</span> ` : ''}${credit ? `<span class="agency">${escape(credit)}</span> ` : ''}<time>${stamps(view)[0] ?? ''}</time></div>
${shownText(view, { quote: (q) => `<div class="box quote"><p>${q}</p></div>` })}
${footOf(view, (f) => `<p class="source">${f}</p>`)}
<div class="tools"><button>${escape(words.share)}</button></div>
</article>
<section class="more"><h2>${escape(words.related)}</h2><ul>${related(view, 3)}</ul></section></main>
<footer role="contentinfo">${list(words.footer)}<p>${escape(words.cookies)}</p></footer>`,
  );
}

/** Microdata, and a wall where the text is for subscribers. */
function magazine(view: View): string {
  const { outlet, version, url, article } = view,
    { words } = outlet,
    { headline, deck, byline, credit } = version.fields;
  return html(
    view,
    `<title>${escape(headline)}</title>\n<link rel="canonical" href="${escape(url)}">\n${meta('description', deck)}${article.paywall === undefined ? '' : script(linkedData(view))}`,
    `<nav class="nav">${list(words.nav)}</nav>
<article itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="headline">${escape(headline)}</h1>
${deck ? `<p class="dek" itemprop="description">${escape(deck)}</p>` : ''}
<p class="sig">${byline ? `<span itemprop="author">${escape(byline)}</span>` : ''}${credit ? `<span class="agency">${escape(credit)}</span>` : ''} <span itemprop="datePublished" content="${new Date(article.published).toISOString()}">${stamps(view).join(' / ')}</span></p>
<div class="prose" itemprop="articleBody">
${shownText(view, { heading: (h) => `<h3>${h}</h3>` })}
</div>
${wallOf(view)}
${footOf(view, (f) => `<p class="endnote">${f}</p>`)}
<p class="actions"><a href="#">${escape(words.share)}</a></p>
</article>
<aside class="cta">${escape(words.newsletter)}</aside>
<section class="next"><h4>${escape(words.related)}</h4><ul>${related(view, 3)}</ul></section>
<footer>${list(words.footer)}<a href="#">${escape(words.cookies)}</a></footer>`,
  );
}

/** A JSON-LD graph, a kicker over the headline. */
function zeitung(view: View): string {
  const { outlet, version, url, base } = view,
    { words } = outlet,
    { headline, deck, byline, section } = version.fields,
    data = linkedData(view);
  const graph = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: outlet.name, url: base },
      { ...data, '@context': undefined },
    ],
  };
  return html(
    view,
    `<title>${escape(headline)} – ${escape(outlet.name)}</title>\n<link rel="canonical" href="${escape(url)}">\n${meta('description', deck)}${meta('og:title', headline, 'property')}${script(graph)}`,
    `<div class="cmp">${escape(words.cookies)}</div>
<header class="kopf"><a href="/">${escape(outlet.name)}</a><nav>${list(words.nav)}</nav></header>
<main><article>
<header><span class="dachzeile">${escape(section ?? '')}</span><h1>${escape(headline)}</h1>${line('p', 'vorspann', deck)}
<div class="autor">${escape(byline ?? '')}</div><div class="datum">${stamps(view).join('<br>')}</div></header>
<div class="text">
${shownText(view, { heading: (h) => `<h3 class="zwischentitel">${h}</h3>` })}
</div>
${footOf(view, (f) => `<p class="hinweis">${f}</p>`)}
<div class="teilen">${escape(words.share)}</div></article>
<aside class="empfehlungen"><h2>${escape(words.related)}</h2><ul>${related(view)}</ul></aside>
<aside class="newsletter">${escape(words.newsletter)}</aside></main>
<footer>${list(words.footer)}<a href="#top">${escape(words.top)}</a></footer>`,
  );
}

/** Right to left, Open Graph. */
function rtl(view: View): string {
  const { outlet, version, url } = view,
    { words } = outlet,
    { headline, deck, byline, section } = version.fields;
  return html(
    view,
    `<title>${escape(headline)} | ${escape(outlet.name)}</title>\n<link rel="canonical" href="${escape(url)}">\n${meta('description', deck)}${openGraph(view)}`,
    `<header><a href="/">${escape(outlet.name)}</a><nav>${list(words.nav)}</nav></header>
<main><article>
<span class="cat">${escape(section ?? '')}</span>
<h1>${escape(headline)}</h1>${line('h2', 'sub', deck)}
<div class="writer">${escape(byline ?? '')}</div><div class="time">${stamps(view).join(' - ')}</div>
<div class="content">
${shownText(view)}
</div>
${footOf(view, (f) => `<p class="note">${f}</p>`)}
<div class="share">${escape(words.share)}</div>
</article>
<aside><h3>${escape(words.related)}</h3><ul>${related(view)}</ul><p>${escape(words.newsletter)}</p></aside></main>
<footer>${list(words.footer)}<p>${escape(words.cookies)}</p></footer>`,
  );
}
