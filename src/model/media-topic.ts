/** The seventeen top-level IPTC Media Topics (https://www.iptc.org/std/NewsCodes/treeview/mediatopic/), under short names of ours. */
export const MEDIA_TOPICS = [
  'arts',
  'crime',
  'disaster',
  'economy',
  'education',
  'environment',
  'health',
  'human-interest',
  'labour',
  'lifestyle',
  'politics',
  'religion',
  'science',
  'society',
  'sport',
  'conflict',
  'weather',
] as const;
export type MediaTopic = (typeof MEDIA_TOPICS)[number];

/**
 * Words by which publishers name a section of each topic, in several languages. Names of regions ("World", "Nation", "Local")
 * say where and not what, and stand under none.
 */
const NAMES: Readonly<Record<MediaTopic, string>> = {
  arts: 'arts art culture entertainment media music film films movies movie books book theatre theater stage television tv celebrity celebrities showbiz kultur feuilleton unterhaltung medien musik kino bücher literatur theater culture cinéma musique livres médias arts spectacles cultura arte cine música libros medios spettacoli cinema musica libri cultuur muziek kunst kultura культура искусство кино музыка мистецтво кіно музика культура sanat kültür magazin ثقافة فن فنون ثقافة-وفن 文化 娱乐 娛樂 芸術 エンタメ 문화 văn-hóa',
  crime:
    'crime courts court justice law legal police kriminalität justiz recht polizei faits-divers justice police sucesos justicia crimen cronaca giustizia криминал происшествия право кримінал суд adalet suç حوادث قضايا عدالة 犯罪 法治 事件 사회-사건',
  disaster:
    'disaster disasters accidents accident emergencies katastrophen unglücke unfälle catastrophes desastres disastri катастрофы катастрофи надзвичайні-події كوارث 灾难 災害',
  economy:
    'economy business finance money markets market companies industry economics personal-finance property banking energy fishing farming agriculture wirtschaft finanzen geld börse unternehmen märkte économie entreprises finance bourse argent economía negocios finanzas empresas dinero economia finanza affari mercados economie geld beurs gospodarka biznes finanse экономика бизнес финансы деньги економіка бізнес фінанси гроші ekonomi finans iş-dünyası اقتصاد أعمال مال أسواق مال-وأعمال 经济 財經 财经 经济 商业 経済 ビジネス 경제 kinh-tế kinh-doanh',
  education:
    'education schools school universities university bildung schule hochschule campus éducation educación istruzione scuola onderwijs edukacja образование освіта eğitim تعليم 教育 교육 giáo-dục',
  environment:
    'environment climate nature climate-change umwelt klima natur environnement climat planète medio-ambiente clima medioambiente ambiente milieu klimaat środowisko экология климат довкілля екологія çevre بيئة مناخ 环境 環境 환경 môi-trường',
  health:
    'health medicine healthcare wellbeing coronavirus covid-19 gesundheit medizin santé salud sanidad salute sanità saúde gezondheid zdrowie здоровье здоров’я медицина sağlık صحة 健康 医疗 健康・医療 건강 sức-khỏe y-tế',
  'human-interest': 'human-interest people animals odd offbeat weird menschen insolite insolites gente curiosidades personen ludzie люди منوعات 人物 趣闻',
  labour:
    'labour labor jobs work employment careers arbeit karriere beruf beschäftigung emploi travail empleo trabajo lavoro werk praca труд работа праця робота iş çalışma عمل وظائف 劳动 就业 労働',
  lifestyle:
    'lifestyle life style fashion food travel leisure cooking home-garden leben reise essen mode genuss stil vie style voyage voyages cuisine gastronomie estilo vida moda viajes gastronomía stile viaggi reizen eten styl podróże стиль еда туризм путешествия подорожі yaşam seyahat أسلوب-حياة سفر 生活 旅游 旅行 라이프 du-lịch',
  politics:
    'politics government elections election parliament policy diplomacy white-house congress westminster politik regierung wahlen innenpolitik außenpolitik parlament politique gouvernement élections política gobierno elecciones politica governo elezioni politiek polityka wybory политика выборы політика вибори siyaset politika seçim سياسة سياسي انتخابات 政治 时政 정치 chính-trị',
  religion: 'religion faith religions belief kirche glaube religion religión religione geloof religia религия релігія din دين 宗教',
  science:
    'science technology tech science-technology sci-tech digital internet gaming space wissenschaft technik wissen technologie netzwelt sciences technologie numérique ciencia tecnología scienza tecnologia wetenschap nauka technologia наука технологии технології bilim teknoloji علوم تكنولوجيا تقنية 科技 科学 テクノロジー 과학 khoa-học công-nghệ',
  society:
    'society social-affairs family immigration migration gesellschaft société sociedad società sociedade samenleving społeczeństwo общество суспільство toplum مجتمع 社会 社會 사회 xã-hội',
  sport:
    'sport sports football soccer cricket tennis rugby golf basketball baseball hockey cycling athletics olympics formula-1 f1 nfl nba fußball fussball bundesliga foot deportes deporte fútbol esportes futebol calcio voetbal спорт футбол spor futbol رياضة رياضات كرة-القدم 体育 體育 スポーツ 스포츠 thể-thao piłka-nożna',
  conflict:
    'conflict war war-and-peace defence defense military security krieg verteidigung guerre défense guerra defensa conflicto guerra difesa oorlog wojna война війна оборона savaş savunma حرب حروب 军事 軍事 戦争',
  weather: 'weather forecast wetter météo tiempo meteo tempo weer pogoda погода hava hava-durumu طقس 天气 天氣 気象 날씨 thời-tiết',
};

const keyOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join('-') ?? '';

let byName: ReadonlyMap<string, MediaTopic> | undefined;
function topics(): ReadonlyMap<string, MediaTopic> {
  return (byName ??= new Map(MEDIA_TOPICS.toReversed().flatMap((topic) => NAMES[topic].split(' ').map((name) => [keyOf(name), topic] as const))));
}

/** The topic that the name of a publisher's section tells: by the whole of it, else by the first of its words that tells one. */
export function mediaTopicOf(section: string): MediaTopic | undefined {
  const key = keyOf(section);
  if (key.length > 60) return undefined;
  return topics().get(key) ?? key.split('-').flatMap((word) => topics().get(word) ?? [])[0];
}

/** The names that IPTC gives the topics (Media Topics, release of 2025-10-09), in the order of their codes: 01000000 to 17000000. */
const IPTC_NAMES: Readonly<Record<MediaTopic, string>> = {
  arts: 'arts, culture, entertainment and media',
  crime: 'crime, law and justice',
  disaster: 'disaster, accident and emergency incident',
  economy: 'economy, business and finance',
  education: 'education',
  environment: 'environment',
  health: 'health',
  'human-interest': 'human interest',
  labour: 'labour',
  lifestyle: 'lifestyle and leisure',
  politics: 'politics and government',
  religion: 'religion',
  science: 'science and technology',
  society: 'society',
  sport: 'sport',
  conflict: 'conflict, war and peace',
  weather: 'weather',
};

/** A topic as IPTC names and codes it: `uri` is its code behind the address of the scheme. */
export function codeOf(topic: MediaTopic, scheme: string): { readonly name: string; readonly uri: string } {
  return { name: IPTC_NAMES[topic], uri: `${scheme}${String(MEDIA_TOPICS.indexOf(topic) + 1).padStart(2, '0')}000000` };
}
