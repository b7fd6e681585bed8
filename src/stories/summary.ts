import { cite } from '../model/citation.ts';
import { isWithdrawn, type Revision } from '../model/revision.ts';
import type { Counted, Membership, Profile, Story } from '../model/story.ts';
import { headline } from './headline.ts';
import { filed } from './section.ts';
import type { TopicModel } from './topic.ts';

/** Members among which a headline is chosen: the newest, so that it tells the latest state. */
const HEADLINE_MEMBERS = 12;

/** The members whose headlines may stand for the story: reports of their own, or copies where there is nothing else. */
export function headlineMembers(members: readonly Membership[]): readonly Membership[] {
  const own = members.filter((m) => m.copyOf === undefined);
  return (own.length > 0 ? own : members).slice(-HEADLINE_MEMBERS);
}

/** Members that are asked for their sections where those that may give the headline name none: copies too, for their house has filed them. */
const FURTHER_MEMBERS = 36;

/** The newest of the members that `headlineMembers` leaves out, oldest first. */
export function furtherMembers(members: readonly Membership[]): readonly Membership[] {
  const asked = new Set(headlineMembers(members));
  return members.filter((m) => !asked.has(m)).slice(-FURTHER_MEMBERS);
}

/**
 * A story as its members make it.
 * @param heads revisions of `headlineMembers`.
 * @param sources how many sources the members come from.
 * @param counted for each member, why it is not a report of its own, if it is none; copies alone are left out where nothing is given.
 * @param model what words say of topics in the story's language, if that is known.
 * @param further revisions of `furtherMembers`, oldest first, where no section of `heads` tells a topic.
 * @throws RangeError where there is no member with a text.
 */
export function summary(
  profile: Profile,
  members: readonly Membership[],
  heads: readonly Revision[],
  sources: number,
  counted?: readonly Counted[],
  model?: TopicModel,
  further: readonly Revision[] = [],
): Story {
  if (heads.length === 0) throw new RangeError(`story ${profile.storyId} has no member with a text`);
  const standing = heads.filter((h) => !isWithdrawn(h)),
    // What a house has taken back stands for the story only where there is nothing else.
    best = headline(standing.length > 0 ? standing : heads),
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
    ...filed(profile, best, [...further, ...heads], model),
    size: members.length,
    independent: Math.max(1, own),
    sources,
    ...(standing.length === 0 ? { withdrawn: true } : {}),
    ...(uncounted ? { uncounted } : {}),
  };
}
