import { credentialObjection, withoutLogin } from '../collect/credentials.ts';
import type { Collector } from '../collect/fetcher.ts';
import { writeOpml } from '../collect/feeds/opml.ts';
import { findFeeds } from '../collect/find.ts';
import { BroadsheetError } from '../errors.ts';
import type { Feed } from '../model/feed.ts';
import type { DeskTools } from '../serve/desk/desk.ts';
import { starterPack } from './data.ts';
import { feedsOf, listed } from './feeds.ts';

/** What the pages that manage feeds need of the network and of lists. */
export function deskTools(collector: Collector, keepPagesDays: number): DeskTools {
  return {
    find: (url, credential) => findFeeds(url, collector, credential),
    objection: credentialObjection,
    readList(bytes) {
      try {
        return { feeds: listed(bytes) };
      } catch (error) {
        if (error instanceof BroadsheetError) return { line: `${error.detail}.` };
        throw error;
      }
    },
    writeList,
    packs: feedsOf(starterPack()),
    keepPagesDays,
  };
}

/** Feeds as an OPML list, without logins. */
export function writeList(feeds: readonly Feed[]): string {
  return writeOpml(
    'Broadsheet',
    feeds.map(({ url, title, lang, country, topic }) => ({
      url: withoutLogin(url).url,
      title,
      lang,
      country,
      topic,
      categories: topic === undefined ? [] : [[topic]],
    })),
  );
}
