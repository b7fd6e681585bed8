import { cite, quote } from '../../model/citation.ts';
import type { ArticleView, RevisionChanges } from '../gather/article.ts';
import { deckOf, headlineOf, words } from '../gather/report.ts';
import { Href } from '../href.ts';
import { authorName, authorPlace, creditLine } from '../names.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { extentOf, mayQuote } from '../rights.ts';
import type { Byline, Revision } from '../../model/revision.ts';
import { articleBody } from './body.ts';
import { compared } from './compared.ts';
import { sheet } from './layout.ts';
import { articleHref, credit, moment, outlet, said, saidLine, section, storyHref, when } from './parts.ts';
import { relation, share } from './story.ts';

/** An article: the publisher's link first, then its text by rights, whose copy it is, and what it was before. */
export function articlePage(reader: Reader, view: ArticleView): Fragment {
  const { say } = reader,
    { report } = view,
    { revision } = report,
    outside = Href.outside(view.article.url) ?? Href.outside(revision.canonicalUrl);
  const main = page`<article class="article">
<p class="publisher">${outside ? page`<a href="${outside}" rel="noopener external">${say('article.publisher')} ${outlet(reader, report)}</a>` : page`${say('article.nourl')}`}</p>
${head(reader, view)}
${view.story ? page`<p class="instory">${say('article.story')} <a href="${storyHref(view.story.story, words(view.story.headline))}">${saidLine(view.story.headline)}</a></p>` : nothing}
${view.original ? copyOf(reader, view) : nothing}
${view.revisions.length > 1 ? page`<p class="note"><a href="${Href.within('revisions')}">${reader.count('article.changed', view.revisions.length - 1)}</a></p>` : nothing}
${articleBody(reader, revision, report.reading)}
${notes(revision)}
${extentOf(revision) === 'full' && report.reading.claims.length > 0 ? key(reader) : nothing}
${view.copies.length > 0 ? section('copies', say('article.copies'), page`<ul class="copies">${view.copies.map((c) => page`<li>${credit(reader, c)} ${relation(reader, c)}</li>`)}</ul>`) : nothing}
${view.revisions.length > 1 ? section('revisions', say('article.revisions'), page`<ol class="revisions" reversed>${view.revisions.map((r) => changed(reader, r))}</ol>`) : nothing}
</article>`;
  return sheet({ reader, title: headlineOf(revision), canonical: outside, main });
}

function head(reader: Reader, { report }: ArticleView): Fragment {
  const { say } = reader,
    { revision } = report,
    deck = mayQuote(revision) ? deckOf(revision) : undefined;
  return page`<header class="head"><h1>${said(revision, headlineOf(revision))}</h1>
${deck !== undefined && page`<p class="deck">${said(revision, deck)}</p>`}
${people(reader, 'article.by', revision.authors)}${people(reader, 'article.contributors', revision.contributors)}
${revision.credits.length > 0 && page`<p class="by">${say('article.credit')}</p><ul class="run">${revision.credits.map((c) => page`<li>${creditLine(c)}</li>`)}</ul>`}
<dl class="facts"><div><dt>${say('article.outlet')}</dt><dd>${outlet(reader, report)}</dd></div>
<div><dt>${say('article.published')}</dt><dd>${revision.published === undefined ? page`<span>${say('article.nodate')}</span>` : when(reader, report)}</dd></div>
${revision.modified !== undefined && page`<div><dt>${say('article.modified')}</dt><dd>${moment(reader, revision.modified)}</dd></div>`}
<div><dt>${say('article.fetched')}</dt><dd>${moment(reader, revision.seenAt)}</dd></div>
<div><dt>${say('article.kind')}</dt><dd>${say(`kind.${revision.kind}`)}</dd></div></dl>
${revision.stub !== undefined && page`<p class="note">${say(`stub.${revision.stub}`)}</p>`}
</header>`;
}

function people({ say }: Reader, label: 'article.by' | 'article.contributors', list: readonly Byline[]): Fragment {
  if (list.length === 0) return nothing;
  return page`<p class="by">${say(label)}</p><ul class="run">${list.map((b) => page`<li><span>${authorName(b)}</span>${b.place !== undefined && page` <span class="note">${authorPlace(b)}</span>`}</li>`)}</ul>`;
}

function copyOf(reader: Reader, { report, original }: ArticleView): Fragment {
  const { say } = reader;
  if (!original || !report.copy) return nothing;
  return page`<section class="copyof" aria-labelledby="copyof"><h2 id="copyof">${say(`relation.${report.copy.relation}`)}</h2>
<p>${say('relation.of')} ${credit(reader, original)} <a href="${articleHref(original.articleId)}">${said(original.revision, headlineOf(original.revision))}</a></p>
${share(reader, report)}
${mayQuote(original.revision) && mayQuote(report.revision) ? compared(reader, original.revision, report.revision, report.copy.edits) : nothing}</section>`;
}

function notes(revision: Revision): Fragment {
  if (revision.noteRanges.length === 0) return nothing;
  return page`<aside class="notes">${revision.noteRanges.map((n) => page`<p>${said(revision, quote(revision, cite(revision, n)))}</p>`)}</aside>`;
}

/** What the marks in the text mean. */
function key({ say }: Reader): Fragment {
  return page`<ul class="run key"><li><mark class="quote">${say('mark.quote')}</mark></li><li><mark class="statement">${say('mark.statement')}</mark></li><li><mark class="figure">${say('mark.figure')}</mark></li></ul>`;
}

function changed(reader: Reader, { revision, added, removed }: RevisionChanges): Fragment {
  const { say } = reader;
  const kind = revision.change
    ? say(revision.change.announced ? 'change.announced' : revision.change.kind === 'cosmetic' ? 'change.cosmetic' : 'change.silent')
    : say('change.first');
  return page`<li><p>${moment(reader, revision.seenAt)} <span class="note">${kind}</span></p>
${
  mayQuote(revision)
    ? page`${removed.map((r) => page`<p class="removed"><span class="note">${say('change.removed')}</span> <del>${said(r.revision, quote(r.revision, r.at))}</del></p>`)}
${added.map((at) => page`<p class="added"><span class="note">${say('change.added')}</span> <ins>${said(revision, quote(revision, at))}</ins></p>`)}`
    : nothing
}</li>`;
}
