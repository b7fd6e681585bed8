import type { Hub } from '../../model/hub.ts';
import type { HubEntry, PlaceEntry, SourceEntry } from '../gather/indexes.ts';
import type { Person } from '../gather/people.ts';
import { Href } from '../href.ts';
import { editorName, hubName, hubTitle } from '../names.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { sheet } from './layout.ts';
import { personHref, placeHref, saidLine } from './parts.ts';
import { filedHref } from './rule-hub.ts';

type Kind = 'who' | 'where' | 'hub' | 'source';

/** A list of pages of one kind, and how to find what is not on it. */
function indexPage(reader: Reader, kind: Kind, items: readonly Fragment[], more: Fragment = nothing): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say(`index.${kind}`)}</h1><p class="note">${say(`index.${kind}.what`)}</p></header>
${items.length === 0 ? page`<p>${say(`index.${kind}.none`)}</p>` : page`<ul class="index">${items.map((i) => page`<li>${i}</li>`)}</ul>`}${more}`;
  return sheet({ reader, title: say(`index.${kind}`), main });
}

export function peopleIndex(reader: Reader, people: readonly Person[]): Fragment {
  return indexPage(
    reader,
    'who',
    people.map(
      (p) =>
        page`<a href="${personHref(p.slug)}">${saidLine(p.name)}</a>${p.roles[0] && page` <span class="role">${saidLine(p.roles[0])}</span>`}${p.statements > 0 && page` <span class="note">${reader.count('people.lines', p.statements)}</span>`}`,
    ),
  );
}
export function placeIndex(reader: Reader, places: readonly PlaceEntry[]): Fragment {
  return indexPage(
    reader,
    'where',
    places.map((p) => page`<a href="${placeHref(p.slug)}">${saidLine(p.name)}</a> <span class="note">${reader.count('reports', p.reports)}</span>`),
  );
}
/** @param ruled topics that editors made by rules. */
export function hubIndex(reader: Reader, hubs: readonly HubEntry[], ruled: readonly Hub[]): Fragment {
  return indexPage(
    reader,
    'hub',
    [
      ...ruled.map(
        (h) => page`<a href="${Href.to(['hub', h.slug])}">${hubTitle(h)}</a> <span class="note">${reader.say('hubs.by')} <b>${editorName(h)}</b></span>`,
      ),
      ...hubs.map(({ hub, reports }) => {
        const href = ruled.some((r) => r.slug === hub.slug) ? filedHref(hub.slug) : Href.to(['hub', hub.slug]);
        return page`<a href="${href}">${hubName(hub)}</a> <span class="note">${reader.count('reports', reports)}</span>`;
      }),
    ],
    page`${!reader.anybody && page`<p><a href="${Href.to(['desk', 'hubs'])}">${reader.say('hubs.title')}</a></p>`}`,
  );
}
export function sourceIndex(reader: Reader, sources: readonly SourceEntry[]): Fragment {
  const { say, format } = reader;
  return indexPage(
    reader,
    'source',
    sources.map(({ source, name, reports }) => {
      const country = source.country === undefined ? undefined : format.country(source.country);
      return page`<a href="${Href.to(['source', source.domain || source.id])}">${name}</a> <span class="role">${say(`sourcekind.${source.kind}`)}</span>${country !== undefined && page` <span class="role">${country}</span>`} <span class="note">${reader.count('reports', reports)}</span>`;
    }),
  );
}
