/** How a language holds a statement open, confirms, denies and withdraws it. Patterns are tried on the words as they stand, in any case. */
export interface SureWords {
  /** Words before what is held open; what they hold begins behind them. */
  readonly reserved: RegExp;
  /** Cues by which somebody asserts what the report leaves open. */
  readonly alleging: RegExp;
  readonly confirming: RegExp;
  readonly denying: RegExp;
  readonly withdrawing: RegExp;
  /** Says no, right before what it is said of. */
  readonly negating: RegExp;
  /** What is only asked, supposed or still to come, somewhere before what it is said of; and what is meant to be, right before that. */
  readonly unreal: RegExp;
  readonly willing: RegExp;
  /** What others said is told: "after a newspaper reported that", "had said that". */
  readonly recalling: RegExp;
  /** What opens what others said, where it is told in full. */
  readonly recalled: RegExp;
  /** Somebody is held to have done something, which leaves it open. */
  readonly accusing: RegExp;
  /** Says of a claim that nobody could verify it. */
  readonly caveat: RegExp;
  /** Words that count. */
  readonly numerals: RegExp;
}

const word = (words: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}'’-])(?:${words})(?![\p{L}\p{N}-])`, 'giu');
const whole = (words: string): RegExp => new RegExp(`^(?:${words})$`, 'iu');

/** By BCP 47 primary language; statements of others are not followed. */
export const SURE_WORDS: Readonly<Record<string, SureWords>> = {
  en: {
    reserved: word(
      String.raw`reportedly|allegedly|alleged|apparently|purportedly|supposedly|presumably|possibly|probably|perhaps|unconfirmed(?: reports?(?: that)?)?|unverified|(?:could|might|may)(?!\s+not\b)|(?:expected|likely|believed|thought|understood|rumou?red|presumed|appears?|appeared|seems?|seemed) to|(?:said|reported) to have|suspected of|feared(?= (?:dead|killed|drowned|lost)\b)`,
    ),
    alleging: whole('claims?|claimed|claiming|alleges?|alleged|alleging'),
    confirming: word(String.raw`confirm(?:s|ed|ing)?(?!\s+(?:cases?|infections?|deaths?)\b)`),
    denying: word(String.raw`den(?:y|ies|ied|ying)|dismiss(?:es|ed)|reject(?:s|ed)|refut(?:es|ed)|disput(?:es|ed)`),
    withdrawing: word(
      String.raw`withdr(?:aw|aws|ew|awn)(?=\s+(?:it|the (?:report|story|article|claim|statement)|this (?:report|story|article|claim))\b)|retract(?:s|ed)?(?=\s+(?:it|its|the|this|that|a)\b)|(?:report|story|article)\s+was\s+(?:wrong|false|incorrect)`,
    ),
    negating: word("not|never|neither|nor|denied|denies|(?:was|were|is|are|did|does|do|has|have|had|would|will|could)n['’]t"),
    unreal: word(
      'would|will|should|can|could|may|might|must|if|whether|unless|until|calls?|called|calling|threat(?:s|en|ens|ened)?|plans?|planned|demands?|demanded|vows?|vowed|wants?|wanted|hopes?|hoped|fears?|urges?|urged',
    ),
    willing: word('to|before|against'),
    recalling: word(
      String.raw`report(?:s|ed)?(?: that)?|had (?:said|reported|told|written|called|claimed)|(?:said|reported|told)(?= on \p{Lu}\p{L}+day\b)|claims?|claimed|alleg(?:ed|ations?)|rumou?rs?`,
    ),
    recalled: word(String.raw`(?:reports?|reported|claims?|claimed|rumou?rs?) that`),
    accusing: word(String.raw`accus\p{L}+|charg(?:es?|ed|ing)|indict\p{L}*|alleg\p{L}+|claim(?:s|ed|ing)?|suspect\p{L}*|suggest\p{L}*`),
    caveat: word(
      String.raw`(?:could|can|has|have|had|was|were)(?:n['’]t| ?not| never)(?: yet)?(?: immediately)? (?:be(?:en)? )?(?:\p{L}+ly )?(?:verif|confirm|corroborat)\p{L}+(?: independently)?|(?:no|without) (?:independent|immediate) (?:\p{L}+ )?(?:verification|confirmation)|not clear|unclear|(?:not|n['’]t|declined to|refused to|unable to) (?:immediately )?confirm`,
    ),
    numerals: whole('two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundreds?|thousands?|dozens?|millions?|billions?'),
  },
};
