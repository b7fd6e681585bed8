import type { Credit, HubLink } from '../model/revision.ts';
import { AGENCY, agencyNamed } from './agencies.ts';
import type { Anchor } from './markup.ts';

/** What a line that is about whose copy this is says. */
export interface CreditLine {
  readonly credits: readonly Credit[];
  readonly hub?: HubLink;
}

const A = `(?<![\\p{L}\\p{N}])(?:${AGENCY})(?![\\p{L}\\p{N}])`;
const NAMED = new RegExp(A, 'gu');
/** Words that may stand beside the agencies in a line that is nothing but a credit. */
const BESIDE =
  /^(?:by|and|und|et|y|e|with|mit|avec|con|von|par|via|from|the|staff|writers?|reports?|wire|agency|online|news|sources?|quellen?|fuentes?|fonte|kilde|källa|lähde|kaynak|bron|źródło|zdroj|источник|πηγή|来源|來源|来源于|稿源|出典|출처|text|nachrichtenagentur|inputs|red|lnw|ots|\d+|@\S+|[\p{L}-]+\.(?:at|de|com))$/iu;
const SIGNATURE = /^\p{Ll}{2,4}$/u;

/** A line of agencies only: `dpa`, `(AFP/Reuters)`, `Quelle: dpa`, `red, ORF.at/Agenturen`. */
function onlyAgencies(text: string): boolean {
  if (text.length > 90) return false;
  const rest = text
    .replace(NAMED, ' ')
    .split(/[\s/,;&()[\]|•·:：–—-]+|\.$/u)
    .filter(Boolean);
  return rest.every((word) => BESIDE.test(word) || (text.length <= 40 && SIGNATURE.test(word)));
}

const COPYRIGHT = new RegExp(
  `(?:©|\\(c\\)|copyright|all rights reserved|alle rechte|tous droits|derechos reservados|(?:quelle|source|fuente|zdroj|kilde):).{0,60}${A}|${A}.{0,40}(?:all rights reserved|alle rechte vorbehalten|tous droits)`,
  'iu',
);
const PROVIDED = new RegExp(
  `(?:wurde|stammt|übernommen|material|feed|provided|published|syndicated|produced|erstellt|supplied|originally|first appeared|distributed|agence|agentur|agency)[^.]{0,80}${A}|${A}[^.]{0,60}(?:contributed|übernommen|erstellt|feed|automat)`,
  'u',
);
const SIGNED = new RegExp(
  `(?:^|[\\s.!?"”“»])(?<sign>[(\\[]\\s?(?:[^()\\[\\]]{0,16}[/,;–-]\\s?)?(?:${AGENCY})(?:\\s?[/,;&+–-]\\s?[^()\\[\\]]{1,30}){0,3}\\s?[)\\]]|/\\s?(?:${AGENCY}))\\.?$`,
  'u',
);
const OPENING = new RegExp(`^[(\\[](?<sign>${AGENCY})[)\\]]\\s*(?:[—–-]|:)`, 'u');
const URL_IN_TEXT = /https?:\/\/[^\s<>"'“”]+[^\s<>"'“”.,;:!?)\]]/u;
const INVITES =
  /(?:follow|read|more|find|see|visit|full coverage|coverage|weitere|mehr|alle|suivez|retrouvez|plus|siga|sigue|lea|más|leia|acompanhe|segui|volg|følg|følj|följ|lue|следите|читайте|takip)/iu;

/** Whose picture it is is not whose report. */
const PICTURE = /\b(?:getty|photo(?:graph)?s?|foto|image|images|picture|shutterstock|alamy|reuters\/\w+ \w+)\b/iu;

/** Reads a whole line as a credit; undefined where it is ordinary text. */
export function creditLine(text: string, links: readonly Anchor[]): CreditLine | undefined {
  if (text.length > 400 || PICTURE.test(text) || text.search(NAMED) < 0) return undefined;
  const invitation = invited(text, links);
  if (invitation) return invitation;
  if (onlyAgencies(text)) return { credits: all(text, text.trim()) };
  if (COPYRIGHT.test(text) || (PROVIDED.test(text) && text.length < 300)) {
    const credits = all(text, text.trim().replace(/\.$/u, ''));
    if (credits.length) return { credits };
  }
  return undefined;
}

/** `Follow AP's coverage at https://…/hub/slug`: the agency's invitation to its own pages, which only its own copy carries. */
function invited(text: string, links: readonly Anchor[]): CreditLine | undefined {
  if (!INVITES.test(text) || text.length > 300) return undefined;
  const printed = URL_IN_TEXT.exec(text);
  const url = printed?.[0] ?? links.map((l) => l.href).find((href) => /^https?:/.test(href) && slugOf(href) !== undefined);
  if (!url) return undefined;
  const names = [...text.matchAll(NAMED)];
  if (!names[0]) return undefined;
  const clause = clauseAround(text, names[0].index, printed ? printed.index + printed[0].length : text.length);
  const agency = agencyNamed(names[0][0]);
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

function all(text: string, evidence: string): Credit[] {
  const found = new Map<string, Credit>();
  for (const m of text.matchAll(NAMED)) {
    const agency = agencyNamed(m[0]);
    if (agency && !found.has(agency)) found.set(agency, { agency, evidence });
  }
  return [...found.values()];
}

/** Agencies signed at the end of a report's last paragraph, `(dpa)`, or opening its first, `(Reuters) -`; the words stay in the text. */
export function signedCredits(first: string, lasts: readonly string[]): Credit[] {
  const opening = OPENING.exec(first.slice(0, 60));
  const signs = lasts.map((t) => SIGNED.exec(t.slice(-80))?.groups?.['sign']).filter((s) => s !== undefined);
  return [...(opening ? all(opening[0], opening[0].trim()) : []), ...signs.flatMap((sign) => all(sign, sign))];
}

/** The agencies that a byline names instead of people. */
export function agenciesIn(text: string): Credit[] {
  return all(text, text.trim());
}
