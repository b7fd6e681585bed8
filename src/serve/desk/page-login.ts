import type { Account } from '../../model/account.ts';
import { Href } from '../href.ts';
import { echo, nothing, page, type Fragment } from '../page.ts';
import { section } from '../pages/parts.ts';
import { sheet } from '../pages/layout.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import { accountName, button, deskNav, form, input, told } from './parts.ts';
import { SHORTEST_PASSWORD } from './password.ts';

export interface LoginView {
  readonly token: string;
  /** Where to go on to; a path of this site. */
  readonly next: string;
  readonly name?: string;
  readonly wrong?: Words;
  /** Whether anybody can sign in. */
  readonly possible: boolean;
}

export function loginPage(reader: Reader, { token, next, name = '', wrong, possible }: LoginView): Fragment {
  const { say } = reader;
  const body = page`<p class="field"><label for="name">${say('login.name')}</label> <input id="name" name="name" type="text" autocomplete="username" maxlength="60" required value="${echo(name)}"></p>
${input({ id: 'password', name: 'password', label: say('login.password'), type: 'password', autocomplete: 'current-password', required: true })}
<input type="hidden" name="next" value="${echo(next)}">${button(say('login.go'))}`;
  const main = page`<header class="head"><h1>${say('login.title')}</h1></header>
${told(wrong, true)}
${possible ? form(Href.to(['login']), token, body) : page`<p>${say('login.none')}</p><p><a href="${Href.to(['setup'])}">${say('login.make')}</a></p>`}`;
  return sheet({ reader, title: say('login.title'), main });
}

export interface AccountView {
  readonly token: string;
  readonly account?: Account;
  readonly sessions: number;
  /** Addresses of this account's front page as feeds, with its key. */
  readonly feeds: readonly string[];
  readonly told?: Words;
  readonly wrong?: Words;
}

export function accountPage(reader: Reader, view: AccountView): Fragment {
  const { say } = reader,
    { account } = view;
  const main = page`<header class="head"><h1>${say('desk.account')}</h1></header>${deskNav(reader, 'account')}
${told(view.told)}${told(view.wrong, true)}
${account ? signedIn(reader, view, account) : page`<p>${say('account.alone')}</p><p><a href="${Href.to(['setup'])}">${say('login.make')}</a></p>`}`;
  return sheet({ reader, title: say('desk.account'), main });
}

function signedIn(reader: Reader, { token, sessions, feeds }: AccountView, account: Account): Fragment {
  const { say } = reader;
  const change = page`${input({ id: 'old', name: 'old', label: say('account.old'), type: 'password', autocomplete: 'current-password', required: true })}
${passwordInput(reader, 'new')}${button(say('account.change'))}`;
  return page`<p>${say('account.name')} <b>${accountName(account)}</b></p><p class="note">${reader.count('account.sessions', sessions)}</p>
${form(Href.to(['logout']), token, button(say('account.out')))}
${form(Href.to(['logout', 'all']), token, page`${button(say('account.outall'))} <span class="note">${say('account.outall.note')}</span>`)}
${section('change', say('account.change'), form(Href.to(['account', 'password']), token, change))}
${section('keyed', say('account.feeds'), page`<ul class="plain">${feeds.map((f) => page`<li><code>${echo(f)}</code></li>`)}</ul>${form(Href.to(['account', 'key']), token, page`${button(say('account.newkey'))} <span class="note">${say('account.newkey.note')}</span>`)}`, say('account.feeds.note'))}
${section('tokens', say('token.title'), page`<p><a href="${Href.to(['account', 'tokens'])}">${say('token.own')}</a></p>`, say('token.note'))}`;
}

/** A field for a new password. */
export function passwordInput(reader: Reader, name: string): Fragment {
  const note = reader.count('account.rule', SHORTEST_PASSWORD);
  return input({
    id: name,
    name,
    label: reader.say(name === 'new' ? 'account.new' : 'login.password'),
    type: 'password',
    autocomplete: 'new-password',
    required: true,
    note,
  });
}

export interface SetupView {
  readonly token: string;
  /** `make`: the form may be shown; `there`: there is an account; `elsewhere`: not from here. */
  readonly account: 'make' | 'there' | 'elsewhere';
  readonly name?: string;
  readonly wrong?: Words;
  /** The forms by which feeds are added; only for who may use them. */
  readonly feeds?: Fragment;
}

export function setupPage(reader: Reader, view: SetupView): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say('setup.title')}</h1></header>
${told(view.wrong, true)}
${section('account', say('setup.account'), accountStep(reader, view), say('setup.account.note'))}
${view.feeds ? page`${section('feeds', say('setup.feeds'), view.feeds, say('setup.feeds.note'))}<p><a href="${Href.to([''])}">${say('setup.done')}</a></p>` : nothing}`;
  return sheet({ reader, title: say('setup.title'), main });
}

function accountStep(reader: Reader, { account, token, name = '' }: SetupView): Fragment {
  const { say } = reader;
  if (account === 'there') return page`<p>${say('setup.there')} <a href="${Href.to(['account'])}">${say('desk.account')}</a></p>`;
  if (account === 'elsewhere') return page`<p>${say('setup.elsewhere')} <code>${say('command.user')}</code></p>`;
  const body = page`<p class="field"><label for="name">${say('login.name')}</label> <input id="name" name="name" type="text" autocomplete="username" maxlength="60" required value="${echo(name)}"></p>
${passwordInput(reader, 'password')}${button(say('setup.account.go'))}`;
  return form(Href.to(['setup', 'account']), token, body);
}
