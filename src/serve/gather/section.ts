import { mediaTopicOf, type MediaTopic } from '../../model/media-topic.ts';
import type { Story } from '../../model/story.ts';
import { slug } from '../href.ts';
import { sectionName, type Name } from '../names.ts';
import type { Say, Words } from '../words.ts';

/** A part of the paper: a media topic, or where nothing tells one, the name that the headline's page gives it. */
export type Section = { readonly slug: string; readonly topic: MediaTopic } | { readonly slug: string; readonly topic?: undefined; readonly name: Name };

const LONGEST = 32;

/** The section a story stands in; undefined where its publishers named none, or a whole sentence, and its words make none likely. */
export function sectionOf(story: Pick<Story, 'section' | 'filed'>): Section | undefined {
  const name = sectionName(story),
    topic = story.filed?.topic ?? (name === undefined ? undefined : mediaTopicOf(name));
  if (topic) return { slug: topic, topic };
  const made = name === undefined || name.length > LONGEST ? '' : slug(name);
  return name === undefined || made === '' ? undefined : { slug: made, name };
}

/** The slug that a section asked for goes by: "sports" and "fussball" are "sport". */
export function sectionSlug(asked: string): string {
  return mediaTopicOf(asked) ?? asked;
}

/** A section's name for a reader: a topic's in their language, else the publisher's. */
export function sectionTitle(say: Say, section: Section): Words | Name {
  return section.topic ? say(`topic.${section.topic}`) : section.name;
}
