import type { Bound, FigureKind } from '../model/claim.ts';
import { remembered } from '../text/remembered.ts';

/** Words around numbers, per language. Patterns are matched against lower-case text; `bounds` end right before the number. */
export interface FigureWords {
  readonly bounds: readonly (readonly [Bound, RegExp])[];
  /** Bounds behind the number ("500 or more"). */
  readonly boundsAfter: readonly (readonly [Bound, RegExp])[];
  /** What a word says that happened to those counted. */
  readonly happened: (word: string) => FigureKind | undefined;
  readonly people: RegExp;
  readonly events: RegExp;
  readonly durations: RegExp;
  readonly distances: RegExp;
  readonly units: RegExp;
  readonly percent: RegExp;
  readonly currencies: RegExp;
  readonly age: RegExp;
  readonly nobody: RegExp;
  /** Between a part and its whole ("52 out of 80"). */
  readonly of: RegExp;
  readonly to: RegExp;
  /** Between a number and what it counts, where the number is brought ("to 15 the number of people killed"). */
  readonly numberOf?: RegExp;
}

const never = /(?!)/u;
const nobody = /(?!)/gu;
const left = (bound: Bound, words: string): readonly [Bound, RegExp] => [bound, new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})\s*$`, 'iu')];
const kind = (k: FigureKind, words: string): readonly [FigureKind, RegExp] => [k, word(words)];
const happened = (...kinds: (readonly [FigureKind, RegExp])[]): FigureWords['happened'] => remembered((w) => kinds.find(([, p]) => p.test(w))?.[0]);
const word = (words: string): RegExp => new RegExp(String.raw`^(?:${words})$`, 'iu');

const EN: FigureWords = {
  bounds: [
    left('at-least', 'at least|no fewer than|no less than|not less than|a minimum of'),
    left('at-most', 'up to|as many as|as much as|at most|a maximum of|no more than|not more than|within'),
    left('more-than', 'just over|well over|(?:slightly |far |many |even |significantly )?more than|over|above|upwards? of|in excess of|exceeding|greater than'),
    left('less-than', 'just under|(?:slightly |far |even )?(?:less|fewer) than|under|below'),
    left('about', 'just about|about|around|some|nearly|almost|roughly|approximately|an estimated|estimated|close to|circa|approaching'),
  ],
  boundsAfter: [['at-least', /^\s*(?:or more|\+)(?![\p{L}])/iu], ['about', /^\s*or so(?![\p{L}])/iu]],
  happened: happened(
    kind('killed', 'kill(?:s|ed|ing)?|dead|died|die|dies|dying|deaths?|fatalit(?:y|ies)|slain|murder(?:ed|s)?|massacred|executed|toll|perished|slaughtered|drowned|assassinated'),
    kind('injured', 'injur(?:e|es|ed|ing|y|ies)|wound(?:s|ed|ing)?|hurt|hospitali[sz]ed|shot|maimed|burned'),
    kind('missing', 'missing|unaccounted|disappeared'),
    kind('displaced', 'displac(?:e|es|ed|ing)|evacuat(?:e|es|ed|ing|ions?)|fled|fleeing|homeless|uprooted'),
    kind('arrested', 'arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|jailed|imprisoned|charged|indicted'),
    kind('captured', 'captur(?:ed|ing)|abduct(?:ed|ing)?|kidnap(?:ped|ping)?|hostages?|seized'),
    kind('destroyed', 'destroy(?:s|ed|ing)?|wrecked|demolished|razed|leveled|levelled|sank|sunk'),
    kind('damaged', 'damag(?:e|es|ed|ing)'),
    kind('downed', 'down(?:ed|ing)|shot down|intercept(?:s|ed|ing)?|brought down'),
    kind('voted', 'vot(?:e|es|ed|ing)|ballots?'),
  ),
  people: word('people|persons?|m[ea]n|women|woman|child(?:ren)?|boys?|girls?|kids?|soldiers?|troops?|civilians?|officers?|students?|residents?|hostages?|victims?|migrants?|refugees?|workers?|protesters?|members?|adults?|others|brothers?|sisters?|senators?|lawmakers?|passengers?|patients?|users|consumers?|suspects?|fighters?|militants?|rebels?|prisoners?|captives?|voters?|candidates?|employees?|journalists?|americans?|iraqis?|israelis?|palestinians?|officials?|personnel|crew|survivors?|individuals?|families|teachers?|guests?|staff|demonstrators?|police|policemen|firefighters|inmates|supporters|democrats|republicans|women'),
  events: word('attacks?|tests?|cases?|times?|jobs?|counts?|nights?|infections?|meetings?|strikes?|explosions?|incidents?|occasions?|games?|trips?|rounds?|acres?|pages?|words?|raids?|fires?|crashes?|flights?|visits?|seasons?|votes?|issues?|questions?|reasons?|ways?|bills?|laws?|rules?|points?|shows?|debates?|elections?|decisions?|arrests?|injuries|deaths?|shootings?'),
  durations: word('(?:second|minute|hour|day|week|month|year|decade|centur)(?:s|y|ies)?'),
  distances: word('(?:kilo|centi|milli)?met(?:er|re)s?|kms?|miles?|feet|foot|ft|yards?|inch(?:es)?|light-years?|m'),
  units: word('acres?|hectares?|square|mph|kph|km\\/h|knots?|degrees?|kg|kilograms?|tons?|tonnes?|pounds?|ounces?|lbs?|lit(?:er|re)s?|gallons?|barrels?|megawatts?|gigawatts?|watts?|words?|points?|pages?|bits?|gigabytes?|terabytes?|liters?'),
  percent: /^(?:\s*%|\s?percent(?:age points?)?(?!\p{L})|\s?per cent(?!\p{L})|-percent|\s?pct(?!\p{L}))/iu,
  currencies: /^\s?-?(?:(?:us |u\.s\. |canadian |australian )?dollars?|euros?|pounds sterling|pence|cents|yen|yuan|rubles?|roubles?|rupees?|pesos?|hryvnias?|lira|won(?= )|shekels?|francs?|naira|usd|eur|gbp)(?!\p{L})/iu,
  age: /^\s?[-‐‑– ]\s?years?[-‐‑– ]olds?/iu,
  nobody: /(?<![\p{L}])(?:no one|nobody|no (?:other |serious |major |immediate |further |civilian )?(?:casualties|injuries|deaths|fatalities|victims|arrests|people|one|dead))(?![\p{L}])/giu,
  of: /^\s+(?:out of|of)(?: the| its| their| his| all)?(?: (?:estimated|about|nearly|some|more than))?\s+$/iu,
  to: /^(?:\s+(?:to|and)\s+|\s?[-–—]\s?)$/iu,
  numberOf: /^\s+the (?:\p{L}+ )?(?:number|total|count|tally) of (?:the )?/iu,
}; // prettier-ignore

const make = (x: Partial<FigureWords>): FigureWords => ({
  ...EN,
  bounds: [],
  boundsAfter: [],
  happened: happened(),
  people: never,
  events: never,
  durations: never,
  distances: never,
  units: never,
  percent: /^\s?(?:%|٪)/u,
  currencies: never,
  age: never,
  nobody,
  of: never,
  to: /^\s?[-–]\s?$/u,
  numberOf: never,
  ...x,
});

/** Figure words by BCP 47 primary language; a language without an entry has no figures. */
export const FIGURE_WORDS: Readonly<Record<string, FigureWords>> = {
  en: EN,
  de: make({
    bounds: [left('at-least', 'mindestens|wenigstens|zumindest'), left('at-most', 'bis zu|höchstens|maximal'), left('more-than', 'mehr als|über|gut'), left('less-than', 'weniger als|unter|knapp unter'), left('about', 'etwa|rund|ungefähr|circa|ca\\.|knapp|fast|nahezu|beinahe|schätzungsweise')],
    happened: happened(kind('killed', 'getötet(?:e|en)?|tot|tote|toten|gestorben|starben|starb|todesopfer|ums|leben|umgekommen|ermordet'), kind('injured', 'verletzt(?:e|en)?|verwundet(?:e|en)?'), kind('missing', 'vermisst(?:e|en)?'), kind('arrested', 'festgenommen|festnahmen|verhaftet(?:e)?'), kind('displaced', 'geflohen|vertrieben|evakuiert|flüchteten'), kind('destroyed', 'zerstört(?:e|en)?'), kind('damaged', 'beschädigt(?:e|en)?'), kind('downed', 'abgeschossen|abgefangen'), kind('captured', 'entführt|gefangen|geiseln')),
    people: word('menschen|personen|männer|frauen|kinder|soldaten|zivilisten|polizisten|verletzte|tote|opfer|passagiere|einwohner|teilnehmer|demonstranten|flüchtlinge|mitarbeiter|schüler'),
    durations: word('sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|jahrzehnte?'), distances: word('kilometern?|metern?|km|meilen?|zentimetern?|m'), units: word('hektar|quadratkilometer|grad|tonnen?|kilogramm|liter|barrel|km\\/h'),
    percent: /^(?:\s*%|\s?prozent(?:punkte)?(?!\p{L}))/iu, currencies: /^\s?(?:euro|dollar|us-dollar|franken|pfund|yen|rubel|cent)(?!\p{L})/iu, age: /^[-\s]?jährige/iu, of: /^\s+(?:von|der)(?: den| insgesamt)?\s+$/iu, to: /^(?:\s+bis\s+|\s?[-–]\s?)$/iu,
    nobody: /(?<!\p{L})(?:niemand|keine (?:verletzten|toten|opfer))(?!\p{L})/giu,
  }),
  fr: make({
    bounds: [left('at-least', 'au moins|au minimum'), left('at-most', 'jusqu[’\']à|au plus'), left('more-than', 'plus de|plus d[’\']'), left('less-than', 'moins de|moins d[’\']'), left('about', 'environ|quelque|près de|presque|à peu près|autour de')],
    happened: happened(kind('killed', 'tué(?:e|s|es)?|mort(?:s|e|es)?|décès|décédé(?:e|s|es)?|morts'), kind('injured', 'blessé(?:e|s|es)?'), kind('missing', 'disparu(?:e|s|es)?'), kind('arrested', 'arrêté(?:e|s|es)?|arrestations?|interpellé(?:e|s|es)?|interpellations?'), kind('displaced', 'déplacé(?:e|s|es)?|évacué(?:e|s|es)?'), kind('destroyed', 'détruit(?:e|s|es)?'), kind('damaged', 'endommagé(?:e|s|es)?'), kind('downed', 'abattu(?:e|s|es)?|intercepté(?:e|s|es)?')),
    people: word('personnes|hommes|femmes|enfants|soldats|civils|policiers|blessés|morts|victimes|passagers|habitants|migrants|manifestants'), durations: word('secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?'), distances: word('kilomètres?|mètres?|km|m'), units: word('hectares?|tonnes?|degrés?|litres?|barils?|km\\/h'),
    percent: /^(?:\s*%|\s?pour cent)/iu, currencies: /^\s?(?:d[’']euros|euros?|de dollars|dollars?|francs?|livres)(?!\p{L})/iu, age: never, of: /^\s+(?:sur|des|parmi)(?: les)?\s+$/iu, to: /^(?:\s+(?:à|et)\s+|\s?[-–]\s?)$/iu,
  }),
  es: make({
    bounds: [left('at-least', 'al menos|por lo menos|como mínimo'), left('at-most', 'hasta|como máximo'), left('more-than', 'más de'), left('less-than', 'menos de'), left('about', 'unos|unas|cerca de|casi|alrededor de|aproximadamente|en torno a')],
    happened: happened(kind('killed', 'muert[oa]s?|mató|mataron|murieron|fallecid[oa]s?|fallecieron|asesinad[oa]s?|víctimas'), kind('injured', 'herid[oa]s?|lesionad[oa]s?'), kind('missing', 'desaparecid[oa]s?'), kind('arrested', 'detenid[oa]s?|arrestad[oa]s?|detenciones'), kind('displaced', 'desplazad[oa]s?|evacuad[oa]s?'), kind('destroyed', 'destruid[oa]s?|destruyeron'), kind('damaged', 'dañad[oa]s?'), kind('downed', 'derribad[oa]s?|interceptad[oa]s?'), kind('captured', 'secuestrad[oa]s?')),
    people: word('personas|hombres|mujeres|niños|soldados|civiles|policías|heridos|muertos|víctimas|pasajeros|habitantes|migrantes'), durations: word('segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?'), distances: word('kilómetros?|metros?|km|m|millas?'), units: word('hectáreas?|toneladas?|grados?|litros?|barriles'),
    percent: /^(?:\s*%|\s?por ciento)/iu, currencies: /^\s?(?:de )?(?:euros?|dólares|pesos|libras)(?!\p{L})/iu, of: /^\s+(?:de(?: los| las| un total de)?)\s+$/iu, to: /^(?:\s+[ay]\s+|\s?[-–]\s?)$/iu,
  }),
  it: make({
    bounds: [left('at-least', 'almeno'), left('at-most', 'fino a|al massimo'), left('more-than', 'più di|oltre'), left('less-than', 'meno di'), left('about', 'circa|quasi|intorno a')],
    happened: happened(kind('killed', 'mort[oiae]|uccis[oiae]|vittime|decedut[oiae]'), kind('injured', 'ferit[oiae]'), kind('missing', 'dispers[oiae]'), kind('arrested', 'arrestat[oiae]|arresti|fermat[oiae]'), kind('displaced', 'sfollat[oiae]|evacuat[oiae]'), kind('destroyed', 'distrutt[oiae]'), kind('damaged', 'danneggiat[oiae]'), kind('downed', 'abbattut[oiae]')),
    people: word('persone|uomini|donne|bambini|soldati|civili|feriti|morti|vittime|migranti|passeggeri'), durations: word('second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]'), distances: word('chilometr[oi]|metr[oi]|km|m'), percent: /^(?:\s*%|\s?per cento)/iu, currencies: /^\s?(?:di )?(?:euro|dollari)(?!\p{L})/iu, of: /^\s+(?:su|dei|delle|di)\s+$/iu,
  }),
  pt: make({
    bounds: [left('at-least', 'pelo menos|ao menos'), left('at-most', 'até|no máximo'), left('more-than', 'mais de'), left('less-than', 'menos de'), left('about', 'cerca de|quase|aproximadamente|em torno de')],
    happened: happened(kind('killed', 'mort[oa]s?|morreram|mortes'), kind('injured', 'ferid[oa]s?'), kind('missing', 'desaparecid[oa]s?'), kind('arrested', 'pres[oa]s?|detid[oa]s?'), kind('displaced', 'desalojad[oa]s?|deslocad[oa]s?'), kind('destroyed', 'destruíd[oa]s?'), kind('damaged', 'danificad[oa]s?'), kind('downed', 'abatid[oa]s?')),
    people: word('pessoas|homens|mulheres|crianças|soldados|civis|feridos|mortos|vítimas|passageiros'), durations: word('segundos?|minutos?|horas?|dias?|semanas?|m[êe]s(?:es)?|anos?'), distances: word('quilômetros?|metros?|km|m'), percent: /^(?:\s*%|\s?por cento)/iu, currencies: /^\s?(?:de )?(?:euros?|dólares|reais)(?!\p{L})/iu, of: /^\s+(?:d[oe]s?|das?)\s+$/iu,
  }),
  uk: make({
    bounds: [left('at-least', 'щонайменше|принаймні|не менше'), left('at-most', 'до|щонайбільше'), left('more-than', 'понад|більше|більш ніж'), left('less-than', 'менше|менш ніж'), left('about', 'близько|майже|приблизно')],
    happened: happened(kind('killed', 'загину\\p{L}+|загибл\\p{L}+|вбит\\p{L}+|вбито|убит\\p{L}+|померл\\p{L}+'), kind('injured', 'поранен\\p{L}+|поранено|травмован\\p{L}+|постраждал\\p{L}+'), kind('missing', 'зникл\\p{L}+'), kind('arrested', 'затриман\\p{L}+|затримали|заарештован\\p{L}+'), kind('displaced', 'евакуйован\\p{L}+|евакуювали'), kind('destroyed', 'знищен\\p{L}+|знищили|знищено|зруйнован\\p{L}+'), kind('damaged', 'пошкоджен\\p{L}+'), kind('downed', 'збит\\p{L}+|збили|збито|знешкод\\p{L}+|перехоп\\p{L}+')),
    people: word('людей|осіб|особи|людини|дітей|цивільних|військових|солдатів|поранених|загиблих'), durations: word('секунд\\p{L}*|хвилин\\p{L}*|годин\\p{L}*|дн\\p{L}+|тижн\\p{L}+|місяц\\p{L}+|рок\\p{L}+|років'), distances: word('кілометр\\p{L}*|метр\\p{L}*|км|м'), percent: /^(?:\s*%|\s?відсотк\p{L}+)/iu, currencies: /^\s?(?:гривень|гривні|грн|доларів|долари|євро)(?!\p{L})/iu, of: /^\s+(?:із|зі|з)\s+$/iu,
  }),
  ru: make({
    bounds: [left('at-least', 'по меньшей мере|как минимум|не менее'), left('at-most', 'до|не более'), left('more-than', 'более|свыше|больше'), left('less-than', 'менее|меньше'), left('about', 'около|почти|примерно|порядка')],
    happened: happened(kind('killed', 'погиб\\p{L}*|убит\\p{L}+|скончал\\p{L}+|умер\\p{L}+'), kind('injured', 'ранен\\p{L}*|пострада\\p{L}+'), kind('missing', 'пропал\\p{L}+'), kind('arrested', 'задержан\\p{L}*|арестован\\p{L}*'), kind('displaced', 'эвакуирован\\p{L}*'), kind('destroyed', 'уничтож\\p{L}+|разруш\\p{L}+'), kind('damaged', 'повре[жд]\\p{L}+'), kind('downed', 'сбит\\p{L}*|сбили|перехва\\p{L}+')),
    people: word('человек|людей|детей|военных|солдат|гражданских|раненых|погибших|пострадавших'), durations: word('секунд\\p{L}*|минут\\p{L}*|час\\p{L}*|дн\\p{L}+|день|недел\\p{L}+|месяц\\p{L}*|год\\p{L}*|лет'), distances: word('километр\\p{L}*|метр\\p{L}*|км|м'), percent: /^(?:\s*%|\s?процент\p{L}*)/iu, currencies: /^\s?(?:рублей|рубля|руб|долларов|евро)(?!\p{L})/iu, of: /^\s+из\s+$/iu,
  }),
  tr: make({
    bounds: [left('at-least', 'en az'), left('at-most', 'en fazla'), left('about', 'yaklaşık')],
    happened: happened(kind('killed', 'öldü|ölü|öldürüldü|hayatını'), kind('injured', 'yaralandı|yaralı'), kind('arrested', 'gözaltına|tutuklandı')),
    people: word('kişi|insan|asker|çocuk|kadın|polis'), durations: word('saniye|dakika|saat|gün|hafta|ay|yıl'), distances: word('kilometre|metre|km'), percent: /^\s?%/u,
  }),
  ar: make({
    bounds: [left('at-least', 'ما لا يقل عن|على الأقل'), left('more-than', 'أكثر من'), left('about', 'نحو|حوالي|قرابة')],
    happened: happened(kind('killed', 'قتل|قتيل|قتلى|مقتل|قتلوا|شهيد|شهداء'), kind('injured', 'جريح|جرحى|أصيب|مصاب|إصابة')),
    people: word('شخصا|أشخاص|شخص|مدنيين|جنود|أطفال'), durations: word('أيام|يوما|ساعة|ساعات|سنوات|عاما|دقيقة'), distances: word('كيلومترا|كيلومتر|كم|متر'), percent: /^\s?(?:%|٪|في المئة|بالمئة)/u,
  }),
  zh: make({
    bounds: [left('at-least', '至少|最少'), left('at-most', '最多|多达'), left('more-than', '超过|逾'), left('about', '约|大约|近')],
    boundsAfter: [['more-than', /^(?:多|余)/u]],
    happened: happened(kind('killed', '死亡|遇难|丧生|身亡'), kind('injured', '受伤|伤')), percent: /^(?:%|％)/u, currencies: /^(?:美元|元|欧元|日元)/u,
  }),
}; // prettier-ignore
