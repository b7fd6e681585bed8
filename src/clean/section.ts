import type { Leaf } from './markup.ts';
import type { Head } from './metadata.ts';

const KICKER =
  /(?<![a-z])(?:kicker|section|category|rubric|rubrik|ressort|eyebrow|overline|topline|channel|breadcrumbs?|label|antetitulo|volanta|cintillo|surtitre|occhiello|dachzeile|spitzmarke|department|topic|primary-?tag|flag)(?![a-z])/;

/** The section or kicker shown above the headline, else the one that the head names. */
export function findSection(zone: readonly Leaf[], headline: Leaf | undefined, head: Head): string | undefined {
  const above = zone.filter(
    (l) => headline !== undefined && l.index < headline.index && l.words <= 5 && l.text.length <= 40 && !/\d{2}|[.!?]$|\p{Ll}\p{Lu}/u.test(l.text),
  );
  const shown = above.filter((l) => KICKER.test(`${l.box.hint} ${l.box.parent?.hint ?? ''} ${l.box.parent?.parent?.hint ?? ''}`)).at(-1)?.text;
  const said = head.section?.split(/\s*[,;|>/]\s*/)[0];
  return (shown && !/^(?:home|startseite|accueil|inicio)$/i.test(shown) ? shown.replace(/^[/>›»|\s]+|[/>›»|:\s]+$/gu, '') : undefined) ?? said;
}
