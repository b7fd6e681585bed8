const any = (words: string): RegExp => new RegExp(words, 'u');
const only = (words: string): RegExp => new RegExp(String.raw`^(?:${words})$`, 'u');

/** Sentences that say a claim is unconfirmed, folded, by BCP 47 primary language; none is known where there is no row. */
export const CAVEATS: Readonly<Record<string, RegExp>> = {
  en: any(
    String.raw`(?:could|can|has|have|had|was|were)(?:n't| ?not| never)?(?: yet)?(?: immediately)? (?:be(?:en)? )?(?:\p{L}+ly )?(?:verif|confirm|corroborat)\p{L}+|(?:no|without) (?:independent|immediate) (?:\p{L}+ )?(?:verification|confirmation)|(?:not|n't) (?:been )?independently (?:verif|confirm)|unable to (?:independently )?(?:verify|confirm)|did(?: not|n't) (?:immediately )?(?:confirm|respond)`,
  ),
  de: any(String.raw`(?:nicht|kaum) (?:\p{L}+ )*(?:überprüf|verifizier|bestätig)|unabhängige bestätigung|von unabhängiger seite`),
  fr: any(String.raw`(?:n'(?:a|ont|est)|ne) (?:\p{L}+ )*(?:vérifi|confirm)|source indépendante|de manière indépendante`),
  es: any(String.raw`no (?:\p{L}+ )*(?:verific|confirm|comprob)|de forma independiente|fuente independiente`),
};

/** Words that stand for a speaker named before. */
export const PRONOUNS: Readonly<Record<string, RegExp>> = {
  en: only('he|she|it|they|who|i|we|you|that|this|which|one|others'),
  de: only('er|sie|es|der|die|das|dieser|diese|dieses|ich|wir|man'),
  fr: only('il|elle|ils|elles|on|je|nous|qui|celui-ci|celle-ci'),
  es: only('él|ella|ellos|ellas|quien|que|yo|nosotros'),
};

/** Words that keep a claim open, folded, by BCP 47 primary language: less than all hedges, for "would" and "expected" say what is to come. */
export const RESERVATIONS: Readonly<Record<string, RegExp>> = {
  en: any(
    String.raw`(?<!\p{L})(?:reportedly|allegedly|alleged|apparently|purportedly|supposedly|presumably|possibly|probably|perhaps|likely|could|might|may|suspected|believed|thought to|unconfirmed|unverified|preliminary|appears?|appeared|seems?|seemed|estimated|claim\p{L}*)(?!\p{L})`,
  ),
  de: any(
    String.raw`(?<!\p{L})(?:angeblich|mutmaßlich\p{L}*|vermutlich|offenbar|möglicherweise|wahrscheinlich|wohl|anscheinend|könnten?|soll(?:en)?|verdacht|geschätzt\p{L}*|vorläufig\p{L}*)(?!\p{L})`,
  ),
};

/** Words by which somebody states what is so, folded, by BCP 47 primary language; where there is no row, all by which something is reported. */
export const SAYING: Readonly<Record<string, RegExp>> = {
  en: any(
    String.raw`(?<!\p{L})(?:sa(?:id|ys?|ying)|told|tells?|claim(?:s|ed|ing)?|report(?:s|ed|ing)?|stat(?:es?|ed|ing)|announc(?:es?|ed|ing)|according to|confirm(?:s|ed|ing)?|alleg(?:es?|ed|ing)|admit(?:s|ted|ting)?|add(?:s|ed|ing)|insist(?:s|ed|ing)?|warn(?:s|ed|ing)?|put|estimat(?:es?|ed|ing)|acknowledg(?:es?|ed|ing)|indicat(?:es?|ed|ing)|reveal(?:s|ed|ing)?|assert(?:s|ed|ing)?)(?!\p{L})`,
  ),
};
