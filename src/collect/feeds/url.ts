/** Schemes that name a place or a thing and run nothing. */
const HARMLESS = /^(?:https?|ftp|mailto|tel|sms|news|feed|geo|irc|xmpp|magnet|urn|tag):/i;

/** Longer ones are no addresses of pages. */
const MAX_LENGTH = 8_000;
/** Addresses that come out of the URL parser as they went in. */
const PLAIN = /^https?:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,}\/(?:[\w~-][\w.~-]*\/)*(?:[\w~-][\w.~-]*)?(?:\?[\w.~=&%+:,/-]*)?(?:#[\w.~-]*)?$/;
const PLAIN_ORIGIN = /^https?:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,}(?=\/|$)/;
const PLAIN_PATH = /^\/(?:[\w~-][\w.~-]*\/)*(?:[\w~-][\w.~-]*)?(?:\?[\w.~=&%+:,/-]*)?(?:#[\w.~-]*)?$/;

/** The same as they stand in HTML, where every "&" is written as a reference. */
const [WRITTEN, WRITTEN_PATH] = [PLAIN, PLAIN_PATH].map((plain) => new RegExp(plain.source.replace('[\\w.~=&%+:,/-]*', '(?:[\\w.~=%+:,/-]|&amp;)*'))) as [
  RegExp,
  RegExp,
];

/** As `resolveUrl`, for a reference as it is written in an attribute of HTML, and so written again; undefined where that takes more than putting an origin before it. */
export function resolveWritten(written: string, base: string): string | undefined {
  if (written.length > MAX_LENGTH) return undefined;
  if (written.charCodeAt(0) !== SLASH) return WRITTEN.test(written) ? written : undefined;
  const origin = originOf(base);
  return origin !== '' && WRITTEN_PATH.test(written) ? origin + written : undefined;
}

/** The plain origin of a base, or nothing; the last one is kept, since a feed has one base. */
function originOf(base: string): string {
  if (base !== last.base) last = { base, origin: PLAIN_ORIGIN.exec(base)?.[0] ?? '' };
  return last.origin;
}
let last = { base: '', origin: '' };
const SLASH = 0x2f;

/**
 * A reference made absolute against its base; undefined where it is empty, does not parse, or has a scheme that could run something.
 * A relative reference without a usable base is returned as it is.
 */
export function resolveUrl(reference: string | undefined, base: string): string | undefined {
  // Browsers drop control characters around and line breaks inside a URL before they look at its scheme.
  if (reference === undefined || reference.length > MAX_LENGTH) return undefined;
  if (PLAIN.test(reference)) return reference;
  const origin = PLAIN_PATH.test(reference) ? originOf(base) : '';
  if (origin !== '') return origin + reference;
  const ref = reference.replace(/[\t\n\r]/g, '').replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, '');
  if (!ref) return undefined;
  const absolute = URL.parse(ref, base || undefined) ?? URL.parse(ref);
  if (absolute) return HARMLESS.test(absolute.href) ? absolute.href : undefined;
  return /^[^/?#]*:/.test(ref) ? undefined : ref;
}

/** An inherited base moved by an `xml:base`; one that does not give an absolute URL changes nothing. */
export function moveBase(reference: string, base: string): string {
  const moved = resolveUrl(reference, base);
  return moved !== undefined && URL.canParse(moved) ? moved : base;
}

/** Whether a text is an absolute web address. */
export function isWebUrl(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\/[^\s/]/i.test(text);
}
