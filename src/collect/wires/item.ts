import { parseDate } from '../../text/timestamp.ts';
import { registeredDomain } from '../domains.ts';
import { collapse } from '../feeds/sanitise.ts';

/** One item of a wire as its format says it: text verbatim, times epoch ms. */
export interface WireItem {
  /** Names the item through all of its versions. */
  readonly guid: string;
  readonly version?: string;
  /** When this version was made. */
  readonly versionAt?: number;
  /** When its first version was made. */
  readonly created?: number;
  readonly embargoed?: number;
  /** The agency's word for it, where the item is not to be used (any more). */
  readonly takenBack?: string;
  readonly headline?: string;
  readonly summary?: string;
  readonly body?: WireBody;
  readonly lang?: string;
  /** Whose wire it is, by name, and by the domain in its identifiers. */
  readonly provider?: string;
  readonly domain?: string;
  readonly byline?: string;
  readonly dateline?: string;
  readonly credits: readonly string[];
  readonly section?: string;
  readonly subjects: readonly string[];
  /** The story's own page on the web. */
  readonly url?: string;
  readonly licence?: string;
}

/** Running text: HTML that is not sanitised yet, or plain text. */
export interface WireBody {
  readonly kind: 'html' | 'text';
  readonly value: string;
}

/** A document of a wire that holds no report, or a part of one that does not: what it is, in a plain line. */
export interface PassedOver {
  readonly subject: string;
  readonly line: string;
}

/** What a wire document holds. */
export interface WireDocument {
  readonly format: 'ninjs' | 'NewsML-G2' | 'NITF';
  readonly items: readonly WireItem[];
  readonly passed: readonly PassedOver[];
}

/** The generic types of news items (IPTC NewsCodes "ninature" and the item elements of NewsML-G2) that are no report, in plain words. */
const NO_REPORT: Readonly<Record<string, string>> = {
  picture: 'a picture',
  photo: 'a picture',
  graphic: 'a graphic',
  animated: 'an animation',
  audio: 'a sound recording',
  video: 'a video',
  component: 'a part of another item',
  event: 'an event, not a report of it',
  planning: 'a plan of coverage, not a report',
  newscoverage: 'a plan of coverage, not a report',
  concept: 'a concept (a person, a place, a term), not a report',
  scheme: 'a list of concepts or codes, not a report',
  catalog: 'a catalogue of codes, not a report',
  package: 'a package of references to other items',
};

/** The line for a kind of item that is no report; undefined for texts and for kinds that no table knows. */
export function noReport(kind: string | undefined): string | undefined {
  const key = kind?.toLowerCase() ?? '';
  return Object.hasOwn(NO_REPORT, key) ? `This is ${NO_REPORT[key]}.` : undefined;
}

/** The word of a status by which an item is taken back; undefined for usable ones. NewsML 1 and NITF spell it "cancelled" too. */
export function takenBackBy(status: string | undefined): string | undefined {
  const word = collapse(status ?? '');
  return /(?:^|:)(?:cancell?ed|withheld|killed)$/i.test(word) ? word : undefined;
}

/** A single line of text, or undefined where there is none. */
export function lineOf(text: string | undefined): string | undefined {
  return collapse(text ?? '') || undefined;
}

/** Epoch ms of an ISO 8601 time, the basic form of NITF ("20080219T000000+0100") included. */
export function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const basic = /^\s*(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?\s*$/i.exec(text);
  if (!basic) return parseDate(text.trim());
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = basic;
  return parseDate(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
}

/** The registered domain of whoever made an identifier: an address, a NewsML URN (RFC 3085) or a tag (RFC 4151). */
export function domainIn(identifier: string | undefined): string | undefined {
  const host = /^(?:https?:\/\/|urn:newsml:|tag:)([a-z0-9.-]+\.[a-z]{2,})(?=[:/,?#]|$)/i.exec(identifier?.trim() ?? '')?.[1];
  return host === undefined ? undefined : registeredDomain(`https://${host.toLowerCase()}/`) || undefined;
}

/** Whether a code names one of the seventeen top terms of IPTC's Media Topics (or of the Subject Codes before them): the name of a section. */
export function isSectionCode(code: string | undefined): boolean {
  return /(?:^|[:/])(?:medtop:|subj:)?(?:0[1-9]|1[0-7])000000$/.test(code ?? '');
}

/** An object without the properties that are undefined. */
export function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
