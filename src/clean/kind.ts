import type { ArticleKind } from '../model/revision.ts';
import type { Head } from './metadata.ts';

/** What the kind of an article is read from. */
export interface KindSigns {
  readonly head: Head;
  readonly url: string;
  readonly headline: string;
  readonly section: string;
  /** Words of the body; blocks; and how many of the blocks are questions, steps or time stamps. */
  readonly words: number;
  readonly blocks: readonly string[];
  readonly dated: boolean;
  readonly signed: boolean;
}

const TYPES: readonly (readonly [ArticleKind, RegExp])[] = [
  ['live-blog', /^LiveBlogPosting$/],
  ['opinion', /^OpinionNewsArticle$/],
  ['review', /^(?:ReviewNewsArticle|CriticReview)$/],
  ['recipe', /^Recipe$/],
  ['how-to', /^HowTo$/],
  ['forum', /^(?:DiscussionForumPosting|QAPage)$/],
  ['documentation', /^(?:TechArticle|APIReference)$/],
  ['gallery', /^(?:ImageGallery|MediaGallery)$/],
];
/** Parts of an address or a section's name. */
const PLACES: readonly (readonly [ArticleKind, RegExp])[] = [
  ['live-blog', /(?<![a-z])(?:live-?blog|live-?ticker|live-updates|liveticker|newsticker)(?![a-z])/iu],
  [
    'opinion',
    /(?<![\p{L}])(?:opinions?|op-?eds?|commentary|commentisfree|columns?|columnists?|editorials?|letters|perspectives?|voices|viewpoints?|meinung|meinungen|kommentare?|kolumnen?|gastkommentar|gastbeitrag|leitartikel|opini[oó]n|opiniones|columna|tribuna|tribunes?|d[ée]bats?|idées|opinioni|editoriale|opinie|mening|meninger|kronikk|ledare|debatt|мнения|мнение|колонка|オピニオン|社説|コラム|社说|评论|사설|칼럼)(?![\p{L}])/iu,
  ],
  [
    'review',
    /(?<![\p{L}])(?:reviews?|(?:film|book|music|tv|game|restaurant)-?reviews?|rezension(?:en)?|kritik(?:en)?|critiques?|rese[ñn]as?|recensioni?|anmeldelser?|recension(?:er)?|test(?:bericht|berichte|s))(?![\p{L}])/iu,
  ],
  ['recipe', /(?<![\p{L}])(?:recipes?|rezepte?|recettes?|recetas?|ricette|recepten|oppskrifter|recept)(?![\p{L}])/iu],
  [
    'gallery',
    /(?<![\p{L}])(?:galler(?:y|ies)|slideshows?|photo-?galler(?:y|ies)|bildergalerien?|fotostrecken?|diaporamas?|fotogaler[ií]as?|in-pictures|photos)(?![\p{L}])/iu,
  ],
  [
    'press-release',
    /(?<![\p{L}])(?:press-?releases?|news-?releases?|pressemitteilung(?:en)?|communiqu[ée]s?(?:-de-presse)?|pm|ots|prnewswire|globenewswire|businesswire|einpresswire|comunicados?(?:-de-prensa)?)(?![\p{L}])/iu,
  ],
  ['forum', /(?<![\p{L}])(?:forums?|community|threads?|topic\/\d+|questions\/\d+|discussions?|showthread|viewtopic|r\/[a-z0-9_]+\/comments)(?![\p{L}])/iu],
  ['documentation', /(?<![\p{L}])(?:docs?|documentation|api-?reference|reference|manual|wiki|developer|kb)(?![\p{L}])/iu],
  ['product', /(?<![\p{L}])(?:products?|shop|store|dp|item|cart|produkte?)(?=\/)/iu],
  ['video', /(?<![\p{L}])(?:videos?|watch|mediathek)(?=\/)/iu],
  ['interview', /(?<![\p{L}])(?:interviews?|entretiens?|entrevistas?|interviste)(?![\p{L}])/iu],
];
/** How headlines say it themselves. */
const HEADLINES: readonly (readonly [ArticleKind, RegExp])[] = [
  [
    'live-blog',
    /^the latest:\s|^(?:live(?:[- ]?(?:blog|ticker|updates?))?\s*[:+–-]|.*\b(?:live[- ](?:updates|blog)|liveticker|live-ticker|newsblog|minute by minute)\b)/iu,
  ],
  [
    'opinion',
    /^dear \p{Lu}\p{Ll}+:|^(?:opinion|op-?ed|editorial|commentary|column|kommentar|kolumne|meinung|leitartikel|opini[oó]n|tribune|letter(?:s)? to the editor)\s*[:|–-]/iu,
  ],
  ['review', /^(?:review|test|rezension|critique|kritik)\s*[:|–-]|\breview\s*(?:[:–-]|$)/iu],
  [
    'how-to',
    /^(?:how to|\d+ (?:tips|ways|steps) (?:to|for)|here['’]s how to|so (?:funktioniert|geht)|comment (?:faire|installer)|cómo)\s|:\s\d+ (?:tips|ways|steps) (?:to|for)\s|\b(?:step[- ]by[- ]step|beginner['’]?s?) guide\b|\bguide: how\b/iu,
  ],
  ['interview', /^(?:interview|q&a|entrevista|entretien)\s*[:|–-]|\b(?:im (?:gespräch|interview)|interview with|the .{2,30} interview)\b/iu],
  ['gallery', /^(?:photos|gallery|in pictures|pictures|bilder|fotos|slideshow)\s*[:|–-]|\bin (?:pictures|photos)$/iu],
  ['video', /^(?:video|watch|vidéo)\s*[:|–-]/iu],
];

/** The kind of page, from what it says of itself (types, headline, address, section) and from how its text is built; `report` where nothing says otherwise. */
export function kindOf(s: KindSigns): ArticleKind {
  const typed = TYPES.find(([, re]) => s.head.ld.types.slice(0, 6).some((t) => re.test(t)))?.[0];
  const article = s.head.ld.types.some((t) => /^(?:News|Report|Advertiser|Satirical|Analysis|Background)\w*Article$|^ReportageNewsArticle$/.test(t));
  const path = pathOf(s.url);
  const slug = (/\/([^/?#]+)\/?(?:[?#].*)?$/.exec(s.url)?.[1] ?? '').toLowerCase();
  const heads = HEADLINES.find(([, re]) => re.test(s.headline))?.[0];
  if (typed && typed !== 'documentation' && !(article && typed === 'review')) return typed;
  if (heads) return heads;
  if (s.words >= GUIDE_WORDS && /^(?:the\s)?(?:\d+\s)?best\s(?!of\b|buy\b)/iu.test(s.headline)) return 'review';
  if (/\brecipes?$/iu.test(s.headline) && s.blocks.some((b) => /^(?:ingredients|instructions|directions|method)\b/iu.test(b))) return 'recipe';
  if (/[-_]interview(?:[-_.]\d+)?$/.test(slug.replace(/\.\w{2,5}$/, ''))) return 'interview';
  if (/^(?:viewtopic|showthread|viewthread)\b/.test(slug)) return 'forum';
  if (!article && s.head.tags.some((t) => OPINION_TAG.test(t))) return 'opinion';
  const soft = article || (s.dated && s.signed);
  const placed = PLACES.find(([kind, re]) => !(soft && SHOP.has(kind)) && (re.test(path) || re.test(s.section)))?.[0];
  if (placed && !(placed === 'video' && s.words > 150) && !(placed === 'gallery' && s.words > 600)) return placed;
  if (!soft && s.head.ld.types.includes('Product')) return 'product';
  if (typed === 'documentation') return typed;
  if (isAnnouncement(s)) return 'press-release';
  if (isInterview(s.blocks)) return 'interview';
  return s.words === 0 && s.head.ld.types.includes('VideoObject') ? 'video' : 'report';
}
/** A buying guide (`The Best Electric Scooters`) is long; news of what is best is not. */
const GUIDE_WORDS = 900;
const OPINION_TAG = /^(?:opinion|op-?ed|opinión|nota de opini[oó]n|kommentar|meinung|kolumne|editorial|tribune|commentary|columns?)$/iu;

/** A house tells its own news: `… announced today`, and at the end who it is. */
function isAnnouncement({ blocks, headline }: KindSigns): boolean {
  const announces = /\bannounce[sd]?\b|\b(?:gibt|geben|gab)\b.{0,60}\bbekannt\b|\bannonce\b|\banuncia\b/iu;
  return announces.test(`${headline} ${blocks[0] ?? ''}`) && blocks.slice(-8).some((b) => /^(?:About|Über|À propos d[eu']|Acerca de|Sobre)\s\p{Lu}/u.test(b));
}

/** Kinds that a dated and signed news article is not, whatever its address. */
const SHOP: ReadonlySet<ArticleKind> = new Set(['forum', 'documentation', 'product', 'press-release']);

/** Folders of the address, without its last part (the slug repeats the headline's words). */
function pathOf(url: string): string {
  const path = /^[a-z]+:\/\/([^?#]*)/i.exec(url)?.[1] ?? '';
  const parts = path.split('/').filter(Boolean);
  return `${(parts[0] ?? '').split('.').slice(0, -2).join('/')}/${parts.slice(1, -1).join('/')}/`;
}

/** Questions of one side and answers of the other through most of the text. */
function isInterview(blocks: readonly string[]): boolean {
  const asked = blocks.filter((b) => /[?？؟]["”»]?$/u.test(b) && b.length < 400).length;
  const labelled = blocks.filter((b) => /^(?:Q|A|Frage|Antwort|\p{Lu}[\p{L}. ]{2,24})\s?:\s/u.test(b)).length;
  return (asked >= 5 && asked >= blocks.length * 0.25) || (labelled >= 8 && labelled >= blocks.length * 0.6 && asked >= 3);
}
