import { fileOf, isFile, isPublished, linkTo, namesItself } from './address.ts';
import { redirectPage, redirectRules, siteRules, type Moved } from './moved.ts';
import { still, wholeAddresses, type Links } from './still.ts';

/** The live paper, asked as a browser asks it: path and query, the languages wanted by the reader. */
export type Ask = (address: string) => Promise<Response>;

/** What is printed from. */
export interface Copy {
  readonly ask: Ask;
  /** The origin of whole addresses in answers. */
  readonly origin: string;
  /** Where the published paper will be, with a slash at its end; without it there are no feeds and no map, which have to name it. */
  readonly base?: string;
  /** Addresses to begin with, besides the front page. */
  readonly known: readonly string[];
  /** Stories whose addresses of before may tell words that were removed: of each only its address without words is asked for. */
  readonly forgotten?: ReadonlySet<string>;
  /** Pages asked for at once. */
  readonly abreast?: number;
}

/** Takes what has been printed: a file's path and its whole content. */
export type Keep = (file: string, content: string, address: string) => void;

/** What is at an address. `moved` has where to. */
type Found = { readonly status: 'there' | 'removed' | 'missing' } | { readonly status: 'moved'; readonly to: string };

const BEGINNING = [
  '/',
  '/style.css',
  '/icon.svg',
  '/robots.txt',
  '/trust.txt',
  '/.well-known/trust.txt',
  '/.well-known/tdmrep.json',
  '/.well-known/security.txt',
] as const;
const MAP = '/sitemap.xml';
/** A page that no paper has: what is said there goes into a file that hosts show where there is none. */
const NOWHERE = '/story/-';
const NOWHERE_FILE = '404.html';
const ABREAST = 4;

/** How the printing went: pages and files that are there, and addresses that have moved. */
export interface Printed {
  readonly asked: number;
  readonly moved: number;
}

/**
 * Prints the whole paper: everything that links, the map and the addresses known lead to, each page rendered by the live paper itself.
 * @throws Error where the live paper answers with a failure of its own.
 */
export async function print(copy: Copy, keep: Keep): Promise<Printed> {
  const found = new Map<string, Found>(),
    linking = new Map<string, Set<string>>(),
    titles = new Map<string, string>(),
    waiting = new Set<string>(),
    hasBase = copy.base !== undefined;
  const discover = (address: string): void => {
    if (!found.has(address)) waiting.add(address);
  };
  const isThere = (address: string): boolean => isPublished(address) && (hasBase || !namesItself(address)) && found.get(address)?.status !== 'missing';
  const linksOf = (address: string, file: string): Links => ({
    origin: copy.origin,
    own(to) {
      if (!isThere(to)) return undefined;
      discover(to);
      let from = linking.get(to);
      if (!from) linking.set(to, (from = new Set()));
      from.add(address);
      return file === NOWHERE_FILE && copy.base !== undefined ? wholeOf(copy.base, to) : linkTo(file, fileOf(to));
    },
    whole: (to) => (copy.base === undefined ? (isThere(to) ? linkTo(file, fileOf(to)) : undefined) : wholeOf(copy.base, to)),
  });
  const take = async (address: string, file = fileOf(address)): Promise<void> => {
    const response = await copy.ask(address),
      { status } = response,
      links = linksOf(address, file);
    if (status >= 500) throw new Error(`${address} answers ${status}`);
    if (status >= 300 && status < 400) {
      const to = ownPath(response.headers.get('location') ?? '', copy.origin);
      if (to === undefined || !isPublished(to)) return void found.set(address, { status: 'missing' });
      found.set(address, { status: 'moved', to });
      return discover(to);
    }
    if (status !== 200 && status !== 410 && address !== NOWHERE) return void found.set(address, { status: 'missing' });
    found.set(address, { status: status === 410 ? 'removed' : 'there' });
    const text = await response.text();
    if (isFile(address)) return keep(file, fileText(address, text, links, copy, discover), address);
    const made = still(text, links, response.headers);
    titles.set(address, /<title>([^<]*)<\/title>/.exec(made)?.[1] ?? '');
    keep(file, made, file === NOWHERE_FILE ? '' : address);
    // A story is also found by its id alone, whatever its headline has become.
    const [short] = /^\/story\/[^/]+(?=\/)/.exec(address) ?? [];
    if (short !== undefined) discover(short);
  };
  for (const address of [...BEGINNING, ...(hasBase ? [MAP] : []), ...copy.known]) if (isPublished(address)) discover(address);
  for (const retaken = new Set<string>(); ;) {
    await everyone(waiting, copy.abreast ?? ABREAST, (address) => take(address));
    // Links that were taken for good before it was known that they lead nowhere.
    const wrong = [...found].flatMap(([to, { status }]) => (status === 'missing' && !retaken.has(to) ? [to] : []));
    if (wrong.length === 0) break;
    for (const to of wrong) retaken.add(to);
    for (const from of new Set(wrong.flatMap((to) => [...(linking.get(to) ?? [])]))) if (found.get(from)?.status !== 'missing') waiting.add(from);
  }
  await take(NOWHERE, NOWHERE_FILE);
  const moved = movedOf(found, titles);
  for (const one of moved) keep(fileOf(one.from), redirectPage(one, copy.base), one.from);
  keep('_redirects', redirectRules(moved, copy.base), '');
  // GitHub Pages leaves out .well-known unless it is told that nothing is to be built.
  keep('.nojekyll', '', '');
  return { asked: found.size, moved: moved.length };
}

/** Addresses that have moved, each with the page that it leads to in the end. */
function movedOf(found: ReadonlyMap<string, Found>, titles: ReadonlyMap<string, string>): Moved[] {
  return [...found].flatMap(([from, first]) => {
    let to = from,
      at: Found | undefined = first;
    for (let steps = 0; at?.status === 'moved' && steps < 10; steps++) at = found.get((to = at.to));
    const title = titles.get(to);
    return first.status === 'moved' && title !== undefined ? [{ from, to, title }] : [];
  });
}

/** A file beside the pages, with the addresses in it as the published paper has them. */
function fileText(address: string, text: string, links: Links, copy: Copy, discover: (address: string) => void): string {
  if (/^\/sitemap/.test(address))
    for (const [, whole = ''] of text.matchAll(/<loc>([^<]*)<\/loc>/g)) {
      const to = ownPath(
        whole.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
        copy.origin,
      );
      if (to !== undefined && isPublished(to)) discover(to);
    }
  // What has to name the paper's address is left out where there is none.
  const lines = copy.base === undefined ? text.replace(new RegExp(`^.*${copy.origin}.*\\n`, 'gm'), '') : text;
  return wholeAddresses(address === '/robots.txt' || address.endsWith('/tdmrep.json') ? siteRules(lines, copy.base) : lines, links);
}

/** Does everything that is waiting, and what comes to it meanwhile, a few at a time. */
async function everyone(waiting: Set<string>, abreast: number, take: (address: string) => Promise<void>): Promise<void> {
  const worker = async (): Promise<void> => {
    for (const address of waiting) {
      waiting.delete(address);
      await take(address);
    }
  };
  // Who has run out of work looks again once another has ended: a page may lead to more.
  while (waiting.size > 0) await Promise.all(Array.from({ length: abreast }, worker));
}

/** The path and query of an address of the live paper; undefined where it is somebody else's. */
function ownPath(address: string, origin: string): string | undefined {
  if (!URL.canParse(address, origin)) return undefined;
  const url = new URL(address, origin);
  return url.origin === origin ? url.pathname + url.search : undefined;
}
function wholeOf(base: string, address: string): string | undefined {
  const [path = '', place] = address.split('#', 2);
  // What is not published is told by its place alone: the front page.
  const file = isPublished(path) ? fileOf(path) : 'index.html';
  return `${base}${linkTo('index.html', file)}${place === undefined ? '' : `#${place}`}`;
}
