import { remembered } from '../text/remembered.ts';
import type { Box } from './markup.ts';

/** Why a part of a page is not the article's text. */
export type Reason =
  | 'navigation'
  | 'related'
  | 'share'
  | 'newsletter'
  | 'advertising'
  | 'comments'
  | 'legal'
  | 'author-box'
  | 'caption'
  | 'tags'
  | 'form'
  | 'player'
  | 'hidden'
  | 'link-dense'
  | 'outside'
  | 'before-headline'
  | 'headline'
  | 'deck'
  | 'section'
  | 'byline'
  | 'date'
  | 'credit'
  | 'contributors'
  | 'note'
  | 'chrome'
  | 'repeated'
  | 'fragment'
  /** Beyond what is read of one page. */
  | 'too-long'
  /** By what was learned of many pages, where no rule says more. */
  | 'unlike-text';

const named = (list: string): RegExp => new RegExp(`(?<![a-z0-9])(?<!(?:\\bno|has|with|without|not|hide|show|is)-)(?:${list})(?![a-z0-9])`);

/** What class names, ids and roles say all over the web, in the order they are tried. */
const NAMED: readonly (readonly [Reason, RegExp])[] = [
  ['comments', named('comments?|comment-?list|comments?-?section|disqus|respond|livefyre|kommentare?|comentarios?|commentaires?|replies|discussion')],
  ['newsletter', named('newsletters?|subscribe|subscriptions?|sign-?up|mailing-?list|optin|opt-in|mc-embed|abo|donat(?:e|ion)s?|membership')],
  [
    'share',
    named(
      'shar(?:e|es|ing)|share-?(?:bar|tools?|buttons?|links?)|social|socials|social-?(?:share|links?|media|icons?)|addthis|addtoany|sharedaddy|follow-?us|follow-?(?:buttons?|links?)|shareaholic',
    ),
  ],
  [
    'advertising',
    named(
      'ads?|adv|advert|adverts|advertisements?|advertorial|ad-?(?:slot|unit|container|wrapper|label|block)|sponsor|sponsored|sponsors|banner|dfp|promotions?|promos?|promoted|cta|call-to-action|affiliate|commercial|werbung|anzeige|publicidad',
    ),
  ],
  [
    'related',
    named(
      'related|related-?(?:articles?|stories|posts?|content|links?|news|topics?)|relateds?|recommend(?:ed|ations?|ation)?|more-(?:stories|news|articles|from|on|posts|like|in|about)|read-?(?:more|next|also|on)|also-?read|next-?(?:up|article|post|story)|prev(?:ious)?-?(?:article|post|story)|most-?(?:read|popular|viewed|shared|recent|commented)|trending|popular|teasers?|outbrain|taboola|zergnet|side-?bar|sidebars|right-?(?:rail|column|col)|rail|up-?next|latest|lire-?aussi|weitere|mehr|relacionad[oa]s?|correlati|carousel|recirc|recirculation|onward|see-?also|river|suggest(?:ed|ions?)|aside|link-?list|linkbox|inline-?(?:related|promo|article|story)|story-?(?:promo|list|package)|top-?stories|headlines|read-?more-?box|readmore|lees-?ook|card-?list|post-?navigation|cross-?link',
    ),
  ],
  [
    'navigation',
    named(
      'nav|navbar|navigation|menus?|mega-?menu|breadcrumbs?|sitemap|skip-?(?:link|to-?content|nav)|toolbar|paginat(?:ion|or)|pager|topbar|top-?bar|site-?header|page-?header-?nav|global-?header|toc|table-?of-?contents|offcanvas|drawer|hamburger|search-?(?:form|box|bar)|search|footer|site-?footer|foot|colophon|banner-?top|utility|header-?(?:top|bar|menu)',
    ),
  ],
  ['legal', named('cookies?|cookie-?(?:banner|consent|notice|law)|consent|cli-tab|cli-modal|gdpr|copyright|copyrights|legal|impressum|onetrust|privacy')],
  [
    'author-box',
    named(
      'author-?(?:bio|box|info|card|profile|details|description|about|block|wrapper-bottom)|about-?(?:the-?)?authors?|bio|bios|biography|contributor-?bio|post-?author|writer-?bio|author-?section',
    ),
  ],
  [
    'caption',
    named(
      'captions?|wp-caption|fig-?caption|image-?(?:caption|credit|text|description|info)|img-?caption|photo-?(?:caption|credit|info|text)|picture-?caption|media-?(?:caption|credit|info)|credits?|photographer|photo-?by|bildunterschrift|legende|lightbox|gallery-?caption|slide-?caption|copyright-?holder',
    ),
  ],
  ['tags', named('tags|tag-?(?:list|cloud|links|s-list)|tagged|topics|topic-?list|keywords?|categories|cat-?links|post-?tags|article-?tags|labels|hashtags?')],
  ['player', named('player|video-?player|audio-?player|jw-?player|jwplayer|podcast-?player|playlist|text-?to-?speech|read-?aloud|brightcove')],
  ['hidden', /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-?text)?|assistive-text|d-none|is-hidden|modal|popup|pop-up|tooltip)(?=\s|$)/],
];
const ROLES: readonly (readonly [Reason, RegExp])[] = [
  ['navigation', named('contentinfo|menubar|tablist')],
  ['related', named('complementary')],
  ['hidden', named('dialog|alertdialog')],
];
const BY_TAG: Readonly<Record<string, Reason>> = {
  nav: 'navigation',
  footer: 'navigation',
  menu: 'navigation',
  aside: 'related',
  form: 'form',
  fieldset: 'form',
  dialog: 'hidden',
  figcaption: 'caption',
  figure: 'caption',
  option: 'form',
  legend: 'form',
  search: 'form',
};

/** Figures that hold tables, quotes or code are text. */
const HOLDS_TEXT = named('table|quote|blockquote|code');

/** What the tag and names of a box alone say against it; undefined = nothing. */
export function objection(box: Box): Reason | undefined {
  if (box.tag === 'html' || box.tag === 'body' || box.tag === 'main' || box.tag === 'h1') return undefined;
  if (box.tag === 'figure' && HOLDS_TEXT.test(box.hint)) return undefined;
  const said = BY_TAG[box.tag] ?? (box.hint ? namesSay(box.hint) : undefined);
  // In a table of results a player is a person.
  return said === 'player' && (box.tag === 'tr' || box.tag === 'td') ? undefined : said;
}

/** What class names say; pages repeat them. */
const namesSay = remembered((hint): Reason | undefined => NAMED.find(([, re]) => re.test(hint))?.[0] ?? ROLES.find(([, re]) => re.test(hint))?.[0]);
