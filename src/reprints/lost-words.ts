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
