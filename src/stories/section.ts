import { mediaTopicOf, type MediaTopic } from '../model/media-topic.ts';
import type { Revision } from '../model/revision.ts';
import type { Filed, Profile, Story } from '../model/story.ts';
import { guess, type TopicModel } from './topic.ts';

/** Folders of an address that may name a section: the first that are no part of a date. */
const FOLDERS = 2;
const DATE = /^(?:\d+|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i;

/**
 * Where a story stands: the topic that most of its sources' own sections name, else the one that its words make likely, and the reason.
 * Of equally many the headline's own, else the newest; where nothing tells a topic, only the name that the headline's page gives.
 * @param best the revision whose headline stands for the story.
 * @param heads revisions whose sections are asked, oldest first.
 */
export function filed(profile: Profile, best: Revision, heads: readonly Revision[], model?: TopicModel): Pick<Story, 'section' | 'filed'> {
  const named = [...heads.filter((h) => h !== best), best].reverse().flatMap((h) => topicNamed(h) ?? []),
    [most] = [...Map.groupBy(named, (n) => n.topic).values()]
      .map((all) => ({ all, sources: new Set(all.map((n) => n.sourceId)).size }))
      .sort((a, b) => b.sources - a.sources || b.all.length - a.all.length),
    first = most?.all[0];
  if (most && first) return { section: first.section, filed: { topic: first.topic, by: 'sources', sources: most.sources } };
  const guessed = model && guess(profile, model),
    by: Filed | undefined = guessed && { ...guessed, by: 'words', likelihood: Math.round(guessed.likelihood * 100) / 100 };
  return { ...(best.section === undefined ? {} : { section: best.section }), ...(by ? { filed: by } : {}) };
}

interface Named {
  readonly sourceId: string;
  readonly section: string;
  readonly topic: MediaTopic;
}

/** The section that a page names, if the name tells a topic; where it names none that does, a folder of its address may. */
export function topicNamed({ section, canonicalUrl, sourceId }: Pick<Revision, 'section' | 'canonicalUrl' | 'sourceId'>): Named | undefined {
  const folders =
    /^https?:\/\/[^/?#]+\/([^?#]*)\//
      .exec(canonicalUrl)?.[1]
      ?.split('/')
      .filter((f) => !DATE.test(f))
      .slice(0, FOLDERS) ?? [];
  for (const name of [...(section === undefined ? [] : [section]), ...folders]) {
    const topic = mediaTopicOf(name);
    if (topic) return { sourceId, section: name, topic };
  }
  return undefined;
}
