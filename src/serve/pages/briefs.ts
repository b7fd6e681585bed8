import { currentRows } from '../gather/figures.ts';
import type { Brief, DifferingFigure } from '../gather/front.ts';
import { deckOf, words, type Line } from '../gather/report.ts';
import { nothing, page, type Fragment } from '../page.ts';
import { bareValue, kindOf } from './figures.ts';
import type { Reader } from '../reader.ts';
import { mayQuote } from '../rights.ts';
import type { Words } from '../words.ts';
import { isShowable, show } from '../show.ts';
import { badges, claimedBy, credit, headingClass, hungLines, lineList, outletLink, said, storyHref, tally } from './parts.ts';
import { receipt } from './receipt.ts';
import { ticks } from './ticks.ts';

/** The first story: its headline, what stands under it, and a line of each of its sources. */
export function leadStory(reader: Reader, brief: Brief): Fragment {
  const { revision } = brief.headline.report,
    deck = mayQuote(revision) ? deckOf(revision) : undefined;
  return page`<article class="lead">
<h2${headingClass(words(brief.headline))}>${headline(brief)}</h2>
<p class="by">${credit(reader, brief.headline.report)}</p>
${deck !== undefined && page`<p class="deck">${said(revision, deck)}</p>`}
${hungLines(reader, brief.lines)}
${foot(reader, brief)}
</article>`;
}

/** A story with a line of its own. */
export function secondStory(reader: Reader, brief: Brief): Fragment {
  // A line of the very article whose headline stands above needs no second credit.
  const credited = (line: Line): Fragment => (line.report.articleId === brief.headline.report.articleId ? nothing : credit(reader, line.report));
  return page`<article class="story2">
<h2>${headline(brief)}</h2>
<p class="by">${outletLink(reader, brief.headline.report)}</p>
${lineList(reader, brief.lines, credited)}
${foot(reader, brief)}
</article>`;
}

/** A story as a headline and a line of small print. */
export function thirdStory(reader: Reader, brief: Brief): Fragment {
  const { ranked } = brief;
  return page`<li><h3>${headline(brief)}</h3>
<div class="foot"><span class="by">${outletLink(reader, brief.headline.report)}</span>${counted(reader, brief)}${badges(reader, ranked.badges)}${whyHere(reader, brief)}</div></li>`;
}

export function headline(brief: Pick<Brief, 'headline' | 'story'>): Fragment {
  const verbatim = words(brief.headline);
  return page`<a href="${storyHref(brief.story, verbatim)}">${said(brief.headline.report.revision, verbatim)}</a>`;
}

/** Where only the day of the newest report is known, its age is told in days. */
function age(reader: Reader, { story, dayOnly }: Brief): Words {
  return dayOnly ? reader.daysAgo(story.until) : reader.ago(story.until);
}

/** The story's reports, for the eye and in words; of a story of one report only its age, since a badge says the rest. */
function counted(reader: Reader, brief: Brief): Fragment {
  const { story, ranked } = brief;
  if (story.size === 1 && ranked.badges.includes('one-source')) return page`<span class="note">${age(reader, brief)}</span>`;
  return page`${ticks(story)}${tally(reader, story, age(reader, brief))}`;
}

function foot(reader: Reader, brief: Brief): Fragment {
  const { story, outlets, ranked } = brief,
    named = outlets.slice(0, 3),
    more = Math.max(0, story.sources - named.length);
  return page`<footer class="foot">${counted(reader, brief)}${badges(reader, ranked.badges)}${
    story.sources > 1 &&
    named.length > 0 &&
    page`<ul class="run outlets">${named.map((n) => page`<li>${n}</li>`)}${more > 0 && page`<li>${reader.count('more', more)}</li>`}</ul>`
  }${whyHere(reader, brief)}</footer>`;
}

function whyHere(reader: Reader, { ranked, rank, story, headline: line, past }: Brief): Fragment {
  return receipt(reader, ranked, rank, past ? undefined : (id) => storyHref(story, words(line), id));
}

/** A question with its current answers: who says which number, and where. */
export function differingFigure(reader: Reader, { brief, table }: DifferingFigure): Fragment {
  const { say } = reader;
  return page`<article class="differing"><h3>${headline(brief)}</h3>
${kindOf(reader, table.label)}<ul class="versus">${currentRows(table, 4).map(({ answer, claim, report }) => {
    const revision = report && mayQuote(report.revision) ? report.revision : undefined;
    const value =
      claim?.figure && revision && isShowable(revision, claim.content)
        ? said(revision, show(revision, claim.content))
        : bareValue(reader, answer, claim?.figure);
    return page`<li><b>${value}</b> <span>${claim && report ? claimedBy(reader, report, claim) : page`<span class="note">${say('figures.nobody')}</span>`} ${report && credit(reader, report)}</span></li>`;
  })}</ul></article>`;
}
