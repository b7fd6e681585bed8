import type { Story } from '../../model/story.ts';
import { slug } from '../href.ts';
import { sectionName, type Name } from '../names.ts';

/** A part of the paper, under the name that the page of a story's headline gives it. */
export interface Section {
  readonly slug: string;
  readonly name: Name;
}

const LONGEST = 32;

/** The section a story stands in; undefined where its publisher named none, or a whole sentence. */
export function sectionOf(story: Pick<Story, 'section'>): Section | undefined {
  const name = sectionName(story),
    made = name === undefined || name.length > LONGEST ? '' : slug(name);
  return name === undefined || made === '' ? undefined : { slug: made, name };
}
