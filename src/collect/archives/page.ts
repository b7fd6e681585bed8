import { hash } from 'node:crypto';
import { BodyRefused, type BodyLimits } from '../body.ts';
import { decodeText } from '../decode.ts';
import { rightsOf, type Headers } from '../rights.ts';
import { idOf } from '../../model/id.ts';
import type { Page } from '../../model/page.ts';
import { AHEAD_MS } from '../../text/timestamp.ts';
import type { Described } from './described.ts';
import { bodyOf, responseOf } from './http.ts';
import { isBinary, looksLikeHtml } from './text-kind.ts';
import { MOST_BLOCK, type WarcRecord } from './records.ts';

/** Why a record gives no page, in words for the line that counts them. */
export type PassedRecord =
  | 'about other records'
  | 'no pages of the web'
  | 'answers without a page'
  | 'of other types'
  | 'longer than 10 MB'
  | 'files for robots'
  | 'seen again, unchanged'
  | 'parts of longer records';

/**
 * What a record holds: a page, with the digest of its payload where the archive gives one; the digest of the payload that it shares with a page before; nothing, for a
 * reason that is no fault; or what is wrong with it.
 */
export type Held =
  | { readonly page: Page; readonly digest?: string }
  | { readonly again: string; readonly as: (before: Page) => Page }
  | { readonly passed: PassedRecord }
  | { readonly error: string };

/** As the fetcher has them. */
const LIMITS: BodyLimits = { maxBytes: 10_000_000, maxRatio: 200, minRate: 0, rateWindowMs: 0 };
/** Before there was a web. */
const EARLIEST = Date.UTC(1990, 0);

/**
 * Reads one record (ISO 28500): `response`, `resource`, `conversion` and `revisit` may hold pages, the rest is about these.
 *
 * @param described a page that the record before described (`described.ts`), in archives that we wrote.
 */
export async function pageIn(record: WarcRecord, now: number, described?: Described): Promise<Held> {
  const { fields, block } = record,
    type = fields.get('warc-type')?.toLowerCase() ?? '';
  if (type === 'continuation') return { passed: 'parts of longer records' };
  if (!['response', 'resource', 'conversion', 'revisit'].includes(type)) return { passed: 'about other records' };
  const url = addressOf(fields.get('warc-target-uri'));
  if (url === undefined && !described) return { passed: 'no pages of the web' };
  const at = timeOf(fields.get('warc-date') ?? '', now);
  if (at === undefined) return { error: 'it does not say when it was collected' };
  const digest = fields.get('warc-payload-digest'),
    address = url ?? '';
  if (type === 'revisit') return revisited(address, at, fields.get('warc-profile') ?? '', digest);
  if (!block) return { passed: record.length > MOST_BLOCK ? 'longer than 10 MB' : 'of other types' };
  if (isForRobots(address)) return { passed: 'files for robots' };
  const said = fields.get('content-type') ?? '';
  if (described) {
    const body = block.toString('utf8');
    // Its own id would let an archive write over pages that are stored.
    return { page: { ...described, id: idOf('page', described.id, hash('sha1', body)), body } };
  }
  const found = type === 'response' ? await answered(block, said, fields.get('warc-identified-payload-type')) : ofType(block, said, type, {});
  if (!('body' in found)) return found;
  const page: Page = {
    // Asked for at another time it is another page: an archive is replayed as it was collected.
    id: idOf('page', address, at, hash('sha1', found.body)),
    url: address,
    finalUrl: address,
    ...found,
    fetchedAt: at,
    hints: {},
  };
  return { page, ...(digest === undefined ? {} : { digest }) };
}

type Found = Pick<Page, 'format' | 'body' | 'rights'> | Extract<Held, { passed: unknown } | { error: unknown }>;

async function answered(block: Buffer, said: string, identified: string | undefined): Promise<Found> {
  if (!/^application\/http\b/i.test(said)) return { passed: 'no pages of the web' };
  const response = responseOf(block);
  if (!response) return { error: 'its HTTP head cannot be read' };
  if (response.status !== 200 && response.status !== 203) return { passed: 'answers without a page' };
  const contentType = response.headers['content-type'] ?? identified ?? '';
  if (formatOf(contentType, 'response') === undefined) return { passed: 'of other types' };
  try {
    const body = await bodyOf(response, LIMITS);
    return ofType(body, contentType, 'response', response.headers);
  } catch (error) {
    if (error instanceof BodyRefused) return { error: error.message };
    const isLong = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return { error: isLong ? 'its body unpacks to more than is read' : 'its body is not packed as it says, or damaged' };
  }
}

/** Rights are those of the headers, where there are any, and of the markup. */
function ofType(bytes: Buffer, contentType: string, type: string, headers: Headers): Found {
  const format = formatOf(contentType, type);
  if (format === undefined) return { passed: 'of other types' };
  if (bytes.length > LIMITS.maxBytes) return { passed: 'longer than 10 MB' };
  const body = decodeText(bytes, contentType);
  if (body.trim() === '') return { passed: 'answers without a page' };
  if (isBinary(body)) return { passed: 'of other types' };
  // Pages are sent as plain text, or without a type; what was extracted from one is text whatever it begins with.
  const read = type !== 'conversion' && (format === 'html' || looksLikeHtml(body)) ? 'html' : 'text';
  return { format: read, body, rights: rightsOf(headers, read === 'html' ? body : '') };
}

/** HTML, XHTML and plain text; undefined for all else. */
function formatOf(contentType: string, type: string): 'html' | 'text' | undefined {
  const name = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'conversion') return name === 'text/plain' ? 'text' : undefined;
  if (name === 'text/html' || name === 'application/xhtml+xml') return 'html';
  return name === '' || name === 'text/plain' ? 'text' : undefined;
}

/** WARC/1.1, 6.7: the payload of a revisit by its digest is that of an earlier record; of one that a server calls unchanged nothing is said. */
function revisited(url: string, at: number, profile: string, digest: string | undefined): Held {
  if (!profile.includes('identical-payload-digest') || digest === undefined) return { passed: 'seen again, unchanged' };
  return {
    again: digest,
    as: (before) => ({ ...before, id: idOf('page', url, at, hash('sha1', before.body)), url, finalUrl: url, fetchedAt: at, again: true }),
  };
}

function addressOf(said: string | undefined): string | undefined {
  // WARC/1.0 had addresses in angle brackets by its grammar, and not in its examples.
  const url = URL.parse(said?.replace(/^<(.*)>$/, '$1') ?? '');
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** What stands at fixed addresses for programs: RFC 9309, RFC 8615, ads.txt and its like. */
function isForRobots(url: string): boolean {
  return /^\/(?:(?:robots|ads|app-ads|security|humans|llms)\.txt$|\.well-known\/)/i.test(URL.parse(url)?.pathname ?? '');
}

/** WARC-Date: W3C-DTF in UTC, in old archives 14 digits; undefined for no time, or one that cannot be. */
function timeOf(said: string, now: number): number | undefined {
  const at = Date.parse(said.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'));
  return at >= EARLIEST && at <= now + AHEAD_MS ? at : undefined;
}
