import { isIP } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';

/** No script but the paper's own file, no frame, no request to anyone else: what a page may do, said to the browser. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'; object-src 'none'";

const HEADERS: Readonly<Record<string, string>> = {
  // Unless a page says otherwise. A redirect that browsers keep leads in circles once its target changes.
  'Cache-Control': 'no-store',
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  // The origin alone, so that publishers can see where their readers come from.
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Robots-Tag': 'noindex, nofollow',
  // TDMRep: the texts are their publishers'.
  'TDM-Reservation': '1',
};

export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    // Before the answer is made: a header set on a finished one has its whole body read and wrapped anew.
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    await next();
  };
}

/**
 * Whether a request names this server by an address of its own. A paper without a login must not be read through a foreign name
 * that was made to resolve to this machine (DNS rebinding). Names are needed for that: where others reach the server, its plain
 * network addresses are its own.
 */
export function ownHost(c: Context, publicUrl: string | undefined, beyond = false): boolean {
  const host = hostOf(c.req.header('host') ?? new URL(c.req.url).host);
  if (host === undefined) return false;
  const own = publicUrl && URL.canParse(publicUrl) ? new URL(publicUrl).hostname : undefined;
  if (beyond && isIP(host.replace(/^\[|\]$/g, '')) !== 0) return true;
  return host === own || host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function hostOf(header: string): string | undefined {
  return URL.canParse(`http://${header}/`) ? new URL(`http://${header}/`).hostname : undefined;
}

/**
 * Whether a form was sent from our own page. Browsers name the origin of every POST; what names none is no browser, and
 * cannot be made by a foreign page.
 */
export function ownForm(c: Context, publicUrl?: string): boolean {
  const site = c.req.header('sec-fetch-site'),
    origin = c.req.header('origin');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  // A proxy may ask by another name than the reader did.
  if (publicUrl !== undefined && URL.canParse(publicUrl) && new URL(publicUrl).origin === new URL(origin).origin) return true;
  return new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host);
}
