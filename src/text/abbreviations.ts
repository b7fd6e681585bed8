/** Abbreviations written with a full stop that seldom end a sentence, folded and without the stop, by language. */
const LISTS: Readonly<Record<string, string>> = {
  en: `mr mrs ms messrs dr prof sr jr st rev hon pres gov sen rep reps sens gen col lt maj capt cmdr adm sgt cpl pvt supt insp det atty dist asst assoc gens cols
    vs v no nos vol fig pp ed eds dept est approx ave blvd rd mt ft sq jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
    e.g i.e cf al viz ph.d m.d b.a m.a ret`,
  de: `dr prof hr fr hrn st nr abs art bzw ca d.h z.b u.a usw u u.u o.ä o.g i.d.r s.o s.u sog vgl v v.a v.chr n.chr mio mrd tsd str bd hrsg jan feb febr mär apr jun jul aug sept okt nov dez
    mo di mi do fr sa so ing dipl gest geb evtl ggf inkl exkl max min zzt zt ev kath ehem stv bsp etc chr gem lt phil med jur rer nat`,
  fr: `m mm mme mmes mlle mlles dr me mgr pr st ste art av bd boul chap cf env etc éd ex fig hab janv févr avr juil sept oct nov déc no nos p pp vol j.-c c.-à-d n`,
  es: `sr sra sres srta dr dra d da dña ud uds prof ing lic gral cnel tte sgto av avda art núm no pág págs vol ee.uu p.ej etc aprox dpto depto tel st sta sto ene feb mar abr jun jul ago sept oct nov dic mons excmo`,
  it: `sig sigg sig.ra dott dott.ssa prof prof.ssa avv ing on sen gen col cap dr art pag pagg vol n nn cfr ecc es p.es gen feb mar apr mag giu lug ago set sett ott nov dic s`,
  pt: `sr sra srs dr dra d prof profa eng gen cel av art n.º nº no pág vol etc ex aprox jan fev mar abr mai jun jul ago set out nov dez st sto sta exmo`,
  nl: `dhr mevr mw dr prof ir ing drs mr nr art bijv bv ca d.w.z e.d enz etc evt incl jl jr sr blz jan feb mrt apr jun jul aug sept okt nov dec st o.a m.n t.a.v n.a.v i.v.m`,
  sv: `dr prof s.k t.ex bl.a m.m m.fl d.v.s dvs o.s.v osv kl nr st ca jan febr feb apr aug sept okt nov dec f.d fr hr s resp`,
  da: `dr prof hr fru bl.a f.eks d.v.s dvs m.m m.fl ca kl nr st jan feb apr aug sept okt nov dec mio mia kr pct`,
  nb: `dr prof hr fru bl.a f.eks d.v.s dvs m.m m.fl ca kl nr st jan feb apr aug sept okt nov des mill mrd kr pst`,
  pl: `dr prof mgr inż gen płk ppłk kpt por ul al pl św np tj tzn tzw m.in itd itp r w ok godz nr str pt ks bp abp im ds zł gr tys mln mld jw`,
  ru: `г гг в вв т.е т.д т.п т.к т.н др пр см ср ст ул пр-т д кв стр рис руб коп тыс млн млрд им проф акад доц св о.о ген обл р-н р п гл мин сек час`,
  uk: `м р рр ст т.д т.п т.зв ін див вул пр буд кв стор рис грн коп тис млн млрд ім проф акад доц св ген обл р-н с п гл хв год`,
  cs: `dr ing mgr bc prof doc mudr judr phdr rndr gen plk pplk kpt tj tzv např atd apod č čís str sv ul nám mil mld tis kč r st`,
  tr: `dr prof doç av sn alb gen org korg tümg yrd müh st vb vs vd örn bkz no cad sok mah apt yy m.ö m.s`,
  hu: `dr prof ifj id özv gr stb pl ill kb u.n jan febr márc ápr jún júl aug szept okt nov dec sz v ún kft`,
  fi: `esim mm ym yms jne ns eli n klo nro tri prof synt ent milj mrd`,
  ro: `dr prof d-l d-na dl dna ing gen col str nr etc ex art pag mil mld`,
  el: `κ κκ κ.ά κ.λπ κλπ π.χ δηλ κος δρ καθ αρ σελ μ.μ π.μ εκ`,
  id: `dr prof ir drs jl no hal dll dsb dst tgl kol jend kompol`,
  ar: `د أ م`,
}; // prettier-ignore

const BY_LANGUAGE: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(LISTS).map(([lang, words]) => [lang, new Set(words.split(/\s+/))]),
);
const ALIAS: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', be: 'ru', bg: 'ru', sk: 'cs', ca: 'es', ms: 'id' };
const NONE: ReadonlySet<string> = new Set();

/** Abbreviations of a primary language; those of English where the language has no list, for titles are often English. */
export function abbreviations(lang: string): ReadonlySet<string> {
  return BY_LANGUAGE[ALIAS[lang] ?? lang] ?? (lang === 'und' ? BY_LANGUAGE.en : undefined) ?? NONE;
}

/** Abbreviations that stand before a name or a number only: after them a capital letter never begins a sentence. */
export const BEFORE_NAMES: ReadonlySet<string> = new Set(
  `mr mrs ms messrs dr prof sr st rev hon pres gov sen rep reps sens gen col lt maj capt cmdr adm sgt cpl pvt supt insp det atty hr fr hrn sig sigg dott avv on sra sres srta dra dña ud mme mmes mlle mlles mm m
    dhr mevr mw drs ks bp abp им проф акад ген ім doç sn alb org ing mgr no nr nos vs v κ κκ mt ft ul ул вул cf vgl cfr fig vol p pp art`.split(/\s+/),
); // prettier-ignore
/** Languages that write ordinals and dates with a full stop after the number ("2. Juni"). */
export const DOTTED_ORDINALS: ReadonlySet<string> = new Set('de da nb no nn cs sk hu fi et sl hr sr bs lv tr pl is'.split(' '));
