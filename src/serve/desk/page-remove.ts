import type { ArticleView } from '../gather/article.ts';
import { headlineOf } from '../gather/report.ts';
import { Href } from '../href.ts';
import { echo, page, type Fragment } from '../page.ts';
import { sheet } from '../pages/layout.ts';
import { articleHref, credit, said, section } from '../pages/parts.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import { button, deskNav, form, told as toldLine } from './parts.ts';

export interface RemoveView {
  readonly token: string;
  readonly signedIn: boolean;
  /** Whether the paper cannot do it. */
  readonly isOff: boolean;
  readonly view: ArticleView;
  /** How many texts of it there are, and claims in them all. */
  readonly texts: number;
  readonly claims: number;
  /** The reason as typed before. */
  readonly why: string;
  readonly wrong?: Words;
}

/** What is purged where an article is removed, that it cannot be undone, and the form that does it. */
export function removePage(reader: Reader, { token, signedIn, isOff, view, texts, claims, why, wrong }: RemoveView): Fragment {
  const { say } = reader,
    { report, copies } = view,
    { revision } = report;
  const what = page`<ul><li>${reader.count('remove.what.texts', texts)}</li><li>${reader.count('remove.what.claims', claims)}</li><li>${say('remove.what.rest')}</li></ul>
${copies.length > 0 && page`<p>${reader.count('remove.what.copies', copies.length)}</p><ul class="plain">${copies.map((c) => page`<li>${credit(reader, c)} <a href="${articleHref(c.articleId)}">${said(c.revision, headlineOf(c.revision))}</a></li>`)}</ul>`}`;
  const fields = page`<p class="field"><label for="why">${say('act.why')}</label> <input id="why" name="why" type="text" maxlength="500" required value="${echo(why)}" aria-describedby="why-note"> <span class="note" id="why-note">${say('remove.reason.note')}</span></p>
<p><input type="checkbox" id="sure" name="sure" value="yes" required> <label for="sure">${say('remove.sure')}</label></p>${button(say('remove.go'))}`;
  const main = page`<header class="head"><h1>${say('remove.title')}</h1><p class="by"><a href="${articleHref(report.articleId)}">${said(revision, headlineOf(revision))}</a> ${credit(reader, report)}</p></header>${deskNav(reader, 'setup')}
${toldLine(wrong, true)}
${section('what', say('remove.what'), what)}
<p>${say('remove.stays')}</p><p><b>${say('remove.final')}</b></p>
${isOff ? page`<p>${say('remove.off')}</p>` : signedIn ? form(Href.to(['desk', 'article', report.articleId]), token, fields) : page`<p>${say('act.signin')} <a href="${Href.to(['setup'])}">${say('setup.account')}</a></p>`}`;
  return sheet({ reader, title: say('remove.title'), main });
}
