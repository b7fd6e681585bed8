import { globSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { DomUtils, parseDocument } from 'htmlparser2';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  svg: 'image/svg+xml',
  xml: 'application/xml',
  json: 'application/json',
};

/** A host that does nothing but hand out files, from a path on it. Answers the paper's address and what was asked for in vain. */
export async function host(t: TestContext, root: string, at = '/'): Promise<{ readonly url: string; readonly missed: string[] }> {
  const missed: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname),
      file = path.startsWith(at) ? join(root, path.slice(at.length)) : undefined,
      found = file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
    if (found === undefined) missed.push(path);
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': TYPES[found?.split('.').at(-1) ?? ''] ?? 'text/plain' });
    response.end(found === undefined ? '' : readFileSync(found));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${at}`, missed };
}

export interface Crawled {
  /** Pages by address. */
  readonly pages: ReadonlyMap<string, string>;
  /** Every other address on the host that a page names. */
  readonly files: ReadonlySet<string>;
  /** Addresses elsewhere that pages name. */
  readonly outside: ReadonlySet<string>;
  readonly broken: readonly string[];
}

/** Everything that a reader can come to from the front page, each address asked for once. */
export async function crawl(start: string): Promise<Crawled> {
  const { origin } = new URL(start),
    pages = new Map<string, string>(),
    files = new Set<string>(),
    outside = new Set<string>(),
    broken: string[] = [],
    waiting = new Map([[start, start]]);
  for (const [address, from] of waiting) {
    const response = await fetch(address),
      body = await response.text();
    if (!response.ok) broken.push(`${address} on ${from}`);
    else if (!response.headers.get('content-type')?.startsWith('text/html')) files.add(address);
    else {
      pages.set(address, body);
      for (const named of addressesOn(body)) {
        const to = new URL(named, address);
        to.hash = '';
        if (to.origin !== origin) outside.add(to.href);
        else if (!waiting.has(to.href)) waiting.set(to.href, address);
      }
    }
  }
  return { pages, files, outside, broken };
}

/** Every address that a page's markup names. */
export function addressesOn(html: string): string[] {
  return DomUtils.findAll(() => true, parseDocument(html).children).flatMap(({ name, attribs }) => [
    ...(name === 'link' && attribs['rel'] === 'canonical' ? [] : [attribs['href'], attribs['src'], attribs['action']].filter((a) => a !== undefined)),
    ...(attribs['http-equiv'] === 'refresh' ? [/url=(.*)$/.exec(attribs['content'] ?? '')?.[1] ?? ''] : []),
  ]);
}

/** Ids that links on a page lead to and that its target has not. */
export function missingPlaces(address: string, pages: ReadonlyMap<string, string>): string[] {
  return addressesOn(pages.get(address) ?? '').flatMap((named) => {
    const to = new URL(named, address),
      place = decodeURIComponent(to.hash.slice(1));
    to.hash = '';
    const html = pages.get(to.href);
    return place !== '' && html !== undefined && !html.includes(`id="${place}"`) ? [`${named} on ${address}`] : [];
  });
}

/** Every file of a folder with when it was written and what it holds; our own corner of it is left out. */
export function filesIn(root: string): Map<string, { readonly mtime: number; readonly text: string }> {
  const found = globSync(['**/*', '.well-known/*', '.nojekyll'], { cwd: root }).filter((f) => statSync(join(root, f)).isFile());
  return new Map(found.map((f) => [f, { mtime: statSync(join(root, f)).mtimeMs, text: readFileSync(join(root, f), 'utf8') }]));
}
