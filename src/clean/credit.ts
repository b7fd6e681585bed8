import type { Credit, HubLink } from '../model/revision.ts';
import { perAgencies, USUAL, type Agencies } from './agencies.ts';
import type { Anchor } from './markup.ts';

/** What a line that is about whose copy this is says. */
export interface CreditLine {
  readonly credits: readonly Credit[];
  readonly hub?: HubLink;
}

/** What a page calls the report itself, and how it says that it comes from elsewhere. */
const TEXT = 'text|artikel|beitrag|bericht|meldung|inhalt|content|article|story|stories|report|post|dépêche|dispatch|nota|artículo|notizia|reporting';
const COMES =
  'wurde|stammt|übernommen|provided|published|syndicated|produced|erstellt|supplied|originally|first appeared|distributed|generated|taken|provient|procede';

const FROM = '\\b(?:by|from|von|vom|der|des|durch|via|par|de|at|on|with|bei|of|del)\\s(?:\\S+\\s){0,3}';

/** What credits look like, by the agencies that are known. */
const patternsOf = perAgencies((names) => {
  const one = `(?<![\\p{L}\\p{N}])(?:${names})(?![\\p{L}\\p{N}])`;
  return {
    named: new RegExp(one, 'gu'),
    copyright: new RegExp(
      `(?:©|\\(c\\)|copyright|all rights reserved|alle rechte|tous droits|derechos reservados|(?:quelle|source|fuente|zdroj|kilde):).{0,60}${one}|${one}.{0,40}(?:all rights reserved|alle rechte vorbehalten|tous droits)`,
      'iu',
    ),
    // It must be the text that is said to come from there: `Der Mann wurde laut dpa verletzt` is news.
    provided: new RegExp(
      `\\b(?:${TEXT})\\b[^.]{0,80}(?:${COMES})[^.]{0,60}${FROM}${one}|(?:${COMES})[^.]{0,60}\\b(?:${TEXT})\\b[^.]{0,40}${FROM}${one}|\\b(?:mit|using|avec) material (?:von|der|from|by)\\b[^.]{0,40}${one}|^[^.]{0,60}(?:feed|service|copy)\\b[^.]{0,40}${one}|^[^.]{0,20}${one}[^.]{0,60}(?:contributed|übernommen|erstellt|feed|automat)`,
      'iu',
    ),
    /** `(with inputs from Agencies)`, also beside a name; `Based on reporting by …`. */
    inputs: new RegExp(`(?<=^\\s*|\\()(?:with (?:additional )?|based on )(?:inputs?|files|reports?|reporting|material) (?:from|by) (?:the )?${one}`, 'iu'),
    signed: new RegExp(
      `(?:^|[\\s.!?"”“»])(?<sign>[(\\[]\\s?(?:[^()\\[\\]]{0,16}[/,;–-]\\s?)?(?:${names})(?:\\s?[/,;&+–-]\\s?[^()\\[\\]]{1,30}){0,3}\\s?[)\\]]|/\\s?(?:${names}))\\.?$`,
      'u',
    ),
    opening: new RegExp(`^[(\\[](?<sign>${names})[)\\]]\\s*(?:[—–-]|:)`, 'u'),
  };
});
/** Words that may stand beside the agencies in a line that is nothing but a credit. */
const BESIDE =
  /^(?:by|and|und|et|y|e|with|mit|avec|con|von|par|via|from|the|staff|writers?|reports?|wire|agency|online|news|other|additional|weitere|autres|otras|altre|sources?|quellen?|fuentes?|fonte|kilde|källa|lähde|kaynak|bron|źródło|zdroj|источник|πηγή|来源|來源|来源于|稿源|出典|출처|text|nachrichtenagentur|inputs|red|lnw|ots|\d+|@\S+|[\p{L}-]+\.(?:at|de|com))$/iu;
const SIGNATURE = /^\p{Ll}{2,4}$/u;

/** A line of agencies only: `dpa`, `(AFP/Reuters)`, `Quelle: dpa`, `red, ORF.at/Agenturen`. */
function onlyAgencies(text: string, agencies: Agencies): boolean {
  // Alone, these letters are the button for a larger type.
  if (text.trim() === 'AA') return false;
  if (text.length > 90) return false;
  const rest = text
    .replace(patternsOf(agencies).named, ' ')
    .split(/[\s/,;&()[\]|•·:：–—-]+|\.$/u)
    .filter(Boolean);
  return rest.every((word) => BESIDE.test(word) || (text.length <= 40 && SIGNATURE.test(word)));
}

/** `Detroit News wire services`: the house before the unnamed agencies. */
const HOUSE_WIRES = /^(?:\p{Lu}[\p{L}.'’-]*\s){0,4}(?:wire (?:services|reports)|news services)$/u;
/** `The cabaret in Paris Benoit Tessier/Reuters`: a caption, with who took the picture. */
const PHOTOGRAPHER = /\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+\s?\/\s?[\p{L} ]+$/u;
const URL_IN_TEXT = /https?:\/\/[^\s<>"'“”]+[^\s<>"'“”.,;:!?)\]]/u;
const INVITES =
  /(?<!\p{L})(?:follow|read|more|find|see|visit|full coverage|coverage|weitere|mehr|alle|suivez|retrouvez|plus|siga|sigue|lea|más|leia|acompanhe|segui|volg|følg|følj|följ|lue|следите|читайте|takip)(?!\p{L})/iu;

/** Whose picture it is is not whose report; `© REUTERS / POOL` is a picture's too. */
const PICTURE = /^\s*(?:©|\(c\))[^.]{2,30}\/\s?[\p{L} ]+$|\b(?:getty|photo(?:graph)?s?|foto|image|images|picture|shutterstock|alamy|reuters\/\w+ \w+)\b/iu;

/** Reads a whole line as a credit; undefined where it is ordinary text. */
export function creditLine(text: string, links: readonly Anchor[], agencies: Agencies = USUAL): CreditLine | undefined {
  const { named, inputs: inputsFrom, copyright, provided } = patternsOf(agencies);
  if (HOUSE_WIRES.test(text)) return { credits: [{ agency: 'Agenturen', evidence: text }] };
  if (text.length > 400 || text.search(named) < 0 || PICTURE.test(text)) return undefined;
  const invitation = invited(text, links, agencies);
  if (invitation) return invitation;
  if (onlyAgencies(text, agencies)) return { credits: all(text, text.trim(), agencies) };
  const inputs = inputsFrom.exec(text);
  if (inputs && text.length <= 160) return { credits: all(inputs[0], inputs[0], agencies) };
  // A copyright line begins with the sign; behind other words it is a picture's.
  if ((copyright.test(text) && !/^.{20,}(?:©|\(c\))/u.test(text)) || (provided.test(text) && text.length < 300)) {
    const credits = all(text, text.trim().replace(/\.$/u, ''), agencies);
    if (credits.length) return { credits };
  }
  return undefined;
}

/** `Follow AP's coverage at https://…/hub/slug`: the agency's invitation to its own pages, which only its own copy carries. */
function invited(text: string, links: readonly Anchor[], agencies: Agencies): CreditLine | undefined {
  if (!INVITES.test(text) || text.length > 300) return undefined;
  const printed = URL_IN_TEXT.exec(text);
  const url = printed?.[0] ?? links.map((l) => l.href).find((href) => /^https?:/.test(href) && slugOf(href) !== undefined);
  if (!url) return undefined;
  const names = [...text.matchAll(patternsOf(agencies).named)];
  if (!names[0]) return undefined;
  const clause = clauseAround(text, names[0].index, printed ? printed.index + printed[0].length : text.length);
  const agency = agencies.named(names[0][0]);
  const slug = slugOf(url);
  return agency ? { credits: [{ agency, evidence: clause }], ...(slug ? { hub: { url, slug } } : {}) } : undefined;
}

/** The clause that names the agency, up to the address, without the punctuation round it. */
function clauseAround(text: string, at: number, end: number): string {
  const before = text.slice(0, at);
  const start = Math.max(before.lastIndexOf(', ') + 1, before.lastIndexOf('. ') + 1, before.lastIndexOf('： ') + 1, 0);
  return text
    .slice(start, end)
    .trim()
    .replace(/[.\s]+$/u, '');
}

function slugOf(url: string): string | undefined {
  const path = /^https?:\/\/[^/]+\/([^?#]*)/.exec(url)?.[1]?.split('/').filter(Boolean) ?? [];
  return /(?:^|\/)(?:hub|hubs|topics?|tags?|thema|themen|tema|temas|dossier|sujet|live|subject|category)\//i.test(`${path.join('/')}/`) && path.length >= 2
    ? path.at(-1)
    : path.length === 1
      ? path[0]
      : undefined;
}

function all(text: string, evidence: string, agencies: Agencies): Credit[] {
  const found = new Map<string, Credit>();
  for (const m of text.matchAll(patternsOf(agencies).named)) {
    const agency = agencies.named(m[0]);
    if (agency && !found.has(agency)) found.set(agency, { agency, evidence });
  }
  return [...found.values()];
}

/** Agencies signed at the end of a report's last paragraph, `(dpa)`, or opening its first, `(Reuters) -`; the words stay in the text. */
export function signedCredits(first: string, lasts: readonly string[], agencies: Agencies = USUAL): Credit[] {
  const { opening: opens, signed } = patternsOf(agencies);
  const opening = opens.exec(first.slice(0, 60));
  const signs = lasts.flatMap((last) => (last.includes('/') && PHOTOGRAPHER.test(last) ? [] : (signed.exec(last.slice(-80))?.groups?.['sign'] ?? [])));
  return [...(opening ? all(opening[0], opening[0].trim(), agencies) : []), ...signs.flatMap((sign) => all(sign, sign, agencies))];
}

/** The agencies that a byline names instead of people. */
export function agenciesIn(text: string, agencies: Agencies = USUAL): Credit[] {
  return all(text, text.trim(), agencies);
}
