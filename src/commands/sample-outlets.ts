import { createHash } from 'node:crypto';
import { lookup } from 'node:dns';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCollector, type Collector } from '../collect/fetcher.ts';
import { sourceId } from '../collect/sources.ts';
import { BroadsheetError } from '../errors.ts';
import { feedOf, type Feed } from '../model/feed.ts';
import type { Source } from '../model/source.ts';
import { makeEdition, type Edition, type Outlet, type Plan } from '../sample/edition.ts';
import { addressOf, answer, hostOf } from '../sample/site.ts';
import type { Settings } from '../settings.ts';
import { VERSION } from './collector.ts';

/** The edition that comes with the program. */
export const SHIPPED = fileURLToPath(new URL('../../samples/edition/', import.meta.url));

/**
 * Reads an edition's folder.
 * @throws BroadsheetError `input-unreadable` where it is no edition.
 */
export function loadEdition(folder: string): Edition {
  try {
    const plan = JSON.parse(readFileSync(join(folder, 'edition.json'), 'utf8')) as Plan,
      files: Record<string, string> = {};
    for (const { id } of plan.outlets)
      for (const name of readdirSync(join(folder, id)).sort())
        if (name.endsWith('.md')) files[`${id}/${name.slice(0, -3)}`] = readFileSync(join(folder, id, name), 'utf8');
    return makeEdition(plan, files);
  } catch (error) {
    throw new BroadsheetError('input-unreadable', `${folder}: ${(error as Error).message}`);
  }
}

const LOOPBACK = '127.0.0.1';

export interface Outlets {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves all outlets of an edition on loopback, each under its own name, as they are at the time. */
export async function startOutlets(edition: Edition, clock: () => number, wanted = 0, address = LOOPBACK): Promise<Outlets> {
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase(),
      path = URL.parse(request.url ?? '/', 'http://localhost')?.pathname ?? '/',
      { status, type, body } = answer(edition, host, decodeURI(path), clock(), portOf(server)),
      etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    response.writeHead(status, { 'content-type': type, etag }).end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, address, resolve);
  });
  return {
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** The outlets as rows of the sources table. */
export function sourcesOf(edition: Edition): Source[] {
  return edition.outlets.map((outlet) => {
    const { name, kind, owner, country, lang, family } = outlet,
      domain = hostOf(outlet);
    return { id: sourceId(domain, name), name, domain, kind, country, lang, ...(owner ? { owner } : {}), ...(family ? { family } : {}) };
  });
}

export function feedsOfOutlet(outlet: Outlet, port: number): Feed[] {
  return outlet.feeds.map((f) => feedOf(addressOf(outlet, port) + f.path, { title: f.title, lang: outlet.lang, country: outlet.country }));
}

/** A collector that finds the outlets: no resolver has to know names under `.localhost`, and none is let past the guard but these. */
export function outletCollector(edition: Edition, port: number, settings?: Pick<Settings, 'CONTACT' | 'ALLOW_PRIVATE'>, address = LOOPBACK): Collector {
  return createCollector({
    contact: settings?.CONTACT ?? '',
    version: VERSION,
    allowPrivate: [...(settings?.ALLOW_PRIVATE ?? []), ...edition.outlets.map((o) => `${hostOf(o)}:${port}`)],
    clock: Date.now,
    lookup: (host, options, done) => {
      if (host.endsWith('.localhost')) done(null, [{ address, family: 4 }]);
      else lookup(host, options, done);
    },
  });
}
