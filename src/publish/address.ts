import { idOf } from '../model/id.ts';

/** Pages that the published paper has, and the one parameter that each may be asked with. What needs a server (search, forms, a reader's own) is none of them. */
const PAGES: readonly (readonly [path: RegExp, parameter?: 'lang' | 'of' | 'after'])[] = [
  [/^\/$/, 'lang'],
  [/^\/section\/[^/]+$/],
  [/^\/story\/[\w-]+(?:\/[^/]+)?$/],
  [/^\/article\/[\w-]+$/],
  [/^\/saga\/[\w-]+$/, 'after'],
  [/^\/hub\/[^/]+$/, 'of'],
  [/^\/(?:who|where|source)\/[^/]+$/],
  [/^\/(?:who|where|hub|source|method)$/],
  [/^\/corrections$/, 'after'],
  [/^\/log$/, 'after'],
  [/^\/log\/[\w-]+$/],
];

/** Files that stand beside pages: they are written at the path they are asked for. */
const FILES: readonly RegExp[] = [
  /^\/(?:style\.css|icon\.svg|robots\.txt|trust\.txt)$/,
  /^\/sitemap(?:\/\w+)?\.xml$/,
  /^\/\.well-known\/(?:tdmrep\.json|trust\.txt|security\.txt)$/,
  /^(?:\/(?:section|hub|source|story)\/[^/]+|\/corrections)?\/feed\.(?:xml|atom|json)$/,
  /^\/story\/[\w-]+\/ledger\.(?:csv|jsonl)$/,
];

/** Whether the published paper has this address of the live one: its path and query. */
export function isPublished(address: string): boolean {
  return isFile(address) || isPage(address);
}
export function isFile(address: string): boolean {
  return FILES.some((f) => f.test(address));
}
/** Whether it is a feed or a map of the site, which must name the paper's whole address. */
export function namesItself(address: string): boolean {
  return /\/(?:feed\.(?:xml|atom|json)|sitemap(?:\/\w+)?\.xml)$/.test(address);
}
function isPage(address: string): boolean {
  const [path = '', query] = address.split('?', 2);
  return PAGES.some(([of, parameter]) => {
    if (FILES.some((f) => f.test(path)) || !of.test(path)) return false;
    return query === undefined || (parameter !== undefined && query.startsWith(`${parameter}=`) && !query.includes('&'));
  });
}

/** Names that Windows keeps for devices, whatever follows them after a point. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/;
/** Names of files that may stand beside a folder of the name. */
const TAKEN = /^(?:index\.html|404\.html|feed\.(?:xml|atom|json)|ledger\.(?:csv|jsonl))$/;
/** Of UTF-8; file systems take 255, and a tail has to fit. */
const LONGEST = 120;
const MARK = '~';

/**
 * The file of an address, as a path under the folder of the paper. Two addresses have never the same file, also where capitals, compatible forms or
 * composed letters do not count, and no part is a name that some system keeps for itself: such names get a hash.
 */
export function fileOf(address: string): string {
  const [path = '', query] = address.split('?', 2);
  if (isFile(path) && path.startsWith('/.well-known/')) return path.slice(1);
  const parts = path.split('/').slice(1).filter(Boolean).map(decoded);
  if (isFile(path)) return [...parts.slice(0, -1).map(nameOf), parts.at(-1)].join('/');
  const [parameter = '', value = ''] = query?.split('=') ?? [],
    asked = query === undefined ? [] : parameter === 'lang' ? ['lang', nameOf(decoded(value))] : [`${parameter}${MARK}${idOf(value)}`];
  return [...parts.map(nameOf), ...asked, 'index.html'].join('/');
}

function nameOf(part: string): string {
  const even = part.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC'),
    safe = even === part && /^[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_-])?$/u.test(part);
  if (safe && bytes(part) <= LONGEST && !DEVICE.test(part) && !TAKEN.test(part)) return part;
  return `${readable(even)}${MARK}${idOf(part)}`;
}

/** What can be read of a name without what could mean anything in a path. */
function readable(name: string): string {
  let made = '';
  for (const c of name.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-').replace(/^-/, '')) {
    if (bytes(made + c) > LONGEST / 2) break;
    made += c;
  }
  return made;
}
const bytes = (text: string): number => new TextEncoder().encode(text).length;
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** How a page at one file links to another, with percent-encoded parts: every link names a file, so that it leads there also from a disk. */
export function linkTo(from: string, to: string): string {
  const here = from.split('/').slice(0, -1),
    there = to.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same).map(encodeURIComponent)].join('/');
}
