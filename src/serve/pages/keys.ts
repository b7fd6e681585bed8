import { Href } from '../href.ts';
import { page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { keyList } from './key-list.ts';
import { sheet } from './layout.ts';

/** `/keys`: the same list as a page, and the switch. */
export function keysPage(reader: Reader, on: boolean): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say('keys.title')}</h1><p class="lede">${say('keys.what')}</p></header>
<div class="keyed">${keyList(reader)}</div>
<form class="keys" action="${Href.to(['keys'])}" method="post"><p role="status">${say(on ? 'keys.on' : 'keys.off')}</p>
<input type="hidden" name="keys" value="${token(on ? 'off' : 'on')}"><button type="submit">${say(on ? 'keys.turnoff' : 'keys.turnon')}</button></form>`;
  return sheet({ reader, title: say('keys.title'), main });
}
