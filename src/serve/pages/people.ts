import type { Person } from '../gather/people.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { hasPage, outletLink, personHref, saidLine } from './parts.ts';

const ROLES = 4;

/** People with the roles that reports give them, each with who says so. */
export function peopleList(reader: Reader, people: readonly Person[], sourced = true): Fragment {
  return page`<ul class="people">${people.map(
    (
      p,
    ) => page`<li>${hasPage(reader, p) ? page`<a href="${personHref(p.slug)}">${saidLine(p.name)}</a>` : saidLine(p.name)}${p.statements > 0 && page` <span class="note">${reader.count('people.lines', p.statements)}</span>`}
${
  p.roles.length > 0 &&
  page`<ul class="roles">${p.roles.slice(0, ROLES).map((r) => page`<li>${saidLine(r)}${sourced && page` <span class="credit">${outletLink(reader, r.report)}</span>`}</li>`)}</ul>`
}</li>`,
  )}</ul>`;
}
