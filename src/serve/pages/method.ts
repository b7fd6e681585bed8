import { WEIGHTS } from '../../rank/score.ts';
import { SIGNALS, type Signal } from '../../rank/signals.ts';
import type { MethodView, Replaced } from '../gather/method.ts';
import { Href } from '../href.ts';
import { page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { headline } from './briefs.ts';
import { sheet } from './layout.ts';
import { outletLink, section, tally } from './parts.ts';
import { ticks } from './ticks.ts';

const GROUPING = ['join', 'merge', 'copy', 'headline', 'sections', 'languages', 'furniture', 'figures'] as const;
const LIMITS = ['language', 'names', 'letters', 'rewrites', 'standing', 'truth'] as const;

/** How the paper ranks and groups: every weight explained, a form that ranks anew, and what it cannot do. */
export function methodPage(reader: Reader, view: MethodView): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say('method.title')}</h1><p class="deck">${say('method.what')}</p><p class="note">${say('method.why')}</p></header>
${view.wrong && page`<p class="wrong" role="alert">${say('method.wrong')}</p>`}
<div class="columns"><div>
${section('weights', say('method.weights'), weightsForm(reader, view))}
${section('grouping', say('method.grouping'), page`<ul class="plain lede">${GROUPING.map((g) => page`<li>${say(`method.grouping.${g}`)}</li>`)}</ul>`)}
${section('limits', say('method.limits'), page`<ul class="plain lede">${LIMITS.map((l) => page`<li>${say(`method.limits.${l}`)}</li>`)}</ul>`)}
</div><div class="side">
${section('result', say('method.result'), view.stories.length === 0 ? page`<p>${say('method.empty')}</p>` : page`<ol class="reports ranked">${view.stories.map((s) => replaced(reader, s))}</ol>`)}
</div></div>`;
  return sheet({ reader, indexable: true, title: say('method.title'), place: 'method', main });
}

function weightsForm(reader: Reader, { weights }: MethodView): Fragment {
  const { say } = reader;
  return page`<form class="weights" action="${Href.to(['method'])}" method="get"><table><thead><tr><th scope="col">${say('why.signal')}</th><th scope="col" class="num">${say('method.paper')}</th><th scope="col" class="num" data-live>${say('method.yours')}</th></tr></thead>
<tbody>${SIGNALS.map((s) => weightRow(reader, s, weights[s]))}</tbody></table>
<button type="submit">${say('method.rerank')}</button> <p class="next" data-live><a href="${Href.to(['method'])}">${say('method.reset')}</a></p></form>`;
}

function weightRow({ say, format }: Reader, signal: Signal, weight: number): Fragment {
  const id = token(`w-${signal}`);
  return page`<tr><td><label for="${id}">${say(`signal.${signal}`)}</label><p>${say(`signaldoes.${signal}`)}</p></td><td class="num">${format.number(WEIGHTS[signal])}</td>
<td class="num" data-live><input id="${id}" name="${token(signal)}" type="number" step="any" min="-10" max="10" value="${token(String(weight))}"></td></tr>`;
}

function replaced(reader: Reader, { brief, was }: Replaced): Fragment {
  const { say, format } = reader;
  return page`<li><h3>${headline(brief)}</h3>
<div class="foot"><span class="by">${outletLink(reader, brief.headline.report)}</span>${ticks(brief.story)}${tally(reader, brief.story)}</div>${was !== brief.rank && page`<p class="note">${say('method.place', { n: format.number(was) })}</p>`}</li>`;
}
