import type { Range } from '../model/range.ts';
import { calendar } from '../text/calendar.ts';
import { nameSpans, type NameSpan } from '../text/names.ts';
import { learnedMentions } from './name-mentions.ts';
import { isRoleNoun } from './role-words.ts';
import type { Paragraph } from './tagger.ts';

export interface FoundMention {
  readonly kind: 'person' | 'place' | 'organisation';
  readonly at: Range;
}

const ORGANISATION =
  /(?:^|\s)(?:Inc|Corp|Co|Ltd|LLC|PLC|GmbH|AG|SA|Group|Company|University|College|Institute|Ministry|Department|Agency|Bureau|Committee|Council|Commission|Court|Party|Union|Bank|Association|Foundation|Federation|Organization|Organisation|Authority|Service|Services|Office|Administration|League|Parliament|Senate|Congress|Army|Navy|Force|Forces|Police|Guard|Nations|Universität|Ministerium|Bundestag|Université|Ministère|Universidad|Ministerio|Partido|Università|Ministero|Partito|Universidade|Ministério)\.?$|^(?:Ministry|Department|University|Bank|House|Institute|Bureau|Ministère|Ministerio|Ministero)\s(?:of|de|di|des|du)/u;
const IN =
  /(?<!\p{L})(?:in|near|from|across|outside|throughout|around|northern|southern|eastern|western|central|toward|towards|inside|into|city of|town of|region of|province of|village of|capital of|to|über|aus|nach|bei|nahe|à|en|depuis|près de|ville de|a|desde|cerca de|ciudad de|em|na|no|nel|nella|vicino a)\s(?:the\s(?:city|town|village|region|port)\sof\s)?$/u;
const LIST = /(?:regions?|cities|towns?|provinces?|countries|states|villages?|districts?)\sand\s$/u;
const AFTER_COMMA = /^,\s\p{Lu}/u;
const WORDS_NOT_NAMES =
  /^(?:The|A|An|I|He|She|It|They|We|You|But|And|Or|In|On|At|Of|For|From|To|As|If|When|While|That|This|These|Those|There|What|Who|How|Why|Where|After|Before|Since|God|Mr|Mrs|Ms|Dr|Top|News|Over|No|Not|Yes|So|Such|Some|All|Most|Many|Several|Both|One|Two|Three|Our|His|Her|Their|My|Its|With|By|However|Meanwhile|According|Now|Then|Today|Yesterday|Democrats?|Republicans?|Christmas|Internet|Twitter|Facebook|English|French|German|Russian|Ukrainian|Chinese|Spanish|Arabic|Islam|Congress|Parliament|March|May|Delegations)$/u;

/**
 * Persons, places and organisations: in English by a learned tagger, elsewhere by the words around a name.
 *
 * @param persons those whom a role names; each is a mention of its own.
 */
export function mentionsOf(text: string, paragraphs: readonly Paragraph[], persons: readonly Range[], lang: string): FoundMention[] {
  return lang === 'en' ? learnedMentions(text, paragraphs, persons) : ruledMentions(text, paragraphs, persons, lang);
}

/**
 * Names whose kind the words around them show, without a list of names.
 *
 * Persons are those with a role and the other mentions of their last name; places follow "in", "near" or a list of regions; organisations end in a word
 * such as Ministry, or are capitals. Other mentions of a name found once are added. German nouns carry capitals too, so there only persons are read.
 */
function ruledMentions(text: string, blocks: readonly Range[], persons: readonly Range[], lang: string): FoundMention[] {
  const kinds = new Map<string, FoundMention['kind']>();
  const label = (r: Range): string => text.slice(r.start, r.end);
  for (const p of persons) {
    kinds.set(label(p), 'person');
    const last = label(p).split(/\s+/).at(-1);
    if (last && last.length > 3 && lang !== 'de') kinds.set(last, 'person');
  }
  const spans = blocks.flatMap((b) => nameSpans(text, b));
  for (const n of spans) {
    const name = label(n);
    const kind = kinds.has(name) ? undefined : kindOf(text, n, lang);
    if (kind) kinds.set(name, kind);
  }
  const out: FoundMention[] = persons.map((at) => ({ kind: 'person', at }));
  for (const n of spans) {
    if (out.some((m) => m.at.start < n.end && n.start < m.at.end)) continue;
    const kind = kinds.get(label(n));
    if (kind) out.push({ kind, at: { start: n.start, end: kind === 'organisation' ? withOf(text, n.end) : n.end } });
  }
  return out.sort((a, b) => a.at.start - b.at.start);
}

/** "Security Service of Ukraine": a name goes on over "of". */
function withOf(text: string, end: number): number {
  const m = /^\s(?:of|for)\s(?:the\s)?\p{Lu}[\p{L}\p{M}-]+(?:\s\p{Lu}[\p{L}\p{M}-]+)*/u.exec(text.slice(end, end + 60));
  return m ? end + m[0].length : end;
}

function kindOf(text: string, n: NameSpan, lang: string): FoundMention['kind'] | undefined {
  const name = text.slice(n.start, n.end);
  if (n.words.some((w) => WORDS_NOT_NAMES.test(w)) || n.words.length > 6) return undefined;
  if (calendar(lang).months.has(name.toLowerCase()) || calendar(lang).weekdays.has(name.toLowerCase())) return undefined;
  if (ORGANISATION.test(name)) return 'organisation';
  if (
    /^\p{Lu}{2,6}$/u.test(name) &&
    text[n.end] !== ':' &&
    !/^(?:UPDATE|BREAKING|WATCH|LIVE|NEW|NEWS|VIDEO|PHOTOS?)$/.test(name) &&
    !/^(?:US|UK|EU|UN|USA|UAE|TV|II|III|IV|AM|PM|ID|OK)$/.test(name)
  )
    return 'organisation';
  if (/^(?:EU|UN)$/.test(name)) return 'organisation';
  if (lang === 'de' || n.words.some((w) => isRoleNoun(w, lang))) return undefined;
  const before = text.slice(Math.max(0, n.start - 40), n.start);
  const after = text.slice(n.end, n.end + 3);
  if (
    n.words.length <= 3 &&
    (IN.test(before) || LIST.test(before)) &&
    !/^['’]s|^-/u.test(after) &&
    !/(?:^|\s)(?:said|told|according)\sto\s$/iu.test(before) &&
    !(/\sto\s$/.test(before) && !AFTER_COMMA.test(after) && !/(?:went|travel|trip|fly|flew|return|moved|came|sent|visit|fled)\p{L}*\sto\s$/iu.test(before))
  )
    return 'place';
  return undefined;
}
