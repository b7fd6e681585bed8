import type { Dateline } from '../model/revision.ts';
import { weekdayNamed, monthNamed } from '../text/calendar.ts';
import { isCity } from '../text/cities.ts';
import { parseDate } from '../text/timestamp.ts';
import { perAgencies, USUAL, type Agencies } from './agencies.ts';
import type { Leaf } from './markup.ts';

const DASH = '[—–―-]{1,3}';
const CITY = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?:\s(?:de|del|la|le|am|an|der|of|do|da|el|und|on|upon|sur|\p{Lu}[\p{L}\p{M}.'’-]*)){0,4}`;
const UPPER = String.raw`\p{Lu}[\p{Lu}\p{M}.'’-]+(?:[\s/]\p{Lu}[\p{Lu}\p{M}.'’-]*){0,3}`;
const REGION = String.raw`(?:,\s\p{Lu}[\p{L}.\s]{1,24}?)?`;
const DATE = String.raw`(?:,?\s(?:\p{L}{3,9}\.?\s\d{1,2}|\d{1,2}\.?\s\p{L}{3,9}\.?)(?:,?\s\d{4})?)?`;

/** Forms of datelines; group `place`, and `agency` where it stands inside. The agency in brackets, or capitals, or a list of known agencies make them safe. */
const formsOf = perAgencies((AGENCY): readonly RegExp[] => [
  // KYIV, Ukraine (AP) — · ISTANBUL (Test Agency) — · Berlin (dpa) - · WASHINGTON, June 2 (Reuters) -
  new RegExp(
    String.raw`^(?<place>(?:${CITY})(?:/${CITY})*${REGION})${DATE}\s?[(\[](?<agency>[\p{L}][^()\[\]]{1,40})[)\]]${DATE}\s*(?:${DASH}|:|\.)?\s*(?=\S)`,
    'u',
  ),
  // KYIV, Ukraine — · PARIS/BERLIN – · NEW YORK: · BERLIN taz |
  new RegExp(String.raw`^(?<place>${UPPER}(?:/${UPPER})*${REGION})${DATE}\s?(?:${DASH}\s|:\s|\s?\|\s)(?=\S)`, 'u'),
  new RegExp(String.raw`^(?<place>${UPPER})\s(?:taz|dpa|afp|epd|ap|rtr)\s?[|:–-]\s?`, 'u'),
  // Berlin/München - dpa · Moskau, 4. Mai (TASS) -
  new RegExp(String.raw`^(?<place>${CITY}(?:/${CITY})*)\s?[,.]?\s(?<agency>${AGENCY})\s?(?:${DASH}|:|\.)\s`, 'u'),
  // 新华社北京4月24日电 · 【ロンドン＝岡田浩幸】 · (서울=연합뉴스)
  /^(?<agency>新华社|中新社|中新网|新華社)(?<place>\p{sc=Han}{2,8}?)(?:\d{1,2}月)?\d{1,2}日[电電]/u,
  /^【(?<place>[\p{sc=Kana}\p{sc=Han}ー・]{2,12})[＝=・](?<agency>共同|時事|ロイター)?[^】]{0,20}】/u,
  /^[([](?<place>\p{sc=Hang}{2,8})\s?=\s?(?<agency>연합뉴스|뉴시스|뉴스1)[)\]]/u,
  new RegExp(String.raw`^(?<place>${CITY})\s\((?<agency>${AGENCY})(?:[/,]\s?[^()]{2,20})?\)`, 'u'),
]);
/** `Berlin. ` and `Berlin – `: a lone town before the text, as German papers print it. */
const LONE = new RegExp(
  String.raw`^(?<place>\p{Lu}[\p{Ll}ß.'’-]{2,20}(?:[/-]\p{Lu}[\p{Ll}ß]{2,20}){0,2}(?:\s(?:am|an\sder)\s\p{Lu}[\p{Ll}]+)?)(?:\.\s|\s?[–—·]\s|\s-\s)(?=["„“»]?\p{Lu})`,
  'u',
);
/** `Dekalb, Ill. — ` and `Indianapolis – ` in other languages: only with a long dash. */
const LONE_DASH = new RegExp(
  String.raw`^(?<place>\p{Lu}[\p{L}.'’-]{2,20}(?:\s\p{Lu}[\p{L}.'’-]{2,20})?(?:/\s?\p{Lu}[\p{L}]{2,20}(?:\s\p{Lu}[\p{L}]{2,20})?)?${REGION})\s?[—–]{1,2}\s(?=["„“»«]?\p{Lu})`,
  'u',
);
const linesOf = perAgencies((AGENCY) => ({
  /** `AFP, MANILA` · `Reuters, Washington`. */
  agencyFirst: new RegExp(String.raw`^(?<agency>${AGENCY}),\s(?<place>${UPPER}|\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?)(?:,|\s?${DASH}|$)`, 'u'),
  alone: new RegExp(String.raw`^(?<place>(?:${CITY})(?:/\s?${CITY})*${REGION})(?:\s[(](?<agency>${AGENCY})[)])?\s?[—–]{1,2}\s*$`, 'u'),
}));
const NOT_PLACE =
  /^(?:UPDATE|BREAKING|WATCH|EXCLUSIVE|VIDEO|PHOTOS?|NEWS|OPINION|CORRECTION|NOTE|REVIEW|THE|LIVE|NEU|EIL|JUST IN|READ|FILE|Q|A|Frage|Antwort|Hintergrund|Update|Korrektur|Info|Tipp|Fazit|Foto|Quelle|DEAR|Dear)\b/u;

/** `DALLA NOSTRA CORRISPONDENTE NEW YORK - ` */
const FROM_OUR_OWN =
  /^(?:dal(?:la)? (?:nostr[oa] )?(?:corrispondente|inviat[oa])(?: (?:a|da|in))?|de nuestr[oa] (?:corresponsal|enviad[oa])(?: en)?|de notre (?:correspondante?|envoyée?)(?: spéciale?)?(?: à)?|von unser(?:em|er) korrespondent(?:en|in)(?: in)?)\s(?=\p{Lu})/iu;

/** The dateline at the head of a report's first paragraph; its words stand verbatim in `paragraph`. */
export function datelineOf(paragraph: string, lang: string, agencies: Agencies = USUAL): Dateline | undefined {
  const head = paragraph.slice(0, 140).replace(FROM_OUR_OWN, '');
  const m =
    formsOf(agencies)
      .map((form) => form.exec(head))
      .find(Boolean) ??
    linesOf(agencies).agencyFirst.exec(head) ??
    (paragraph.length > 120 ? (lang === 'de' ? LONE.exec(head) : LONE_DASH.exec(head)) : undefined);
  const place = withoutStop(m?.groups?.['place']?.trim() ?? '');
  if (!m || !place || NOT_PLACE.test(place) || m[0].length > 110) return undefined;
  const agency = m.groups?.['agency']?.trim();
  if (agency !== undefined && !agencies.named(agency) && !(isAgencyLike(agency, agencies) && /[—–―:-]$/u.test(m[0].trim()))) return undefined;
  if (agency !== undefined && agencies.named(place)) return undefined;
  return { place, ...(agency ? { agency: agencies.named(agency) ?? agency } : {}), text: m[0].trim() };
}
/** `Berlin.` ends with a stop; `Dekalb, Ill.` and `BUFFALO, N.Y.` with an abbreviation. */
const withoutStop = (place: string): string => (place.includes(', ') ? place.replace(/,$/u, '') : place.replace(/[,.]$/u, ''));

/** A line that is a dateline and nothing else: `AFP, MANILA`, `Reuters, Washington, Nov 21`, `AUBURN, Wash. —`. */
export function datelineLine(line: string, agencies: Agencies = USUAL): Dateline | undefined {
  if (line.length > 80) return undefined;
  const { agencyFirst, alone } = linesOf(agencies),
    m = agencyFirst.exec(line) ?? alone.exec(line),
    place = withoutStop(m?.groups?.['place']?.trim() ?? ''),
    said = m?.groups?.['agency']?.trim();
  if (!m || !place || NOT_PLACE.test(place)) return undefined;
  return { place, ...(said ? { agency: agencies.named(said) ?? said } : {}), text: m[0].trim() };
}

/** A place in a line of its own right above the text, alone or with the day: `Pittsburgh`, `Washington/ New Delhi:`, `Frankfurt, December 16, 2024`. */
export function placeLine({ text, links, words, box }: Leaf): Dateline | undefined {
  if (words > 9 || links.length > 0 || box.role === 'heading' || box.role === 'caption') return undefined;
  const [place = '', ...day] = text.split(/(?<=^[^,]{3,40}),\s(?=[^,]*\d)/u);
  if (day.length > 0 ? parseDate(day.join(', ')) === undefined || !isPlaceName(place) : !/^[^,.:;!?]{3,40}(?:,[^,.:;!?]{3,30})?:?$/u.test(text))
    return undefined;
  const name = place.replace(/:$/u, '').trim(),
    [town = ''] = name.split(/\s?[/,]\s?/u);
  return isCity(town) || (day.length === 0 && /^\p{Lu}[\p{Lu}\s.'’-]+,\s\p{Lu}[\p{Lu}\s.'’-]+$/u.test(name)) || (day.length > 0 && isPlaceName(name))
    ? { place: name, text }
    : undefined;
}
const isPlaceName = (s: string): boolean =>
  /^\p{Lu}\p{L}+(?:[\s/-]\p{Lu}\p{L}+){0,2}$/u.test(s) &&
  !NOT_PLACE.test(s) &&
  !/^(?:updated?|published|posted|stand|last|created|erstellt|aktualisiert)/iu.test(s) &&
  s.split(/[\s/-]/).every((w) => weekdayNamed(w) === undefined && monthNamed(w) === undefined);

/** `(Test Agency)`, `(AP)`; not `(R-Texas)`, `(pictured)`, `(2024)`. */
const isAgencyLike = (s: string, agencies: Agencies): boolean =>
  agencies.named(s) !== undefined ||
  (/^\p{Lu}/u.test(s) &&
    !/\d/.test(s) &&
    !/^[RDI]-/.test(s) &&
    s.split(/\s+/).length <= 4 &&
    (/^\p{Lu}{2,6}$/u.test(s) || /agency|agentur|agence|agencia|press|news|wire/iu.test(s)));
