import { feedsAt } from '../feeds/links.ts';
import type { SectionView } from '../gather/section-page.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { leadStory, secondStory, thirdStory } from './briefs.ts';
import { sheet } from './layout.ts';

const TOLD = 9;

/** The stories of one section, in the front page's order. */
export function sectionPage(reader: Reader, { at, section, briefs }: SectionView): Fragment {
  const [first, ...others] = briefs,
    second = others.slice(0, TOLD - 1),
    third = others.slice(TOLD - 1),
    { say } = reader;
  const main = page`<header class="head"><h1>${section.name}</h1></header>
<div class="front alone norails">${first && leadStory(reader, first)}
${second.length > 0 && page`<section class="more" aria-label="${say('front.more')}">${second.map((b) => secondStory(reader, b))}</section>`}</div>
${third.length > 0 && page`<section class="rest flat" aria-labelledby="rest"><h2 id="rest">${say('front.rest')}</h2><ol>${third.map((b) => thirdStory(reader, b))}</ol></section>`}`;
  return sheet({ reader, title: section.name, date: at, alternates: feedsAt(['section', section.slug]), main });
}
