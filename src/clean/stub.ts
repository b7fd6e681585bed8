import type { Stub } from '../model/revision.ts';
import type { Head } from './metadata.ts';
import type { Scored } from './score.ts';

const WALL_BOX =
  /(?<![a-z])(?:paywall|pay-wall|regwall|reg-wall|piano|meter|metered|subscriber-only|subscription-wall|premium-wall|tp-modal|offer-container|article-locked|locked-content|plus-wall|o-paywall)(?![a-z])/;
const WALL_WORDS =
  /(?:subscribe|sign in|log ?in|register|become a (?:member|subscriber)).{0,40}(?:to (?:continue|keep) reading|to read (?:the|this|more)|to unlock|for full access|to access)|(?:continue|keep) reading.{0,40}(?:subscri|sign|log ?in|register)|(?:this (?:article|content|story) is|exclusive) (?:only |available )?(?:for|to) (?:our )?(?:subscribers|members)|jetzt weiterlesen|weiterlesen mit|mit .{1,30}\+? ?weiterlesen|sie haben bereits ein (?:abo|konto)|cet article est réservé aux abonnés|il vous reste .{0,20} de cet article|la suite (?:de cet article )?est réservée|contenido exclusivo para suscriptores|suscríbete para (?:seguir|continuar)|este contenido es exclusivo|conteúdo exclusivo para assinantes|contenuto riservato agli abbonati|この記事は有料|残り\d*文字|有料会員|会員限定/iu;
const CONSENT = /(?:we use cookies|cookies? (?:and|to)|consent|einwilligung|datenschutz|zustimm|accepter|cookie)/iu;

/** What is missing from the page, if something is: only short texts are suspected. */
export function stubOf(scored: Scored, head: Head, bodyWords: number, lastLine: string): Stub | undefined {
  if (bodyWords > 400) return undefined;
  const walled = scored.markup.boxes.some((b) => WALL_BOX.test(b.hint));
  const told = scored.markup.leaves.some((l) => l.words < 60 && WALL_WORDS.test(l.text));
  if ((head.ld.free === false && (bodyWords < 250 || told)) || (told && bodyWords < 250) || (walled && bodyWords < 90)) return 'paywall';
  if (bodyWords < 150 && CONSENT.test(lastLine) && /\bcookies?\b/iu.test(lastLine)) return 'consent';
  return bodyWords < 90 && /(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$/u.test(lastLine) ? 'teaser' : undefined;
}
