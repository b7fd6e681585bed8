/** Words near a number that narrow or move what it answers. A language without a row has none of these signs. */
export interface Markers {
  /** Something on top of what is counted already ("an additional 4,000", "seven others"). */
  readonly further: RegExp;
  /** An earlier state or event ("previously", "last year"). */
  readonly earlier: RegExp;
  /** Some of those hurt: in hospital, in danger of their lives. */
  readonly part: RegExp;
  /** What stands behind a number of some of those whom the report has counted ("two of the dead"). */
  readonly among?: RegExp;
  /** Nouns that anybody is counted by. */
  readonly anybody: RegExp;
  /** A noun that stands for the figure before it ("put the number at 41"). */
  readonly number: RegExp;
  /** Bound words that mean "not quite". */
  readonly nearly: RegExp;
  /** Twelve as a round number. */
  readonly dozens: RegExp;
}

const word = (words: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`, 'iu');

/** Markers by BCP 47 primary language. */
export const MARKERS: Readonly<Record<string, Markers>> = {
  en: {
    further: word('additional(?:ly)?|another|others?|more(?! than)|further|extra|rest|remaining|remain'),
    earlier: word(
      'previous(?:ly)?|earlier|initial(?:ly)?|first|last (?:year|month|week)|ago|since|before|then|once|already|original(?:ly)?|former|up from|down from|compared',
    ),
    part: word('hospitals?|hospitali[sz]ed|critical(?:ly)?|serious(?:ly)?|severe(?:ly)?|grave(?:ly)?|minor|slight(?:ly)?|condition|treated|discharged'),
    among:
      /^\s+(?:more\s+)?of\s+(?:them|whom|(?:the|those|these|its|his|her|their)\s+(?:\p{L}+\s+)?(?:dead|deaths|victims|fatalities|casualties|injured|wounded|hurt|missing|killed|arrested|detained|bodies))(?!\p{L})/iu,
    anybody: word('people|persons?|others?|lives|victims?|dead|deaths?|fatalities|casualties|injuries|injured|wounded|killed|hurt|missing|arrests?|arrested'),
    number: word('number|toll|total|figure|count|tally'),
    nearly: word('nearly|almost|close to|approaching|just shy of|not quite'),
    dozens: word('dozens?'),
  },
  de: {
    further: word('weitere[nrs]?|andere[nrs]?|zusätzlich(?:e[nrs]?)?|noch|übrigen?'),
    earlier: word('zuvor|bislang|bisher|früher|zunächst|vorig(?:e[nrs]?)?|vergangene[nrs]?|seit|bereits|vor|gegenüber'),
    part: word('krankenhaus|krankenhäuser|klinik|lebensgefährlich|schwer|leicht|schwerverletzte[nrs]?|leichtverletzte[nrs]?|behandelt'),
    among: /^\s+(?:von\s+ihnen|(?:der|von\s+den)\s+(?:\p{L}+\s+)?(?:toten|todesopfer|opfer|verletzten|vermissten|festgenommenen|verhafteten))(?!\p{L})/iu,
    anybody: word('menschen|personen|leute|tote[nr]?|todesopfer|opfer|verletzte[nr]?|vermisste[nr]?|festnahmen'),
    number: word('zahl|anzahl|summe|bilanz|opferzahl'),
    nearly: word('fast|knapp|beinahe|annähernd'),
    dozens: word('dutzende?'),
  },
  fr: {
    further: word('autres?|supplémentaires?|encore|de plus|restants?'),
    earlier: word("précédent(?:e|es|s)?|auparavant|déjà|l'an dernier|dernier|depuis|d'abord|initial(?:e|ement)?|contre"),
    part: word('hôpital|hôpitaux|hospitalisée?s?|grièvement|gravement|légèrement|urgence absolue|pronostic vital'),
    anybody: word('personnes?|gens|morts?|victimes?|blessée?s?|disparue?s?|arrestations?'),
    number: word('nombre|chiffre|bilan|total'),
    nearly: word('presque|près de|quasi'),
    dozens: word('douzaines?'),
  },
  es: {
    further: word('otros?|otras?|más|adicional(?:es)?|restantes?'),
    earlier: word('anterior(?:es|mente)?|antes|ya|pasado|desde|inicial(?:mente)?|frente a'),
    part: word('hospital(?:es)?|hospitalizad[oa]s?|graves?|gravemente|leves?|crítico|críticos'),
    anybody: word('personas?|gente|muertos?|muertas?|víctimas?|fallecidos?|heridos?|heridas?|desaparecidos?|detenidos?'),
    number: word('número|cifra|balance|total'),
    nearly: word('casi|cerca de'),
    dozens: word('docenas?'),
  },
};
