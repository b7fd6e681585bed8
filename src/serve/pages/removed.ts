import type { RemovedView } from '../gather/removed.ts';
import { Href } from '../href.ts';
import { reasonOf, sourceName } from '../names.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { sheet } from './layout.ts';
import { moment } from './parts.ts';

/** The tombstone of an article: whose it was, when it was removed and why; none of its words. */
export function removedPage(reader: Reader, { tombstone, source }: RemovedView): Fragment {
  const { say } = reader,
    name = (source && sourceName(source)) ?? say('outlet.unknown');
  const main = page`<section class="empty"><h1>${say('fail.removed')}</h1><p>${say('fail.removed.do')}</p>
<dl class="facts"><div><dt>${say('removed.source')}</dt><dd>${source ? page`<a href="${Href.to(['source', source.domain || source.id])}">${name}</a>` : page`${name}`}</dd></div>
<div><dt>${say('removed.at')}</dt><dd>${moment(reader, tombstone.at)}</dd></div>
<div><dt>${say('removed.why')}</dt><dd><q>${reasonOf(tombstone)}</q></dd></div></dl>
<ul class="plain"><li><a href="${Href.to(['log', tombstone.actId])}">${say('log.entry')}</a></li><li><a href="${Href.to([''])}">${say('nav.front')}</a></li></ul></section>`;
  return sheet({ reader, title: say('fail.removed'), main });
}
