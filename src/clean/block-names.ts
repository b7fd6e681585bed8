import { remembered } from '../text/remembered.ts';
import type { Box } from './markup.ts';

/** Families of words in class names, ids and roles, all over the web; a box belongs to those whose words it bears. */
const FAMILIES: Readonly<Record<string, string>> = {
  text: 'article body content contents text story post entry main copy paragraph richtext rich prose page single news newsarticle artikel cuerpo texto corps contenu testo inhalt beitrag articlebody storybody wysiwyg blog field cms',
  wording: 'paragraph paragraphs text textblock block para p graf copy bodytext rte',
  caption:
    'caption captions image images img photo photos picture media figure gallery slideshow slide lightbox credit credits thumb thumbnail bild foto legend legende illustration photographer fig asset',
  author: 'author authors byline bio bios biography contributor writer profile avatar autor auteur autore redaktion vcard creator reporter signature',
  related:
    'related relateds recommended recommend recommendations more read readmore also similar next prev previous popular trending latest mostread teaser teasers promo river onward see suggested recirc recirculation correlati relacionadas outbrain taboola stories links linklist linkbox crosslink weitere mehr verwandte',
  share: 'share sharing shares social socials facebook twitter tweet whatsapp follow addthis addtoany sharedaddy icons bookmark like likes',
  newsletter: 'newsletter newsletters subscribe subscription signup sign mailing optin email mail abo membership donate donation support paywall piano offer',
  comment: 'comment comments disqus respond reply replies discussion discuss kommentare comentarios commentaires feedback',
  advert:
    'ad ads adv advert advertisement advertising sponsor sponsored banner dfp promotion promoted cta affiliate commercial anzeige werbung adslot gpt native shop product products buy price deal',
  navigation:
    'nav navbar navigation menu menus breadcrumb breadcrumbs footer foot header masthead topbar toolbar search pagination pager toc sitemap skip site global links logo',
  meta: 'meta info date time timestamp dateline published updated publish pubdate datum fecha views posted details label eyebrow kicker',
  tags: 'tag tags topic topics category categories keyword keywords label labels section channel rubrik hashtag cat',
  deck: 'deck dek standfirst summary lead lede intro introduction excerpt subtitle subheading subhead subheadline description teaser chapo vorspann abstract sommario bajada entradilla ingress perex preamble lid',
  quote: 'quote blockquote pullquote pull quotation zitat cite testimonial callout highlight',
  embed: 'embed embedded embeds oembed twitter instagram youtube video player audio podcast iframe tweet widget',
  list: 'list lists item items li card cards grid tile tiles row feed collection carousel swiper slider',
  aside: 'widget widgets sidebar side aside module modules rail right complementary secondary box infobox factbox panel supplementary',
  title: 'title titles headline heading header hed h1 h2 name',
  hidden: 'hidden hide visually sr screen reader invisible modal popup tooltip print collapse overlay off',
  table: 'table tables data chart graphic graph infographic stats score scoreboard',
  legal:
    'legal copyright cookie cookies consent gdpr privacy disclaimer terms rights notice correction note notes footnote footnotes references source sources',
  button: 'button btn buttons form input cta action actions tools tool controls',
};
const TAGS = ['article', 'main', 'section', 'aside', 'figure', 'ul', 'ol', 'table', 'blockquote', 'header', 'footer', 'li', 'figcaption', 'p'] as const;

export const NAMES: readonly string[] = [...Object.keys(FAMILIES), ...TAGS];
export const GROUPS = NAMES.length;
/** Farther away is as good as not at all. */
export const FAR = 15;

const WORDS = new Map<string, number>();
Object.values(FAMILIES).forEach((list, bit) => {
  for (const word of list.split(' ')) WORDS.set(word, (WORDS.get(word) ?? 0) | (1 << bit));
});
const TAG_AT = new Map<string, number>(TAGS.map((tag, i) => [tag, Object.keys(FAMILIES).length + i]));

/** The families that a box's names belong to, a bit each. Pages repeat their names. */
const familiesOf = remembered((hint) => hint.split(/[\s-]+/).reduce((bits, word) => bits | (WORDS.get(word) ?? 0), 0));

/** For each box and group, how many steps up the next box of that group is, itself counted (0); `FAR` where there is none below `body`. */
export function distances(boxes: readonly Box[]): Uint8Array {
  const far = new Uint8Array(boxes.length * GROUPS).fill(FAR);
  for (const box of boxes) {
    if (box.tag === 'body' || box.tag === 'html' || !box.parent) continue;
    const at = box.order * GROUPS,
      above = box.parent.order * GROUPS;
    for (let g = 0; g < GROUPS; g++) far[at + g] = Math.min(FAR, (far[above + g] ?? FAR) + 1);
    for (let bits = familiesOf(box.hint); bits !== 0; bits &= bits - 1) far[at + 31 - Math.clz32(bits & -bits)] = 0;
    const tag = TAG_AT.get(box.tag);
    if (tag !== undefined) far[at + tag] = 0;
  }
  return far;
}
