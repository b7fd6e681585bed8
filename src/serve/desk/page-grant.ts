import { GRANT_KINDS } from '../../model/allowance.ts';
import type { Source } from '../../model/source.ts';
import type { ToldAct } from '../gather/acts.ts';
import { Href } from '../href.ts';
import { sourceName } from '../names.ts';
import { echo, page, token as tokenOf, type Fragment } from '../page.ts';
import { actList } from '../pages/acts.ts';
import { sheet } from '../pages/layout.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import { button, deskNav, form, told as toldLine } from './parts.ts';

export interface GrantView {
  readonly token: string;
  /** When the form is made: one sending of it is told from another by that. */
  readonly made: number;
  readonly signedIn: boolean;
  readonly source: Source;
  /** What holds for it, oldest first. */
  readonly acts: readonly ToldAct[];
  /** The reason as typed before. */
  readonly why: string;
  readonly wrong?: Words;
  readonly told?: Words;
}

/** What an editor says of the texts of a source. */
export function grantPage(reader: Reader, view: GrantView): Fragment {
  const { say } = reader,
    { source, acts } = view;
  const main = page`<header class="head"><h1>${say('grant.title')}</h1><p class="by"><a href="${Href.to(['source', source.domain || source.id])}">${sourceName(source) ?? say('outlet.unknown')}</a></p><p class="note lede">${say('grant.note')}</p></header>${deskNav(reader, 'setup')}
${toldLine(view.told)}${toldLine(view.wrong, true)}
${acts.length > 0 && page`<p>${say('grant.stands')}</p>${actList(reader, acts)}`}
${view.signedIn ? fields(reader, view) : page`<p>${say('act.signin')} <a href="${Href.to(['setup'])}">${say('setup.account')}</a></p>`}`;
  return sheet({ reader, title: say('grant.title'), main });
}

function fields({ say }: Reader, { token, made, source, why }: GrantView): Fragment {
  const kinds = GRANT_KINDS.map(
    (k) =>
      page`<li><input type="radio" id="${tokenOf(`as-${k}`)}" name="as" value="${tokenOf(k)}" required> <label for="${tokenOf(`as-${k}`)}">${say(`grant.as.${k}`)}</label></li>`,
  );
  return form(
    Href.to(['desk', 'source', source.id]),
    token,
    page`<input type="hidden" name="made" value="${tokenOf(String(made))}"><fieldset><legend>${say('grant.which')}</legend><ul class="plain">${kinds}</ul></fieldset>
<p class="field"><label for="why">${say('act.why')}</label> <input id="why" name="why" type="text" maxlength="500" required value="${echo(why)}"></p>
<p class="field"><label for="until">${say('grant.until')}</label> <input id="until" name="until" type="datetime-local"></p>${button(say('grant.go'))}`,
  );
}
