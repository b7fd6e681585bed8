import { isRejected } from '../model/outcome.ts';
import { contextOf } from './ask.ts';
import { withoutLogin } from './credentials.ts';
import type { OpmlFeed, OpmlList } from './feeds/opml.ts';
import { isWebUrl } from './feeds/url.ts';
import type { Collector } from './fetcher.ts';
import type { Read } from './read.ts';

/** Lists in the lists that a list names are asked for; what those name is not. */
const DEEPEST = 2;
/** Lists that are asked for, and feeds that are taken from all of them. */
const MOST = 20;
const MOST_FEEDS = 10_000;
const LIST_BYTES = 4_000_000;
/** Somebody waits. */
const PATIENCE_MS = 10_000;
const TYPES = 'text/x-opml, application/xml;q=0.9, */*;q=0.5';

/** What lists are asked for with. */
export interface ListDoor {
  readonly collector: Pick<Collector, 'get'>;
  readonly read: Read;
}

/** A list that another one names, and what came of it. */
export interface NamedList {
  /** Without a login. */
  readonly url: string;
  readonly feeds: readonly OpmlFeed[];
  /** Why nothing or not all came of it, in a sentence. */
  readonly line?: string;
}
export interface NamedLists {
  readonly lists: readonly NamedList[];
  /** How many more were named and not asked for. */
  readonly left: number;
}

/**
 * Asks for the lists that a list names (OPML 2.0, inclusion), and for those that they name: twenty at most, each once, through the
 * collector and its guard. Every one that is not had is there with a line that says why.
 *
 * @param door without it none is asked for.
 */
export async function namedLists(list: OpmlList, door: ListDoor | undefined): Promise<NamedLists> {
  const known = new Set<string>(),
    lists: NamedList[] = [];
  let level = fresh([list], known),
    room = MOST_FEEDS,
    left = 0;
  for (let depth = 1; level.length > 0; depth++) {
    const chosen = level.slice(0, Math.max(0, MOST - lists.length)),
      found = await Promise.all(chosen.map((url) => one(url, depth > DEEPEST ? TOO_DEEP : door)));
    left += level.length - chosen.length;
    for (const { url, read, line } of found) {
      const feeds = read?.feeds.slice(0, room) ?? [],
        isCut = read !== undefined && feeds.length < read.feeds.length;
      room -= feeds.length;
      lists.push({
        url,
        feeds,
        ...(isCut ? { line: `Of its ${read.feeds.length} feeds the first ${feeds.length} were taken.` } : line === undefined ? {} : { line }),
      });
    }
    level = fresh(
      found.flatMap((f) => f.read ?? []),
      known,
    );
  }
  return { lists, left };
}

const TOO_DEEP = 'It was not asked for: it stands in a list in a list in a list.';
const OFFLINE = 'It was not asked for: nothing is asked for here.';

interface Asked {
  readonly url: string;
  readonly read?: OpmlList;
  readonly line?: string;
}

async function one(url: string, door: ListDoor | string | undefined): Promise<Asked> {
  if (typeof door !== 'object') return { url, line: door ?? OFFLINE };
  if (!isWebUrl(url)) return { url, line: 'It was not asked for: it is not on the web.' };
  const got = await door.collector.get(url, { accept: TYPES, maxBytes: LIST_BYTES, timeoutMs: PATIENCE_MS });
  if (got.status !== 'ok') return { url, line: got.status === 'not-modified' ? 'The server says nothing changed.' : got.line };
  const read = await door.read('list', got.bytes, contextOf(got));
  return isRejected(read) ? { url, line: read.detail } : { url, read };
}

/** The lists that lists name and that were not met before. */
function fresh(from: readonly OpmlList[], known: Set<string>): readonly string[] {
  return from
    .flatMap((l) => l.lists)
    .map(({ url }) => withoutLogin(url).url.replace(/#.*$/s, ''))
    .filter((url) => !known.has(url) && known.add(url));
}
