import { holds } from '../../model/act.ts';
import { cite } from '../../model/citation.ts';
import type { ArticleView } from '../gather/article.ts';
import type { RevisionChanges } from '../gather/changes.ts';
import { peopleOf } from '../gather/people.ts';
import { deckOf, headlineOf, words } from '../gather/report.ts';
import { Href } from '../href.ts';
import { authorName, authorPlace, creditLine, hubName } from '../names.ts';
import { nothing, page, type Data, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { extentOf, mayQuote } from '../rights.ts';
import { isShowable, show } from '../show.ts';
import type { Byline, Revision } from '../../model/revision.ts';
import { articleBody } from './body.ts';
import { compared, revisionChanges } from './compared.ts';
import { sheet } from './layout.ts';
import { correctionComment, newsArticle, statementsData } from './linked.ts';
import { lossList } from './lost.ts';
import { outdatedList } from './outdated.ts';
import { articleHref, credit, headingClass, moment, outlet, said, saidLine, section, sourceHref, storyHref, when } from './parts.ts';
import { peopleList } from './people.ts';
import { byEditor, compareLink, relationRun, share } from './relation.ts';

const PEOPLE = 8;

/** An article: the publisher's link first, then its text by rights, whose copy it is, and what it was before. */
export function articlePage(reader: Reader, view: ArticleView): Fragment {
  const { say } = reader,
    { report } = view,
    { revision } = report,
    outside = Href.outside(view.article.url) ?? Href.outside(revision.canonicalUrl),
    people = peopleOf([report], PEOPLE);
  const main = page`<article class="article">
<p class="publisher">${outside ? page`<a href="${outside}" rel="noopener external">${say('article.publisher')} ${outlet(reader, report)}</a>` : page`${say('article.nourl')}`}</p>
${head(reader, view)}
<div class="columns"><div>
${view.original ? copyOf(reader, view) : nothing}
${saidOwn(reader, view)}
${view.outdated.length > 0 && section('outdated', say('outdated.title'), outdatedList(reader, view.outdated))}
${view.lost.length > 0 && section('lost', say('lost.title'), lossList(reader, view.lost), say('lost.note'))}
${view.revisions.length > 1 ? page`<p class="note"><a href="${Href.within('revisions')}">${reader.count('article.changed', view.revisions.length - 1)}</a></p>` : nothing}
${articleBody(reader, revision, report.reading)}
${notes(revision)}
${extentOf(revision) === 'full' && report.reading.claims.length > 0 ? key(reader) : nothing}
${extentOf(revision) === 'full' && report.reading.claims.length === 0 && revision.blocks.length > 2 && page`<p class="note">${say('nothing.said')}</p>`}
${view.revisions.length > 1 ? section('revisions', say('article.revisions'), page`<ol class="revisions" reversed>${view.revisions.map((r) => page`<li>${revisionChanges(reader, r)}${beside(reader, view, r)}</li>`)}</ol>`) : nothing}
</div><div class="side">
${view.story ? section('instory', say('article.story'), page`<p><a href="${storyHref(view.story.story, words(view.story.headline))}">${saidLine(view.story.headline)}</a></p>`) : nothing}
${section('facts', say('article.facts'), page`${facts(reader, view)}${!reader.anybody && page`<p class="note"><a href="${Href.to(['desk', 'article', report.articleId])}">${say('remove.link')}</a></p>`}`)}
${view.copies.length > 0 ? section('copies', say('article.copies'), page`<ul class="plain">${view.copies.map((c) => page`<li>${credit(reader, c)} ${relationRun(reader, c, report.articleId)}</li>`)}</ul>`) : nothing}
${people.length > 0 && section('people', say('story.people'), peopleList(reader, people, false))}
</div></div>
</article>`;
  const deck = mayQuote(revision) ? deckOf(revision) : undefined;
  return sheet({
    reader,
    title: headlineOf(revision),
    canonical: outside,
    tells: true,
    indexable: !revision.rights.noindex,
    ...(deck === undefined ? {} : { summary: deck }),
    data: articleData(reader, view),
    main,
  });
}

/** The publisher's article, what it corrects and what it draws on, and the lines marked in it. */
function articleData(reader: Reader, { report, original }: ArticleView): Data[] {
  const { revision } = report,
    notes = mayQuote(revision)
      ? revision.noteRanges.filter((n) => isShowable(revision, n)).map((range) => correctionComment({ report, at: cite(revision, range) }))
      : [],
    claims =
      extentOf(revision) === 'full' || revision.allowance ? report.reading.claims.filter((c) => c.manner !== 'figure').map((claim) => ({ report, claim })) : [];
  return [
    newsArticle(reader, report, { ...(notes.length > 0 ? { correction: notes } : {}), ...(original ? { isBasedOn: newsArticle(reader, original) } : {}) }),
    ...statementsData(claims),
  ];
}

/** A way to see a text beside the one before it. */
function beside(reader: Reader, { revisions }: ArticleView, { revision }: RevisionChanges): Fragment {
  const before = revisions.find((r) => r.revision.number === revision.number - 1);
  return before ? page`<p class="note">${compareLink(reader, before.revision.id, revision.id)}</p>` : nothing;
}

function head(reader: Reader, { report }: ArticleView): Fragment {
  const { say } = reader,
    { revision } = report,
    headline = headlineOf(revision),
    deck = mayQuote(revision) ? deckOf(revision) : undefined;
  return page`<header class="head"><h1${headingClass(headline)}>${said(revision, headline)}</h1>
${deck !== undefined && page`<p class="deck">${said(revision, deck)}</p>`}
<p class="by"><a href="${sourceHref(report)}">${outlet(reader, report)}</a> ${revision.published !== undefined && when(reader, report)}</p>
${people(reader, 'article.by', revision.authors)}${people(reader, 'article.contributors', revision.contributors)}
${revision.stub !== undefined && page`<p class="note">${say(`stub.${revision.stub}`)}</p>`}
</header>`;
}

/** What the page says of itself, and when it was fetched. */
function facts(reader: Reader, { report }: ArticleView): Fragment {
  const { say } = reader,
    { revision } = report;
  return page`<dl class="facts"><div><dt>${say('article.published')}</dt><dd>${revision.published === undefined ? page`<span>${say('article.nodate')}</span>` : when(reader, report)}</dd></div>
${revision.modified !== undefined && page`<div><dt>${say('article.modified')}</dt><dd>${moment(reader, revision.modified)}</dd></div>`}
<div><dt>${say('article.fetched')}</dt><dd>${moment(reader, revision.seenAt)}</dd></div>
<div><dt>${say('article.kind')}</dt><dd>${say(`kind.${revision.kind}`)}</dd></div>
${revision.credits.length > 0 && page`<div><dt>${say('article.credit')}</dt><dd><ul class="run">${revision.credits.map((c) => page`<li>${creditLine(c)}</li>`)}</ul></dd></div>`}
${revision.hub && page`<div><dt>${say('article.hub')}</dt><dd><a href="${Href.to(['hub', revision.hub.slug])}">${hubName(revision.hub)}</a></dd></div>`}</dl>`;
}

function people({ say }: Reader, label: 'article.by' | 'article.contributors', list: readonly Byline[]): Fragment {
  if (list.length === 0) return nothing;
  return page`<div class="bylines"><span class="by">${say(label)}</span> <ul class="run">${list.map((b) => page`<li><b>${authorName(b)}</b>${b.place !== undefined && page` <span class="note">${authorPlace(b)}</span>`}</li>`)}</ul></div>`;
}

function copyOf(reader: Reader, { report, original }: ArticleView): Fragment {
  const { say } = reader;
  if (!original || !report.copy) return nothing;
  return page`<section class="copyof" aria-labelledby="copyof"><h2 id="copyof">${say(`relation.${report.copy.relation}`)}</h2>
<p>${say('relation.of')} ${credit(reader, original)} <a href="${articleHref(original.articleId)}">${said(original.revision, headlineOf(original.revision))}</a></p>
<p class="foot">${share(reader, report)}${byEditor(reader, report)} <span class="note">${compareLink(reader, original.articleId, report.articleId)}</span></p>
${mayQuote(original.revision) && mayQuote(report.revision) ? compared(reader, original.revision, report.revision, report.copy.edits) : nothing}</section>`;
}

/** That an editor says that it is nobody's copy. */
function saidOwn({ say, now }: Reader, { said }: ArticleView): Fragment {
  const last = said.findLast((a) => holds(a, now));
  return last?.kind === 'original' ? page`<p class="note"><a href="${Href.to(['log', last.id])}">${say('act.said.own')}</a></p>` : nothing;
}

function notes(revision: Revision): Fragment {
  const shown = revision.noteRanges.filter((n) => isShowable(revision, n));
  if (shown.length === 0) return nothing;
  return page`<aside class="notes">${shown.map((n) => page`<p>${said(revision, show(revision, cite(revision, n)))}</p>`)}</aside>`;
}

/** What the marks in the text mean. */
function key({ say }: Reader): Fragment {
  return page`<ul class="run key"><li><mark class="quote">${say('mark.quote')}</mark></li><li><mark class="statement">${say('mark.statement')}</mark></li><li><mark class="figure">${say('mark.figure')}</mark></li></ul>`;
}
