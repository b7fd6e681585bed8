import { calendar } from '../text/calendar.ts';
import { byForm, formOf, type Form } from './forms.ts';
import { isFunctionWord } from './lexicon.ts';
import { isRoleForm } from './role-words.ts';

/** What a word of a run of capitals says by itself of whose name the run may be. */
export interface RunWord {
  readonly text: string;
  readonly low: string;
  /** "Mr.", "Dr". */
  readonly isTitle: boolean;
  /** "Jr.", "III". */
  readonly isSuffix: boolean;
  readonly isRole: boolean;
  readonly isOfNobody: boolean;
  /** Some capitals and nothing else: the letters of a body. */
  readonly isLetters: boolean;
  /** Of a day, or of a month that nobody is called by. */
  readonly isDay: boolean;
  readonly isCalendar: boolean;
  /** A word that a sentence opens with, not a name; also one that ends as such words do. */
  readonly opens: boolean;
  readonly mayOpen: boolean;
  /** "LeeTake": words that a page ran together. */
  readonly isRunTogether: boolean;
}

const TITLES = /^(?:Mr|Mrs|Ms|Miss|Dr|Mx|Prof)\.?$/u;
const SUFFIX = /^(?:Jr|Sr)\.?$|^(?:II|III|IV)$/u;
/** Words that no name of a person holds; a run with one of them is a body, a place or a day. */
const NOT_OF_PEOPLE =
  /^(?:Inc|Corp|Co|Ltd|LLC|PLC|Group|Company|University|College|Institute|Ministry|Department|Agency|Bureau|Committee|Council|Commission|Court|Party|Union|Bank|Association|Foundation|Cent(?:er|re)|Club|Church|School|Hospital|Museum|House|Senate|Congress|Street|Avenue|Road|River|Lake|Islands?|County|City|Airport|Times|Post|News|Act|States?|Kingdom|Republic|Republicans?|Democrats?|Democratic|Army|Navy|Force|Police|Services?|Office|Administration|League|Cup|Day|War|Journal|Games|Olympics|National|Supreme|Federal|North|South|East|West|Northern|Southern|Eastern|Western|Central|New|United|World|International|American?|Americans|European|Russian|Chinese|British|French|German|Israeli|Iranian|White|Security|Health|Affairs|Justice|Treasury|Defen[cs]e|Intelligence|Press|Daily|Magazine|Today|Media|Network|Radio|Television|Center|Project|Fund|Alliance|Coalition|Campaign|Board|Panel|Authority|Organi[sz]ation|Parliament|Movement|Front|Brotherhood|Guard|Facebook|Twitter|Google|Amazon|Instagram|YouTube|Reuters|Politico|Obamacare|Medicaid|Medicare|Christian|Muslim|Islamic|Catholic|Jewish|GOP|Bill|Plan|Deal|Agreement|Amendment|Constitution|Code|Order|Rights|Hill|Square|Tower|Park|Island|Sea|Ocean|Gulf|Valley|Coast|Beach|Bay|Mountains?|D\.C\.|U\.S\.|U\.N\.|E\.U\.|U\.K\.)$/u;
const OPENS = /^(?:but|yet|asked|speaking|meanwhile|however|no|yes|well|here|there|republicans?|democrats?|americans?|former|both|though)$/;

const told = byForm((form: Form): RunWord => {
  const { text, low, cap } = form,
    { months, weekdays } = calendar('en'),
    isDay = weekdays.has(low) || /^(?:January|February|March|July|September|October|November|December)$/u.test(text),
    opens = isDay || (cap && (isFunctionWord(low) || OPENS.test(low)));
  return {
    text,
    low,
    isTitle: TITLES.test(text),
    isSuffix: SUFFIX.test(text),
    isRole: isRoleForm(form),
    isOfNobody: NOT_OF_PEOPLE.test(text),
    isLetters: /^\p{Lu}{2,5}$/u.test(text),
    isDay,
    isCalendar: isDay || months.has(low),
    opens,
    mayOpen: opens || (cap && low.length > 5 && /(?:ing|ly)$/.test(low)),
    isRunTogether: /(?!^(?:Mac|Mc|De|Di|Du|La|Le|Van|Fitz|Al|El|O['’]))^\p{Lu}\p{Ll}+\p{Lu}/u.test(text),
  };
});
export const runWord = (word: string): RunWord => told(formOf(word));
