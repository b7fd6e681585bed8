import { idOf } from './id.ts';

/** Which version of which wire item a text is. */
export interface WireVersion {
  /** Names the item through all of its versions. */
  readonly guid: string;
  /** When this version was made, epoch ms: of two, the later one holds. */
  readonly versionAt?: number;
}

/** What a wire item (ninjs, NewsML-G2, NITF) says of itself besides its text. Times are epoch ms. */
export interface WireHints extends WireVersion {
  /** Not to be published before. */
  readonly embargoed?: number;
  /** The word by which the agency takes the item back (`canceled`, `withheld`), as it wrote it. */
  readonly takenBack?: string;
  /** As printed: "By Ann Lee and Bo Ek". */
  readonly byline?: string;
  readonly dateline?: string;
  /** Lines that say whose report it is besides the provider's. */
  readonly credits?: readonly string[];
  readonly section?: string;
}

/** The id of the page that remembers what was said last of a wire item, whatever became of its versions. */
export const standingId = (guid: string): string => idOf('page', 'wire', guid);

/** Whether `a` was made after `b`; where one of them does not say when, it was not. */
export const isLater = (a: WireVersion, b: WireVersion): boolean => a.versionAt !== undefined && b.versionAt !== undefined && a.versionAt > b.versionAt;
