import { feedsAt } from '../feeds/links.ts';
import type { SectionView } from '../gather/section-page.ts';
import { sectionTitle } from '../gather/section.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { leadStory, secondStory, thirdStory } from './briefs.ts';
import { sheet } from './layout.ts';
import { itemList } from './linked.ts';

const TOLD = 9;
const NEAR = 2;

/** The stories of one section, in the front page's order. */
export function sectionPage(reader: Reader, { at, section, briefs }: SectionView): Fragment {
  const [first, ...others] = briefs,
    near = others.slice(0, NEAR),
    second = others.slice(NEAR, TOLD - 1),
    third = others.slice(TOLD - 1),
    { say } = reader,
    title = sectionTitle(say, section);
  const guessed = briefs.filter((b) => b.story.filed?.by === 'words').length,
    main = page`<header class="head"><h1>${title}</h1>${guessed > 0 && page`<p class="note">${reader.count('filed.some', guessed)}</p>`}</header>
<div class="front norails${near.length === 0 && page` alone`}">${first && leadStory(reader, first)}
${near.length > 0 && page`<section class="near" aria-label="${say('front.near')}">${near.map((b) => secondStory(reader, b))}</section>`}
${second.length > 0 && page`<section class="more" aria-label="${say('front.more')}">${second.map((b) => secondStory(reader, b))}</section>`}</div>
${third.length > 0 && page`<section class="rest flat" aria-labelledby="rest"><h2 id="rest">${say('front.rest')}</h2><ol>${third.map((b) => thirdStory(reader, b))}</ol></section>`}`;
  return sheet({
    indexable: true,
    reader,
    title,
    date: at,
    alternates: feedsAt(['section', section.slug]),
    data: [
      itemList(
        reader,
        briefs.map((b) => b.headline.report),
      ),
    ],
    main,
  });
}
