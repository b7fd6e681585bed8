import { FACETS, type Facet, type Filtered } from '../gather/filter.ts';
import { Href } from '../href.ts';
import { nothing, page, token, type Fragment, type Printable } from '../page.ts';
import type { Reader } from '../reader.ts';

/** The form that narrows a story's reports; nothing where there is nothing to choose from. */
export function filterForm(reader: Reader, here: readonly string[], { filter, choices, shown, all }: Filtered): Fragment {
  const { say, format } = reader,
    open = FACETS.filter((f) => choices[f].length > 1);
  if (open.length === 0) return nothing;
  const active = Object.keys(filter).length > 0,
    told =
      active &&
      page`<p class="note" role="status">${say('filter.shown', { n: format.number(shown), of: format.number(all) })} <a href="${Href.to(here)}">${say('filter.none')}</a></p>`;
  return page`<details class="filter"${active && page` open`}><summary>${say('filter.title')}</summary>
<form action="${Href.to(here)}" method="get">${open.map((f) => select(reader, f, choices[f], filter[f]))}<button type="submit">${say('filter.go')}</button></form></details>${told}`;
}

function select(reader: Reader, facet: Facet, values: readonly string[], chosen: string | undefined): Fragment {
  const { say } = reader,
    id = token(`by-${facet}`);
  return page`<label for="${id}">${say(`filter.${facet}`)}</label> <select id="${id}" name="${token(facet)}"><option value="">${say('filter.any')}</option>${values.map(
    (v) => {
      const name = nameOf(reader, facet, v);
      return page`<option value="${facet === 'group' ? name : token(v)}"${v === chosen && page` selected`}>${name}</option>`;
    },
  )}</select> `;
}

function nameOf(reader: Reader, facet: Facet, value: string): Printable {
  switch (facet) {
    case 'country':
      return reader.format.country(value) ?? reader.say('sourcekind.unknown');
    case 'lang':
      return reader.language(value);
    case 'kind':
      return reader.say(`sourcekind.${value as 'agency'}`);
    case 'group':
      return value as Extract<Printable, string>;
  }
}
