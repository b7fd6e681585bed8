import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Source } from '../model/source.ts';
import { domainsOf, registeredDomain } from './domains.ts';
import { sourceFor, sourceId, sourceOf } from './sources.ts';

const TABLE: readonly Source[] = [
  { id: 'h', name: 'Harbour Post', domain: 'harbour.co.uk', kind: 'newspaper' },
  { id: 's', name: 'Harbour Sport', domain: 'sport.harbour.co.uk', kind: 'online' },
  { id: 'w', name: 'Wire', domain: '', kind: 'agency' },
];
const page = (url: string, sourceName?: string): { url: string; finalUrl: string; hints: { sourceName?: string } } => ({
  url,
  finalUrl: url,
  hints: { sourceName },
});

test('the registered domain', () => {
  const cases: readonly [string, string][] = [
    ['https://www.harbour.example/a', 'harbour.example'],
    ['https://news.harbour.co.uk:8443/', 'harbour.co.uk'],
    ['https://harbour.com.au', 'harbour.com.au'],
    ['https://quay.blogspot.com/x', 'quay.blogspot.com'],
    ['http://10.0.0.1/', '10.0.0.1'],
    ['file:///x', ''],
    ['', ''],
  ];
  for (const [url, domain] of cases) assert.equal(registeredDomain(url), domain, url);
  assert.deepEqual(domainsOf('https://a.sport.harbour.co.uk/'), ['a.sport.harbour.co.uk', 'sport.harbour.co.uk', 'harbour.co.uk']);
});

test('by the most particular domain, by name only without an address, else unknown', () => {
  assert.equal(sourceFor(page('https://www.harbour.co.uk/x'), 'whatever', TABLE).id, 'h');
  assert.equal(sourceFor(page('https://sport.harbour.co.uk/x'), '', TABLE).id, 's');
  assert.equal(sourceFor(page('', 'WIRE'), '', TABLE).id, 'w');
  const stranger = sourceFor(page('https://elsewhere.example/x'), 'Wire', TABLE);
  assert.deepEqual(stranger, { id: sourceId('elsewhere.example', ''), name: 'Wire', domain: 'elsewhere.example', kind: 'unknown', said: [['Wire', 1]] });
  assert.equal(sourceFor(page('https://elsewhere.example/y'), '', TABLE).name, 'elsewhere.example');
});

test('an unknown source is called what most of its first articles call it', () => {
  const seen = (names: readonly string[]): Source | undefined =>
    names.reduce<Source | undefined>((known, name) => sourceOf(page('https://quay.example/x', name), '', known), undefined);
  assert.equal(seen(['Guest Writer', 'Quay News'])?.name, 'Guest Writer');
  assert.equal(seen(['Guest Writer', 'Quay News', 'constructor', 'Quay News'])?.name, 'Quay News');
  assert.equal(seen(['Quay News', '', 'Guest Writer', 'Guest Writer', 'Quay News'])?.name, 'Guest Writer');
  // Later ones change nothing: a name that stood through sixty-four articles stands.
  const settled = seen(Array<string>(64).fill('Quay News'));
  assert.deepEqual(seen([...Array<string>(64).fill('Quay News'), ...Array<string>(99).fill('Guest Writer')]), settled);
  assert.equal(sourceOf(page('https://harbour.co.uk/x', 'Guest Writer'), '', TABLE[0]), TABLE[0]);
});

test('the shipped table: ids are those of the domains, every name and domain once, agencies with their family', () => {
  const table = JSON.parse(readFileSync(new URL('../../assets/sources.json', import.meta.url), 'utf8')) as Source[];
  assert.ok(table.length >= 150);
  for (const s of table) {
    assert.equal(s.id, sourceId(s.domain, s.name));
    assert.equal(s.domain, s.domain.toLowerCase());
    assert.ok(s.country === undefined || /^[A-Z]{2}$/.test(s.country), s.name);
    assert.ok(s.kind !== 'agency' || s.family, s.name);
  }
  assert.equal(new Set(table.map((s) => s.domain)).size, table.length);
  assert.equal(new Set(table.map((s) => s.name)).size, table.length);
});
