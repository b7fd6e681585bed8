import { feedsAt } from '../feeds/links.ts';
import type { SourceView } from '../gather/source.ts';
import { Href } from '../href.ts';
import { contactName, hostName, ownerName, sourceName } from '../names.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import { datedList } from './about.ts';
import { actList } from './acts.ts';
import { sheet } from './layout.ts';
import { moment, section } from './parts.ts';

/** A source: what is stated of it and where, what was measured, what it allows, its newest articles. */
export function sourcePage(reader: Reader, view: SourceView, contact?: Href): Fragment {
  const { say } = reader,
    name = sourceName(view.source) ?? say('outlet.unknown');
  const main = page`<header class="head"><h1>${name}</h1>${!reader.anybody && page`<p class="note"><a href="${Href.to(['mine', 'source', view.source.id])}">${say('mine.mark')}</a></p><p class="note"><a href="${Href.to(['desk', 'source', view.source.id])}">${say('grant.edit')}</a></p>`}${view.failing && failing(reader, view.failing)}</header>
<div class="columns"><div>
${section('measured', say('source.measured'), measured(reader, view), say('source.unrated'))}
${view.reports.length > 0 ? section('newest', say('source.newest'), datedList(reader, view.reports)) : page`<p>${say('source.none')}</p>`}
</div><div class="side">
${section('about', say('source.about'), stated(reader, view))}
${view.granted && section('granted', say('source.granted'), actList(reader, [view.granted]))}
${view.rights && section('rights', say('source.rights'), rights(reader, view.rights))}
${section('removal', say('source.removal.title'), contact ? page`<p>${say('source.removal')} <a href="${contact}">${contactName(contact)}</a></p>` : page`<p>${say('source.removal.none')}</p>`)}
</div></div>`;
  return sheet({ reader, indexable: true, title: name, alternates: feedsAt(['source', view.source.domain || view.source.id]), main });
}

/** That nothing new can come from it. */
function failing(reader: Reader, { lastOkAt }: NonNullable<SourceView['failing']>): Fragment {
  const { say } = reader;
  return page`<p class="told">${lastOkAt === undefined ? page`${say('stale.never')}` : page`${say('stale.source')} ${moment(reader, lastOkAt)}`}${!reader.anybody && page` <a href="${Href.to(['status'])}">${say('nav.status')}</a>`}</p>`;
}

function stated(reader: Reader, { source }: SourceView): Fragment {
  const { say, format } = reader,
    site = source.domain === '' ? undefined : Href.outside(`https://${source.domain}/`),
    owner = ownerName(source),
    country = source.country === undefined ? undefined : format.country(source.country),
    citation = source.citation === undefined ? undefined : Href.outside(source.citation);
  const row = (label: Words, value: Fragment | undefined | false): Fragment | false =>
    value !== undefined && value !== false && page`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return page`<dl class="facts stacked">
${row(say('source.kind'), page`${say(`sourcekind.${source.kind}`)}`)}
${row(say('source.owner'), owner !== undefined && page`${owner}`)}
${row(say('source.country'), country !== undefined && page`${country}`)}
${row(say('status.language'), source.lang !== undefined && page`${reader.language(source.lang)}`)}
${row(say('source.site'), site && page`<a href="${site}" rel="noopener external">${hostName(site.value)}</a>`)}
${row(say('source.stated'), citation && page`<a href="${citation}" rel="noopener external">${hostName(citation.value)}</a>`)}</dl>`;
}

function measured(reader: Reader, { record, firstOfSeveral }: SourceView): Fragment {
  const { say, format } = reader,
    rows: readonly (readonly [Words, number])[] = [
      [say('source.own'), record.articles - record.copies],
      [say('source.copies'), record.copies],
      [say('source.first'), firstOfSeveral],
      [say('source.corrected'), record.corrected],
      [say('source.changed'), record.changed],
    ];
  return page`<table class="plainrows"><caption>${reader.count('source.over', record.articles)}</caption>
<tbody>${rows.map(([label, n]) => page`<tr><th scope="row">${label}</th><td class="num">${format.number(n)}</td><td class="num">${record.articles > 0 && format.percent(n / record.articles)}</td></tr>`)}</tbody></table>`;
}

function rights(reader: Reader, given: NonNullable<SourceView['rights']>): Fragment {
  const { say } = reader,
    limit = given.maxSnippet,
    said: readonly (Words | false | undefined)[] = [
      given.noarchive && say('source.rights.noarchive'),
      given.nosnippet && say('source.rights.nosnippet'),
      given.noindex && say('source.rights.noindex'),
      given.tdmReserved && say('source.rights.tdm'),
      limit !== undefined && limit >= 0 && reader.count('source.rights.snippet', limit),
    ],
    some = said.filter((s) => s !== false && s !== undefined);
  return some.length === 0 ? page`<p>${say('source.rights.none')}</p>` : page`<ul class="plain">${some.map((s) => page`<li>${s}</li>`)}</ul>`;
}
