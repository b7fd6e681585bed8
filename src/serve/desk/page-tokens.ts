import { SCOPES, type Scope, type Token } from '../../model/token.ts';
import { Href } from '../href.ts';
import { echo, page, token as tokenOf, type Fragment } from '../page.ts';
import { sheet } from '../pages/layout.ts';
import { moment, section } from '../pages/parts.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import { button, deskNav, form, told, tokenName, tokenText } from './parts.ts';
import { LONGEST_NAME } from './token.ts';

/** How long a token may live that is made on the page, days; the usual first. */
export const LIFETIMES = [90, 1, 7, 30, 365] as const;

/** What was typed into a form that was refused. */
export interface TypedToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly days: string;
}
export interface TokensView {
  /** The form's own. */
  readonly token: string;
  readonly signedIn: boolean;
  /** The reader's, newest first. */
  readonly tokens: readonly Token[];
  /** The id of the next one: a form that is sent twice makes one. */
  readonly nextId: string;
  readonly now: number;
  readonly told?: Words;
  readonly wrong?: Words;
  readonly typed?: TypedToken;
  /** The one that was just made, as its holder sends it. */
  readonly text?: string;
}

export function tokensPage(reader: Reader, view: TokensView): Fragment {
  const { say } = reader,
    { tokens, text } = view;
  const list = tokens.length === 0 ? page`<p>${say('token.none')}</p>` : page`<ul class="plain">${tokens.map((t) => row(reader, view, t))}</ul>`,
    made = page`<div class="told" role="status"><p>${say('token.made')}</p><p><code>${text !== undefined && tokenText(text)}</code></p></div>`;
  const own = page`${section('own', say('token.own'), list)}${section('make', say('token.make'), makeForm(reader, view))}`,
    alone = page`<p>${say('account.alone')}</p><p><a href="${Href.to(['setup'])}">${say('login.make')}</a></p>`;
  const main = page`<header class="head"><h1>${say('token.title')}</h1><p class="note lede">${say('token.note')}</p></header>${deskNav(reader, 'account')}
${told(view.told)}${told(view.wrong, true)}${text !== undefined && made}
${view.signedIn ? own : alone}`;
  return sheet({ reader, title: say('token.title'), main });
}

function row(reader: Reader, { token: formToken, now }: TokensView, token: Token): Fragment {
  const { say, format } = reader,
    { id, scopes, createdAt, expiresAt, usedOn } = token,
    used = usedOn === undefined ? say('token.unused') : page`${say('token.used')} ${format.isoDay(usedOn, now)}`;
  return page`<li><b>${tokenName(token)}</b> <code>${tokenOf(id)}</code>
<ul class="run">${scopes.map((s) => page`<li>${say(`token.scope.${s}`)}</li>`)}</ul>
<ul class="run note"><li>${say('token.since')} ${moment(reader, createdAt)}</li><li>${say(expiresAt > now ? 'token.until' : 'token.ended')} ${moment(reader, expiresAt)}</li><li>${used}</li></ul>
${form(Href.to(['account', 'tokens', id]), formToken, button(say('token.remove')))}</li>`;
}

function makeForm(reader: Reader, { token: formToken, nextId, typed }: TokensView): Fragment {
  const { say } = reader,
    chosen = typed?.scopes ?? ['read'];
  const scopes = SCOPES.map((s) => {
    const id = tokenOf(`scope-${s}`);
    return page`<li><input type="checkbox" id="${id}" name="scope[]" value="${tokenOf(s)}"${chosen.includes(s) && page` checked`}> <label for="${id}">${say(`token.scope.${s}`)}</label></li>`;
  });
  const days = LIFETIMES.map(
    (n) => page`<option value="${tokenOf(String(n))}"${typed?.days === String(n) && page` selected`}>${reader.count('token.days', n)}</option>`,
  );
  const body = page`<input type="hidden" name="id" value="${tokenOf(nextId)}">
<p class="field"><label for="name">${say('token.name')}</label> <input id="name" name="name" type="text" maxlength="${tokenOf(String(LONGEST_NAME))}" required${typed && page` value="${echo(typed.name)}"`}></p>
<fieldset><legend>${say('token.scopes')}</legend><ul class="plain">${scopes}</ul></fieldset>
<p class="field"><label for="days">${say('token.ends')}</label> <select id="days" name="days">${days}</select></p>${button(say('token.make'))}`;
  return form(Href.to(['account', 'tokens']), formToken, body);
}
