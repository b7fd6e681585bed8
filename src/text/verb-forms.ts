import { stem } from './stems.ts';
import { fold, primaryOf, tokens } from './words.ts';

type Forms = Readonly<Record<string, string>>;

/** Forms of verbs of saying that no ending makes from each other, each with its base form, by language; folded. */
export const IRREGULAR: Readonly<Record<string, Forms>> = {
  en: {
    said: 'say', says: 'say', saying: 'say', told: 'tell', wrote: 'write', written: 'write', thought: 'think', thinks: 'think', swore: 'swear', sworn: 'swear', began: 'begin', begun: 'begin', sought: 'seek', read: 'read',
    found: 'find', finds: 'find', showed: 'show', shown: 'show', shows: 'show', felt: 'feel', knew: 'know', knows: 'know', learned: 'learn', heard: 'hear', saw: 'see', sees: 'see', proved: 'prove', spoke: 'speak', spoken: 'speak', put: 'put', meant: 'mean',
  },
  de: {
    sagt: 'sagen', sagte: 'sagen', sagten: 'sagen', gesagt: 'sagen', schreibt: 'schreiben', schrieb: 'schreiben', schrieben: 'schreiben', geschrieben: 'schreiben', spricht: 'sprechen', sprach: 'sprechen', sprachen: 'sprechen', gesprochen: 'sprechen',
    nennt: 'nennen', nannte: 'nennen', nannten: 'nennen', genannt: 'nennen', gibt: 'geben', gab: 'geben', gaben: 'geben', weist: 'weisen', wies: 'weisen', wiesen: 'weisen', wirft: 'werfen', warf: 'werfen', warfen: 'werfen',
    bestreitet: 'bestreiten', bestritt: 'bestreiten', bestritten: 'bestreiten', verspricht: 'versprechen', versprach: 'versprechen', versprachen: 'versprechen', versprochen: 'versprechen', rät: 'raten', riet: 'raten', rieten: 'raten',
  },
  fr: { dit: 'dire', dits: 'dire', disent: 'dire', disait: 'dire', écrit: 'écrire', écrivent: 'écrire', reconnu: 'reconnaître', reconnaît: 'reconnaître', promis: 'promettre', promet: 'promettre', répond: 'répondre', répondu: 'répondre' },
  es: { dijo: 'decir', dijeron: 'decir', dice: 'decir', dicen: 'decir', dicho: 'decir', escribió: 'escribir', escrito: 'escribir', advirtió: 'advertir', advierte: 'advertir', sostuvo: 'sostener', sostiene: 'sostener', niega: 'negar', negó: 'negar', niegan: 'negar' },
  it: { detto: 'dire', dice: 'dire', dicono: 'dire', disse: 'dire', scritto: 'scrivere', scrive: 'scrivere', sostenuto: 'sostenere', sostiene: 'sostenere', sostengono: 'sostenere', smentito: 'smentire', smentisce: 'smentire' },
  pt: { disse: 'dizer', disseram: 'dizer', diz: 'dizer', dizem: 'dizer', nega: 'negar', negou: 'negar', negaram: 'negar', escreveu: 'escrever' },
}; // prettier-ignore

const NONE: Forms = {};

/** The words of a cue, each as what its forms have in common ("denied", "has denied", "denies"); small words are kept. */
export function verbTerms(text: string, lang: string): string[] {
  const primary = primaryOf(lang),
    irregular = IRREGULAR[primary] ?? NONE;
  return tokens(fold(text)).map(({ text: word }) => {
    let found = irregular[word] ?? word;
    // Beside English a verb may bear several endings ("dementierten").
    for (let last = ''; found !== last && (last === '' || primary !== 'en');) [last, found] = [found, stem(found, primary)];
    return found;
  });
}
