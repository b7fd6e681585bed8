import type { Range } from '../model/range.ts';
import { primaryOf } from './words.ts';

const anyOf = (words: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`, 'iu');

/** Words between a speaker and what follows by which it was not said; English, as the share of those asked is. */
const NOT_SAID = /(?<!\p{L})(?:not|never|refused to|declined to)(?!\p{L})|n['’]t(?!\p{L})/iu;
const SHARE = /^(?:(?:about|around|some|nearly|almost|over|more than|less than|just|only)\s)*\d[\d.,]*\s?(?:%|percent|per cent|in \d)/iu;

/** Whether an attribution has somebody who says it: not "Trump didn't say", and no share of those asked ("about 50 percent said"). */
export function isSaidBySomebody(text: string, { speaker, cue }: { readonly speaker?: Range; readonly cue?: Range }): boolean {
  if (!speaker) return false;
  return !NOT_SAID.test(cue ? wayOf(text, speaker, cue) : '') && !SHARE.test(text.slice(speaker.start, speaker.end));
}

/** The words from a speaker to the end of the cue; the cue alone where it stands first. */
const wayOf = (text: string, speaker: Range, cue: Range): string => text.slice(Math.min(speaker.end, cue.start), cue.end);

/** Verbs by which somebody says that it is not so, or keeps from saying it, by BCP 47 primary language. */
const DENYING: Readonly<Record<string, RegExp>> = {
  en: anyOf(
    String.raw`den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|refut(?:es?|ed|ing)|doubt(?:s|ed)?|refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|fail(?:s|ed) to|stopp?(?:ed|s) short`,
  ),
  de: anyOf(String.raw`bestr(?:eitet|eiten|itt|itten)|bestritten|dementier\p{L}+|leugne\p{L}*|verneint?e?n?|weiger\p{L}+`),
  fr: anyOf(String.raw`d[ée]ment\p{L}*|nie|nient|niait|nié|réfut\p{L}+|refus\p{L}+`),
  es: anyOf(String.raw`neg(?:ó|aron|ado|aba|ando)|niegan?|desm(?:iente|ienten|intió|intieron)|rechaz\p{L}+`),
  it: anyOf(String.raw`neg(?:a|ano|ato|ava)|smenti\p{L}+|rifiut\p{L}+`),
  pt: anyOf(String.raw`neg(?:ou|aram|a|am|ado)|desment\p{L}+|recus\p{L}+`),
  nl: anyOf(String.raw`ontken\p{L}+|weiger\p{L}+`),
  uk: anyOf(String.raw`запереч\p{L}+|спрост\p{L}+|відмов\p{L}+`),
  ru: anyOf(String.raw`опроверг\p{L}*|отриц\p{L}+|отверг\p{L}*|отказ\p{L}+`),
};

/** Whether some words hold a verb by which somebody denies what follows. */
export const deniesIn = (words: string, lang: string): boolean => DENYING[primaryOf(lang)]?.test(words) ?? false;

/** Whether an attribution tells that its speaker denies the words, or did not say them. */
export function isDenied(text: string, { speaker, cue }: { readonly speaker?: Range; readonly cue?: Range }, lang: string): boolean {
  if (!speaker || !cue) return false;
  const way = wayOf(text, speaker, cue);
  return deniesIn(way, lang) || (primaryOf(lang) === 'en' ? NOT_SAID.test(way) : holdsNegation(way, lang));
}

/** Words that say no, by BCP 47 primary language; where words are not parted by spaces, the characters. */
const NEGATIONS: Readonly<Record<string, RegExp>> = {
  en: anyOf(String.raw`not|no|never|none|neither|nor|nobody|nothing|nowhere|cannot|without|unless|hardly|\p{L}+n['’]t`),
  de: anyOf(String.raw`nicht|nichts|nie|niemals|niemand\p{L}*|kein\p{L}*|weder|ohne|kaum`),
  fr: anyOf(String.raw`ne|n['’]\p{L}+|pas|jamais|aucune?|sans|rien|ni`),
  es: anyOf('no|nunca|jamás|ni|sin|nada|nadie|ningun[oa]|ningún|tampoco'),
  it: anyOf(String.raw`non|mai|né|senza|nessun\p{L}*|niente|nulla`),
  pt: anyOf(String.raw`não|nunca|jamais|nem|sem|nada|ninguém|nenhum\p{L}*`),
  nl: anyOf(String.raw`niet|niets|nooit|geen|niemand|zonder`),
  uk: anyOf(String.raw`не|ні|ніколи|немає|без`),
  ru: anyOf(String.raw`не|ни|нет|никогда|без`),
  tr: anyOf(String.raw`değil\p{L}*|yok|hayır|asla`),
  ar: anyOf(String.raw`لا|لم|لن|ليس|ليست|غير|بدون`),
  zh: /[不没沒未无無别別]/u,
  ja: /ない|ません|なかった|ず(?!\p{L})/u,
};

/** Whether some words hold one that says no. */
export const holdsNegation = (words: string, lang: string): boolean => NEGATIONS[primaryOf(lang)]?.test(words) ?? false;
