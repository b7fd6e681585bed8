import { decodeHTML } from 'entities';
import { cut, LONGEST_META, MOST_JSON, MOST_NAMES, MOST_TEXT } from './bounds.ts';

/** What JSON-LD says about the article of a page. */
export interface LinkedData {
  readonly types: readonly string[];
  readonly headline?: string;
  readonly description?: string;
  readonly section?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly lang?: string;
  readonly authors: readonly LinkedAuthor[];
  readonly keywords: readonly string[];
  /** False where the publisher says that the text is behind a wall. */
  readonly free?: boolean;
  readonly body?: string;
  /** Whether `body` is only the beginning of what is given, which is longer than is read of one page. */
  readonly bodyIsCut?: true;
}
export interface LinkedAuthor {
  readonly name: string;
  readonly organisation: boolean;
  readonly role?: string;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x);
const ARTICLE =
  /Article$|^BlogPosting$|^LiveBlogPosting$|^SocialMediaPosting$|^Report$|^Review$|^NewsArticle|^Recipe$|^HowTo$|^CreativeWork$|^DiscussionForumPosting$|^QAPage$|^VideoObject$|^Product$/;

/** Reads the JSON-LD scripts of a page; scripts that are no JSON even after the usual repairs are passed over. */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const things: Json[] = [];
  for (const script of scripts.slice(0, MOST_JSON)) collect(parse(script), things, 0);
  const typed = things.map((thing) => ({ thing, types: typesOf(thing) }));
  const rank = (types: readonly string[]): number => (types.some((t) => /Article$|Posting$|^Report$/.test(t)) ? 2 : types.some((t) => ARTICLE.test(t)) ? 1 : 0);
  const main = typed.filter((t) => rank(t.types) > 0).sort((a, b) => rank(b.types) - rank(a.types))[0]?.thing;
  const byId = new Map(things.flatMap((t) => (typeof t['@id'] === 'string' && Object.keys(t).length > 1 ? [[t['@id'], t] as const] : [])));
  const types = [...new Set(typed.flatMap((t) => t.types))];
  return main ? describe(main, types, byId) : { types, authors: [], keywords: [] };
}

function describe(main: Json, types: readonly string[], byId: ReadonlyMap<string, Json>): LinkedData {
  const said: Record<string, string | undefined> = {
    headline: text(main['headline']) ?? text(main['name']),
    description: text(main['description']),
    section: text(first(main['articleSection'])),
    publisher: nameOf(main['publisher'], byId),
    url: text(main['url']) ?? idUrl(main['mainEntityOfPage']),
    published: text(first(main['datePublished'])),
    modified: text(first(main['dateModified'])),
    lang: text(first(main['inLanguage'])),
    body: text(main['articleBody'], MOST_TEXT),
  };
  const body = main['articleBody'];
  return {
    types: [...new Set([...typesOf(main), ...types])],
    ...(Object.fromEntries(Object.entries(said).filter(([, v]) => v)) as Partial<LinkedData>),
    ...(typeof body === 'string' && body.length > MOST_TEXT ? { bodyIsCut: true } : {}),
    authors: authorsOf(main['author'] ?? main['creator'], byId),
    keywords: listOf(main['keywords'])
      .slice(0, MOST_NAMES)
      .flatMap((k) => (text(k) ?? '').split(/\s*,\s*/))
      .filter(Boolean),
    ...(main['isAccessibleForFree'] === undefined ? {} : { free: !/^false$/i.test(String(main['isAccessibleForFree'])) }),
  };
}

function parse(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:\/\/\s*)?(?:<!--|<!\[CDATA\[)|(?:\/\/\s*)?(?:-->|\]\]>)\s*$/g, '')
    .trim()
    .replace(/;$/, '');
  for (const attempt of [
    (): string => bare,
    (): string => bare.replace(/[\u0000-\u001f]+/g, ' '),
    (): string => bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1'),
  ]) {
    try {
      return JSON.parse(attempt());
    } catch {
      continue;
    }
  }
  return undefined;
}

/** All objects with a type, down to the graphs and main entities where articles are kept. */
function collect(x: unknown, into: Json[], depth: number): void {
  if (depth > 4 || into.length > 300) return;
  if (Array.isArray(x)) for (const y of x) collect(y, into, depth + 1);
  else if (isObject(x)) {
    into.push(x);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemReviewed']) collect(x[key], into, depth + 1);
  }
}

const listOf = (x: unknown): readonly unknown[] => (Array.isArray(x) ? x : x === undefined || x === null ? [] : [x]);
const first = (x: unknown): unknown => listOf(x)[0];
const typesOf = (thing: Json): string[] =>
  listOf(thing['@type'])
    .slice(0, MOST_NAMES)
    .flatMap((t) => (typeof t === 'string' ? [t.replace(/^.*[/#]/, '')] : []));

function text(x: unknown, most = LONGEST_META): string | undefined {
  let it = x;
  while (isObject(it)) it = it['name'] ?? it['@value'];
  return typeof it === 'string' ? clear(cut(it, most)) : undefined;
}
/** JSON-LD often carries HTML entities and tags. */
const clear = (s: string): string => (/[&<]/.test(s) ? decodeHTML(s.replace(/<[^<>]*>/g, ' ')) : s).replace(/\s+/g, ' ').trim();
const idUrl = (x: unknown): string | undefined => (typeof x === 'string' ? x : isObject(x) ? (text(x['@id']) ?? text(x['url'])) : undefined);

function nameOf(x: unknown, byId: ReadonlyMap<string, Json>): string | undefined {
  const it = first(x);
  if (!isObject(it)) return text(it);
  return text(it['name']) ?? (typeof it['@id'] === 'string' ? text(byId.get(it['@id'])?.['name']) : undefined);
}

function authorsOf(x: unknown, byId: ReadonlyMap<string, Json>): LinkedAuthor[] {
  return listOf(x)
    .slice(0, MOST_NAMES)
    .flatMap((a): LinkedAuthor[] => {
      if (typeof a === 'string') return [{ name: clear(cut(a, LONGEST_META)), organisation: false }];
      if (!isObject(a)) return [];
      const whole = a['name'] === undefined && typeof a['@id'] === 'string' ? (byId.get(a['@id']) ?? a) : a;
      const role = text(whole['jobTitle']);
      return listOf(whole['name'])
        .slice(0, MOST_NAMES)
        .flatMap((n) => {
          const name = text(n);
          return name ? [{ name, organisation: typesOf(whole).some((t) => /Organi[sz]ation$/.test(t)), ...(role ? { role } : {}) }] : [];
        });
    });
}
