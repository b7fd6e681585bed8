import { credentialObjection, withoutLogin } from '../collect/credentials.ts';
import type { Collector } from '../collect/fetcher.ts';
import { writeOpml } from '../collect/feeds/opml.ts';
import { findFeeds } from '../collect/find.ts';
import { readHere, type Read } from '../collect/read.ts';
import type { Feed } from '../model/feed.ts';
import { isRejected } from '../model/outcome.ts';
import type { DeskTools } from '../serve/desk/desk.ts';
import { starterPack } from './data.ts';
import { feedsOf, listsIn } from './feeds.ts';

/** What the pages that manage feeds need of the network and of lists. */
export function deskTools(collector: Collector, keepPagesDays: number, read: Read = readHere): DeskTools {
  return {
    find: (url, credential) => findFeeds(url, collector, credential, read),
    objection: credentialObjection,
    async readList(bytes) {
      const list = await read('list', bytes, { url: '' });
      return isRejected(list) ? { line: list.detail } : listsIn(list, { collector, read });
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
    feeds.map(({ url, title, lang, country, topic, kind }) => ({
      url: withoutLogin(url).url,
      title,
      lang,
      country,
      topic,
      ...(kind ? { kind } : {}),
      categories: topic === undefined ? [] : [[topic]],
    })),
  );
}
