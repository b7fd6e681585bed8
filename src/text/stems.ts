/**
 * Light stemming: inflectional endings only, after the light stemmers of Savoy (2006, 2009) and, for English, the S-stemmer of
 * Harman (1991) with verb endings. Rules are data; a language without rules keeps its words.
 */
interface Rules {
  /** Letters replaced before endings are looked at. */
  readonly letters?: readonly (readonly [RegExp, string])[];
  /** Endings dropped, longest first, at most `rounds` times. */
  readonly endings: readonly string[];
  readonly rounds?: number;
  /** Letters that must remain. */
  readonly keep: number;
}

const byLength = (words: string): readonly string[] => words.split(' ').sort((a, b) => b.length - a.length);
const LATIN_ACCENTS: Rules['letters'] = [
  [/[áàâãä]/g, 'a'],
  [/[éèêë]/g, 'e'],
  [/[íìîï]/g, 'i'],
  [/[óòôõö]/g, 'o'],
  [/[úùûü]/g, 'u'],
];

const RULES: Readonly<Record<string, Rules>> = {
  de: { letters: [[/ä/g, 'a'], [/ö/g, 'o'], [/ü/g, 'u'], [/ß/g, 'ss']], endings: byLength('ern nen innen em en er es st e s n t'), rounds: 1, keep: 4 },
  nl: { endings: byLength('en ën e s heden'), keep: 4 },
  sv: { endings: byLength('arna erna orna ornas arnas heten ande en et er ar or na a e s t'), keep: 4 },
  da: { endings: byLength('erne ernes ene enes erens ende en et er e s'), keep: 4 },
  nb: { endings: byLength('ene enes erne ende en et er a e s'), keep: 4 },
  fr: { letters: [...LATIN_ACCENTS, [/ç/g, 'c'], [/aux$/, 'al']], endings: byLength('ements ement es e s x ees ee er ent ait aient'), rounds: 1, keep: 4 },
  es: { letters: LATIN_ACCENTS, endings: byLength('os as es o a e s'), keep: 4 },
  pt: { letters: [[/ões$/, 'ao'], [/ães$/, 'ao'], [/ãos$/, 'ao'], ...LATIN_ACCENTS, [/ç/g, 'c']], endings: byLength('os as es o a e s'), keep: 4 },
  it: { letters: LATIN_ACCENTS, endings: byLength('che chi ghe ghi o a e i'), keep: 4 },
  ca: { letters: LATIN_ACCENTS, endings: byLength('os es as o a e s'), keep: 4 },
  ro: { endings: byLength('ului urilor elor ilor ele ile uri lor lui ul a ă e i'), keep: 4 },
  ru: { letters: [[/ё/g, 'е']], endings: byLength('иями ями ами ого его ому ему ыми ими ией ией иях иям ов ев ей ий ый ой ах ях ам ям ом ем ия ию ие ии ая яя ую юю ое ее ые их ых им ым а я о е у ю ы и ь й'), keep: 3 },
  uk: { letters: [[/'/g, '']], endings: byLength('ями ами ого ього ому ьому ими іми ією ею ою ів їв ей ий ій ах ях ам ям ом ем ія ію ії ої єї ую юю их іх им ім а я о е є у ю и і ї ь й'), keep: 3 },
  bg: { endings: byLength('ията ието иите овете овци ът ят та то те ия ове и а о е'), keep: 3 },
  pl: { endings: byLength('ami ach owi ego emu ymi imi ych ich ów om ie ią em ej ym im ę ą a e i o u y'), keep: 4 },
  cs: { endings: byLength('ými ými ého ému ách ích ech ami emi ová ův ům em ou ým ím ého a e i o u y á é í ů ě'), keep: 4 },
  sk: { endings: byLength('ými ého ému ách och ami ová om ou ým ím a e i o u y á é í'), keep: 4 },
  hu: { endings: byLength('oknak eknek okat eket ban ben nak nek ból ből ról ről tól től hoz hez val vel ba be ra re ok ek ak on en ön at et ot t k'), keep: 4 },
  fi: { endings: byLength('issa issä ista istä illa illä ssa ssä sta stä lla llä lta ltä lle iin een aan ään ien jen den tta ttä na nä ksi in en an än n t a ä i'), keep: 4 },
  tr: { endings: byLength('lerinin larının lerinde larında lerine larına lerini larını leri ları lerin ların ler lar nın nin nun nün ndan nden dan den tan ten da de ta te ın in un ün yı yi yu yü ya ye ı i u ü a e'), rounds: 2, keep: 4 },
  id: { endings: byLength('nya lah kah pun'), keep: 4 },
  el: { letters: [[/ά/g, 'α'], [/έ/g, 'ε'], [/ή/g, 'η'], [/[ίϊΐ]/g, 'ι'], [/ό/g, 'ο'], [/[ύϋΰ]/g, 'υ'], [/ώ/g, 'ω'], [/ς/g, 'σ']], endings: byLength('ουσ οισ εισ ων ου οι εσ ασ ησ οσ αι α η ο ι ε υ'), keep: 3 },
  ar: { letters: [[/[ًٌٍَُِّْٰـ]/g, ''], [/[أإآ]/g, 'ا'], [/ى/g, 'ي'], [/^(?:وال|بال|كال|فال|لل|ال)(?=.{3})/, '']], endings: byLength('ها ان ات ون ين يه ية ه ة ي'), keep: 3 },
  fa: { letters: [[/ي/g, 'ی'], [/ك/g, 'ک']], endings: byLength('هایی های ها ان ات'), keep: 3 },
  he: { endings: byLength('ים ות'), keep: 3 },
  hi: { endings: byLength('ियों ाओं ाएं ों ें ीं ां े ी ि ा ो ू ु'), keep: 2 },
  ko: { endings: byLength('에서는 에게서 으로 에서 에게 까지 부터 이라고 라고 은 는 이 가 을 를 의 에 로 와 과 도 만'), rounds: 1, keep: 2 },
}; // prettier-ignore
const ALIAS: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', be: 'ru', ms: 'id' };

/** The stem of a folded word; the word itself where the language is unknown. */
export function stem(word: string, lang: string): string {
  if (lang === 'en') return english(word);
  const rules = RULES[ALIAS[lang] ?? lang];
  if (!rules) return word;
  let w = word;
  for (const [from, to] of rules.letters ?? []) w = w.replace(from, to);
  for (let round = 0; round < (rules.rounds ?? 1); round++) {
    const ending = rules.endings.find((e) => w.length - e.length >= rules.keep && w.endsWith(e));
    if (ending === undefined) break;
    w = w.slice(0, -ending.length);
  }
  return w;
}

const VOWEL = /[aeiouy]/;

/** An English word in the singular, where an ending alone makes its plural. */
export function singular(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('ies') && word.length > 4) return word.slice(0, -3) + 'y';
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

function english(word: string): string {
  if (word.length < 4) return word;
  let w = singular(word);
  const verb = /(?:ing|ed)$/.exec(w)?.[0];
  if (verb && w.length - verb.length >= 3 && VOWEL.test(w.slice(0, -verb.length))) {
    w = w.slice(0, -verb.length);
    if (/([bdgmnprt])\1$/.test(w) && w.length > 3) w = w.slice(0, -1);
    // "said" and "announced" meet their base form at the bare stem, not with a guessed e.
  }
  if (w.endsWith('ly') && w.length > 5) w = w.slice(0, -2);
  if (w.endsWith('e') && w.length > 3) w = w.slice(0, -1);
  return w.endsWith('y') && w.length > 3 && !VOWEL.test(w.charAt(w.length - 2)) ? w.slice(0, -1) + 'i' : w;
}
