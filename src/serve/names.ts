import type { Hub } from '../model/hub.ts';
import type { Failure } from '../model/work.ts';
import type { Feed, FeedState } from '../model/feed.ts';
import type { Problem } from '../model/comparison.ts';
import type { Byline, HubLink, Revision } from '../model/revision.ts';
import type { Publication } from '../model/publication.ts';
import type { Source } from '../model/source.ts';
import type { Story } from '../model/story.ts';

declare const name: unique symbol;
/** The name of an outlet, a feed, a section or an author, as the sources table or the page itself has it. */
export type Name = string & { readonly [name]: true };

/** Undefined where the table has no name for it. */
export function sourceName(source: Source): Name | undefined {
  return source.name.trim() === '' ? undefined : (source.name as Name);
}
/** The name a page gives its own site; undefined where it gives none. */
export function siteName(revision: Pick<Revision, 'sourceName'>): Name | undefined {
  return revision.sourceName === '' ? undefined : (revision.sourceName as Name);
}
/** The section that the page of a story's headline says it stands in. */
export function sectionName(story: Pick<Story, 'section'>): Name | undefined {
  // Some pages print the way there: "Harbour » World".
  const last = story.section
    ?.split(/\s[»›>|/]\s/)
    .at(-1)
    ?.trim();
  return last ? (last as Name) : undefined;
}
/** A publisher's own short name of a hub. */
export function hubName(hub: Pick<HubLink, 'slug'>): Name {
  return hub.slug.replaceAll('-', ' ') as Name;
}
/** Who owns a source, as the sources table has it. */
export function ownerName(source: Source): Name | undefined {
  return source.owner as Name | undefined;
}
export function authorName(author: Byline): Name {
  return author.name as Name;
}
export function authorPlace(author: Byline): Name | undefined {
  return author.place as Name | undefined;
}
export function creditLine(credit: Revision['credits'][number]): Name {
  return credit.agency as Name;
}
export function feedName(feed: Feed): Name {
  return (feed.title || feed.url) as Name;
}
/** The host of an address, for links that have no other name. */
export function hostName(url: string): Name | undefined {
  return URL.canParse(url) ? (new URL(url).hostname.replace(/^www\./, '') as Name) : undefined;
}

/** Where whoever runs the paper is reached, as they wrote it. */
export function contactName(contact: { readonly value: string }): Name {
  return contact.value.replace(/^mailto:|^https:\/\//, '') as Name;
}

/** Who did something, as they are called at the desk. */
export function editorName(act: { readonly by: string }): Name {
  return act.by as Name;
}
/** A hub's name as its editor wrote it. */
export function hubTitle(hub: Hub): Name {
  return hub.name as Name;
}

declare const signed: unique symbol;
/** An editor's own words. They stand as a quotation beside the editor's name. */
export type Signed = string & { readonly [signed]: true };
/** A word of a rule, as its editor wrote it. */
export function ruleWord(value: string): Signed {
  return value as Signed;
}
export function reasonOf(act: { readonly why: string }): Signed {
  return act.why as Signed;
}

declare const recorded: unique symbol;
/** A plain line that an earlier stage recorded about its own work: why a feed or a page could not be had. */
export type Recorded = string & { readonly [recorded]: true };

export function feedError(state: FeedState): Recorded | undefined {
  return state.lastError as Recorded | undefined;
}
export function failureError(failure: Failure): Recorded {
  return failure.error as Recorded;
}
export function publicationError({ error }: Publication): Recorded | undefined {
  return error as Recorded | undefined;
}
export function problemLine(problem: Problem): Recorded {
  return problem.message as Recorded;
}
