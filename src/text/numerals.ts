/** Number words of one language. Words are lower case; a compound is read by `numbers`. */
export interface Numerals {
  /** Words of 0 to 99. */
  readonly small: Readonly<Record<string, number>>;
  /** Words that multiply what stands before them. */
  readonly scales: Readonly<Record<string, number>>;
  /** Plurals without a number ("dozens") and the least they say. */
  readonly vague: Readonly<Record<string, number>>;
  /** Words between the parts of one number ("and"). */
  readonly joiners: readonly string[];
  /** Character between groups of three digits, and the decimal mark. */
  readonly group: string;
  readonly decimal: string;
  /** True where parts are written as one word (einundzwanzig). */
  readonly glued?: boolean;
}

const list = (words: string, from = 0, step = 1): Record<string, number> =>
  Object.fromEntries(words.split(' ').flatMap((w, i) => w.split('/').map((x) => [x, from + i * step])));
const pairs = (text: string): Record<string, number> => Object.fromEntries(text.split(' ').map((p) => [p.split('=')[0] ?? '', Number(p.split('=')[1])]));

export const NUMERALS: Readonly<Record<string, Numerals>> = {
  en: {
    small: { ...list('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'), ...list('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10) },
    scales: pairs('hundred=100 thousand=1e3 million=1e6 billion=1e9 trillion=1e12 m=1e6 bn=1e9 tn=1e12 dozen=12'),
    vague: pairs('tens=20 dozens=24 scores=40 hundreds=200 thousands=2000 millions=2e6 billions=2e9 trillions=2e12'),
    joiners: ['and'], group: ',', decimal: '.',
  },
  de: {
    small: { ...list('null eins/ein/eine/einen/einem/einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'), ...list('zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig', 20, 10) },
    scales: pairs('hundert=100 tausend=1e3 million=1e6 millionen=1e6 mio=1e6 milliarde=1e9 milliarden=1e9 mrd=1e9 billion=1e12 billionen=1e12 dutzend=12'),
    vague: pairs('dutzende=24 hunderte=200 tausende=2000 zehntausende=20000 hunderttausende=200000'),
    joiners: ['und'], group: '.', decimal: ',', glued: true,
  },
  fr: {
    small: { ...list('zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'), ...list('vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix', 20, 10), ...list('cent', 100) },
    scales: pairs('cents=100 mille=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9'),
    vague: pairs('dizaines=20 centaines=200 milliers=2000'),
    joiners: ['et'], group: ' ', decimal: ',',
  },
  es: {
    small: { ...list('cero uno/una/un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'), ...list('treinta cuarenta cincuenta sesenta setenta ochenta noventa cien/ciento', 30, 10), ...list('doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas', 200, 100) },
    scales: pairs('mil=1e3 millón=1e6 millones=1e6 billón=1e12 billones=1e12'),
    vague: pairs('decenas=20 docenas=24 centenares=200 cientos=200 miles=2000'),
    joiners: ['y'], group: '.', decimal: ',',
  },
  it: {
    small: { ...list('zero uno/una/un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'), ...list('venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento', 20, 10) },
    scales: pairs('mila=1e3 mille=1e3 milione=1e6 milioni=1e6 miliardo=1e9 miliardi=1e9'),
    vague: pairs('decine=20 centinaia=200 migliaia=2000'),
    joiners: ['e'], group: '.', decimal: ',', glued: true,
  },
  pt: {
    small: { ...list('zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove'), ...list('vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem/cento', 20, 10), ...list('duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos', 200, 100) },
    scales: pairs('mil=1e3 milhão=1e6 milhões=1e6 bilhão=1e9 bilhões=1e9'),
    vague: pairs('dezenas=20 centenas=200 milhares=2000'),
    joiners: ['e'], group: '.', decimal: ',',
  },
  uk: {
    small: { ...list('нуль один/одна/одне/одного/однієї два/дві/двох/двоє три/трьох/троє чотири/чотирьох/четверо пʼять/п’ять/пять/п\'ять/п’ятеро/п\'ятьох шість/шестеро сім/семеро вісім/восьмеро дев’ять/дев\'ять десять/десятеро одинадцять дванадцять тринадцять чотирнадцять п’ятнадцять/п\'ятнадцять шістнадцять сімнадцять вісімнадцять дев’ятнадцять/дев\'ятнадцять'), ...list('двадцять тридцять сорок п’ятдесят/п\'ятдесят шістдесят сімдесят вісімдесят дев’яносто/дев\'яносто сто', 20, 10) },
    scales: pairs('тис=1e3 тисяча=1e3 тисячі=1e3 тисяч=1e3 млн=1e6 мільйон=1e6 мільйони=1e6 мільйонів=1e6 млрд=1e9 мільярд=1e9 мільярди=1e9 мільярдів=1e9'),
    vague: pairs('десятки=20 сотні=200 тисячі=2000'),
    joiners: [], group: ' ', decimal: ',',
  },
  ru: {
    small: { ...list('ноль один/одна/одно/одного/одной два/две/двух/двое три/трех/трёх/трое четыре/четырех/четырёх/четверо пять/пяти/пятеро шесть/шести/шестеро семь/семи/семеро восемь/восьми девять/девяти десять/десяти одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'), ...list('двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто', 20, 10) },
    scales: pairs('тыс=1e3 тысяча=1e3 тысячи=1e3 тысяч=1e3 млн=1e6 миллион=1e6 миллиона=1e6 миллионов=1e6 млрд=1e9 миллиард=1e9 миллиарда=1e9 миллиардов=1e9 трлн=1e12'),
    vague: pairs('десятки=20 сотни=200 тысячи=2000'),
    joiners: [], group: ' ', decimal: ',',
  },
  tr: {
    small: { ...list('sıfır bir iki üç dört beş altı yedi sekiz dokuz on'), ...list('yirmi otuz kırk elli altmış yetmiş seksen doksan yüz', 20, 10) },
    scales: pairs('yüz=100 bin=1e3 milyon=1e6 milyar=1e9 trilyon=1e12'),
    vague: pairs('onlarca=20 yüzlerce=200 binlerce=2000'),
    joiners: [], group: '.', decimal: ',',
  },
  ar: {
    small: { ...list('صفر واحد اثنان/اثنين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر'), ...list('عشرين/عشرون ثلاثين/ثلاثون أربعين/أربعون خمسين/خمسون ستين/ستون سبعين/سبعون ثمانين/ثمانون تسعين/تسعون مئة/مائة', 20, 10) },
    scales: pairs('ألف=1e3 آلاف=1e3 ألفا=1e3 مليون=1e6 ملايين=1e6 مليار=1e9 مليارات=1e9'),
    vague: pairs('عشرات=20 مئات=200'),
    joiners: [], group: ',', decimal: '.',
  },
  zh: {
    small: list('零 一 二/两 三 四 五 六 七 八 九 十'),
    scales: pairs('百=100 千=1e3 万=1e4 萬=1e4 亿=1e8 億=1e8'),
    vague: pairs('数十=20 数百=200 数千=2000 数万=20000'),
    joiners: [], group: ',', decimal: '.',
  },
}; // prettier-ignore
