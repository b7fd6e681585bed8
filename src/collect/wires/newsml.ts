import { rejected, type Rejected } from '../../model/outcome.ts';
import { byName, hasElements, innerHtml, languageTag, textOf, type Element } from '../feeds/element.ts';
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
import { allElements, findElement, readNitf } from './nitf.ts';

/** The elements that NewsML-G2 documents begin with (IPTC NewsML-G2 2.x), and what the ones are that hold no report. */
const ITEMS: Readonly<Record<string, string | undefined>> = {
  newsitem: undefined,
  packageitem: 'package',
  conceptitem: 'concept',
  knowledgeitem: 'scheme',
  planningitem: 'planning',
  catalogitem: 'catalog',
};
const NAMES = Object.keys(ITEMS);

/**
 * What a NewsML-G2 document holds: one item, or a news message with several. Undefined where the document is none.
 *
 * Parts of items (a content set, a group set, content metadata) are told apart, as they are no document.
 */
export function readNewsml(root: Element): WireDocument | Rejected | undefined {
  const format = 'NewsML-G2',
    found = root.children.find((c): c is Element => typeof c !== 'string');
  if (found?.local === 'newsml')
    return { format, items: [], passed: [passed('', 'This is NewsML 1, an older format that is not read: ask the agency for NewsML-G2.')] };
  if (found && PARTS.has(found.local)) return { format, items: [], passed: [passed('', 'This is a part of a NewsML-G2 item, not a whole one.')] };
  if (!found || !(found.local === 'newsmessage' || NAMES.includes(found.local))) return undefined;
  const all = found.local === 'newsmessage' ? allElements(found, ...NAMES) : [found],
    read = all.map(readItem);
  if (all.length === 0) return rejected('unreadable', 'The message holds no items.');
  return {
    format,
    items: read.filter((r): r is WireItem => 'credits' in r),
    passed: read.filter((r): r is PassedOver => 'line' in r),
  };
}
const PARTS = new Set(['contentset', 'contentmeta', 'itemmeta', 'groupset', 'itemset', 'rightsinfo', 'partmeta', 'inlinexml', 'inlinedata']);
const passed = (subject: string, line: string): PassedOver => ({ subject, line });

function readItem(item: Element): WireItem | PassedOver {
  const guid = item.attributes['guid']?.trim() ?? '',
    { itemMeta, contentMeta, rights, content } = partsOf(item),
    nature = ITEMS[item.local] ?? codeOf(itemMeta('itemclass')),
    status = itemMeta('pubstatus'),
    takenBack = takenBackBy(status?.attributes['qcode'] ?? status?.attributes['uri']?.replace(/^.*[/]/, '')),
    no = noReport(nature);
  if (no) return passed(guid, no);
  if (guid === '') return passed('', 'The item has no guid.');
  const inline = bodyOf(content),
    nitf = inline.nitf,
    provider = itemMeta('provider'),
    holder = rights('copyrightholder'),
    created = timeIn(itemMeta('firstcreated')) ?? timeIn(contentMeta('contentcreated')),
    headline = lineIn(contentMeta('headline')) ?? nitf?.headline ?? lineIn(itemMeta('title')),
    summary = lineIn(contentMeta('description')) ?? nitf?.summary;
  if (inline.body === undefined && summary === undefined && takenBack === undefined) return passed(guid, inline.foreign ?? 'The item holds no text.');
  return {
    guid,
    ...defined({
      version: lineOf(item.attributes['version']),
      versionAt: timeIn(itemMeta('versioncreated')),
      created,
      embargoed: timeIn(itemMeta('embargoed')),
      takenBack,
      headline,
      summary,
      body: inline.body,
      lang: languageTag(contentMeta('language')?.attributes['tag']) ?? nitf?.lang ?? item.lang,
      provider: nameOf(provider) ?? nameOf(holder) ?? localOf(provider, 'nprov') ?? nitf?.provider ?? lineOf(provider?.attributes['literal']),
      domain: domainIn(guid) ?? domainIn(provider?.attributes['uri']),
      byline: lineIn(contentMeta('by')) ?? nitf?.byline ?? nameOf(contentMeta('creator')),
      dateline: lineIn(contentMeta('dateline')) ?? nitf?.dateline ?? nameOf(contentMeta('located')),
      section: sectionOf(content('subject')),
      url: inline.url,
      licence: rightsLink(rights('link'), rights('usageterms')),
    }),
    credits: [...content('creditline').map(textOf), ...content('infosource').flatMap((s) => nameOf(s) ?? [])].flatMap((line) => lineOf(line) ?? []),
    subjects: content('subject').flatMap((s) => nameOf(s) ?? []),
  };
}

/** The parts of an item by the names of what they hold: the first of a name, or of the content all. */
function partsOf(item: Element) {
  const part = (name: string): ReadonlyMap<string, readonly Element[]> => {
      const found = findElement(item, name);
      return found ? grouped(found) : new Map();
    },
    [itemMeta, contentMeta, rights] = [part('itemmeta'), part('contentmeta'), part('rightsinfo')],
    contentSet = findElement(item, 'contentset');
  return {
    itemMeta: (name: string) => itemMeta.get(name)?.[0],
    contentMeta: (name: string) => contentMeta.get(name)?.[0],
    rights: (name: string) => rights.get(name)?.[0],
    /** Of the content's metadata, or of the content set itself where `name` is its element. */
    content: (name: string): readonly Element[] => (CONTENT.has(name) ? (contentSet ? allElements(contentSet, name) : []) : (contentMeta.get(name) ?? [])),
  };
}
const CONTENT = new Set(['inlinexml', 'inlinedata', 'remotecontent']);

/** Children by their names without prefix: some agencies give the namespace one. */
function grouped(element: Element): ReadonlyMap<string, readonly Element[]> {
  const groups = new Map<string, Element[]>();
  for (const all of byName(element).values()) for (const one of all) groups.set(one.local, [...(groups.get(one.local) ?? []), one]);
  return groups;
}

interface Inline {
  readonly body?: WireBody;
  readonly nitf?: WireItem;
  readonly url?: string;
  /** What it holds instead of text. */
  readonly foreign?: string;
}

/** The first rendition of the content that has running text: NITF, XHTML or plain text. */
function bodyOf(content: (name: string) => readonly Element[]): Inline {
  const page = content('remotecontent').find(
      (r) => /^(?:text\/html|application\/xhtml\+xml)/i.test(r.attributes['contenttype'] ?? '') && isWebUrl(r.attributes['href']),
    ),
    url = page?.attributes['href'];
  let foreign: string | undefined;
  for (const inline of content('inlinexml')) {
    const nitf = readNitf(inline);
    if (nitf?.body) return { ...defined({ url }), nitf, body: nitf.body };
    const root = inline.children.find((c): c is Element => typeof c !== 'string');
    if (root && HTML.has(root.local) && textOf(inline))
      return { ...defined({ url }), body: { kind: 'html', value: innerHtml(findElement(inline, 'body') ?? inline) } };
    if (root) foreign = `The item holds no text but data (${root.local}).`;
  }
  for (const inline of content('inlinedata')) {
    const type = inline.attributes['contenttype'] ?? 'text/plain',
      // The text as it stands, line breaks and all.
      value = textOf(inline);
    if (inline.attributes['encoding'] !== undefined) foreign = 'The item holds its text in an encoding that is not read.';
    else if (value && /^text\/plain/i.test(type)) return { ...defined({ url }), body: { kind: 'text', value } };
    else if (value && /html/i.test(type)) return { ...defined({ url }), body: { kind: 'html', value: hasElements(inline) ? innerHtml(inline) : value } };
  }
  return defined({ url, foreign });
}
const HTML = new Set(['html', 'body', 'div', 'section', 'article', 'main', 'p']);

const timeIn = (element: Element | undefined): number | undefined => timeOf(element && textOf(element));
const lineIn = (element: Element | undefined): string | undefined => element && lineOf(textOf(element));
/** The name of a concept: its first, which is in the item's own language. */
function nameOf(element: Element | undefined): string | undefined {
  const name = element?.children.find((c): c is Element => typeof c !== 'string' && c.local === 'name');
  return lineIn(name);
}
const codeOf = (element: Element | undefined): string | undefined =>
  element && /[^:/]+$/.exec((element.attributes['qcode'] ?? element.attributes['uri'] ?? '').trim())?.[0];
/** A code of IPTC's list of providers is the name that the provider goes by. */
function localOf(element: Element | undefined, scheme: string): string | undefined {
  const [prefix, local] = (element?.attributes['qcode'] ?? '').split(':');
  return prefix === scheme ? lineOf(local) : undefined;
}
const sectionOf = (subjects: readonly Element[]): string | undefined =>
  nameOf(subjects.find((s) => isSectionCode(s.attributes['qcode'] ?? s.attributes['uri']) && nameOf(s) !== undefined));
const rightsLink = (...links: readonly (Element | undefined)[]): string | undefined => links.map((l) => l?.attributes['href']).find(isWebUrl);
