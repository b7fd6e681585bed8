import { unpack, type BodyLimits } from '../body.ts';
import type { Headers } from '../rights.ts';

/** An HTTP response as an archive has it. */
export interface Response {
  readonly status: number;
  /** Names in lower case; repeated ones joined by a comma. */
  readonly headers: Headers;
  readonly body: Buffer;
}

const MOST_HEAD = 65_536;

/** The response in a block (RFC 9112, 4); undefined where it begins like none, or its head does not end. */
export function responseOf(block: Buffer): Response | undefined {
  const seen = block.subarray(0, MOST_HEAD).toString('latin1'),
    [, code] = /^HTTP\/\d(?:\.\d)? (\d{3})(?: [^\r\n]*)?\r?\n/.exec(seen) ?? [];
  if (code === undefined) return undefined;
  const end = /\r?\n\r?\n/.exec(seen);
  // Some archives leave out the empty line where there is no body.
  if (!end && block.length >= MOST_HEAD) return undefined;
  const head = end ? seen.slice(0, end.index) : seen;
  return { status: Number(code), headers: headersOf(head), body: block.subarray(end ? end.index + end[0].length : block.length) };
}

function headersOf(head: string): Headers {
  const headers = new Map<string, string>();
  for (const line of head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .slice(1)) {
    const [, name, value = ''] = /^([^\s:]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [],
      key = name?.toLowerCase();
    if (key !== undefined) headers.set(key, headers.has(key) ? `${headers.get(key)}, ${value}` : value);
  }
  return Object.fromEntries(headers);
}

/**
 * The body without its transfer and content codings. Crawlers often undo these and keep the headers that name them: a body that is not coded as its headers
 * say is taken as it stands.
 *
 * @throws BodyRefused where it unpacks to more than the limits allow, or zlib's error for one that is damaged.
 */
export async function bodyOf({ headers, body }: Response, limits: BodyLimits): Promise<Buffer> {
  const whole = /\bchunked\b/i.test(headers['transfer-encoding'] ?? '') ? unchunked(body) : body,
    coding = headers['content-encoding'];
  return coding && !looksPlain(whole) ? unpack(whole, coding, limits) : whole;
}

/** Markup, in ASCII or behind a byte order mark: no packed data begin like this. */
function looksPlain(body: Buffer): boolean {
  return /^(?:\xef\xbb\xbf)?\s*<[!?a-z]/i.test(body.toString('latin1', 0, 64));
}

/**
 * The content of chunks (RFC 9112, 7.1), up to where they end or are no longer such; the body itself where it does not begin with one.
 * A length beyond the end is one that was cut short: what there is of it stands.
 */
export function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const line = /^([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n/i.exec(body.toString('latin1', at, at + LONGEST_LINE));
    if (!line) break;
    const length = parseInt(line[1] ?? '', 16),
      from = at + line[0].length;
    if (length === 0) return Buffer.concat(parts);
    parts.push(body.subarray(from, from + length));
    at = from + length;
    while (body[at] === 0x0d || body[at] === 0x0a) at++;
  }
  return parts.length > 0 ? Buffer.concat(parts) : body;
}
const LONGEST_LINE = 300;
