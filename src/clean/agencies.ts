/** News agencies as they are written on pages: the short name first, then other spellings. */
const AGENCIES: readonly (readonly string[])[] = [
  ['AP', 'The Associated Press', 'Associated Press', 'AP News'],
  ['Reuters', 'Thomson Reuters', 'RTR', 'ロイター', 'Рейтер'],
  ['AFP', 'Agence France-Presse', 'Agence France Presse', 'Agencia France-Presse'],
  ['dpa', 'dpa-AFX', 'dpa-infocom', 'dpa-tmn', 'Deutsche Presse-Agentur', 'dpa Deutsche Presse-Agentur'],
  ['APA', 'Austria Presse Agentur', 'APA-OTS'],
  ['Keystone-SDA', 'SDA', 'Keystone-ATS', 'ATS'],
  ['SID', 'Sport-Informations-Dienst'],
  ['epd', 'Evangelischer Pressedienst'],
  ['KNA', 'Katholische Nachrichten-Agentur'],
  ['AWP'],
  ['PTI', 'Press Trust of India'],
  ['ANI', 'Asian News International'],
  ['IANS'],
  ['UNI', 'United News of India'],
  ['APP', 'Associated Press of Pakistan'],
  ['PA', 'PA Media', 'Press Association', 'PA News Agency'],
  ['The Canadian Press', 'Canadian Press', 'La Presse Canadienne', 'Presse Canadienne'],
  ['AAP', 'Australian Associated Press'],
  ['UPI', 'United Press International'],
  ['Bloomberg', 'Bloomberg News'],
  ['Anadolu', 'AA', 'Anadolu Agency', 'Anadolu Ajansı'],
  ['DHA', 'Demirören Haber Ajansı'],
  ['İHA', 'İhlas Haber Ajansı'],
  ['ANKA'],
  ['Xinhua', 'Xinhua News Agency', '新华社', '新华网', '新華社'],
  ['中新社', '中新网', 'China News Service'],
  ['CNA', '中央社'],
  ['EFE', 'Agencia EFE'],
  ['Europa Press'],
  ['ACN', 'Agència Catalana de Notícies'],
  ['Télam'],
  ['Notimex'],
  ['Agência Brasil'],
  ['Lusa', 'Agência Lusa'],
  ['ANSA'],
  ['AGI'],
  ['Adnkronos'],
  ['LaPresse'],
  ['Belga', 'Belga News Agency'],
  ['ANP'],
  ['NTB'],
  ['TT'],
  ['Ritzau'],
  ['STT', 'STT-Lehtikuva'],
  ['TASS', 'ТАСС', 'Itar-Tass'],
  ['RIA Novosti', 'РИА Новости'],
  ['Interfax', 'Интерфакс', 'Interfax-Ukraine', 'Интерфакс-Украина'],
  ['Ukrinform', 'Укрінформ', 'Укринформ'],
  ['UNIAN', 'УНІАН', 'УНИАН'],
  ['BelTA', 'БелТА'],
  ['PAP', 'Polska Agencja Prasowa'],
  ['ČTK', 'CTK'],
  ['TASR'],
  ['SITA'],
  ['MTI'],
  ['Tanjug'],
  ['HINA'],
  ['BTA', 'БТА'],
  ['Agerpres'],
  ['BNS'],
  ['ELTA'],
  ['LETA'],
  ['ΑΠΕ-ΜΠΕ', 'ΑΠΕ', 'AMNA'],
  ['Kyodo', 'Kyodo News', '共同通信', '共同'],
  ['Jiji', 'Jiji Press', '時事通信', '時事'],
  ['Yonhap', '연합뉴스', 'Yonhap News Agency'],
  ['Newsis', '뉴시스'],
  ['VNA', 'TTXVN'],
  ['Antara'],
  ['Bernama'],
  ['TNN', 'Times News Network'],
  ['WAM'],
  ['SPA'],
  ['MENA'],
  ['IRNA'],
  ['SANA'],
  ['NAN', 'News Agency of Nigeria'],
  ['ANA'],
  ['Tribune News Service', 'Tribune Content Agency'],
  ['CNN Newsource', 'CNN Wire', 'The-CNN-Wire'],
  ['Associated Press Television'],
  ['SyndiGate.info', 'SyndiGate'],
  [
    'Agenturen',
    'Nachrichtenagenturen',
    'Agenturmaterial',
    'News agencies',
    'Agencies',
    'Agencias',
    'Agences',
    'Agenzie',
    'Wire services',
    'Wire reports',
    'Byrå',
    'Byråer',
  ],
];

/** Short names that agencies write small themselves. */
const LOWER: ReadonlySet<string> = new Set(['dpa', 'epd', 'afp', 'sda', 'apa', 'sid']);
/** Other cases in which some are written. */
const CASES = ['Afp', 'afp', 'DPA', 'apa', 'sda', 'sid', 'APA', 'EPD', 'REUTERS', 'agencies', 'agenturen'];

/** The names of agencies: the usual ones, and those of the user's own sources. */
export class Agencies {
  /** A pattern (source text) for any agency's name, longest first, with its case kept: `told reuters` does not make a credit. */
  readonly pattern: string;
  readonly #short: ReadonlyMap<string, string>;
  readonly #named: RegExp;

  /** @param more each the short name first, then other spellings. */
  constructor(more: readonly (readonly string[])[] = []) {
    const rows = [...AGENCIES, ...more];
    this.#short = new Map(rows.flatMap((row) => row.map((name) => [name.toLowerCase(), row[0] ?? name] as const)));
    this.pattern = [...new Set(rows.flat())]
      .sort((a, b) => b.length - a.length)
      .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s'))
      .concat(CASES)
      .join('|');
    this.#named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${this.pattern})(?![\\p{L}\\p{N}])`, 'u');
  }

  /** The usual short name of an agency, or undefined where the words name none. Case matters for short names that are words too. */
  named(words: string): string | undefined {
    const bare = words
      .trim()
      .replace(/^(?:the|der|die|das|la|le|el|l['’])\s+/i, '')
      .replace(/[\s.,;:]+$/u, '');
    const found = this.#short.get(bare.toLowerCase()) ?? this.#short.get(words.trim().toLowerCase());
    return found && /^[a-z]{1,3}$/.test(bare) && !LOWER.has(bare) ? undefined : found;
  }

  /** Whether words name an agency among others. */
  in(text: string): boolean {
    return this.#named.test(text);
  }
}

/** The agencies that are known without a list of sources. */
export const USUAL = new Agencies();

const made = new Map<string, Agencies>();
/** The usual agencies and more; the same names give the same object (a bounded table: patterns take long to compile). */
export function agenciesWith(more: readonly (readonly string[])[] | undefined): Agencies {
  const unusual = (more ?? []).filter((row) => row.some((name) => USUAL.named(name) === undefined));
  if (unusual.length === 0) return USUAL;
  const key = JSON.stringify(unusual),
    before = made.get(key);
  if (before) return before;
  if (made.size > 20) made.clear();
  const agencies = new Agencies(unusual);
  made.set(key, agencies);
  return agencies;
}

/** Patterns that hold agencies' names, compiled once for each list of agencies. */
export function perAgencies<T>(compile: (names: string) => T): (agencies: Agencies) => T {
  const done = new WeakMap<Agencies, T>();
  return (agencies) => {
    const before = done.get(agencies);
    if (before !== undefined) return before;
    const patterns = compile(agencies.pattern);
    done.set(agencies, patterns);
    return patterns;
  };
}
