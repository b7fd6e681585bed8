import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

/**
 * Who may import whom: design and ARCHITECTURE.md's folder table, as an allow-list. A folder (or file right under src) that is
 * not entered here fails. `types` may be imported as types only. `npm` lists the packages, `node` whether node:* is allowed.
 */
interface Rule {
  readonly ours: readonly string[];
  readonly types?: readonly string[];
  readonly npm: readonly string[] | 'any';
  readonly node: boolean;
}
const RULES: Readonly<Record<string, Rule>> = {
  model: { ours: [], npm: ['@noble/hashes'], node: false },
  text: { ours: ['model'], npm: [], node: false },
  clean: { ours: ['model', 'text'], npm: ['htmlparser2', 'entities', 'diff'], node: false },
  reprints: { ours: ['model', 'text'], npm: ['diff'], node: false },
  stories: { ours: ['model', 'text'], npm: [], node: false },
  claims: { ours: ['model', 'text'], npm: [], node: false },
  ledger: { ours: ['model', 'text'], npm: ['diff'], node: false },
  rank: { ours: ['model', 'text'], npm: [], node: false },
  sample: { ours: [], npm: [], node: false },
  store: { ours: ['model'], npm: ['kysely', 'pg'], node: true },
  collect: {
    ours: ['model', 'text'],
    types: ['store'],
    npm: ['htmlparser2', 'entities', 'iconv-lite', 'robots-parser', 'undici', 'zod'],
    node: true,
  },
  work: { ours: ['flow.ts', 'models.ts', 'store', 'model'], npm: [], node: true },
  'models.ts': { ours: ['claims', 'stories'], types: ['flow.ts'], npm: [], node: true },
  'flow.ts': {
    ours: [
      'flow-collect.ts',
      'flow-stories.ts',
      'flow-acts.ts',
      'flow-copies.ts',
      'flow-remove.ts',
      'model',
      'text',
      'clean',
      'reprints',
      'stories',
      'claims',
      'ledger',
      'rank',
      'collect',
    ],
    types: ['store', 'work'],
    npm: [],
    node: false,
  },
  'flow-collect.ts': { ours: ['flow-remove.ts', 'model', 'collect'], types: ['store', 'work'], npm: [], node: false },
  'flow-stories.ts': { ours: ['flow-acts.ts', 'flow-copies.ts', 'model', 'reprints', 'stories'], types: ['store', 'work'], npm: [], node: false },
  'flow-acts.ts': { ours: ['flow-copies.ts', 'model', 'reprints', 'stories'], types: ['store', 'work'], npm: [], node: false },
  'flow-copies.ts': { ours: ['model', 'reprints'], types: ['store'], npm: [], node: false },
  'flow-remove.ts': { ours: ['flow-acts.ts', 'model', 'text', 'collect', 'stories'], types: ['store', 'work'], npm: [], node: false },
  serve: {
    ours: ['errors.ts', 'model', 'text', 'store', 'stories', 'reprints', 'ledger', 'rank'],
    npm: ['hono', '@hono/node-server', '@hono/zod-openapi', '@modelcontextprotocol/server', 'diff', 'fflate'],
    node: true,
  },
  publish: { ours: ['model', 'errors.ts'], types: ['store'], npm: ['htmlparser2', 'zod'], node: true },
  'settings.ts': { ours: ['errors.ts'], npm: ['zod', 'smol-toml'], node: true },
  'errors.ts': { ours: [], npm: [], node: false },
  'log.ts': { ours: [], npm: ['pino'], node: false },
  library: {
    ours: ['clean', 'claims', 'collect', 'commands', 'ledger', 'model', 'models.ts', 'reprints', 'stories', 'text'],
    npm: [],
    node: false,
  },
  commands: { ours: ['*'], npm: 'any', node: true },
  'main.ts': { ours: ['*'], npm: 'any', node: true },
  'index.ts': { ours: ['*'], npm: 'any', node: false },
};

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
  /** Loaded when it is first wanted. */
  readonly later?: boolean;
}

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8'),
    found: Import[] = [];
  for (const m of source.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm))
    found.push({ from: m[2] ?? '', typeOnly: m[1] !== undefined });
  for (const m of source.matchAll(/\bimport\('([^']+)'\)/g)) found.push({ from: m[1] ?? '', typeOnly: false, later: true });
  return found;
}
const folderOf = (path: string): string => path.replace(/^src\//, '').split('/')[0] ?? '';
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

const files = globSync('src/**/*.ts').filter((f) => !f.endsWith('.test.ts'));

/** Why an import is not allowed; undefined = it is. */
function objection(file: string, imported: Import): string | undefined {
  const folder = folderOf(file),
    rule = RULES[folder];
  if (!rule) return `${folder} is not in the table`;
  if (imported.from.startsWith('node:')) return rule.node ? undefined : `${folder} may not use ${imported.from}`;
  if (!imported.from.startsWith('.'))
    return rule.npm === 'any' || rule.npm.includes(packageOf(imported.from)) ? undefined : `${folder} may not use the package ${imported.from}`;
  const target = folderOf(normalize(join(dirname(file), imported.from)));
  if (target === folder || rule.ours.includes('*') || rule.ours.includes(target)) return undefined;
  if (rule.types?.includes(target)) return imported.typeOnly ? undefined : `${folder} may import only types of ${target}`;
  return `${folder} may not import ${target}`;
}

test('every import is allowed by the table', () => {
  assert.ok(files.length > 20, 'the sources were not found');
  const broken = files.flatMap((file) =>
    importsOf(file)
      .flatMap((i) => objection(file, i) ?? [])
      .map((why) => `${file}: ${why}`),
  );
  assert.deepEqual(broken, []);
});

test('the table refuses what it should', () => {
  assert.match(objection('src/clean/clean.ts', { from: 'node:fs', typeOnly: false }) ?? '', /may not use node:fs/);
  assert.match(objection('src/clean/clean.ts', { from: '../store/store.ts', typeOnly: true }) ?? '', /may not import store/);
  assert.match(objection('src/collect/poll.ts', { from: '../store/store.ts', typeOnly: false }) ?? '', /only types/);
});

test('what prints makes its words by `show`, which knows what may be shown, never by `quote`', () => {
  const printing = /^src\/serve\/(?:pages|feeds|api|mcp|routes)\//,
    quoting = (source: string): boolean =>
      /import[^;]*\bquote\b[^;]*from\s+'[^']*model\/citation\.ts'|import\s*\*[^;]*model\/citation\.ts|\bas Verbatim\b/.test(source);
  assert.deepEqual(
    files.filter((f) => printing.test(f) && quoting(readFileSync(f, 'utf8'))),
    [],
  );
  assert.ok(quoting("import { cite, quote } from '../../model/citation.ts';") && quoting('return text as Verbatim;'));
});

test('pure folders read no clock, no chance and write no log', () => {
  const pure = [
    'model',
    'text',
    'clean',
    'reprints',
    'stories',
    'claims',
    'ledger',
    'rank',
    'library',
    'flow.ts',
    'flow-collect.ts',
    'flow-stories.ts',
    'flow-acts.ts',
    'flow-copies.ts',
    'flow-remove.ts',
  ];
  const impure = files
    .filter((f) => pure.includes(folderOf(f)))
    .filter((f) =>
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bconsole\.|\bprocess\.|\bperformance\.now/.test(
        readFileSync(f, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
      ),
    );
  assert.deepEqual(impure, []);
});

test('there are no import cycles', () => {
  const edges = new Map(
    files.map((f) => [f, importsOf(f).flatMap((i) => (i.from.startsWith('.') && !i.typeOnly ? [normalize(join(dirname(f), i.from))] : []))]),
  );
  const done = new Set<string>(),
    path: string[] = [];
  const visit = (file: string): void => {
    if (path.includes(file)) assert.fail(`import cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
    if (done.has(file)) return;
    path.push(file);
    for (const next of edges.get(file) ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of files) visit(file);
});

test('pages are served without what only programs ask for: the schemas of data and the protocol of agents load when first asked', () => {
  const reached = new Set<string>(),
    packages = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { from, typeOnly, later } of importsOf(file)) {
      if (typeOnly || later) continue;
      if (from.startsWith('.')) visit(normalize(join(dirname(file), from)));
      else packages.add(packageOf(from));
    }
  };
  for (const start of ['src/serve/app.ts', 'src/commands/up.ts']) visit(start);
  assert.ok(reached.has('src/serve/edge.ts') && packages.has('hono'));
  assert.deepEqual([...packages].filter((name) => /modelcontextprotocol|zod-openapi/.test(name)), []); // prettier-ignore
  assert.deepEqual([...reached].filter((file) => file.startsWith('src/serve/mcp/')), []); // prettier-ignore
});

test('files keep to their size', () => {
  const TABLES = new Set(['src/text/stopwords.ts', 'src/claims/verbs.ts']);
  const long = files.filter((f) => !TABLES.has(f) && readFileSync(f, 'utf8').split('\n').length > 401);
  assert.deepEqual(long, []);
});

test('no file speaks of a machine path, a registry or who wrote it', () => {
  // A learnt table of the words of news has first names in it.
  const exempt = ['test/architecture.test.ts', 'src/text/cluster-words.ts', 'src/text/language-table.ts'];
  const all = globSync(['src/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts', 'docs/**/*.md', '*.md']).filter((f) => !exempt.includes(f));
  const bad = all.filter((f) =>
    /\/work\/(?:main|shared)\b|\/root\/|registry\.npmjs|\b(?:claude|chatgpt|copilot|language model wrote)\b/i.test(readFileSync(f, 'utf8')),
  );
  assert.deepEqual(bad, []);
});
