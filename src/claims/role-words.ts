import { remembered } from '../text/remembered.ts';
import { byForm } from './forms.ts';

/** Nouns that name an office, rank, job or kinship, per language; matched against a whole word. */
const EN_TITLES =
  'president president-elect premier prime minister minister chancellor king queen prince princess emir sheikh sheik sultan emperor pope archbishop bishop cardinal rabbi imam ayatollah patriarch pastor reverend rev. senator sen. sens. representative rep. reps. congressman congresswoman congressmember governor gov. mayor lawmaker mp speaker whip secretary undersecretary attorney general gen. judge justice chief sheriff deputy detective inspector commissioner officer sergeant sgt. captain capt. colonel col. lieutenant lt. major maj. cmdr. commander admiral adm. marshal corporal cpl. private pvt. trooper agent ambassador envoy consul diplomat director director-general chairman chairwoman chairperson chair ceo cfo coo cto executive founder co-founder cofounder owner co-owner co-chair manager boss leader head chancellor dean provost professor prof. dr. doctor lecturer teacher principal superintendent coach quarterback pitcher goalkeeper striker midfielder captain athlete player host anchor correspondent reporter journalist editor columnist commentator analyst economist historian scientist researcher physicist scholar expert specialist strategist consultant adviser advisor aide counsel lawyer attorney prosecutor solicitor barrister advocate activist campaigner organizer spokesman spokeswoman spokesperson candidate nominee hopeful frontrunner front-runner incumbent councilman councilwoman councilor councillor alderman assemblyman legislator treasurer comptroller astronaut cosmonaut engineer designer architect artist singer rapper actor actress comedian filmmaker producer writer author novelist poet musician composer chef businessman businesswoman entrepreneur billionaire millionaire mogul tycoon investor banker trader philanthropist farmer fisherman nurse surgeon physician psychologist psychiatrist epidemiologist virologist meteorologist forecaster geologist biologist astronomer lord lady baron baroness duke duchess count countess earl sir dame operative confidante confidant ally lobbyist donor strategist pollster whistleblower contractor veteran soldier pilot driver gunman suspect victim survivor witness resident neighbor neighbour student graduate member democrat republican socialist libertarian conservative congressperson mother father mom dad wife husband son daughter brother sister uncle aunt cousin nephew niece grandmother grandfather grandson granddaughter widow widower fiancée fiancé girlfriend boyfriend partner friend colleague roommate child sibling twin stepson stepfather stepmother parent first-lady activist chairmen commissioner-general negotiator mediator chief-of-staff fellow trustee administrator coordinator supervisor clerk registrar auditor inspector ombudsman vice-president vice interim successor predecessor deputy guitarist drummer dancer model blogger youtuber vlogger photographer cameraman dissident defector opposition warlord militant militiaman jihadist terrorist hijacker murderer killer';

const OTHERS: Readonly<Record<string, RegExp>> = {
  de: /^\p{L}*(?:präsident|präsidentin|minister|ministerin|kanzler|kanzlerin|sprecher|sprecherin|chef|chefin|bürgermeister|bürgermeisterin|vorsitzender|vorsitzende|könig|königin|papst|trainer|direktor|direktorin|senator|senatorin|sekretär|sekretärin|general|richter|richterin|anwalt|anwältin|professor|professorin|experte|expertin|leiter|leiterin|kommissar|kommissarin|botschafter|botschafterin|politiker|politikerin|abgeordneter|abgeordnete)$/iu,
  fr: /^(?:président|présidente|ministre|premier|chancelier|chancelière|porte-parole|maire|sénateur|sénatrice|député|députée|directeur|directrice|secrétaire|général|juge|procureur|avocat|avocate|roi|reine|pape|patron|patronne|chef|cheffe|ambassadeur|ambassadrice|professeur|professeure)$/iu,
  es: /^(?:presidente|presidenta|ministro|ministra|canciller|portavoz|alcalde|alcaldesa|senador|senadora|diputado|diputada|director|directora|secretario|secretaria|general|juez|jueza|fiscal|abogado|abogada|rey|reina|papa|jefe|jefa|embajador|embajadora|gobernador|gobernadora|profesor|profesora)$/iu,
  it: /^(?:presidente|ministro|ministra|premier|cancelliere|portavoce|sindaco|sindaca|senatore|senatrice|deputato|direttore|direttrice|segretario|segretaria|generale|giudice|procuratore|avvocato|re|regina|papa|capo|ambasciatore|professore)$/iu,
  pt: /^(?:presidente|presidenta|ministro|ministra|chanceler|porta-voz|prefeito|prefeita|senador|senadora|deputado|deputada|diretor|diretora|secretário|secretária|general|juiz|juíza|procurador|advogado|rei|rainha|papa|chefe|embaixador|embaixadora|governador|governadora|professor)$/iu,
  uk: /^(?:президент|президента|президентом|президентка|міністр|міністра|міністерка|прем’єр|прем'єр|прем’єр-міністр|речник|речниця|мер|мера|губернатор|голова|голови|депутат|депутатка|генерал|посол|директор|директорка|командувач|канцлер)$/iu,
  ru: /^(?:президент|президента|президентом|министр|министра|премьер|премьер-министр|представитель|мэр|мэра|губернатор|губернатора|глава|главы|депутат|генерал|посол|директор|пресс-секретарь|канцлер)$/iu,
};

const en = new Set(EN_TITLES.split(' '));

const bare = (word: string): string => word.toLowerCase().replace(/['’]s?$/, '');

const isEnglish = remembered((word) => {
  const low = bare(word);
  return (
    en.has(low) ||
    en.has(low.replace(/s$/, '')) ||
    (/(?:man|woman|person)$/.test(low) && /^(?:spokes|chair|congress|council|business|police|assembly|fire|states|noble|clergy)/.test(low))
  );
});

/** Whether a word names a role in the language. */
export const isRoleNoun = (word: string, lang: string): boolean => (lang === 'en' ? isEnglish(word) : (OTHERS[lang]?.test(bare(word)) ?? false));
/** Whether a form names a role in English. */
export const isRoleForm = byForm((form) => isEnglish(form.text));
