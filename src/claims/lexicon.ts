/** The closed word classes of one language, as far as the rules need them. Words are lower case. */
export interface Lexicon {
  readonly determiners: ReadonlySet<string>;
  readonly pronouns: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** Conjunctions and relatives that begin a clause. */
  readonly conjunctions: ReadonlySet<string>;
  readonly coordinators: ReadonlySet<string>;
  /** Adverbs that may stand between a subject and its verb. */
  readonly adverbs: ReadonlySet<string>;
  /** What opens a content clause after a reporting verb. */
  readonly complementizers: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  /** Weekday and time words that may follow a cue. */
  readonly times: ReadonlySet<string>;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const EN: Lexicon = {
  determiners: set('the a an this that these those his her its their our my your some any all both each every another no other many most several few whose'),
  pronouns: set('i you he she it we they who which one someone somebody nobody everyone everybody others him her them us me this these those many some both'),
  auxiliaries: set(
    "is are was were be been being am has have had do does did will would can could may might must shall should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot 's 're 've 'll 'd 'm",
  ),
  prepositions: set(
    'of in on at by for with from to into over under about against between among during through across after before since until without within around near off toward towards upon like despite behind beyond inside outside above below per via amid alongside than as',
  ),
  conjunctions: set(
    'but while although though because if when whenever where who which whom whose that since unless until whereas so yet however after before as whether how why what than',
  ),
  coordinators: set('and or nor but'),
  adverbs: set(
    'also not never now then later once again repeatedly recently previously already still just even only often always reportedly publicly openly clearly falsely simply further first earlier long once ultimately finally eventually subsequently thus therefore all each both',
  ),
  complementizers: set('that whether how why what if who when where to'),
  negations: set("not n't never no"),
  times: set('monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow earlier later recently'),
};

const DE: Lexicon = {
  determiners: set(
    'der die das den dem des ein eine einen einem einer eines dieser diese dieses diesem diesen sein seine seiner seinem ihr ihre ihrer ihrem unser unsere kein keine alle viele einige mehrere',
  ),
  pronouns: set('ich du er sie es wir ihr man wer dieser diese ihm ihn ihnen uns mich mir'),
  auxiliaries: set(
    'ist sind war waren sei seien wäre wären hat haben hatte hatten habe hätte hätten wird werden wurde wurden werde würde würden kann können könnte könnten konnte konnten soll sollen sollte sollten muss müssen müsse müssten will wollen wolle wollte darf dürfen dürfe mag möchte',
  ),
  prepositions: set(
    'in im an am auf aus bei beim mit nach seit von vom zu zum zur für gegen durch ohne um über unter vor während wegen trotz zwischen hinter neben bis ab laut',
  ),
  conjunctions: set('aber dass daß weil wenn als ob obwohl während nachdem bevor damit sondern denn doch wie wo was wer'),
  coordinators: set('und oder sowie aber'),
  adverbs: set('auch nicht noch schon jedoch dann dabei zudem außerdem bereits wiederum später heute gestern selbst nur so'),
  complementizers: set('dass daß ob wie warum wer was'),
  negations: set('nicht kein keine nie'),
  times: set('montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend heute gestern'),
};

const romance = (x: { d: string; p: string; a: string; r: string; c: string; and: string; adv: string; that: string; no: string; t: string }): Lexicon => ({
  determiners: set(x.d), pronouns: set(x.p), auxiliaries: set(x.a), prepositions: set(x.r), conjunctions: set(x.c), coordinators: set(x.and),
  adverbs: set(x.adv), complementizers: set(x.that), negations: set(x.no), times: set(x.t),
}); // prettier-ignore

/** Lexicons by BCP 47 primary language. A language that is not here has quotations but no indirect statements. */
export const LEXICONS: Readonly<Record<string, Lexicon>> = {
  en: EN,
  de: DE,
  fr: romance({ d: 'le la les l un une des du ce cet cette ces son sa ses leur leurs mon ma notre nos plusieurs quelques', p: 'il elle on ils elles je nous vous qui celui-ci celle-ci', a: 'a ont est sont était étaient avait avaient sera serait seraient aurait auraient va vont doit doivent peut peuvent pourrait été', r: 'de du des d à au aux en dans sur pour par avec sans sous vers chez entre contre depuis pendant après avant selon lors', c: 'mais que qu qui quand lorsque si parce car comme où dont alors tandis puisque', and: 'et ou ni mais', adv: 'ne pas aussi également encore déjà toujours ensuite notamment plus', that: 'que qu si', no: 'ne pas', t: 'lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd’hui' }),
  es: romance({ d: 'el la los las un una unos unas este esta estos estas su sus nuestro nuestra varios varias', p: 'él ella ellos ellas yo nosotros quien quienes que se le les', a: 'ha han había es son era eran fue fueron será sería está están estaba puede pueden podría debe', r: 'de del a al en con por para sin sobre entre desde hasta contra según durante tras ante', c: 'pero que si cuando porque aunque como donde mientras pues quien cual', and: 'y e o u ni pero', adv: 'no también ya además aún todavía sólo solo ayer hoy luego', that: 'que si', no: 'no', t: 'lunes martes miércoles jueves viernes sábado domingo ayer hoy' }),
  it: romance({ d: 'il lo la i gli le l un uno una questo questa questi queste suo sua suoi sue alcuni alcune', p: 'lui lei loro egli ella io noi chi che si', a: 'ha hanno è sono era erano aveva avevano sarà sarebbe può possono potrebbe deve', r: 'di del della dei delle dello degli dell a al alla ai alle in nel nella con su sul sulla per tra fra da dal dalla contro secondo durante dopo', c: 'ma che se quando perché mentre come dove cui', and: 'e ed o né ma', adv: 'non anche già ancora inoltre poi', that: 'che se', no: 'non', t: 'lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi' }),
  pt: romance({ d: 'o a os as um uma uns umas este esta esse essa seu sua seus suas vários várias', p: 'ele ela eles elas eu nós quem que se lhe', a: 'tem têm tinha é são era eram foi foram será seria está estão estava pode podem poderia deve', r: 'de do da dos das a ao à aos em no na nos nas com por pelo pela para sem sobre entre desde até contra segundo durante após', c: 'mas que se quando porque embora como onde enquanto', and: 'e ou nem mas', adv: 'não também já ainda além', that: 'que se', no: 'não', t: 'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo ontem hoje' }),
  uk: romance({ d: 'цей ця це ці той та його її їх наш наша', p: 'він вона воно вони я ми ви хто який яка які', a: 'є був була було були буде будуть може можуть мав мала', r: 'в у на з із зі до від для про за під над при після перед через між без по о об', c: 'але що щоб якщо коли бо тому хоча як де', and: 'і й та або чи але', adv: 'не також ще вже тим часом', that: 'що щоб чи', no: 'не', t: 'понеділок вівторок середу четвер п’ятницю суботу неділю вчора сьогодні' }),
  ru: romance({ d: 'этот эта это эти тот его её ее их наш наша', p: 'он она оно они я мы вы кто который которая которые', a: 'есть был была было были будет будут может могут', r: 'в во на с со из к от для о об про за под над при после перед через между без по', c: 'но что чтобы если когда потому хотя как где', and: 'и или либо но а', adv: 'не также ещё еще уже', that: 'что чтобы ли', no: 'не', t: 'понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня' }),
}; // prettier-ignore

const FUNCTION_WORDS = [EN.determiners, EN.pronouns, EN.prepositions, EN.conjunctions, EN.coordinators, EN.adverbs, EN.auxiliaries, EN.negations];
/** Whether an English word, in lower case, is of a closed class or an adverb: no name is. */
export const isFunctionWord = (low: string): boolean => FUNCTION_WORDS.some((list) => list.has(low));

/** Past and present forms of common English verbs; they end a noun phrase where the ending alone would not show a verb. */
export const COMMON_VERBS: ReadonlySet<string> = set(
  'said says say told tells tell made makes make went goes go came comes come took takes take got gets get gave gives give saw sees see knew knows know thought thinks think found finds find left leaves leave felt feels feel put puts became becomes become began begins begin kept keeps keep held holds hold brought brings bring wrote writes write sat stood stands stand ran runs run lost loses lose paid pays pay met meets meet led leads spoke speaks speak won wins win sent sends send built fell falls fall cut rose rises rise drew drove broke hit hits set sets spent grew grows read sought seeks seek shot fought fights sold sells struck caught taught bought lay lies won’t let lets wore threw flew chose understood swore wants want needs need seems seem appears appear remains remain shows show works work lives live calls claims believes believe hopes hope expects expect plans urges argues argue insists supports support faces face includes include continues continue provides says serves serve moves looks look helps help turns turn starts start plays play likes like uses adds asks ask opens happens happen acts suffers considers carries arrived died told fled withdrew vowed suggests suggest',
);
