import type { Hono } from 'hono';
import type { Mode } from '../model/allowance.ts';

const DAY = 86_400_000;
/** How long a statement on security holds from the day it is asked for; the standard advises less than a year. */
const HOLDS = 180 * DAY;

/** What the paper tells programs of itself: what in it may be indexed, that nothing is to be mined or trained on, and who answers for it. */
export interface Stated {
  readonly mode?: Mode;
  /** A web or mail address; where there is none, nobody is named. */
  readonly contact?: string;
  readonly publicUrl?: string;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** `/robots.txt`, `tdmrep.json` (W3C TDMRep), `trust.txt` (JournalList) and, where there is a contact, `security.txt` (RFC 9116). */
export function wellKnown(app: Hono, { contact, publicUrl, clock, mode = 'private' }: Stated): void {
  const plain = (path: string, type: string, body: string): void => void app.get(path, (c) => c.body(body, 200, { 'Content-Type': type }));
  const text = 'text/plain; charset=utf-8',
    address = contactAddress(contact);
  plain('/robots.txt', text, robots(mode, publicUrl));
  plain('/.well-known/tdmrep.json', 'application/json; charset=utf-8', `${JSON.stringify([{ location: '/', 'tdm-reservation': 1 }])}\n`);
  const trust = `# Texts here belong to their publishers; each is linked.\n${address === undefined ? '' : `contact=${address}\n`}datatrainingallowed=no\n`;
  plain('/trust.txt', text, trust);
  plain('/.well-known/trust.txt', text, trust);
  if (address === undefined) return;
  app.get('/.well-known/security.txt', (c) => {
    const until = new Date(Math.ceil((clock() + HOLDS) / DAY) * DAY).toISOString().replace('.000', ''),
      canonical = publicUrl === undefined ? '' : `Canonical: ${publicUrl.replace(/\/+$/, '')}/.well-known/security.txt\n`;
    return c.body(`Contact: ${address}\nExpires: ${until}\nPreferred-Languages: en, de\n${canonical}`, 200, { 'Content-Type': text });
  });
}

/** The paper's own pages, and what they are made of: what readers ask for, articles and persons are not for search engines. */
const FOUND = ['/$', '/story/', '/section/', '/hub/', '/saga/', '/source/', '/corrections', '/method', '/style.css', '/paper.js', '/icon.svg', '/sitemap'];

/** RFC 9309: of rules that match, the longest holds. */
function robots(mode: Mode, publicUrl: string | undefined): string {
  if (mode === 'private') return 'User-agent: *\nDisallow: /\n';
  const sitemap = publicUrl === undefined ? '' : `\nSitemap: ${publicUrl.replace(/\/+$/, '')}/sitemap.xml\n`;
  return `User-agent: *\n${FOUND.map((path) => `Allow: ${path}\n`).join('')}Disallow: /\n${sitemap}`;
}

/** The contact as a URI; undefined where it is none, or would not stay on its line. */
export function contactAddress(given = ''): string | undefined {
  const contact = given.trim();
  if (!/^[!-~]+$/.test(contact)) return undefined;
  if (/^(?:https|mailto):/i.test(contact)) return contact;
  return /^[^@/:]+@[^@/:]+$/.test(contact) ? `mailto:${contact}` : undefined;
}
