import type { Hono } from 'hono';
import type { RightsEdition } from './rights-edition.ts';
import { CASES } from './rights-edition.ts';

/** Words by which each marked sentence of an edition is looked for. */
interface Looked {
  readonly lookup: string;
  readonly start: string;
}
const lookedFor = (edition: RightsEdition): Looked[] =>
  edition.articles
    .filter((_, i) => i % 3 === 0)
    .flatMap(({ sentences, older, note }) =>
      [...sentences, older, note].map((s) => ({ lookup: s.lookup, start: (s.sentence.split(s.marker)[0] ?? '').replace(/^“/, '') })),
    );
const pairsOf = ({ articles }: RightsEdition): (readonly [string, string])[] => [
  ...articles.flatMap((a, i) => (articles[i + 1] ? [[a.id, (articles[i + 1] as typeof a).id] as const] : [])),
  ...articles.filter((_, i) => i % 3 === 0).map((a) => [a.revisionIds[0] ?? '', a.revisionIds[1] ?? ''] as const),
];

/** Every address of the JSON API that tells something of an article. */
export function dataOf(edition: RightsEdition): string[] {
  return [
    ...['front', 'section/world', 'corrections', 'since', 'method', 'who', 'where', 'hub', 'source', 'log', 'status'].map((name) => `/${name}.json`),
    '/since.json?at=2025-05-30T00:00',
    ...edition.articles.map(({ id }) => `/article/${id}.json`),
    ...edition.storyIds.flatMap((id) => [`/story/${id}.json`, `/saga/${id}.json`]),
    ...CASES.flatMap(({ name }) => [`/hub/hub-${name}.json`, `/source/wire-${name}.example.json`]),
    ...['mira-solberg', 'edda-lindqvist'].map((who) => `/who/${who}.json`),
    ...['port-maren', 'maren'].map((where) => `/where/${where}.json`),
    ...pairsOf(edition).map(([a, b]) => `/compare.json?a=${a}&b=${b}`),
    ...lookedFor(edition).flatMap((s) => [`/search.json?q=${s.lookup}`, `/verify.json?quote=${encodeURIComponent(s.start)}`]),
    ...['who:solberg', 'where:maren', 'has:figure', 'lamps', 'thing:lamps'].map((q) => `/search.json?q=${q}`),
    `/verify.json?figure=${encodeURIComponent('at least 12 people taken off')}`,
  ];
}

const PARTS = 'reports lines figures statements timeline corrections outdated lost sure people related cited'.split(' ');
/** Every tool of MCP, with what makes it tell of each article. */
export function callsOf(edition: RightsEdition): (readonly [tool: string, args: Readonly<Record<string, string>>])[] {
  return [
    ['front_page', {}],
    ['since', { at: '2025-05-30T00:00' }],
    ...edition.articles.flatMap(({ id }) => [['article', { article: id }] as const, ['explain', { article: id }] as const]),
    ...edition.storyIds.flatMap((story) => [
      ['story', { story }] as const,
      ...PARTS.map((part) => ['story', { story, part }] as const),
      ['figures', { story }] as const,
      ['explain', { story }] as const,
    ]),
    ...['Mira Solberg', 'Edda Lindqvist'].flatMap((who) => [['who_said', { who }] as const, ['who_said', { who, about: 'lamp' }] as const]),
    ...pairsOf(edition).map(([a, b]) => ['compare', { a, b }] as const),
    ...lookedFor(edition).flatMap((s) => [['search', { q: s.lookup }] as const, ['verify_quote', { quote: s.start }] as const]),
    ...['who:solberg', 'where:maren', 'has:figure', 'lamps', 'thing:lamps'].map((q) => ['search', { q }] as const),
    ['figures', { q: 'lamps' }],
    ['verify_figure', { figure: 'at least 12 people taken off' }],
  ];
}

/** What a tool answers, as it goes over the wire. */
export async function callTool(app: Hono, name: string, args: Readonly<Record<string, string>>): Promise<string> {
  const response = await app.request('/mcp', {
    method: 'POST',
    headers: { host: 'localhost', 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }),
  });
  return response.text();
}
