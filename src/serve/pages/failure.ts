import { Href } from '../href.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { sheet } from './layout.ts';

export type FailureCode = 'missing' | 'removed' | 'wrong' | 'time' | 'foreign' | 'large' | 'host' | 'broken' | 'closed' | 'signin' | 'stale';

/** What went wrong with a request, and where to go from here. */
export function failurePage(reader: Reader, code: FailureCode): Fragment {
  const { say } = reader;
  const main = page`<section class="empty"><h1>${say(`fail.${code}`)}</h1><p>${say(`fail.${code}.do`)}</p>
<ul class="plain"><li><a href="${Href.to([''])}">${say('nav.front')}</a></li><li><a href="${Href.to(['search'])}">${say('nav.search')}</a></li></ul></section>`;
  return sheet({ reader, title: say(`fail.${code}`), main });
}
