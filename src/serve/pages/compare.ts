import type { Citation } from '../../model/citation.ts';
import type { CompareRow, CompareView } from '../gather/compare.ts';
import { headlineOf, type Report } from '../gather/report.ts';
import { Href } from '../href.ts';
import { echo, nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import { extentOf, isOurLimit } from '../rights.ts';
import { show } from '../show.ts';
import { sheet } from './layout.ts';
import { articleHref, marked, moment, outlet, said, sourceHref, when } from './parts.ts';
import { compareHref, relation } from './relation.ts';

const COUNTED = [
  ['changed', 'edits.changed'],
  ['left', 'compare.left'],
  ['right', 'compare.right'],
] as const;

/** Two texts side by side: what is the same folded, what differs word by word. */
export function comparePage(reader: Reader, view: CompareView): Fragment {
  const { say } = reader,
    { left, right, counts, extent, ids } = view;
  const main = page`<header class="head"><h1>${say('compare.title')}</h1>
<p class="note">${say(view.versions ? 'compare.versions' : 'compare.articles')}</p></header>
<div class="pair sides">${side(reader, left, view.versions)}${side(reader, right, view.versions)}</div>
<div class="foot"><ul class="run"><li>${reader.count('edits.same', counts.same)}</li>${COUNTED.map(([of, key]) => counts[of] > 0 && page`<li>${reader.count(key, counts[of])}</li>`)}</ul>
<p class="note"><a href="${compareHref(ids[1], ids[0])}">${say('compare.swap')}</a></p></div>
${extent === 'full' ? page`<div class="beside">${view.rows.map((r) => row(reader, view, r))}</div>` : page`<p>${say(extent === 'excerpt' && [left, right].every((r) => extentOf(r.revision) === 'full' || isOurLimit(r.revision)) ? 'compare.public' : `compare.${extent}`)}</p>`}`;
  return sheet({ reader, title: say('compare.title'), main });
}

/** Whose text it is, and which of its texts. */
function side(reader: Reader, report: Report, versions: boolean): Fragment {
  const { say } = reader,
    { revision } = report;
  return page`<div><h2><a href="${articleHref(report.articleId)}">${said(revision, headlineOf(revision))}</a></h2>
<p class="by"><a href="${sourceHref(report)}">${outlet(reader, report)}</a> ${versions ? page`${say('compare.seen')} ${moment(reader, revision.seenAt)}` : when(reader, report)}</p>
${report.copy ? page`<p>${relation(reader, report)}</p>` : nothing}</div>`;
}

function row(reader: Reader, { left, right, versions }: CompareView, r: CompareRow): Fragment {
  const { say } = reader,
    [before, after]: readonly (Words | Fragment)[] = versions
      ? [say('change.was'), say('change.is')]
      : [page`${left.outlet ?? say('outlet.unknown')}`, page`${right.outlet ?? say('outlet.unknown')}`];
  switch (r.kind) {
    case 'same':
      return page`<details class="same"><summary>${reader.count('edits.same', r.at.length)}</summary>${r.at.map((at) => page`<p>${text(right, at)}</p>`)}</details>`;
    case 'changed':
      return page`<div class="pair"><p><span class="note whose">${before}</span> ${changed(r.changed.was, 'del')}</p>
<p><span class="note whose">${after}</span> ${changed(r.changed.is, 'ins')}</p></div>`;
    case 'apart':
      return page`<div class="pair">${r.left ? page`<p><span class="note whose">${before}</span> <span class="note">${say('compare.onlyleft')}</span> <del>${text(left, r.left)}</del></p>` : page`<p class="blank"></p>`}
${r.right ? page`<p><span class="note whose">${after}</span> <span class="note">${say('compare.onlyright')}</span> <ins>${text(right, r.right)}</ins></p>` : page`<p class="blank"></p>`}</div>`;
  }
}

const text = ({ revision }: Report, at: Citation): Fragment => said(revision, show(revision, at));

function changed(p: Extract<CompareRow, { kind: 'changed' }>['changed']['was'], as: 'ins' | 'del'): Fragment {
  return marked(
    p.revision,
    p.at,
    p.only.map((o) => ({ ...o, class: 'word', as })),
  );
}

/** What may be typed into the form, and which of the two is not known here. */
export interface Asked {
  readonly a: string;
  readonly b: string;
  readonly unknown?: readonly ('a' | 'b')[];
}

/** `/compare` before two texts are named. */
export function compareForm(reader: Reader, { a, b, unknown = [] }: Asked): Fragment {
  const { say } = reader,
    value = { a: echo(a), b: echo(b) };
  const main = page`<header class="head"><h1>${say('compare.title')}</h1><p class="lede">${say('compare.what')}</p></header>
${unknown.length > 0 && page`<p class="wrong" role="alert">${say('compare.unknown')}</p>`}
<form class="readform" action="${Href.to(['compare'])}" method="get"><label for="a">${say('compare.a')}</label><input id="a" name="a" type="text" maxlength="2000" required value="${value.a}">
<label for="b">${say('compare.b')}</label><input id="b" name="b" type="text" maxlength="2000" required value="${value.b}"><button type="submit">${say('compare.go')}</button></form>
${!reader.anybody && page`<p class="note"><a href="${Href.to(['read'])}">${say('compare.read')}</a></p>`}`;
  return sheet({ reader, title: say('compare.title'), main });
}
