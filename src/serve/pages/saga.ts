import { words } from '../gather/report.ts';
import type { Affair, SagaView } from '../gather/saga.ts';
import type { Headed } from '../gather/naming.ts';
import { Href } from '../href.ts';
import { page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { sheet } from './layout.ts';
import { itemList } from './linked.ts';
import { credit, headingClass, outletLink, saidLine, section, storyHref, tally } from './parts.ts';
import { timelineList } from './timeline.ts';
import { ticks } from './ticks.ts';

const DAY = 86_400_000;

/** An affair: its developments day by day, the newest first, under the headline of the largest; then the days that their leading reports name. */
export function sagaPage(reader: Reader, { saga, main: largest, developments, timeline, placed, continued, next }: SagaView): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><p class="kind">${say('saga.title')}</p><h1${headingClass(words(largest.headline))}>${saidLine(largest.headline)}</h1>
<p class="by">${say('story.headlineby')} ${credit(reader, largest.headline.report)}</p>
<p class="note lede">${say('saga.what')}</p></header>
${continued && page`<p class="next"><a href="${sagaHref(saga)}">${say('saga.newest')}</a></p>`}<ol class="timeline developments">${byDay(
    reader,
    developments,
  ).map(
    ([day, of]) =>
      page`<li class="margined"><h2>${day}</h2><ul class="plain stories">${of.map((d) => page`<li>${development(reader, d)}${placed.has(d.story.id) && placedNote(reader)}</li>`)}</ul></li>`,
  )}</ol>
${next !== undefined && page`<p class="next"><a href="${sagaHref(saga, next)}">${say('saga.older')}</a></p>`}
${timeline.length > 0 && section('timeline', say('story.timeline'), timelineList(reader, timeline))}`;
  return sheet({
    indexable: true,
    reader,
    title: words(largest.headline),
    data: [
      itemList(
        reader,
        developments.map((d) => d.headline.report),
      ),
    ],
    main,
  });
}

function development(reader: Reader, { story, headline }: Headed): Fragment {
  return page`${headlineLink({ story, headline })} <div class="foot"><span class="by">${outletLink(reader, headline.report)}</span>${ticks(story)}${tally(reader, story)}</div>`;
}

const placedNote = ({ say }: Reader): Fragment => page`<p class="note">${say('saga.placed')}</p>`;

/** The other developments of a story's affair, day by day, the oldest first: the headline, and how many report it. */
export function otherDevelopments(reader: Reader, { saga, others, more, placed }: Affair): Fragment {
  return page`<ol class="timeline developments">${byDay(reader, others).map(
    ([day, of]) =>
      page`<li class="margined"><h3>${day}</h3><ul class="lines">${of.map((d) => page`<li>${headlineLink(d)} <p class="note after">${reader.count('reports', d.story.independent)}</p>${placed.has(d.story.id) && placedNote(reader)}</li>`)}</ul></li>`,
  )}</ol>
${more && page`<p class="next"><a href="${sagaHref(saga)}">${reader.say('saga.all')}</a></p>`}`;
}

function headlineLink({ story, headline }: Headed): Fragment {
  return page`<a class="title" href="${storyHref(story, words(headline))}">${saidLine(headline)}</a>`;
}

const sagaHref = (saga: string, after?: string): Href => Href.to(['saga', saga], { after });

/** Developments by the day of their first report, the days in the order that the developments are given in. */
function byDay(reader: Reader, developments: readonly Headed[]): (readonly [Fragment, readonly Headed[]])[] {
  const way = (developments.at(-1)?.story.since ?? 0) < (developments[0]?.story.since ?? 0) ? -1 : 1,
    days = [...Map.groupBy(developments, (d) => dayOf(reader, d.story.since))].sort(([a], [b]) => (a < b ? -way : a > b ? way : 0));
  return days.map(([day, of]) => [page`<time datetime="${token(day)}">${reader.format.isoDay(day, reader.now)}</time>`, of]);
}

/** The reader's day of a time, in ISO; what is midnight in UTC to the millisecond is a day without an hour. */
function dayOf({ format }: Reader, at: number): string {
  return at % DAY === 0 ? format.iso(at).slice(0, 10) : format.local(at).slice(0, 10);
}
