import type { Credential } from '../../model/account.ts';
import type { Feed } from '../../model/feed.ts';
import type { Found } from '../../model/found-feed.ts';
import type { Removing } from '../../model/removal.ts';
import type { Store } from '../../store/store.ts';
import type { Keys } from '../../store/seal.ts';
import { Attempts } from './attempts.ts';
import type { Trusted } from './peer.ts';

/** A feed of a list, with the login that stood in its address. */
export interface Listed {
  readonly feed: Feed;
  readonly login?: Credential;
}

/** The feeds of a list, and of the lists that it names, each with what came of it. */
export interface ListedLists {
  readonly feeds: readonly Listed[];
  readonly lists: readonly { readonly url: string; readonly feeds: readonly Listed[]; readonly line?: string }[];
  /** How many more lists it names that were not asked for. */
  readonly left: number;
}

/** What the desk needs of the network, of files and of their formats. */
export interface DeskTools {
  /** The feeds at or behind an address as typed. */
  find(url: string, credential?: Credential): Promise<Found>;
  /** Why a credential cannot be sent. */
  objection(credential: Credential): 'empty' | 'header' | 'value' | undefined;
  /** The feeds of an OPML list and of those that it names; a sentence where it is none. */
  readList(bytes: Uint8Array): Promise<ListedLists | { readonly line: string }>;
  writeList(feeds: readonly Feed[]): string;
  /** Feeds to choose from, by topic and country. */
  readonly packs: readonly Feed[];
  /** Days that page bodies are kept where nothing was chosen on a page. */
  readonly keepPagesDays: number;
}

export interface DeskOptions {
  readonly store: Store;
  readonly keys: Keys;
  readonly trusted: Trusted;
  /** The address readers use. */
  readonly publicUrl?: string;
  /** Whether others than this machine can reach the server. */
  readonly beyond: boolean;
  readonly tools?: DeskTools;
  /** Removes an article for good, and answers with the id of the act; undefined where there is none. Without it none can be removed on pages. */
  readonly remove?: (removing: Removing) => Promise<string | undefined>;
  /** Requests that one may make of the API in a minute; 0 or absent = any. */
  readonly perMinute?: number;
  readonly clock: () => number;
}

/** What the routes of the desk, of readers' own marks and of feeds out share. */
export interface Desk extends DeskOptions {
  readonly attempts: Attempts;
  /** Whether nothing is kept of who does not sign in, in their browser either. */
  readonly forgets?: boolean;
  /** Cookies go over HTTPS alone. */
  readonly secure: boolean;
}

export function deskOf(options: DeskOptions): Desk {
  const { publicUrl } = options,
    secure = publicUrl !== undefined && URL.parse(publicUrl)?.protocol === 'https:';
  return { ...options, attempts: new Attempts(), secure };
}

/** What a feed's credential is sealed under: moved to another feed or origin it does not open. */
export function boundTo(feedId: string, origin: string): string {
  return `feed ${feedId} ${origin}`;
}
