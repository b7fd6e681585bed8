import { cite } from '../model/citation.ts';
import { mediaTopicOf, type MediaTopic } from '../model/media-topic.ts';
import type { Revision } from '../model/revision.ts';
import type { Counted, Membership, Profile, Story } from '../model/story.ts';
import { headline } from './headline.ts';

/** Members among which a headline is chosen: the newest, so that it tells the latest state. */
const HEADLINE_MEMBERS = 12;
/** Folders of an address that may name a section: those before the day or the title. */
const FOLDERS = 2;

/** The members whose headlines may stand for the story: reports of their own, or copies where there is nothing else. */
export function headlineMembers(members: readonly Membership[]): readonly Membership[] {
  const own = members.filter((m) => m.copyOf === undefined);
  return (own.length > 0 ? own : members).slice(-HEADLINE_MEMBERS);
}

/**
 * A story as its members make it.
 * @param heads revisions of `headlineMembers`.
 * @param sources how many sources the members come from.
 * @param counted for each member, why it is not a report of its own, if it is none; copies alone are left out where nothing is given.
 * @throws RangeError where there is no member with a text.
 */
export function summary(profile: Profile, members: readonly Membership[], heads: readonly Revision[], sources: number, counted?: readonly Counted[]): Story {
  if (heads.length === 0) throw new RangeError(`story ${profile.storyId} has no member with a text`);
  const best = headline(heads),
    own = counted?.filter((c) => c.not === undefined).length ?? members.filter((m) => m.copyOf === undefined).length,
    uncounted =
      counted &&
      Object.fromEntries(
        [
          ...Map.groupBy(
            counted.flatMap((c) => c.not?.why ?? []),
            (why) => why,
          ),
        ].map(([why, all]) => [why, all.length]),
      );
  return {
    id: profile.storyId,
    lang: profile.lang,
    since: Math.min(...members.map((m) => m.joinedAt)),
    until: profile.until,
    headline: cite(best, best.headline),
    section: sectionAmong(best, heads),
    size: members.length,
    independent: Math.max(1, own),
    sources,
    ...(uncounted ? { uncounted } : {}),
  };
}

/**
 * The section that most members name, among those whose name tells a media topic; of equally many the headline's own, else the
 * newest. Where no name tells one, the headline's.
 */
function sectionAmong(best: Revision, heads: readonly Revision[]): string | undefined {
  const named = [...heads.filter((h) => h !== best), best].reverse().flatMap((h) => topicNamed(h) ?? []),
    byTopic = Map.groupBy(named, (n) => n.topic),
    [most] = [...byTopic.values()].sort((a, b) => b.length - a.length);
  return most?.[0]?.section ?? best.section;
}

/** Where a page names no section that tells a topic, a folder of its address may. */
function topicNamed({ section, canonicalUrl }: Revision): { readonly section: string; readonly topic: MediaTopic } | undefined {
  const folders = /^https?:\/\/[^/?#]+\/([^?#]*)\//.exec(canonicalUrl)?.[1]?.split('/').slice(0, FOLDERS) ?? [];
  for (const name of [...(section === undefined ? [] : [section]), ...folders]) {
    const topic = mediaTopicOf(name);
    if (topic) return { section: name, topic };
  }
  return undefined;
}
