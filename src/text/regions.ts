/** English names of countries, of their languages (which are mostly those of their people), and of the states of the United States with their abbreviations. */
const STATES =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Puerto Rico|Ala.|Ariz.|Ark.|Calif.|Colo.|Conn.|Del.|Fla.|Ga.|Ill.|Ind.|Kan.|Ky.|La.|Md.|Mass.|Mich.|Minn.|Miss.|Mo.|Mont.|Neb.|Nev.|N.H.|N.J.|N.M.|N.Y.|N.C.|N.D.|Okla.|Ore.|Pa.|R.I.|S.C.|S.D.|Tenn.|Tex.|Vt.|Va.|Wash.|W.Va.|Wis.|Wyo.|D.C.';
/** What the codes of Unicode's table do not say as news does. */
const ALSO =
  'Britain|England|Scotland|Wales|Northern Ireland|Burma|Czech Republic|Ivory Coast|Congo|Holland|Macedonia|Yugoslavia|Zaire|Soviet Union|United States of America|U.S.|U.S.A.|U.K.|USA|UK|US|Palestine|Gaza|West Bank|Europe|Africa|Asia|America|Kosovo|Chechnya|Kashmir|Kurdistan|Crimea|Tibet|Taiwan|Hong Kong|Middle East';
const PEOPLES =
  'American|British|Australian|Canadian|Mexican|Brazilian|Argentine|Israeli|Palestinian|Iraqi|Iranian|Syrian|Egyptian|Lebanese|Libyan|Saudi|Afghan|Pakistani|Indian|African|European|Asian|Austrian|Belgian|Swiss|Cuban|Colombian|Venezuelan|Chilean|Nigerian|Kenyan|Yemeni|Jordanian|Bosnian|Chechen|Taiwanese|Algerian|Moroccan|Tunisian|Sudanese|Scottish|Welsh|Irish|English|Arab|Jewish|Muslim|Christian|Islamic|Catholic|Serb|Croat|Turk|Kurd|Pole|Dane|Swede|Finn|Scot|Briton|Spaniard|Frenchman|Dutch|Jew|Hispanic|Latino|Sunni|Shiite|Christian|Filipino|Tamil|Tutsi|Hutu';

/** 1: a country or another region; 2: a people or its language. A word of a longer name has 4. */
export const REGION = 1,
  PEOPLE = 2,
  PART = 4;

let known: ReadonlyMap<string, number> | undefined;

function build(): ReadonlyMap<string, number> {
  const out = new Map<string, number>(),
    add = (name: string, what: number): void => {
      const low = name.toLowerCase();
      out.set(low, (out.get(low) ?? 0) | what);
      // A full stop behind an abbreviation may be a word of its own.
      if (/^[^.]+\.$/.test(low)) out.set(low.slice(0, -1), (out.get(low.slice(0, -1)) ?? 0) | what);
      const words = low.split(/[\s-]+/);
      if (words.length > 1) for (const w of words) if (w.length > 2) out.set(w, (out.get(w) ?? 0) | PART);
    };
  for (const name of [...STATES.split('|'), ...ALSO.split('|')]) add(name, REGION);
  for (const name of PEOPLES.split('|')) add(name, PEOPLE);
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }),
    languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }),
    letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const a of letters) {
    for (const b of letters) {
      const region = regions.of((a + b).toUpperCase()),
        language = languages.of(a + b);
      if (region !== undefined) add(region.replace(/ \(.*\)$| SAR China$/, ''), REGION);
      if (language !== undefined) add(language.replace(/ \(.*\)$/, ''), PEOPLE);
    }
  }
  return out;
}

/** What a word may be of a region's name: REGION, PEOPLE and PART, added up; 0 for none. */
export const regionWord = (low: string): number => (known ??= build()).get(low) ?? 0;
