import { CUE_NAMES } from './block-cues.ts';
import { NAMES } from './block-names.ts';
import type { Box } from './markup.ts';

/* Names of the numbers that are known of a line, in their order, group by group. */
const TAGS = [
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'td',
  'th',
  'blockquote',
  'figcaption',
  'section',
  'article',
  'span',
  'dd',
  'dt',
  'pre',
  'header',
  'footer',
  'ul',
];
export const LEVELS = 4;
const OWN = [
  'words',
  'letters',
  'link share',
  'links',
  'letters a word',
  'ends as a sentence',
  'sentences',
  'commas a word',
  'digits',
  'capitals',
  'begins small',
  'prose',
  'tag',
  'parent tag',
  'depth',
  'role',
  'only leaf of its box',
  'first of its box',
  'marks',
  'short words',
  'capitalised words',
  'media before',
  'media after',
  'stressed',
] as const;
const RULES = ['kept by rule', 'rule', 'objection', 'in tight', 'in loose', 'steps to tight', 'alike'] as const;
const PLACE = [
  'from headline',
  'after headline',
  'words from headline',
  'from first',
  'to last',
  'text before',
  'text after',
  'place on page',
  'headings since text',
  'since heading',
  'heading opens other',
  'heading links',
  'since opener',
  'words since opener',
  'run before',
  'run after',
  'gap before',
] as const;
const LIKE = ['of its kind', 'kind words', 'kind share', 'kind links', 'kind mean words', 'kind in tight', 'tag share', 'kind before first'] as const;
const SAID = ['in linked body', 'in description', 'description whole', 'like headline', 'said before', 'said later', 'linked body share'] as const;
const PAGE = ['prose words', 'prose in loose', 'leaves', 'headline found', 'loose kept share'] as const;
export const NEAR = ['words', 'link share', 'prose', 'kept by rule', 'alike', 'same box', 'tag', 'objection'] as const;
export const NEAR_AT = [-3, -2, -1, 1, 2, 3] as const;

export const EVIDENCE: readonly string[] = [
  ...OWN,
  ...RULES,
  ...PLACE,
  ...LIKE,
  ...SAID,
  ...PAGE,
  ...CUE_NAMES.map((n) => `cue ${n}`),
  ...NAMES.map((n) => `steps to ${n}`),
  ...Array.from({ length: LEVELS }, (_, i) => ['words', 'link share', 'prose share', 'of all prose', 'leaves', 'score'].map((n) => `box ${i} ${n}`)).flat(),
  ...NEAR_AT.flatMap((at) => NEAR.map((n) => `leaf ${at} ${n}`)),
];
const REASONS = [
  'navigation',
  'related',
  'share',
  'newsletter',
  'advertising',
  'comments',
  'legal',
  'author-box',
  'caption',
  'tags',
  'form',
  'player',
  'hidden',
  'link-dense',
  'outside',
  'before-headline',
  'headline',
  'chrome',
  'repeated',
  'fragment',
];
export const codeOf = (reason: string | undefined): number => (reason === undefined ? -1 : REASONS.indexOf(reason) + 1);
export const ROLES = ['text', 'heading', 'list-item', 'quote', 'caption', 'table', 'preformatted'];
export const tagCode = (box: Box | undefined): number => (box ? TAGS.indexOf(box.tag) + 1 : 0);
