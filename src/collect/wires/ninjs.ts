import { z } from 'zod';
import { languageTag } from '../feeds/element.ts';
import { isWebUrl } from '../feeds/url.ts';
import {
  defined,
  domainIn,
  isSectionCode,
  lineOf,
  noReport,
  takenBackBy,
  timeOf,
  type PassedOver,
  type WireBody,
  type WireDocument,
  type WireItem,
} from './item.ts';
import { readNitfText } from './nitf.ts';

/** A value of another type counts as absent: one odd field loses no report. */
const text = z.string().optional().catch(undefined);
const list = <T extends z.ZodType>(of: T) =>
  z
    .array(of.optional().catch(undefined))
    .optional()
    .catch(undefined)
    .transform((all) => (all ?? []).filter((one) => one !== undefined));
const written = list(z.object({ role: text, contenttype: text, value: z.string() }));
const named = list(z.object({ name: text, role: text, uri: text, code: text, literal: text }));

/** What is read of ninjs 1.x to 3.x, names in lower case: version 3 writes `versionCreated` for version 2's `versioncreated`. */
const Ninjs = z.object({
  uri: z.string(),
  type: text,
  version: text,
  firstcreated: text,
  versioncreated: text,
  contentcreated: text,
  embargoed: text,
  pubstatus: text,
  copyrightholder: text,
  language: text,
  title: text,
  by: text,
  located: text,
  headlines: written,
  descriptions: written,
  bodies: written,
  infosources: named,
  subjects: named,
  renditions: list(z.object({ name: text, href: text, contenttype: text })),
  rightsinfo: z.object({ linkedrights: text }).optional().catch(undefined),
  eventdetails: z.unknown().optional(),
  // Version 1 has one of each, and the form of a text in its name.
  headline: text,
  byline: text,
  body_text: text,
  body_html: text,
  body_xhtml: text,
  description_text: text,
  subject: named,
});
type Fields = z.output<typeof Ninjs>;

/** Fields of which each ninjs item has one at least, besides its `uri`. */
const TELLING = [
  'versioncreated',
  'pubstatus',
  'headlines',
  'headline',
  'bodies',
  'body_text',
  'body_html',
  'body_xhtml',
  'descriptions',
  'eventdetails',
  'renditions',
];
const MOST_ITEMS = 20_000;

/** What a ninjs document holds (IPTC News in JSON, 1.x to 3.x): an item, or a list of them; undefined where the value is none. */
export function readNinjs(json: unknown): WireDocument | undefined {
  const values = (Array.isArray(json) ? (json as unknown[]) : [json]).slice(0, MOST_ITEMS).map(lowered);
  if (values.length === 0 || !values.every(isNinjs)) return undefined;
  const read = values.map((value) => {
    const parsed = Ninjs.safeParse(value);
    return parsed.success ? readItem(parsed.data) : { subject: '', line: 'The item has no uri.' };
  });
  return {
    format: 'ninjs',
    items: read.filter((r): r is WireItem => 'credits' in r),
    passed: read.filter((r): r is PassedOver => 'line' in r),
  };
}

function isNinjs(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'uri' in value && typeof value.uri === 'string' && TELLING.some((name) => Object.hasOwn(value, name));
}

/** Objects with the names of their fields in lower case, as deep as anything here lies. */
function lowered(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > 3) return value;
  if (Array.isArray(value)) return value.map((one) => lowered(one, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name.toLowerCase(), lowered(one, depth + 1)]));
}

function readItem(item: Fields): WireItem | PassedOver {
  const no = noReport(item.type ?? (item.eventdetails === undefined ? undefined : 'event')),
    guid = item.uri.trim(),
    takenBack = takenBackBy(item.pubstatus);
  if (no) return { subject: guid, line: no };
  if (guid === '') return { subject: '', line: 'The item has no uri.' };
  const { body, nitf } = bodyOf(item),
    summary = lineOf(item.descriptions.find((d) => !ABOUT.test(d.role ?? ''))?.value ?? item.description_text) ?? nitf?.summary;
  if (body === undefined && summary === undefined && takenBack === undefined) return { subject: guid, line: 'The item holds no text.' };
  const publisher = item.infosources.find((s) => /(?:^|\/)(?:publisher|provider)$/i.test(s.role ?? '')),
    only = item.infosources.length === 1 ? item.infosources[0] : undefined,
    holder = lineOf(item.copyrightholder),
    source = publisher ?? (holder === undefined ? only : undefined),
    page = item.renditions.find((r) => /^(?:text\/html|application\/xhtml\+xml)/i.test(r.contenttype ?? '') && isWebUrl(r.href))?.href,
    subjects = [...item.subjects, ...item.subject],
    credit = item.descriptions.filter((d) => /^credit-?line$/i.test(d.role ?? '')).map((d) => d.value);
  return {
    guid,
    ...defined({
      version: lineOf(item.version),
      versionAt: timeOf(item.versioncreated),
      created: timeOf(item.firstcreated) ?? timeOf(item.contentcreated),
      embargoed: timeOf(item.embargoed),
      takenBack,
      headline: lineOf((item.headlines.find((h) => h.role === 'main') ?? item.headlines[0])?.value ?? item.headline) ?? nitf?.headline ?? lineOf(item.title),
      summary,
      body,
      lang: languageTag(item.language),
      provider: lineOf(source?.name) ?? holder ?? nitf?.provider,
      domain: domainIn(source?.uri) ?? domainIn(guid),
      byline: lineOf(item.by ?? item.byline) ?? nitf?.byline,
      dateline: nitf?.dateline ?? lineOf(item.located),
      section: lineOf(subjects.find((s) => isSectionCode(s.uri ?? s.code ?? s.literal) && lineOf(s.name) !== undefined)?.name),
      url: page,
      licence: isWebUrl(item.rightsinfo?.linkedrights) ? item.rightsinfo.linkedrights : undefined,
    }),
    credits: [...credit, ...item.infosources.flatMap((s) => (s === source ? [] : (s.name ?? [])))].flatMap((line) => lineOf(line) ?? []),
    subjects: subjects.flatMap((s) => lineOf(s.name) ?? []),
  };
}
/** Descriptions that say something about the item rather than what it tells. */
const ABOUT = /credit|caption|writer|note|keyword|slug/i;

const isNitf = (body: { readonly role?: string; readonly contenttype?: string }): boolean =>
  /nitf/i.test(body.contenttype ?? '') || /^nitf$/i.test(body.role ?? '');
const isHtml = (body: { readonly role?: string; readonly contenttype?: string }): boolean =>
  /html/i.test(body.contenttype ?? '') || (body.contenttype === undefined && /html/i.test(body.role ?? ''));
const isText = (body: { readonly contenttype?: string }): boolean => /^text\/plain/i.test(body.contenttype ?? 'text/plain');

/** The item's text, once: HTML before NITF before plain text, which has lost the most. */
function bodyOf({ bodies, ...item }: Fields): { readonly body?: WireBody; readonly nitf?: WireItem } {
  const full = bodies.filter((b) => b.value.trim() !== ''),
    nitfBody = full.find(isNitf),
    // The head of an NITF body knows byline and dateline, whichever form the text is taken from.
    nitf = nitfBody && readNitfText(nitfBody.value),
    html = full.find((b) => isHtml(b) && !isNitf(b))?.value ?? item.body_html ?? item.body_xhtml,
    plain = full.find((b) => isText(b) && !isNitf(b) && !isHtml(b))?.value ?? item.body_text;
  const body: WireBody | undefined = html?.trim()
    ? { kind: 'html', value: html }
    : (nitf?.body ?? (plain?.trim() ? { kind: 'text', value: plain } : undefined));
  return defined({ body, nitf });
}
