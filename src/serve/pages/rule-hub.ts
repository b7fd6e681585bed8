import type { Hub } from '../../model/hub.ts';
import { isWrong, readRule, type HubRule, type LeftOut } from '../../stories/hub-rule.ts';
import { feedsAt } from '../feeds/links.ts';
import type { RuleHubView } from '../gather/rule-hub.ts';
import { Href } from '../href.ts';
import { editorName, hubTitle, ruleWord } from '../names.ts';
import { nothing, page, type Fragment } from '../page.ts';
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
<ul class="run">${(view.recent > 0 || !view.more) && !view.wrong && page`<li>${reader.count(view.more ? 'hubs.reports.more' : 'hubs.reports', view.recent)}</li>`}<li>${reader.count('hubs.stories', view.stories.length)}</li></ul>
<details class="receipt"${reports.length === 0 && page` open`}><summary>${say('hubs.by')} <b>${editorName(hub)}</b> ${moment(reader, hub.at)}</summary>${rule && ruleInWords(reader, rule, hub.slug)}
${!reader.anybody && page`<p class="note"><a href="${Href.to(['desk', 'hubs', hub.slug])}">${say('hubs.edit')}</a></p>`}</details>
${view.wrong && page`<p class="wrong">${say(`rule.wrong.${view.wrong}`)}</p>`}${view.unknown.map((name) => page`<p class="wrong">${say('hubs.notfound')} <b>${ruleWord(name)}</b></p>`)}${leftOutLine(reader, view.leftOut)}${view.alsoFiled && filedLine(reader, hub)}</header>
${reports.length === 0 && !view.wrong && page`<p>${view.unread ? reader.count('hubs.empty.read', view.read) : say('hubs.empty')}</p>`}
<div class="columns"><div>
${storyList(reader, view.stories)}
${view.timeline.length > 0 && section('timeline', say('story.timeline'), timelineList(reader, view.timeline))}
</div><div class="side">
${reports.length > 0 && section('reports', say('hub.reports'), reportList(reader, reports))}
${people.length > 0 && section('people', say('story.people'), peopleList(reader, people))}
${places.length > 0 && section('places', say('hubs.places'), page`<ul class="run">${places.map((p) => page`<li><a href="${placeHref(p.slug)}">${saidLine(p.name)}</a></li>`)}</ul>`)}
</div></div>`;
  return sheet({ reader, indexable: true, title: hubTitle(hub), alternates: feedsAt(['hub', hub.slug]), data: [itemList(reader, reports)], main });
}

/** Words of a rule that are not looked for, by language. */
export function leftOutLine(reader: Reader, left: readonly LeftOut[]): Fragment {
  if (left.length === 0) return nothing;
  return page`<div class="wrong">${reader.say('hubs.leftout')} <ul class="run">${left.map(({ lang, words }) => page`<li>${reader.language(lang)}: ${words.map((word) => page`<b>${ruleWord(word)}</b> `)}</li>`)}</ul></div>`;
}

/** Says that publishers have a topic of the same name, and where what they file is to be read. */
export function filedLine({ say }: Reader, { slug }: Pick<Hub, 'slug'>): Fragment {
  return page`<p class="note">${say('hubs.filed.too')} <a href="${filedHref(slug)}">${say('hubs.filed')}</a></p>`;
}
/** Publishers' topic at an address that an editor's topic has taken. */
export const filedHref = (slug: string): Href => Href.to(['hub', slug], { of: 'publishers' });

/**
 * A rule in plain words, as lists within lists.
 * @param own the rule's own topic, whose name within it is the publishers' topic.
 */
export function ruleInWords(reader: Reader, rule: HubRule, own: string): Fragment {
  return page`<p>${reader.say('rule.says')}</p><ul class="plain rule"><li>${clause(reader, rule, own)}</li></ul>`;
}

function clause(reader: Reader, rule: HubRule, own: string): Fragment {
  const { say } = reader;
  if (rule.kind === 'is') {
    const value = page`<b>${ruleWord(rule.value)}</b>`;
    return page`${say(`rule.${rule.field}`)} ${rule.field === 'hub' ? page`<a href="${rule.value === own ? filedHref(own) : Href.to(['hub', rule.value])}">${value}</a>` : value}`;
  }
  const of = rule.kind === 'not' ? [rule.of] : rule.of;
  return page`${say(`rule.${rule.kind}`)}<ul>${of.map((one) => page`<li>${clause(reader, one, own)}</li>`)}</ul>`;
}

/** Topics by rule, each with its rule. */
export function ruleHubList(reader: Reader, hubs: readonly Hub[]): Fragment {
  return page`<ul class="plain">${hubs.map((hub) => {
    const rule = readRule(hub.rule);
    return page`<li><a class="title" href="${Href.to(['hub', hub.slug])}">${hubTitle(hub)}</a> <span class="note">${reader.say('hubs.by')} <b>${editorName(hub)}</b></span>${!isWrong(rule) && ruleInWords(reader, rule, hub.slug)}</li>`;
  })}</ul>`;
}
