import type { Feed, FeedState } from '../../model/feed.ts';
import type { FoundFeed } from '../../model/found-feed.ts';
import { Href } from '../href.ts';
import { feedName, type Recorded } from '../names.ts';
import { echo, nothing, page, token as tokenOf, type Fragment } from '../page.ts';
import { sheet } from '../pages/layout.ts';
import { healthLine, recordedLine, stateWord } from '../pages/health.ts';
import { moment, section } from '../pages/parts.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import type { AddedLists } from './add-feeds.ts';
import { button, countryName, deskNav, feedAddress, form, foundName, input, plainNumber, saidLine, told, topicName } from './parts.ts';

export interface FeedRow {
  readonly feed: Feed;
  readonly state?: FeedState;
}
export interface FeedsView {
  readonly token: string;
  readonly feeds: readonly FeedRow[];
  readonly canAdd: boolean;
  readonly keepDays: number;
  readonly told?: Words | Recorded;
  readonly wrong?: Words | Recorded;
  /** What came of the lists that a list names. */
  readonly from?: AddedLists;
  /** An address that was typed and led to nothing. */
  readonly typed?: string;
}

/** All feeds, and the ways to more of them. */
export function feedsPage(reader: Reader, view: FeedsView): Fragment {
  const { say } = reader,
    { token, feeds } = view;
  const keep = page`${input({ id: 'days', name: 'days', label: say('feeds.keep.days'), type: 'number', value: plainNumber(view.keepDays), required: true })} ${button(say('feeds.keep.go'))}`;
  const main = page`<header class="head"><h1>${say('feeds.title')}</h1></header>${deskNav(reader, 'feeds')}
${told(view.told)}${told(view.wrong, true)}
${view.from && section('lists', say('feeds.lists'), cameFrom(reader, view.from))}${view.canAdd ? addForms(reader, token, false, view.typed) : page`<p>${say('feeds.off')}</p>`}
${section('yours', say('feeds.yours'), feeds.length === 0 ? page`<p>${say('feeds.empty')}</p>` : list(reader, feeds))}
${
  view.canAdd &&
  page`<p><a href="${Href.to(['feeds.opml'])}">${say('feeds.list.out')}</a></p>
`
}${section('keep', say('feeds.keep'), form(Href.to(['feeds', 'keep']), token, keep), say('feeds.keep.note'))}
${section('drop', say('feeds.drop'), page`<p>${say('feeds.drop.note')}</p>`)}`;
  return sheet({ reader, title: say('feeds.title'), main });
}

function cameFrom(reader: Reader, { lists, left }: AddedLists): Fragment {
  const rows = lists.map(
    (l) =>
      page`<li><code>${feedAddress(l)}</code> ${reader.count('feeds.added', l.added)}${l.line !== undefined && page` <span class="error">${saidLine(l.line)}</span>`}</li>`,
  );
  return page`<ul class="plain">${rows}</ul>${left > 0 && page`<p class="note">${reader.count('feeds.lists.left', left)}</p>`}`;
}

/** By address, from packs, from a list. */
export function addForms(reader: Reader, token: string, setup: boolean, typed = ''): Fragment {
  const { say } = reader;
  const find = page`<p class="field"><label for="url">${say('feeds.find.label')}</label> <input id="url" name="url" type="text" inputmode="url" maxlength="2000" required value="${echo(typed)}"></p>
<details><summary>${say('feeds.find.login')}</summary>${input({ id: 'feed-user', name: 'user', label: say('feeds.user'), autocomplete: 'off' })}
${input({ id: 'feed-password', name: 'password', label: say('feeds.password'), type: 'password', autocomplete: 'new-password' })}</details>
${button(say('feeds.find.go'))}`;
  const list = page`${input({ id: 'file', name: 'file', label: say('feeds.list.file'), type: 'file' })}
<p class="field"><label for="text">${say('feeds.list.text')}</label> <textarea id="text" name="text" rows="4" cols="60"></textarea></p>${button(say('feeds.list.go'))}`;
  const body = page`${part(setup, 'finding', say('feeds.find'), form(Href.to(['feeds', 'find']), token, find))}
${part(setup, 'packs', say('feeds.packs'), page`<p class="note">${say('feeds.packs.note')}</p><p><a href="${Href.to(['feeds', 'packs'])}">${say('feeds.packs.open')}</a></p>`)}
${part(setup, 'list', say('feeds.list'), form(Href.to(['feeds', 'opml']), token, list, 'multipart'))}`;
  return body;
}
/** Within the setup's own section the parts stand one level lower. */
function part(setup: boolean, id: string, title: Words, body: Fragment): Fragment {
  return setup ? page`<section aria-labelledby="${tokenOf(id)}"><h3 id="${tokenOf(id)}">${title}</h3>${body}</section>` : section(id, title, body);
}

function list(reader: Reader, feeds: readonly FeedRow[]): Fragment {
  const { say } = reader;
  return page`<table class="wide feeds"><thead><tr><th scope="col">${say('status.feed')}</th><th scope="col">${say('status.state')}</th><th scope="col">${say('status.next')}</th></tr></thead>
<tbody>${feeds.map(
    (
      row,
    ) => page`<tr><th scope="row"><a href="${Href.to(['feeds', row.feed.id])}">${feedName(row.feed)}</a>${row.feed.kind === 'page' && page` <span class="note">${say('feed.page.short')}</span>`}</th><td>${say(stateWord(row))} ${healthLine(reader, row)}${recordedLine(row)}</td>
<td>${row.feed.paused || !row.state || row.state.goneAt !== undefined ? page`<span class="note">${say('feed.none')}</span>` : row.state.nextAt <= reader.now ? say('feed.due') : moment(reader, row.state.nextAt)}</td></tr>`,
  )}</tbody></table>`;
}

export interface FoundView {
  readonly token: string;
  readonly found: readonly FoundFeed[];
  /** Ids or addresses that are there already. */
  readonly known: ReadonlySet<string>;
  /** The login given with the address, encrypted. */
  readonly sealed?: string;
}

/** Several feeds were found: which ones? */
export function foundPage(reader: Reader, { token, found, known, sealed }: FoundView): Fragment {
  const { say, format } = reader;
  const rows = found.map((f, i) => {
    const id = tokenOf(`f${i}`);
    return page`<li><input type="checkbox" id="${id}" name="add[]" value="${echo(JSON.stringify([f.url, f.title ?? '', ...(f.kind ? [f.kind] : [])]))}"${i === 0 && !known.has(f.url) && page` checked`}> <label for="${id}">${foundName(f)}</label> <span class="note">${reader.count('feed.items', f.items)}${f.newest !== undefined && page` <span>${say('feeds.newest')}</span> ${moment(reader, f.newest)}`}</span>${known.has(f.url) && page` <span class="note">${say('feeds.there')}</span>`}${f.kind === 'page' && page`<br><span class="note">${say('feed.page')}</span>`}<br><code>${feedAddress(f)}</code></li>`;
  });
  const body = page`${sealed !== undefined && page`<input type="hidden" name="sealed" value="${echo(sealed)}">`}<fieldset><legend>${say('feeds.choose')}</legend><ul class="plain">${rows}</ul></fieldset>${button(say('feeds.add'))}`;
  const main = page`<header class="head"><h1>${say('feeds.found')}</h1></header>${deskNav(reader, 'setup')}
<p class="note">${format.number(found.length)}</p>${form(Href.to(['feeds', 'add']), token, body)}`;
  return sheet({ reader, title: say('feeds.found'), main });
}

export interface PacksView {
  readonly token: string;
  readonly packs: readonly Feed[];
  readonly known: ReadonlySet<string>;
}

/** Feeds that are shipped as addresses, by topic and by country. */
export function packsPage(reader: Reader, { token, packs, known }: PacksView): Fragment {
  const { say } = reader,
    topics = Map.groupBy(packs, (f) => f.topic ?? ''),
    countries = [...new Set(packs.flatMap((f) => f.country ?? []))];
  const byCountry = page`<fieldset><legend>${say('feeds.pack.country')}</legend><ul class="plain">${countries
    .map((code) => ({ code, name: countryName(reader, code) }))
    .sort((a, b) => a.name.localeCompare(b.name, reader.lang))
    .map(
      ({ code, name }) =>
        page`<li><input type="checkbox" id="${tokenOf(`c-${plain(code)}`)}" name="country[]" value="${tokenOf(plain(code))}"> <label for="${tokenOf(`c-${plain(code)}`)}">${name}</label></li>`,
    )}</ul></fieldset>`;
  const byTopic = [...topics].map(
    (
      [topic, feeds],
      t,
    ) => page`<fieldset><legend>${topicName(topic)}</legend><ul class="plain"><li><input type="checkbox" id="${tokenOf(`t${t}`)}" name="topic[]" value="${echo(topic)}"> <label for="${tokenOf(`t${t}`)}">${say('feeds.pack.all')}</label></li>
${feeds.map((f) => packRow(reader, f, known))}</ul></fieldset>`,
  );
  const main = page`<header class="head"><h1>${say('feeds.packs')}</h1></header>${deskNav(reader, 'setup')}<p class="note">${say('feeds.packs.note')}</p>
${form(Href.to(['feeds', 'packs']), token, page`${byCountry}<h2>${say('feeds.pack.topic')}</h2>${byTopic}${button(say('feeds.pack.add'))}`)}`;
  return sheet({ reader, title: say('feeds.packs'), main });
}

function packRow(reader: Reader, f: Feed, known: ReadonlySet<string>): Fragment {
  const id = tokenOf(`f-${f.id}`);
  return page`<li><input type="checkbox" id="${id}" name="feed[]" value="${tokenOf(f.id)}"> <label for="${id}">${feedName(f)}</label>${f.country !== undefined && page` <span class="note">${countryName(reader, f.country)}</span>`}${f.lang !== undefined && page` <span class="note">${reader.language(f.lang)}</span>`}${known.has(f.id) && page` <span class="note">${reader.say('feeds.there')}</span>`}</li>`;
}
const plain = (code: string): string => code.replace(/[^\w-]/g, '');

export interface OneFeedView extends FeedRow {
  readonly token: string;
  readonly hasCredential: boolean;
  readonly told?: Words;
  readonly wrong?: Words;
}

/** One feed: how it does, what can be done with it, and its login, which is never shown. */
export function feedPage(reader: Reader, view: OneFeedView): Fragment {
  const { say } = reader,
    { feed, state, token } = view;
  const act = (what: 'pause' | 'resume' | 'refresh' | 'delete', note?: Words): Fragment =>
    form(Href.to(['feeds', feed.id, what]), token, page`${button(say(`feeds.${what}`))}${note !== undefined && page` <span class="note">${note}</span>`}`);
  const main = page`<header class="head"><h1>${feedName(feed)}</h1></header>${deskNav(reader, 'setup')}
${told(view.told)}${told(view.wrong, true)}
${feed.kind === 'page' && page`<p class="note">${say('feed.page')}</p>`}
<dl class="counts"><div><dt>${say('feeds.address')}</dt><dd><code>${feedAddress(feed)}</code></dd></div><div><dt>${say('status.state')}</dt><dd>${say(stateWord(view))} ${healthLine(reader, view)}</dd></div>
${state?.lastOkAt !== undefined && page`<div><dt>${say('feed.lastok')}</dt><dd>${moment(reader, state.lastOkAt)}</dd></div>`}${state && !feed.paused && state.goneAt === undefined && page`<div><dt>${say('status.next')}</dt><dd>${moment(reader, state.nextAt)}</dd></div>`}</dl>
${recordedLine(view)}
${feed.paused ? act('resume') : act('pause')}${feed.paused ? nothing : act('refresh')}${act('delete', say('feeds.delete.note'))}
${section('credential', say('feeds.credential'), credential(reader, view), say(view.hasCredential ? 'feeds.credential.there' : 'feeds.credential.none'))}`;
  return sheet({ reader, title: feedName(feed), main });
}

function credential(reader: Reader, { feed, token, hasCredential }: OneFeedView): Fragment {
  const { say } = reader;
  const fields = page`<fieldset><legend>${say('feeds.credential.basic')}</legend>${input({ id: 'feed-user', name: 'user', label: say('feeds.user'), autocomplete: 'off' })}
${input({ id: 'feed-password', name: 'password', label: say('feeds.password'), type: 'password', autocomplete: 'new-password' })}</fieldset>
<fieldset><legend>${say('feeds.credential.header')}</legend>${input({ id: 'header', name: 'header', label: say('feeds.header'), autocomplete: 'off' })}
${input({ id: 'value', name: 'value', label: say('feeds.value'), type: 'password', autocomplete: 'new-password' })}</fieldset>${button(say('feeds.credential.keep'))}`;
  return page`${form(Href.to(['feeds', feed.id, 'credential']), token, fields)}${hasCredential && form(Href.to(['feeds', feed.id, 'nocredential']), token, button(say('feeds.credential.forget')))}`;
}
