import type { Hub } from '../../model/hub.ts';
import { isWrong, readRule, type HubRule } from '../../stories/hub-rule.ts';
import { feedsAt } from '../feeds/links.ts';
import type { RuleHubView } from '../gather/rule-hub.ts';
import { Href } from '../href.ts';
import { editorName, hubTitle, ruleWord } from '../names.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { reportList, storyList } from './about.ts';
import { sheet } from './layout.ts';
import { itemList } from './linked.ts';
import { moment, placeHref, saidLine, section } from './parts.ts';
import { peopleList } from './people.ts';
import { timelineList } from './timeline.ts';

/** A topic by rule: the rule in plain words, what it finds, and how much of it there is. */
export function ruleHubPage(reader: Reader, view: RuleHubView): Fragment {
  const { say } = reader,
    { hub, rule, reports, people, places } = view;
  const main = page`<header class="head"><h1>${hubTitle(hub)}</h1>
<ul class="run"><li>${reader.count(view.more ? 'hubs.reports.more' : 'hubs.reports', view.recent)}</li><li>${reader.count('hubs.stories', view.stories.length)}</li></ul>
<details class="receipt"${reports.length === 0 && page` open`}><summary>${say('hubs.by')} <b>${editorName(hub)}</b> ${moment(reader, hub.at)}</summary>${rule && ruleInWords(reader, rule)}
<p class="note"><a href="${Href.to(['desk', 'hubs', hub.slug])}">${say('hubs.edit')}</a></p></details>
${view.wrong && page`<p class="wrong">${say(`rule.wrong.${view.wrong}`)}</p>`}${view.unknown.map((name) => page`<p class="wrong">${say('hubs.notfound')} <b>${ruleWord(name)}</b></p>`)}</header>
${reports.length === 0 && page`<p>${say('hubs.empty')}</p>`}
<div class="columns"><div>
${storyList(reader, view.stories)}
${view.timeline.length > 0 && section('timeline', say('story.timeline'), timelineList(reader, view.timeline))}
</div><div class="side">
${reports.length > 0 && section('reports', say('hub.reports'), reportList(reader, reports))}
${people.length > 0 && section('people', say('story.people'), peopleList(reader, people))}
${places.length > 0 && section('places', say('hubs.places'), page`<ul class="run">${places.map((p) => page`<li><a href="${placeHref(p.slug)}">${saidLine(p.name)}</a></li>`)}</ul>`)}
</div></div>`;
  return sheet({ reader, title: hubTitle(hub), alternates: feedsAt(['hub', hub.slug]), data: [itemList(reader, reports)], main });
}

/** A rule in plain words, as lists within lists. */
export function ruleInWords(reader: Reader, rule: HubRule): Fragment {
  return page`<p>${reader.say('rule.says')}</p><ul class="plain rule"><li>${clause(reader, rule)}</li></ul>`;
}

function clause(reader: Reader, rule: HubRule): Fragment {
  const { say } = reader;
  if (rule.kind === 'is') {
    const value = page`<b>${ruleWord(rule.value)}</b>`;
    return page`${say(`rule.${rule.field}`)} ${rule.field === 'hub' ? page`<a href="${Href.to(['hub', rule.value])}">${value}</a>` : value}`;
  }
  const of = rule.kind === 'not' ? [rule.of] : rule.of;
  return page`${say(`rule.${rule.kind}`)}<ul>${of.map((one) => page`<li>${clause(reader, one)}</li>`)}</ul>`;
}

/** Topics by rule, each with its rule. */
export function ruleHubList(reader: Reader, hubs: readonly Hub[]): Fragment {
  return page`<ul class="plain">${hubs.map((hub) => {
    const rule = readRule(hub.rule);
    return page`<li><a class="title" href="${Href.to(['hub', hub.slug])}">${hubTitle(hub)}</a> <span class="note">${reader.say('hubs.by')} <b>${editorName(hub)}</b></span>${!isWrong(rule) && ruleInWords(reader, rule)}</li>`;
  })}</ul>`;
}
