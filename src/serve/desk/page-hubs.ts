import type { Hub } from '../../model/hub.ts';
import type { LeftOut, WrongRule } from '../../stories/hub-rule.ts';
import { Href } from '../href.ts';
import { hubTitle } from '../names.ts';
import { echo, page, type Fragment } from '../page.ts';
import { sheet } from '../pages/layout.ts';
import { section } from '../pages/parts.ts';
import { filedLine, leftOutLine, ruleHubList } from '../pages/rule-hub.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import { button, deskNav, form, told as toldLine } from './parts.ts';

export interface HubsView {
  readonly token: string;
  readonly signedIn: boolean;
  readonly hubs: readonly Hub[];
  /** The one that is changed. */
  readonly hub?: Hub;
  readonly typed?: { readonly name: string; readonly rule: string };
  /** Of the one that is changed: words that are not looked for, and whether publishers have a topic of its name. */
  readonly leftOut?: readonly LeftOut[];
  readonly alsoFiled?: boolean;
  readonly wrong?: Words | WrongRule;
  readonly told?: Words;
}

/** Topics by rule: those there are, and a form for one. */
export function hubsPage(reader: Reader, view: HubsView): Fragment {
  const { say } = reader,
    { hubs, hub, signedIn } = view,
    title = say(hub ? 'hubs.edit' : 'hubs.title');
  const main = page`<header class="head"><h1>${title}</h1><p class="note lede">${say('hubs.note')}</p></header>${deskNav(reader, 'hubs')}
${toldLine(view.told)}${wrongLine(reader, view)}${leftOutLine(reader, view.leftOut ?? [])}${hub && view.alsoFiled === true && filedLine(reader, hub)}
${section('edit', hub ? hubHeading(reader) : say('hubs.new'), signedIn ? hubForm(reader, view) : page`<p>${say('act.signin')} <a href="${Href.to(['setup'])}">${say('setup.account')}</a></p>`)}
${!hub && section('hubs', say('hubs.title'), hubs.length === 0 ? page`<p>${say('hubs.none')}</p>` : ruleHubList(reader, hubs))}`;
  return sheet({ reader, title, main });
}
const hubHeading = ({ say }: Reader): Words => say('hubs.rule');

function wrongLine(reader: Reader, { wrong }: HubsView): Fragment {
  const { say } = reader;
  if (typeof wrong !== 'object') return toldLine(wrong, true);
  return page`<p class="wrong" role="alert">${say(`rule.wrong.${wrong.wrong}`)}${wrong.at !== undefined && page` <b>${echo(wrong.at)}</b>`}</p>`;
}

function hubForm(reader: Reader, { token, hub, typed }: HubsView): Fragment {
  const { say } = reader,
    name = typed?.name ?? hub?.name ?? '',
    rule = typed?.rule ?? hub?.rule ?? '';
  const fields = page`<p class="field"><label for="name">${say('hubs.name')}</label> <input id="name" name="name" type="text" maxlength="60" required value="${echo(name)}"></p>
<p class="field"><label for="rule">${say('hubs.rule')}</label> <textarea id="rule" name="rule" rows="4" maxlength="1000" required aria-describedby="rule-note">${echo(rule)}</textarea> <span class="note" id="rule-note">${say('hubs.rule.note')}</span></p>${button(say('hubs.go'))}`;
  const path = hub ? ['desk', 'hubs', hub.slug] : ['desk', 'hubs'];
  return page`${form(Href.to(path), token, fields)}${hub && page`${form(Href.to([...path, 'delete']), token, button(say('hubs.delete')))}<p class="note"><a href="${Href.to(['hub', hub.slug])}">${hubTitle(hub)}</a></p>`}`;
}
