import type { Credit } from '../model/revision.ts';
import { parseDate } from '../text/timestamp.ts';
import type { Agencies } from './agencies.ts';
import { registeredDomain } from '../text/domain.ts';
import { key } from './people.ts';
import type { Leaf } from './markup.ts';
import type { Sheet } from './sheet.ts';

/** What parts that name a report's source are called all over the web. */
const SOURCE_BOX =
  /(?:^|[\s-])(?:source|sources|source-?name|sourcename-txt|news-?source|article-?source|author-?source|provider|provider-?name|quelle|quellen|fuente|fonte|kaynak|zdroj|bron)(?=[\s-]|$)/;
/** Parts round the text that say who made the report, whatever else their names say against them. */
const ABOUT_REPORT =
  /(?:^|[\s-])(?:bylines?|by-line|pst-by|authors?|article-author|article-contributors|contributors?|credits?|signature|syndigate\S*|copyright|source|sources|article-?source|author-?source|attribution|agency|quelle|dateline)(?=[\s-]|$)/;

/** How far from the text such lines stand. */
const BEFORE = 24,
  AFTER = 12;

/** Lines round the text that say whose report it is, though the page has them in parts that are not its text (a footer of the article, a strip of names). */
export function linesAbout({ scored, headline, body }: Pick<Sheet, 'scored' | 'headline' | 'body'>, agencies: Agencies): Leaf[] {
  const [first] = body,
    last = body.at(-1);
  if (!scored || !first || !last) return [];
  const kept = new Set(body);
  const { leaves } = scored.markup;
  const start = Math.max(first.index - BEFORE, leaves.find((l) => l.text === headline)?.index ?? first.index - BEFORE);
  return leaves
    .slice(Math.max(0, start), last.index + AFTER + 1)
    .filter(
      (l) =>
        (l.index < first.index || l.index > last.index) &&
        !kept.has(l) &&
        l.words <= 40 &&
        !l.box.hidden &&
        l.box.role !== 'caption' &&
        (saysSo(l) || (l.index < first.index && l.text.length > 2 && agencies.named(l.text) !== undefined)),
    );
}
function saysSo({ box }: Leaf): boolean {
  return ABOUT_REPORT.test(box.hint) || ABOUT_REPORT.test(box.parent?.hint ?? '');
}

/** The outlet whose report a page says it carries: in a part named so (`class="source"`), after a label (`来源：`), or in a sentence (`This article originally appeared on …`). */
export function outletLine(leaf: Leaf, beforeText: boolean, url: string, agencies: Agencies): Credit | undefined {
  if (leaf.text.length > 300 || leaf.box.role === 'caption') return undefined;
  return republished(leaf, agencies) ?? (beforeText ? (labelled(leaf, agencies) ?? marked(leaf, url, agencies)) : undefined);
}

/** An agency by its usual short name, any other outlet as it is written. */
const creditTo = (name: string, evidence: string, agencies: Agencies): Credit => ({ agency: agencies.named(name) ?? name, evidence });

/** `Copyright © 2019 Press TV. All rights reserved.`: whose report it is, where the page says of it that it is another's. */
export function rightsLine({ text, words }: Leaf, agencies: Agencies): Credit | undefined {
  const name =
    words <= 20
      ? /^(?:copyright|©|\(c\))[\s©@]*(?:\(c\)\s*)?(?:\d{4}(?:[-–]\d{4})?,?\s)?(?:by\s)?(.{2,40}?)(?:\.(?:\s|$)|,|\s\d{4}|$)/iu.exec(text)?.[1]
      : undefined;
  return name && isOutlet(name, agencies) ? creditTo(name, text, agencies) : undefined;
}

const FIRST_SEEN =
  /(?<![\p{L}\p{N}])(?:(?:this|the) (?:article|story|post|piece|essay|column|report|interview|excerpt) (?:was |has |is )?(?:been )?(?:originally |first |previously )(?:appeared|published|posted|ran|featured|reported|produced)(?: (?:on|in|at|by|with))|(?:this|the) (?:article|story|post|piece|essay) (?:appeared|was published) (?:originally|first) (?:on|in|at|by)|originally (?:published|appeared|posted) (?:on|in|at|by)|(?:republished|reprinted|reproduced|syndicated) (?:with permission )?(?:from|by|courtesy of)|(?:(?:©|\(c\)) |(?:article|story|report|text|artikel|beitrag|bericht) (?:is |was )?)(?:courtesy of|provided by)|(?:dieser|der) (?:artikel|beitrag|text|bericht) (?:erschien|ist) (?:zuerst|zunächst|im original|ursprünglich) (?:erschienen )?(?:bei|auf|in|im)|(?:cet|l['’]) ?article (?:a été|est) (?:initialement |d['’]abord )?(?:publié|paru) (?:initialement |d['’]abord )?(?:sur|dans|par)|este art[ií]culo (?:fue )?(?:se )?(?:public(?:ado|ó)|apareci(?:do|ó)) (?:originalmente|originariamente|por primera vez) (?:en|por))\s+/iu;
const OUTLET = /^(?:[Tt]he\s)?(?:[\p{Lu}\d][\p{L}\p{N}.&’'-]*)(?:\s(?!Photo)(?:of|the|and|for|&|\p{Lu}[\p{L}\p{N}.&’'-]*)){0,4}/u;
/** What stands behind a firm's legal form is not its name. */
const FORM = /(\s(?:Inc|Ltd|LLC|GmbH))(?![\p{L}]).*$/u;

/** What may follow an outlet's name; other words would be more of a title. */
const ENDS_NAME = /^\s*(?:$|[.,;:()[\]|–—/-]|(?:on|in|at|and|as|under|with|by|photograph|photo|erschienen|veröffentlicht|le|el)(?!\p{L})|\p{Lu})/iu;

/** `This article originally appeared on The Atlantic.` */
function republished(leaf: Leaf, agencies: Agencies): Credit | undefined {
  const said = FIRST_SEEN.exec(leaf.text);
  if (!said) return undefined;
  const at = said.index + said[0].length;
  const link = leaf.links.find((l) => l.start >= said.index && l.start <= at + 5);
  const inLink = link && link.start >= at - 5 ? leaf.text.slice(link.start, link.end).trim() : '';
  const name = (inLink && inLink.split(' ').length <= 6 && /^\p{Lu}|\.\w{2,4}$/u.test(inLink) ? inLink : OUTLET.exec(leaf.text.slice(at))?.[0])
    ?.replace(FORM, '$1')
    .replace(/[.,;:\s]+$/u, '');
  const after = leaf.text.slice(leaf.text.indexOf(name ?? '', at) + (name?.length ?? 0));
  if (!name || name.length < 2 || !ENDS_NAME.test(after)) return undefined;
  return creditTo(name, leaf.text.slice(said.index).trim(), agencies);
}

const LABEL = /(?<=^|\s|\d)(?:来源|來源|稿源|出典|出處|출처|источник|kaynak)\s*[:：]\s*(?<name>\S[^:：|｜\s]{1,24}?)(?=\s|作者|责任编辑|編輯|编辑|$)/iu;
/** `2017-03-10 09:58 来源：网易科学人`. */
function labelled({ text, words }: Leaf, agencies: Agencies): Credit | undefined {
  const said = words <= 30 ? LABEL.exec(text) : undefined,
    name = said?.groups?.['name'];
  return said && name ? creditTo(name, said[0], agencies) : undefined;
}

/** A short name (and perhaps the day) in a part called source or provider, or as a link to another site's front page. */
function marked(leaf: Leaf, url: string, agencies: Agencies): Credit | undefined {
  const [link] = leaf.links;
  const elsewhere = link !== undefined && leadsElsewhere(link.href, url) && (saysSo(leaf) || parseDate(leaf.text.slice(link.end)) !== undefined);
  if (leaf.words > 8 || !(SOURCE_BOX.test(leaf.box.hint) || SOURCE_BOX.test(leaf.box.parent?.hint ?? '') || elsewhere)) return undefined;
  const name = (link ? leaf.text.slice(link.start, link.end) : withoutDay(leaf.text)).trim();
  return isOutlet(name, agencies) ? creditTo(name, leaf.text, agencies) : undefined;
}
/** Whether a link leads to the front page of a site other than the page's own. */
function leadsElsewhere(href: string, url: string): boolean {
  const to = /^https?:\/\/([^/?#]+)\/?(?:\?[^#]*)?$/i.exec(href.trim())?.[1];
  return to !== undefined && registeredDomain(`https://${to}/`) !== registeredDomain(url);
}
const withoutDay = (text: string): string =>
  text
    .split(/\s*[|•·]\s*/u)
    .map((part) => part.replace(/(?:^|\s+)\d.*$/u, ''))
    .find((part) => part !== '') ?? '';
const isOutlet = (name: string, agencies: Agencies): boolean =>
  name.length >= 2 &&
  name.length <= 40 &&
  !/[/:：]/u.test(name) &&
  /^[\p{Lu}\p{Lo}]/u.test(name) &&
  name.split(/\s+/).every((w) => /^[\p{Lu}\p{Lo}\d&]|^(?:of|the|and|de|der|für|in)$/u.test(w)) &&
  (agencies.named(name) !== undefined || !agencies.in(name)) &&
  !/\b(?:source|sources|share|read|more|follow|photo|image|getty|quelle|video|via|by|all rights|copyright)\b/iu.test(name);

/** Without those that name the page's own site: by its name, or by a word of its address. */
export function ofOthers(credits: readonly Credit[], siteName: string, url: string, agencies: Agencies): Credit[] {
  const host = key(/^[a-z]+:\/\/([^/?#]+)/i.exec(url)?.[1] ?? ''),
    site = key(siteName);
  return credits.filter(({ agency }) => {
    if (agencies.named(agency)) return agency.toLowerCase() !== siteName.toLowerCase();
    const name = key(agency.replace(/^the\s/iu, '').replace(/\.\w{2,4}$/u, ''));
    return name.length > 1 && !(site !== '' && (site.includes(name) || name.includes(site))) && !host.includes(name);
  });
}
