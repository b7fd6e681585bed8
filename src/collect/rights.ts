import { Parser } from 'htmlparser2';
import type { Rights } from '../model/page.ts';

type Mutable = { -readonly [K in keyof Rights]: Rights[K] };

/** Response headers, lower-case names; repeated ones joined by a comma. */
export type Headers = Readonly<Record<string, string | undefined>>;

/**
 * What a publisher allows, from response headers and the page itself: robots rules (also those meant for us by name), TDM reservation
 * (W3C TDMRep), content-usage preferences (IETF AIPREF), RSL and licence links. The strictest statement wins.
 *
 * @param html the page, or '' for documents without markup; only its first 300,000 characters are read.
 */
export function rightsOf(headers: Headers, html: string): Rights {
  const rights: Mutable = {};
  robots(rights, headers['x-robots-tag'] ?? '');
  reserve(rights, headers['tdm-reservation']);
  preferences(rights, headers['content-usage']);
  for (const link of (headers['link'] ?? '').split(/,(?=\s*<)/)) linkHeader(rights, link);
  if (html) fromMarkup(rights, html.slice(0, 300_000));
  return rights;
}

/** Rights under the stricter of two statements. */
export function stricter(a: Rights, b: Rights): Rights {
  const snippets = [a.maxSnippet, b.maxSnippet].filter((n): n is number => n !== undefined);
  const limited = snippets.filter((n) => n >= 0);
  const joined = { ...a, ...b };
  for (const key of ['noindex', 'noarchive', 'nosnippet', 'tdmReserved'] as const) if (a[key] || b[key]) joined[key] = true;
  return snippets.length ? { ...joined, maxSnippet: limited.length ? Math.min(...limited) : -1 } : joined;
}

const USER_AGENT = 'broadsheet';
/** Directives that have a value after a colon; before any other colon stands the name of a robot. */
const VALUED = new Set(['max-snippet', 'max-image-preview', 'max-video-preview', 'unavailable_after']);

/** A robots rule: comma-separated directives, in headers with robots' names before them. Those named for other robots are not ours. */
function robots(rights: Mutable, value: string): void {
  let ours = true;
  for (const part of value
    .toLowerCase()
    .split(',')
    .map((p) => p.trim())) {
    const [, name, rest] = /^([\w.*-]+)\s*:\s*(.*)$/.exec(part) ?? [];
    if (name && !VALUED.has(name)) {
      ours = name === USER_AGENT || name === '*';
      if (ours) directive(rights, rest ?? '');
    } else if (ours) directive(rights, part);
  }
}

function directive(rights: Mutable, text: string): void {
  if (text === 'noindex' || text === 'none') rights.noindex = true;
  else if (text === 'noarchive' || text === 'nocache') rights.noarchive = true;
  else if (text === 'nosnippet') rights.nosnippet = true;
  const limit = /^max-snippet\s*:\s*(-?\d+)$/.exec(text)?.[1];
  if (limit === undefined) return;
  const n = Number(limit);
  if (n === 0) rights.nosnippet = true;
  rights.maxSnippet = rights.maxSnippet === undefined || rights.maxSnippet < 0 ? n : n < 0 ? rights.maxSnippet : Math.min(rights.maxSnippet, n);
}

function reserve(rights: Mutable, value: string | undefined): void {
  if (value?.trim() === '1') rights.tdmReserved = true;
}

/** AIPREF: `train-ai=n` or `bots=n` reserves. */
function preferences(rights: Mutable, value: string | undefined): void {
  if (value && /\b(?:train-ai|train-genai|ai|bots|tdm)\s*=\s*n\b/i.test(value)) rights.tdmReserved = true;
}

function linkHeader(rights: Mutable, link: string): void {
  const [, url, parameters] = /<([^>]*)>(.*)/s.exec(link) ?? [];
  if (url && /\brel\s*=\s*"?[^"]*\blicense\b/i.test(parameters ?? '')) rights.licence = url;
}

function fromMarkup(rights: Mutable, html: string): void {
  const parser = new Parser({
    onopentag(name, a) {
      const of = (a['name'] ?? a['http-equiv'] ?? '').toLowerCase();
      const content = a['content'] ?? '';
      if (name === 'meta' && (of === 'robots' || of === USER_AGENT || of === 'x-robots-tag')) robots(rights, content);
      else if (name === 'meta' && of === 'tdm-reservation') reserve(rights, content);
      else if (name === 'meta' && of === 'content-usage') preferences(rights, content);
      else if ((name === 'link' || name === 'a') && / license /i.test(` ${a['rel'] ?? ''} `) && a['href']) rights.licence ??= a['href'];
    },
  });
  parser.end(html);
}
