import type { Correction, CorrectionsView } from '../gather/corrections.ts';
import { headlineOf } from '../gather/report.ts';
import { feedsAt } from '../feeds/links.ts';
import { Href } from '../href.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { isShowable } from '../show.ts';
import { revisionChanges } from './compared.ts';
import { sheet } from './layout.ts';
import { correctedArticles } from './linked.ts';
import { articleHref, credit, outletLink, said, saidLine } from './parts.ts';

/** Corrections in their publishers' words, and what was changed without one. */
export function correctionsPage(reader: Reader, { corrections, next }: CorrectionsView): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say('nav.corrections')}</h1><p class="note lede">${say('corrections.what')}</p></header>
${corrections.length === 0 ? page`<p>${say('corrections.none')}</p>` : page`<ol class="reports corrections">${corrections.map((c) => page`<li>${correction(reader, c)}</li>`)}</ol>`}
${next !== undefined && page`<p class="next"><a href="${Href.to(['corrections'], { after: next })}">${say('search.older')}</a></p>`}`;
  return sheet({
    indexable: true,
    reader,
    title: say('nav.corrections'),
    place: 'corrections',
    alternates: feedsAt(['corrections']),
    data: correctedArticles(
      reader,
      corrections.flatMap((c) => c.notes),
    ),
    main,
  });
}

/** One of them: whose text it is, what it says, and which copies do not say so. */
export function correction(reader: Reader, { report, notes, silent, unfollowed }: Correction): Fragment {
  const { say } = reader;
  return page`${credit(reader, report)} <a class="title" href="${articleHref(report.articleId)}">${said(report.revision, headlineOf(report.revision))}</a>
${notes.filter((n) => isShowable(report.revision, n.at)).map((n) => page`<p class="noted">${saidLine(n)}</p>`)}
${silent && revisionChanges(reader, silent)}
${unfollowed.length > 0 && page`<p class="note">${say('corrections.copies')}</p><ul class="run outlets">${unfollowed.map((r) => page`<li>${outletLink(reader, r)}</li>`)}</ul>`}`;
}
