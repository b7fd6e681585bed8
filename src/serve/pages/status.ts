import type { Publication } from '../../model/publication.ts';
import { HOPS, type Failure } from '../../model/work.ts';
import type { FeedHealth, StatusView } from '../gather/status.ts';
import { Href } from '../href.ts';
import { failureError, feedName, publicationError } from '../names.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { healthLine, recordedLine, stateWord } from './health.ts';
import { sheet } from './layout.ts';
import { moment, section } from './parts.ts';

const NOUNS = ['feeds', 'items', 'articles', 'revisions', 'claims', 'reprints', 'stories', 'questions', 'sources'] as const;

/** How the collecting goes: feeds, what waits, what failed, how much there is. */
export function statusPage(reader: Reader, view: StatusView): Fragment {
  const { say } = reader,
    trouble = troubleOf(view);
  const main = page`<header class="head"><h1>${say('status.title')}</h1></header>
${trouble === undefined ? nothing : page`<section class="empty" aria-labelledby="trouble"><h2 id="trouble">${say(trouble)}</h2><ul class="plain"><li><a href="${Href.to(['read'])}">${say('empty.read')}</a></li><li>${say('empty.import')} <code>${say('command.import')}</code></li>${trouble === 'empty.nofeeds' && page`<li><a href="${Href.to(['setup'])}">${say('setup.title')}</a></li>`}</ul></section>`}
${section('counts', say('status.counts'), counts(reader, view))}
${section('backlog', say('status.backlog'), backlog(reader, view))}
${view.publication ? section('publication', say('status.publication'), published(reader, view.publication)) : nothing}
${view.failures.length > 0 ? section('failures', say('status.failures'), failures(reader, view.failures), say('status.failures.note')) : nothing}
${view.feeds.length > 0 ? section('feeds', say('status.feeds'), feeds(reader, view.feeds), say('status.answering', { n: reader.format.number(view.answering), of: reader.format.number(view.tried) })) : nothing}`;
  return sheet({ reader, title: say('status.title'), place: 'status', main });
}

function troubleOf(view: StatusView): 'empty.nofeeds' | 'empty.untried' | 'empty.unreachable' | undefined {
  if (view.feeds.length === 0) return 'empty.nofeeds';
  if (view.tried === 0) return 'empty.untried';
  return view.answering === 0 ? 'empty.unreachable' : undefined;
}

function counts(reader: Reader, view: StatusView): Fragment {
  const { say, format } = reader;
  return page`<dl class="counts">${NOUNS.map((noun) => page`<div><dt>${say(`count.${noun}`)}</dt><dd>${format.number(view.counts[noun])}</dd></div>`)}</dl>
${view.languages.length > 0 ? page`<table class="narrow"><caption>${say('status.languages')}</caption><thead><tr><th scope="col">${say('status.language')}</th><th scope="col" class="num">${say('count.stories')}</th></tr></thead><tbody>${view.languages.map((l) => page`<tr><th scope="row">${reader.language(l.lang)}</th><td class="num">${format.number(l.stories)}</td></tr>`)}</tbody></table>` : nothing}`;
}

function backlog(reader: Reader, { backlog: { byHop, nextDueAt } }: StatusView): Fragment {
  const { say, format } = reader,
    waiting = HOPS.filter((hop) => (byHop[hop] ?? 0) > 0);
  if (waiting.length === 0) return page`<p>${say('status.nothing')}</p>`;
  return page`<table class="narrow"><thead><tr><th scope="col">${say('status.hop')}</th><th scope="col" class="num">${say('status.waiting')}</th></tr></thead>
<tbody>${waiting.map((hop) => page`<tr><th scope="row">${say(`hop.${hop}`)}</th><td class="num">${format.number(byHop[hop] ?? 0)}</td></tr>`)}</tbody></table>
${nextDueAt !== undefined && page`<p class="note">${say('status.nextdue')} ${moment(reader, nextDueAt)}</p>`}`;
}

function published(reader: Reader, is: Publication): Fragment {
  const { say } = reader,
    { doneAt, failingSince } = is,
    error = publicationError(is);
  return page`${failingSince !== undefined && page`<p><b class="bad">${say('status.publication.fails')}</b> <span class="note">${moment(reader, failingSince)}</span></p>`}${error !== undefined && page`<p class="note">${error}</p>`}
${doneAt !== undefined && page`<p>${say('status.publication.done')} ${moment(reader, doneAt)}</p>`}`;
}

function failures(reader: Reader, list: readonly Failure[]): Fragment {
  const { say } = reader;
  return page`<table class="wide"><thead><tr><th scope="col">${say('status.hop')}</th><th scope="col">${say('status.when')}</th><th scope="col">${say('status.error')}</th></tr></thead>
<tbody>${list.map((f) => page`<tr><td>${say(`hop.${f.hop}`)}</td><td>${moment(reader, f.at)}</td><td>${failureError(f)}</td></tr>`)}</tbody></table>`;
}

function feeds(reader: Reader, list: readonly FeedHealth[]): Fragment {
  const { say } = reader;
  return page`<table class="wide feeds"><thead><tr><th scope="col">${say('status.feed')}</th><th scope="col">${say('status.state')}</th><th scope="col">${say('status.next')}</th></tr></thead>
<tbody>${list.map((f) => feedRow(reader, f))}</tbody></table>`;
}

function feedRow(reader: Reader, row: FeedHealth): Fragment {
  const { say } = reader,
    { feed, state } = row,
    address = Href.outside(feed.url),
    word = stateWord(row),
    isStopped = feed.paused || !state || state.goneAt !== undefined;
  return page`<tr><th scope="row">${address ? page`<a href="${address}" rel="noopener external">${feedName(feed)}</a>` : page`<span>${feedName(feed)}</span>`}${feed.kind === 'page' && page` <span class="note">${say('feed.page')}</span>`}</th>
<td><b${word === 'feed.failing' || word === 'feed.gone' ? page` class="bad"` : nothing}>${say(word)}</b>${state && state.failures > 0 ? page` <span class="note">${reader.count('feed.times', state.failures)}</span>` : nothing}
${healthLine(reader, row)}${recordedLine(row)}
${word === 'feed.gone' && page`<p><a href="${Href.to(['feeds', feed.id])}">${say('health.manage')}</a></p>`}
${state?.lastOkAt !== undefined && page`<p class="note">${say('feed.lastok')} ${moment(reader, state.lastOkAt)}</p>`}
${state?.items !== undefined && page`<p class="note">${reader.count('feed.items', state.items)}</p>`}</td>
<td>${isStopped ? page`<span class="note">${say('feed.none')}</span>` : state.nextAt <= reader.now ? page`<span>${say('feed.due')}</span>` : moment(reader, state.nextAt)}</td></tr>`;
}
