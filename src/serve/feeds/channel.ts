import { createHash } from 'node:crypto';
import type { Fragment } from '../page.ts';

/** One entry of a feed that we publish. Times are epoch ms. */
export interface Entry {
  /** A URN that stays with what it is about. */
  readonly id: string;
  /** A publisher's own headline. */
  readonly title: string;
  /** The publisher's page. */
  readonly url: string;
  /** The page here that says more. */
  readonly here: string;
  readonly published: number;
  readonly updated: number;
  /** BCP 47; empty where it is not known. */
  readonly lang: string;
  readonly outlet?: string;
  /** Verbatim lines with who printed each. */
  readonly content: Fragment;
}

/** A feed, before it is written in one of three formats. */
export interface Channel {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The page whose feed it is. */
  readonly home: string;
  readonly entries: readonly Entry[];
}

/** The id of a thing as a URN: a UUID (version 8) of its hash, the same wherever and whenever the paper is served. */
export function urn(...parts: readonly string[]): string {
  const bytes = createHash('sha256')
    .update(`broadsheet\0${parts.join('\0')}`)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

/** When anything in it changed last; the beginning of time where it is empty. */
export function updatedAt({ entries }: Channel): number {
  return Math.max(0, ...entries.map((e) => e.updated));
}
