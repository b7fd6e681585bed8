import type { Page, PageFormat } from '../../model/page.ts';
import type { WarcRecord } from './records.ts';

/** A page without its body. */
export type Described = Omit<Page, 'body'>;

/** The content type of `metadata` records that say of the record that follows what it was stored with: `Page` without its body, as JSON. */
export const DESCRIPTION = 'application/vnd.broadsheet.page+json';

/** What a record says of a page, and the id of the record that has its body; undefined where it says nothing of one. */
export function descriptionIn({ fields, block }: WarcRecord): { readonly of: string; readonly page: Described } | undefined {
  const of = fields.get('warc-refers-to');
  if (fields.get('warc-type') !== 'metadata' || fields.get('content-type') !== DESCRIPTION || !block || of === undefined) return undefined;
  try {
    const page: unknown = JSON.parse(block.toString('utf8'));
    return isDescribed(page) ? { of, page } : undefined;
  } catch {
    return undefined;
  }
}

const FORMATS: readonly PageFormat[] = ['html', 'text', 'record', 'fragment'];
function isDescribed(value: unknown): value is Described {
  if (!isObject(value)) return false;
  const { id, url, finalUrl, format, fetchedAt, rights, hints } = value;
  return (
    typeof id === 'string' &&
    typeof url === 'string' &&
    typeof finalUrl === 'string' &&
    FORMATS.includes(format as PageFormat) &&
    Number.isSafeInteger(fetchedAt) &&
    isObject(rights) &&
    ['noindex', 'noarchive', 'nosnippet', 'tdmReserved'].every((name) => isOr(rights[name], 'boolean')) &&
    isOr(rights['maxSnippet'], 'number') &&
    isOr(rights['licence'], 'string') &&
    isObject(hints) &&
    ['title', 'summary', 'lang', 'sourceName', 'sourceId', 'archiveId'].every((name) => isOr(hints[name], 'string')) &&
    (hints['published'] === undefined || Number.isSafeInteger(hints['published'])) &&
    isOr(hints['publishedDay'], 'boolean') &&
    isOr(hints['itemId'], 'string') &&
    isOr(hints['itemOnly'], 'boolean') &&
    (hints['wire'] === undefined || isWire(hints['wire'])) &&
    ['authors', 'categories'].every((name) => hints[name] === undefined || isTexts(hints[name])) &&
    (hints['agencies'] === undefined || (Array.isArray(hints['agencies']) && hints['agencies'].every(isTexts)))
  );
}

function isWire(value: unknown): boolean {
  if (!isObject(value) || typeof value['guid'] !== 'string') return false;
  const { credits } = value,
    isTime = (name: string): boolean => value[name] === undefined || Number.isSafeInteger(value[name]);
  return (
    isTime('versionAt') &&
    isTime('embargoed') &&
    ['takenBack', 'byline', 'dateline', 'section'].every((name) => isOr(value[name], 'string')) &&
    (credits === undefined || isTexts(credits))
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isOr = (value: unknown, type: 'boolean' | 'number' | 'string'): boolean => value === undefined || typeof value === type;
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');
