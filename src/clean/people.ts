import type { Byline } from '../model/revision.ts';

/** Words that introduce a byline, by language. */
const LEAD =
  /^(?:\s*[—–-]\s*)?(?:(?:(?:written|story|words|text|article|report|analysis|review|opinion|posted|published|compiled|reported|created)\s+)?by|von|par|propos recueillis par|por|de|di|a cura di|da|door|av|af|autor(?:in|en|es|a)?|auteurs?|autore|authors?|reporter|journalist|skrevet av|skriven av|toimittaja|yazan|haber|tác giả|oleh|автор(?:ы|и)?|текст|συντάκτης|του|της|نویسنده|كتب|文|取材|記者|记者|作者|編集委員|기자)(?:\s*[:：/]\s*|\s+)(?=\S)|^(?:autor(?:in)?|texte?|tekst|texto|testo|text und fotos?|words|author|writer|by|von|par|por|作者|记者|記者|文|автор|текст)\s*[:：]\s*/iu;
const SPLIT = /\s*(?:[;|&/•·、]|(?:,\s*)?(?<![\p{L}\p{N}])(?:and|und|et|y|e|och|og|en|ja|ve|и|та|και|with|mit|con|avec|med|및)(?![\p{L}\p{N}]))\s*/u;
const PARTICLE =
  /^(?:de|del|della|dello|di|da|dos|das|do|du|d['’]|des|la|le|les|lo|el|al|bin|bint|ibn|van|von|vom|zu|zur|zum|der|den|ter|ten|te|y|i|af|av|e|st\.?|ben|abu|mc)$/iu;
const TITLE_WORD =
  /^(?:editor(?:-in-chief|-at-large)?|reporter|correspondent|writer|staff|senior|chief|contributor|columnist|bureau|sports?|political|business|special|freelance|producer|journalist|journaliste|redakteur(?:in)?|korrespondent(?:in)?|volont(?:ä|ae)r(?:in)?|autor(?:in)?|chefredakteur(?:in)?|ressortleiter(?:in)?|photographer|fotograf(?:in)?|editora?|redactora?|corresponsal|periodista|managing|deputy|executive|associate|assistant|national|foreign|news|digital|multimedia|ph\.?d\.?|md|m\.d\.|director|professor|prof\.?|analyst|host|anchor|head|founder|ceo)$/iu;
/** Compounds: `Wirtschaftsredakteur`, `Auslandskorrespondentin`. */
const TITLE_END =
  /\p{Ll}(?:redakteur|korrespondent|reporter|leiter|chef|journalist|volontär|autor|expert|berichterstatter)(?:in|e|en)?$|^(?:periodista|redactora?|corresponsal|enviad[oa]|especial|colaboradora?|giornalista|inviat[oa]|jornalista|repórter|journaliste|correspondante?|envoyée?)$/iu;
const NOT_NAME =
  /^(?:updated?|published|posted|last|on|by|the|at|in|from|share|follow|email|about|more|read|min|minutes?|comments?|photo|image|views?|uhr|stand|am|um|home|news|subscribe|menu|login|exclusive|video|getty|images?|contact|see|all|view|show|bio|biography|http.*|www.*|advertisement|sign|loading|print|tweet|twitter|facebook|instagram|linkedin|newsletter|gastbeitrag|kommentar|opinion)$/iu;

/** `CEPF®`, `Ph.D.`, `E-RYT 200`: what stands behind a name. */
const CREDENTIAL = /[®™]|^(?:[A-Z]{1,3}\.){2,}$|^(?:Ph|Ed|Psy)\.?D\.?$/u;
/** `ChecklistsJust EngagedWedding`: links without a space between them. */
const RUN_TOGETHER = /\p{Ll}{3}\p{Lu}\p{Ll}.*\p{Ll}{3}\p{Lu}\p{Ll}/u;

/** `Culture Writer` is what somebody is. */
const ROLE_LAST =
  /^(?:writer|reporter|editor|correspondent|contributor|columnist|producer|consultant|specialist|coach|coordinator|nutritionist|dietitian|attorney|therapist|physician|psychologist|officer|manager|strategist)$/iu;

/** Whether words look like the name of a person or a desk, in any script. */
export function isName(text: string): boolean {
  const s = text.trim();
  if (s.length < 2 || s.length > 60 || /[\d@#:!?{}<>=_|"“”„]/u.test(s)) return false;
  if (/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}・\s]{2,20}$/u.test(s)) return s.replace(/\s/g, '').length <= 12;
  const words = s.split(/\s+/);
  if (PARTICLE.test(s) || TITLE_WORD.test(s) || /^(?:nachrichten)?agentur$/iu.test(s)) return false;
  if (words.length > 1 && ROLE_LAST.test(words.at(-1) ?? '')) return false;
  if (words.length > 6 || NOT_NAME.test(words[0] ?? '') || CREDENTIAL.test(s) || RUN_TOGETHER.test(s)) return false;
  const cased = /[\p{Lu}\p{Ll}]/u.test(s);
  return words.every((w, i) =>
    cased
      ? /^\(?["'’«]?[\p{Lu}\p{Lt}]/u.test(w) || (i > 0 && (PARTICLE.test(w) || TITLE_WORD.test(w))) || /^(?:d|l|al|el|o|de|ibn|van|von)['’-]?\p{L}*$/u.test(w)
      : /^[\p{L}\p{M}.'’-]+$/u.test(w),
  );
}

/** A line that says that a name follows in the next: `Written by:`. */
export function isLabel(text: string): boolean {
  // `Redaktion` or `Haber` alone may be the name of a section.
  if (!/[:：]\s*$|(?<!\p{L})(?:by|von|por|par)\s*$/iu.test(text)) return false;
  const { rest, found } = withoutLead(`${text} X`);
  return found && rest === 'X';
}

/** Words of a byline without `By`, `Von`, `記者` … before them; `found` tells whether one was there. */
export function withoutLead(text: string): { readonly rest: string; readonly found: boolean } {
  const m = LEAD.exec(text);
  return m ? { rest: text.slice(m[0].length).trim(), found: true } : { rest: text.trim(), found: false };
}

/**
 * People named in a byline or credit, with the role or place printed beside each.
 *
 * `Ann Lee in Oslo, Norway, and Bo Ek, AP Writer` → Ann Lee (place Oslo, Norway), Bo Ek (role AP Writer). Names, roles and places stand verbatim in `text`.
 */
export function peopleIn(text: string): Byline[] {
  const people: Byline[] = [];
  for (const part of text.split(SPLIT)) commas(part.trim().replace(/[.,;\s]+$/u, ''), people);
  return people;
}

const IN_PLACE = /^(.{2,60}?)[\s,]+(?:reporting\s+)?(?:in|from|à|en|aus|a|i|w|из|в)\s+(\p{Lu}.*)$/u;

/** `A in Paris, France` · `A, B in London` · `A, AP Writer`. */
function commas(part: string, people: Byline[]): void {
  for (const piece of part.split(/\s*[,，]\s*/u)) {
    if (!piece) continue;
    const placed = IN_PLACE.exec(piece);
    const last = people.at(-1);
    if (placed?.[1] && placed[2] && isName(placed[1])) people.push({ name: placed[1].trim(), place: placed[2].trim() });
    else if (last?.place !== undefined && isRegion(piece) && !last.place.includes(','))
      people[people.length - 1] = { ...last, place: `${last.place}, ${piece}` };
    else if (isRole(piece) && (last !== undefined || !isName(piece) || TITLE_WORD.test(piece.split(' ')[0] ?? ''))) {
      if (last && last.role === undefined) people[people.length - 1] = { ...last, role: piece };
    } else if (last && last.place === undefined && /^\p{Lu}\p{Ll}+$/u.test(piece)) people[people.length - 1] = { ...last, place: piece };
    else if (isName(piece)) people.push({ name: piece });
  }
}
const isRole = (s: string): boolean => s.split(/\s+/).some((w) => TITLE_WORD.test(w) || TITLE_END.test(w)) || /^(?:for|für|pour|para|of)\s/iu.test(s);
const isRegion = (s: string): boolean =>
  /^\p{Lu}/u.test(s) &&
  (s.split(/\s+/).length === 1 ||
    /^(?:New|South|North|West|East|Saudi|United|Sri|Costa|El|Hong|The|Northern|Southern|Western|Eastern|Czech|British|Puerto|Central|Burkina|Sierra|Ivory)\s/u.test(
      s,
    ));

/** A name as it is compared: letters and digits only, without case. */
export const key = (s: string): string =>
  s
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
