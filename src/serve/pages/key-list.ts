import { Href } from '../href.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';

const KEYS = ['j', 'k', 'o', 'slash', 'help'] as const;

/** What each key does. */
export function keyList({ say }: Reader): Fragment {
  return page`<dl class="operators">${KEYS.map((k) => page`<div><dt><kbd>${say(`key.${k}`)}</kbd></dt><dd>${say(`key.${k}.does`)}</dd></div>`)}</dl>`;
}

/** The list of keys that the script shows over any page; without script it stays shut. */
export function keysDialog(reader: Reader): Fragment {
  const { say } = reader;
  return page`<dialog id="keys" data-live aria-labelledby="keys-title"><h2 id="keys-title">${say('keys.title')}</h2>${keyList(reader)}
<form method="dialog"><button type="submit">${say('keys.close')}</button></form><p class="note"><a href="${Href.to(['keys'])}">${say('keys.turn')}</a></p></dialog>`;
}
