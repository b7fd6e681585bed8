import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';
import { attributesOf } from './attributes.ts';
import { inParts } from './parts.ts';
import { plainMarkup } from './plain-markup.ts';
import { escapeHtml } from './element.ts';

/** Elements that only carry or arrange content. */
const ALLOWED = new Set(
  `a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt em
   figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark menu nav ol p picture pre q rp rt rtc ruby s samp section small
   source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr`.split(/\s+/),
);
/** Elements whose content is not text for a reader. */
const DROPPED = new Set(
  'script style iframe frame frameset object applet embed svg math template textarea select title head noframes xml xmp plaintext'.split(' '),
);
const VOID = new Set('br col hr img source track wbr'.split(' '));
const MARKUP = /<[a-z/!?]/i;
const STRAY = /<(?![a-z/!?])/i;
const STRAYS = /<+(?![a-z/!?])/gi;
const MAX_DEPTH = 100;
/** Open elements at which markup is given up and only its text kept. */
const MAX_OPEN = 2_000;

/**
 * HTML reduced to an allow-list of elements and attributes: no script, no handler, no style, no frame, no URL that runs something.
 *
 * URLs come out absolute against `base`; every element is closed. Text of unknown elements is kept, that of scripts and the like is not.
 */
export function sanitise(html: string, base: string): string {
  if (!html.includes('<')) return html.trim();
  const plain = plainMarkup(html, base);
  if (plain !== undefined) return plain;
  if (!MARKUP.test(html)) return inParts(html, withoutStrays, afterName).trim();
  let out = '';
  const open: string[] = [];
  let skipping = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipping) return void (skipping += DROPPED.has(name) ? 1 : 0);
        if (DROPPED.has(name)) return void skipping++;
        if (open.length > MAX_OPEN) throw new TooDeep();
        if (!ALLOWED.has(name) || open.length >= MAX_DEPTH) return void open.push('');
        out += `<${name}${attributesOf(attributes, base)}>`;
        open.push(VOID.has(name) ? '' : name);
      },
      onclosetag(name) {
        if (skipping) return void (skipping -= DROPPED.has(name) ? 1 : 0);
        const last = open.pop();
        if (last) out += `</${last}>`;
      },
      // Text stays in its HTML form, references and all; only a "<" that opens nothing could be misread.
      ontext(text) {
        if (!skipping) out += text.includes('<') ? text.replace(/</g, '&lt;') : text;
      },
    },
    { decodeEntities: false },
  );
  try {
    // A "<" that opens nothing is text; written so, a run of them costs no event each.
    parser.end(STRAY.test(html) ? inParts(html, withoutStrays, afterName) : html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return escapeHtml(collapse(html.replace(/<[^<>]*>/g, ' ')));
  }
  return out.trim();
}

const withoutStrays = (html: string): string => html.replace(STRAYS, (run) => '&lt;'.repeat(run.length));

/** A "<" at the end of a part would be judged without the name that follows; before another "<" it opens nothing in any case. */
const afterName = (html: string, end: number): number => (html[end - 1] === '<' && html[end] !== '<' ? end + 1 : end);

class TooDeep extends Error {}

/** Elements that end a line when read as text. */
const BREAKS = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(' '),
);

/** What a reader sees of an HTML fragment, white space collapsed. */
export function plainText(html: string): string {
  if (!html.includes('<')) return collapse(html.includes('&') ? decodeHTML(html) : html);
  const out: string[] = [];
  let skipping = 0;
  let open = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        if (++open > MAX_OPEN) throw new TooDeep();
        if (DROPPED.has(name)) skipping++;
        if (BREAKS.has(name)) out.push(' ');
      },
      onclosetag(name) {
        open--;
        if (DROPPED.has(name)) skipping--;
        if (BREAKS.has(name)) out.push(' ');
      },
      ontext: (text) => void (skipping || out.push(text)),
    },
    { decodeEntities: true },
  );
  try {
    parser.end(html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return collapse(html.replace(/<[^<>]*>/g, ' '));
  }
  return collapse(out.join(''));
}

/** White space that is more than a space between words. */
const UNEVEN = /[^\S ]| {2}/u;

export function collapse(text: string): string {
  return (UNEVEN.test(text) ? text.replace(/\s+/gu, ' ') : text).trim();
}
