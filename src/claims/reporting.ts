import { IRREGULAR } from '../text/verb-forms.ts';

/**
 * Verbs that report what somebody says or thinks, per language.
 *
 * Frames: `s` takes a clause or a noun phrase as its content; `t` a hearer first ("told reporters that"); `v` an infinitive; `o` only a noun phrase;
 * `q` quoted words only.
 */
export type Frame = 's' | 't' | 'v' | 'o' | 'q';
export interface ReportingVerb {
  readonly lemma: string;
  readonly frames: ReadonlySet<Frame>;
  /** The form says that the verb stands as a participle without a subject of its own ("saying"). */
  readonly participle?: boolean;
  /** The form is also a noun ("claims", "report") and needs a subject to be read as a verb. */
  readonly nounLike?: boolean;
  /** Words that must follow ("point" + "out"). */
  readonly particle?: string;
  /** What the text behind the verb must look like. */
  readonly next?: RegExp;
}

const EN: Readonly<Record<string, string>> = {
  s: 'say claim add announce argue assert believe conclude confirm contend declare deny estimate explain fear hope imply indicate insist maintain note predict recall report reveal state stress suggest suspect swear testify think tweet underline underscore write acknowledge admit allege concede emphasize emphasise lament observe complain quip joke reiterate remark propose recommend demand request warn caution caution repeat disclose affirm reckon speculate boast guess signal realize worry hint tout proclaim',
  sv: 'vow pledge promise threaten',
  x: 'expect',
  t: 'tell ask inform remind assure urge advise notify',
  v: 'want plan seek wish intend aim refuse decline',
  o: 'call describe cite criticize criticise praise question mention blame condemn denounce dismiss endorse oppose defend mock reject accuse applaud welcome highlight outline slam blast decry deride tout',
  q: 'continue reply respond shout yell exclaim begin conclude laugh cry chant answer retort counter scream mutter read interject',
};
const EN_PHRASAL: Readonly<Record<string, readonly [string, string]>> = {
  point: ['out', 's'],
  refer: ['to', 'o'],
  complain: ['about', 'o'],
  agree: ['that', 's'],
  find: ['that', 's'],
  show: ['that', 's'],
  feel: ['that', 's'],
  know: ['that', 's'],
  mean: ['that', 's'],
  learn: ['that', 's'],
  hear: ['that', 's'],
  see: ['that', 's'],
  prove: ['that', 's'],
  agree2: ['to', 'v'],
  speak: ['of', 'o'],
  call2: ['for', 'o'],
  call3: ['on', 'o'],
  warn2: ['of', 'o'],
  refer2: ['to', 'o'],
  point2: ['to', 'o'],
  talk: ['about', 'o'],
  speak2: ['about', 'o'],
};
/** Verbs that report only before certain words: "put the toll at 41", "counted 80". */
const EN_BEFORE: Readonly<Record<string, RegExp>> = {
  put: /^\s(?:the|its|their)\s(?:\p{L}+\s){0,3}(?:number|toll|count|figure|total|cost|losses|damage)s?\s(?:\p{L}+\s){0,6}at\s/iu,
  count: /^\s(?:at least\s|more than\s|some\s)?(?:\d|\p{L}+\s(?:dead|killed))/iu,
};
const EN_IRREGULAR = IRREGULAR['en'] ?? {};
const NOUN_LIKE = new Set(
  'claim claims report reports state states call calls plan plans note notes demand demands request requests promise promises pledge pledges question questions praise blame fear fears hope hopes estimate estimates wish aim aims stress remark remarks comment comments threat vow vows cry answer answers counter welcome wants quips tweet tweets signal signals guess doubt warning saying suspect suspects repeat joke jokes defends cite worry worries'.split(
    ' ',
  ),
);

/** Verb forms of other languages as they stand in news; one list a frame. */
const OTHERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: {
    s: 'sagte sagt sagten sagen erklärte erklärt erklärten erklären teilte betonte betont betonten meinte meint meinten berichtete berichtet berichteten berichten behauptete behauptet behaupteten warnte warnt warnten kündigte schrieb schreibt schrieben äußerte äußert bestätigte bestätigt bestätigten forderte fordert forderten bezeichnete bezeichnet kritisierte kritisiert ergänzte ergänzt verkündete verkündet verlangte verlangt mahnte mahnt versicherte versichert dementierte bestritt glaubt glaubte vermutet vermutete begründete begründet urteilte urteilt kommentierte spekulierte spekuliert erläuterte erläutert unterstrich prognostizierte argumentierte argumentiert lobte lobt beklagte beklagt bekräftigte nannte nennt',
  },
  fr: { s: 'dit disent déclaré affirmé affirme affirment annoncé annonce indiqué indique indiquent précisé précise souligné souligne estimé estime estiment assuré assure expliqué explique ajouté ajoute rappelé rappelle reconnu reconnaît confirmé confirme démenti écrit raconté raconte prévenu averti dénoncé dénonce promis jugé juge rapporté rapporte rapportent déclare déclarent soutient soutenu prétendu lancé insisté conclu' },
  es: { s: 'dijo dijeron dice dicen declaró afirmó afirma afirmaron anunció anunciaron informó informaron informa indicó indicaron señaló señalaron señala aseguró aseguraron asegura explicó explica añadió agregó advirtió advierte denunció denuncia sostuvo sostiene confirmó confirmaron negó negaron reconoció escribió insistió destacó subrayó manifestó expresó precisó comentó relató recordó prometió pidió exigió considera cree estimó' },
  it: { s: 'detto dice dicono dichiarato affermato afferma annunciato annuncia riferito riferisce riferiscono spiegato spiega aggiunto aggiunge sottolineato sottolinea sostenuto sostiene sostengono confermato conferma smentito scritto scrive ribadito avvertito denunciato ricordato precisato disse ammesso assicurato commentato' },
  pt: { s: 'disse disseram diz dizem afirmou afirmaram afirma declarou anunciou anunciaram informou informaram explicou explica acrescentou alertou confirmou confirmaram negou negaram destacou ressaltou avaliou escreveu reconheceu prometeu garantiu relatou apontou admitiu criticou defendeu lembrou' },
  uk: { s: 'сказав сказала сказали заявив заявила заявили заявляє повідомив повідомила повідомили повідомляє повідомляють повідомило зазначив зазначила зазначили додав додала підкреслив підкреслила пояснив пояснила розповів розповіла написав написала підтвердив підтвердила підтвердили заперечив вважає вважають стверджує стверджують наголосив наголосила уточнив уточнила' },
  ru: { s: 'сказал сказала сказали заявил заявила заявили заявляет сообщил сообщила сообщили сообщает сообщают сообщило отметил отметила добавил добавила подчеркнул подчеркнула пояснил пояснила рассказал рассказала написал написала подтвердил подтвердила подтвердили считает считают утверждает утверждают уточнил уточнила' },
}; // prettier-ignore

const tables = new Map<string, ReadonlyMap<string, readonly ReportingVerb[]>>();

/** Reporting verbs of a language by lower-case form; empty for a language without a table. */
export function reportingVerbs(lang: string): ReadonlyMap<string, readonly ReportingVerb[]> {
  let known = tables.get(lang);
  if (!known) tables.set(lang, (known = lang === 'en' ? english() : plain(OTHERS[lang] ?? {})));
  return known;
}

function plain(lists: Readonly<Record<string, string>>): ReadonlyMap<string, readonly ReportingVerb[]> {
  const out = new Map<string, ReportingVerb[]>();
  for (const [frames, words] of Object.entries(lists))
    for (const form of words.split(' ')) out.set(form, [{ lemma: form, frames: new Set(frames) as Set<Frame> }]);
  return out;
}

function english(): ReadonlyMap<string, readonly ReportingVerb[]> {
  const out = new Map<string, ReportingVerb[]>();
  const add = (lemma: string, frames: string, particle?: string, next?: RegExp): void => {
    for (const form of forms(lemma.replace(/\d/, ''))) {
      const verb = {
        lemma,
        frames: new Set(frames) as Set<Frame>,
        participle: form.endsWith('ing'),
        nounLike: NOUN_LIKE.has(form),
        ...(particle ? { particle } : {}),
        ...(next ? { next } : {}),
      };
      out.set(form, [...(out.get(form) ?? []), verb]);
    }
  };
  for (const [frames, words] of Object.entries(EN)) for (const lemma of words.split(' ')) add(lemma, frames === 'x' ? 'v' : frames);
  for (const [lemma, next] of Object.entries(EN_BEFORE)) add(lemma, 's', undefined, next);
  for (const [lemma, [particle, frames]] of Object.entries(EN_PHRASAL)) add(lemma, frames, particle);
  return out;
}

function forms(lemma: string): Set<string> {
  const irregular = Object.entries(EN_IRREGULAR)
    .filter(([, l]) => l === lemma)
    .map(([f]) => f);
  const stem = lemma.endsWith('e') ? lemma.slice(0, -1) : lemma;
  const y = /[^aeiou]y$/.test(lemma);
  const double = /^(?:plan|admit|quip|slam|begin)$/.test(lemma) ? lemma + (lemma.at(-1) ?? '') : stem;
  const third = y ? lemma.slice(0, -1) + 'ies' : /(?:s|sh|ch|x)$/.test(lemma) ? lemma + 'es' : lemma + 's';
  const past = y ? lemma.slice(0, -1) + 'ied' : double + 'ed';
  return new Set([lemma, third, double + 'ing', ...(irregular.length && !/^(?:show|learn|prove)$/.test(lemma) ? irregular : [past, ...irregular])]);
}

/** Opening words of "according to", per language; what follows is the source. */
export const ACCORDING: Readonly<Record<string, RegExp>> = {
  en: /\baccording to\b/giu,
  de: /\b(?:laut|nach (?:den )?Angaben (?:von|des|der)|nach Aussage (?:von|des|der))\b/giu,
  fr: /\b(?:selon|d[’']après)\b/giu,
  es: /\b(?:según|de acuerdo con)\b/giu,
  it: /\bsecondo\b/giu,
  pt: /\b(?:segundo|de acordo com|conforme)\b/giu,
  uk: /(?<!\p{L})(?:за словами|за даними|згідно з)(?!\p{L})/giu,
  ru: /(?<!\p{L})(?:по словам|по данным|согласно)(?!\p{L})/giu,
};
