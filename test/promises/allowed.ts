import { parseDocument } from 'htmlparser2';
import type { ChildNode, Element, ParentNode } from 'domhandler';
import type { Revision } from '../../src/model/revision.ts';
import { UI_LANGS, WORDS } from '../../src/serve/words.ts';

/** What may stand on the pages of an edition. */
export interface Allowed {
  readonly revisions: readonly Revision[];
  /** Names of sources, feeds and authors, and lines recorded by earlier stages. */
  readonly names: ReadonlySet<string>;
}

const NUMBER = String.raw`-?\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?(?:\s?%)?(?:–-?\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?)?`;
const PHRASES = UI_LANGS.map((lang) => {
  const forms = Object.values(WORDS[lang]).flatMap((p) => (typeof p === 'string' ? [p] : [p.one, p.other]));
  return new RegExp(
    `^(?:${forms
      .map((f) =>
        f
          .split(/\{\w+\}/)
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
          .join(NUMBER),
      )
      .join('|')})$`,
  );
});
const MONTHS = UI_LANGS.flatMap((lang) =>
  Array.from({ length: 12 }, (_, m) => new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2025, m, 15))),
).join('|');
const WEEKDAYS = UI_LANGS.flatMap((lang) =>
  Array.from({ length: 7 }, (_, d) => new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2025, 5, 1 + d))),
).join('|');
const DAY = String.raw`\d{1,2}\.?(?: (?:${MONTHS}))?(?: \d{4})?`;
const DATE = new RegExp(String.raw`^\d{2}:\d{2}$|^(?:(?:${WEEKDAYS}),? )?${DAY}(?:\s?–\s?${DAY})?(?:, \d{2}:\d{2})?$|^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$`);
const LANGUAGES = new Set(['en-GB', 'de-DE'].flatMap((ui) => ['en', 'de', 'ar'].map((l) => new Intl.DisplayNames(ui, { type: 'language' }).of(l) ?? '')));

/** Fields whose value nobody sees or hears. */
const UNSEEN = new Set(['hidden', 'checkbox', 'radio']);
/** Fields of linked data that hold no words. */
const TERMS: ReadonlyMap<string, RegExp> = new Map([
  ['@type', /^(?:ItemList|ListItem|NewsArticle|Organization|Person|Thing|Quotation|Claim|CorrectionComment)$/],
  ['@context', /^https:\/\/schema\.org\/$/],
  ['@id', /^https?:\/\/[!-~]+$/],
  ['url', /^https?:\/\/[!-~]+$/],
  ['inLanguage', /^[a-z]{2,3}$/],
  ['datePublished', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/],
  ['dateModified', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/],
]);
/** Attributes that are read out or shown. */
const SPOKEN = new Set(['title', 'alt', 'aria-label', 'aria-description', 'placeholder', 'summary']);

/**
 * Every text on a page that is neither verbatim nor ours: words marked as a source's must stand in one piece in one stored
 * text; all other text must be an interface phrase, a number, a date, a name or what the reader typed.
 */
export function objections(html: string, allowed: Allowed, typed: readonly string[] = []): string[] {
  const found: string[] = [];
  const ours = (text: string): boolean =>
    PHRASES.some((p) => p.test(text)) ||
    new RegExp(`^${NUMBER}$`).test(text) ||
    DATE.test(text) ||
    LANGUAGES.has(text) ||
    allowed.names.has(text) ||
    typed.includes(text);
  const visit = (node: ChildNode): void => {
    if (node.type === 'text') {
      const text = node.data.trim();
      if (text !== '' && !ours(text)) found.push(text);
    } else if ('attribs' in node) element(node);
    else if (node.type === 'comment') found.push(`<!--${node.data}-->`);
  };
  const verbatim = (text: string): boolean => allowed.revisions.some((r) => r.text.includes(text));
  // Words in a block of data are a source's, names, machine dates, addresses, or what the vocabulary calls a thing.
  const data = (value: unknown, field = ''): void => {
    if (typeof value === 'object' && value !== null) for (const [name, inside] of Object.entries(value)) data(inside, name);
    else if (typeof value === 'string' && !(TERMS.get(field)?.test(value) ?? (verbatim(value) || ours(value)))) found.push(`${field}: ${value}`);
  };
  const element = (node: Element): void => {
    for (const [name, value] of Object.entries(node.attribs)) {
      const shown = SPOKEN.has(name) || (name === 'value' && node.name === 'input' && !UNSEEN.has(node.attribs['type'] ?? ''));
      if (shown && value !== '' && !ours(value)) found.push(`${name}="${value}"`);
    }
    const text = textOf(node);
    if (node.name === 'script') return void (node.attribs['type'] === 'application/ld+json' && data(JSON.parse(text) as unknown));
    if (node.name === 'meta' && (node.attribs['property'] ?? '').startsWith('og:')) {
      const value = node.attribs['content'] ?? '';
      if (!ours(value) && !verbatim(value) && !/^(?:article|website)$/.test(value)) found.push(`og: ${value}`);
    }
    if (node.attribs['class'] === 'said') {
      if (text === '' || !verbatim(text)) found.push(text);
    } else if (node.name === 'title') {
      // A headline, or somebody's name.
      if (!ours(text) && !verbatim(text)) found.push(text);
    } else node.children.forEach(visit);
  };
  parseDocument(html).children.forEach(visit);
  return found;
}

function textOf(node: ParentNode): string {
  return node.children.map((c) => (c.type === 'text' ? c.data : 'children' in c ? textOf(c) : '')).join('');
}
